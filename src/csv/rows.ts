import { type Columns, columnsOf } from '../columns.js';

/** Wanted fields of a row, at most. */
export const MOST_WANTED = 8;

/** The wanted fields are among so many: a spreadsheet has no more columns. A row may have more fields. */
export const MOST_FIELDS = 1 << 14;

/** Rows that a scan returns at most. */
export const MOST_ROWS = 8160;

export const QUOTE = 0x22;
export const LF = 0x0a;
export const CR = 0x0d;

export const UNDOUBLED = 1;
export const STRAY_QUOTE = 2;
export const FEWER_FIELDS = 4;
export const MORE_FIELDS = 8;
export const TEXT_AFTER_QUOTE = 16;
export const UNTERMINATED_QUOTE = 32;

/**
 * What is special about a row of CSV. The flags of a row are a sum of these. The row has a fault if its flags are
 * `FEWER_FIELDS` or more.
 */
export const csvFlags = {
  /** Doubled quotes in a wanted field were made single in place. `csvRow` returns the row as it was. */
  UNDOUBLED,
  /** A field that does not begin with a quote contains one. It is data. */
  STRAY_QUOTE,
  FEWER_FIELDS,
  MORE_FIELDS,
  /** A field has text after its closing quote. The field is left as it is, with its quotes. */
  TEXT_AFTER_QUOTE,
  /** The file ends in a field whose quote is not closed. The field is left as it is. */
  UNTERMINATED_QUOTE,
} as const;

/** Where rows lie, and what is special about them. */
export const csvRowColumns = {
  rowStarts: Uint32Array,
  /** Exclusive, without the line end. */
  rowEnds: Uint32Array,
  rowFlags: Uint8Array,
} as const;

/** Where one wanted field of each row lies, without its quotes. It is empty and at the end of a row that does not have it. */
export const csvFieldColumns = { starts: Uint32Array, ends: Uint32Array } as const;

export type CsvFieldColumns = Columns<typeof csvFieldColumns>;

/** The columns that a scan fills. */
export interface CsvColumns extends Columns<typeof csvRowColumns> {
  /** In the order of `wanted`. */
  readonly fields: readonly CsvFieldColumns[];
}

/** Creates columns for the rows of a scan. */
export const csvColumns = (): CsvColumns => ({
  ...columnsOf(csvRowColumns, MOST_ROWS),
  fields: Array.from({ length: MOST_WANTED }, () => columnsOf(csvFieldColumns, MOST_ROWS)),
});

/** Bytes `from` to `to`, exclusive, of `data`: a stretch of a file that begins with a row. */
export interface CsvChunk {
  readonly data: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** Whether the file ends at `to`. */
  readonly isFinal: boolean;
}

/** How the rows of a file are read. */
export interface CsvLayout {
  /** The byte between two fields: a comma, a semicolon, a tab or a vertical bar. */
  readonly separator: number;
  /** The number of fields that a row must have. 0 for any number. */
  readonly fieldCount: number;
  /** The wanted fields, counted from 0: at most 8, each once. */
  readonly wanted: readonly number[];
}

/** The rows of a chunk. The next scan overwrites the columns. */
export interface CsvRows extends CsvColumns {
  /** The number of rows in the columns: at most 8,160. */
  readonly length: number;
  /** The number of rows with a fault. */
  readonly faulty: number;
  /**
   * Where the bytes begin that were not scanned. Scan on from here while rows are found. What is left then is a row that does
   * not end in the chunk. If no row was found and `next` is `from`, the row is longer than the chunk.
   */
  readonly next: number;
}

/** The bytes that separate fields. */
export const csvSeparators = [0x2c, 0x3b, 0x09, 0x7c] as const;
