import { InputError } from '../errors.js';
import { noRows, passEmptyLines, type Rows, scanRows } from './rows.js';
import { separatorOf } from './separator.js';
import type { Source } from './source.js';
import { requireNotUtf16 } from './utf8-text.js';

const CHUNK = 1 << 20;

/** A longer row is a quote that is never closed, in a file too large to hold. */
const LONGEST_ROW = 256 << 20;

export interface ReadOptions {
  /** Returns the bytes to read into. A second call may detach those of the first. */
  allocate?: (byteLength: number) => Uint8Array;
  /** Bytes read at a time, at least 3. It grows for a longer row. */
  chunkBytes?: number;
  /** Whether the first row, read with the separator it has here, is the expected header. */
  isHeader?: (rows: Rows) => boolean;
}

/**
 * Reads CSV (RFC 4180) a chunk at a time. Fields are separated by commas, or by the semicolons or tabs with which the
 * first row is a header. Fields are unquoted in place, so each `Rows` is valid until the next. LF and CRLF end a row, a
 * byte order mark at the head is not text, and an empty line is not a row.
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

/** Twice the room with the same content. The old buffer may be detached, so its bytes are copied first. */
function grow(data: Uint8Array, allocate: (byteLength: number) => Uint8Array, row: string): Uint8Array {
  if (data.length >= LONGEST_ROW)
    throw new InputError(`${row}: the row that begins here is longer than 256 MiB; is a quote never closed?`);
  const held = data.slice();
  const larger = allocate(data.length * 2);
  larger.set(held);
  return larger;
}

/** The length of the byte order mark: 3, or 0 where there is none. */
function markLength(data: Uint8Array, name: string): number {
  requireNotUtf16(data, name);
  const [first, second, third] = data;
  return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
}
