// Text: reference = ts = wasm, wherever the rows lie and however few bytes are moved at a time.
import { expect, test } from 'vitest';
import { loadKernel } from '../../../src/kernel/index.js';
import { wasmKernel } from '../../../src/kernel/wasm.js';
import { engineModule } from '../../engine.js';
import { random } from '../../random.js';
import { requireSame } from '../answers.js';
import { typescript, wasm } from '../kernels.js';
import { joined, type Layout } from '../layouts.js';
import { cases, checkCase, describeCase, requireProperty, requireRows } from '../property.js';
import { textRow } from './arbitraries.js';
import { text } from './question.js';
import { randomRows } from './rows.js';

test('the engine is what runs by default', () => {
  expect(loadKernel().name).toBe('wasm');
  expect(typescript.name).toBe('ts');
});

test('bytes: any rows, any layout, any number of bytes at a time', () => {
  requireProperty({
    values: cases(textRow),
    check: value => checkCase(text, wasm, value),
    describe: describeCase,
    runs: 3000,
  });
});

test('every chunk size from one byte upwards', () => {
  const r = random(2);
  for (let chunkSize = 1; chunkSize <= 400; chunkSize++) {
    const kernel = wasmKernel(engineModule(), chunkSize);
    const rows = randomRows(r, 12).map(row => row.subarray(0, 600));
    const expected = text.expected(rows);
    for (const name of ['joined', 'scattered'] as const)
      requireRows(
        `${name}, ${chunkSize} bytes at a time`,
        { question: text, row: textRow, kernel },
        { rows, expected, layout: { name, seed: r.below(2 ** 31) } },
      );
  }
});

test('every length up to two blocks, at every place in a block, next to every kind of neighbour', () => {
  const encoder = new TextEncoder();
  const neighbours = ['', 'a', '[', 'é', '你', '😀', '\u{fffd}'].map(text => encoder.encode(text));
  const layout: Layout = { name: 'joined', seed: 0 };
  const r = random(3);
  for (let length = 0; length <= 130; length++) {
    const rows: Uint8Array[] = [];
    for (const neighbour of neighbours) {
      for (const filler of ['a', '€', 'é', 'ж', '你', '😀']) {
        rows.push(
          neighbour.subarray(0, r.below(5)),
          encoder.encode(filler.repeat(length)).subarray(r.below(2)),
          new Uint8Array(r.below(66)).fill(0x61),
        );
      }
    }
    const expected = text.expected(rows);
    for (const kernel of [wasm(0), typescript])
      requireRows(kernel.name, { question: text, row: textRow, kernel }, { rows, expected, layout });
  }
});

test('every number of rows that one call may have', () => {
  const rows = Array.from({ length: 17 }, () => randomRows(random(9), 1000)).flat();
  const all = text.expected(rows);
  for (const count of [0, 1, 2, 3, 4, 5, 7, 8159, 8160, 8161, 16321]) {
    const some = rows.slice(0, count);
    const expected = Object.fromEntries(
      Object.entries(all).map(([name, column]) => [name, column.slice(0, count)]),
    );
    requireSame(`${count} rows`, text.answers(wasm(0), joined(some)), expected, some);
  }
});
