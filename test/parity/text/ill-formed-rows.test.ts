import { test } from 'vitest';
import { illFormedRows } from './rows.js';
import { compareRows } from './rows-of-bytes.js';

test('reference = ts = wasm on half a million rows in columns that are not UTF-8 throughout', {
  timeout: 600_000,
}, () => {
  compareRows(illFormedRows, 500_000, 2);
});
