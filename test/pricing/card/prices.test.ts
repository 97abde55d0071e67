// Prices of a price list: decimals, thousands, minor units, none.
import { expect, test } from 'vitest';
import { formatMoney, type RateCardOptions, rateCard } from '../../../src/index.js';
import { cardOf, GB, loaded, priceAt, pricesOf, wrongIn } from './cards.js';

const priced = (...prices: string[]) =>
  `prefix;price\n${prices.map((price, i) => `${i + 1};${price}`).join('\n')}`;

test.each([
  [
    'decimal points',
    ['0.04', '12', '.05', '1.5', '0.00000001'],
    ['0.04', '12.00', '0.05', '1.50', '0.00000001'],
  ],
  ['decimal commas', ['0,04', '12', ',05', '1,5'], ['0.04', '12.00', '0.05', '1.50']],
  ['thousands', ['1,234.56', '1.00'], ['1234.56', '1.00']],
  ['thousands with dots', ['1.234,56', '1,00'], ['1234.56', '1.00']],
  [
    'thousands with spaces, apostrophes',
    ['1 234.5', '1’234.5', "1'234'567.5"],
    ['1234.50', '1234.50', '1234567.50'],
  ],
  ['millions', ['1,234,567', '2,345'], ['1234567.00', '2345.00']],
  ['1,234 where another has a decimal comma', ['1,234', '0,5'], ['1.234', '0.50']],
  ['1,234 where another has a decimal point', ['1,234', '0.5'], ['1234.00', '0.50']],
  ['1.234 only', ['1.234'], ['1.234']],
  ['powers of ten', ['4E-2', '1.5e1', '100e-8'], ['0.04', '15.00', '0.000001']],
  ['more decimals that are zeros', ['0.040000000000', '1.2000000000'], ['0.04', '1.20']],
  ['the largest', ['92233720368.54775807'], ['92233720368.54775807']],
])('%s', (_, prices, read) => {
  expect(pricesOf(priced(...prices))).toEqual(read);
});

test.each([
  ['1,234 only: thousands or decimals', ['1,234']],
  ['1,234 where others say two things', ['1,234', '0,5', '0.5'], 2],
  ['groups of two', ['1,23,456.0']],
  ['two signs of groups', ['1 234,567.0']],
  ['below zero', ['-0.04']],
  ['9 decimals', ['0.000000001']],
  ['one past 64 bits', ['92233720368.54775808']],
  ['far past 64 bits, with zeros after it', ['99999999999.000000000']],
  ['a huge power', ['1e99']],
  ['words', ['free']],
  ['two numbers', ['0.04/0.05']],
  ['two currencies', ['£0.04 USD']],
])('%s is not a price', (_, prices, line = 2) => {
  expect(wrongIn(priced(...prices))).toContain(`INVALID_PRICE ${line}`);
});

test('1.234 may be thousands in a currency without a minor unit, and is refused there until something says what it is', () => {
  const list = 'country,price,currency\nVN,1.234,VND';
  const { issues } = rateCard(list);
  expect(issues?.[0]).toMatchObject({ code: 'INVALID_PRICE', line: 2 });
  expect(issues?.[0]?.message).toContain('a price with a clear point');
  const unitsOf = (text: string, options = {}) => rateCard(text, options).value?.rates[0]?.price?.units;
  expect(unitsOf(list, { decimalSeparator: ',' })).toBe(123_400_000_000n);
  expect(unitsOf(list, { decimalSeparator: '.' })).toBe(123_400_000n);
  expect(unitsOf(`${list}\nLA,"0,5",VND`)).toBe(123_400_000_000n);
  expect(unitsOf('country,price,currency\nVN,1.234,EUR')).toBe(123_400_000n);
});

test('an option says what 1,234 is, and against it nothing is read', () => {
  expect(pricesOf(priced('1,234'), { decimalSeparator: ',' })).toEqual(['1.234']);
  expect(pricesOf(priced('1,234'), { decimalSeparator: '.' })).toEqual(['1234.00']);
  expect(wrongIn(priced('0,04'), { decimalSeparator: '.' })).toEqual(['INVALID_PRICE 2']);
});

test('a price for submission and one for delivery are added, and their sum fits', () => {
  const text = (one: string, other: string) => `prefix,PriceSubmit,PriceDelivered\n44,${one},${other}`;
  expect(pricesOf(text('0.01', '0.02'))).toEqual(['0.03']);
  expect(pricesOf(text('', '0.02'))).toEqual(['0.02']);
  expect(wrongIn(text('92233720368', '92233720368'))).toEqual(['INVALID_PRICE 2']);
});

test.each([
  ['Price (EUR cent)', undefined, '0.0362'],
  ['Price (EUR)', undefined, '3.62'],
  ['price', { inMinorUnits: true, currency: 'EUR' }, '0.0362'],
  ['price', { inMinorUnits: true, currency: 'KWD' }, '0.00362'],
  ['price', { inMinorUnits: true, currency: 'JPY' }, '3.62'],
  ['Price (EUR cent)', { inMinorUnits: false }, '3.62'],
  ['price in pence', { currency: 'GBP' }, '0.0362'],
  ['Tarif (EUR cent)', { columns: { price: 'Tarif (EUR cent)' } }, '0.0362'],
] as [string, RateCardOptions | undefined, string][])('%s with %j: 3.62 is %s', (heading, options, price) => {
  const card = cardOf(`country,${heading}\nGB,3.62`, options);
  const [rate] = card.rates;
  expect(formatMoney(rate!.price!, { decimals: 0 })).toBe(price);
  expect(card.currency).toBe(options?.currency ?? 'EUR');
  expect(cardOf([{ country: 'GB', [heading]: 3.62 }], options).rates[0]!.price).toEqual(rate!.price);
});

test('a group of thousands does not begin with 0; without valid groups it is not a price', () => {
  for (const [price, options] of [
    ['0.045', { decimalSeparator: ',' }],
    ['"0,045"', { decimalSeparator: '.' }],
    ['0 045', {}],
    ["0'045", {}],
    ['"0.045,5"', {}],
    ['0.045.000', {}],
  ] as const)
    expect(wrongIn(`country,price\nGB,${price}`, options)).toEqual(['INVALID_PRICE 2']);
});

test('numbers of JSON with more digits than are sure are refused, and texts are not', () => {
  expect(wrongIn('[{"country":"GB","price":1234567890.12345678}]')).toHaveLength(1);
  expect(cardOf('[{"country":"GB","price":"1234567890.12345678"}]').rates[0]?.price?.units).toBe(
    123_456_789_012_345_678n,
  );
  expect(cardOf('[{"country":"GB","price":0.0750}]').rates[0]?.price?.units).toBe(7_500_000n);
});

test('the largest price of 64 bits, and one past it', () => {
  expect(cardOf('country,price\nGB,92233720368.54775807').rates[0]?.price?.units).toBe(2n ** 63n - 1n);
  expect(wrongIn('country,price\nGB,92233720368.54775808')).toEqual(['INVALID_PRICE 2']);
});

test.each(['n/a', 'N/A', '-', '–', 'null', 'none', 'blocked', 'closed'])(
  '%s for a price: nothing is sent',
  text => {
    const card = cardOf(`country,price\nGB,${text}\ndefault,0.1`);
    expect(card.rates[0]).toMatchObject({ reject: true, price: null });
    expect(priceAt(card, GB)).toBe('DESTINATION_REJECTED');
  },
);

test('null for a price in JSON or rows: nothing is sent; no price at all is a mistake', () => {
  const rows = [
    { country: 'GB', price: null },
    { country: 'DE', price: 1 },
  ];
  for (const source of [rows, JSON.stringify(rows)])
    expect(priceAt(cardOf(source), GB)).toBe('DESTINATION_REJECTED');
  expect(wrongIn([{ country: 'GB' }, { country: 'DE', price: 1 }])).toEqual(['MISSING_PRICE [0]']);
});

test.each([
  ['true', true],
  ['Yes', true],
  ['x', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['', false],
])('reject of %j is %s', (text, reject) => {
  const card = cardOf(`country,price,reject\nGB,0.04,${text}`);
  expect(card.rates[0]!.reject).toBe(reject);
  expect(priceAt(card, GB)).toBe(reject ? 'DESTINATION_REJECTED' : '0.04');
});

test('a price in brackets is below zero', () => {
  for (const price of ['(0.05)', 'EUR (0.05)', '(0.05) EUR'])
    expect(wrongIn(`country;price\nGB;${price}`), price).toEqual(['INVALID_PRICE 2']);
});

test('a number that cannot be read says nothing about the decimal separator of others', () => {
  const skipped = loaded('country;price\nGB;0.05.1\nDE;801.000', { skipInvalidRows: true });
  expect(skipped.value.rates.map(({ price }) => price && formatMoney(price))).toEqual(['801.00']);
});
