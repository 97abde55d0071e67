import { analyzeColumn, textColumn } from '@quicksms/core/batch';
import type { Kernel } from '@quicksms/core/kernel';
import { prefixesByCountry } from './countries.js';
import { faults, fieldCount, type Rows, readRows } from './csv.js';
import { readHeader } from './header.js';
import { InputError, quoted, type Source } from './input.js';
import { formatAmount, LARGEST_AMOUNT } from './money.js';
import { prefixTable } from './prefixes.js';
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

export interface CountryEstimate {
  /** ISO 3166-1 alpha-2, 001 for non-geographic numbers, null for a calling code that nobody has. */
  country: string | null;
  messages: number;
  messageParts: number;
  segments: number;
  /** How many of the messages have no rate, and so no share in the cost. */
  noRate: number;
  cost: Amount;
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
  byEncoding: { 'GSM-7': number; 'UCS-2': number };
  rejections: Finding<RejectionCode>[];
  warnings: Finding<WarningCode>[];
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

export interface EstimateOptions {
  basis: Basis;
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

const countries = prefixTable<string>();

/** Every country that a rate can be for. */
export const knownCountries: ReadonlySet<string> = new Set(
  prefixesByCountry
    .trim()
    .split('\n')
    .map(line => {
      const [country, ...prefixes] = line.split(' ') as [string, ...string[]];
      for (const prefix of prefixes) countries.set(prefix, country);
      return country;
    }),
);

/** Reads a campaign to its end and adds up what it will cost. */
export async function estimateCampaign(
  kernel: Kernel,
  campaign: Source,
  rates: Rates,
  { basis, onRejected }: EstimateOptions,
): Promise<Estimate> {
  const tallies = new Map<string | undefined, Map<Rate | undefined, Tally>>();
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
    const counts = analyzeColumn(kernel, messageColumn(rows, columns));
    rowCount += rows.length - first;

    for (let row = first; row < rows.length; row++) {
      const problem = problemOf(rows, row, columns, counts.characters[row]!);
      if (problem) {
        count(rejections, problem.code, rejectionReasons, rows.lines[row]!);
        onRejected({ line: rows.lines[row]!, ...problem, ...contentOf(rows, row, columns) });
        continue;
      }
      if (counts.status[row] !== 0) count(warnings, 'INVALID_UTF8', warningReasons, rows.lines[row]!);
      byEncoding[counts.encoding[row]!]!++;

      const msisdn = firstField[row]! + columns.msisdn;
      const country = countries.find(data, starts[msisdn]!, ends[msisdn]!);
      const rate =
        rates.byPrefix.find(data, starts[msisdn]!, ends[msisdn]!) ?? rates.byCountry.get(country ?? '');
      const tally = tallyOf(tallies, country, rate);
      tally.messages++;
      tally.parts += counts.messageParts[row]!;
      tally.segments += counts.segments[row]!;
    }
  }
  if (!columns) throw new InputError(`${campaign.name} is empty: expected a header such as msisdn,message`);

  const perCountry = [...tallies].map(([country, byRate]) => countryEstimate(country, byRate, rates, basis));
  const total = perCountry.reduce((sum, { units }) => sum + units, 0n);
  if (total > LARGEST_AMOUNT)
    throw new InputError(`the cost is more than ${formatAmount(LARGEST_AMOUNT)} ${rates.currency}`);
  const byCountry = perCountry.sort(dearestFirst).map(({ estimate }) => estimate);
  const sum = (property: 'messages' | 'messageParts' | 'segments' | 'noRate') =>
    byCountry.reduce((sum, country) => sum + country[property], 0);
  const messages = sum('messages');
  return {
    rows: rowCount,
    priced: messages - sum('noRate'),
    rejected: rowCount - messages,
    noRate: sum('noRate'),
    messages,
    messageParts: sum('messageParts'),
    segments: sum('segments'),
    basis,
    cost: { currency: rates.currency, amount: formatAmount(total) },
    byCountry,
    byEncoding: { 'GSM-7': byEncoding[0], 'UCS-2': byEncoding[1] },
    rejections: mostFirst(rejections),
    warnings: mostFirst(warnings),
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

/** The messages of all rows; empty for a row that has no such field. */
function messageColumn(rows: Rows, columns: Columns) {
  const starts = new Uint32Array(rows.length);
  const ends = new Uint32Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    if (fieldCount(rows, row) !== columns.fieldCount) continue;
    const field = rows.firstField[row]! + columns.message;
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
  if (!isMsisdn(rows.data, start, end)) {
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

function isMsisdn(data: Uint8Array, start: number, end: number): boolean {
  if (end - start < 7 || end - start > 15 || data[start] === 0x30) return false;
  for (let at = start; at < end; at++) if (data[at]! < 0x30 || data[at]! > 0x39) return false;
  return true;
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

function tallyOf(
  tallies: Map<string | undefined, Map<Rate | undefined, Tally>>,
  country: string | undefined,
  rate: Rate | undefined,
): Tally {
  let byRate = tallies.get(country);
  if (!byRate) tallies.set(country, (byRate = new Map()));
  let tally = byRate.get(rate);
  if (!tally) byRate.set(rate, (tally = { messages: 0, parts: 0, segments: 0 }));
  return tally;
}

interface PricedCountry {
  units: bigint;
  estimate: CountryEstimate;
}

function countryEstimate(
  country: string | undefined,
  byRate: Map<Rate | undefined, Tally>,
  { currency }: Rates,
  basis: Basis,
): PricedCountry {
  let units = 0n;
  const sums = { messages: 0, messageParts: 0, segments: 0, noRate: 0 };
  for (const [rate, tally] of byRate) {
    sums.messages += tally.messages;
    sums.messageParts += tally.parts;
    sums.segments += tally.segments;
    if (rate) units += rate.price * BigInt(tally[basis]);
    else sums.noRate = tally.messages;
  }
  return {
    units,
    estimate: { country: country ?? null, ...sums, cost: { currency, amount: formatAmount(units) } },
  };
}

/** By cost, then messages, then country; an unknown country comes last. */
function dearestFirst(a: PricedCountry, b: PricedCountry): number {
  if (a.estimate.country === null) return 1;
  if (b.estimate.country === null) return -1;
  if (a.units !== b.units) return a.units < b.units ? 1 : -1;
  return b.estimate.messages - a.estimate.messages || (a.estimate.country < b.estimate.country ? -1 : 1);
}
