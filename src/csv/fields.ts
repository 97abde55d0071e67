import {
  CR,
  type CsvColumns,
  LF,
  QUOTE,
  STRAY_QUOTE,
  TEXT_AFTER_QUOTE,
  UNDOUBLED,
  UNTERMINATED_QUOTE,
} from './rows.js';

/** A row that is read field by field. */
export interface FieldReader {
  readonly data: Uint8Array;
  /** Where the bytes end that can be read. */
  readonly to: number;
  readonly separator: number;
  /** What is special about the fields so far. */
  flags: number;
}

/** Returns where the field that begins at `start` ends: at a separator, at a line end, or at `to`. */
export function readField(reader: FieldReader, start: number): number {
  return start < reader.to && reader.data[start] === QUOTE
    ? readQuoted(reader, start + 1)
    : readText(reader, start, STRAY_QUOTE);
}

/** Returns where a field ends whose text begins in quotes at `from`. */
export function readQuoted(reader: FieldReader, from: number): number {
  const { data, to } = reader;
  const closing = closingQuote(data, from, to);
  if (closing === to) {
    reader.flags |= UNTERMINATED_QUOTE;
    return to;
  }
  const end = readText(reader, closing + 1, 0);
  if (end > closing + 1) reader.flags |= TEXT_AFTER_QUOTE;
  return end;
}

/** Returns where text ends that is not in quotes. A quote in it sets the flag. */
export function readText(reader: FieldReader, from: number, flagOfQuote: number): number {
  const { data, to, separator } = reader;
  for (let at = from; at < to; at++) {
    const byte = data[at]!;
    if (byte === separator || byte === LF || byte === CR) return at;
    if (byte === QUOTE) reader.flags |= flagOfQuote;
  }
  return to;
}

/** Whether the row ends where a field does. */
export const endsRow = ({ data, to }: FieldReader, at: number): boolean =>
  at < to && (data[at] === LF || data[at] === CR);

/** Returns where the quotes are closed in which `from` lies, or `to`. */
export function closingQuote(data: Uint8Array, from: number, to: number): number {
  for (let at = data.indexOf(QUOTE, from); at !== -1 && at < to; at = data.indexOf(QUOTE, at + 2))
    if (at + 1 === to || data[at + 1] !== QUOTE) return at;
  return to;
}

/** Makes doubled quotes single, and puts quotes into the room that is left. Returns where the shorter text ends. */
export function undouble(data: Uint8Array, start: number, end: number): number {
  let to = start;
  for (let from = start; from < end; from++) {
    const byte = data[from]!;
    data[to++] = byte;
    if (byte === QUOTE) from++;
  }
  data.fill(QUOTE, to, end);
  return to;
}

/**
 * Returns a copy of a row of a scan as it is in the file, with its doubled quotes, without its line end.
 *
 * @example
 * const data = new TextEncoder().encode('1,"a ""b"""\n');
 * const layout = { separator: 0x2c, fieldCount: 2, wanted: [1] };
 * const rows = scanCsv(loadKernel(), { data, from: 0, to: data.length, isFinal: true }, layout);
 * new TextDecoder().decode(csvRow(data, rows, 0)) // '1,"a ""b"""'
 */
export function csvRow(data: Uint8Array, rows: CsvColumns, row: number): Uint8Array {
  const rowStart = rows.rowStarts[row]!;
  const copy = data.slice(rowStart, rows.rowEnds[row]);
  if (rows.rowFlags[row]! & UNDOUBLED)
    for (const { starts, ends } of rows.fields) {
      const start = starts[row]! - rowStart;
      if (copy[start - 1] === QUOTE) redouble(copy, start, ends[row]! - rowStart);
    }
  return copy;
}

/** Doubles the quotes of a text. As many bytes as it has quotes follow it, and are overwritten. */
function redouble(data: Uint8Array, start: number, end: number): void {
  let to = end;
  for (let at = start; at < end; at++) if (data[at] === QUOTE) to++;
  for (let from = end; to > from; ) {
    const byte = data[--from]!;
    data[--to] = byte;
    if (byte === QUOTE) data[--to] = byte;
  }
}
