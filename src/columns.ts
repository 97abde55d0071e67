// Columns: many rows of text that come in, and typed arrays that come out. Row i of each belongs to row i of the others.

/** UTF-8 text of many rows: row i is `data[starts[i]]` up to, not including, `data[ends[i]]`. */
export interface Utf8Column {
  readonly length: number;
  readonly data: Uint8Array;
  /** Length of `data` when the column was made. It is less after the buffer was detached. */
  readonly byteLength: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Text of many rows as JavaScript strings. */
export interface StringColumn {
  readonly length: number;
  readonly strings: readonly string[];
}

export type TextColumn = Utf8Column | StringColumn;

/** The kinds of typed arrays that columns have. */
export type ColumnKind = Uint8ArrayConstructor | Uint16ArrayConstructor | Uint32ArrayConstructor;

/** Columns as they are declared: their names, and the kind of array of each. */
export type ColumnKinds = Readonly<Record<string, ColumnKind>>;

/** The arrays that a declaration of columns describes. */
export type Columns<Kinds extends ColumnKinds> = {
  readonly [Name in keyof Kinds]: Kinds[Name]['prototype'];
};

/** Creates columns of `length` rows, all 0. */
export function columnsOf<Kinds extends ColumnKinds>(kinds: Kinds, length: number): Columns<Kinds> {
  const columns: Record<string, unknown> = {};
  for (const name of Object.keys(kinds)) columns[name] = new kinds[name]!(length);
  return columns as Columns<Kinds>;
}

/** Rows `first` to `last`, exclusive, of columns: the same memory. */
export function sliceColumns<Arrays extends object>(columns: Arrays, first: number, last: number): Arrays {
  const slices: Record<string, unknown> = {};
  for (const [name, column] of Object.entries(columns as Record<string, Uint8Array>))
    slices[name] = column.subarray(first, last);
  return slices as Arrays;
}

/**
 * Copies the first `rows` rows of each column in `from` to row `at` and the rows after it of the same column in `into`, if
 * that is there.
 */
export function copyColumns<Arrays extends object>(
  from: Arrays,
  rows: number,
  into: Partial<Arrays>,
  at: number,
): void {
  for (const name of Object.keys(from))
    columnNamed(into, name)?.set(columnNamed(from, name)!.subarray(0, rows), at);
}

const columnNamed = (columns: object, name: string) =>
  (columns as Record<string, Uint8Array | undefined>)[name];

/** All columns of a declaration: those that are there, and new ones of `length` rows in place of the others. */
export function allColumns<Kinds extends ColumnKinds>(
  kinds: Kinds,
  columns: Partial<Columns<Kinds>>,
  length: number,
): Columns<Kinds> {
  const missing = Object.keys(kinds).filter(name => columns[name] === undefined);
  if (missing.length === 0) return columns as Columns<Kinds>;
  const all: Record<string, unknown> = { ...columns };
  for (const name of missing) all[name] = new kinds[name]!(length);
  return all as Columns<Kinds>;
}

/** Rows `first` to `last`, exclusive, of a column of text: the same memory, or the same strings. */
export function sliceText(column: TextColumn, first: number, last: number): TextColumn {
  if ('strings' in column) return { length: last - first, strings: column.strings.slice(first, last) };
  const { data, byteLength, starts, ends } = column;
  return {
    length: last - first,
    data,
    byteLength,
    starts: starts.subarray(first, last),
    ends: ends.subarray(first, last),
  };
}

/** The given rows of a column of text: the same memory, or the same strings. */
export function chosenText(column: TextColumn, rows: readonly number[]): TextColumn {
  const { length } = rows;
  if ('strings' in column) return { length, strings: rows.map(row => column.strings[row]!) };
  const { data, byteLength, starts, ends } = column;
  return {
    length,
    data,
    byteLength,
    starts: Uint32Array.from(rows, row => starts[row]!),
    ends: Uint32Array.from(rows, row => ends[row]!),
  };
}
