import {
  columnChanged,
  type Kernel,
  type StringColumn,
  type TextColumn,
  type Utf8Column,
} from '../kernel/kernel.js';
import { argumentError, misuse } from '../misuse.js';

type Positions = Int32Array | Uint32Array;

/** Row i is `data[offsets[i]]` up to `data[offsets[i + 1]]`: an Arrow Utf8 array, one offset more than rows. */
export interface OffsetText {
  data: Uint8Array;
  offsets: Positions;
}

/** Row i is `data[starts[i]]` up to `data[ends[i]]`; rows may lie in any order, with gaps, and overlap. */
export interface SlicedText {
  data: Uint8Array;
  starts: Positions;
  ends: Positions;
}

/**
 * Makes a column of messages, numbers or whatever is text from strings, from an Arrow-shaped pair of bytes and offsets, or from bytes with a
 * start and an end for each row. Nothing is copied; the column reads its source when it is analysed.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` for a source of another shape, or a string that is none
 * @throws {RangeError} `INVALID_ARGUMENT` for a row that does not lie within `data`
 * @example
 * textColumn({ data: new TextEncoder().encode('HiHello'), offsets: Int32Array.of(0, 2, 7) }).length // 2
 */
export function textColumn(source: readonly string[]): StringColumn;
export function textColumn(source: OffsetText | SlicedText): Utf8Column;
export function textColumn(source: readonly string[] | OffsetText | SlicedText): TextColumn;
export function textColumn(source: readonly string[] | OffsetText | SlicedText): TextColumn {
  if (Array.isArray(source)) {
    for (let row = 0; row < source.length; row++) {
      if (typeof source[row] !== 'string') throw argumentError(`strings[${row}]`, 'a string', source[row]);
    }
    return { length: source.length, strings: source };
  }
  if (typeof source !== 'object' || source === null || ArrayBuffer.isView(source)) {
    throw argumentError('source', 'an array of strings, { data, offsets } or { data, starts, ends }', source);
  }
  const { data, offsets, starts, ends } = source as Partial<OffsetText & SlicedText>;
  if (!(data instanceof Uint8Array)) throw argumentError('data', 'a Uint8Array', data);
  if (offsets === undefined && starts === undefined) {
    throw argumentError(
      'offsets',
      'an Int32Array or a Uint32Array, unless there are starts and ends',
      offsets,
    );
  }
  if (offsets !== undefined) {
    requirePositions('offsets', offsets);
    const length = Math.max(0, offsets.length - 1);
    return utf8Column(data, offsets.subarray(0, length), offsets.subarray(1));
  }
  requirePositions('starts', starts);
  requirePositions('ends', ends);
  if (starts.length !== ends.length) {
    throw outOfRange(`starts has ${starts.length} rows and ends ${ends.length}: they must have as many`);
  }
  return utf8Column(data, starts, ends);
}

/** Refuses what is no kernel. */
export function requireKernel(kernel: Kernel): void {
  if (typeof kernel?.analyzeColumn !== 'function')
    throw argumentError('kernel', 'what loadKernel returns', kernel);
}

/** Refuses what `textColumn` did not make or was changed since. */
export function requireColumn(column: TextColumn): void {
  const isObject = typeof column === 'object' && column !== null && Number.isInteger(column.length);
  const isColumn =
    isObject &&
    ('strings' in column
      ? Array.isArray(column.strings)
      : column.data instanceof Uint8Array &&
        column.starts instanceof Uint32Array &&
        column.ends instanceof Uint32Array);
  if (!isColumn) throw argumentError('column', 'what textColumn returns', column);
  if ('strings' in column) {
    if (column.strings.length < column.length) throw columnChanged();
  } else if (column.data.length < column.byteLength) {
    throw misuse(new TypeError('column.data is detached: the kernel was asked for another buffer'));
  } else if (column.starts.length < column.length || column.ends.length < column.length) {
    throw misuse(new TypeError('the positions of the column are detached'));
  }
}

/** Refuses arrays to write into that lack one of `pattern`'s, have one of another kind, or one too short. */
export function requireRoom<Arrays extends object>(into: Arrays, pattern: Arrays, rows: number): void {
  if (typeof into !== 'object' || into === null)
    throw argumentError('into', 'an object of typed arrays, as it returns', into);
  for (const name of Object.keys(pattern) as (keyof Arrays & string)[]) {
    const kind = (pattern[name] as Uint8Array).constructor as Uint8ArrayConstructor;
    const values = into[name];
    if (!(values instanceof kind)) throw argumentError(`into.${name}`, `a ${kind.name}`, values);
    if (values.length < rows)
      throw outOfRange(`into.${name} has room for ${values.length} rows, and the column has ${rows}`);
  }
}

function requirePositions(name: string, positions: unknown): asserts positions is Positions {
  if (!(positions instanceof Int32Array || positions instanceof Uint32Array)) {
    throw argumentError(name, 'an Int32Array or a Uint32Array', positions);
  }
}

/** Twice as many units fit in 32 bits. */
const LONGEST_ROW = 2_000_000_000;

function utf8Column(data: Uint8Array, starts: Positions, ends: Positions): Utf8Column {
  const { length } = starts;
  for (let row = 0; row < length; row++) {
    const start = starts[row]!;
    const end = ends[row]!;
    if (start < 0 || start > end || end > data.length) {
      throw outOfRange(`row ${row} goes from ${start} to ${end}, and data has ${data.length} bytes`);
    }
    if (end - start > LONGEST_ROW) {
      throw outOfRange(`row ${row} has ${end - start} bytes, and ${LONGEST_ROW} is the most`);
    }
  }
  return { length, data, byteLength: data.length, starts: unsigned(starts), ends: unsigned(ends) };
}

/** The same bytes: positions are never negative. */
const unsigned = (positions: Positions): Uint32Array =>
  positions instanceof Uint32Array
    ? positions
    : new Uint32Array(positions.buffer, positions.byteOffset, positions.length);

const outOfRange = (message: string) => misuse(new RangeError(message));
