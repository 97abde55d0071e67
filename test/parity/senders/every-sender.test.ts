// Senders in bulk: every byte at every place, every pair of bytes, every code point, and many at random.
import { expect, test } from 'vitest';
import { statuses } from '../../../src/batch/index.js';
import { checkSender } from '../../../src/sender/check.js';
import { random } from '../../random.js';
import { scaled } from '../../scale.js';
import { type Answers, requireSame } from '../answers.js';
import { typescript, wasm } from '../kernels.js';
import { joined, layoutNames } from '../layouts.js';
import { requireRows } from '../property.js';
import { senderRow } from './arbitraries.js';
import { bitsOf, senders } from './question.js';
import { cutSenders, everySender, senderRows } from './rows.js';

const INVALID_UTF8 = statuses.indexOf('INVALID_UTF8');
const columns = [[...everySender(), ...cutSenders()], senderRows(scaled(150_000), random(21))].flatMap(rows =>
  [false, true].map(smartRouting => {
    const expected = senders(smartRouting).expected(rows);
    return { rows, smartRouting, expected, texts: asStrings(rows, expected) };
  }),
);
const kernels = [
  ['ts', typescript],
  ['wasm', wasm(0)],
  ['wasm that moves 20 bytes at a time', wasm(20)],
] as const;

/** The rows that are UTF-8, as strings. */
function asStrings(rows: Uint8Array[], { status, kind }: Answers) {
  const kept = rows
    .map((_, row) => row)
    .filter(row => status![row] !== INVALID_UTF8 && rows[row]!.length <= 100);
  return {
    rows: kept.map(row => rows[row]!),
    strings: kept.map(row => Buffer.from(rows[row]!).toString()),
    expected: {
      status: Uint8Array.from(kept, row => status![row]!),
      kind: Uint8Array.from(kept, row => kind![row]!),
    },
  };
}

test('there is something to compare', () => {
  expect(columns.reduce((sum, { rows }) => sum + rows.length, 0)).toBeGreaterThan(600_000 + scaled(300_000));
  for (const { expected, smartRouting } of columns) {
    expect(new Set(expected.status)).toEqual(new Set([0, 1, 3]));
    expect(new Set(expected.kind)).toEqual(new Set(smartRouting ? [0, 4, 5, 6] : [0, 1, 2]));
  }
  expect(kernels.map(([, { name }]) => name)).toEqual(['ts', 'wasm', 'wasm']);
});

test.each(kernels)('%s: every layout, and strings', (what, kernel) => {
  for (const { rows, smartRouting, expected, texts } of columns) {
    const question = senders(smartRouting);
    for (const name of layoutNames)
      requireRows(
        `${what}, ${name}`,
        { question, row: senderRow, kernel },
        { rows, expected, layout: { name, seed: 21 } },
      );
    requireSame(`${what}, strings`, question.answers(kernel, texts.strings), texts.expected, texts.rows);
  }
});

test('checkSender says the same, and why', () => {
  for (const { smartRouting, texts } of columns) {
    const { strings, expected } = texts;
    for (let row = 0; row < strings.length; row++) {
      const { kinds, issues } = checkSender(strings[row]!, { smartRouting });
      if (bitsOf(kinds) !== expected.kind[row] || (issues.length === 0) !== kinds.length > 0)
        throw new Error(`${JSON.stringify(strings[row])}: ${kinds}, expected ${expected.kind[row]}`);
    }
  }
});

test('every number of rows that one call may have', () => {
  const { rows, smartRouting, expected } = columns[3]!;
  for (const [what, kernel] of kernels)
    for (const count of [0, 1, 2, 3, 4, 5, 7, 8159, 8160, 8161, 16321]) {
      const some = rows.slice(0, count);
      const right = Object.fromEntries(
        Object.entries(expected).map(([name, column]) => [name, column.slice(0, count)]),
      );
      requireSame(what, senders(smartRouting).answers(kernel, joined(some)), right, some);
    }
});
