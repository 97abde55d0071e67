// MCC and MNC if given, before the longest prefix, before the country, before the default; for each channel the most
// specific row that has a price for it: as a plain search says.

import { expect, test } from 'vitest';
import { resolveCountry } from '../../src/numbering/resolve-country.js';
import { faresOf } from '../../src/pricing/compile-fares.js';
import { fareAt } from '../../src/pricing/fares.js';
import { compilePrefixes, fareOfBytes, fareOfString } from '../../src/pricing/prefixes.js';
import { fareOf } from '../../src/pricing/price.js';
import { quote } from '../../src/quote/quote.js';
import { type PlainMessage, referenceRow, referenceTotal } from '../reference/price.js';
import { scaled } from '../scale.js';
import { blank, cardOf, chance, compare, digits, manyRates, numberFor } from './rates.js';

test('200,000 numbers by a card of 20,000 prefixes', () => {
  const rates = manyRates();
  const card = cardOf(rates);
  const rowOf = referenceRow(rates);
  const prefixes = rates.flatMap(({ prefix }) => prefix ?? []);
  const networks = rates.flatMap(({ mccMnc }) => mccMnc ?? []).filter(({ length }) => length > 3);
  const kinds = new Set<string>();
  for (let i = 0; i < 200_000; i++) {
    const msisdn = numberFor(prefixes);
    const mccMnc = [chance.pick(networks), `${200 + chance.below(60)}${digits(2)}`][chance.below(8)];
    const channel = chance.below(3) === 0 ? 'RCS' : 'SMS';
    const { country } = resolveCountry(msisdn);
    const message: PlainMessage = { msisdn, country, mccMnc, channel };
    const match = rowOf(message);
    const total = match === undefined ? null : referenceTotal(rates[match]!, channel, 1);
    kinds.add(compare(card, rates, message, { match, total }, rowOf));
  }
  // Everything happened: each key for each channel, priced and refused, and no rate at all.
  const expected = ['mccMnc', 'prefix', 'country'].flatMap(key =>
    ['SMS', 'RCS'].flatMap(channel => [`${channel} ${key} true`, `${channel} ${key} false`]),
  );
  expect([...kinds].sort()).toEqual([...expected, 'SMS default false', 'none'].sort());
});

test('price and fee for each of many parts', () => {
  const rates = [
    { ...blank, prefix: '44', price: 4_000_000n, fee: 300n, rcsPrice: 7n },
    { ...blank, prefix: '447', price: 123n },
  ];
  const card = cardOf(rates);
  const rowOf = referenceRow(rates);
  for (const msisdn of ['447700900000', '442079460958'])
    for (const channel of ['SMS', 'RCS'] as const)
      for (let length = 0; length < 1530; length += 17) {
        const quoted = quote({ msisdn, text: 'a'.repeat(length), channel }, card);
        const match = rowOf({ msisdn, country: 'GB', channel })!;
        if (quoted.noRate || quoted.issues) throw new Error('no price');
        const total = referenceTotal(rates[match]!, channel, quoted.messageParts);
        expect(quoted.total.units).toBe(total);
      }
});

test('a fare is found in bytes as in a string, wherever they stand', () => {
  const rates = manyRates();
  const fares = faresOf(cardOf(rates));
  const { prefixes } = fares;
  const rowOf = referenceRow(rates.filter(({ prefix }) => prefix !== null));
  const known = rates.flatMap(({ prefix }) => prefix ?? []);
  const numbers = Array.from({ length: scaled(50_000) }, () => numberFor(known));
  const data = new TextEncoder().encode(numbers.join(''));
  let start = 0;
  for (const msisdn of numbers) {
    const fare = fareOfString(prefixes!, msisdn);
    const end = start + msisdn.length;
    if (fareOfBytes(prefixes!, data, start, end) !== fare) expect.fail(msisdn);
    for (const [channel, match] of [
      ['SMS', fareAt(fares, fare, undefined).sms],
      ['RCS', fareAt(fares, fare, undefined).rcs],
    ] as const)
      if (match?.index !== rowOf({ msisdn, country: null, channel })) expect.fail(`${msisdn} ${channel}`);
    start = end;
  }
});

test('a prefix as long as the number is the longest, and one that is longer does not count', () => {
  const rates = ['4477009', '44770090', '447700900000123', '4'].map((prefix, i) => ({
    ...blank,
    prefix,
    price: BigInt(i),
  }));
  const card = cardOf(rates);
  const indexFor = (msisdn: string) =>
    fareOf(faresOf(card), { msisdn, country: null }, undefined, 'smart').sms?.index;
  expect(indexFor('4477009')).toBe(0);
  expect(indexFor('44770090')).toBe(1);
  expect(indexFor('44770090000012')).toBe(1);
  expect(indexFor('447700900000123')).toBe(2);
  expect(indexFor('4477000')).toBe(3);
  expect(indexFor('3377000')).toBeUndefined();
});

test('each prefix is linked once, to the fare of the next shorter one', () => {
  const calls: number[][] = [];
  const prefixes = compilePrefixes(
    new Map([
      ['4477', 2],
      ['44', 1],
      ['33', 3],
    ]),
    (fare, shorter) => {
      calls.push([fare, shorter]);
      return fare + 10;
    },
  );
  expect(calls.sort(([one], [other]) => one! - other!)).toEqual([
    [1, 0],
    [2, 11],
    [3, 0],
  ]);
  expect(['447711', '447811', '331111', '551111'].map(msisdn => fareOfString(prefixes, msisdn))).toEqual([
    12, 11, 13, 0,
  ]);
});

test('a card without prefixes has no table of them, which takes 80 KB', () => {
  expect(faresOf(cardOf([{ ...blank, country: 'GB', price: 1n }])).prefixes).toBeUndefined();
});
