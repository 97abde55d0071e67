// A pool gives the answers of the batch door, however many threads there are and however a column is divided.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { numbersFile } from '../../scripts/numbers/text.js';
import {
  analyzeColumn,
  checkSenderColumn,
  resolveColumn,
  savingsColumn,
  textColumn,
} from '../../src/batch/index.js';
import { numberTable } from '../../src/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import type { Pool } from '../../src/pool/index.js';
import { numberRows as tableRows } from '../../src/tables/numbers.js';
import { territoryLines } from '../../src/tables/territories.js';
import { numberRows } from '../parity/numbers/rows.js';
import { savingsRows } from '../parity/savings/rows.js';
import { senderRows } from '../parity/senders/rows.js';
import { randomRows } from '../parity/text/rows.js';
import { random } from '../random.js';
import { columnAt, places, plain, shared } from './columns.js';
import { openPool } from './open.js';

const kernel = loadKernel();
const texts = [...randomRows(random(1), 1400), ...savingsRows(random(4), 100)];
const manyNumbers = numberRows(0.002, random(2));
const numbers = manyNumbers.filter((_, i) => i % Math.ceil(manyNumbers.length / 1500) === 0);
const senders = senderRows(1500, random(3));

/** Threads, and the work of a slice: from eight rows at a time to all of them. */
const divisions = [
  { threads: 1, work: { most: 1 << 14, least: 1 << 10 } },
  { threads: 2, work: { most: 1 << 16, least: 1 } },
  { threads: 3, work: { most: 1, least: 1 } },
  { threads: 2, work: undefined },
];

describe.each(divisions)('$threads threads, slices of $work', ({ threads, work }) => {
  let pool: Pool;
  beforeAll(async () => {
    pool = await openPool({ threads }, work);
  }, 60_000);
  afterAll(() => pool.close());

  test('says how many threads there are, and what they run', () => {
    expect(pool.threads).toBe(threads);
    expect(pool.kernel).toEqual({ name: kernel.name, reason: kernel.reason });
  });

  test.each(places)('texts, %s', async place => {
    const column = columnAt(place, texts);
    expect(plain(await pool.analyzeColumn(column))).toEqual(plain(analyzeColumn(kernel, column)));
    expect(plain(await pool.savingsColumn(column))).toEqual(plain(savingsColumn(kernel, column)));
  });

  test.each(places)('numbers, %s', async place => {
    const column = columnAt(place, numbers);
    expect(plain(await pool.resolveColumn(column))).toEqual(plain(resolveColumn(kernel, column)));
  });

  test.each(places)('senders, %s, with smart routing and without', async place => {
    const column = columnAt(place, senders);
    for (const smartRouting of [undefined, false, true])
      expect(plain(await pool.checkSenderColumn(column, { smartRouting }))).toEqual(
        plain(checkSenderColumn(kernel, column, { smartRouting })),
      );
  });

  test('answers go into arrays that are given, whether shared or not; rows past the column stay', async () => {
    const column = columnAt('with gaps', texts);
    const longer = analyzeColumn(kernel, textColumn(Array<string>(texts.length + 3).fill('€'.repeat(99))));
    const right = structuredClone(longer);
    analyzeColumn(kernel, column, { into: right });
    const inShared = Object.fromEntries(
      Object.entries(longer).map(([name, values]) => [name, shared(values as Uint8Array)]),
    ) as unknown as typeof longer;
    const mixed = { ...structuredClone(longer), units: shared(longer.units) };
    for (const into of [longer, inShared, mixed]) {
      expect(await pool.analyzeColumn(column, { into })).toBe(into);
      expect(plain(into)).toEqual(plain(right));
    }
  });

  test('only the columns that are asked for', async () => {
    const only = ['segments', 'encoding'] as const;
    const column = columnAt('with gaps', texts);
    const found = await pool.analyzeColumn(column, { only });
    expect(plain(found)).toEqual(plain(analyzeColumn(kernel, column, { only })));
    const into = { type: new Uint8Array(numbers.length) };
    await pool.resolveColumn(columnAt('joined', numbers), { only: ['type'], into });
    expect([...into.type]).toEqual([...resolveColumn(kernel, columnAt('joined', numbers)).type]);
  });

  test('a table of numbers that is given', async () => {
    // All of calling code 44 is of country 001 in this table.
    const lines = territoryLines.replace(/\bGB\b/, '001');
    const table = numberTable(Buffer.from(numbersFile('a table', lines, tableRows)));
    const column = columnAt('joined', numbers);
    const right = plain(resolveColumn(kernel, column, { table }));
    expect(right).not.toEqual(plain(resolveColumn(kernel, column)));
    for (const options of [{ table }, {}, { table }])
      expect(plain(await pool.resolveColumn(column, options))).toEqual(
        plain(resolveColumn(kernel, column, options)),
      );
  });

  test('no rows, and empty rows', async () => {
    expect((await pool.analyzeColumn(textColumn([]))).units).toHaveLength(0);
    const empty = textColumn({ data: new Uint8Array(0), offsets: new Int32Array(40) });
    expect(plain(await pool.analyzeColumn(empty))).toEqual(plain(analyzeColumn(kernel, empty)));
  });

  test('many calls at once', async () => {
    const columns = Array.from({ length: 200 }, (_, i) =>
      textColumn([`${i}`, 'a'.repeat(i), '你'.repeat(i)]),
    );
    const found = await Promise.all(columns.map(column => pool.analyzeColumn(column)));
    expect(found.map(plain)).toEqual(columns.map(column => plain(analyzeColumn(kernel, column))));
  });
});

test('the TypeScript kernel, when it is asked for', async () => {
  await using pool = await openPool({ threads: 2, prefer: 'ts' }, { most: 1, least: 1 });
  expect(pool.kernel).toEqual({ name: 'ts', reason: 'asked for' });
  const column = columnAt('scattered', texts.slice(0, 200));
  expect(plain(await pool.analyzeColumn(column))).toEqual(plain(analyzeColumn(kernel, column)));
});

test('two pools at a time', async () => {
  await using one = await openPool({ threads: 1 });
  await using other = await openPool({ threads: 1, prefer: 'ts' });
  const column = columnAt('joined', texts);
  const [first, second] = await Promise.all([one.analyzeColumn(column), other.analyzeColumn(column)]);
  expect(plain(first)).toEqual(plain(second));
});

test('a row that is longer than what is copied for a slice', async () => {
  await using pool = await openPool({ threads: 2 });
  const rows = ['a', 'b'.repeat(9_000_000), '你'.repeat(2_000_000), 'c'].map(text => Buffer.from(text));
  for (const place of ['joined', 'shared', 'with gaps'] as const) {
    const column = columnAt(place, rows);
    expect(plain(await pool.analyzeColumn(column))).toEqual(plain(analyzeColumn(kernel, column)));
  }
});
