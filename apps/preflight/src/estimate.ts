import { type CanReceiveSms, type NumberType, territories } from '@quicksms/core';
import {
  analyzeColumn,
  canReceiveSmsByType,
  countries,
  encodings,
  numberTypes,
  resolveColumn,
  textColumn,
} from '@quicksms/core/batch';
import type { Kernel } from '@quicksms/core/kernel';
import { faults, fieldCount, fieldText, type Rows, readRows } from './csv.js';
import { readHeader } from './header.js';
import { InputError, quoted, type Source } from './input.js';
import { formatAmount, LARGEST_AMOUNT } from './money.js';
import type { Rate, Rates } from './rates.js';

export type Basis = 'parts' | 'segments';

/** Why rows are rejected, whatever the row; each rejected row says more. */
const rejectionReasons = {
  ...faults,
  WRONG_FIELD_COUNT: 'not as many fields as the header has',
  MISSING_FIELD: 'msisdn or message is empty',
  INVALID_PHONE_NUMBER: 'msisdn is not 7 to 15 digits and nothing else, the first not 0',
  CONTENT_TOO_LONG: 'message has more than 1,530 characters',
} as const;

const warningReasons = {
  CANNOT_RECEIVE_SMS:
    'numbers of a type that takes no SMS, such as fixed lines and toll-free ones; priced like others',
  INVALID_UTF8: 'bytes that are not UTF-8, each counted as \ufffd in UCS-2; save the file as UTF-8',
} as const;

const MAX_CHARACTERS = 1530;

export type RejectionCode = keyof typeof rejectionReasons;
export type WarningCode = keyof typeof warningReasons;

export interface Amount {
  currency: string;
  /** A decimal number without loss. */
  amount: string;
}

/** Rows of one kind: how many, and where the first begins. */
export interface Finding<Code> {
  code: Code;
  count: number;
  firstLine: number;
  reason: string;
}

export interface Warning extends Finding<WarningCode> {
  /** Of CANNOT_RECEIVE_SMS: what those messages cost. */
  cost?: Amount;
}

/** What some of the messages come to. */
export interface Share {
  messages: number;
  messageParts: number;
  segments: number;
  /** How many of the messages have no rate, and so no share in the cost. */
  noRate: number;
  cost: Amount;
}

export interface CountryEstimate extends Share {
  /** ISO 3166-1 alpha-2, 001 for non-geographic numbers, null for a calling code that nobody has. */
  country: string | null;
}

export interface TypeEstimate extends Share {
  type: NumberType;
  canReceiveSms: CanReceiveSms;
}

/** What a campaign will cost: the object that `--json` prints. */
export interface Estimate {
  /** Priced, without a rate and rejected. */
  rows: number;
  priced: number;
  rejected: number;
  noRate: number;
  /** Rows that would be sent: priced and without a rate. */
  messages: number;
  messageParts: number;
  segments: number;
  /** Which of the two is billed. */
  basis: Basis;
  cost: Amount;
  /** Dearest first. */
  byCountry: CountryEstimate[];
  /** By type of the recipient's number, dearest first. */
  byType: TypeEstimate[];
  byEncoding: { 'GSM-7': number; 'UCS-2': number };
  rejections: Finding<RejectionCode>[];
  warnings: Warning[];
  kernel: string;
}

export interface RejectedRow {
  line: number;
  code: RejectionCode;
  reason: string;
  /** The fields' bytes, one a character. */
  msisdn: string;
  message: string;
}

/** A row that would be sent. */
export interface SentRow {
  line: number;
  msisdn: string;
  country: string | null;
  type: NumberType;
  canReceiveSms: CanReceiveSms;
  encoding: string;
  messageParts: number;
  segments: number;
  /** Without a rate: undefined. */
  price: string | undefined;
  cost: string | undefined;
}

export interface EstimateOptions {
  basis: Basis;
  /** Called for each row that would be sent, in the order of the file. */
  onSent?: ((row: SentRow) => void) | undefined;
  /** Called for each rejected row, in the order of the file. */
  onRejected(row: RejectedRow): void;
}

interface Tally {
  messages: number;
  parts: number;
  segments: number;
}

interface Columns {
  fieldCount: number;
  msisdn: number;
  message: number;
}

/** Every country that a rate can be for. */
export const knownCountries = (): ReadonlySet<string> => new Set(territories().map(({ country }) => country));

/** Reads a campaign to its end and adds up what it will cost. */
export async function estimateCampaign(
  kernel: Kernel,
  campaign: Source,
  rates: Rates,
  { basis, onSent, onRejected }: EstimateOptions,
): Promise<Estimate> {
  const tallies: Map<Rate | undefined, Tally>[] = [];
  const rejections = new Map<RejectionCode, Finding<RejectionCode>>();
  const warnings = new Map<WarningCode, Finding<WarningCode>>();
  const byEncoding: [gsm: number, ucs2: number] = [0, 0];
  let columns: Columns | undefined;
  let rowCount = 0;

  for await (const rows of readRows(campaign, { allocate: byteLength => kernel.buffer(byteLength) })) {
    if (rows.length === 0) continue;
    const first = columns ? 0 : 1;
    columns ??= campaignColumns(campaign.name, rows);
    const { data, firstField, starts, ends } = rows;
    const counts = analyzeColumn(kernel, fieldColumn(rows, columns, columns.message));
    const numbers = resolveColumn(kernel, fieldColumn(rows, columns, columns.msisdn));
    rowCount += rows.length - first;

    for (let row = first; row < rows.length; row++) {
      const isMsisdn = numbers.status[row] === 0;
      const problem = problemOf(rows, row, columns, isMsisdn, counts.characters[row]!);
      if (problem) {
        count(rejections, problem.code, rejectionReasons, rows.lines[row]!);
        onRejected({ line: rows.lines[row]!, ...problem, ...contentOf(rows, row, columns) });
        continue;
      }
      const type = numbers.type[row]!;
      if (canReceiveSmsByType[type] === 'no')
        count(warnings, 'CANNOT_RECEIVE_SMS', warningReasons, rows.lines[row]!);
      if (counts.status[row] !== 0) count(warnings, 'INVALID_UTF8', warningReasons, rows.lines[row]!);
      byEncoding[counts.encoding[row]!]!++;

      const msisdn = firstField[row]! + columns.msisdn;
      const country = countries[numbers.country[row]!]!;
      const rate =
        rates.byPrefix.find(data, starts[msisdn]!, ends[msisdn]!) ?? rates.byCountry.get(country ?? '');
      const tally = tallyOf(tallies, numbers.country[row]! * numberTypes.length + type, rate);
      tally.messages++;
      tally.parts += counts.messageParts[row]!;
      tally.segments += counts.segments[row]!;
      if (!onSent) continue;
      const messageParts = counts.messageParts[row]!;
      const segments = counts.segments[row]!;
      onSent({
        line: rows.lines[row]!,
        msisdn: fieldText(rows, row, columns.msisdn)!,
        country,
        type: numberTypes[type]!,
        canReceiveSms: canReceiveSmsByType[type]!,
        encoding: encodings[counts.encoding[row]!]!,
        messageParts,
        segments,
        price: rate && formatAmount(rate.price),
        cost: rate && formatAmount(rate.price * BigInt(basis === 'parts' ? messageParts : segments)),
      });
    }
  }
  if (!columns) throw new InputError(`${campaign.name} is empty: expected a header such as msisdn,message`);

  const total = sumOf(
    tallies.flatMap(byRate => [...byRate]),
    basis,
  );
  if (total.units > LARGEST_AMOUNT)
    throw new InputError(`the cost is more than ${formatAmount(LARGEST_AMOUNT)} ${rates.currency}`);
  const share = ({ units, ...counts }: Sum): Share => ({
    ...counts,
    cost: { currency: rates.currency, amount: formatAmount(units) },
  });
  const byCountry = sumsBy(tallies, basis, index => countries[Math.floor(index / numberTypes.length)]!);
  const byType = sumsBy(tallies, basis, index => index % numberTypes.length);
  const unreachable = sumOf(
    tallies.flatMap((byRate, index) =>
      canReceiveSmsByType[index % numberTypes.length] === 'no' ? [...byRate] : [],
    ),
    basis,
  );
  const { messages, noRate, cost, ...units } = share(total);
  return {
    rows: rowCount,
    priced: messages - noRate,
    rejected: rowCount - messages,
    noRate,
    messages,
    ...units,
    basis,
    cost,
    byCountry: byCountry.map(([country, sum]) => ({ country, ...share(sum) })),
    byType: byType.map(([type, sum]) => ({
      type: numberTypes[type]!,
      canReceiveSms: canReceiveSmsByType[type]!,
      ...share(sum),
    })),
    byEncoding: { 'GSM-7': byEncoding[0], 'UCS-2': byEncoding[1] },
    rejections: mostFirst(rejections),
    warnings: mostFirst(warnings).map(warning =>
      warning.code === 'CANNOT_RECEIVE_SMS' ? { ...warning, cost: share(unreachable).cost } : warning,
    ),
    kernel: kernel.name,
  };
}

function campaignColumns(name: string, rows: Rows): Columns {
  const header = readHeader(name, rows);
  const msisdn = header.column('msisdn');
  const message = header.column('message', 'msg');
  if (msisdn < 0 || message < 0) throw header.lacking('msisdn and message (or msg)');
  return { fieldCount: header.fieldCount, msisdn, message };
}

/** A field of all rows; empty for a row that has more or fewer fields than it should. */
function fieldColumn(rows: Rows, columns: Columns, column: number) {
  const starts = new Uint32Array(rows.length);
  const ends = new Uint32Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    if (fieldCount(rows, row) !== columns.fieldCount) continue;
    const field = rows.firstField[row]! + column;
    starts[row] = rows.starts[field]!;
    ends[row] = rows.ends[field]!;
  }
  return textColumn({ data: rows.data, starts, ends });
}

/** What makes a row no message, if anything does; the first problem decides. */
function problemOf(
  rows: Rows,
  row: number,
  columns: Columns,
  isMsisdn: boolean,
  characters: number,
): { code: RejectionCode; reason: string } | undefined {
  const fault = rows.faults[row];
  if (fault === 'UNTERMINATED_QUOTE') return { code: fault, reason: unterminated(rows, row) };
  if (fault) return { code: fault, reason: faults[fault] };
  const found = fieldCount(rows, row);
  if (found !== columns.fieldCount)
    return { code: 'WRONG_FIELD_COUNT', reason: `expected ${columns.fieldCount} fields, found ${found}` };

  const msisdn = rows.firstField[row]! + columns.msisdn;
  const start = rows.starts[msisdn]!;
  const end = rows.ends[msisdn]!;
  if (start === end) return { code: 'MISSING_FIELD', reason: 'msisdn is empty' };
  if (!isMsisdn) {
    const digits = quoted(Buffer.from(rows.data.subarray(start, end)).toString());
    return {
      code: 'INVALID_PHONE_NUMBER',
      reason: `expected 7 to 15 digits and nothing else (no +, no spaces), the first not 0, found ${digits}`,
    };
  }
  if (characters === 0) return { code: 'MISSING_FIELD', reason: 'message is empty' };
  if (characters > MAX_CHARACTERS)
    return {
      code: 'CONTENT_TOO_LONG',
      reason: `expected 1,530 characters at most, found ${characters.toLocaleString('en')}`,
    };
  return undefined;
}

/** The row takes all that is left of the file. */
function unterminated(rows: Rows, row: number): string {
  const endsLine = rows.data[rows.ends.at(-1)! - 1] === 0x0a;
  const [from, to] = [rows.lines[row]!, rows.nextLine - (endsLine ? 1 : 0)].map(line =>
    line.toLocaleString('en'),
  );
  return from === to
    ? faults.UNTERMINATED_QUOTE
    : `${faults.UNTERMINATED_QUOTE}: lines ${from} to ${to} are one row`;
}

/** Number and message as found. A message that unquoted commas have cut, in the last column, is whole again. */
function contentOf(rows: Rows, row: number, columns: Columns): { msisdn: string; message: string } {
  const { data, starts, ends } = rows;
  const fields = Array.from({ length: fieldCount(rows, row) }, (_, column) => {
    const field = rows.firstField[row]! + column;
    return Buffer.from(data.subarray(starts[field], ends[field])).toString('latin1');
  });
  const isLast = columns.message === columns.fieldCount - 1;
  return {
    msisdn: fields[columns.msisdn] ?? '',
    message: fields.slice(columns.message, isLast ? undefined : columns.message + 1).join(','),
  };
}

function count<Code extends string>(
  findings: Map<Code, Finding<Code>>,
  code: Code,
  reasons: Record<Code, string>,
  line: number,
): void {
  const finding = findings.get(code);
  if (finding) finding.count++;
  else findings.set(code, { code, count: 1, firstLine: line, reason: reasons[code] });
}

const mostFirst = <Code>(findings: Map<Code, Finding<Code>>): Finding<Code>[] =>
  [...findings.values()].sort((a, b) => b.count - a.count || a.firstLine - b.firstLine);

function tallyOf(tallies: Map<Rate | undefined, Tally>[], index: number, rate: Rate | undefined): Tally {
  const byRate = (tallies[index] ??= new Map());
  let tally = byRate.get(rate);
  if (!tally) byRate.set(rate, (tally = { messages: 0, parts: 0, segments: 0 }));
  return tally;
}

interface Sum {
  messages: number;
  messageParts: number;
  segments: number;
  noRate: number;
  /** Of the messages that have a rate, 10^-8 of the currency unit. */
  units: bigint;
}

function sumOf(byRate: Iterable<[Rate | undefined, Tally]>, basis: Basis): Sum {
  const sum: Sum = { messages: 0, messageParts: 0, segments: 0, noRate: 0, units: 0n };
  for (const [rate, tally] of byRate) {
    sum.messages += tally.messages;
    sum.messageParts += tally.parts;
    sum.segments += tally.segments;
    if (rate) sum.units += rate.price * BigInt(tally[basis]);
    else sum.noRate += tally.messages;
  }
  return sum;
}

/** The sums of tallies with one key, by cost, then messages, then key; no key comes last. */
function sumsBy<Key extends string | number | null>(
  tallies: Map<Rate | undefined, Tally>[],
  basis: Basis,
  keyOf: (index: number) => Key,
): [Key, Sum][] {
  const groups = new Map<Key, [Rate | undefined, Tally][]>();
  tallies.forEach((byRate, index) => {
    const key = keyOf(index);
    groups.set(key, [...(groups.get(key) ?? []), ...byRate]);
  });
  const sums = [...groups].map(([key, byRate]): [Key, Sum] => [key, sumOf(byRate, basis)]);
  return sums.sort(([a, sumA], [b, sumB]) => {
    if (a === null || b === null) return a === null ? 1 : -1;
    if (sumA.units !== sumB.units) return sumA.units < sumB.units ? 1 : -1;
    return sumB.messages - sumA.messages || (a < b ? -1 : 1);
  });
}
