// 100,000 price lists with a known truth: each is priced as the truth says, or refused. Never otherwise.
//
// A list is drawn as a truth first (fuzz/truth.ts), in plain terms, and then written down as a person or a vendor would
// (fuzz/list.ts, fuzz/source.ts). One in seven has a mistake on purpose (fuzz/mistakes.ts) and has to be refused, or its
// wrong row left out. A dozen quotes of each card are compared with a plain search over the truth (reference/price.ts).
import { expect, test } from 'vitest';
import { scaled } from '../../scale.js';
import { type Outcome, outcomeOf } from './fuzz/check.js';

const seed = Number(process.env.QUICKSMS_TEST_SEED ?? 1);
const path = process.env.QUICKSMS_TEST_PATH;

const LISTS = scaled(100_000);

const seedOf = (list: number): number => 1_000_003 * seed + list;

/** The list and how to see it again. */
function report(list: number, { fault, kind, source, options }: Outcome): string {
  const text = typeof source === 'string' ? source : JSON.stringify(source, null, 1);
  const replay = `QUICKSMS_TEST_SEED=${seed} QUICKSMS_TEST_PATH=${list}`;
  return `list ${list} (${kind}): ${fault}\n${text}\noptions ${JSON.stringify(options)}\nto replay it, set\n${replay}`;
}

/** How many lists there are of each kind. Fails at the first that is priced otherwise than its truth says. */
function countKinds(): Map<string, number> {
  const counts = new Map<string, number>();
  for (let list = 0; list < LISTS; list++) {
    const outcome = outcomeOf(seedOf(list));
    if (outcome.fault !== undefined) expect.fail(report(list, outcome));
    counts.set(outcome.kind, (counts.get(outcome.kind) ?? 0) + 1);
  }
  return counts;
}

test.runIf(path !== undefined)('the list of a seed and a path', () => {
  const outcome = outcomeOf(seedOf(Number(path)));
  console.log(report(Number(path), outcome));
  expect(outcome.fault).toBeUndefined();
});

test.skipIf(path !== undefined)(
  'random lists are priced as their truth says, or refused',
  () => {
    const counts = countKinds();
    const shareOf = (begin: string) =>
      [...counts].reduce((sum, [kind, count]) => sum + (kind.startsWith(begin) ? count : 0), 0) / LISTS;
    const found = JSON.stringify(Object.fromEntries(counts), null, 1);
    // To refuse everything is no way to be right. Lists that are right and clear are read, but for one in 500: where one
    // network and one prefix are in two countries.
    expect(shareOf('read'), found).toBeGreaterThan(0.8);
    expect(shareOf('refused'), found).toBeLessThan(0.002);
    // Lists that can be read in two ways: dates, amounts, a refusal of SMS beside a price of RCS, and others.
    expect(shareOf('unclear'), found).toBeLessThan(0.04);
    expect(shareOf('mistake'), found).toBeGreaterThan(0.1);
    expect(shareOf('mistake, and other rows left out'), found).toBeLessThan(0.005);
  },
  600_000,
);
