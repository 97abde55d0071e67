// A card can be saved: JSON.stringify(card), read by rateCard again, is an equal card.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quote, type RateCard, type RateCardOptions, rateCard } from '../../../src/index.js';
import { scaled } from '../../scale.js';
import { cardOf, files, GB, GREECE, JAMAICA, JAPAN, loaded, sample, US, wrongIn } from './cards.js';

const numbers = [GB, US, JAMAICA, GREECE, JAPAN, '420601123456', '590690123456', '5351234567', '79161234567'];
const codes = [undefined, '23415', '23450', '310004', '20205', '34001', '26211', '24802', '41280'];
const times = [undefined, 0, Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 31), Date.UTC(2030, 0, 1)];

function requireEqual(again: RateCard, card: RateCard): void {
  expect(again).toEqual(card);
  expect(JSON.stringify(again)).toBe(JSON.stringify(card));
  for (const part of [again, again.rates, again.rates[0]]) expect(Object.isFrozen(part)).toBe(true);
  for (const msisdn of numbers)
    for (const [i, mccMnc] of codes.entries()) {
      const message = { msisdn, text: '', mccMnc, at: times[i % times.length], smartRouting: i % 2 === 0 };
      expect(quote(message, again)).toEqual(quote(message, card));
    }
}

/** Saves a card as text and as parsed JSON, reads it, and compares. */
function requireRoundTrip(card: RateCard, options?: RateCardOptions): void {
  const text = JSON.stringify(card);
  for (const source of [text, `\ufeff\n${text}`, JSON.parse(text) as object, card, structuredClone(card)])
    requireEqual(loaded(source, options).value, card);
}

const readings: RateCardOptions[] = [
  {},
  { unknownNetwork: 'highest' },
  { unknownNetwork: 'lowest', currency: 'EUR' },
  { numberType: 'mobile', dateOrder: 'day-month' },
];

test.each(files)('%s, saved and read again', file => {
  for (const options of readings) {
    const { value } = rateCard(sample(file), { ...options, skipInvalidRows: true });
    if (value) requireRoundTrip(value);
  }
});

test('cards of any rows, saved and read again', () => {
  const date = fc.constantFrom(undefined, 0, -1, Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1), '2026-03-01');
  const price = fc.constantFrom(undefined, null, '0', '0.00000001', '92233720368.54775807', 0.5, 'n/a');
  const row = fc.record({
    country: fc.constantFrom(undefined, 'GB', 'JE', 'default', 'Germany - Telekom', 'Nowhere'),
    prefix: fc.constantFrom(undefined, '44', '447', '49'),
    mccMnc: fc.constantFrom(undefined, '234', '23410', '2345', '23410,23415'),
    network: fc.oneof(fc.constantFrom(undefined, 'all', '0', ' O2 '), fc.string({ unit: 'binary' })),
    price,
    rcsPrice: price,
    fee: price,
    from: date,
    until: date,
    reject: fc.constantFrom(undefined, true, false),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), rows => {
      const { value } = rateCard(rows, { skipInvalidRows: true });
      if (value) requireRoundTrip(value);
    }),
    { numRuns: scaled(300), seed: 3 },
  );
});

test('a saved card is an object with a currency, its rates, and the policy for unknown networks', () => {
  const card = cardOf('prefix,price,currency\n44,0.04,GBP', { unknownNetwork: 'highest' });
  expect(JSON.parse(JSON.stringify(card))).toEqual({
    currency: 'GBP',
    rates: [
      {
        line: 2,
        path: null,
        mccMnc: null,
        network: null,
        prefix: '44',
        country: null,
        price: { currency: 'GBP', amount: '0.04' },
        rcsPrice: null,
        fee: null,
        reject: false,
        from: null,
        until: null,
      },
    ],
    unknownNetwork: 'highest',
  });
});

test('options for how numbers are written do not change a saved card; unknownNetwork does', () => {
  const card = cardOf('prefix,price\n44,1.234');
  const saved = JSON.stringify(card);
  expect(cardOf(saved, { decimalSeparator: ',', columns: { price: 'cost' } })).toEqual(card);
  expect(cardOf(saved, { unknownNetwork: 'lowest' })).toEqual({ ...card, unknownNetwork: 'lowest' });
  expect(wrongIn(saved, { currency: 'GBP' })).toEqual(['MIXED_CURRENCIES currency']);
});

test.each([
  ['line', 0, 'MALFORMED_ROW'],
  ['line', 1.5, 'MALFORMED_ROW'],
  ['path', 1, 'MALFORMED_ROW'],
  ['mccMnc', '23', 'INVALID_MCC_MNC'],
  ['network', {}, 'MALFORMED_ROW'],
  ['prefix', '044', 'INVALID_PREFIX'],
  ['prefix', 44, 'INVALID_PREFIX'],
  ['country', 'gb', 'UNKNOWN_COUNTRY'],
  ['country', 'XQ', 'UNKNOWN_COUNTRY'],
  ['price', '0.04', 'INVALID_PRICE'],
  ['price', { currency: 'EUR', amount: '0.04' }, 'INVALID_PRICE'],
  ['price', { currency: 'GBP', amount: '-0.04' }, 'INVALID_PRICE'],
  ['price', { currency: 'GBP', amount: '0.000000001' }, 'INVALID_PRICE'],
  ['price', { currency: 'GBP', units: 2n ** 63n }, 'INVALID_PRICE'],
  ['price', null, 'MISSING_PRICE'],
  ['rcsPrice', [], 'INVALID_PRICE'],
  ['fee', 1, 'INVALID_PRICE'],
  ['reject', 'no', 'INVALID_REJECT'],
  ['reject', true, 'INVALID_REJECT'],
  ['from', '2026-01-01', 'INVALID_DATE'],
  ['until', Number.NaN, 'INVALID_DATE'],
])('a saved rate with an invalid %s is refused, with its place (%#)', (field, value, code) => {
  const price = { currency: 'GBP', amount: '0.04' };
  const rates = [
    { country: 'GB', price },
    { country: 'DE', price, [field]: value },
  ];
  const { issues } = rateCard({ currency: 'GBP', rates, unknownNetwork: 'noRate' });
  expect(issues).toMatchObject([{ code, line: null, path: ['rates[1]', field] }]);
});

test('saved cards that cannot be cards are refused', () => {
  const price = { currency: 'GBP', amount: '0.04' };
  const rates = [{ country: 'GB', price }];
  expect(wrongIn({ currency: 'XYZ', rates, unknownNetwork: 'noRate' })).toEqual([
    'INVALID_CURRENCY currency',
  ]);
  expect(wrongIn({ currency: 'GBP', rates, unknownNetwork: 'no' })).toEqual([
    'UNREADABLE_CARD unknownNetwork',
  ]);
  expect(wrongIn({ currency: 'GBP', rates: [], unknownNetwork: 'noRate' })).toHaveLength(1);
  expect(wrongIn({ currency: 'GBP', rates: [5], unknownNetwork: 'noRate' })).toEqual([
    'MISSING_PRICE rates[0]',
  ]);
  expect(wrongIn({ currency: 'GBP', rates: [...rates, ...rates], unknownNetwork: 'noRate' })).toHaveLength(1);
  const backwards = [{ country: 'GB', price, from: 2, until: 1 }];
  expect(wrongIn({ currency: 'GBP', rates: backwards, unknownNetwork: 'noRate' })).toEqual([
    'INVALID_DATE rates[0]',
  ]);
});
