// Columns of numbers: reference = ts = wasm, wherever the rows lie.
import { expect, test } from 'vitest';
import { loadKernel } from '../../src/kernel/index.js';
import { wasmKernel } from '../../src/kernel/wasm.js';
import { engineModule } from '../engine.js';
import { random } from '../random.js';
import { expectedColumns, numberRows, requireNumbers, spoiltRows } from './numbers.js';
import { backwards, joined, scattered } from './parity.js';

const chance = random(8);
const numbers = numberRows(2, chance);
const spoilt = spoiltRows();
const mixed = numbers.slice(0, 50_000).flatMap((row, i) => [row, spoilt[i % spoilt.length]!]);
const columns = [numbers, spoilt, mixed].map(rows => ({ rows, expected: expectedColumns(rows) }));
const kernels = [
  ['ts', loadKernel({ prefer: 'ts' })],
  ['wasm', wasmKernel(engineModule(), undefined, 0)],
  ['wasm, from 100,000 rows on', loadKernel({ prefer: 'wasm' })],
  ['wasm that moves 20 bytes at a time', wasmKernel(engineModule(), 20, 0)],
] as const;

test('there is something to compare', () => {
  expect(numbers.length).toBeGreaterThan(200_000);
  expect(spoilt.length).toBeGreaterThan(50_000);
  expect(new Set(columns[0]!.expected.country).size).toBeGreaterThan(240);
  expect(new Set(columns[0]!.expected.type).size).toBe(12);
  expect(columns[1]!.expected.status.filter(status => status === 0).length).toBeGreaterThan(500);
  expect(kernels.map(([, { name }]) => name)).toEqual(['ts', 'wasm', 'wasm', 'wasm']);
});

test.each(kernels)(
  '%s: one after the other, backwards, scattered, in its own buffer, as strings',
  (_, kernel) => {
    for (const { rows, expected } of columns) {
      const arrow = joined(rows);
      requireNumbers(kernel, arrow, expected, rows);
      requireNumbers(kernel, backwards(rows), expected, rows);
      requireNumbers(kernel, scattered(rows, chance), expected, rows);
      const buffer = kernel.buffer(arrow.data.length);
      buffer.set(arrow.data);
      requireNumbers(kernel, { ...arrow, data: buffer }, expected, rows);
      requireNumbers(
        kernel,
        rows.map(row => Buffer.from(row).toString('latin1')),
        expected,
        rows,
      );
    }
  },
);

test('every number of rows that one call may have', () => {
  const { rows, expected } = columns[2]!;
  for (const [, kernel] of kernels)
    for (const count of [0, 1, 2, 3, 4, 5, 7, 8159, 8160, 8161, 16321])
      requireNumbers(kernel, joined(rows.slice(0, count)), expected, rows.slice(0, count));
});
