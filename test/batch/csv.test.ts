import { expect, test } from 'vitest';
import { countLineEnds, passCsv, scanCsv } from '../../src/batch/index.js';
import { typescript as kernel } from '../parity/kernels.js';

const data = new Uint8Array(10);
const chunk = { data, from: 0, to: 10, isFinal: true };
const layout = { separator: 0x2c, fieldCount: 2, wanted: [0, 1] };
const misuses: [what: string, run: () => unknown, message: string][] = [
  [
    'no kernel',
    () => scanCsv({} as never, chunk, layout),
    'kernel must be a kernel from loadKernel, not an object',
  ],
  ['no chunk', () => scanCsv(kernel, null as never, layout), 'chunk must be an object, not null'],
  [
    'no data',
    () => scanCsv(kernel, { ...chunk, data: 'a' as never }, layout),
    "chunk.data must be a Uint8Array, not 'a'",
  ],
  [
    'an end outside',
    () => scanCsv(kernel, { ...chunk, to: 11 }, layout),
    'chunk.to must be a whole number from 0 to 10, not 11',
  ],
  [
    'a begin after the end',
    () => scanCsv(kernel, { ...chunk, from: 6, to: 5 }, layout),
    'chunk.from must be a whole number from 0 to 5, not 6',
  ],
  [
    'half a byte',
    () => scanCsv(kernel, { ...chunk, from: 0.5 }, layout),
    'chunk.from must be a whole number from 0 to 10, not 0.5',
  ],
  [
    'no end of the file',
    () => scanCsv(kernel, { ...chunk, isFinal: 1 as never }, layout),
    'chunk.isFinal must be a boolean, not number',
  ],
  ['no layout', () => scanCsv(kernel, chunk, undefined as never), 'layout must be an object, not undefined'],
  [
    'a separator that is text',
    () => scanCsv(kernel, chunk, { ...layout, separator: ',' as never }),
    "layout.separator must be a number, not ','",
  ],
  [
    'another separator',
    () => scanCsv(kernel, chunk, { ...layout, separator: 0x22 }),
    'layout.separator must be one of 44, 59, 9, 124, not 34',
  ],
  [
    'a negative count',
    () => scanCsv(kernel, chunk, { ...layout, fieldCount: -1 }),
    'layout.fieldCount must be a whole number from 0 to 4294967295, not -1',
  ],
  [
    'no fields',
    () => scanCsv(kernel, chunk, { ...layout, wanted: 1 as never }),
    'layout.wanted must be an array of numbers, not number',
  ],
  [
    'nine fields',
    () => scanCsv(kernel, chunk, { ...layout, wanted: Array(9).fill(0) }),
    'layout.wanted must have at most 8 fields, not 9',
  ],
  [
    'a field past the last',
    () => scanCsv(kernel, chunk, { ...layout, wanted: [1, 2] }),
    'layout.wanted[1] must be a whole number from 0 to 1, not 2',
  ],
  [
    'a field past all',
    () => scanCsv(kernel, chunk, { ...layout, fieldCount: 0, wanted: [16384] }),
    'layout.wanted[0] must be a whole number from 0 to 16383, not 16384',
  ],
  [
    'a field twice',
    () => scanCsv(kernel, chunk, { ...layout, wanted: [1, 1] }),
    'layout.wanted[1] must differ from those before it, and 1 does not',
  ],
  ['no options', () => passCsv(kernel, chunk, null as never), 'options must be an object, not null'],
  [
    'no separator',
    () => passCsv(kernel, chunk, {} as never),
    'options.separator must be a number, not undefined',
  ],
  [
    'another state',
    () => passCsv(kernel, chunk, { separator: 0x2c, state: 5 as never }),
    'options.state must be a whole number from 0 to 4, not 5',
  ],
  [
    'a position too far',
    () => passCsv(kernel, chunk, { separator: 0x2c, position: 12 }),
    'options.position must be a whole number from 0 to 11, not 12',
  ],
  [
    'lines without data',
    () => countLineEnds(kernel, [] as never, 0, 0),
    'data must be a Uint8Array, not an array',
  ],
  [
    'lines outside',
    () => countLineEnds(kernel, data, 0, 11),
    'to must be a whole number from 0 to 10, not 11',
  ],
];

test.each(misuses)('%s is a misuse, and the message says what was expected and found', (_, run, message) => {
  expect(run).toThrow(expect.objectContaining({ message, code: 'INVALID_ARGUMENT' }));
});
