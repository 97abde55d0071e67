// The currency of a price list.
import { expect, test } from 'vitest';
import { formatMoney, type RateCardOptions, rateCard } from '../../../src/index.js';
import { cardOf, loaded, wrongIn } from './cards.js';

test('cents of no currency are refused', () => {
  expect(wrongIn('country,price (cent)\nGB,4')).toEqual(['INVALID_CURRENCY undefined']);
  expect(wrongIn('country,price\nGB,4', { inMinorUnits: true })).toEqual(['INVALID_CURRENCY undefined']);
});

test('fees and prices for RCS may have a currency in their heading too, but the same', () => {
  const text = 'country,price (EUR),RCS price (EUR),carrier fee (EUR cent)\nGB,0.04,0.09,0.3';
  const [{ price, rcsPrice, fee } = {}] = cardOf(text).rates;
  expect([price, rcsPrice, fee].map(money => formatMoney(money!))).toEqual(['0.04', '0.09', '0.003']);
  expect(wrongIn('country,price (EUR),fee (USD)\nGB,0.04,0.01')).toEqual(['UNREADABLE_CARD 1']);
});

test('of prices in two currencies the options choose one', () => {
  const text = 'country,price (EUR),price (USD)\nGB,0.04,0.05';
  expect(wrongIn(text)).toEqual(['UNREADABLE_CARD 1']);
  for (const [currency, units] of [
    ['EUR', 4_000_000n],
    ['USD', 5_000_000n],
  ] as const)
    expect(cardOf(text, { currency })).toMatchObject({ currency, rates: [{ price: { currency, units } }] });
});

test.each([
  ['a column', 'country,price,currency\nGB,0.04,GBP', 'GBP'],
  ['credits', 'country,price,currency\nGB,0.04,Credits', 'credits'],
  ['nothing', 'country,price\nGB,0.04', 'credits'],
  ['a sign', 'country,price\nGB,£0.04', 'GBP'],
  ['a code after the price', 'country;price\nGB;0,04 EUR', 'EUR'],
  ['a sign where the comma needs an option', 'country;price\nGB;€ 1,234', 'EUR', { decimalSeparator: ',' }],
  ['a sign in a fee only', 'country,price,fee\nGB,0.04,£0.01', 'GBP'],
  ['a sign that several write, and a code', 'country,price\nGB,$0.04 CAD\nUS,$0.03', 'CAD'],
  ['a sign that several write, and an option', 'country,price\nGB,$0.04', 'USD', { currency: 'USD' }],
  ['an option', 'country,price\nGB,9', 'JPY', { currency: 'JPY' }],
] as [string, string, string, RateCardOptions?][])(
  'the currency is named by %s',
  (_, text, currency, options) => {
    const card = cardOf(text, options);
    expect(card.currency).toBe(currency);
    for (const { price } of card.rates) expect(price!.currency).toBe(currency);
  },
);

test.each([
  ['two rows', 'country,price,currency\nGB,0.04,GBP\nDE,0.05,EUR', 3],
  ['a row and an option', 'country,price,currency\nGB,0.04,GBP', 2, { currency: 'EUR' }],
  ['a row and a sign', 'country,price,currency\nGB,€0.04,GBP', 2],
  ['€ and $: none that is written with $ is the euro', 'country,price\nGB,€0.04\nUS,$0.05', 3],
  ['£ and ¥', 'country,price\nGB,£0.04\nJP,¥9', 3],
] as [string, string, number, RateCardOptions?][])('currencies do not mix: %s', (_, text, line, options) => {
  const { issues } = rateCard(text, options);
  expect(issues).toMatchObject([{ code: 'MIXED_CURRENCIES', line }]);
});

test('the currency of the options and of the heading are one; of a column, in any case', () => {
  const { issues } = rateCard('country,Price (EUR)\nGB,0.04', { currency: 'USD' });
  expect(issues).toMatchObject([{ code: 'MIXED_CURRENCIES', line: null }]);
  expect(issues?.[0]?.message).toBe(
    'expected prices in USD, as in options.currency, found EUR in the header',
  );
  expect(rateCard('country,price,currency\nGB,0.04,gbp').value?.currency).toBe('GBP');
});

test('$ is the sign of several currencies', () => {
  const { issues } = rateCard('country,price\nUS,$0.05');
  expect(issues).toMatchObject([{ code: 'INVALID_CURRENCY', line: 2 }]);
  expect(issues?.[0]?.message).toBe(
    "line 2, price: expected options.currency to say which currency this sign means, found '$'",
  );
});

test('the currencies that do not mix are named, with the line of the first', () => {
  const [issue] = rateCard('country,price,currency\nGB,0.04,GBP\nDE,0.05,EUR').issues!;
  expect(issue!.message).toBe("line 3, currency: expected GBP as in line 2, found 'EUR'");
});

test.each([
  ['Current Rate,New Rate', 2n, 'New Rate', 'Current Rate'],
  ['New Price,Price', 1n, 'New Price', 'Price'],
  ['Price,Cost', 1n, 'Price', 'Cost'],
])(
  'of several prices (%s) a new one counts, or else the first, with a warning',
  (prices, units, counts, other) => {
    const { value, warnings } = loaded(`country,${prices}\nGB,0.00000001,0.00000002`);
    expect(value.rates[0]?.price?.units).toBe(units);
    expect(warnings).toMatchObject([{ code: 'SEVERAL_PRICES', line: 1 }]);
    expect(warnings[0]?.message).toContain(`'${counts}' counts, and not '${other}'`);
    const { value: chosen } = loaded(`country,${prices}\nGB,0.00000001,0.00000002`, {
      columns: { price: other },
    });
    expect(chosen.rates[0]?.price?.units).toBe(3n - units);
  },
);
