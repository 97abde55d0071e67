// From when until when a rate is in force.
import { expect, test } from 'vitest';
import { cardOf, GB, priceAt, wrongIn } from './cards.js';

const dated = (...dates: string[]) =>
  cardOf(`prefix;price;from\n${dates.map((date, i) => `${i + 1};1;${date}`).join('\n')}`).rates.map(
    ({ from }) => (from === null ? null : new Date(from).toISOString().replace(':00.000Z', '')),
  );

test.each([
  ['2026-01-31', '2026-01-31T00:00'],
  ['2026/1/31', '2026-01-31T00:00'],
  ['2026-01-31T12:30:00Z', '2026-01-31T12:30'],
  ['2026-01-31 12:30', '2026-01-31T12:30'],
  ['2026-01-31T12:30:00+02:00', '2026-01-31T10:30'],
  ['2026-01-31T00:00:00.000Z', '2026-01-31T00:00'],
  ['31.01.2026', '2026-01-31T00:00'],
  ['1.2.2026', '2026-02-01T00:00'],
  ['31-Jan-2026', '2026-01-31T00:00'],
  ['31 Jan 2026', '2026-01-31T00:00'],
  ['31 January 2026 12:30 UTC', '2026-01-31T12:30'],
  ['31/01/2026', '2026-01-31T00:00'],
  ['01/31/2026', '2026-01-31T00:00'],
  ['02/02/2026', '2026-02-02T00:00'],
  ['2024-02-29', '2024-02-29T00:00'],
  ['01-Feb-26', '2026-02-01T00:00'],
  ['1-Feb-26', '2026-02-01T00:00'],
  ['01/Feb/2026', '2026-02-01T00:00'],
  ['1 Feb 2026', '2026-02-01T00:00'],
  ['1. Februar 2026', '2026-02-01T00:00'],
  ['1 février 2026', '2026-02-01T00:00'],
  ['1 Sept. 2026', '2026-09-01T00:00'],
  ['31-Mär-2026', '2026-03-31T00:00'],
  ['31-Dic-26', '2026-12-31T00:00'],
  ['1st February 2026', '2026-02-01T00:00'],
  ['February 1, 2026', '2026-02-01T00:00'],
  ['Feb 1 2026', '2026-02-01T00:00'],
  ['Feb-01-2026', '2026-02-01T00:00'],
  ['Sunday, February 1, 2026', '2026-02-01T00:00'],
  ['Sun, 01 Feb 2026 00:00:00 GMT', '2026-02-01T00:00'],
  ['2026-Feb-01', '2026-02-01T00:00'],
  ['20260201', '2026-02-01T00:00'],
  ['2026/02/01', '2026-02-01T00:00'],
  ['2026.02.01', '2026-02-01T00:00'],
  ['12/31/26', '2026-12-31T00:00'],
  ['2/28/2026 12:00 AM', '2026-02-28T00:00'],
  ['28/2/2026 12:30 pm', '2026-02-28T12:30'],
  ['1 Feb 2026, 12:30', '2026-02-01T12:30'],
  ['2026-02-01 02:00 UTC+2', '2026-02-01T00:00'],
  ['2026-02-01T00:00:00+00', '2026-02-01T00:00'],
])('the date %s', (text, iso) => {
  expect(dated(text)).toEqual([iso]);
});

test('dates with slashes are clear when one of them is, unless two say two things', () => {
  expect(dated('01/02/2026', '31/01/2026')).toEqual(['2026-02-01T00:00', '2026-01-31T00:00']);
  expect(dated('01/02/2026', '01/31/2026')).toEqual(['2026-01-02T00:00', '2026-01-31T00:00']);
  const text = 'prefix,price,from\n1,1,01/02/2026\n2,1,31/01/2026\n3,1,01/31/2026';
  expect(wrongIn(text)).toEqual(['INVALID_DATE 2']);
});

test('an option says which comes first, the day or the month', () => {
  const fromOf = (dateOrder: 'day-month' | 'month-day') =>
    new Date(cardOf('prefix,price,from\n1,1,01/02/2026', { dateOrder }).rates[0]!.from!).getUTCMonth();
  expect(fromOf('day-month')).toBe(1);
  expect(fromOf('month-day')).toBe(0);
});

test('a year of two digits needs an order that the options or other dates say', () => {
  const firstOf = (text: string, dateOrder?: 'day-month' | 'month-day') =>
    new Date(cardOf(`prefix;price;from\n1;1;${text}`, { dateOrder }).rates[0]!.from!)
      .toISOString()
      .slice(0, 10);
  expect(firstOf('31/01/26', 'day-month')).toBe('2026-01-31');
  expect(firstOf('01/02/26', 'day-month')).toBe('2026-02-01');
  expect(firstOf('01/02/26', 'month-day')).toBe('2026-01-02');
  expect(firstOf('31.01.26', 'day-month')).toBe('2026-01-31');
  expect(firstOf('01/02/26\n2;1;12/31/26')).toBe('2026-01-02');
});

test('a number is milliseconds, and not days of a spreadsheet, digits of a date or seconds', () => {
  const at = Date.UTC(2026, 1, 1);
  expect(cardOf([{ prefix: '44', price: 1, from: at }]).rates[0]!.from).toBe(at);
  for (const from of [46_054, 20_260_201, at / 1000])
    expect(wrongIn([{ prefix: '44', price: 1, from }]), String(from)).toEqual(['INVALID_DATE [0]']);
});

test.each([
  '01/02/2026',
  '2026-02-29',
  '2026-13-01',
  '2026-00-01',
  '2026-01-00',
  '31.04.2026',
  '31-Foo-2026',
  '2026-01-31T24:00',
  '2026-01-31T12:60',
  '2026-01-31T12:30:60',
  '2026-01-31T12:30+99:00',
  '31.01.26',
  '31/01/26',
  '01/02/26',
  '01-Feb-99',
  '1 Jui 2026',
  '1 Fe 2026',
  'Feb-26',
  '01-Feb',
  '01022026',
  '20261301',
  '2026-02-01 13:00 PM',
  '2026-02-01 00:00 CET',
  'tomorrow',
  // 2026-01-31 as days since 1900, or 2030-02-01 as days since 1904.
  '46053',
])('%s is not a date', text => {
  expect(wrongIn(`prefix,price,from\n1,1,${text}`)).toEqual(['INVALID_DATE 2']);
});

test('a rate is in force from its first moment on, until its last, exclusive', () => {
  const card = cardOf('prefix,price,valid from,valid until\n44,0.04,2026-01-01,2026-02-01');
  const [start, end] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1)];
  const prices = [start - 1, start, end - 1, end].map(at => priceAt(card, GB, undefined, at));
  expect(prices).toEqual(['NO_RATE', '0.04', '0.04', 'NO_RATE']);
});

test('Date objects in rows are dates', () => {
  const from = new Date(Date.UTC(2026, 0, 31));
  expect(cardOf([{ prefix: '44', price: 1, from }]).rates[0]!.from).toBe(from.getTime());
  expect(wrongIn([{ prefix: '44', price: 1, from: new Date(Number.NaN) }])).toEqual(['INVALID_DATE [0]']);
});

test('a date with slashes and a time is clear by itself', () => {
  const [rate] = cardOf('country,price,from\nGB,1,31/01/2026 10:00').rates;
  expect(rate?.from).toBe(Date.UTC(2026, 0, 31, 10));
  const [offset] = cardOf('country,price,from\nGB,1,2026-01-31T00:00+05:30').rates;
  expect(offset?.from).toBe(Date.UTC(2026, 0, 30, 18, 30));
  expect(wrongIn('country,price,from\nGB,1,0050-01-01')).toEqual(['INVALID_DATE 2']);
});

test('a day that does not exist says nothing about the order of others', () => {
  const text = 'prefix;price;from\n1;1;31/04/2026\n2;1;01/02/2026';
  expect(wrongIn(text)).toEqual(['INVALID_DATE 2', 'INVALID_DATE 3']);
  expect(wrongIn(text.replace('/04/', '/05/'))).toEqual([]);
});
