import { describe, expect, test } from 'vitest';
import { compareText, comparisonOf, disagreementsOf, ratesOf, setAsideOf } from './comparing.js';

const header = 'id,to,body,parts,price,currency,status,direction,country,date';
const compareRows = (...rows: string[]) => compareText([header, ...rows, ''].join('\n'));

describe('a row', () => {
  test.each([
    ['that agrees', '1,447700900123,Hello,1,0.04,EUR,delivered,outbound,GB,', []],
    ['with a negative price, which is a charge', '1,+447700900123,Hello,1,-0.04,EUR,,,,', []],
    ['with more parts than the text needs', '1,447700900123,Hello,3,0.12,EUR,,,,', ['PARTS_DIFFER 1 0.08 2']],
    [
      'with fewer parts than the text needs',
      `1,447700900123,${'a'.repeat(161)},1,0.04,EUR,,,,`,
      ['PARTS_DIFFER 1 -0.04 2'],
    ],
    ['without parts, charged for three', '1,447700900123,Hello,,0.12,EUR,,,,', ['PARTS_DIFFER 1 0.08 2']],
    ['with another price', '1,447700900123,Hello,1,0.03,EUR,,,,', ['PRICE_DIFFERS 1 -0.01 2']],
    [
      'with another price and other parts',
      '1,447700900123,Hello,2,0.10,EUR,,,,',
      ['PARTS_DIFFER 1 0.04 2', 'PRICE_DIFFERS 1 0.02 2'],
    ],
    [
      'of another country, at the price of that',
      '1,447700900123,Hello,1,0.06,EUR,,,FR,',
      ['COUNTRY_DIFFERS 1 0.02 2'],
    ],
    [
      'of another country, at the right price',
      '1,447700900123,Hello,1,0.04,EUR,,,France,',
      ['COUNTRY_DIFFERS 1 0.00 2'],
    ],
    [
      'of another country, at a price of neither',
      '1,447700900123,Hello,1,0.05,EUR,,,FR,',
      ['PRICE_DIFFERS 1 0.01 2', 'COUNTRY_DIFFERS 1 0.00 2'],
    ],
    ['of a country that is not known', '1,447700900123,Hello,1,0.04,EUR,,,Atlantis,', []],
    [
      'that is not delivered and is charged',
      '1,447700900123,Hello,1,0.04,EUR,failed,,,',
      ['UNDELIVERED_CHARGED 1 0.04 2'],
    ],
    ['that is not delivered and is free', '1,447700900123,Hello,1,0,EUR,failed,,,', []],
    ['that is not delivered and has no price', '1,447700900123,Hello,1,,EUR,undelivered,,,', []],
    ['without a rate', '1,48512345678,Hello,1,0.04,EUR,,,,', ['NO_RATE 1 0.04 2']],
    ['in another currency', '1,447700900123,Hello,1,0.04,usd,,,,', ['CURRENCY_DIFFERS 1 0.04 2']],
    ['with a price that is no number', '1,447700900123,Hello,1,free,EUR,,,,', ['UNREADABLE 1 unknown 2']],
    ['with a masked number', '1,+4477009*****,Hello,1,0.04,EUR,,,,', ['UNREADABLE 1 0.04 2']],
    ['with too few fields', '1,447700900123', ['UNREADABLE 1 unknown 2']],
  ])('%s', async (_, row, expected) => {
    expect(disagreementsOf(await compareRows(row))).toEqual(expected);
  });

  test.each([
    ['inbound', '1,447700900123,Hello,1,0.01,EUR,received,inbound,,', 'INBOUND 1'],
    ['mobile-originated', '1,447700900123,Hello,1,0.01,EUR,received,mo,,', 'INBOUND 1'],
    ['without a price', '1,447700900123,Hello,1,,EUR,queued,,,', 'NOT_CHARGED 1'],
    ['of WhatsApp', '1,whatsapp:+447700900123,Hello,1,0.01,EUR,,,,', 'NOT_SMS 1'],
    ['of separators only', ',,,,,,,,,', 'EMPTY 1'],
  ])('%s is set aside and is no disagreement', async (_, row, expected) => {
    const comparison = await compareRows(row);
    expect([setAsideOf(comparison), disagreementsOf(comparison)]).toEqual([[expected], []]);
  });
});

test('an identifier that was charged before is a duplicate, charged whole; one without a charge is not', async () => {
  const [row, free] = ['7,447700900123,Hello,1,0.04,EUR,,,,', '8,447700900123,Hello,1,0,EUR,failed,,,'];
  const comparison = await compareRows(row, free, free, row, row);
  expect(disagreementsOf(comparison)).toEqual(['DUPLICATE_CHARGE 2 0.08 5']);
});

test('--undelivered charged: what is not delivered may cost what it costs delivered', async () => {
  const rows = ['1,447700900123,Hello,1,0.04,EUR,failed,,,', '2,447700900124,Hello,1,0.05,EUR,failed,,,'];
  const comparison = await compareText([header, ...rows].join('\n'), '--undelivered', 'charged');
  expect(disagreementsOf(comparison)).toEqual(['PRICE_DIFFERS 1 0.01 3']);
});

test('parts are counted by the rules of --gateway: 306 septets are 2 parts of 153, and 3 of 152 at Zenvia', async () => {
  const bill = `${header}\n1,447700900123,${'a'.repeat(306)},3,0.12,EUR,,,,\n`;
  expect(disagreementsOf(await compareText(bill))).toEqual(['PARTS_DIFFER 1 0.04 2']);
  expect(disagreementsOf(await compareText(bill, '--gateway', 'Zenvia'))).toEqual([]);
});

test('the rate is that of the date of the row, otherwise that of --at', async () => {
  const rates = ratesOf('country,price,currency,from\nGB,0.04,EUR,2026-01-01\nGB,0.05,EUR,2026-02-01\n');
  const compareAt = (date: string, price: string) =>
    comparisonOf(
      ['-', '--rates', rates, '--at', '2026-03-01'],
      `${header}\n1,447700900123,Hello,1,${price},EUR,,,,${date}\n`,
    );
  expect(disagreementsOf(await compareAt('2026-01-15T10:00:00.000Z', '0.04'))).toEqual([]);
  expect(disagreementsOf(await compareAt('2026-01-31 23:00:00-0200', '0.05'))).toEqual([]);
  expect(disagreementsOf(await compareAt('', '0.05'))).toEqual([]);
  expect(disagreementsOf(await compareAt('yesterday', '0.05'))).toEqual(['UNREADABLE 1 0.05 2']);
});

test('rates that name no currency are in that of the bill', async () => {
  const rates = ratesOf('country,price\nGB,0.04\n');
  const bill = `${header}\n1,447700900123,Hello,1,0.04,usd,,,,\n`;
  const { difference, agreed } = await comparisonOf(['-', '--rates', rates], bill);
  expect([difference, agreed]).toEqual([{ currency: 'USD', amount: '0.00' }, 1]);
});

test('--country reads numbers without a calling code', async () => {
  const bill = `${header}\n1,07700 900123,Hello,1,0.04,EUR,,,,\n`;
  expect(disagreementsOf(await compareText(bill, '--country', 'GB'))).toEqual([]);
  expect(setAsideOf(await compareText(bill))).toEqual(['UNREADABLE 1']);
});
