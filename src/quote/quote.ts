import { argumentError } from '../misuse.js';
import { resolveCountry } from '../numbering/resolve-country.js';
import { type Fare, faresOf, type Match, type MatchedBy } from '../pricing/fares.js';
import { type Money, moneyOf } from '../pricing/money.js';
import {
  type Basis,
  basisOf,
  fareOf,
  MCC_MNC_PATTERN,
  type NoRateReason,
  type PriceIssue,
  priceOf,
  reasonOf,
  requireCard,
  timeOf,
} from '../pricing/price.js';
import type { RateCard } from '../pricing/rate.js';
import type { Encoding } from '../text/alphabet.js';
import { type Analysis, analyze, type Channel } from '../text/analyze.js';
import { withSandboxSuffix } from './sandbox.js';

export interface QuoteMessage {
  /** 7 to 15 digits, the first not 0. */
  readonly msisdn: string;
  readonly text: string;
  /** SMS unless told, or RCS with smart routing. */
  readonly channel?: Channel | undefined;
  /** Whether it goes by RCS, and by SMS where that is not possible. */
  readonly smartRouting?: boolean | undefined;
  /** MCC and MNC in one string, such as `23415`, where a lookup has told. */
  readonly mccMnc?: string | undefined;
  /** Which rates are in force; a Date or milliseconds. Without it dates of rates are not looked at. */
  readonly at?: Date | number | undefined;
  /** Whether it is sent in sandbox mode, with the text that the API appends then. */
  readonly sandbox?: boolean | undefined;
}

export interface QuoteOptions {
  /** What is billed: parts unless told, or segments as they are sent. */
  readonly basis?: Basis | undefined;
}

/** How a message travels. */
export interface QuoteCounts {
  readonly channel: Channel;
  /** Null on RCS. */
  readonly encoding: Encoding | null;
  /** Code points. */
  readonly characters: number;
  readonly messageParts: number;
  readonly segments: number;
  /** ISO 3166-1 alpha-2, or what libphonenumber says beside it; null for a calling code that nobody has. */
  readonly country: string | null;
  readonly basis: Basis;
}

/** What a message costs. */
export interface Quote extends QuoteCounts {
  /** For each part; on RCS for the message. */
  readonly unitPrice: Money;
  /** The carrier's fee on top, for each part. */
  readonly fee: Money;
  readonly total: Money;
  readonly matchedBy: MatchedBy;
  /** With smart routing: the SMS to which RCS falls back. */
  readonly fallback?: Quote | undefined;
  /** With smart routing: what is deducted on falling back, or, below zero, refunded. */
  readonly adjustment?: Money | undefined;
  /** What is to be reserved: the greater of the totals. */
  readonly reserve: Money;
  /** In sandbox mode: what the same message costs in production. */
  readonly production?: Quote | undefined;
  readonly noRate?: undefined;
  readonly issues?: undefined;
}

/** A message whose destination has no price. */
export interface NoRateQuote extends QuoteCounts {
  readonly noRate: true;
  /** Why. The channel without a rate is SMS with smart routing too, where RCS has one and its fallback has none. */
  readonly reason: NoRateReason;
  /** With smart routing and `NO_RCS_RATE`: what the SMS costs that it would fall back to. */
  readonly fallback?: Quote | undefined;
  readonly issues?: undefined;
}

export type QuoteResult =
  | Quote
  | NoRateQuote
  | { readonly issues: readonly PriceIssue[]; readonly noRate?: undefined };

/**
 * Tells what a message costs by a rate card: by which channel it goes, how many parts are billed, which rate counts and
 * why, and the sum, to 10^-8 of the currency's unit.
 *
 * With smart routing the quote is that of RCS, with the SMS that it may fall back to, the signed adjustment and the
 * amount to reserve (QuickSMS API 2.0, Smart Routing). In sandbox mode the total is 0, and `production` tells what it
 * would be. Where the card has no rate, `noRate` is true, and there is no price. Issues: `INVALID_PHONE_NUMBER`,
 * `INVALID_MCC_MNC`, and `AMOUNT_OUT_OF_RANGE` for a total past 64 bits.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` for a text or number that is no string, or no card
 * @example
 * const card = rateCard('prefix,price,currency\n447,0.04,GBP').value;
 * const { messageParts, total } = quote({ msisdn: '447700900000', text: 'a'.repeat(161) }, card);
 * [messageParts, formatMoney(total)] // [2, '0.08']
 */
export function quote(message: QuoteMessage, card: RateCard, options?: QuoteOptions): QuoteResult {
  requireMessage(message);
  requireCard(card);
  const basis = basisOf(options);
  const { msisdn, text, channel, smartRouting = false, mccMnc, sandbox = false } = message;
  const at = timeOf('at', message.at);
  const { valid, country } = resolveCountry(msisdn);
  if (!valid) return { issues: [issue('msisdn', 'INVALID_PHONE_NUMBER', '7 to 15 digits, the first not 0')] };
  if (mccMnc !== undefined && !MCC_MNC_PATTERN.test(mccMnc))
    return { issues: [issue('mccMnc', 'INVALID_MCC_MNC', 'MCC and MNC such as 23415')] };

  const fare = fareOf(card, { msisdn, country, mccMnc }, at);
  const way = smartRouting && channel !== 'SMS' ? 'smart' : (channel ?? 'SMS');
  if (!sandbox) return textQuote(card, fare, way, text, country, basis, at);
  const free = textQuote(card, fare, way, withSandboxSuffix(text), country, basis, at);
  return sandboxQuote(card, free, textQuote(card, fare, way, text, country, basis, at));
}

function textQuote(
  card: RateCard,
  fare: Fare,
  way: Channel | 'smart',
  text: string,
  country: string | null,
  basis: Basis,
  at: number | undefined,
): QuoteResult {
  return way === 'smart'
    ? smartQuote(card, fare, text, country, basis, at)
    : channelQuote(card, fare, way, text, country, basis, at);
}

function channelQuote(
  card: RateCard,
  fare: Fare,
  channel: Channel,
  text: string,
  country: string | null,
  basis: Basis,
  at: number | undefined,
): QuoteResult {
  const { encoding, characters, messageParts, segments }: Analysis = analyze(text, { channel });
  const match: Match | undefined = channel === 'SMS' ? fare.sms : fare.rcs;
  const reason = reasonOf(fare, channel, country, faresOf(card, at));
  if (reason !== undefined) {
    const travel = { channel, encoding, characters, messageParts, segments, country, basis };
    return { ...travel, noRate: true, reason };
  }
  const price = priceOf(card, match!, channel, basis === 'parts' ? messageParts : segments);
  if (price === undefined) return tooMuch();
  const { unitPrice, fee, total, matchedBy } = price;
  // One literal: putting two objects together takes as long as the analysis.
  return {
    channel,
    encoding,
    characters,
    messageParts,
    segments,
    country,
    basis,
    unitPrice,
    fee,
    total,
    matchedBy,
    reserve: total,
  };
}

function smartQuote(
  card: RateCard,
  fare: Fare,
  text: string,
  country: string | null,
  basis: Basis,
  at: number | undefined,
): QuoteResult {
  const rcs = channelQuote(card, fare, 'RCS', text, country, basis, at);
  if (rcs.issues) return rcs;
  const fallback = channelQuote(card, fare, 'SMS', text, country, basis, at);
  if (rcs.noRate) return fallback.noRate || fallback.issues ? rcs : { ...rcs, fallback };
  if (fallback.noRate || fallback.issues) return fallback;
  const difference = fallback.total.units - rcs.total.units;
  return {
    ...rcs,
    fallback,
    adjustment: moneyOf(card.currency, difference),
    reserve: difference > 0n ? fallback.total : rcs.total,
  };
}

function sandboxQuote({ currency }: RateCard, sandbox: QuoteResult, production: QuoteResult): QuoteResult {
  if (sandbox.noRate || sandbox.issues || production.noRate || production.issues) return sandbox;
  const zero = moneyOf(currency, 0n);
  const { fallback, adjustment, ...quote } = sandbox;
  const free = { ...quote, total: zero, reserve: zero, production };
  return fallback === undefined
    ? free
    : { ...free, fallback: { ...fallback, total: zero, reserve: zero }, adjustment: zero };
}

function issue(param: string, code: PriceIssue['code'], expected: string): PriceIssue {
  return { message: `${param}: expected ${expected}`, path: [param], code, param };
}

function tooMuch(): { issues: readonly PriceIssue[] } {
  return { issues: [issue('total', 'AMOUNT_OUT_OF_RANGE', 'an amount that fits into 64 bits')] };
}

function requireMessage(message: QuoteMessage): void {
  if (typeof message !== 'object' || message === null) throw argumentError('message', 'an object', message);
  const { channel, smartRouting, mccMnc, sandbox } = message;
  if (channel !== undefined && channel !== 'SMS' && channel !== 'RCS')
    throw argumentError('channel', "'SMS' or 'RCS'", channel);
  if (smartRouting !== undefined && typeof smartRouting !== 'boolean')
    throw argumentError('smartRouting', 'true or false', smartRouting);
  if (sandbox !== undefined && typeof sandbox !== 'boolean')
    throw argumentError('sandbox', 'true or false', sandbox);
  if (mccMnc !== undefined && typeof mccMnc !== 'string') throw argumentError('mccMnc', 'a string', mccMnc);
}
