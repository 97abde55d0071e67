import { formatMoney } from '@quicksms/core';
import type { BillMessage, SetAside } from './bill-message.js';
import type { Judgement } from './judge-message.js';

const ownHeader = [
  'line',
  'codes',
  'reason',
  'number_country',
  'charged_parts',
  'expected_parts',
  'charged',
  'expected',
  'difference',
  'currency',
];

/** The header of `--out`: the columns of the bill, then those of the comparison. */
export const differencesHeader = (columns: readonly string[]): string[] =>
  [...columns, ...ownHeader].map(asBytes);

/** A row whose charge is not what the rules give, with its disagreements in words. */
export interface DifferingMessage {
  readonly line: number;
  readonly reason: string;
  readonly message: BillMessage;
  readonly judgement: Judgement;
  readonly currency: string;
}

/** A row with disagreements as fields for `--out`. Each character of a field is a byte. */
export function differingFields(fields: readonly string[], row: DifferingMessage): string[] {
  const { line, reason, message, judgement, currency } = row;
  const { charged, expected, chargedParts, expectedParts, disagreements } = judgement;
  const amount = (units: bigint) => formatMoney({ currency, units });
  const own = [
    String(line),
    disagreements.map(({ code }) => code).join(' '),
    reason,
    message.country ?? '',
    chargedParts === undefined ? '' : String(chargedParts),
    String(expectedParts),
    amount(charged),
    amount(expected),
    amount(charged - expected),
    currency,
  ];
  return [...fields, ...own].map(asBytes);
}

/** A row that is set aside as fields for `--out`. It gets as many fields as the bill has columns. */
export function setAsideFields(
  fields: readonly string[],
  columnCount: number,
  line: number,
  { setAside, reason, charged, currency = '' }: SetAside,
): string[] {
  const whole = Array.from({ length: columnCount }, (_, column) => fields[column] ?? '');
  const amount = charged === undefined ? '' : formatMoney({ currency, units: charged });
  return [...whole, String(line), setAside, reason, '', '', '', amount, '', '', currency].map(asBytes);
}

const asBytes = (text: string): string => Buffer.from(text).toString('latin1');
