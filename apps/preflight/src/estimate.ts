import { type CanReceiveSms, formatMoney, type Money, type NumberType, type RateCard } from '@quicksms/core';
import {
  analyzeColumn,
  canReceiveSmsByType,
  countries,
  encodings,
  estimator,
  type Estimate as LibraryEstimate,
  numberTypes,
  type RowEstimates,
  statuses,
  textColumn,
} from '@quicksms/core/batch';
import type { Kernel } from '@quicksms/core/kernel';
import { type Amount, amountOf } from './amount.js';
import { type Balance, purse } from './balance.js';
import { faults, fieldCount, fieldText, type Rows, readRows } from './csv.js';
import { expectedOf, noShare, type Share as RcsShare, rcsUnits, smsUnits } from './expected.js';
import { columnNames, readHeader } from './header.js';
import { InputError, quoted, type Source } from './input.js';
import { type Replaceable, replaceableCount } from './replaceable.js';

export type Basis = 'parts' | 'segments';

/** Why rows are rejected, whatever the row; each rejected row says more. */
const rejectionReasons = {
  ...faults,
  WRONG_FIELD_COUNT: 'not as many fields as the header has',
  MISSING_FIELD: 'msisdn or message is empty',
  INVALID_PHONE_NUMBER: 'msisdn is not 7 to 15 digits and nothing else, the first not 0',
  INVALID_MCC_MNC: 'mccmnc is not 4 to 6 digits and nothing else',
  CONTENT_TOO_LONG: 'message has more than 1,530 characters',
} as const;

const warningReasons = {
  CANNOT_RECEIVE_SMS:
    'numbers of a type that takes no SMS, such as fixed lines and toll-free ones; priced like others',
  INVALID_UTF8: 'bytes that are not UTF-8, each counted as \ufffd in UCS-2; save the file as UTF-8',
} as const;

const MOST_CHARACTERS = 1530;
const RATES_SHOWN = 20;
const LARGEST_UNITS = 2n ** 63n - 1n;

const INVALID_UTF8 = statuses.indexOf('INVALID_UTF8');

export type RejectionCode = keyof typeof rejectionReasons;
export type WarningCode = keyof typeof warningReasons;

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

export interface RateEstimate {
  /** The line of the rates file, or the path in JSON. */
  line: number | null;
  path: string | null;
  mccMnc: string | null;
  network: string | null;
  prefix: string | null;
  country: string | null;
  /** For each part, and for each RCS message, with the carrier's fee. */
  price: Amount | null;
  rcsPrice: Amount | null;
  messages: number;
  cost: Amount;
}

/** What a campaign will cost. */
export interface Estimate {
  /** Priced, without a rate and rejected. */
  rows: number;
  priced: number;
  rejected: number;
  noRate: number;
  noRateReasons: { code: string; count: number }[];
  /** Rows that would be sent: priced and without a rate. */
  messages: number;
  /** As SMS, also with `rcsShare`. */
  messageParts: number;
  segments: number;
  /** Which of the two is billed. */
  basis: Basis;
  /** The expected one with `rcsShare`. */
  cost: Amount;
  rcsShare?: string;
  /** With `rcsShare`: if each recipient has what is cheaper, and what is dearer, RCS or not. */
  least?: Amount;
  most?: Amount;
  balance?: Balance;
  /** Dearest first. */
  byCountry: CountryEstimate[];
  /** By type of the recipient's number, dearest first. */
  byType: TypeEstimate[];
  /** By row of the rates file, dearest first, and no more than 20. */
  byRate: RateEstimate[];
  byEncoding: { 'GSM-7': number; 'UCS-2': number };
  replaceable: Replaceable;
  rejections: Finding<RejectionCode>[];
  warnings: Warning[];
  kernel: string;
}

export interface RejectedRow {
  line: number;
  code: RejectionCode;
  reason: string;
}

/** The fields of a rejected row: their bytes, one a character. */
export interface RejectedContent {
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
  /** Of a part, with the carrier's fee, and of the message as SMS. Without a rate: undefined. */
  price: string | undefined;
  cost: string | undefined;
  /** Of the message by RCS, where there is a share of it. */
  rcsCost: string | undefined;
}

export interface EstimateOptions {
  basis: Basis;
  /** The time whose rates are in force, in milliseconds. */
  at: number;
  /** The share of recipients with RCS, as text and as a fraction. */
  rcsShare?: { text: string; share: RcsShare } | undefined;
  /** In the currency of the card. */
  balance?: Money | undefined;
  /** Called for each row that would be sent, in the order of the file. */
  onSent?: ((row: SentRow) => void) | undefined;
  /** Called for each rejected row, in the order of the file; `content` is to be asked then or never. */
  onRejected(row: RejectedRow, content: () => RejectedContent): void;
}

interface Columns {
  fieldCount: number;
  msisdn: number;
  message: number;
  /** -1 where there is none. */
  mccMnc: number;
}

/** Reads a campaign to its end and adds up what it will cost. */
export async function estimateCampaign(
  kernel: Kernel,
  campaign: Source,
  card: RateCard,
  options: EstimateOptions,
): Promise<Estimate> {
  const { basis, at, rcsShare, balance, onSent, onRejected } = options;
  const share = rcsShare?.share ?? noShare;
  const settings = { perRow: true, basis, at } as const;
  // Before the kernel is asked for a buffer, so that the rates come into the engine.
  const bySms = estimator(kernel, card, settings);
  const byRcs = rcsShare && estimator(kernel, card, { ...settings, rcsShare: rcsShare.text });
  const paid = balance && purse(balance, share);
  const replaceable = replaceableCount(card, basis, share, MOST_CHARACTERS);
  const prices = card.rates.map(rate => rate.price && formatMoney(moneyOfUnits(card, smsUnits(rate))));
  const hasNetworks = card.rates.some(({ mccMnc }) => mccMnc !== null);
  const rejections = new Map<RejectionCode, Finding<RejectionCode>>();
  const warnings = new Map<WarningCode, Finding<WarningCode>>();
  let columns: Columns | undefined;
  let rowCount = 0;

  const reading = { allocate: (byteLength: number) => kernel.buffer(byteLength), isHeader: hasColumns };
  for await (const rows of readRows(campaign, reading)) {
    if (rows.length === 0) continue;
    const first = columns ? 0 : 1;
    columns ??= campaignColumns(campaign.name, rows);
    rowCount += rows.length - first;
    const accepted = acceptRows(kernel, rows, first, columns, (row, problem) => {
      count(rejections, problem.code, rejectionReasons, rows.lines[row]!);
      onRejected({ line: rows.lines[row]!, ...problem }, () => contentOf(rows, row, columns!));
    });
    const msisdn = fieldColumn(rows, accepted, columns.msisdn);
    const text = fieldColumn(rows, accepted, columns.message);
    const mccMnc =
      hasNetworks && columns.mccMnc >= 0 ? fieldColumn(rows, accepted, columns.mccMnc) : undefined;
    const sms = bySms.add({ msisdn, text, mccMnc })!;
    const rcs = byRcs?.add({ msisdn, text, mccMnc });
    const priced = rcs ?? sms;
    const isInvalid = invalidUtf8(kernel, rows.data, text, priced);

    for (let i = 0; i < accepted.length; i++) {
      const row = accepted[i]!;
      const line = rows.lines[row]!;
      const type = sms.type[i]!;
      if (canReceiveSmsByType[type] === 'no') count(warnings, 'CANNOT_RECEIVE_SMS', warningReasons, line);
      if (isInvalid[i]) count(warnings, 'INVALID_UTF8', warningReasons, line);
      const isPriced = priced.rate[i] !== 0;
      const messageParts = sms.messageParts[i]!;
      const segments = sms.segments[i]!;
      if (isPriced) paid?.pay(line, expectedOf(share, priced.cost[i]!, sms.cost[i]!));
      if (sms.encoding[i] !== 0 && !isInvalid[i])
        replaceable.add({
          data: rows.data,
          start: text.starts[i]!,
          end: text.ends[i]!,
          billed: basis === 'parts' ? messageParts : segments,
          smsRate: isPriced ? sms.rate[i]! : 0,
          rcsRate: rcs?.rate[i] ?? 0,
        });
      if (!onSent) continue;
      const costOf = ({ cost }: RowEstimates) =>
        isPriced ? formatMoney(moneyOfUnits(card, cost[i]!)) : undefined;
      onSent({
        line,
        msisdn: fieldText(rows, row, columns.msisdn)!,
        country: countries[sms.country[i]!]!,
        type: numberTypes[type]!,
        canReceiveSms: canReceiveSmsByType[type]!,
        encoding: encodings[sms.encoding[i]!]!,
        messageParts,
        segments,
        price: isPriced ? prices[sms.rate[i]! - 1]! : undefined,
        cost: costOf(sms),
        rcsCost: rcs && costOf(rcs),
      });
    }
  }
  if (!columns) throw new InputError(`${campaign.name} is empty: expected a header such as msisdn,message`);

  const asSms = bySms.estimate();
  const total = byRcs?.estimate() ?? asSms;
  if (total.setAside > 0 || total.issues.length > 0) {
    const most = formatMoney(moneyOfUnits(card, LARGEST_UNITS));
    throw new InputError(`the cost is more than ${most} ${card.currency}`);
  }
  const byCountry = total.byCountry.map(({ country, ...share }) => ({
    country,
    ...shareOf(share, asSms.byCountry.find(other => other.country === country)!),
  }));
  const byType = total.byType.map(({ type, ...share }) => ({
    type,
    canReceiveSms: canReceiveSmsByType[numberTypes.indexOf(type)]!,
    ...shareOf(share, asSms.byType.find(other => other.type === type)!),
  }));
  const messagesIn = (encoding: string) =>
    asSms.byEncoding.find(other => other.encoding === encoding)?.messages ?? 0;
  const unreachable = total.byType
    .filter(({ type }) => canReceiveSmsByType[numberTypes.indexOf(type)] === 'no')
    .reduce((sum, { cost }) => sum + cost!.units, 0n);
  return {
    rows: rowCount,
    priced: total.priced,
    rejected: rowCount - total.messages,
    noRate: total.noRate,
    noRateReasons: [...total.noRateReasons],
    messages: total.messages,
    messageParts: asSms.messageParts,
    segments: asSms.segments,
    basis,
    cost: amountOf(total.cost!),
    ...(rcsShare && {
      rcsShare: rcsShare.text,
      least: amountOf(total.least!),
      most: amountOf(total.most!),
    }),
    ...(paid && { balance: paid.result() }),
    byCountry,
    byType,
    byRate: total.byRate.slice(0, RATES_SHOWN).map(share => rateEstimate(card, share)),
    byEncoding: { 'GSM-7': messagesIn('GSM-7'), 'UCS-2': messagesIn('UCS-2') },
    replaceable: replaceable.result(),
    rejections: mostFirst(rejections),
    warnings: mostFirst(warnings).map(warning =>
      warning.code === 'CANNOT_RECEIVE_SMS'
        ? { ...warning, cost: amountOf(moneyOfUnits(card, unreachable)) }
        : warning,
    ),
    kernel: kernel.name,
  };
}

const moneyOfUnits = ({ currency }: RateCard, units: bigint): Money => ({ currency, units });

type LibraryShare = Pick<LibraryEstimate, 'messages' | 'messageParts' | 'segments' | 'noRate' | 'cost'>;

/** A share with its parts and segments as SMS. */
const shareOf = ({ messages, noRate, cost }: LibraryShare, asSms: LibraryShare): Share => ({
  messages,
  messageParts: asSms.messageParts,
  segments: asSms.segments,
  noRate,
  cost: amountOf(cost!),
});

function rateEstimate(
  card: RateCard,
  { rate, messages, cost }: LibraryEstimate['byRate'][number],
): RateEstimate {
  const { line, path, mccMnc, network, prefix, country } = rate;
  return {
    line,
    path,
    mccMnc,
    network,
    prefix,
    country,
    price: rate.price && amountOf(moneyOfUnits(card, smsUnits(rate))),
    rcsPrice: rate.rcsPrice && amountOf(moneyOfUnits(card, rcsUnits(rate))),
    messages,
    cost: amountOf(cost!),
  };
}

const messageNames = ['message', 'msg'];

function hasColumns(rows: Rows): boolean {
  const names = columnNames(rows);
  return names.includes('msisdn') && messageNames.some(name => names.includes(name));
}

function campaignColumns(name: string, rows: Rows): Columns {
  const header = readHeader(name, rows);
  const msisdn = header.column('msisdn');
  const message = header.column(...messageNames);
  const mccMnc = header.column('mccmnc', 'mcc_mnc');
  if (msisdn < 0 || message < 0) throw header.lacking('msisdn and message (or msg)');
  return { fieldCount: header.fieldCount, msisdn, message, mccMnc };
}

/** A field of some rows. */
function fieldColumn(rows: Rows, chosen: Uint32Array, column: number) {
  const starts = new Uint32Array(chosen.length);
  const ends = new Uint32Array(chosen.length);
  for (let i = 0; i < chosen.length; i++) {
    const field = rows.firstField[chosen[i]!]! + column;
    starts[i] = rows.starts[field]!;
    ends[i] = rows.ends[field]!;
  }
  return textColumn({ data: rows.data, starts, ends });
}

type Problem = Pick<RejectedRow, 'code' | 'reason'>;

/** The rows from `first` on that are messages; tells what is wrong with each of the others. */
function acceptRows(
  kernel: Kernel,
  rows: Rows,
  first: number,
  columns: Columns,
  onProblem: (row: number, problem: Problem) => void,
): Uint32Array {
  const characters = charactersOfLong(kernel, rows, first, columns);
  const accepted = new Uint32Array(rows.length);
  let length = 0;
  for (let row = first; row < rows.length; row++) {
    const problem = problemOf(rows, row, columns, characters);
    if (problem) onProblem(row, problem);
    else accepted[length++] = row;
  }
  return accepted.subarray(0, length);
}

/** How many characters the messages have that may have too many: a character is a byte at least. */
function charactersOfLong(kernel: Kernel, rows: Rows, first: number, columns: Columns): Map<number, number> {
  const long: number[] = [];
  for (let row = first; row < rows.length; row++) {
    const field = rows.firstField[row]! + columns.message;
    const isLong = rows.ends[field]! - rows.starts[field]! > MOST_CHARACTERS;
    if (isLong && fieldCount(rows, row) === columns.fieldCount) long.push(row);
  }
  if (long.length === 0) return new Map();
  const counts = analyzeColumn(kernel, fieldColumn(rows, Uint32Array.from(long), columns.message));
  return new Map(long.map((row, i) => [row, counts.characters[i]!]));
}

/** Which texts are not UTF-8: the status of a row with a price says so, and that of another says why it has none. */
function invalidUtf8(
  kernel: Kernel,
  data: Uint8Array,
  { starts, ends }: { starts: Uint32Array; ends: Uint32Array },
  { status, encoding, rate }: RowEstimates,
): Uint8Array {
  const isInvalid = new Uint8Array(status.length);
  const unsaid: number[] = [];
  for (let i = 0; i < status.length; i++) {
    if (rate[i] === 0 && encoding[i] !== 0) unsaid.push(i);
    else if (status[i] === INVALID_UTF8) isInvalid[i] = 1;
  }
  if (unsaid.length === 0) return isInvalid;
  const of = (positions: Uint32Array) => Uint32Array.from(unsaid, i => positions[i]!);
  const counts = analyzeColumn(kernel, textColumn({ data, starts: of(starts), ends: of(ends) }));
  unsaid.forEach((i, k) => {
    if (counts.status[k] === INVALID_UTF8) isInvalid[i] = 1;
  });
  return isInvalid;
}

/** A number as spreadsheets write one that is too long for its cell, such as 4.4777E+11. */
const SHORTENED = /^\d(?:[.,]\d+)?E\+?\d+$/i;

/** Whether bytes are 7 to 15 digits, the first not 0. */
function isMsisdn(data: Uint8Array, start: number, end: number): boolean {
  if (end - start < 7 || end - start > 15 || data[start] === 0x30) return false;
  for (let at = start; at < end; at++) if (data[at]! < 0x30 || data[at]! > 0x39) return false;
  return true;
}

/** What makes a row no message, if anything does; the first problem decides. */
function problemOf(
  rows: Rows,
  row: number,
  columns: Columns,
  charactersOfLong: ReadonlyMap<number, number>,
): Problem | undefined {
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
    const text = fieldText(rows, row, columns.msisdn)!;
    const expected = SHORTENED.test(text)
      ? 'a spreadsheet has shortened the number: format the column as text'
      : 'expected 7 to 15 digits and nothing else (no +, no spaces), the first not 0';
    return { code: 'INVALID_PHONE_NUMBER', reason: `${expected}, found ${quoted(text)}` };
  }
  const message = rows.firstField[row]! + columns.message;
  if (rows.starts[message] === rows.ends[message])
    return { code: 'MISSING_FIELD', reason: 'message is empty' };
  if (columns.mccMnc >= 0) {
    const mccMnc = fieldText(rows, row, columns.mccMnc)!;
    if (mccMnc !== '' && !/^\d{4,6}$/.test(mccMnc))
      return {
        code: 'INVALID_MCC_MNC',
        reason: `expected MCC and MNC such as 23415, 4 to 6 digits, or nothing, found ${quoted(mccMnc)}`,
      };
  }
  const characters = charactersOfLong.get(row) ?? 0;
  if (characters > MOST_CHARACTERS)
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

/** Number and message as found. A message that unquoted separators have cut, in the last column, is whole again. */
function contentOf(rows: Rows, row: number, columns: Columns): RejectedContent {
  const { data, starts, ends } = rows;
  const fields = Array.from({ length: fieldCount(rows, row) }, (_, column) => {
    const field = rows.firstField[row]! + column;
    return Buffer.from(data.subarray(starts[field], ends[field])).toString('latin1');
  });
  const isLast = columns.message === columns.fieldCount - 1;
  const separator = String.fromCharCode(rows.separator);
  return {
    msisdn: fields[columns.msisdn] ?? '',
    message: fields.slice(columns.message, isLast ? undefined : columns.message + 1).join(separator),
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
