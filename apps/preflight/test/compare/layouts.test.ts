import { describe, expect, test } from 'vitest';
import {
  compareText,
  comparisonOf,
  disagreementsOf,
  sampleBill,
  sampleRates,
  setAsideOf,
  unitsOf,
} from './comparing.js';

const layouts = [
  {
    name: 'Twilio',
    file: 'twilio.csv',
    gateway: 'Twilio',
    totals: ['0.60', '0.45', '0.15'],
    disagreements: [
      'PARTS_DIFFER 1 0.06 7',
      'UNDELIVERED_CHARGED 1 0.04 9',
      'DUPLICATE_CHARGE 1 0.04 12',
      'NO_RATE 1 0.03 13',
      'PRICE_DIFFERS 1 0.01 8',
      'UNREADABLE 1 unknown 15',
      'CURRENCY_DIFFERS 1 0.04 14',
    ],
    setAside: ['CURRENCY_DIFFERS 1', 'INBOUND 1', 'NOT_CHARGED 1', 'NOT_SMS 1', 'NO_RATE 1', 'UNREADABLE 1'],
  },
  {
    name: 'Vonage',
    file: 'vonage.csv',
    gateway: 'Vonage',
    totals: ['0.532', '0.471', '0.061'],
    disagreements: [
      'PARTS_DIFFER 1 0.04 5',
      'UNDELIVERED_CHARGED 1 0.04 8',
      'COUNTRY_DIFFERS 2 -0.02 6',
      'PRICE_DIFFERS 1 0.001 9',
    ],
    setAside: ['INBOUND 1'],
  },
  {
    name: 'MessageBird',
    file: 'messagebird.csv',
    gateway: 'Bird',
    totals: ['0.765', '0.58', '0.185'],
    disagreements: [
      'UNDELIVERED_CHARGED 1 0.09 5',
      'PARTS_DIFFER 1 0.09 7',
      'PRICE_DIFFERS 1 0.005 8',
      'COUNTRY_DIFFERS 1 0.00 6',
    ],
    setAside: ['INBOUND 1'],
  },
  {
    name: 'Plivo',
    file: 'plivo.csv',
    gateway: 'Plivo',
    totals: ['0.375', '0.29', '0.085'],
    disagreements: [
      'UNDELIVERED_CHARGED 1 0.04 6',
      'DUPLICATE_CHARGE 1 0.04 7',
      'PRICE_DIFFERS 1 0.005 4',
      'COUNTRY_DIFFERS 1 0.00 5',
    ],
    setAside: ['INBOUND 1', 'NOT_SMS 1'],
  },
];

describe.each(layouts)('a bill of $name', ({ name, file, gateway, totals, disagreements, setAside }) => {
  const compared = comparisonOf([sampleBill(file), '--rates', sampleRates]);

  test('is recognized by its columns, and its parts are counted as the vendor does', async () => {
    expect(await compared).toMatchObject({ layout: name, gateway });
  });

  test('has the disagreements that were put into it, each with count, money and line', async () => {
    expect(disagreementsOf(await compared)).toEqual(disagreements);
  });

  test('is charged, expected and different by these amounts', async () => {
    const { charged, expected, difference } = await compared;
    expect([charged.amount, expected.amount, difference.amount]).toEqual(totals);
  });

  test('is compared row by row, or set aside with a reason', async () => {
    const comparison = await compared;
    expect(setAsideOf(comparison)).toEqual(setAside);
    const aside = comparison.setAside.reduce((sum, { count }) => sum + count, 0);
    expect(comparison.compared + aside).toBe(comparison.rows);
  });

  test('adds up to what is billed', async () => {
    const { billed, charged, setAside } = await compared;
    const ofCurrency = (currency: string) =>
      setAside
        .filter(({ money }) => money?.currency === currency)
        .reduce((sum, { money }) => sum + unitsOf(money!), currency === 'EUR' ? unitsOf(charged) : 0n);
    for (const amount of billed) expect(unitsOf(amount)).toBe(ofCurrency(amount.currency));
  });
});

test('a message to two recipients has one identifier and is no duplicate (MessageBird)', async () => {
  const comparison = await comparisonOf([sampleBill('messagebird.csv'), '--rates', sampleRates]);
  expect(comparison.disagreements.some(({ code }) => code === 'DUPLICATE_CHARGE')).toBe(false);
});

test('columns of any other vendor are found by common headings, or given', async () => {
  const common = await compareText('Message ID;Recipient;Cost;Segments\n1;+447700900123;0,04;1\n');
  expect(common).toMatchObject({ layout: 'other', gateway: null, compared: 1, agreed: 1 });
  const given = await compareText(
    'wohin,euro\n+447700900123,0.05\n',
    '--columns',
    'number=wohin,price=euro',
    '--gateway',
    'twilio',
  );
  expect(given).toMatchObject({ gateway: 'Twilio', columns: { number: 'wohin', price: 'euro' } });
  expect(disagreementsOf(given)).toEqual(['PRICE_DIFFERS 1 0.01 2']);
});
