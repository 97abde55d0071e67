// At a time the rates count that are in force, and of several the one that came into force last.
import { expect, test } from 'vitest';
import { resolveCountry } from '../../src/numbering/resolve-country.js';
import { faresOf } from '../../src/pricing/compile-fares.js';
import { fareOf } from '../../src/pricing/price.js';
import { type Rate, unknownNetworkPolicies } from '../../src/pricing/rate.js';
import { type QuoteMessage, quote } from '../../src/quote/quote.js';
import { type PlainMessage, type PlainRate, referenceRow, referenceTotal } from '../reference/price.js';
import {
  BRITISH,
  blank,
  cardOf,
  chance,
  compare,
  numberFor,
  plain,
  prefixOf,
  priced,
  totalOf,
} from './rates.js';

test('rates with dates, also exactly when they begin and end, in any order of asking', () => {
  const day = 86_400_000;
  const start = Date.UTC(2026, 0, 1);
  const prefixes = Array.from({ length: 300 }, () => prefixOf(1 + chance.below(5)));
  // Each prefix has prices from several days on; some end, and what was before counts again.
  const rates: PlainRate[] = [...new Set(prefixes)].flatMap(prefix => {
    const days = [...new Set(Array.from({ length: 3 }, () => chance.below(20)))].sort((a, b) => a - b);
    return days.map((from, i) => {
      const isFirst = i === 0 && chance.below(3) === 0;
      const ends = chance.below(2) === 0 ? start + day * (from + 1 + chance.below(6)) : null;
      return { ...blank, ...priced(), prefix, from: isFirst ? null : start + day * from, until: ends };
    });
  });
  const limits = [...new Set(rates.flatMap(({ from, until }) => [from ?? start, until ?? start]))];
  const times = [...limits.flatMap(limit => [limit - 1, limit, limit + 1]), undefined, 0, start + 1000 * day];
  const numbers = Array.from({ length: 400 }, () => numberFor(prefixes));
  const card = cardOf(rates);
  const rowOf = referenceRow(rates);
  const seen = new Map<string, Set<number | undefined>>();
  for (let i = 0; i < 150; i++) {
    const at = i < times.length ? times[i] : chance.pick(times);
    for (const msisdn of numbers) {
      const message: PlainMessage = { msisdn, country: resolveCountry(msisdn).country, channel: 'SMS', at };
      const match = rowOf(message);
      seen.set(msisdn, (seen.get(msisdn) ?? new Set()).add(match));
      const total = match === undefined ? null : referenceTotal(rates[match]!, 'SMS', 1);
      compare(card, rates, message, { match, total }, rowOf);
    }
  }
  expect([...seen.values()].filter(({ size }) => size > 2).length).toBeGreaterThan(100);
});

test('without a time dates are not looked at, whatever was asked before, and with one they are', () => {
  const early = { ...blank, prefix: '44', price: 1n, from: null, until: 1000 };
  const late = { ...blank, prefix: '44', price: 2n, from: 1000, until: 2000 };
  const card = cardOf([early, late]);
  const priceAt = (at?: number) =>
    fareOf(faresOf(card), { msisdn: '447700900000', country: 'GB' }, at, 'smart').sms?.rate.price?.units;
  for (const order of [
    [undefined, 0, 1000, 2000],
    [2000, undefined, 1000, 999],
    [1999, 0, undefined, 2001, undefined],
  ])
    for (const at of order)
      expect(priceAt(at), String(at)).toBe(
        at === undefined ? 2n : at < 1000 ? 1n : at < 2000 ? 2n : undefined,
      );
});

test('a rate before 1970 came into force later than one without a date', () => {
  const card = cardOf([
    plain({ country: 'GB', price: 6n, from: Date.UTC(1960, 0, 1) }),
    plain({ country: 'GB', price: 5n }),
  ]);
  expect(totalOf({ ...BRITISH, at: 0 }, card)).toBe(6);
  expect(totalOf({ ...BRITISH, at: 2 ** 60 }, card)).toBe(6);
});

/** A card that counts how often its rates are read. */
function countedCard(rates: readonly PlainRate[]) {
  const card = cardOf(rates);
  let reads = 0;
  const get = (rate: Rate, name: PropertyKey): unknown => {
    reads++;
    return Reflect.get(rate, name);
  };
  const counted = { ...card, rates: card.rates.map(rate => new Proxy<Rate>(rate, { get })) };
  const readsFor = (times: readonly number[]): number => {
    const before = reads;
    for (const at of times) quote({ ...BRITISH, at }, counted);
    return reads - before;
  };
  return { readsFor };
}

/** 2,000 rates without dates, and a price of one prefix that changes a thousand times. */
const changing = [
  ...Array.from({ length: 2_000 }, (_, i) => plain({ prefix: String(1_000_000 + i), price: 1n })),
  ...Array.from({ length: 1_000 }, (_, i) => plain({ prefix: '447', price: BigInt(i), from: 1000 * i })),
];

test('times that alternate across a change of price: the work of a quote, and no card made anew', () => {
  const { readsFor } = countedCard(changing);
  const alternations = (count: number) => Array.from({ length: count }, (_, i) => 4_999 + (i % 2));
  expect(readsFor(alternations(2))).toBeGreaterThan(changing.length);
  const few = readsFor(alternations(100));
  expect(few).toBeLessThan(100 * 10);
  expect(readsFor(alternations(1_000))).toBe(10 * few);
});

test('a sweep over all changes of price reads the rates of one key for each of them, and once', () => {
  const { readsFor } = countedCard(changing);
  const sweep = Array.from({ length: 1_000 }, (_, i) => 1000 * i);
  readsFor([0]);
  const reads = 20;
  expect(readsFor(sweep)).toBeLessThan(1_000 * 1_000 * reads);
  expect(readsFor(sweep)).toBeLessThan(1_000 * reads);
  expect(readsFor(sweep.map(at => at + 500))).toBeLessThan(1_000 * reads);
});

test('a sweep over many times gives the quotes of a card that was not asked before', () => {
  const time = () => (chance.below(3) === 0 ? null : chance.below(40));
  const dates = () => {
    const [from, until] = [time(), time()];
    return { from, until: from !== null && until !== null && until <= from ? null : until };
  };
  const mccMnc = () => chance.pick([null, null, '234', '23410', '23415', '2345']);
  for (const unknownNetwork of unknownNetworkPolicies) {
    const rates = Array.from({ length: 120 }, () => {
      const key = chance.pick([{ country: 'GB' }, { prefix: '44' }, { prefix: '4477' }, {}]);
      return { ...blank, ...priced(), ...dates(), ...key, mccMnc: 'country' in key ? mccMnc() : null };
    });
    const card = cardOf(rates, unknownNetwork);
    for (let i = 0; i < 2_000; i++) {
      const message: QuoteMessage = {
        ...BRITISH,
        msisdn: chance.pick(['447700900000', '442079460958']),
        at: chance.pick([undefined, chance.below(42), chance.below(42)]),
        smartRouting: chance.below(2) === 0,
        mccMnc: chance.pick([undefined, '23410', '234005', '23420']),
      };
      expect(quote(message, card)).toEqual(quote(message, { ...card }));
    }
  }
});

test.each([
  ['SMS', 'price'],
  ['RCS', 'rcsPrice'],
] as const)(
  'what networks agree on for %s is the price of all, until others have a rate too',
  (channel, price) => {
    const rates = [
      plain({ country: 'GB', mccMnc: '23410', [price]: 1n }),
      plain({ country: 'GB', mccMnc: '23415', [price]: 1n }),
      plain({ [price]: 9n, from: 1000 }),
    ];
    const totalAt = (card: ReturnType<typeof cardOf>, at: number) =>
      totalOf({ ...BRITISH, channel, at }, card);
    for (const order of [
      [999, 1000],
      [1000, 999],
    ]) {
      const card = cardOf(rates);
      for (const at of order) expect(totalAt(card, at), `${at} of ${order}`).toBe(at < 1000 ? 1 : 9);
    }
  },
);
