import { type Random, random } from '../../random.js';
import { scaled } from '../../scale.js';
import { typescript, wasm } from '../kernels.js';
import type { Layout } from '../layouts.js';
import { requireRows } from '../property.js';
import { textRow } from './arbitraries.js';
import { text } from './question.js';

/** Compares every kernel with the reference on `count` rows, in columns of different rows, laid in every way. */
export function compareRows(
  rowsOf: (random: Random, count: number) => Uint8Array[],
  count: number,
  seed: number,
): void {
  const r = random(seed);
  const most = scaled(count);
  for (let done = 0; done < most; ) {
    const rows = rowsOf(r, Math.min(most - done, 1 + r.below(2500)));
    done += rows.length;
    const expected = text.expected(rows);
    const compare = (kernel: typeof typescript, name: Layout['name']) =>
      requireRows(
        `${kernel.name}, ${name}, column of seed ${seed} that ends with row ${done}`,
        { question: text, row: textRow, kernel },
        { rows, expected, layout: { name, seed: r.below(2 ** 31) } },
      );
    compare(typescript, 'joined');
    for (const name of ['joined', 'in the buffer', 'backwards'] as const) compare(wasm(0), name);
    if (r.below(4) === 0) compare(wasm(0), r.below(2) ? 'scattered' : 'with gaps');
  }
}
