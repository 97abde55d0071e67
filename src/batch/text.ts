import type { Kernel, StringColumn, TextColumn, Utf8Column } from '../kernel/kernel.js';
import { argumentError } from '../result.js';
import type { TextCounts } from '../text/utf8.js';

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
 * Makes a column of messages from strings, from an Arrow-shaped pair of bytes and offsets, or from bytes with a
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
  const { data, offsets, starts, ends } = (source ?? {}) as Partial<OffsetText & SlicedText>;
  if (!(data instanceof Uint8Array))
    throw argumentError('data', 'a Uint8Array (or pass an array of strings)', data);
  if (offsets !== undefined) {
    requirePositions('offsets', offsets);
    const length = Math.max(0, offsets.length - 1);
    return rowsWithin({ length, data, starts: offsets.subarray(0, length), ends: offsets.subarray(1) });
  }
  requirePositions('starts', starts);
  requirePositions('ends', ends);
  if (starts.length !== ends.length) {
    throw rangeError(`starts has ${starts.length} rows and ends ${ends.length}: they must have as many`);
  }
  return rowsWithin({ length: starts.length, data, starts, ends });
}

/**
 * Analyses every message of a column: the counts that `analyze` gives for each, as typed arrays.
 *
 * Bytes that are not UTF-8 are counted as the WHATWG decoder reads them, and `status` of the row is 1.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `column` is not what `textColumn` returns, or its buffer is detached
 * @example
 * analyzeColumn(loadKernel(), textColumn(['Hello', '你好'])).encoding // Uint8Array [0, 1]: GSM-7, UCS-2
 */
export function analyzeColumn(kernel: Kernel, column: TextColumn): TextCounts {
  if (typeof kernel?.analyzeColumn !== 'function')
    throw argumentError('kernel', 'what loadKernel returns', kernel);
  if (typeof column?.length !== 'number' || Array.isArray(column)) {
    throw argumentError('column', 'what textColumn returns', column);
  }
  if ('data' in column && column.data.length === 0 && column.length > 0) rowsWithin(column);
  return kernel.analyzeColumn(column);
}

function requirePositions(name: string, positions: unknown): asserts positions is Positions {
  if (!(positions instanceof Int32Array || positions instanceof Uint32Array)) {
    throw argumentError(name, 'an Int32Array or a Uint32Array', positions);
  }
}

function rowsWithin(column: Utf8Column): Utf8Column {
  const { starts, ends, length } = column;
  const size = column.data.length;
  for (let row = 0; row < length; row++) {
    const start = starts[row]!;
    const end = ends[row]!;
    if (start < 0 || start > end || end > size) {
      throw rangeError(`row ${row} goes from ${start} to ${end}, and data has ${size} bytes`);
    }
  }
  return column;
}

const rangeError = (message: string) =>
  Object.assign(new RangeError(message), { code: 'INVALID_ARGUMENT' as const });
