import { DECIMALS, LARGEST_UNITS } from './money.js';

export type DecimalSeparator = '.' | ',';
export type DateOrder = 'day-month' | 'month-day';

/** What a text cannot be read as, and why: what was expected. */
export interface Unreadable {
  readonly expected: string;
}

export interface Price {
  readonly units: bigint;
  /** The currency that the text names, if it does, or the sign of several. */
  readonly currency: string | undefined;
}

/** What stands in a field where there is no price. */
const NO_PRICE = /^(?:n\/?a|null|none|-|–|blocked|rejected|reject|closed)$/i;

/** Whether the field says that there is no price, where an empty one may have been forgotten. */
export const saysNoPrice = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && NO_PRICE.test(value.trim()));

const CURRENCY_SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '₹': 'INR' };
/** Signs that several currencies write. */
const SHARED_SIGNS: Readonly<Record<string, string>> = {
  $: 'ARS AUD BBD BMD BND BSD BZD CAD CLP COP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD USD UYU XCD',
  '¥': 'CNY JPY',
};
const SIGNED =
  /^(?:([A-Z]{3})|([€£₹$¥]))?\s*((?=\S)[\d.,'’\s]*\d)(?:[Ee]([+-]?\d{1,2}))?\s*(?:([A-Z]{3})|([€£₹$¥]))?$/;

export const isSharedSign = (named: string): boolean => Object.hasOwn(SHARED_SIGNS, named);

/** Whether what a price names, a code or a sign, can be this currency. */
export const canBe = (named: string, currency: string): boolean =>
  named === currency || (isSharedSign(named) && SHARED_SIGNS[named]!.split(' ').includes(currency));

/** Digits, what groups them, and the sign of decimals, as far as a text tells. */
function numberOf(
  text: string,
): { currency: string | undefined; digits: string; exponent: string } | undefined {
  const match = SIGNED.exec(text);
  if (!match) return undefined;
  const [, codeBefore, signBefore = '', digits, exponent = '0', codeBehind, signBehind = ''] = match;
  const before = codeBefore ?? CURRENCY_SIGNS[signBefore] ?? signBefore;
  const behind = codeBehind ?? CURRENCY_SIGNS[signBehind] ?? signBehind;
  // $5 CAD says what $ is; £5 USD says two things.
  const isClear = canBe(before, behind) || canBe(behind, before);
  if (before && behind && !isClear) return undefined;
  const currency = [before, behind].sort((one, other) => other.length - one.length)[0];
  return { currency: currency || undefined, digits: digits!, exponent };
}

/** The currency that a price names, or the sign of several, also where its digits are not clear. */
export function currencyIn(value: unknown): string | undefined {
  return typeof value === 'string' ? numberOf(value.trim())?.currency : undefined;
}

/** The sign of decimals that a number must have been written with, if it could be no other. */
export function separatorOf(text: string): DecimalSeparator | undefined {
  const digits = numberOf(text.trim())?.digits;
  if (digits === undefined) return undefined;
  const dots = digits.split('.').length - 1;
  const commas = digits.split(',').length - 1;
  if (dots > 0 && commas > 0) return digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
  if (dots > 1) return ',';
  if (commas > 1) return '.';
  // One sign alone: three digits behind it may be thousands, unless nothing stands before it.
  if (dots + commas === 1 && !/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return dots ? '.' : ',';
  return undefined;
}

/** The sign of decimals that the options tell, and the one that some price can only be written with. */
export interface Separators {
  readonly told?: DecimalSeparator | undefined;
  readonly usual?: DecimalSeparator | undefined;
}

/** Reads a price, not negative; `shift` is how many decimals the unit has that it is told in. */
export function readPrice(
  value: unknown,
  shift: number,
  { told, usual }: Separators = {},
): Price | Unreadable {
  if (typeof value === 'number') {
    // A number has 15 digits that surely are as they were written.
    const isSure = String(value).replace(/e.*|\D|^[0.]+/g, '').length <= 15;
    return isSure
      ? readDigits(String(value), undefined, shift)
      : { expected: 'a number of at most 15 digits, or a text' };
  }
  if (typeof value !== 'string') return { expected: 'a number or a text' };
  const number = numberOf(value.trim());
  if (!number) return { expected: 'a price such as 0.0425' };
  const { digits, exponent, currency } = number;
  const clear = told ?? separatorOf(digits) ?? usual;
  if (clear === undefined && digits.includes(','))
    return { expected: 'a price of which the comma is clear: say which decimalSeparator' };
  const sign = clear ?? '.';
  const grouping = sign === '.' ? ',' : '.';
  // Groups of three digits, all with one sign.
  const [whole, ...fractions] = digits.split(sign);
  const isGrouped = /[.,'’\s]/.test(whole!);
  const groups = new RegExp(`^[1-9]\\d{0,2}(?:([${grouping}'’\\s])\\d{3})(?:\\1\\d{3})*$`);
  if (fractions.length > 1 || (isGrouped && !groups.test(whole!)))
    return { expected: `a price with ${sign === '.' ? 'a decimal point' : 'a decimal comma'}` };
  // .05 is 0.05.
  const plain = [whole!.replace(/\D/g, '') || '0', ...fractions].join('.');
  return readDigits(`${plain}e${exponent}`, currency, shift);
}

function readDigits(text: string, currency: string | undefined, shift: number): Price | Unreadable {
  const [, whole, fraction = '', exponent = '0'] =
    /^(\d+)(?:\.(\d*))?(?:[Ee]([+-]?\d{1,3}))?$/.exec(text) ?? [];
  if (whole === undefined) return { expected: 'a price that is not negative, such as 0.0425' };
  // digits × 10^(scale - DECIMALS) of the unit
  const scale = DECIMALS + Number(exponent) - shift - fraction.length;
  const digits = (whole + fraction).replace(/^0+(?=\d)/, '');
  if (digits === '0') return { units: 0n, currency };
  if (digits.length + scale > 19) return { expected: 'a price that fits into 64 bits' };
  // No digit but 0 may be lost.
  if (scale < 0 && /[^0]/.test(digits.slice(scale)))
    return { expected: `at most ${DECIMALS} decimals of the currency` };
  const units = scale < 0 ? BigInt(digits.slice(0, scale)) : BigInt(digits) * 10n ** BigInt(scale);
  return units <= LARGEST_UNITS ? { units, currency } : { expected: 'a price that fits into 64 bits' };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;

/** The order that a date must have been written in, if it could be no other. */
export function dateOrderOf(text: string): DateOrder | undefined {
  const [, first, second] = SLASHED.exec(text.trim().split(/[T\s]/)[0]!) ?? [];
  if (Number(first) > 12) return 'day-month';
  return Number(second) > 12 ? 'month-day' : undefined;
}

/** The search for a time behind a date takes the square of the length. */
const LONGEST_TIME = 60;

/** Reads a day or a time, in UTC unless it has an offset, or milliseconds; answers milliseconds. */
export function readTime(value: unknown, order: DateOrder | undefined): number | Unreadable {
  const expected = 'a date such as 2026-01-31';
  if (typeof value === 'number') return Number.isFinite(value) ? value : { expected };
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? { expected } : value.getTime();
  if (typeof value !== 'string') return { expected };
  const text = value.trim();
  if (text.length > LONGEST_TIME) return { expected };
  const [, date, clock = '00:00', seconds = ':00', offset = 'Z'] =
    /^(.+?)(?:(?:T|\s+)(\d{1,2}:\d{2})(:\d{2})?(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?$/i.exec(text) ??
    [];
  if (date === undefined) return { expected };
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(date) ?? [];
  const [, dotDay, dotMonth, dotYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(date) ?? [];
  const [, nameDay, name, nameYear] = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ](\d{4})$/.exec(date) ?? [];
  const [, first, second, slashYear] = SLASHED.exec(date) ?? [];
  let found: [year: unknown, month: unknown, day: unknown] | undefined;
  if (year) found = [year, month, day];
  else if (dotYear) found = [dotYear, dotMonth, dotDay];
  else if (nameYear) found = [nameYear, MONTHS.indexOf(name!.toLowerCase()) + 1, nameDay];
  else if (slashYear) {
    const own = dateOrderOf(date) ?? order;
    if (own === undefined && first !== second)
      return { expected: 'a date of which day and month are clear: say which dateOrder' };
    found = own === 'month-day' ? [slashYear, first, second] : [slashYear, second, first];
  }
  if (!found) return { expected };
  const [foundYear, foundMonth, foundDay] = found.map(Number) as [number, number, number];
  const midnight = Date.UTC(foundYear, foundMonth - 1, foundDay);
  // Years of two digits would be those of the last century.
  const isDay = new Date(midnight).getUTCMonth() === foundMonth - 1 && foundDay > 0 && foundYear > 99;
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  const [, sign = '+', offsetHours = '00', offsetMinutes = '00'] =
    /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
  const isTime =
    hours <= 23 &&
    Math.max(minutes, Number(seconds.slice(1)), Number(offsetMinutes)) <= 59 &&
    Number(offsetHours) <= 23;
  if (!isDay || !isTime) return { expected };
  const east = Number(`${sign}1`) * (60 * Number(offsetHours) + Number(offsetMinutes));
  return midnight + 60_000 * (60 * hours + minutes - east) + 1000 * Number(seconds.slice(1));
}
