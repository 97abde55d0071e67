// MCC and MNC if given, before the longest prefix, before the country, before the default; for each channel the most
// specific row that has a price for it, at a time the rows that are in force: as a plain search says.
import { expect, test } from 'vitest';
import { resolveCountry } from '../../src/numbering/resolve-country.js';
import { territories } from '../../src/numbering/territories.js';
import { faresOf } from '../../src/pricing/compile-fares.js';
import { fareAt } from '../../src/pricing/fares.js';
import { moneyOf } from '../../src/pricing/money.js';
import { fareOfBytes, fareOfString } from '../../src/pricing/prefixes.js';
import { fareOf } from '../../src/pricing/price.js';
import type { RateCard, RateKey, UnknownNetworkPolicy } from '../../src/pricing/rate.js';
import { quote } from '../../src/quote/quote.js';
import { random } from '../random.js';
import { type PlainMessage, type PlainRate, referenceRow, referenceTotal } from '../reference/price.js';

const chance = random(2026);
function digits(length: number): string {
  let text = '';
  while (text.length < length) text += chance.below(10);
  return text;
}
const prefixOf = (length: number) => `${1 + chance.below(9)}${digits(length - 1)}`;
const countries = [...new Set(territories().map(({ country }) => country))];

const blank: PlainRate = {
  mccMnc: null,
  prefix: null,
  country: null,
  price: null,
  rcsPrice: null,
  fee: null,
  reject: false,
  from: null,
  until: null,
};

/** Prices for SMS, for RCS or both, a fee now and then, or a refusal. */
function priced(): Pick<PlainRate, 'price' | 'rcsPrice' | 'fee' | 'reject'> {
  const kind = chance.below(10);
  if (kind === 0) return { price: null, rcsPrice: null, fee: null, reject: true };
  return {
    price: kind === 1 ? null : BigInt(chance.below(1e9)),
    rcsPrice: kind < 5 ? BigInt(chance.below(1e9)) : null,
    fee: kind === 9 ? BigInt(chance.below(1e6)) : null,
    reject: false,
  };
}

function cardOf(rates: readonly PlainRate[], unknownNetwork: UnknownNetworkPolicy = 'noRate'): RateCard {
  const money = (units: bigint | null) => (units === null ? null : moneyOf('GBP', units));
  return {
    currency: 'GBP',
    unknownNetwork,
    rates: rates.map((rate, i) => ({
      ...rate,
      line: i + 1,
      path: null,
      network: null,
      price: money(rate.price),
      rcsPrice: money(rate.rcsPrice),
      fee: money(rate.fee),
    })),
  };
}

/**
 * 20,000 prefixes, of which most begin like another and none with 3, so that there are numbers without; some countries,
 * networks, all networks of an MCC, a default.
 */
function manyRates(): PlainRate[] {
  const prefixes = new Set<string>();
  while (prefixes.size < 20_000) {
    const known = chance.below(3) === 0 ? '' : chance.pick(lastOf(prefixes));
    const longer = known.slice(0, 8) + digits(1 + chance.below(3));
    const prefix = known === '' ? prefixOf(1 + chance.below(9)) : longer.slice(0, 9);
    if (!prefix.startsWith('3')) prefixes.add(prefix);
  }
  const networks = new Set<string>();
  while (networks.size < 500) networks.add(`${200 + chance.below(50)}${digits(2 + chance.below(2))}`);
  const mccs = Array.from({ length: 25 }, (_, i) => `${200 + 2 * i}`);
  return [
    ...Array.from(prefixes, prefix => ({ ...blank, ...priced(), prefix })),
    ...countries.filter((_, i) => i % 3 > 0).map(country => ({ ...blank, ...priced(), country })),
    ...[...networks, ...mccs].map(mccMnc => ({ ...blank, ...priced(), mccMnc })),
    { ...blank, price: 150_000_000n },
  ];
}

/** Some that were drawn before, to draw longer ones from. */
let drawn: string[] = ['1'];
function lastOf(prefixes: ReadonlySet<string>): readonly string[] {
  if (prefixes.size % 500 === 0 && prefixes.size > 0) drawn = [...prefixes].slice(-500);
  return drawn;
}

/** A number, of any country or behind some prefix of the card. */
function numberFor(prefixes: readonly string[]): string {
  const begin = chance.below(2) === 0 ? prefixOf(1) : chance.pick(prefixes);
  const length = Math.max(7 + chance.below(9), begin.length);
  return begin + digits(length - begin.length);
}

interface Expectation {
  readonly match: number | undefined;
  readonly total: bigint | null;
}

const keyOf = ({ mccMnc, prefix, country }: PlainRate): RateKey =>
  mccMnc !== null ? 'mccMnc' : prefix !== null ? 'prefix' : country !== null ? 'country' : 'default';

/** Compares `quote` with the search; what differs is a line that says how. */
function compare(
  card: RateCard,
  rates: readonly PlainRate[],
  message: PlainMessage,
  expected: Expectation,
  find: ReturnType<typeof referenceRow>,
) {
  const { msisdn, mccMnc, channel, at } = message;
  const quoted = quote({ msisdn, text: '', mccMnc, channel, at }, card);
  if (quoted.issues) throw new Error(quoted.issues[0]!.message);
  const answer = quoted.noRate
    ? quoted.reason
    : `${quoted.total.units} ${quoted.matchedBy.line} ${quoted.matchedBy.key} ${quoted.matchedBy.value}`;
  const { match, total } = expected;
  const rate = match === undefined ? undefined : rates[match]!;
  const value = rate && (rate.mccMnc ?? rate.prefix ?? rate.country);
  const right =
    rate === undefined
      ? channel === 'RCS' && find({ ...message, channel: 'SMS' }) !== undefined
        ? 'NO_RCS_RATE'
        : 'NO_RATE'
      : total === null
        ? 'DESTINATION_REJECTED'
        : `${total} ${match! + 1} ${keyOf(rate)} ${value}`;
  if (answer !== right) expect.fail(`${JSON.stringify(message)}: ${answer} instead of ${right}`);
  return rate ? `${channel} ${keyOf(rate)} ${rate.reject}` : 'none';
}

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
  const numbers = Array.from({ length: 50_000 }, () => numberFor(known));
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
  const indexFor = (msisdn: string) => fareOf(faresOf(card), { msisdn, country: null }, undefined).sms?.index;
  expect(indexFor('4477009')).toBe(0);
  expect(indexFor('44770090')).toBe(1);
  expect(indexFor('44770090000012')).toBe(1);
  expect(indexFor('447700900000123')).toBe(2);
  expect(indexFor('4477000')).toBe(3);
  expect(indexFor('3377000')).toBeUndefined();
});

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
    fareOf(faresOf(card), { msisdn: '447700900000', country: 'GB' }, at).sms?.rate.price?.units;
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

test('what a network has no price for, all networks of its MCC may have', () => {
  const rates = [
    { ...blank, mccMnc: '23415', rcsPrice: 1n },
    { ...blank, mccMnc: '234', price: 2n, rcsPrice: 3n },
    { ...blank, price: 4n, rcsPrice: 5n },
  ];
  const { sms, rcs } = fareOf(
    faresOf(cardOf(rates)),
    { msisdn: '447700900000', country: 'GB', mccMnc: '23415' },
    0,
  );
  expect([sms?.index, rcs?.index]).toEqual([1, 0]);
});

test('a network by its MNC with zeros or, on a card that leaves them out, without', () => {
  const indexFor = (rates: string[], mccMnc: string) =>
    fareOf(
      faresOf(cardOf(rates.map(own => ({ ...blank, mccMnc: own, price: 1n })))),
      { msisdn: '302101234567', country: 'GR', mccMnc },
      undefined,
    ).sms?.index;
  // 202-05 is Vodafone: a card that has 5 means it, and one that has 05 does not mean 5.
  expect(indexFor(['2025', '20210'], '20205')).toBe(0);
  expect(indexFor(['20205', '20210'], '2025')).toBeUndefined();
  expect(indexFor(['2025', '20205'], '20205')).toBe(1);
  expect(indexFor(['2025', '20205'], '2025')).toBe(0);
  expect(indexFor(['3104', '310410'], '310004')).toBe(0);
  expect(indexFor(['31004', '310410'], '310004')).toBeUndefined();
});

const networksOf = (...rows: [mccMnc: string, price: bigint | null, more?: Partial<PlainRate>][]) =>
  rows.map(([mccMnc, price, more]) => ({ ...blank, country: 'GB', mccMnc, price, ...more }));

test.each([
  ['prices that are equal count', networksOf(['23410', 5n], ['23415', 5n]), 0, 0, 0],
  ['prices that differ do not', networksOf(['23410', 5n], ['23415', 7n]), undefined, 1, 0],
  ['a fee makes the difference', networksOf(['23410', 5n, { fee: 2n }], ['23415', 6n]), undefined, 0, 1],
  ['all networks of the MCC count first', networksOf(['23410', 5n], ['234', 7n], ['23415', 9n]), 1, 1, 1],
  [
    'a refused network has no price',
    networksOf(['23410', 5n], ['23415', null, { reject: true }]),
    undefined,
    0,
    0,
  ],
  ['all refused is refused', networksOf(['23410', null, { reject: true }]), 0, 0, 0],
  [
    'a price that has been replaced does not count',
    networksOf(['23410', 9n, { from: 1 }], ['23410', 5n, { from: 2 }], ['23415', 5n]),
    // The network without a date stands first.
    2,
    2,
    2,
  ],
  [
    'a rate for RCS alone says nothing of SMS',
    networksOf(['23410', 5n], ['23410', null, { rcsPrice: 1n }], ['23415', 5n]),
    0,
    0,
    0,
  ],
] as const)('of a network that is not known: %s', (_, rates, noRate, highest, lowest) => {
  const msisdn = '447700900000';
  for (const [unknownNetwork, index] of Object.entries({ noRate, highest, lowest })) {
    const card = cardOf(rates, unknownNetwork as UnknownNetworkPolicy);
    const { sms } = fareOf(faresOf(card), { msisdn, country: 'GB' }, undefined);
    expect(sms?.index, unknownNetwork).toBe(index);
  }
});

const totalOf = (message: Parameters<typeof quote>[0], card: RateCard) => {
  const quoted = quote(message, card);
  return quoted.noRate ? quoted.reason : quoted.issues ? quoted.issues[0]!.code : Number(quoted.total.units);
};
const plain = (rate: Partial<PlainRate>): PlainRate => ({ ...blank, ...rate });
const BRITISH = { msisdn: '447700900000', text: '' };

test('a rate before 1970 came into force later than one without a date', () => {
  const card = cardOf([
    plain({ country: 'GB', price: 6n, from: Date.UTC(1960, 0, 1) }),
    plain({ country: 'GB', price: 5n }),
  ]);
  expect(totalOf({ ...BRITISH, at: 0 }, card)).toBe(6);
  expect(totalOf({ ...BRITISH, at: 2 ** 60 }, card)).toBe(6);
});

test('zeros left out before an MNC, and what all networks of an MCC have for RCS', () => {
  const card = cardOf([
    plain({ mccMnc: '234', rcsPrice: 50n }),
    plain({ mccMnc: '2345', price: 10n }),
    plain({ mccMnc: '23415', price: 1n }),
  ]);
  expect(totalOf({ ...BRITISH, mccMnc: '2345', channel: 'RCS' }, card)).toBe(50);
  for (const mccMnc of ['2345', '23405', '234005']) expect(totalOf({ ...BRITISH, mccMnc }, card)).toBe(10);
  // A card without an MNC of one digit leaves out none.
  const whole = cardOf([plain({ mccMnc: '234', price: 5n }), plain({ mccMnc: '23415', price: 1n })]);
  expect(totalOf({ ...BRITISH, mccMnc: '234015' }, whole)).toBe(5);
});

test('an MCC that is rejected, when the network is not known, whatever one of its networks costs', () => {
  const card = cardOf(
    [
      plain({ mccMnc: '234', country: 'GB', reject: true }),
      plain({ mccMnc: '23415', country: 'GB', price: 5n }),
    ],
    'highest',
  );
  expect(totalOf(BRITISH, card)).toBe('DESTINATION_REJECTED');
});

test('why there is no rate for RCS', () => {
  const networks = (price: 'price' | 'rcsPrice') => [
    plain({ mccMnc: '23410', country: 'GB', [price]: 1n }),
    plain({ mccMnc: '23415', country: 'GB', [price]: 2n }),
  ];
  const rcs = { ...BRITISH, channel: 'RCS' } as const;
  expect(totalOf(rcs, cardOf(networks('price')))).toBe('NO_RCS_RATE');
  expect(totalOf(rcs, cardOf(networks('rcsPrice')))).toBe('NETWORK_UNKNOWN');
  const beside = cardOf([...networks('rcsPrice'), plain({ country: 'GB', price: 3n })]);
  expect(totalOf(rcs, beside)).toBe('NETWORK_UNKNOWN');
  expect(totalOf(BRITISH, beside)).toBe(3);
});
