// A CSV file, read in chunks as a program reads it, and what the reference says of it.
import { csvFlags, csvRow, scanCsv } from '../../../src/batch/index.js';
import type { CsvLayout, CsvRows } from '../../../src/csv/rows.js';
import type { Kernel } from '../../../src/kernel/kernel.js';
import { referenceCsvRows } from '../../reference/csv-rows.js';

/** A file: its bytes as characters, and how it is read. */
export interface CsvCase {
  readonly text: string;
  readonly separator: string;
  readonly fieldCount: number;
  readonly wanted: readonly number[];
  /** Bytes of a chunk at first. It grows for a longer row. */
  readonly chunkBytes: number;
  /** Where the chunk lies in the kernel's buffer. */
  readonly shift: number;
}

/** A row as it was found: positions in the file, and bytes as characters. */
export interface FoundRow {
  readonly start: number;
  readonly end: number;
  readonly flags: number;
  readonly fields: readonly string[];
  /** The row as it is in the file. */
  readonly raw: string;
}

export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

export const layoutOf = ({ separator, fieldCount, wanted }: CsvCase): CsvLayout => ({
  separator: separator.charCodeAt(0),
  fieldCount,
  wanted,
});

/** The rows of the reference. */
export function expectedRows({ text, separator, fieldCount, wanted }: CsvCase): FoundRow[] {
  return referenceCsvRows(text, separator).map(row => {
    const count = row.fields.length;
    const { UNDOUBLED, STRAY_QUOTE, FEWER_FIELDS, MORE_FIELDS, TEXT_AFTER_QUOTE, UNTERMINATED_QUOTE } =
      csvFlags;
    const flags =
      (wanted.some(field => row.fields[field]?.isDoubled) ? UNDOUBLED : 0) +
      (row.hasStrayQuote ? STRAY_QUOTE : 0) +
      (fieldCount > 0 && count < fieldCount ? FEWER_FIELDS : 0) +
      (fieldCount > 0 && count > fieldCount ? MORE_FIELDS : 0) +
      (row.hasTextAfterQuote ? TEXT_AFTER_QUOTE : 0) +
      (row.isUnterminated ? UNTERMINATED_QUOTE : 0);
    return {
      start: row.start,
      end: row.end,
      flags,
      fields: wanted.map(field => row.fields[field]?.text ?? ''),
      raw: text.slice(row.start, row.end),
    };
  });
}

/** Buffers of kernels: asking for one anew detaches it. */
const buffers = new WeakMap<Kernel, Uint8Array>();
const ROOM = 1 << 20;

/** Bytes of a kernel's buffer. */
export function chunkOf(kernel: Kernel, length: number, shift: number): Uint8Array {
  const buffer = buffers.get(kernel) ?? kernel.buffer(ROOM);
  buffers.set(kernel, buffer);
  return buffer.subarray(shift, shift + length);
}

/** What a scan returned, its columns among it, and what it left in the chunk. */
type ScanLog = [from: number, to: number, faulty: number, next: number, columns: number[][], left: string];

export interface CsvReading {
  readonly rows: FoundRow[];
  readonly scans: ScanLog[];
}

/** Reads a file in chunks. */
export function readCsv(kernel: Kernel, value: CsvCase): CsvReading {
  const file = Buffer.from(value.text, 'latin1');
  const rows: FoundRow[] = [];
  const scans: ScanLog[] = [];
  let capacity = value.chunkBytes;
  let data = chunkOf(kernel, capacity, value.shift);
  let filled = 0;
  let read = 0;
  for (let isFinal = false; !isFinal; ) {
    const more = file.subarray(read, read + capacity - filled);
    data.set(more, filled);
    read += more.length;
    filled += more.length;
    isFinal = filled < capacity;
    // What follows is not read.
    if (isFinal) data[filled] = filled % 2 === 0 ? 0x78 : 0x22;
    let from = 0;
    for (;;) {
      if (scans.length > 4 * file.length + 100) throw new Error(`${kernel.name}: the scan does not end`);
      const found = scanCsv(kernel, { data, from, to: filled, isFinal }, layoutOf(value));
      const { faulty, next } = found;
      scans.push([from, filled, faulty, next, columnsOf(found), latin1(data.subarray(0, filled))]);
      for (let row = 0; row < found.length; row++) rows.push(rowOf(data, found, row, read - filled));
      const isDone = found.length === 0;
      from = found.next;
      if (isDone) break;
    }
    data.copyWithin(0, from, filled);
    filled -= from;
    if (filled === capacity) {
      capacity *= 2;
      data = chunkOf(kernel, capacity, value.shift);
    }
  }
  return { rows, scans };
}

/** The columns of a scan, as far as it filled them. */
const columnsOf = ({ length, rowStarts, rowEnds, rowFlags, fields }: CsvRows): number[][] =>
  [rowStarts, rowEnds, rowFlags, ...fields.flatMap(({ starts, ends }) => [starts, ends])].map(column => [
    ...column.subarray(0, length),
  ]);

function rowOf(data: Uint8Array, found: CsvRows, row: number, offset: number): FoundRow {
  return {
    start: found.rowStarts[row]! + offset,
    end: found.rowEnds[row]! + offset,
    flags: found.rowFlags[row]!,
    fields: found.fields.map(({ starts, ends }) => latin1(data.subarray(starts[row], ends[row]))),
    raw: latin1(csvRow(data, found, row)),
  };
}

/** Throws where a kernel differs from the reference, or from TypeScript in any scan. */
export function requireReading(
  kernel: Kernel,
  value: CsvCase,
  expected: readonly FoundRow[],
  scans?: ScanLog[],
) {
  const found = readCsv(kernel, value);
  requireEqual(`${kernel.name}: row`, found.rows, expected);
  if (scans) requireEqual(`${kernel.name}: scan`, found.scans, scans);
  return found;
}

function requireEqual(what: string, found: readonly unknown[], expected: readonly unknown[]): void {
  const length = Math.max(found.length, expected.length);
  for (let i = 0; i < length; i++) {
    const [got, right] = [JSON.stringify(found[i]), JSON.stringify(expected[i])];
    if (got !== right) throw new Error(`${what} ${i} of ${expected.length} is ${got}, expected ${right}`);
  }
}

export const describeCsv = (value: CsvCase): string => JSON.stringify(value);
