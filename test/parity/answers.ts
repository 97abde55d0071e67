// What kernels answer, compared with what the reference says.
import type { textColumn } from '../../src/batch/index.js';
import type { Kernel } from '../../src/kernel/kernel.js';

/** What `textColumn` takes. */
export type Source = Parameters<typeof textColumn>[0];

type Column = Uint8Array | Uint16Array | Uint32Array;

/** Answers by name: entry i of each array belongs to row i. */
export type Answers = Readonly<Record<string, Column>>;

/** Something that a kernel answers about every row of a column. */
export interface Question {
  /** The answers of the reference. */
  expected(rows: readonly Uint8Array[]): Answers;
  /** The answers of a kernel. */
  answers(kernel: Kernel, source: Source): Answers;
}

/** A row on which a kernel and the reference differ. */
export class Difference extends Error {
  constructor(
    message: string,
    readonly row: number,
  ) {
    super(message);
  }
}

/** Answers, and sums of money. */
export type Amounts = Readonly<Record<string, Column | BigInt64Array>>;

export const hexOf = (row: Uint8Array): string => Buffer.from(row).toString('hex') || '(no bytes)';

/** Throws at the first row on which the answers differ, with the row in hexadecimal and both answers. */
export function requireSame(
  what: string,
  found: Amounts,
  expected: Amounts,
  rows: readonly Uint8Array[],
): void {
  for (const [name, right] of Object.entries(expected)) {
    const got = found[name]!;
    if (bytesOf(got).equals(bytesOf(right))) continue;
    if (got.length !== right.length)
      throw new Error(`${what}: ${name} has ${got.length} rows, expected ${right.length}`);
    const row = right.findIndex((value: number | bigint, i: number) => value !== got[i]);
    if (row === -1)
      throw new Error(`${what}: ${name} is a ${got.constructor.name}, not a ${right.constructor.name}`);
    throw new Difference(
      `${what}: ${name} of row ${row} of ${rows.length} is ${got[row]}, expected ${right[row]}: ${hexOf(rows[row]!)}`,
      row,
    );
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Column | BigInt64Array) =>
  Buffer.from(buffer, byteOffset, byteLength);
