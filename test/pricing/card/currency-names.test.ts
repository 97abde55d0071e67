// Currencies as people write them, where only one is meant.
import { expect, test } from 'vitest';
import {
  formatMoney,
  type RateCard,
  type RateCardOptions,
  type RateCardResult,
  rateCard,
} from '../../../src/index.js';
import { currencyNamed } from '../../../src/pricing/card/currency-names.js';
import { cardOf, wrongIn } from './cards.js';

type Loaded = Extract<RateCardResult, { readonly value: RateCard }>;

test.each([
  [
    'EUR',
    'EUR; eur; EUR (€); € (EUR); €; Euro; Euros; euro/sms; EUR/SMS; EUR per SMS; in Euro; EUR - Euro; Euro (EUR)',
  ],
  [
    'USD',
    'US$; USD; U.S. Dollars; US Dollar(s); US Dollars; USD ($); $ (USD); US Dollar / message; United States Dollar',
  ],
  ['GBP', '£; GBP/sms; Pound Sterling; pounds sterling; British Pound; Sterling; GBP (£)'],
  ['AUD', 'A$; AU$; Australian dollars; AUD $'],
  ['CAD', 'C$; CA$; CAD$; Canadian Dollar'],
  ['BRL', 'R$; BRL (R$); Brazilian Real'],
  ['CZK', 'Kč; Kc; Czech Koruna; CZK (Kč)'],
  ['PLN', 'zł; zl; Zloty; Złoty; PLN (zł)'],
  ['INR', '₹; Indian Rupee; Indian Rupees; INR (Rs.); Rs INR'],
  ['SEK', 'Swedish krona; SEK (kr); kr SEK'],
  ['CNY', 'RMB; yuan; CNY (¥); CN¥'],
  ['JPY', 'JP¥; Yen; JPY ¥'],
  ['CHF', 'CHF; Swiss Francs; sFr.'],
  ['credits', 'credits; Credit; credits per SMS'],
])('%s: %s', (code, texts) => {
  for (const text of texts.split('; ')) expect(currencyNamed(text), text).toBe(code);
});

test('signs that several currencies share, and texts that name none or two', () => {
  for (const [sign, texts] of [
    ['$', '$; dollar; Dollars; $/SMS'],
    ['¥', '¥; ￥'],
    ['kr', 'kr; Kr.; kr per SMS; krone'],
    ['Rs', 'Rs; Rs.; ₨; rupees'],
  ] as const)
    for (const text of texts.split('; ')) expect(currencyNamed(text), text).toBe(sign);
  for (const text of ['per SMS', '', '/ message']) expect(currencyNamed(text), text).toBe('');
  for (const text of [
    'pounds',
    'money',
    'EUR USD',
    '€ (USD)',
    'US$ / CAD',
    'Rs EUR',
    'x'.repeat(61),
    'all',
    'top',
  ])
    expect(currencyNamed(text), text).toBeUndefined();
});

test.each([
  ['a column', 'country,price,currency\nGB,0.04,EUR (€)'],
  ['a column with a sign', 'country,price,currency\nGB,0.04,€'],
  ['a heading with a sign', 'country,price (€)\nGB,0.04'],
  ['a heading with a sign at its end', 'country,price €\nGB,0.04'],
  ['a heading in words', 'country,price in Euro\nGB,0.04'],
  ['a heading in minor units', 'country,price in Euro cents\nGB,4'],
  ['a heading with a word', 'country,Euro price\nGB,0.04'],
  ['a line above', 'Currency: Euro,\ncountry,price\nGB,0.04'],
  ['a line above, with a sign', 'All prices; currency €\ncountry;price\nGB;0.04'],
  ['a price', 'country,price\nGB,0.04 Euro'],
  ['a price with a unit', 'country,price\nGB,EUR 0.04 per SMS'],
  ['a price and its unit', 'country,price\nGB,€0.04/SMS'],
])('the euro is named by %s', (_, text) => {
  const { value, warnings } = rateCard(text) as Loaded;
  expect(value.currency).toBe('EUR');
  expect(value.rates.map(({ price }) => price && formatMoney(price))).toEqual(['0.04']);
  expect(warnings).toEqual([]);
});

test('prices with signs of two letters and more', () => {
  for (const [price, currency] of [
    ['US$0.04', 'USD'],
    ['R$ 0,04', 'BRL'],
    ['0.04 Kč', 'CZK'],
    ['0.04 zł', 'PLN'],
    ['₹0.04', 'INR'],
    ['0.04 eur', 'EUR'],
  ])
    expect(cardOf(`country;price\nGB;${price}`).currency, price).toBe(currency);
  for (const price of ['0.04 x', '0.04 cents', 'four', '-0.04', '0.04 per 100', 'EUR 0.04 USD'])
    expect(wrongIn(`country;price\nGB;${price}`), price).toEqual(['INVALID_PRICE 2']);
});

test.each([
  ['$', 'USD'],
  ['kr', 'SEK'],
  ['Rs.', 'INR'],
  ['¥', 'JPY'],
])('%s needs the option, which settles it as %s', (sign, currency) => {
  for (const text of [`country;price\nGB;${sign} 0.04`, `country;price;currency\nGB;0.04;${sign}`]) {
    expect(wrongIn(text)).toEqual(['INVALID_CURRENCY 2']);
    expect(cardOf(text, { currency }).currency).toBe(currency);
  }
  expect(wrongIn(`country;price\nGB;${sign} 0.04`, { currency: 'EUR' })).toEqual(['MIXED_CURRENCIES 2']);
});

test.each([
  ['a list that names no currency', 'country,price\nGB,0.04', undefined, true],
  ['a sign in the heading that several share', 'country,price ($)\nGB,0.04', undefined, true],
  ['credits by the option', 'country,price\nGB,0.04', { currency: 'credits' }, false],
  ['credits by a column', 'country,price,currency\nGB,0.04,credits', undefined, false],
  ['a currency by the option', 'country,price\nGB,0.04', { currency: 'EUR' }, false],
  ['a currency by a column', 'country,price,currency\nGB,0.04,EUR', undefined, false],
] as [string, string, RateCardOptions | undefined, boolean][])(
  'a currency that nothing names is a warning: %s',
  (_, text, options, isUnknown) => {
    const { value, warnings } = rateCard(text, options) as Loaded;
    expect(warnings.map(({ code }) => code)).toEqual(isUnknown ? ['UNKNOWN_CURRENCY'] : []);
    if (!isUnknown) return;
    expect(value.currency).toBe('credits');
    expect(warnings[0]!.message).toBe(
      'the list names no currency: prices count as credits; say which they are with options.currency',
    );
    // A saved card has a currency.
    expect((rateCard(JSON.stringify(value)) as Loaded).warnings).toEqual([]);
  },
);

test('an empty list of rates has no warning, and no card', () => {
  expect(rateCard('country,price').issues).toMatchObject([{ code: 'UNREADABLE_CARD' }]);
});
