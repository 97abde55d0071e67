import { builtInNumbers } from '../../../src/numbering/built-in.js';
import { complete } from '../../../src/numbering/table.js';
import { throughEveryLeaf } from '../../numbering/numbers.js';
import type { Random } from '../../random.js';

/** Numbers through every leaf of the table. Of these, one in `share` is kept. */
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
    rows.push(Buffer.from('0999'.padEnd(length, '1').slice(0, length)));
    for (let at = 0; at < length; at++)
      for (let byte = 0; byte < 256; byte++) {
        const row = Buffer.from(digits);
        row[at] = byte;
        rows.push(row);
      }
  }
  return rows;
}
