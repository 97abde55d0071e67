// Which rate of a card counts, and why there is none.
import { expect, test } from 'vitest';
import { explainQuote, formatMoney, quote, rateCard } from '../../src/index.js';
import { a, cardOf, keyed, priced, reasonFor } from './cards.js';

test.each([
  ['mccMnc', '23415', 2, { mccMnc: '23415' }],
  ['mccMnc', '234', 3, { mccMnc: '23499' }],
  ['prefix', '4477', 4, {}],
  ['prefix', '4477', 4, { mccMnc: '20801' }],
  ['country', 'GB', 5, { msisdn: '442079460958' }],
  ['default', null, 6, { msisdn: '819012345678' }],
] as const)('matched by %s %s', (key, value, line, message) => {
  const { matchedBy, total } = priced(message, keyed);
  expect(matchedBy).toEqual({ key, value, network: null, line, path: null });
  expect(total.units).toBe(BigInt(line - 1) * 1_000_000n);
});

test('rows and JSON are matched by their path', () => {
  const { value } = rateCard([
    { country: 'DE', price: 1 },
    { country: 'GB', price: 2 },
  ]);
  expect(priced({}, value!).matchedBy).toEqual({
    key: 'country',
    value: 'GB',
    network: null,
    line: null,
    path: '[1]',
  });
});

test('no rate, a rejected destination and a network that is not known are three things, and none is 0', () => {
  const text = 'country,network,price\nGB,O2,0.04\nGB,EE,0.05\nCU,,n/a\nFR,,0.00';
  expect(reasonFor({}, cardOf(text))).toBe('NETWORK_UNKNOWN');
  expect(reasonFor({ msisdn: '5351234567' }, cardOf(text))).toBe('DESTINATION_REJECTED');
  expect(reasonFor({ msisdn: '819012345678' }, cardOf(text))).toBe('NO_RATE');
  expect(reasonFor({ channel: 'RCS', msisdn: '33612345678' }, cardOf(text))).toBe('NO_RCS_RATE');
  const none = quote({ msisdn: '819012345678', text: a(161) }, cardOf(text));
  expect(none).toEqual({
    noRate: true,
    reason: 'NO_RATE',
    channel: 'SMS',
    encoding: 'GSM-7',
    characters: 161,
    messageParts: 2,
    segments: 2,
    country: 'JP',
    basis: 'parts',
  });
  // A price of 0 is a price.
  expect(priced({ msisdn: '33612345678' }, cardOf(text)).total.units).toBe(0n);
});

test('where only networks have rates, the highest or lowest counts if the card says so', () => {
  const text = 'country,mcc,mnc,price,fee\nGB,234,10,0.04,0.02\nGB,234,15,0.05,';
  const [highest, lowest] = (['highest', 'lowest'] as const).map(unknownNetwork =>
    cardOf(text, { unknownNetwork }),
  );
  expect(formatMoney(priced({}, highest!).total)).toBe('0.06');
  expect(formatMoney(priced({}, lowest!).total)).toBe('0.05');
  expect(priced({}, lowest!).matchedBy).toEqual({
    key: 'country',
    value: 'GB',
    network: '23415',
    line: 3,
    path: null,
  });
  expect(explainQuote(priced({}, lowest!))).toContain('(country GB, as network 23415)');
  expect(formatMoney(priced({ mccMnc: '23415' }, highest!).total)).toBe('0.05');
});

test('rates count when they are in force, at a Date or milliseconds', () => {
  const card = cardOf('country,price,from,until\nGB,0.04,2026-01-01,2026-02-01\nGB,0.05,2026-02-01,');
  const start = Date.UTC(2026, 1, 1);
  expect(formatMoney(priced({ at: start - 1 }, card).total)).toBe('0.04');
  expect(formatMoney(priced({ at: new Date(start) }, card).total)).toBe('0.05');
  expect(reasonFor({ at: 0 }, card)).toBe('NO_RATE');
  // Without a time, the last to come into force.
  expect(formatMoney(priced({}, card).total)).toBe('0.05');
});

test('networks of a prefix that do not agree keep a shorter one from counting', () => {
  const card = cardOf('prefix,operator,price\n4477,Vodafone,0.05\n4477,O2,0.06\n44,,0.04');
  expect(reasonFor({}, card)).toBe('NETWORK_UNKNOWN');
  expect(priced({ msisdn: '442079460000' }, card).matchedBy).toMatchObject({ key: 'prefix', value: '44' });
  const agreed = cardOf('prefix,operator,price\n4477,Vodafone,0.05\n4477,O2,0.05\n44,,0.04');
  expect(priced({}, agreed).matchedBy).toMatchObject({ key: 'prefix', value: '4477', network: 'Vodafone' });
});

test('networks of a country that agree: not where those that are not listed have the default rate', () => {
  const networks = 'country,mcc,mnc,price\nGB,234,10,0.04\nGB,234,15,0.04';
  expect(priced({}, cardOf(networks)).matchedBy).toMatchObject({ key: 'country', value: 'GB' });
  expect(priced({}, cardOf(`${networks}\ndefault,,,0.1`)).matchedBy).toMatchObject({ key: 'default' });
  const named = 'country,operator,price\nGB,O2,0.04\nGB,Other,0.04\ndefault,,0.1';
  expect(priced({}, cardOf(named)).matchedBy).toMatchObject({ key: 'country', value: 'GB' });
  const highest = cardOf(`${networks}\ndefault,,,0.1`, { unknownNetwork: 'highest' });
  expect(reasonFor({}, highest)).toBeUndefined();
});
