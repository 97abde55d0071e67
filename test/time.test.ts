// The calendar against that of the host, for every day of 800 years, and the reader of times.
import { expect, test } from 'vitest';
import {
  DAY,
  daysOfMonth,
  hasFourDigitYear,
  isLeapYear,
  isoDay,
  isoTime,
  midnightOf,
  midnightOfIsoDay,
  timeOf,
} from '../src/time.js';

test('every day from 0000 to 0410 and from 1890 to 2410 is where the host has it, and no other day exists', () => {
  const ranges = [
    [0, 410],
    [1890, 2410],
  ] as const;
  for (const [first, last] of ranges) {
    let midnight = Date.parse(`${String(first).padStart(4, '0')}-01-01T00:00:00Z`);
    for (let year = first; year <= last; year++) {
      for (let month = 1; month <= 12; month++) {
        const days = daysOfMonth(year, month);
        for (let day = 1; day <= days; day++, midnight += DAY) {
          if (midnightOf(year, month, day) !== midnight || new Date(midnight).getUTCDate() !== day)
            expect([year, month, day, midnightOf(year, month, day)]).toEqual([year, month, day, midnight]);
        }
        expect(midnightOf(year, month, days + 1)).toBeUndefined();
        expect(midnightOf(year, month, 0)).toBeUndefined();
      }
    }
  }
});

test('leap years: every fourth, no century, every fourth century', () => {
  expect([1900, 2000, 2024, 2025, 2100].map(isLeapYear)).toEqual([false, true, true, false, false]);
  expect([daysOfMonth(2024, 2), daysOfMonth(2023, 2), daysOfMonth(2024, 0), daysOfMonth(2024, 13)]).toEqual([
    29, 28, 0, 0,
  ]);
});

test.each([
  ['2026-01-31', Date.UTC(2026, 0, 31)],
  ['2024-02-29', Date.UTC(2024, 1, 29)],
  ['2026-02-29', undefined],
  ['2026-02-31', undefined],
  ['2026-13-01', undefined],
  ['2026-1-31', undefined],
  ['2026-01-31T00:00:00Z', undefined],
  ['', undefined],
])('%j', (text, midnight) => {
  expect(midnightOfIsoDay(text)).toBe(midnight);
  if (midnight !== undefined) expect(isoDay(midnight)).toBe(text);
});

test('a month or a day that is not a whole number has no midnight', () => {
  expect([midnightOf(2026, 1.5, 1), midnightOf(Number.NaN, 1, 1), midnightOf(10_000, 1, 1)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('a time is written to the second, with its offset', () => {
  expect(isoTime(Date.UTC(2026, 2, 27, 8, 0, 0, 999))).toBe('2026-03-27T08:00:00+00:00');
  expect([-62_167_219_200_001, -62_167_219_200_000].map(hasFourDigitYear)).toEqual([false, true]);
  expect([253_402_300_799_999, 253_402_300_800_000].map(hasFourDigitYear)).toEqual([true, false]);
});

test('timeOf reads a Date or milliseconds', () => {
  expect([timeOf('at', 5), timeOf('at', new Date(5)), timeOf('at', undefined)]).toEqual([5, 5, undefined]);
});

test.each([
  ['2026-01-31', TypeError, "at must be a Date or milliseconds, not '2026-01-31'"],
  [null, TypeError, 'at must be a Date or milliseconds, not null'],
  [Object.create(Date.prototype), TypeError, 'at must be a Date or milliseconds, not an object'],
  [new Date(Number.NaN), RangeError, 'at must be a time, not NaN'],
  [Number.POSITIVE_INFINITY, RangeError, 'at must be a time, not Infinity'],
])('timeOf throws at anything else', (value, kind, message) => {
  const read = () => timeOf('at', value as number);
  expect(read).toThrow(kind);
  expect(read).toThrow(expect.objectContaining({ message, code: 'INVALID_ARGUMENT' }));
});
