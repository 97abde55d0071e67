// What threads keep: each thing goes to them once, and they forget it when the program has dropped it.

import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { resolveColumn } from '../../src/batch/index.js';
import { columnsOf } from '../../src/columns.js';
import { numberTable, rateCard } from '../../src/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import { numberColumns } from '../../src/numbering/columns.js';
import { Answers } from '../../src/pool/answers.js';
import { Keeper } from '../../src/pool/keeper.js';
import type { ToThread } from '../../src/pool/messages.js';
import type { Thread } from '../../src/pool/thread.js';
import { columnAt, plain } from './columns.js';
import { openPool } from './open.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function keeperOf(threads: number) {
  const posted: ToThread[][] = Array.from({ length: threads }, () => []);
  const keeper = new Keeper(
    posted.map(messages => ({ post: (message: ToThread) => messages.push(message) })) as unknown as Thread[],
  );
  return { keeper, posted };
}

const card = () => ({ currency: 'GBP', rates: [], unknownNetwork: 'noRate' }) as const;

test('a thing goes to every thread once, and has one id', () => {
  const { keeper, posted } = keeperOf(2);
  const [one, other] = [card(), card()];
  const idOf = (thing: ReturnType<typeof card>) => keeper.idOf(thing, () => ({ card: thing }));
  const ids = [idOf(one), idOf(other), idOf(one), idOf(other)];
  expect(ids).toEqual([1, 2, 1, 2]);
  for (const messages of posted)
    expect(messages).toEqual([
      { keep: 1, kept: { card: one } },
      { keep: 2, kept: { card: other } },
    ]);
});

test('what the program has dropped is forgotten, and nothing else', async () => {
  const { keeper, posted } = keeperOf(1);
  const held = card();
  keeper.idOf(held, () => ({ card: card() }));
  keeper.idOf(card(), () => ({ card: card() }));
  for (let round = 0; round < 20 && posted[0]!.length < 3; round++) {
    collectGarbage();
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  expect(posted[0]!.slice(2)).toEqual([{ forget: 2 }]);
  expect(keeper.idOf(held, () => ({ card: held }))).toBe(1);
});

test('a table and an estimator that are dropped while rows wait are kept until these are answered', async () => {
  await using pool = await openPool({ threads: 1 }, { most: 1, least: 1 });
  const numbers = columnAt(
    'joined',
    Array.from({ length: 4000 }, (_, i) => Buffer.from(`44791112${1000 + i}`)),
  );
  const { value: rates } = rateCard('country,price\nGG,0.04');
  // Each is dropped as soon as it has been asked.
  const resolved = (() => {
    const table = numberTable(readFileSync('dist/numbers.txt'));
    return pool.resolveColumn(numbers, { table });
  })();
  const estimated = (() => {
    const { add, estimate } = pool.estimator(structuredClone(rates!));
    void add({ msisdn: numbers, text: numbers });
    return estimate();
  })();
  let isDone = false;
  const both = Promise.all([resolved, estimated]).finally(() => {
    isDone = true;
  });
  while (!isDone) {
    collectGarbage();
    await new Promise(resolve => setTimeout(resolve, 1));
  }
  const [columns, { rows }] = await both;
  expect(plain(columns)).toEqual(plain(resolveColumn(loadKernel(), numbers)));
  expect(rows).toBe(4000);
});

test('a thread has no answer by a table or a counter that it does not keep', () => {
  const answers = new Answers(loadKernel());
  const columns = { msisdn: columnAt('joined', [Buffer.from('447911123456')]) };
  const slice = { columns, channels: undefined, answers: { ...columnsOf(numberColumns, 1) } };
  const resolve = (table: number | undefined) => answers.answer({ ask: 'resolve', table }, slice);
  expect(() => resolve(7)).toThrow('this thread keeps nothing under the id 7');
  expect(() => answers.answer({ ask: 'tally', counter: 7 }, undefined)).toThrow('under the id 7');
  expect(() => resolve(undefined)).not.toThrow();
});
