import type { Unreadable } from './card-row.js';
import { monthNamed } from './month-names.js';

export type DateOrder = 'day-month' | 'month-day';

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const DIGITS = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const DAY_NAMED = /^(\d{1,2})(?:st|nd|rd|th|\.)?[-/ ]+(\p{L}+)\.?[-/, ]+(\d{4}|\d{2})$/u;
const NAMED_DAY = /^(\p{L}+)\.?[-/ ]+(\d{1,2})(?:st|nd|rd|th)?[-/, ]+(\d{4}|\d{2})$/u;
const YEAR_NAMED = /^(\d{4})[-/ ]+(\p{L}+)\.?[-/ ]+(\d{1,2})$/u;
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const WEEKDAY = /^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?,? +/i;
const WITH_TIME =
  /^(.+?)(?:(?:T|,?\s+)(\d{1,2}:\d{2})(:\d{2})?(?:\.\d+)?\s*(AM|PM)?\s*(Z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|UTC|GMT)?)?$/i;
const OFFSET = /([+-])(\d{1,2}):?(\d{2})?$/;

/** The search for a time after a date takes the square of the length. */
const LONGEST_TIME = 60;

/** The order that a date shows, if it can have been written in one order only. A day that does not exist shows none. */
export function dateOrderOf(text: string): DateOrder | undefined {
  const [, first, sign, second, year] = NUMBERS.exec(text.trim().split(/[T\s,]/)[0]!) ?? [];
  if (first === undefined || sign === '.') return undefined;
  if (Number(second) > 12) return isDay(year!, first, second!) ? 'month-day' : undefined;
  // 31/01/26 may begin with its year.
  const isDayFirst = Number(first) > 12 && year!.length === 4 && isDay(year!, second!, first);
  return isDayFirst ? 'day-month' : undefined;
}

const isDay = (year: string, month: string, day: string): boolean =>
  typeof midnight(wholeYear(year), month, day) === 'number';

/** Finds the order of dates that do not show theirs. */
export type OrderFinder = () => DateOrder | undefined;

const expected = 'a date such as 2026-01-31';

/** Reads a date, a date with a time, or milliseconds. Returns milliseconds; the default offset is UTC. */
export function readTime(value: unknown, findOrder: OrderFinder): number | Unreadable {
  if (typeof value === 'number') return readMilliseconds(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? { expected } : value.getTime();
  if (typeof value !== 'string') return { expected };
  const text = value.trim();
  const [, date, clock = '00:00', seconds = ':00', half, zone = 'Z'] =
    (text.length <= LONGEST_TIME && WITH_TIME.exec(text)) || [];
  if (date === undefined) return { expected };
  const midnight = midnightOf(date.replace(WEEKDAY, ''), findOrder);
  if (typeof midnight !== 'number') return midnight;
  const minutes = minutesOf(clock, half?.toUpperCase());
  const east = minutesEast(zone);
  if (minutes === undefined || east === undefined || Number(seconds.slice(1)) > 59) return { expected };
  return midnight + 60_000 * (minutes - east) + 1000 * Number(seconds.slice(1));
}

/** Days of a spreadsheet, 20260201 and seconds would be times in the first years of 1970. */
const LEAST_DAYS = 20_000;
const LEAST_MILLISECONDS = 100_000_000_000;

function readMilliseconds(value: number): number | Unreadable {
  const isOther = value >= LEAST_DAYS && value < LEAST_MILLISECONDS;
  // JSON has no -0.
  return Number.isFinite(value) && !isOther
    ? value + 0
    : { expected: `${expected}, or milliseconds since 1970` };
}

function minutesOf(clock: string, half: string | undefined): number | undefined {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  if (minutes > 59) return undefined;
  if (half === undefined) return hours <= 23 ? 60 * hours + minutes : undefined;
  if (hours < 1 || hours > 12) return undefined;
  return 60 * ((hours % 12) + (half === 'PM' ? 12 : 0)) + minutes;
}

function minutesEast(zone: string): number | undefined {
  const [, sign = '+', hours = '0', minutes = '0'] = OFFSET.exec(zone) ?? [];
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return Number(`${sign}1`) * (60 * Number(hours) + Number(minutes));
}

function midnightOf(date: string, findOrder: OrderFinder): number | Unreadable {
  const [, year, , month, day] = YEAR_FIRST.exec(date) ?? [];
  if (year) return midnight(year, month, day);
  const [, digitYear, digitMonth, digitDay] = DIGITS.exec(date) ?? [];
  if (digitYear) return midnight(digitYear, digitMonth, digitDay);
  const [, dayFirst, dayMonth, dayYear] = DAY_NAMED.exec(date) ?? [];
  if (dayFirst) return midnight(wholeYear(dayYear!), monthNamed(dayMonth!), dayFirst);
  const [, nameFirst, nameDay, nameYear] = NAMED_DAY.exec(date) ?? [];
  if (nameFirst) return midnight(wholeYear(nameYear!), monthNamed(nameFirst), nameDay);
  const [, yearFirst, yearMonth, yearDay] = YEAR_NAMED.exec(date) ?? [];
  if (yearFirst) return midnight(yearFirst, monthNamed(yearMonth!), yearDay);
  return midnightOfNumbers(date, findOrder);
}

/** A date of numbers only, with the year at its end. Dots are in dates that begin with the day. */
function midnightOfNumbers(date: string, findOrder: OrderFinder): number | Unreadable {
  const [, first, sign, second, year] = NUMBERS.exec(date) ?? [];
  if (year === undefined) return { expected };
  if (sign === '.' && year.length === 4) return midnight(year, second, first);
  if (first === second && year.length === 4) return midnight(year, first, second);
  const order = dateOrderOf(date) ?? findOrder();
  if (order === undefined) return { expected: 'a date with a clear day and month (or options.dateOrder)' };
  if (sign === '.' && order === 'month-day') return { expected };
  const whole = wholeYear(year);
  return order === 'month-day' ? midnight(whole, first, second) : midnight(whole, second, first);
}

/** A year of two digits is of this century. From 70 on it could be of the last one, and is no year. */
function wholeYear(year: string): number {
  if (year.length === 4) return Number(year);
  return Number(year) < 70 ? 2000 + Number(year) : Number.NaN;
}

/** The beginning of a day that exists, in UTC. */
function midnight(year: unknown, month: unknown, day: unknown): number | Unreadable {
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // Date.UTC reads years of two digits as those of the last century.
  const isDay = new Date(time).getUTCMonth() === Number(month) - 1 && Number(day) > 0 && Number(year) > 99;
  return isDay ? time : { expected };
}
