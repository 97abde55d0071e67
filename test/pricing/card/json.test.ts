// Price lists as JSON and as objects.
import { expect, test } from 'vitest';
import { rateCard } from '../../../src/index.js';
import { cardOf, wrongIn } from './cards.js';

test('of rows their own currency and date count before those of the whole', () => {
  const items = [{ country: 'GB', price: 1, currency: 'EUR', effective: '2026-02-01' }];
  const card = cardOf({ currency: 'USD', effective_date: '2026-01-01', items });
  expect(card.currency).toBe('EUR');
  expect(card.rates[0]!.from).toBe(Date.UTC(2026, 1, 1));
});

test('a currency above prices or countries is that of all that name none', () => {
  const price = { mccmnc: '23410', price: '0.04' };
  expect(cardOf({ currencyCode: 'EUR', prices: [price] }).currency).toBe('EUR');
  expect(cardOf({ currencyCode: 'EUR', prices: [{ ...price, currencyCode: 'GBP' }] }).currency).toBe('GBP');
  const country = { countryCode: 'GB', defaultPrice: '0.04', networks: [] };
  expect(cardOf({ currency: 'EUR', countries: [country] }).currency).toBe('EUR');
});

test('a network without a name or MCC and MNC is one network, and not its whole country', () => {
  const networks = [{ price: '0.09', networkCode: 'GB-FIXED', networkName: '' }];
  const { rates } = cardOf({ countryCode: 'GB', currency: 'EUR', defaultPrice: '0.04', networks });
  expect(rates.map(({ network }) => network)).toEqual([null, 'GB-FIXED']);
});

test('Vonage: a country whose name is missing or unknown counts by its dialling prefix', () => {
  const countries = [
    { defaultPrice: '0.04', dialingPrefix: '44', networks: [{ mcc: '234', mnc: '15', price: '0.03' }] },
    { countryName: 'Nowhere', defaultPrice: '0.05', dialingPrefix: '49', networks: [] },
    { countryName: 'France', defaultPrice: '0.06', dialingPrefix: '33', networks: [] },
  ];
  const { value } = rateCard({ count: '3', countries });
  expect(value?.rates.map(({ mccMnc, prefix, country }) => mccMnc ?? prefix ?? country)).toEqual([
    '44',
    '23415',
    '49',
    'FR',
  ]);
});

test('rows as objects: a key of any kind, a default by its flag, a time in milliseconds', () => {
  const rates = cardOf([
    { key: '447', price: 0.04 },
    { key: 'GB', price: '0.05' },
    { default: true, price: 0.1 },
    { mcc: 234, mnc: '15', price: 0.01, from: Date.UTC(2026, 0, 1) },
  ]).rates;
  expect(rates.map(({ mccMnc, prefix, country, from }) => [mccMnc, prefix, country, from])).toEqual([
    [null, '447', null, null],
    [null, null, 'GB', null],
    [null, null, null, null],
    ['23415', null, null, Date.UTC(2026, 0, 1)],
  ]);
  expect(wrongIn([{ default: false, price: 1 }])).toHaveLength(1);
});
