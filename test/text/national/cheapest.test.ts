import { expect, test } from 'vitest';
import { analyze } from '../../../src/text/encoding.js';
import { random } from '../../random.js';
import { allPairs, type Pair, referenceCheapest } from '../../reference/national.js';
import { scaled } from '../../scale.js';
import { textOfLanguages } from './languages.js';

const tablesOf = (pairs: readonly Pair[]) => pairs.map(([locking, single]) => ({ locking, single }));

test('there are 13 × 14 pairs of tables: the default and 12 locking, the default and 13 single shift tables', () => {
  expect(allPairs.length).toBe(13 * 14);
});

test('auto is the cheapest of all pairs, tried one by one, with references of 8 and of 16 bits', () => {
  const numbers = random(38);
  const chosen = new Set<string>();
  let several = 0;
  for (let i = 0; i < scaled(20_000); i++) {
    const text = textOfLanguages(numbers);
    const referenceBits = i % 2 === 0 ? 8 : 16;
    const expected = referenceCheapest(text, allPairs, referenceBits);
    const found = analyze(text, { tables: 'auto', referenceBits });
    if (JSON.stringify(found) !== JSON.stringify(expected))
      expect({ text, ...found }).toEqual({ text, ...expected });
    chosen.add(`${found.encoding} ${found.locking} ${found.single}`);
    if (found.segments > found.messageParts) several++;
  }
  // Fewer texts than usual have fewer pairs.
  if (scaled(20_000) < 20_000) return;
  expect(chosen.size).toBeGreaterThan(100);
  expect(several).toBeGreaterThan(20);
});

test('a list of pairs: the cheapest of these', () => {
  const numbers = random(23);
  for (let i = 0; i < scaled(2000); i++) {
    const text = textOfLanguages(numbers);
    const pairs = Array.from({ length: numbers.below(5) }, () => numbers.pick(allPairs));
    const referenceBits = numbers.pick([8, 16] as const);
    expect(analyze(text, { tables: tablesOf(pairs), referenceBits })).toEqual(
      referenceCheapest(text, pairs, referenceBits),
    );
  }
});

test('by default: the default pair, or UCS-2', () => {
  const numbers = random(40);
  for (let i = 0; i < scaled(2000); i++) {
    const text = textOfLanguages(numbers);
    const expected = referenceCheapest(text, [[0, 0]], 8);
    expect(analyze(text)).toEqual(expected);
    expect(analyze(text, { tables: 'default' })).toEqual(expected);
    expect(analyze(text, { tables: [{}] })).toEqual(expected);
    expect(analyze(text, { tables: [{ locking: 0, single: 0 }] })).toEqual(expected);
  }
});
