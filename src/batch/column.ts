import {
  type ColumnKind,
  type ColumnKinds,
  type Columns,
  columnsOf,
  type StringColumn,
  type TextColumn,
  type Utf8Column,
} from '../columns.js';
import { columnChanged, type Kernel } from '../kernel/kernel.js';
import { argumentError, isArray, isObject, kindOf, misuse } from '../misuse.js';

/** Where rows begin or end in the bytes of a column. */
export type Positions = Int32Array | Uint32Array;

/** Row i is `data[offsets[i]]` up to `data[offsets[i + 1]]`: an Arrow Utf8 array, with one offset more than rows. */
export interface OffsetText {
  data: Uint8Array;
  offsets: Positions;
}

/** Row i is `data[starts[i]]` up to `data[ends[i]]`. Rows may lie in any order, with gaps, and may overlap. */
export interface SlicedText {
  data: Uint8Array;
  starts: Positions;
  ends: Positions;
}

/**
 * Creates a column of messages, numbers or other text. The source is an array of strings, bytes with Arrow's offsets, or
 * bytes with a start and an end for each row. Nothing is copied: the source is read when the column is analysed.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` for a source of another shape, or a row that is not a string
 * @throws {RangeError} `INVALID_ARGUMENT` for a row that does not lie within `data`
 * @example
 * textColumn({ data: new TextEncoder().encode('HiHello'), offsets: Int32Array.of(0, 2, 7) }).length // 2
 */
export function textColumn(source: readonly string[]): StringColumn;
export function textColumn(source: OffsetText | SlicedText): Utf8Column;
export function textColumn(source: readonly string[] | OffsetText | SlicedText): TextColumn;
export function textColumn(source: readonly string[] | OffsetText | SlicedText): TextColumn {
  if (!isArray(source) && (!isObject(source) || ArrayBuffer.isView(source))) {
    throw argumentError('source', 'an array of strings, { data, offsets } or { data, starts, ends }', source);
  }
  if (Array.isArray(source)) {
    for (let row = 0; row < source.length; row++) {
      if (typeof source[row] !== 'string') throw argumentError(`strings[${row}]`, 'a string', source[row]);
    }
    return { length: source.length, strings: source };
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
    throw outOfRange(`ends must have ${starts.length} rows, like starts, not ${ends.length}`);
  }
  return utf8Column(data, starts, ends);
}

/** Throws unless it is a kernel. */
export function requireKernel(kernel: Kernel): void {
  if (!isObject(kernel) || typeof kernel.analyzeColumn !== 'function')
    throw argumentError('kernel', 'a kernel from loadKernel', kernel);
}

/** Throws unless `textColumn` made the column and it has not been changed since. */
export function requireColumn(column: TextColumn): void {
  const isColumn =
    isObject(column) &&
    ('strings' in column
      ? isArray(column.strings)
      : column.data instanceof Uint8Array &&
        typeof column.byteLength === 'number' &&
        column.starts instanceof Uint32Array &&
        column.ends instanceof Uint32Array) &&
    Number.isInteger(column.length) &&
    column.length >= 0;
  if (!isColumn) throw argumentError('column', 'a column from textColumn', column);
  if ('strings' in column) {
    if (column.strings.length < column.length) throw columnChanged();
  } else if (column.data.length < column.byteLength) {
    throw misuse(new TypeError('column.data is detached: the kernel was asked for another buffer'));
  } else if (column.starts.length < column.length || column.ends.length < column.length) {
    throw misuse(new TypeError('the positions of the column are detached'));
  }
}

/** Which columns are to be filled. */
export interface FillOptions<All, Name extends keyof All = keyof All> {
  /** The columns to return: no others are copied out of the kernel. Default all. */
  only?: readonly Name[] | undefined;
  /** Columns to write into instead of new ones. They need room for every row; rows past these are left as they are. */
  into?: Pick<All, Name> | undefined;
}

/**
 * The columns to fill: those in the options, or those that `make` makes. Throws unless there are such columns, with room for
 * the rows.
 */
export function columnsToFill<Kinds extends ColumnKinds, Name extends keyof Kinds>(
  kinds: Kinds,
  options: FillOptions<Columns<Kinds>, Name> | undefined,
  rows: number,
  make: (kinds: ColumnKinds, rows: number) => object = columnsOf,
): Pick<Columns<Kinds>, Name> {
  const chosen = chosenColumns(kinds, options?.only);
  let columns = (options?.into ?? make(chosen, rows)) as Columns<ColumnKinds>;
  requireRoom(columns, chosen, rows);
  if (options?.only) columns = Object.fromEntries(Object.keys(chosen).map(name => [name, columns[name]!]));
  return columns as Pick<Columns<Kinds>, Name>;
}

/** The declared columns that `only` names, by default all. Throws unless it is an array of their names. */
export function chosenColumns(kinds: ColumnKinds, only: readonly PropertyKey[] | undefined): ColumnKinds {
  if (only === undefined) return kinds;
  if (!isArray(only)) throw argumentError('options.only', 'an array of names of columns', only);
  const names = Object.keys(kinds);
  const chosen: Record<string, ColumnKind> = {};
  only.forEach((name, i) => {
    if (!names.includes(name as string))
      throw outOfRange(`options.only[${i}] must be one of ${names.join(', ')}, not ${kindOf(name)}`);
    chosen[name as string] = kinds[name as string]!;
  });
  return chosen;
}

/** Throws unless there is an array of each kind to write into, with room for so many rows. */
export function requireRoom<Kinds extends ColumnKinds>(
  into: Columns<Kinds>,
  kinds: Kinds,
  rows: number,
): void {
  if (typeof into !== 'object' || into === null)
    throw argumentError('into', 'an object of typed arrays, like the one it returns', into);
  for (const [name, kind] of Object.entries(kinds)) {
    const values: Uint8Array | Uint16Array | Uint32Array = into[name]!;
    if (!(values instanceof kind)) throw argumentError(`into.${name}`, `a ${kind.name}`, values);
    if (values.length < rows)
      throw outOfRange(`into.${name} must have room for ${rows} rows, not ${values.length}`);
  }
}

function requirePositions(name: string, positions: unknown): asserts positions is Positions {
  if (!(positions instanceof Int32Array || positions instanceof Uint32Array)) {
    throw argumentError(name, 'an Int32Array or a Uint32Array', positions);
  }
  if (positions.length === 0 && isDetached(positions.buffer))
    throw misuse(new TypeError(`${name} is detached`));
}

/** By trying: Node 20 has no `ArrayBuffer.prototype.detached`. */
function isDetached(buffer: ArrayBufferLike): boolean {
  try {
    return new Uint8Array(buffer).length < 0;
  } catch {
    return true;
  }
}

/** Bytes of the longest row: twice as many units fit in 32 bits. */
const LONGEST_ROW = 2_000_000_000;

function utf8Column(data: Uint8Array, starts: Positions, ends: Positions): Utf8Column {
  const { length } = starts;
  for (let row = 0; row < length; row++) {
    const start = starts[row]!;
    const end = ends[row]!;
    if (start < 0 || start > end || end > data.length) {
      throw outOfRange(
        `row ${row} must lie within the ${data.length} bytes of data, not from ${start} to ${end}`,
      );
    }
    if (end - start > LONGEST_ROW) {
      throw outOfRange(`row ${row} must have at most ${LONGEST_ROW} bytes, not ${end - start}`);
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
