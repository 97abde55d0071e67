import {
  countries,
  type NumberColumns,
  numberTypes,
  resolveColumn,
  textColumn,
} from '../../src/batch/index.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import { builtInNumbers } from '../../src/numbering/built-in.js';
import { complete } from '../../src/numbering/table.js';
import { throughEveryLeaf } from '../numbering/numbers.js';
import type { Random } from '../random.js';
import { referenceResolve } from '../reference/resolve.js';

/** Numbers through every leaf of the table, of which one in `share` is kept. */
export function numberRows(share: number, random: Random): Uint8Array[] {
  const rows: Uint8Array[] = [];
  for (const number of throughEveryLeaf(complete(builtInNumbers()), random))
    if (random.below(share) === 0) rows.push(Buffer.from(number));
  return rows;
}

/**
 * Every byte at every place of a number, in every length and such as are too short and too long; and the lowest and
 * the highest number of each length.
 */
export function spoiltRows(): Uint8Array[] {
  const rows: Uint8Array[] = [];
  for (let length = 0; length <= 20; length++) {
    const digits = Buffer.from('447400123456789012345'.slice(0, length));
    rows.push(digits, Buffer.from('1'.padEnd(length, '0')), Buffer.alloc(length, '9'));
    for (let at = 0; at < length; at++)
      for (let byte = 0; byte < 256; byte++) {
        const row = Buffer.from(digits);
        row[at] = byte;
        rows.push(row);
      }
  }
  return rows;
}

/** What columns should say of the rows, by the rules: an MSISDN is 7 to 15 digits, the first not 0. */
export function expectedColumns(rows: readonly Uint8Array[]): NumberColumns {
  const answers = rows.map(row => {
    const text = Buffer.from(row).toString('latin1');
    return /^[1-9][0-9]{6,14}$/.test(text) && !text.endsWith('\n') ? referenceResolve(text) : undefined;
  });
  return {
    status: Uint8Array.from(answers, answer => (answer ? 0 : 2)),
    callingCode: Uint16Array.from(answers, answer => Number(answer?.callingCode ?? 0)),
    country: Uint16Array.from(answers, answer => countries.indexOf(answer?.country ?? null)),
    type: Uint8Array.from(answers, answer =>
      (numberTypes as readonly string[]).indexOf(answer?.type ?? 'UNKNOWN'),
    ),
  };
}

/** Throws at the first row on which a kernel does not say what it should, with the row and both answers. */
export function requireNumbers(
  kernel: Kernel,
  source: Parameters<typeof textColumn>[0],
  expected: NumberColumns,
  rows: readonly Uint8Array[],
): void {
  const found = resolveColumn(kernel, textColumn(source as never));
  for (const name of ['status', 'callingCode', 'country', 'type'] as const)
    for (let row = 0; row < rows.length; row++) {
      if (found[name][row] === expected[name][row]) continue;
      throw new Error(
        `${kernel.name}: ${name} of row ${row} is ${found[name][row]}, and should be ${expected[name][row]}: ` +
          JSON.stringify(Buffer.from(rows[row]!).toString('latin1')),
      );
    }
}
