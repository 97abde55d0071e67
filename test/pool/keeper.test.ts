// What threads keep: each thing goes to them once, and they forget it when the program has dropped it.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { Keeper } from '../../src/pool/keeper.js';
import type { ToThread } from '../../src/pool/messages.js';
import type { Thread } from '../../src/pool/thread.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function keeperOf(threads: number) {
  const told: ToThread[][] = Array.from({ length: threads }, () => []);
  const keeper = new Keeper(
    told.map(messages => ({ tell: (message: ToThread) => messages.push(message) })) as unknown as Thread[],
  );
  return { keeper, told };
}

const card = () => ({ currency: 'GBP', rates: [], unknownNetwork: 'noRate' }) as const;

test('a thing goes to every thread once, and has one id', () => {
  const { keeper, told } = keeperOf(2);
  const [one, other] = [card(), card()];
  const idOf = (thing: ReturnType<typeof card>) => keeper.idOf(thing, () => ({ card: thing }));
  const ids = [idOf(one), idOf(other), idOf(one), idOf(other)];
  expect(ids).toEqual([1, 2, 1, 2]);
  for (const messages of told)
    expect(messages).toEqual([
      { keep: 1, kept: { card: one } },
      { keep: 2, kept: { card: other } },
    ]);
});

test('what the program has dropped is forgotten, and nothing else', async () => {
  const { keeper, told } = keeperOf(1);
  const held = card();
  keeper.idOf(held, () => ({ card: card() }));
  keeper.idOf(card(), () => ({ card: card() }));
  for (let round = 0; round < 20 && told[0]!.length < 3; round++) {
    collectGarbage();
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  expect(told[0]!.slice(2)).toEqual([{ forget: 2 }]);
  expect(keeper.idOf(held, () => ({ card: held }))).toBe(1);
});
