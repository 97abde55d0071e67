import { analyzeColumn } from '@quicksms/core/batch';
import type { Kernel } from '@quicksms/core/kernel';
import { faults, fieldCount, fieldText, type Rows } from '../input/rows.js';
import { quoted } from '../printable.js';
import { type Batch, fieldColumn } from './batches.js';

/** Why rows are rejected, in general. Each rejected row has a reason of its own too. */
export const rejectionReasons = {
  ...faults,
  WRONG_FIELD_COUNT: 'the number of fields differs from the header',
  MISSING_FIELD: 'msisdn or message is empty',
  INVALID_PHONE_NUMBER: 'msisdn is not 7 to 15 digits, or begins with 0',
  INVALID_MCC_MNC: 'mccmnc is not 4 to 6 digits',
  CONTENT_TOO_LONG: 'message has more than 1,530 characters',
} as const;

export type RejectionCode = keyof typeof rejectionReasons;

/** The most characters of a message. */
export const MOST_CHARACTERS = 1530;

/** Why a row is rejected. */
export interface Problem {
  code: RejectionCode;
  reason: string;
}

/** The number and message of a rejected row. Each character is one byte. */
export interface RejectedContent {
  msisdn: string;
  message: string;
}

/** Returns the rows of a batch that are messages, and reports the problem of each other row. */
export function acceptedRows(
  kernel: Kernel,
  batch: Batch,
  onProblem: (row: number, problem: Problem) => void,
): Uint32Array {
  const { rows, first } = batch;
  const characters = charactersOfLong(kernel, batch);
  const accepted = new Uint32Array(rows.length);
  let length = 0;
  for (let row = first; row < rows.length; row++) {
    const problem = problemOf(batch, row, characters);
    if (problem) onProblem(row, problem);
    else accepted[length++] = row;
  }
  return accepted.subarray(0, length);
}

/** The characters of each message that may have too many. A character has at least one byte. */
function charactersOfLong(kernel: Kernel, { rows, first, columns }: Batch): Map<number, number> {
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

/** The first problem of a row, or undefined for a message. */
function problemOf(
  { rows, columns }: Batch,
  row: number,
  charactersOfLong: ReadonlyMap<number, number>,
): Problem | undefined {
  if (rows.faults[row]) return faultOf(rows, row);
  const found = fieldCount(rows, row);
  if (found !== columns.fieldCount)
    return { code: 'WRONG_FIELD_COUNT', reason: `expected ${columns.fieldCount} fields, found ${found}` };

  const msisdn = rows.firstField[row]! + columns.msisdn;
  const start = rows.starts[msisdn]!;
  const end = rows.ends[msisdn]!;
  if (start === end) return { code: 'MISSING_FIELD', reason: 'msisdn is empty' };
  if (!isMsisdn(rows.data, start, end)) return invalidNumber(fieldText(rows, row, columns.msisdn)!);

  const message = rows.firstField[row]! + columns.message;
  if (rows.starts[message] === rows.ends[message])
    return { code: 'MISSING_FIELD', reason: 'message is empty' };
  if (columns.mccMnc >= 0) {
    const mccMnc = fieldText(rows, row, columns.mccMnc)!;
    if (mccMnc !== '' && !/^\d{4,6}$/.test(mccMnc)) return invalidNetwork(mccMnc);
  }
  const characters = charactersOfLong.get(row) ?? 0;
  return characters > MOST_CHARACTERS ? tooLong(characters) : undefined;
}

/** Whether bytes are 7 to 15 digits, the first not 0. */
function isMsisdn(data: Uint8Array, start: number, end: number): boolean {
  if (end - start < 7 || end - start > 15 || data[start] === 0x30) return false;
  for (let at = start; at < end; at++) if (data[at]! < 0x30 || data[at]! > 0x39) return false;
  return true;
}

function faultOf(rows: Rows, row: number): Problem {
  const code = rows.faults[row]!;
  return { code, reason: code === 'UNTERMINATED_QUOTE' ? unterminated(rows, row) : faults[code] };
}

/** An unterminated quote takes the rest of the file. */
function unterminated(rows: Rows, row: number): string {
  const endsLine = rows.data[rows.ends.at(-1)! - 1] === 0x0a;
  const [from, to] = [rows.lines[row]!, rows.nextLine - (endsLine ? 1 : 0)].map(line =>
    line.toLocaleString('en'),
  );
  return from === to
    ? faults.UNTERMINATED_QUOTE
    : `${faults.UNTERMINATED_QUOTE}: lines ${from} to ${to} are one row`;
}

/** A number as spreadsheets write one that is too long for its cell, such as 4.4777E+11. */
const SHORTENED = /^\d(?:[.,]\d+)?E\+?\d+$/i;

function invalidNumber(found: string): Problem {
  const expected = SHORTENED.test(found)
    ? 'a spreadsheet has shortened the number: format the column as text'
    : 'expected 7 to 15 digits without + or spaces, the first not 0';
  return { code: 'INVALID_PHONE_NUMBER', reason: `${expected}, found ${quoted(found)}` };
}

function invalidNetwork(found: string): Problem {
  const expected = 'expected MCC and MNC such as 23415, 4 to 6 digits, or nothing';
  return { code: 'INVALID_MCC_MNC', reason: `${expected}, found ${quoted(found)}` };
}

function tooLong(characters: number): Problem {
  const reason = `expected at most 1,530 characters, found ${characters.toLocaleString('en')}`;
  return { code: 'CONTENT_TOO_LONG', reason };
}

/**
 * Number and message of a rejected row as found. A message in the last column that unquoted separators have cut is put
 * together again.
 */
export function rejectedContent({ rows, columns }: Batch, row: number): RejectedContent {
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
