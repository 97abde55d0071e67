import { InputError, requireNotUtf16, type Source } from './input.js';

const QUOTE = 0x22;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const INCOMPLETE = -1;

const CHUNK = 1 << 20;

/** As many columns as a spreadsheet has; of a longer row the rest is passed over. */
const MOST_FIELDS = 1 << 14;

/** A row longer than this is a quote that is never closed, in a file too large to hold. */
const LONGEST_ROW = 256 << 20;

/** What can be the matter with the form of a row. */
export const faults = {
  MALFORMED_ROW: 'text after a closing quote',
  UNTERMINATED_QUOTE: 'a quote that is never closed',
  TOO_MANY_FIELDS: 'more than 16,384 fields',
} as const;

export type Fault = keyof typeof faults;

/**
 * Rows of a stretch of a file, as positions in its bytes: row r has the fields `firstField[r]` up to, not
 * including, `firstField[r + 1]`, and field f is `data[starts[f]]` up to, not including, `data[ends[f]]`.
 * A field with a quote out of place is as found, quotes and all.
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

export interface ReadOptions {
  /** Gives the bytes to read into; asking again may detach the former. */
  allocate?: (byteLength: number) => Uint8Array;
  /** Bytes read at a time, 3 at least; a longer row makes it grow. */
  chunkBytes?: number;
  /** Whether the first row is a header as it should be, when it is read by the separator it has here. */
  isHeader?: (rows: Rows) => boolean;
}

/**
 * Reads CSV (RFC 4180) a chunk at a time, with commas, or the semicolons or tabs by which the first row is a header.
 * Fields are unquoted in place, so each `Rows` is valid until the next. LF and CRLF end a row, a byte order mark at
 * the head is not text, and an empty line is not a row.
 */
export async function* readRows(source: Source, options: ReadOptions = {}): AsyncGenerator<Rows, void> {
  const { allocate = byteLength => new Uint8Array(byteLength), chunkBytes = CHUNK } = options;
  const { isHeader = () => true } = options;
  let separator: number | undefined;
  let data = allocate(chunkBytes);
  let filled = 0;
  let line = 1;
  for (let head = true, ended = false; !ended; head = false) {
    if (filled === data.length) data = grow(data, allocate, `${source.name}: line ${line}`);
    while (filled < data.length && !ended) {
      const bytes = await source.read(data.subarray(filled));
      filled += bytes;
      ended = bytes === 0;
    }
    const from = head ? markLength(data.subarray(0, filled), source.name) : 0;
    const rows = noRows(data, line);
    let scanned = passEmptyLines(rows, from, filled);
    separator ??= separatorOf(data.subarray(scanned, filled), ended, isHeader);
    if (separator !== undefined) {
      rows.separator = separator;
      scanned = scanRows(rows, scanned, filled, ended);
    }
    yield rows;
    line = rows.nextLine;
    data.copyWithin(0, scanned, filled);
    filled -= scanned;
  }
}

const noRows = (data: Uint8Array, nextLine: number): Rows => ({
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

/** Twice the room, with what the old one held; it may be detached, so its bytes are taken out first. */
function grow(data: Uint8Array, allocate: (byteLength: number) => Uint8Array, row: string): Uint8Array {
  if (data.length >= LONGEST_ROW)
    throw new InputError(`${row}: the row that begins here is longer than 256 MiB; is a quote never closed?`);
  const held = data.slice();
  const larger = allocate(data.length * 2);
  larger.set(held);
  return larger;
}

/** Bytes of the byte order mark, if there is one. */
function markLength(data: Uint8Array, name: string): number {
  requireNotUtf16(data, name);
  const [first, second, third] = data;
  return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
}

/**
 * The separator by which the row at the head is a header, or the comma if it is one by several. If it is one by none,
 * the separator that makes the most fields of it, with nothing after a closing quote. Undefined while the row is not
 * whole.
 */
function separatorOf(
  data: Uint8Array,
  ended: boolean,
  isHeader: (rows: Rows) => boolean,
): number | undefined {
  const found: Rows[] = [];
  for (const separator of [COMMA, SEMICOLON, TAB]) {
    const rows = { ...noRows(data.slice(), 1), separator };
    if (scanRow(rows, 0, data.length, ended) === INCOMPLETE) return undefined;
    if (separator === COMMA && isHeader(rows)) return COMMA;
    found.push(rows);
  }
  const headers = found.filter(isHeader);
  if (headers.length > 1) return COMMA;
  const fields = (rows: Rows) => (rows.faults[0] === 'MALFORMED_ROW' ? 0 : fieldCount(rows, 0));
  const [likeliest] = found.sort((a, b) => fields(b) - fields(a));
  return (headers[0] ?? likeliest!).separator;
}

/** Answers where the first line that is not empty begins. */
function passEmptyLines(rows: Rows, from: number, to: number): number {
  const { data } = rows;
  for (let at = from; ; rows.nextLine++) {
    if (at < to && data[at] === LF) at++;
    else if (at + 1 < to && data[at] === CR && data[at + 1] === LF) at += 2;
    else return at;
  }
}

/** Scans the rows that are whole; answers where the first that is not begins. */
function scanRows(rows: Rows, from: number, to: number, ended: boolean): number {
  let at = from;
  while (at < to) {
    const end = scanRow(rows, at, to, ended);
    if (end === INCOMPLETE) return at;
    at = passEmptyLines(rows, end, to);
  }
  return at;
}

/** Scans the row that begins at `start`; answers where the next begins, or `INCOMPLETE`, and then changes nothing. */
function scanRow(rows: Rows, start: number, to: number, ended: boolean): number {
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

/** Makes one quote of each two, in place; answers where the shorter text ends. */
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

/** How many fields a row has. */
export const fieldCount = (rows: Rows, row: number): number =>
  rows.firstField[row + 1]! - rows.firstField[row]!;

/** The text of field `column` of a row, if it has one. */
export function fieldText(rows: Rows, row: number, column: number): string | undefined {
  if (column < 0 || column >= fieldCount(rows, row)) return undefined;
  const field = rows.firstField[row]! + column;
  return decoder.decode(rows.data.subarray(rows.starts[field], rows.ends[field]));
}
