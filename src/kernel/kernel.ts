import { argumentError, misuse } from '../misuse.js';
import type { NumberColumns } from '../numbering/columns.js';
import type { NumberTable } from '../numbering/table.js';
import type { Tally } from '../pricing/tally.js';
import type { SenderColumns } from '../sender/columns.js';
import type { Analysis, AnalyzeOptions, RcsAnalysis, SmsAnalysis } from '../text/analyze.js';
import type { TextCounts } from '../text/utf8.js';

/** UTF-8 text of many rows: row i is `data[starts[i]]` up to, not including, `data[ends[i]]`. */
export interface Utf8Column {
  readonly length: number;
  readonly data: Uint8Array;
  /** Length of `data` when the column was made; a detached buffer has less. */
  readonly byteLength: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Text of many rows as JavaScript strings; a kernel encodes them where it needs them. */
export interface StringColumn {
  readonly length: number;
  readonly strings: readonly string[];
}

export type TextColumn = Utf8Column | StringColumn;

/** Many messages: row i of each column belongs to message i. */
export interface MessageColumns {
  readonly length: number;
  readonly msisdn: TextColumn;
  readonly text: TextColumn;
  /** Fares that are known without the number, and 0; or `SET_ASIDE`. None are known unless told. */
  readonly fare: Uint32Array | undefined;
  /** 0 for SMS and 1 for RCS, for each message or for all. */
  readonly channel: Uint8Array | 0 | 1;
}

/** What is told of each message beside its count in a tally. */
export interface MessageDetails {
  readonly numbers: NumberColumns;
  readonly counts: TextCounts;
  /** Or why it is set aside (`SET_ASIDE`). The `status` of `numbers` says nothing. */
  readonly fare: Uint32Array;
}

/** One way of answering: TypeScript, or the WebAssembly engine. Both give the same answers. */
export interface Kernel {
  readonly name: 'wasm' | 'ts';
  /** Why it is this one and not the other. */
  readonly reason: string;
  /** One message: what `analyze` of the front door answers. */
  analyze(text: string, options?: { channel?: 'SMS' | undefined }): SmsAnalysis;
  analyze(text: string, options: { channel: 'RCS' }): RcsAnalysis;
  analyze(text: string, options?: AnalyzeOptions): Analysis;
  /** Many messages, into `counts`; `analyzeColumn` of the batch door checks its arguments and calls this. */
  analyzeColumn(column: TextColumn, counts: TextCounts): void;
  /** Many numbers, into `columns`; `resolveColumn` of the batch door checks its arguments and calls this. */
  resolveColumn(column: TextColumn, table: NumberTable, columns: NumberColumns): void;
  /** Many senders, into `columns`; `checkSenderColumn` of the batch door checks its arguments and calls this. */
  checkSenderColumn(column: TextColumn, smartRouting: boolean, columns: SenderColumns): void;
  /**
   * Counts many messages in `tally`, by the fares of `prefixes` (src/pricing/fares.ts), and puts what it finds of each
   * into `details`, if there are any; `estimateColumns` of the batch door checks its arguments and calls this.
   */
  tallyColumns(
    columns: MessageColumns,
    table: NumberTable,
    prefixes: Int32Array | undefined,
    tally: Tally,
    details: MessageDetails | undefined,
  ): void;
  /** Makes room for `prefixes`, which is only possible before `buffer` is asked. */
  reserve(prefixes: Int32Array | undefined): void;
  /** Brings into `tally` all that is counted: until then some counts may be elsewhere. */
  settle(tally: Tally): void;
  /**
   * Bytes that the kernel reads where they are: fill them, and a column over them is analysed without a copy.
   * A kernel has one such buffer: asking for another takes the memory of the first.
   */
  buffer(byteLength: number): Uint8Array;
}

/** The error of a column whose positions no longer lie within its bytes. */
export const columnChanged = () =>
  misuse(new RangeError('a row lies outside the data: the column was changed after it was made'));

/** Refuses a length that no buffer can have. */
export function requireByteLength(byteLength: unknown): void {
  if (typeof byteLength !== 'number') throw argumentError('byteLength', 'a number', byteLength);
  if (!Number.isInteger(byteLength) || byteLength < 0 || byteLength > MOST_BYTES) {
    throw misuse(
      new RangeError(`byteLength must be a whole number from 0 to ${MOST_BYTES}, not ${byteLength}`),
    );
  }
}

/** 32 bits of addresses, less what the engine keeps for itself. */
const MOST_BYTES = 2 ** 32 - 2 ** 20;
