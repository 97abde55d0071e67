import { endsRow, type FieldReader, readField, readQuoted, readText } from './fields.js';
import { readableEnd } from './line-ends.js';
import { CR, type CsvChunk, LF, QUOTE, STRAY_QUOTE, TEXT_AFTER_QUOTE, UNTERMINATED_QUOTE } from './rows.js';

export const ROW_START = 0;
export const FIELD_START = 1;
export const IN_FIELD = 2;
export const IN_QUOTES = 3;
export const AFTER_QUOTE = 4;

/** Where in a row a stretch of bytes begins or ends. */
export const csvStates = {
  ROW_START,
  /** After a separator. */
  FIELD_START,
  /** In a field without quotes, or in text after a closing quote. */
  IN_FIELD,
  IN_QUOTES,
  /** After a quote within quotes. If the next byte is a quote too, the two stand for one. Otherwise the field ends. */
  AFTER_QUOTE,
} as const;

export type CsvState = (typeof csvStates)[keyof typeof csvStates];

/** Where to begin and to stop looking for the start of a row. */
export interface CsvPassOptions {
  /** The byte between two fields. */
  readonly separator: number;
  /** Where `from` lies in a row. Default `ROW_START`. */
  readonly state?: CsvState | undefined;
  /** Stops at the first row that starts here or after it. Default `to + 1`: it passes the whole chunk. */
  readonly position?: number | undefined;
}

/** A stretch of bytes that was passed. */
export interface CsvPassed {
  /** Where the last row starts that was passed. -1 if no row starts in these bytes. */
  readonly rowStart: number;
  /** Where the bytes end that were passed. Those after it come first in the next chunk. */
  readonly next: number;
  /** Where `next` lies in a row. */
  readonly state: CsvState;
}

/** Bytes to pass: at least one. */
export interface BytesToPass {
  readonly data: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly separator: number;
  readonly state: CsvState;
  /** Stops where a line ends at this position or after it. */
  readonly position: number;
}

/** What was found in bytes that were passed. */
export interface PassedBytes {
  /** Where the last line ends, exclusive. 0 if none does. */
  readonly lineEnd: number;
  /** The state at the end. Undefined where the last byte decides it. */
  readonly state: typeof IN_FIELD | typeof IN_QUOTES | undefined;
}

/** Passes a chunk. `pass` does the work in TypeScript or in the engine. */
export function passChunk(
  chunk: CsvChunk,
  { separator, state = ROW_START, position = chunk.to + 1 }: CsvPassOptions,
  pass: (bytes: BytesToPass) => PassedBytes,
): CsvPassed {
  const { data, from } = chunk;
  const to = readableEnd(chunk);
  const first = state === ROW_START ? from : -1;
  if (first >= position) return { rowStart: first, next: first, state };
  if (from === to) return { rowStart: first, next: to, state };
  const passed = pass({ data, from, to, separator, state, position });
  let rowStart = passed.lineEnd || first;
  if (rowStart >= position) {
    if (rowStart < to && data[rowStart] === LF && data[rowStart - 1] === CR) rowStart++;
    return { rowStart, next: rowStart, state: ROW_START };
  }
  return { rowStart, next: to, state: passed.state ?? stateAfter(data[to - 1]!, separator) };
}

/** The state after a byte that is not in quotes. */
function stateAfter(byte: number, separator: number): CsvState {
  if (byte === LF || byte === CR) return ROW_START;
  if (byte === separator) return FIELD_START;
  return byte === QUOTE ? AFTER_QUOTE : IN_FIELD;
}

/** Passes bytes like the engine (assembly/csv/row-starts.ts). */
export function passInTypeScript({ data, from, to, separator, state, position }: BytesToPass): PassedBytes {
  const reader: FieldReader = { data, to, separator, flags: 0 };
  let lineEnd = 0;
  let at = readRest(reader, from, state);
  while (at < to) {
    if (endsRow(reader, at)) lineEnd = at + 1;
    if (lineEnd >= position) break;
    reader.flags = 0;
    at = readField(reader, at + 1);
  }
  if (reader.flags & UNTERMINATED_QUOTE) return { lineEnd, state: IN_QUOTES };
  return { lineEnd, state: reader.flags & (STRAY_QUOTE | TEXT_AFTER_QUOTE) ? IN_FIELD : undefined };
}

/** Returns where the field ends in which the bytes begin. */
function readRest(reader: FieldReader, from: number, state: CsvState): number {
  if (state === IN_QUOTES) return readQuoted(reader, from);
  if (state === IN_FIELD) return readText(reader, from, STRAY_QUOTE);
  if (state !== AFTER_QUOTE) return readField(reader, from);
  return reader.data[from] === QUOTE ? readQuoted(reader, from + 1) : readText(reader, from, STRAY_QUOTE);
}
