// The rivals of `bench/text.ts` give the answers of the TypeScript kernel, so that their speed can be compared.
import { describe, expect, test } from 'vitest';
import { MARGIN } from '../../bench/corpus.js';
import { analyzeInJavaScript, analyzeWithIsUtf8 } from '../../bench/javascript.js';
import { nativeKernels } from '../../bench/native/native.js';
import { analyzeColumn, type OffsetText, type SlicedText, textColumn } from '../../src/batch/index.js';
import { columnsOf, sliceColumns, type Utf8Column } from '../../src/columns.js';
import { type TextCounts, textCounts } from '../../src/text/columns.js';
import { requireSame } from '../parity/answers.js';
import { typescript } from '../parity/kernels.js';
import { backwards, joined, scattered, withGaps } from '../parity/layouts.js';
import { everyTwoBytes, faultyRows, illFormedRows, wellFormedRows } from '../parity/text/rows.js';
import { random } from '../random.js';
import { scaled } from '../scale.js';

type Analyze = (column: Utf8Column, counts: TextCounts) => void;

const { kernels, missing } = nativeKernels();
const rivals: [string, Analyze][] = [
  ['the fastest JavaScript', analyzeInJavaScript],
  ['JavaScript with isUtf8 of Node', analyzeWithIsUtf8],
  ...kernels.map(({ name, analyzer }): [string, Analyze] => [
    name,
    (column, counts) => analyzer(column, counts)(),
  ]),
];

/** A column with the margins that native kernels need around the bytes and the positions. */
function roomy({ data, ...positions }: OffsetText | SlicedText): Utf8Column {
  const { length, starts, ends } = textColumn({ data, ...positions } as OffsetText);
  const bytes = new Uint8Array(data.length + 2 * MARGIN).fill(0x20);
  bytes.set(data, MARGIN);
  const within = (from: Uint32Array) => {
    const array = new Uint32Array(length + MARGIN);
    array.set(from);
    return array.subarray(0, length);
  };
  return {
    length,
    data: bytes.subarray(MARGIN, MARGIN + data.length),
    byteLength: data.length,
    starts: within(starts),
    ends: within(ends),
  };
}

const sources: [string, () => Uint8Array[]][] = [
  ['well-formed rows', () => wellFormedRows(random(11), scaled(3000))],
  ['ill-formed rows', () => [1, 2, 3, 4, 5].flatMap(seed => illFormedRows(random(seed), scaled(800)))],
  ['ill-formed sequences at the end of a block', faultyRows],
  ['every two bytes after a lead of three', () => everyTwoBytes([0xe2], 'x')],
];

describe.each(rivals)('%s', (_, analyze) => {
  test.each(sources)('answers like the TypeScript kernel: %s', (_, rowsOf) => {
    const rows = rowsOf();
    for (const laid of [
      joined(rows),
      withGaps(rows, random(5)),
      scattered(rows, random(6)),
      backwards(rows),
    ]) {
      const column = roomy(laid);
      const counts = columnsOf(textCounts, column.length + MARGIN);
      analyze(column, counts);
      requireSame('rival', sliceColumns(counts, 0, column.length), analyzeColumn(typescript, column), rows);
    }
  });
});

test('each native kernel is there, or the reason why not', () => {
  expect(kernels.length + missing.length).toBe(2);
});
