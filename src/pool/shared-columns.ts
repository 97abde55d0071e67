import type { RowEstimates } from '../batch/rows.js';
import type { ColumnKind } from '../columns.js';
import type { Arrays } from './messages.js';

/** The kinds of typed arrays of answers, by name. */
export type AnswerKinds = Readonly<Record<string, ColumnKind | BigInt64ArrayConstructor>>;

/** The columns of `RowEstimates`. */
export const rowEstimateKinds = {
  status: Uint8Array,
  encoding: Uint8Array,
  characters: Uint32Array,
  units: Uint32Array,
  messageParts: Uint32Array,
  segments: Uint32Array,
  callingCode: Uint16Array,
  country: Uint16Array,
  type: Uint8Array,
  rate: Uint32Array,
  cost: BigInt64Array,
} satisfies Record<keyof RowEstimates, unknown>;

/** Typed arrays begin at a multiple of so many bytes. */
export const WORD = 8;

/** The multiple of a word that is as large or larger. */
export const wordsUp = (bytes: number): number => Math.ceil(bytes / WORD) * WORD;

/** Whether bytes lie in memory that threads share. */
export function isShared({ buffer }: { readonly buffer: ArrayBufferLike }): boolean {
  return typeof SharedArrayBuffer === 'function' && buffer instanceof SharedArrayBuffer;
}

/** Bytes that columns of `rows` rows take in memory. */
export function bytesOfColumns(kinds: AnswerKinds, rows: number): number {
  return Object.values(kinds).reduce((bytes, kind) => bytes + wordsUp(rows * kind.BYTES_PER_ELEMENT), 0);
}

/** Columns of `rows` rows in memory that threads share, from `at` on. By default the memory is new, and all is 0. */
export function sharedColumns(
  kinds: AnswerKinds,
  rows: number,
  memory: SharedArrayBuffer = new SharedArrayBuffer(bytesOfColumns(kinds, rows)),
  at = 0,
): Arrays {
  const columns: Record<string, Arrays[string]> = {};
  for (const [name, kind] of Object.entries(kinds)) {
    const Kind = kind as new (memory: SharedArrayBuffer, at: number, rows: number) => Arrays[string];
    columns[name] = new Kind(memory, at, rows);
    at += wordsUp(rows * kind.BYTES_PER_ELEMENT);
  }
  return columns;
}
