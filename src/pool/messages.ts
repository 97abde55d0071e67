// What a pool and its threads say to each other. Typed arrays in a message lie in memory that they share.
import type { EstimateColumnsOptions } from '../batch/terms.js';
import type { TextColumn } from '../columns.js';
import type { Kernel } from '../kernel/kernel.js';
import type { NumberTable } from '../numbering/table.js';
import type { RateCard } from '../pricing/rate.js';

/** What a thread says first: the kernel that it has loaded. */
export interface Ready {
  readonly kernel: Pick<Kernel, 'name' | 'reason'>;
}

/** A number table without its function. All of it has been read. */
export type TableData = Omit<NumberTable, 'enter'>;

/** What a thread keeps for later jobs. Cards and tables of a counter are ids of those that it keeps. */
export type Kept =
  | { readonly card: RateCard }
  | { readonly table: TableData }
  | {
      readonly counter: {
        readonly card: number;
        readonly table: number | undefined;
        readonly options: EstimateColumnsOptions | undefined;
      };
    };

/** What is asked about rows, or about all that a counter has counted. A table and a counter are ids. */
export type Question =
  | { readonly ask: 'analyze' }
  | { readonly ask: 'savings' }
  | { readonly ask: 'resolve'; readonly table: number | undefined }
  | { readonly ask: 'checkSender'; readonly smartRouting: boolean }
  | { readonly ask: 'count'; readonly counter: number; readonly channel: 0 | 1 | undefined }
  | { readonly ask: 'tally'; readonly counter: number };

/** Typed arrays by name. */
export type Arrays = Readonly<Record<string, Uint8Array | Uint16Array | Uint32Array | BigInt64Array>>;

/** Rows of columns, and where their answers go. */
export interface Slice {
  readonly columns: Readonly<Record<string, TextColumn>>;
  /** The channel of each message: 0 for SMS and 1 for RCS. */
  readonly channels: Uint8Array | undefined;
  readonly answers: Arrays | undefined;
}

export type ToThread =
  | { readonly job: number; readonly question: Question; readonly slice: Slice | undefined }
  | { readonly keep: number; readonly kept: Kept }
  | { readonly forget: number };

export type FromThread =
  | { readonly job: number; readonly value: unknown; readonly error?: undefined }
  | { readonly job: number; readonly error: ErrorData };

/** An error as it crosses from a thread: a message would lose its code. */
export interface ErrorData {
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
}
