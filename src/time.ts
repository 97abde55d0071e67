import { argumentError, misuse } from './misuse.js';

/** Milliseconds of a day in UTC, which has no leap seconds. */
export const DAY = 86_400_000;

/** The years of four digits, the only ones that ISO 8601 has without further agreement. */
const FIRST_TIME = -62_167_219_200_000;
const LAST_TIME = 253_402_300_799_999;

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether February of the year has 29 days, by the Gregorian calendar. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The days of a month from 1 to 12; 0 for any other month. */
export function daysOfMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_OF_MONTHS[month - 1] ?? 0);
}

/** The midnight that begins a day, in milliseconds UTC; undefined for a day that the calendar does not have. */
export function midnightOf(year: number, month: number, day: number): number | undefined {
  if (!(year >= 0 && year <= 9999 && day >= 1 && day <= daysOfMonth(year, month))) return undefined;
  // Date.UTC reads years under 100 as those of the last century. 400 years always have the same days: 146,097.
  return Date.UTC(year + 400, month - 1, day) - 146_097 * DAY;
}

const ISO_DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/** The midnight that begins a day written as 2026-01-31, in milliseconds UTC; undefined for anything else. */
export function midnightOfIsoDay(text: string): number | undefined {
  const [, year, month, day] = ISO_DAY.exec(text) ?? [];
  return year === undefined ? undefined : midnightOf(Number(year), Number(month), Number(day));
}

/** The day of a time, in UTC: 2026-01-31. */
export function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The second that was written last: a server writes the same one in many answers, and `toISOString` takes 0.5 µs. */
let lastSecond: number | undefined;
let lastIsoTime = '';

/** A time in UTC to the second, with its offset: 2026-01-31T12:00:00+00:00. The year must have four digits. */
export function isoTime(time: number): string {
  const second = Math.floor(time / 1000);
  if (second !== lastSecond) {
    lastIsoTime = `${new Date(time).toISOString().slice(0, 19)}+00:00`;
    lastSecond = second;
  }
  return lastIsoTime;
}

/** Whether the year of a time has four digits, 0000 to 9999. */
export function hasFourDigitYear(time: number): boolean {
  return time >= FIRST_TIME && time <= LAST_TIME;
}

/**
 * Reads an argument that is a Date or milliseconds, and returns milliseconds; undefined stays undefined.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `at` is neither
 * @throws {RangeError} `INVALID_ARGUMENT` when `at` is not a finite number, such as an invalid Date
 */
export function timeOf(argument: string, at: Date | number): number;
export function timeOf(argument: string, at: Date | number | undefined): number | undefined;
export function timeOf(argument: string, at: unknown): number | undefined {
  if (at === undefined) return undefined;
  const time = millisecondsOf(at);
  if (typeof time !== 'number') throw argumentError(argument, 'a Date or milliseconds', at);
  if (!Number.isFinite(time)) throw misuse(new RangeError(`${argument} must be a time, not ${time}`));
  return time;
}

function millisecondsOf(at: unknown): unknown {
  try {
    return at instanceof Date ? at.getTime() : at;
  } catch {
    return undefined; // An object that has the prototype of a Date, but is not a Date.
  }
}
