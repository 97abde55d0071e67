import type { Unreadable } from './card-row.js';

export type DateOrder = 'day-month' | 'month-day';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const YEAR_FIRST = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const MONTH_NAMED = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4})$/;
const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;
const WITH_TIME = /^(.+?)(?:(?:T|\s+)(\d{1,2}:\d{2})(:\d{2})?(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i;
const OFFSET = /^([+-])(\d{2}):?(\d{2})$/;

/** The search for a time after a date takes the square of the length. */
const LONGEST_TIME = 60;

/** The order that a date shows, if it can have been written in one order only. */
export function dateOrderOf(text: string): DateOrder | undefined {
  const [, first, second] = SLASHED.exec(text.trim().split(/[T\s]/)[0]!) ?? [];
  if (Number(first) > 12) return 'day-month';
  return Number(second) > 12 ? 'month-day' : undefined;
}

/** Finds the order of dates that do not show theirs. */
export type OrderFinder = () => DateOrder | undefined;

const expected = 'a date such as 2026-01-31';

/** Reads a date, a date with a time, or milliseconds. Returns milliseconds; the default offset is UTC. */
export function readTime(value: unknown, findOrder: OrderFinder): number | Unreadable {
  // JSON has no -0.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : { expected };
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? { expected } : value.getTime();
  if (typeof value !== 'string') return { expected };
  const text = value.trim();
  const [, date, clock = '00:00', seconds = ':00', offset = 'Z'] =
    (text.length <= LONGEST_TIME && WITH_TIME.exec(text)) || [];
  if (date === undefined) return { expected };
  const midnight = midnightOf(date, findOrder);
  if (typeof midnight !== 'number') return midnight;
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  const [, sign = '+', offsetHours = '00', offsetMinutes = '00'] = OFFSET.exec(offset) ?? [];
  const isTime =
    hours <= 23 &&
    Math.max(minutes, Number(seconds.slice(1)), Number(offsetMinutes)) <= 59 &&
    Number(offsetHours) <= 23;
  if (!isTime) return { expected };
  const east = Number(`${sign}1`) * (60 * Number(offsetHours) + Number(offsetMinutes));
  return midnight + 60_000 * (60 * hours + minutes - east) + 1000 * Number(seconds.slice(1));
}

function midnightOf(date: string, findOrder: OrderFinder): number | Unreadable {
  const [, year, month, day] = YEAR_FIRST.exec(date) ?? [];
  if (year) return midnight(year, month, day);
  const [, dotDay, dotMonth, dotYear] = DOTTED.exec(date) ?? [];
  if (dotYear) return midnight(dotYear, dotMonth, dotDay);
  const [, nameDay, name, nameYear] = MONTH_NAMED.exec(date) ?? [];
  if (nameYear) return midnight(nameYear, MONTHS.indexOf(name!.toLowerCase()) + 1, nameDay);
  const [, first, second, slashYear] = SLASHED.exec(date) ?? [];
  if (!slashYear) return { expected };
  if (first === second) return midnight(slashYear, first, second);
  const order = dateOrderOf(date) ?? findOrder();
  if (order === undefined) return { expected: 'a date with a clear day and month (or options.dateOrder)' };
  return order === 'month-day' ? midnight(slashYear, first, second) : midnight(slashYear, second, first);
}

/** The beginning of a day that exists, in UTC. */
function midnight(year: unknown, month: unknown, day: unknown): number | Unreadable {
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // Date.UTC reads years of two digits as those of the last century.
  const isDay = new Date(time).getUTCMonth() === Number(month) - 1 && Number(day) > 0 && Number(year) > 99;
  return isDay ? time : { expected };
}
