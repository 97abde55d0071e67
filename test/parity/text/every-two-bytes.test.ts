import { test } from 'vitest';
import { typescript, wasm } from '../kernels.js';
import type { Layout } from '../layouts.js';
import { requireRows } from '../property.js';
import { textRow } from './arbitraries.js';
import { text } from './question.js';
import { everyTwoBytes, faultyRows } from './rows.js';

const layout: Layout = { name: 'backwards', seed: 0 };
const leads = [[0x61], [0xc3], [0xe0], [0xe2], [0xed], [0xf0], [0xf0, 0x9f], [0xf4]];
const columns: [what: string, rows: () => Uint8Array[]][] = [
  ...['', 'ж', '你é'].map((after): [string, () => Uint8Array[]] => [
    `every two bytes, followed by ${JSON.stringify(after)}`,
    () => everyTwoBytes([], after),
  ]),
  ...leads.map((lead): [string, () => Uint8Array[]] => [
    `every two bytes after ${Buffer.from(lead).toString('hex')}`,
    () => everyTwoBytes(lead, 'é你'),
  ]),
  ['ill-formed sequences of every kind around the end of a block', faultyRows],
];

test.each(columns)('%s', (what, rowsOf) => {
  const rows = rowsOf();
  const expected = text.expected(rows);
  for (const kernel of [wasm(0), typescript])
    requireRows(
      `${kernel.name}, ${what}`,
      { question: text, row: textRow, kernel },
      { rows, expected, layout },
    );
});
