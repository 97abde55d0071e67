// A price list of ten times the rows takes ten times the work.
import { afterEach, expect, test, vi } from 'vitest';
import { type Rate, rateCard } from '../../../src/index.js';
import { type Grouping, RateGroups, textHash } from '../../../src/pricing/card/grouping.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const texts = {
  prefixes: (rows: number) =>
    `prefix,price,currency\n${Array.from({ length: rows }, (_, i) => `${1_000_000 + i},0.0${100 + (i % 900)},GBP`).join('\n')}`,
  networks: (rows: number) =>
    `country,mccmnc,price,from\n${Array.from({ length: rows }, (_, i) => `Germany,${100_000 + i},0.0${100 + (i % 900)},2026-01-${10 + (i % 20)}`).join('\n')}`,
  'prices with a comma': (rows: number) =>
    `prefix;price;from\n${Array.from({ length: rows }, (_, i) => `${1_000_000 + i};0,${100 + (i % 900)};01/${10 + (i % 20)}/2026`).join('\n')}`,
};

/** How often reading a text calls built-in functions that read strings or maps. */
function callsFor(text: string): number {
  const spies = [
    vi.spyOn(String.prototype, 'charCodeAt'),
    vi.spyOn(String.prototype, 'slice'),
    vi.spyOn(String.prototype, 'trim'),
    vi.spyOn(Map.prototype, 'get'),
    vi.spyOn(RegExp.prototype, 'exec'),
    vi.spyOn(RegExp.prototype, 'test'),
    vi.spyOn(Object, 'freeze'),
  ];
  const { value } = rateCard(text);
  const calls = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  vi.restoreAllMocks();
  expect(value?.rates.length).toBe(text.split('\n').length - 1);
  return calls;
}

test.each(Object.entries(texts))('calls for rows of %s', (_, textOf) => {
  const [few, many] = [callsFor(textOf(200)), callsFor(textOf(2_000))];
  expect(few).toBeGreaterThan(200);
  expect(many / few).toBeLessThan(11);
});

test.each(Object.entries(texts))('comparisons of keys for rows of %s', (_, textOf) => {
  const comparisons = (rows: number): number => {
    let count = 0;
    const byKey: Grouping = {
      hashOf: ({ prefix, mccMnc }: Rate) => textHash(prefix ?? mccMnc, 0),
      isSame: (one, other) => {
        count++;
        return one.prefix === other.prefix && one.mccMnc === other.mccMnc;
      },
    };
    const { rates } = rateCard(textOf(rows)).value!;
    new RateGroups([...rates, ...rates]).each(byKey, indices => expect(indices).toHaveLength(2));
    return count;
  };
  const [few, many] = [comparisons(200), comparisons(2_000)];
  expect(few).toBeGreaterThanOrEqual(200);
  expect(many / few).toBeLessThan(12);
});
