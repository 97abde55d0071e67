import type { TextColumn } from '../columns.js';
import type { CsvPassed, CsvPassOptions } from '../csv/row-starts.js';
import type { CsvChunk, CsvLayout, CsvRows } from '../csv/rows.js';
import { argumentError, misuse } from '../misuse.js';
import type { NumberColumns } from '../numbering/columns.js';
import type { NumberTable } from '../numbering/table.js';
import type { SenderColumns } from '../sender/columns.js';
import type { Analysis, AnalyzeOptions, RcsAnalysis, SmsAnalysis } from '../text/analyze.js';
import type { SavingsCounts, TextCounts } from '../text/columns.js';
import type { SavingsRules } from '../text/savings.js';
import type { SavingsCounter } from './savings-tally.js';
import type { TallyEntry } from './tally.js';

/** Many messages to count. Row i of each column belongs to message i. */
export interface MessageColumns {
  readonly length: number;
  readonly msisdn: TextColumn;
  readonly text: TextColumn;
  /** Messages with an invalid sender are set aside. Undefined where senders are not checked. */
  readonly sender: TextColumn | undefined;
  /** Fares that are known without the number, or `SET_ASIDE` and a reason. 0 where the number decides. Default all 0. */
  readonly fare: Uint32Array | undefined;
  /** 0 for SMS and 1 for RCS, for each message or for all. */
  readonly channel: Uint8Array | 0 | 1;
}

/** What a counter finds of each message that it counts. */
export interface CountedColumns {
  /** Their `status` means nothing: `fare` says why a message is set aside. */
  readonly numbers: NumberColumns;
  readonly counts: TextCounts;
  /** The fare, or why the message is set aside (`SET_ASIDE`). */
  readonly fare: Uint32Array;
}

/** Counts messages that are alike in everything a price depends on. */
export interface Counter {
  /** Counts many messages, and writes what it finds of each into `details`, if there are any. */
  add(messages: MessageColumns, details?: CountedColumns): void;
  /** The counts of all messages so far. */
  tally(): TallyEntry[];
}

/** One way of answering: TypeScript, or the WebAssembly engine. Both give the same answers. */
export interface Kernel {
  readonly name: 'wasm' | 'ts';
  /** Why it is this kernel and not the other. */
  readonly reason: string;
  /** Analyses one message, like `analyze` of `@quicksms/core`. */
  analyze(text: string, options?: { channel?: 'SMS' | undefined }): SmsAnalysis;
  analyze(text: string, options: { channel: 'RCS' }): RcsAnalysis;
  analyze(text: string, options?: AnalyzeOptions): Analysis;
  /**
   * Analyses many messages into the columns that `counts` has. `analyzeColumn` of the batch door checks its arguments and
   * calls this.
   */
  analyzeColumn(column: TextColumn, counts: Partial<TextCounts>): void;
  /**
   * Finds what many messages would need if they were made cheaper by `rules`, into the columns that `counts` has.
   * `savingsColumn` of the batch door checks its arguments and calls this.
   */
  savingsColumn(column: TextColumn, rules: SavingsRules, counts: Partial<SavingsCounts>): void;
  /**
   * Resolves many numbers into the columns that `columns` has. `resolveColumn` of the batch door checks its arguments and
   * calls this.
   */
  resolveColumn(column: TextColumn, table: NumberTable, columns: Partial<NumberColumns>): void;
  /**
   * Checks many senders into the columns that `columns` has. `checkSenderColumn` of the batch door checks its arguments and
   * calls this.
   */
  checkSenderColumn(column: TextColumn, smartRouting: boolean, columns: Partial<SenderColumns>): void;
  /**
   * Creates a counter that resolves numbers by `table` and finds their fares by `prefixes` (src/pricing/prefixes.ts).
   * Messages that would be cheaper are also counted in `savings`, if it is there.
   * `estimator` of the batch door checks its arguments and calls this. Create it before calling `buffer`; otherwise
   * the engine may lack room for the prefixes, and the messages are counted in TypeScript.
   */
  counter(table: NumberTable, prefixes: Int32Array | undefined, savings?: SavingsCounter): Counter;
  /**
   * Finds the rows of a chunk of CSV and their wanted fields. The engine does so for bytes of `buffer`, and TypeScript for
   * others. `scanCsv` of the batch door checks its arguments and calls this.
   */
  scanCsv(chunk: CsvChunk, layout: CsvLayout): CsvRows;
  /**
   * Finds where rows start in a chunk of CSV, without their fields. `passCsv` of the batch door checks its arguments and calls
   * this.
   */
  passCsv(chunk: CsvChunk, options: CsvPassOptions): CsvPassed;
  /** Counts line ends. `countLineEnds` of the batch door checks its arguments and calls this. */
  countLineEnds(data: Uint8Array, from: number, to: number): number;
  /**
   * Returns `byteLength` bytes that the kernel reads in place: fill them, and a column over them is analysed without a
   * copy. A kernel has one such buffer: the next call detaches or overwrites the one before it.
   *
   * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless `byteLength` is a whole number of bytes that the host has
   */
  buffer(byteLength: number): Uint8Array;
}

/** The error of a column whose positions no longer lie within its bytes. */
export const columnChanged = () =>
  misuse(new RangeError('a row lies outside the data: the column was changed after it was made'));

/** Throws unless a buffer can have so many bytes. */
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
