// CSV: reference = ts = wasm, in chunks of any size: rows, fields, flags, and the bytes that a scan leaves.
import { test } from 'vitest';
import { typescript, wasm } from '../kernels.js';
import { requireProperty } from '../property.js';
import { csvCase } from './arbitraries.js';
import { longFiles } from './checks.js';
import { describeCsv, expectedRows, requireReading } from './question.js';

test('any file in chunks of any size', () => {
  requireProperty({
    values: csvCase,
    check: value => {
      const expected = expectedRows(value);
      const { scans } = requireReading(typescript, value, expected);
      requireReading(wasm(0), value, expected, scans);
    },
    describe: describeCsv,
    runs: 10_000,
  });
});

test.each(longFiles().map(file => [file.text.length, file] as const))(
  'a file of %i bytes in one chunk',
  (_, file) => {
    const expected = expectedRows(file);
    const { scans } = requireReading(typescript, file, expected);
    requireReading(wasm(0), file, expected, scans);
  },
);
