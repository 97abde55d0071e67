// Where rows start and lines end: reference = ts = wasm, however a file is divided.
import fc from 'fast-check';
import { test } from 'vitest';
import { typescript, wasm } from '../kernels.js';
import { requireProperty } from '../property.js';
import { csvText } from './arbitraries.js';
import { requireLineEnds, requireRowStarts, requireStartsAt } from './starts.js';

const kernels = [typescript, wasm(0)];
const describe = <Value>(value: Value) => JSON.stringify(value);

test('every start is found, chunk by chunk, in the state in which the chunk before ended', () => {
  requireProperty({
    values: fc.record({ file: csvText, chunkBytes: fc.integer({ min: 2, max: 150 }) }),
    check: ({ file, chunkBytes }) => {
      for (const kernel of kernels) requireRowStarts(kernel, file, chunkBytes);
    },
    describe,
    runs: 4000,
  });
});

test('the last start is found in any number of bytes, and the first from any position on', () => {
  requireProperty({
    values: csvText,
    check: file => {
      for (const kernel of kernels) requireStartsAt(kernel, file);
    },
    describe,
    runs: 1000,
  });
});

test('line ends are counted from any place', () => {
  requireProperty({
    values: csvText,
    check: ({ text }) => {
      for (const kernel of kernels) requireLineEnds(kernel, text);
    },
    describe,
    runs: 1000,
  });
});
