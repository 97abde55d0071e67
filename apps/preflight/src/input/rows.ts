const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** The byte between two fields. */
export const COMMA = 0x2c;
export const SEMICOLON = 0x3b;
export const TAB = 0x09;

/** Returned where a row goes on beyond the bytes read so far. */
export const INCOMPLETE = -1;

/** As many columns as a spreadsheet has. The rest of a longer row is skipped. */
const MOST_FIELDS = 1 << 14;

/** Why a row is not CSV. */
export const faults = {
  MALFORMED_ROW: 'text after a closing quote',
  UNTERMINATED_QUOTE: 'a quote that is never closed',
  TOO_MANY_FIELDS: 'more than 16,384 fields',
} as const;

export type Fault = keyof typeof faults;

/**
 * Rows of a stretch of a file, as positions in its bytes: row r has the fields `firstField[r]` up to, not
 * including, `firstField[r + 1]`, and field f is `data[starts[f]]` up to, not including, `data[ends[f]]`.
 * A field with a misplaced quote is left as found, with its quotes.
 */
export interface Rows {
  data: Uint8Array;
  /** The byte between two fields. */
  separator: number;
  length: number;
  /** The line of the file on which each row begins, from 1. */
  lines: number[];
  faults: (Fault | undefined)[];
  firstField: number[];
  starts: number[];
  ends: number[];
  /** The line after the last row. */
  nextLine: number;
}

/** No rows yet of a stretch of a file. */
export const noRows = (data: Uint8Array, nextLine: number): Rows => ({
  data,
  separator: COMMA,
  length: 0,
  lines: [],
  faults: [],
  firstField: [0],
  starts: [],
  ends: [],
  nextLine,
});

/** Returns where the first line that is not empty begins. */
export function passEmptyLines(rows: Rows, from: number, to: number): number {
  const { data } = rows;
  for (let at = from; ; rows.nextLine++) {
    if (at < to && data[at] === LF) at++;
    else if (at + 1 < to && data[at] === CR && data[at + 1] === LF) at += 2;
    else return at;
  }
}

/** Scans the complete rows. Returns where the first incomplete one begins. */
export function scanRows(rows: Rows, from: number, to: number, ended: boolean): number {
  let at = from;
  while (at < to) {
    const end = scanRow(rows, at, to, ended);
    if (end === INCOMPLETE) return at;
    at = passEmptyLines(rows, end, to);
  }
  return at;
}

/** Scans the row at `start`. Returns where the next begins, or `INCOMPLETE` with `rows` unchanged. */
export function scanRow(rows: Rows, start: number, to: number, ended: boolean): number {
  const { data, separator, starts, ends } = rows;
  const firstField = starts.length;
  let newlines = 0;
  let fault: Fault | undefined;
  let doubled: number[] | undefined;
  for (let at = start; ; at++) {
    const opening = at;
    const isQuoted = at < to && data[at] === QUOTE;
    let hasDoubled = false;
    if (isQuoted) {
      for (at++; at < to; at++) {
        const byte = data[at];
        if (byte === LF) newlines++;
        else if (byte === QUOTE) {
          if (at + 1 >= to || data[at + 1] !== QUOTE) break;
          hasDoubled = true;
          at++;
        }
      }
    }
    const closing = at;
    if (isQuoted && closing < to) at++;
    const rest = at;
    while (at < to && data[at] !== separator && data[at] !== LF) at++;
    if (at >= to && !ended) {
      starts.length = ends.length = firstField;
      return INCOMPLETE;
    }
    const atLineEnd = at < to && data[at] === LF;
    const end = atLineEnd && at > rest && data[at - 1] === CR ? at - 1 : at;
    if (isQuoted && closing >= to) fault ??= 'UNTERMINATED_QUOTE';
    else if (isQuoted && end > rest) fault ??= 'MALFORMED_ROW';
    const isWhole = isQuoted && end === rest && closing < to;
    if (starts.length - firstField === MOST_FIELDS) fault ??= 'TOO_MANY_FIELDS';
    else {
      starts.push(isWhole ? opening + 1 : opening);
      ends.push(isWhole ? closing : end);
      if (isWhole && hasDoubled) (doubled ??= []).push(starts.length - 1);
    }
    if (at < to && !atLineEnd) continue;

    for (const field of doubled ?? []) ends[field] = undouble(data, starts[field]!, ends[field]!);
    rows.length++;
    rows.lines.push(rows.nextLine);
    rows.faults.push(fault);
    rows.firstField.push(starts.length);
    rows.nextLine += newlines + (atLineEnd ? 1 : 0);
    return atLineEnd ? at + 1 : at;
  }
}

/** Replaces each doubled quote by one, in place. Returns where the shorter text ends. */
function undouble(data: Uint8Array, start: number, end: number): number {
  let to = start;
  for (let from = start; from < end; from++) {
    const byte = data[from]!;
    data[to++] = byte;
    if (byte === QUOTE) from++;
  }
  return to;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The number of fields of a row. */
export const fieldCount = (rows: Rows, row: number): number =>
  rows.firstField[row + 1]! - rows.firstField[row]!;

/** The text of field `column` of a row, if it has one. */
export function fieldText(rows: Rows, row: number, column: number): string | undefined {
  if (column < 0 || column >= fieldCount(rows, row)) return undefined;
  const field = rows.firstField[row]! + column;
  return decoder.decode(rows.data.subarray(rows.starts[field], rows.ends[field]));
}
