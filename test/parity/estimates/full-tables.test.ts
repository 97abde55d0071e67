// More kinds of messages than the engine counts at a time: its tables fill, are emptied, and fill again.
import { expect, test } from 'vitest';
import { engineModule } from '../../engine.js';
import { wasm } from '../kernels.js';
import { requireMessages } from './compare.js';
import { manyFares, manyOddLengths } from './crowds.js';
import { randomTallies, requireTally } from './tally.js';

test('45 countries and 900 prefixes in each: more keys than slots', () => {
  const crowd = manyFares();
  expect(Object.keys(crowd.expected.totals.byCountry!).length).toBe(45);
  expect(Object.keys(crowd.expected.totals.byRate!).length).toBe(45 * 900);
  requireMessages('wasm', wasm(0), crowd, { name: 'joined', seed: 0 });
});

test('more than 2,048 keys of messages that take more segments than parts, and again that many', () => {
  const crowd = manyOddLengths();
  expect(Object.keys(crowd.expected.totals.byRate!).length).toBeGreaterThan(2 * 2048);
  requireMessages('wasm', wasm(0), crowd, { name: 'joined', seed: 0 });
});

test('keys at random that fill a table, and go on at its beginning where they collide at its end', () => {
  for (const messages of randomTallies()) requireTally(engineModule(), messages);
});
