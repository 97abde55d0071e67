// The option `only`: the columns that are asked for, and no others.
import { describe, expect, test } from 'vitest';
import {
  analyzeColumn,
  checkSenderColumn,
  resolveColumn,
  savingsColumn,
  textColumn,
} from '../../src/batch/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import { wasmKernel } from '../../src/kernel/wasm.js';
import { engineModule } from '../engine.js';

const kernels = [
  ['ts', loadKernel({ prefer: 'ts' })],
  ['wasm', wasmKernel(engineModule(), undefined, 0)],
  ['wasm that moves 20 bytes at a time', wasmKernel(engineModule(), 20, 0)],
] as const;

const rows = [
  '447911123456',
  'MyStore',
  '你好',
  '’'.repeat(71),
  'ş'.repeat(90),
  'a'.repeat(161),
  '4915112345678',
  '',
  'x'.repeat(400),
];
const encoded = rows.map(row => Buffer.from(row));
const ends = Uint32Array.from(encoded, (_, i) => Buffer.concat(encoded.slice(0, i + 1)).length);
const starts = ends.map((end, i) => end - encoded[i]!.length);
const columns = [
  ['strings', textColumn(rows)],
  ['bytes', textColumn({ data: new Uint8Array(Buffer.concat(encoded)), starts, ends })],
] as const;

describe.each(kernels)('%s', (_, kernel) => {
  test.each(columns)('%s: each column by itself is the same as among all', (_, column) => {
    const counts = analyzeColumn(kernel, column);
    for (const name of Object.keys(counts) as (keyof typeof counts)[])
      expect(analyzeColumn(kernel, column, { only: [name] })).toEqual({ [name]: counts[name] });
    const savings = savingsColumn(kernel, column);
    for (const name of Object.keys(savings) as (keyof typeof savings)[])
      expect(savingsColumn(kernel, column, { only: [name] })).toEqual({ [name]: savings[name] });
    const numbers = resolveColumn(kernel, column);
    for (const name of Object.keys(numbers) as (keyof typeof numbers)[])
      expect(resolveColumn(kernel, column, { only: [name] })).toEqual({ [name]: numbers[name] });
    const senders = checkSenderColumn(kernel, column, { smartRouting: true });
    for (const name of Object.keys(senders) as (keyof typeof senders)[])
      expect(checkSenderColumn(kernel, column, { smartRouting: true, only: [name] })).toEqual({
        [name]: senders[name],
      });
  });

  test.each(columns)(
    '%s: into has the columns that are asked for; others in it stay as they are',
    (_, column) => {
      const { encoding, messageParts } = analyzeColumn(kernel, column);
      const into = {
        encoding: new Uint8Array(11).fill(7),
        messageParts: new Uint32Array(11),
        units: new Uint32Array(2),
      };
      const found = analyzeColumn(kernel, column, { only: ['encoding', 'messageParts'], into });
      expect(Object.keys(found)).toEqual(['encoding', 'messageParts']);
      expect(found.encoding).toBe(into.encoding);
      expect([...into.encoding]).toEqual([...encoding, 7, 7]);
      expect([...into.messageParts.subarray(0, rows.length)]).toEqual([...messageParts]);
      expect([...into.units]).toEqual([0, 0]);
    },
  );
});

test('only the columns that are asked for are in the type', () => {
  const { messageParts } = analyzeColumn(kernels[0][1], columns[0][1], { only: ['messageParts'] });
  expect(messageParts[3]).toBe(2);
  // @ts-expect-error: not asked for
  expect(analyzeColumn(kernels[0][1], columns[0][1], { only: ['messageParts'] }).units).toBeUndefined();
});

test('another name, and what is not a list, is misuse', () => {
  const ask = (only: unknown) => () => analyzeColumn(kernels[0][1], columns[0][1], { only: only as never });
  expect(ask(['parts'])).toThrow(
    "options.only[0] must be one of status, encoding, characters, units, messageParts, segments, not 'parts'",
  );
  expect(ask('units')).toThrow("options.only must be an array of names of columns, not 'units'");
  const into = { units: new Uint32Array(2) };
  expect(() => analyzeColumn(kernels[0][1], columns[0][1], { only: ['units'], into })).toThrow(
    'into.units must have room for 9 rows, not 2',
  );
});
