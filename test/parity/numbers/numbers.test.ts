// Numbers: reference = ts = wasm, wherever the rows lie and however few bytes are moved at a time.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveColumn, textColumn } from '../../../src/batch/index.js';
import { loadKernel } from '../../../src/kernel/index.js';
import { random } from '../../random.js';
import { requireSame } from '../answers.js';
import { typescript, wasm } from '../kernels.js';
import { joined, type Layout, layoutNames } from '../layouts.js';
import { cases, checkCase, describeCase, requireProperty, requireRows } from '../property.js';
import { numberRow, numberString } from './arbitraries.js';
import { expectedOfStrings, numbers } from './question.js';
import { numberRows, spoiltRows } from './rows.js';

test('bytes: any rows, any layout, any number of bytes at a time', () => {
  requireProperty({
    values: cases(numberRow),
    check: value => checkCase(numbers, wasm, value),
    describe: describeCase,
    runs: 2000,
  });
});

test('strings', () => {
  requireProperty({
    values: fc.array(numberString, { maxLength: 1 << 20, size: 'small' }),
    check: strings => {
      const expected = expectedOfStrings(strings);
      for (const kernel of [typescript, wasm(0)]) {
        const found = resolveColumn(kernel, textColumn(strings));
        requireSame(`${kernel.name}, strings`, found as never, expected, strings.map(utf16));
      }
    },
    describe: strings => JSON.stringify(strings),
    runs: 2000,
  });
});

const utf16 = (string: string) => Buffer.from(string, 'utf16le');

describe('numbers through every leaf of the plan, and every byte at every place', () => {
  const chance = random(8);
  const throughLeaves = numberRows(2, chance);
  const spoilt = spoiltRows();
  const mixed = throughLeaves.slice(0, 50_000).flatMap((row, i) => [row, spoilt[i % spoilt.length]!]);
  const columns = [throughLeaves, spoilt, mixed].map(rows => ({
    rows,
    strings: rows.map(row => Buffer.from(row).toString('latin1')),
    expected: numbers.expected(rows),
  }));
  const kernels = [
    ['ts', typescript],
    ['wasm', wasm(0)],
    ['wasm, from 100,000 rows on', loadKernel({ prefer: 'wasm' })],
    ['wasm that moves 20 bytes at a time', wasm(20)],
  ] as const;

  test('there is something to compare', () => {
    expect(throughLeaves.length).toBeGreaterThan(200_000);
    expect(spoilt.length).toBeGreaterThan(50_000);
    expect(new Set(columns[0]!.expected.country).size).toBeGreaterThan(240);
    expect(new Set(columns[0]!.expected.type).size).toBe(12);
    expect(Array.from(columns[1]!.expected.status!).filter(status => status === 0).length).toBeGreaterThan(
      500,
    );
    expect(kernels.map(([, { name }]) => name)).toEqual(['ts', 'wasm', 'wasm', 'wasm']);
  });

  test.each(kernels)('%s: every layout, and strings', (what, kernel) => {
    for (const { rows, strings, expected } of columns) {
      for (const name of layoutNames)
        requireRows(
          `${what}, ${name}`,
          { question: numbers, row: numberRow, kernel },
          { rows, expected, layout: { name, seed: 8 } },
        );
      requireSame(`${what}, strings`, numbers.answers(kernel, strings), expected, rows);
    }
  });

  test('every number of rows that one call may have', () => {
    const { rows, expected } = columns[2]!;
    const layout: Layout = { name: 'joined', seed: 0 };
    for (const [what, kernel] of kernels)
      for (const count of [0, 1, 2, 3, 4, 5, 7, 8159, 8160, 8161, 16321]) {
        const some = rows.slice(0, count);
        const right = Object.fromEntries(
          Object.entries(expected).map(([name, column]) => [name, column.slice(0, count)]),
        );
        requireSame(`${what}, ${layout.name}`, numbers.answers(kernel, joined(some)), right, some);
      }
  });
});
