// Options of rateCard, and misuse of it.
import { expect, test } from 'vitest';
import { type RateCardOptions, rateCard } from '../../../src/index.js';
import { cardOf, loaded, pricesOf, wrongIn } from './cards.js';

test('skipInvalidRows lists what is left out, and without it nothing is left out', () => {
  const text = 'country,price\nGB,0.04\nNowhere,0.05\nDE,free\nFR,0.06\nFR,0.07';
  const reasons = ['UNKNOWN_COUNTRY 3', 'INVALID_PRICE 4', 'DUPLICATE_RATE 6'];
  expect(wrongIn(text)).toEqual(reasons);
  const { value, skipped } = loaded(text, { skipInvalidRows: true });
  expect(value.rates.map(({ country }) => country)).toEqual(['GB', 'FR']);
  expect(skipped.map(({ code, line }) => `${code} ${line}`)).toEqual(reasons);
  expect(wrongIn('country,price\nNowhere,1', { skipInvalidRows: true })).toContain(
    'UNREADABLE_CARD undefined',
  );
});

test('columns by name and by place, and none', () => {
  const text = 'Ziel,Vorwahl,Preis,Preis neu,price\nUK,44,0.04,0.05,9';
  const price = (columns: RateCardOptions['columns']) => pricesOf(text, { columns })[0];
  expect(price({ country: 'Ziel', price: 'Preis' })).toBe('0.04');
  expect(price({ country: 'Ziel', price: 'Preis neu' })).toBe('0.05');
  expect(price({ prefix: 1, price: 3 })).toBe('0.05');
  expect(price({ prefix: 1 })).toBe('9.00');
  expect(wrongIn(text, { columns: { prefix: 1, price: false } })).toEqual(['UNREADABLE_CARD 1']);
  expect(wrongIn(text, { columns: { prefix: 1, price: 'Prix' } })).toEqual(['UNREADABLE_CARD 1']);
  expect(wrongIn(text, { columns: { prefix: 1, price: 7 } })).toEqual(['UNREADABLE_CARD 1']);
  expect(
    pricesOf([{ Vorwahl: '44', Preis: 0.04, price: 9 }], { columns: { prefix: 'Vorwahl', price: 'Preis' } }),
  ).toEqual(['0.04']);
});

test('columns by index need no header, and lose no row', () => {
  const { rates } = cardOf('GB,0.04\nDE,0.05', { columns: { country: 0, price: 1 } });
  expect(rates.map(({ country, line }) => `${country} ${line}`)).toEqual(['GB 1', 'DE 2']);
});

test.each<[string, () => unknown]>([
  ...[undefined, null, 44, true, 1n, Symbol('card'), () => ''].map(
    source =>
      [`a source that is ${String(source)}`, () => rateCard(source as never)] as [string, () => unknown],
  ),
  ...Object.entries({
    currency: ['XYZ', 'gbp', '', 44, null],
    columns: ['price', 44, null, { prize: 'Preis' }, { price: {} }, { price: true }, { price: null }],
    inMinorUnits: ['yes', 1, null],
    decimalSeparator: [';', '', null],
    dateOrder: ['year-month', null],
    numberType: [1, null],
    unknownNetwork: ['middle', null],
    skipInvalidRows: ['yes', null],
  }).flatMap(([name, values]) =>
    values.map(
      value =>
        [
          `${name}: ${JSON.stringify(value)}`,
          () => rateCard('country,price\nGB,1', { [name]: value } as never),
        ] as [string, () => unknown],
    ),
  ),
  ['options that are null', () => rateCard('country,price\nGB,1', null as never)],
  ['cents of credits', () => rateCard('country,price\nGB,1', { currency: 'credits', inMinorUnits: true })],
  ['cents of gold', () => rateCard('country,price\nGB,1', { currency: 'XAU', inMinorUnits: true })],
])('%s: the mistake of the program', (_, call) => {
  expect(call).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});

test('a list without rows is unreadable, whatever the unit of its prices', () => {
  expect(rateCard('country,price', { inMinorUnits: true }).issues).toMatchObject([
    { code: 'UNREADABLE_CARD' },
  ]);
  expect(rateCard('country,price cents').issues).toMatchObject([{ code: 'UNREADABLE_CARD' }]);
});
