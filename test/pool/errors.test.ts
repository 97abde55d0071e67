// Misuse is refused with the error of the batch door: the same name, code and message.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  analyzeColumn,
  checkSenderColumn,
  estimator,
  resolveColumn,
  textColumn,
} from '../../src/batch/index.js';
import { type RateCard, rateCard } from '../../src/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import { openPool as openBuiltPool, type Pool } from '../../src/pool/index.js';
import { faultOf, shared } from './columns.js';
import { openPool } from './open.js';

const kernel = loadKernel();
const column = textColumn(['447911123456', '1']);
const { value } = rateCard('country,price\nGG,0.04');
const card: RateCard = value!;
const narrow = analyzeColumn(kernel, textColumn(['a']));

let pool: Pool;
beforeAll(async () => {
  pool = await openPool({ threads: 2 }, { most: 1, least: 1 });
}, 60_000);
afterAll(() => pool.close());

type Ask = (here: boolean) => unknown;
const analyze =
  (...args: unknown[]): Ask =>
  here =>
    here ? analyzeColumn(kernel, ...(args as [never])) : pool.analyzeColumn(...(args as [never]));
const resolve =
  (...args: unknown[]): Ask =>
  here =>
    here ? resolveColumn(kernel, ...(args as [never])) : pool.resolveColumn(...(args as [never]));
const checkSender =
  (...args: unknown[]): Ask =>
  here =>
    here ? checkSenderColumn(kernel, ...(args as [never])) : pool.checkSenderColumn(...(args as [never]));
const estimate =
  (...args: unknown[]): Ask =>
  here =>
    here ? estimator(kernel, ...(args as [never])) : pool.estimator(...(args as [never]));
const add =
  (messages: unknown, options?: object): Ask =>
  here =>
    (here ? estimator(kernel, card, options) : pool.estimator(card, options)).add(messages as never);

const channelsOf = (row: number) =>
  textColumn(Array.from({ length: 100 }, (_, i) => (i === row ? 'MMS' : 'SMS')));
const hundred = textColumn(Array<string>(100).fill('447911123456'));

const misuse: [string, Ask][] = [
  ['not a column', analyze({ length: 1 })],
  ['no column', analyze()],
  ['a column whose strings are gone', analyze({ strings: ['a'], length: 2 })],
  ['too little room', analyze(column, { into: narrow })],
  ['another kind of array', analyze(column, { into: { ...narrow, units: new Uint8Array(2) } })],
  ['numbers that are not a column', resolve(['447911123456'])],
  ['options that are not an object', resolve(column, 7)],
  ['a table that is none', resolve(column, { table: {} })],
  ['senders that are not a column', checkSender(null)],
  ['smart routing that is neither true nor false', checkSender(column, { smartRouting: 'yes' })],
  ['a card that is none', estimate({ rates: [] })],
  ['an unknown rounding', estimate(card, { rounding: 'SIDEWAYS' })],
  ['a share above 1', estimate(card, { rcsShare: 2 })],
  ['a time that is none', estimate(card, { at: 'today' })],
  ['messages that are none', add(null)],
  ['messages without texts', add({ msisdn: column })],
  ['columns of other lengths', add({ msisdn: column, text: hundred })],
  ['an unknown channel', add({ msisdn: column, text: column, channel: 'MMS' })],
  ['an unknown channel in row 77', add({ msisdn: hundred, text: hundred, channel: channelsOf(77) })],
];

test.each(misuse)('%s', async (_, ask) => {
  const right = await faultOf(() => ask(true));
  expect(right).toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(await faultOf(() => ask(false))).toEqual(right);
});

test('an estimator that refuses messages has counted none of them', async () => {
  const campaign = pool.estimator(card);
  await faultOf(() => campaign.add({ msisdn: hundred, text: hundred, channel: channelsOf(77) }));
  expect((await campaign.estimate()).rows).toBe(0);
});

describe('a column that was changed after it was made', () => {
  const right = {
    name: 'RangeError',
    code: 'INVALID_ARGUMENT',
    message: 'a row lies outside the data: the column was changed after it was made',
  };
  const source = (share: <Values extends Uint8Array | Uint32Array>(values: Values) => Values) => ({
    data: share(new Uint8Array(100)),
    starts: share(Uint32Array.from({ length: 100 }, (_, i) => i)),
    ends: share(Uint32Array.from({ length: 100 }, (_, i) => i + 1)),
  });

  test.each([
    ['shared', shared],
    ['not shared', <Values>(values: Values) => values],
  ] as const)('%s: positions past the end, or reversed', async (_, share) => {
    for (const row of [0, 50, 99])
      for (const [start, end] of [
        [0, 101],
        [0, 0xffff_ffff],
        [4_000_000_000, 7],
        [99, 4],
      ] as const) {
        const changed = source(share as typeof shared);
        const made = textColumn(changed);
        changed.starts[row] = start;
        changed.ends[row] = end;
        expect(await faultOf(() => pool.analyzeColumn(made))).toEqual(right);
        expect(await faultOf(() => pool.resolveColumn(made))).toEqual(right);
        expect(await faultOf(() => pool.checkSenderColumn(made))).toEqual(right);
        expect(await faultOf(() => pool.estimator(card).add({ msisdn: made, text: made }))).toEqual(right);
      }
  });

  test('a buffer that is detached', async () => {
    const made = textColumn({ data: new Uint8Array(100), offsets: Int32Array.of(0, 50, 100) });
    const { buffer } = made.data;
    structuredClone(buffer, { transfer: [buffer as ArrayBuffer] });
    const right = await faultOf(() => analyzeColumn(kernel, made));
    expect(await faultOf(() => pool.analyzeColumn(made))).toEqual(right);
  });

  test('a row that is no longer a string', async () => {
    const strings = Array<string>(100).fill('a');
    const made = textColumn(strings);
    strings[60] = (() => 'a') as never;
    expect(await faultOf(() => pool.analyzeColumn(made))).not.toBe('no error');
    expect((await pool.analyzeColumn(column)).units).toHaveLength(2);
  });
});

test.each([0, -1, 1.5, Number.NaN, 257, '2', null])('%s threads', async threads => {
  const fault = await faultOf(() => openBuiltPool({ threads: threads as never }));
  expect(fault).toMatchObject({
    code: 'INVALID_ARGUMENT',
    message: expect.stringContaining('options.threads must be a'),
  });
});

test('options that are not an object', async () => {
  expect(await faultOf(() => openBuiltPool(2 as never))).toMatchObject({
    name: 'TypeError',
    code: 'INVALID_ARGUMENT',
    message: 'options must be an object, not number',
  });
});
