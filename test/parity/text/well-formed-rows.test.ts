import { test } from 'vitest';
import { wellFormedRows } from './rows.js';
import { compareRows } from './rows-of-bytes.js';

test('reference = ts = wasm on half a million rows of UTF-8, all different', { timeout: 600_000 }, () => {
  compareRows(wellFormedRows, 500_000, 1);
});
