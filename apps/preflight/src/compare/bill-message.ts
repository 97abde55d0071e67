import { normalize, resolveCountry } from '@quicksms/core';
import { quoted } from '../printable.js';
import type { BillColumns } from './bill-columns.js';
import type { BillRow } from './bill-rows.js';
import { readCharge } from './charge.js';
import { countryNamed } from './country-names.js';
import type { BillField } from './layouts/layout.js';
import { readSentAt } from './sent-at.js';

/** Why a row is not compared. */
export const setAsideCodes = [
  'INBOUND',
  'NOT_SMS',
  'NOT_CHARGED',
  'EMPTY',
  'NO_RATE',
  'CURRENCY_DIFFERS',
  'UNREADABLE',
] as const;
export type SetAsideCode = (typeof setAsideCodes)[number];

/** A row that is not compared. */
export interface SetAside {
  readonly setAside: SetAsideCode;
  readonly reason: string;
  /** In 10^-8 of the currency. Undefined where the row does not say it. */
  readonly charged: bigint | undefined;
  /** Undefined where the row does not say it. */
  readonly currency: string | undefined;
}

/** A message that was sent, and what the vendor says about it. */
export interface BillMessage {
  readonly setAside?: undefined;
  /** Empty where the bill has none. */
  readonly id: string;
  readonly msisdn: string;
  /** Of the number. */
  readonly country: string | null;
  /** Empty where the bill does not have it. */
  readonly text: string;
  /** As charged. Undefined where the bill does not say it. */
  readonly parts: number | undefined;
  /** In 10^-8 of the currency. */
  readonly charged: bigint;
  readonly currency: string | undefined;
  readonly isUndelivered: boolean;
  /** Of the bill, where it has one that is known. */
  readonly billedCountry: string | undefined;
  readonly mccMnc: string | undefined;
  /** In milliseconds. */
  readonly at: number;
}

/** What is needed to read a row besides its columns. */
export interface ReadingTerms {
  /** The time of a message without a date, in milliseconds. */
  readonly at: number;
  /** Whether the rates depend on the time. */
  readonly isDated: boolean;
  /** The country of numbers without a calling code. */
  readonly defaultCountry: string | undefined;
}

const INBOUND = /^(?:in|inbound|incoming|mo|received)\b/i;
const OTHER_TYPE = /mms|whats ?app|rcs|viber|messenger|voice|call|email|push/i;
const UNDELIVERED =
  /^(?:un|not ?)deliver(?:ed|able)$|^(?:delivery ?)?failed$|^delivery ?failure$|^failure$|^rejected$|^expired$|^deleted$|^cancell?ed$|^blocked$|^unsent$|^error$/;

/** Reads a row of a bill. Whatever cannot be compared is set aside with the reason. */
export function readMessage(row: BillRow, columns: BillColumns, terms: ReadingTerms): BillMessage | SetAside {
  if (row.fields.every(field => field.trim() === '')) return aside('EMPTY', 'no field has a value');
  if (row.fault !== undefined) return aside('UNREADABLE', row.fault);
  const field = (name: BillField) => row.fields[columns.of[name]]?.trim() ?? '';
  const currency = currencyOf(field('currency'));
  const price = field('price');
  const charged = readCharge(price);
  const id = field('id');
  const number = field('number');
  if (INBOUND.test(field('direction'))) return aside('INBOUND', 'was received, not sent', charged, currency);
  if (OTHER_TYPE.test(field('type')) || /^[a-z]+:/i.test(number) || columns.layout.isOtherMessage?.(id))
    return aside('NOT_SMS', 'is not an SMS', charged, currency);
  const isUndelivered = UNDELIVERED.test(field('status').toLowerCase().replace(/[_-]/g, ' '));
  if (isMissing(price) && !isUndelivered)
    return aside('NOT_CHARGED', 'has no price yet', undefined, currency);
  if (charged === undefined && !isMissing(price))
    return aside('UNREADABLE', `price: expected an amount such as 0.0075, found ${quoted(price)}`);
  const msisdn = msisdnOf(number, terms.defaultCountry);
  if (msisdn === undefined)
    return aside(
      'UNREADABLE',
      `number: expected a phone number with its country code, found ${quoted(number)}`,
      charged,
      currency,
    );
  const date = field('date');
  const sentAt = terms.isDated && date !== '' ? readSentAt(date) : terms.at;
  if (sentAt === undefined)
    return aside(
      'UNREADABLE',
      `date: expected a time such as 2026-01-31T12:00Z, found ${quoted(date)}`,
      charged,
      currency,
    );
  return {
    id,
    msisdn,
    country: resolveCountry(msisdn).country,
    text: textOf(row, columns.of.text),
    parts: partsOf(field('parts')),
    charged: charged ?? 0n,
    currency,
    isUndelivered,
    billedCountry: countryNamed(field('country')),
    mccMnc: /^\d{5,6}$/.test(field('network')) ? field('network') : undefined,
    at: sentAt,
  };
}

const aside = (setAside: SetAsideCode, reason: string, charged?: bigint, currency?: string): SetAside => ({
  setAside,
  reason,
  charged,
  currency,
});

const isMissing = (price: string) => price === '' || /^(?:null|none|n\/a|-)$/i.test(price);

/** A text as it stands: spaces count. */
const textOf = (row: BillRow, column: number): string => row.fields[column] ?? '';

function msisdnOf(number: string, defaultCountry: string | undefined): string | undefined {
  const [, digits] = /^\+?([1-9]\d{6,14})$/.exec(number) ?? [];
  if (digits !== undefined && (defaultCountry === undefined || number.startsWith('+'))) return digits;
  return normalize(number, { defaultCountry }).value?.msisdn ?? digits;
}

function partsOf(text: string): number | undefined {
  const parts = /^\d{1,3}(?:\.0+)?$/.test(text) ? Number(text) : 0;
  // Twilio's answer to a request has 0 while nothing is sent.
  return parts === 0 ? undefined : parts;
}

const signs: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP' };

const currencyOf = (text: string): string | undefined =>
  text === '' ? undefined : (signs[text] ?? text.toUpperCase());
