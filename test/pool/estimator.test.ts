// An estimator of a pool gives the estimate of the batch door, whatever threads have counted the messages.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EstimateColumnsOptions, estimator, type MessagesToEstimate } from '../../src/batch/index.js';
import type { RateCard } from '../../src/index.js';
import { numberTable, rateCard } from '../../src/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import type { Pool } from '../../src/pool/index.js';
import { numberRows } from '../parity/numbers/rows.js';
import { randomRows } from '../parity/text/rows.js';
import { random } from '../random.js';
import { columnAt, type Place, places, plain } from './columns.js';
import { openPool } from './open.js';

const kernel = loadKernel();
const chance = random(5);

/** Numbers of three countries whose networks and prefixes have rates, and others. */
const others = numberRows(0.001, chance);
const stems = ['4479111', '49151', '336', '1202555'];
const number = () =>
  chance.below(5) === 0
    ? chance.pick(others)
    : Buffer.from(`${chance.pick(stems)}${chance.below(10)}${chance.below(1e6)}000000`.slice(0, 12));
const rows = 1200;
const of = (make: () => Uint8Array | string) => Array.from({ length: rows }, () => Buffer.from(make()));
const messages = {
  msisdn: of(number),
  text: randomRows(chance, rows),
  sender: of(() => chance.pick(['MyShop', '447911123456', '?', 'Agent Name 2026', ''])),
  mccMnc: of(() => chance.pick(['', '', '23430', '26201', '20801', '99999', 'x'])),
  channel: of(() => chance.pick(['SMS', 'RCS'])),
};

/** Networks with a rate for one channel, so that the rate of the prefix counts for the other: fares are combined. */
const { value } = rateCard(
  [
    'mccmnc,prefix,country,price,rcs price,valid from,currency',
    '23430,,,0.01,,,GBP',
    '26201,,,,0.02,,GBP',
    '20801,,,0.03,0.04,2026-01-01,GBP',
    ',44791,,0.05,0.06,,GBP',
    ',447911,,0.051,,,GBP',
    ',49151,,0.07,,,GBP',
    ',49152,,,0.08,,GBP',
    ',,FR,0.09,0.1,,GBP',
    ',,DE,0.11,0.12,,GBP',
    ',,GB,0.13,0.14,,GBP',
  ].join('\n'),
);
const card: RateCard = value!;

function columnsAt(place: Place, names: readonly (keyof typeof messages)[]): MessagesToEstimate {
  const columns = names.map(name => [name, columnAt(place, messages[name])]);
  return { ...Object.fromEntries(columns), msisdn: columnAt(place, messages.msisdn) };
}

const everything = ['text', 'sender', 'mccMnc', 'channel'] as const;
const optionsToTry: EstimateColumnsOptions[] = [
  {},
  { basis: 'segments', at: new Date('2026-06-01'), rounding: 'UP' },
  { rcsShare: '0.35', at: 0 },
  { perRow: true },
  { perRow: true, rcsShare: 0.5, basis: 'segments' },
];

describe.each([
  { threads: 1, work: { most: 1, least: 1 } },
  { threads: 3, work: { most: 4096, least: 1 } },
  { threads: 2, work: undefined },
])('$threads threads, slices of $work', ({ threads, work }) => {
  let pool: Pool;
  beforeAll(async () => {
    pool = await openPool({ threads }, work);
  }, 60_000);
  afterAll(() => pool.close());

  /** Compares all that two estimators return, for the same batches. */
  async function compare(batches: readonly MessagesToEstimate[], options: EstimateColumnsOptions) {
    const here = estimator(kernel, card, options);
    const there = pool.estimator(card, options);
    for (const batch of batches) {
      const right = here.add(batch);
      const found = await there.add(batch);
      expect(found && plain(found)).toEqual(right && plain(right));
      expect(await there.estimate()).toEqual(here.estimate());
    }
  }

  test.each(optionsToTry)('%o', async options => {
    await compare([columnsAt('with gaps', everything), columnsAt('shared', ['text', 'mccMnc'])], options);
  });

  // A kernel has one buffer, for one column.
  test.each(places.filter(place => place !== 'in the buffer'))('columns %s', async place => {
    await compare([columnsAt(place, everything)], { perRow: true });
  });

  test('one channel for all, no rows, and the messages only', async () => {
    const none = { msisdn: columnAt('strings', []), text: columnAt('strings', []) };
    await compare(
      [none, columnsAt('joined', ['text']), { ...columnsAt('joined', ['text']), channel: 'RCS' }],
      {
        perRow: true,
      },
    );
  });

  test('a table of numbers that is given', async () => {
    const table = numberTable(readFileSync('dist/numbers.txt'));
    await compare([columnsAt('joined', everything)], { table });
  });

  test('several estimators of one card at a time do not mix', async () => {
    const batch = columnsAt('joined', everything);
    const estimators = Array.from({ length: 5 }, () => pool.estimator(card));
    await Promise.all(estimators.flatMap(({ add }, i) => Array.from({ length: i }, () => add(batch))));
    const estimates = await Promise.all(estimators.map(({ estimate }) => estimate()));
    expect(estimates.map(({ rows }) => rows)).toEqual([0, 1, 2, 3, 4].map(times => times * rows));
    expect(estimates[4]!.cost!.units).toBe(4n * estimates[1]!.cost!.units);
  });

  test('an estimate waits for messages that are being added', async () => {
    const campaign = pool.estimator(card);
    void campaign.add(columnsAt('joined', everything));
    expect((await campaign.estimate()).rows).toBe(rows);
  });
});
