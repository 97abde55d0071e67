// Rates that have the same key.
import { expect, test } from 'vitest';
import { formatMoney, type Quote, quote, rateCard } from '../../../src/index.js';
import { cardOf, GB, JAMAICA, loaded, priceAt, US, wrongIn } from './cards.js';

test('where two countries share a prefix, they count by their names', () => {
  const card = cardOf('country,prefix,price\nUS,1,0.01\nCA,1,0.02\nJM,1876,0.3');
  expect([US, '14165550123', JAMAICA].map(msisdn => priceAt(card, msisdn))).toEqual(['0.01', '0.02', '0.30']);
});

test('a network in two places at two prices counts for neither by its MCC and MNC', () => {
  const text = (other: string) => `country,mcc,mnc,price\nGP,340,01,0.09\nMQ,340,01,${other}`;
  const same = loaded(text('0.09'));
  expect(same).toMatchObject({ warnings: [] });
  expect(priceAt(same.value, '590690123456', '34001')).toBe('0.09');
  const { value, warnings } = loaded(text('0.1'));
  expect(warnings).toMatchObject([
    { code: 'DUPLICATE_RATE', line: 2, message: expect.stringContaining('line 3') },
    { code: 'DUPLICATE_RATE', line: 3, message: expect.stringContaining('line 2') },
  ]);
  expect(priceAt(value, '590690123456', '34001')).toBe('0.09');
  expect(priceAt(value, '596696123456', '34001')).toBe('0.10');
});

test('a network in two places at two prices counts for neither, if its dates overlap', () => {
  const header = 'country,mcc,mnc,price,from,until\n';
  const january = Date.UTC(2026, 0, 20);
  const { value, warnings } = loaded(
    `${header}GP,340,01,0.09,2026-01-01,2026-02-01\nMQ,340,01,0.1,2026-01-01,2026-03-01`,
  );
  expect(warnings.map(({ code }) => code)).toEqual(['DUPLICATE_RATE', 'DUPLICATE_RATE']);
  expect(priceAt(value, '590690123456', '34001', january)).toBe('0.09');
  expect(priceAt(value, '596696123456', '34001', january)).toBe('0.10');
  const channels = loaded(
    'country,mcc,mnc,price,rcs price\nGP,340,01,0.09,\nGP,340,01,,0.02\nMQ,340,01,0.1,\nMQ,340,01,,0.02',
  );
  expect(priceAt(channels.value, '596696123456', '34001')).toBe('0.10');
  // One price until February, then two: by the key, the earlier rate would go on.
  const later = loaded(`${header}GP,340,01,0.09,,\nMQ,340,01,0.09,,\nMQ,340,01,0.1,2026-02-01,`);
  expect(later.warnings.filter(({ code }) => code === 'DUPLICATE_RATE')).toHaveLength(3);
  expect(priceAt(later.value, '590690123456', '34001', Date.UTC(2026, 2))).toBe('0.09');
  expect(priceAt(later.value, '596696123456', '34001', Date.UTC(2026, 2))).toBe('0.10');
  expect(priceAt(later.value, '596696123456', '34001', january)).toBe('0.09');
});

test.each([
  ['one after the other', 'GP,340,01,0.09,,2026-02-01\nMQ,340,01,0.1,2026-02-01,'],
  [
    'with one price at any time',
    'GP,340,01,0.09,,\nGP,340,01,0.1,2026-02-01,\nMQ,340,01,0.09,,\nMQ,340,01,0.1,2026-02-01,',
  ],
  [
    'with one price, while an offer lasts too',
    'GP,340,01,0.09,,\nGP,340,01,0.1,2026-02-01,2026-03-01\nMQ,340,01,0.09,,2026-02-01\n' +
      'MQ,340,01,0.1,2026-02-01,2026-03-01\nMQ,340,01,0.09,2026-03-01,',
  ],
])('a network in two places %s counts by its MCC and MNC', (_, rows) => {
  const { value, warnings } = loaded(`country,mcc,mnc,price,from,until\n${rows}`);
  expect(warnings.filter(({ code }) => code === 'DUPLICATE_RATE')).toEqual([]);
  expect(value.rates.map(({ mccMnc }) => mccMnc)).not.toContain(null);
});

test.each([
  ['a country twice', 'country,price\nGB,0.04\nDE,0.05\nUnited Kingdom,0.06', 2, 4],
  ['a prefix twice', 'prefix,price\n44,0.04\n+44,0.04', 2, 3],
  ['a network twice', 'mccmnc,price\n23410,0.04\n234-10,0.05', 2, 3],
  ['two defaults', 'country,price\ndefault,0.04\nXX,0.05', 2, 3],
  ['a price and a refusal', 'country,price\nGB,0.04\nGB,n/a', 2, 3],
  [
    'dates that overlap',
    'prefix,price,from,until\n44,1,2026-01-01,2026-03-01\n44,2,2026-02-01,2026-04-01',
    2,
    3,
  ],
  ['the same beginning', 'prefix,price,from\n44,1,2026-01-01\n44,2,2026-01-01', 2, 3],
])('%s: both lines are named', (_, text, first, second) => {
  const { issues } = rateCard(text);
  expect(issues).toMatchObject([{ code: 'DUPLICATE_RATE', line: second }]);
  expect(issues![0]!.message).toContain(`line ${second}`);
  expect(issues![0]!.message).toContain(`line ${first} `);
});

test.each([
  ['dates that follow each other', 'prefix,price,from,until\n44,1,2026-01-01,2026-02-01\n44,2,2026-02-01,'],
  ['SMS and RCS', 'prefix,price,rcs price\n44,0.04,\n44,,0.09'],
  ['two networks by name', 'country,network,price\nGB,O2,0.04\nGB,EE,0.05'],
])('%s are no duplicates', (_, text) => {
  expect(loaded(text)).toMatchObject({ value: { rates: [{ line: 2 }, { line: 3 }] }, warnings: [] });
});

test('a later price takes the place of one without an end, with a warning, in any order of rows', () => {
  const rows = ['44,0.04,2026-01-01', '44,0.05,2026-03-01', '44,0.06,2026-02-01'];
  for (const order of [rows, rows.toReversed()]) {
    const { value, warnings } = loaded(`prefix,price,from\n${order.join('\n')}`);
    expect(warnings.map(({ code }) => code)).toEqual(['REPLACED_RATE', 'REPLACED_RATE']);
    const prices = [0, 1, 2].map(month => priceAt(value, GB, undefined, Date.UTC(2026, month, 15)));
    expect(prices).toEqual(['0.04', '0.06', '0.05']);
  }
});

test('two prices of a named network are reported, unless they are one', () => {
  const twice = 'prefix,operator,price\n4477,Vodafone,0.05\n4477,Vodafone,0.06';
  expect(wrongIn(twice)).toEqual(['DUPLICATE_RATE 3']);
  expect(cardOf('country,operator,price\nGB,Vodafone,0.05\nGB,Vodafone,0.05').rates).toHaveLength(2);
  const dated =
    'country,operator,price,from,until\nGB,O2,1,2026-01-01,2026-03-31\nGB,O2,2,2026-02-01,2026-04-30';
  expect(wrongIn(dated)).toEqual(['DUPLICATE_RATE 3']);
});

test('a network with several prefixes may change its price', () => {
  const card = cardOf(
    'prefix,mcc,mnc,price,from,until\n' +
      '49151,262,01,0.1,,2026-02-01\n49160,262,01,0.1,,2026-02-01\n' +
      '49151,262,01,0.2,2026-02-01,\n49160,262,01,0.2,2026-02-01,',
  );
  const at = (time: number) =>
    quote({ msisdn: '4917012345678', text: '', mccMnc: '26201', at: time }, card) as Quote;
  expect(formatMoney(at(Date.UTC(2026, 0, 1)).total)).toBe('0.10');
  expect(formatMoney(at(Date.UTC(2026, 1, 1)).total)).toBe('0.20');
});

test('an exact duplicate is reported where the network is elsewhere too', () => {
  const text = 'country,mcc,mnc,price\nGP,340,01,0.1\nMQ,340,01,0.1\nMQ,340,01,0.1';
  expect(wrongIn(text)).toEqual(['DUPLICATE_RATE 4']);
});

test('fees are part of a price: a network in two countries with two fees counts for none', () => {
  const { value, warnings } = loaded('country,mcc,mnc,price,fee\nGP,340,01,0.1,0.01\nMQ,340,01,0.1,0.02');
  expect(value.rates.map(({ mccMnc }) => mccMnc)).toEqual([null, null]);
  expect(warnings.map(({ code }) => code)).toEqual(['DUPLICATE_RATE', 'DUPLICATE_RATE']);
});

test('issues and warnings of several keys are in the order of their lines', () => {
  const rows = [
    '44,1,2026-01-01',
    '49,1,2026-01-01',
    '33,1,2026-01-01',
    '49,2,2026-02-01',
    '44,2,2026-02-01',
  ];
  const later = [
    '33,2,2026-02-01',
    '44,3,2026-01-01',
    '49,3,2026-03-01',
    '44,4,2026-02-01',
    '33,3,2026-02-01',
  ];
  const text = `prefix,price,from\n${[...rows, ...later].join('\n')}`;
  const { skipped, warnings } = loaded(text, { skipInvalidRows: true });
  expect(skipped.map(({ line }) => line)).toEqual([8, 10, 11]);
  expect(warnings.map(({ line }) => line)).toEqual([5, 6, 7, 9]);
});

test('two networks are two, even where their hashes with their dates are equal', () => {
  // 600-00 from 2026-01-01 and 296-18 from 2030-09-05 have the same 32 bits.
  const { value, warnings } = loaded(
    'country,mcc,mnc,price,from\nGP,600,00,0.09,2026-01-01\nMQ,296,18,0.1,2030-09-05',
  );
  expect([value.rates.map(({ mccMnc }) => mccMnc), warnings]).toEqual([['60000', '29618'], []]);
});

test.each([
  ['after it', 'Netherlands,204,04,0.01\n,204,04,0.02', 3],
  ['before it', ',204,04,0.02\nNetherlands,204,04,0.01', 2],
  ['with a name that is not a country', 'Netherlands,204,04,0.01\nOther networks,204,04,0.02', 3],
  ['beside two countries', 'GP,340,01,0.01\n,340,01,0.05\nMQ,340,01,0.02', 3],
])('a network with its country, and with another price without, %s', (_, rows, line) => {
  expect(wrongIn(`country,mcc,mnc,price\n${rows}`)).toEqual([`DUPLICATE_RATE ${line}`]);
});

test('a network with its country, and with the same price without', () => {
  const card = cardOf('country,mcc,mnc,price\nNetherlands,204,04,0.01\n,204,04,0.01');
  expect(priceAt(card, '31612345678', '20404')).toBe('0.01');
});

test('an MCC without MNC that two countries share is the price of all networks of each', () => {
  const card = cardOf('country,mcc,mnc,price\nGP,340,,0.05\nGP,340,01,0.09\nMQ,340,,0.1');
  expect(priceAt(card, '590690001234')).toBe('0.05');
  expect(priceAt(card, '590690001234', '34001')).toBe('0.09');
  expect(priceAt(card, '590690001234', '34002')).toBe('0.05');
  expect(priceAt(card, '596696201234', '34002')).toBe('0.10');
});
