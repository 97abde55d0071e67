import { countLineEnds, csvFlags, scanCsv } from '@quicksms/core/batch';
import type { Kernel } from '@quicksms/core/kernel';
import { InputError } from '../errors.js';
import type { Source } from '../formats/source.js';

/** A row of a bill. It is overwritten by the next. */
export interface BillRow {
  fields: readonly string[];
  /** What is wrong with the row as CSV. */
  fault: string | undefined;
  /** Returns the line of a text, or the row of a sheet. */
  line(): number;
}

const CHUNK = 1 << 20;
const LONGEST_ROW = 64 << 20;

/**
 * Reads a bill to its end, and calls `onRow` for each row. What is held in memory is a chunk of 1 MiB, or a row where it is
 * longer.
 */
export async function readBill(kernel: Kernel, bill: Source, onRow: (row: BillRow) => void): Promise<void> {
  const layout = { separator: bill.delimiter, fieldCount: bill.columns.length, wanted: [] };
  const rows = new RowsOfChunk(kernel, bill);
  let data: Uint8Array = kernel.buffer(CHUNK);
  let filled = 0;
  for (let isFinal = false; !isFinal; ) {
    while (filled < data.length && !isFinal) {
      const length = await bill.read(data.subarray(filled));
      filled += length;
      isFinal = length === 0;
    }
    rows.begin(data);
    let from = 0;
    for (;;) {
      const scan = scanCsv(kernel, { data, from, to: filled, isFinal }, layout);
      if (scan.length === 0) break;
      for (let i = 0; i < scan.length; i++) {
        rows.take(scan.rowStarts[i]!, scan.rowEnds[i]!, scan.rowFlags[i]!);
        onRow(rows);
      }
      from = scan.next;
    }
    rows.end(from);
    const rest = data.slice(from, filled);
    if (from === 0 && filled === data.length) data = kernel.buffer(twice(data.length, bill.name));
    data.set(rest);
    filled = rest.length;
  }
}

function twice(length: number, name: string): number {
  if (length < LONGEST_ROW) return 2 * length;
  throw new InputError(
    `${name}: expected rows of at most ${LONGEST_ROW >> 20} MiB, found a longer one; is a quote not closed?`,
  );
}

/** The rows of one chunk after the other. Lines are counted only where they are asked for. */
class RowsOfChunk implements BillRow {
  fields: readonly string[] = [];
  fault: string | undefined;
  private data: Uint8Array = new Uint8Array(0);
  private text: Buffer = Buffer.alloc(0);
  private start = 0;
  private row = -1;
  private countedTo = 0;
  private lineOfCounted: number;
  private readonly separator: string;

  constructor(
    private readonly kernel: Kernel,
    private readonly bill: Source,
  ) {
    this.lineOfCounted = bill.firstLine;
    this.separator = String.fromCharCode(bill.delimiter);
  }

  begin(data: Uint8Array): void {
    this.data = data;
    this.text = Buffer.from(data.buffer, data.byteOffset, data.length);
    this.countedTo = 0;
  }

  take(start: number, end: number, flags: number): void {
    this.start = start;
    this.row++;
    this.fault = flags < csvFlags.FEWER_FIELDS ? undefined : faultOf(flags);
    this.fields = fieldsOf(this.text.toString('utf8', start, end), this.separator);
  }

  /** Ends the chunk: bytes from `to` on begin the next. */
  end(to: number): void {
    this.countTo(to);
  }

  line(): number {
    if (this.bill.numberOf) return this.bill.numberOf(this.row);
    this.countTo(this.start);
    return this.lineOfCounted;
  }

  private countTo(position: number): void {
    this.lineOfCounted += countLineEnds(this.kernel, this.data, this.countedTo, position);
    this.countedTo = position;
  }
}

function faultOf(flags: number): string {
  if (flags & csvFlags.UNTERMINATED_QUOTE) return 'the file ends in a field whose quote is not closed';
  if (flags & csvFlags.TEXT_AFTER_QUOTE) return 'text after a closing quote';
  return flags & csvFlags.FEWER_FIELDS ? 'fewer fields than the header' : 'more fields than the header';
}

/** The fields of a row, without their quotes (RFC 4180, 2.5 to 2.7). */
function fieldsOf(row: string, separator: string): string[] {
  if (!row.includes('"')) return row.split(separator);
  const fields: string[] = [];
  for (let at = 0; at <= row.length; at++) {
    const isQuoted = row[at] === '"';
    const closing = isQuoted ? closingQuote(row, at + 1) : at;
    const found = row.indexOf(separator, closing);
    const end = found < 0 ? row.length : found;
    fields.push(isQuoted ? row.slice(at + 1, closing).replaceAll('""', '"') : row.slice(at, end));
    at = end;
  }
  return fields;
}

/** Where the quotes are closed in which `from` lies, or the end of the row. */
function closingQuote(row: string, from: number): number {
  let closing = row.indexOf('"', from);
  while (closing >= 0 && row[closing + 1] === '"') closing = row.indexOf('"', closing + 2);
  return closing < 0 ? row.length : closing;
}
