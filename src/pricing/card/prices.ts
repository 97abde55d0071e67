import { DECIMALS, LARGEST_UNITS } from '../money.js';
import type { Unreadable } from './card-row.js';
import { currencyNamed } from './currency-names.js';

export type DecimalSeparator = '.' | ',';

export interface Price {
  readonly units: bigint;
  /** The currency code that the text names, or a sign that several currencies share. */
  readonly currency: string | undefined;
}

/** Words for a destination to which nothing is sent. */
const NO_PRICE = /^(?:n\/?a|null|none|-|–|blocked|rejected|reject|closed)$/i;

/** Whether a field says that there is no price. An empty field does not: its price may have been forgotten. */
export const saysNoPrice = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && NO_PRICE.test(value.trim()));

/** Digits with their separators, and perhaps a power of ten. */
const NUMBER = /^((?=\S)[\d.,'’\s]*\d)(?:[Ee]([+-]?\d{1,2}))?$/;

interface WrittenNumber {
  readonly currency: string | undefined;
  /** Digits with their separators, as they were written. */
  readonly digits: string;
  readonly exponent: string;
}

function numberOf(text: string): WrittenNumber | undefined {
  const start = text.search(/\d|(?<![A-Za-z])[.,]\d/);
  const end = start < 0 ? 0 : text.length - /\D*$/.exec(text)![0].length;
  const [, digits, exponent = '0'] = NUMBER.exec(text.slice(start < 0 ? 0 : start, end)) ?? [];
  // (0.05) is below zero.
  if (digits === undefined || text[start - 1] === '(') return undefined;
  const beside = `${text.slice(0, start)} / ${text.slice(end)}`;
  const currency = beside === ' / ' ? '' : currencyNamed(beside);
  return currency === undefined ? undefined : { currency: currency || undefined, digits, exponent };
}

/** The currency code in a price, or a sign that several currencies share, even if the digits are not clear. */
export function currencyIn(text: string): string | undefined {
  return numberOf(text.trim())?.currency;
}

/** The decimal separator that a number shows, if it can have been written with one only. */
export function separatorOf(text: string): DecimalSeparator | undefined {
  const digits = numberOf(text.trim())?.digits;
  const shown = digits === undefined ? undefined : separatorIn(digits);
  return shown !== undefined && partsOf(digits!, shown) !== undefined ? shown : undefined;
}

function separatorIn(digits: string): DecimalSeparator | undefined {
  const dots = digits.split('.').length - 1;
  const commas = digits.split(',').length - 1;
  if (dots > 0 && commas > 0) return digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
  if (dots > 1) return ',';
  if (commas > 1) return '.';
  // One separator and three digits after it may be thousands, as in 1,234 and 12.345, but not in 0.123.
  if (dots + commas === 1 && !/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return dots ? '.' : ',';
  return undefined;
}

/** The digits in front of the separator and after it; undefined if they are no number with this separator. */
function partsOf(digits: string, separator: DecimalSeparator): readonly string[] | undefined {
  const parts = digits.split(separator);
  const isGrouped = /[.,'’\s]/.test(parts[0]!);
  return parts.length > 2 || (isGrouped && !GROUPED[separator].test(parts[0]!)) ? undefined : parts;
}

export interface Separators {
  /** The decimal separator of all prices, as the options say. */
  readonly given?: DecimalSeparator | undefined;
  /** Finds the one that other prices of the card show, for a price that does not show its own. */
  readonly findUsual?: () => DecimalSeparator | undefined;
  /** Whether `1.234` may be one thousand and more: in a currency without a minor unit. Default false. */
  readonly inThousands?: boolean | undefined;
}

/** Groups of three digits in front of a decimal separator, all with one sign between. */
const GROUPED = {
  '.': /^[1-9]\d{0,2}(?:([,'’\s])\d{3})(?:\1\d{3})*$/,
  ',': /^[1-9]\d{0,2}(?:([.'’\s])\d{3})(?:\1\d{3})*$/,
};

/** Reads a price, not negative, in a unit that is 10^-`shift` of the currency's. */
export function readPrice(
  value: unknown,
  shift: number,
  { given, findUsual, inThousands = false }: Separators = {},
): Price | Unreadable {
  if (typeof value === 'number') {
    // A double keeps 15 digits as they were written.
    const isExact = String(value).replace(/e.*|\D|^[0.]+/g, '').length <= 15;
    return isExact
      ? readDigits(String(value), undefined, shift)
      : { expected: 'a number of at most 15 digits, or a string' };
  }
  if (typeof value !== 'string') return { expected: 'a number or a string' };
  const number = numberOf(value.trim());
  if (!number) return { expected: 'a price such as 0.0425' };
  const { digits, exponent, currency } = number;
  const clear = given ?? separatorIn(digits) ?? (/[.,]/.test(digits) ? findUsual?.() : undefined);
  if (clear === undefined && digits.includes(','))
    return { expected: 'a price with a clear comma (or options.decimalSeparator)' };
  if (clear === undefined && inThousands && digits.includes('.'))
    return { expected: 'a price with a clear point (or options.decimalSeparator)' };
  const separator = clear ?? '.';
  const parts = partsOf(digits, separator);
  if (parts === undefined)
    return { expected: `a price with a decimal ${separator === '.' ? 'point' : 'comma'}` };
  // .05 is 0.05.
  const [whole, ...fractions] = parts as [string, ...string[]];
  const plain = [whole.replace(/\D/g, '') || '0', ...fractions].join('.');
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
  // Only zeros may be cut.
  if (scale < 0 && /[^0]/.test(digits.slice(scale)))
    return { expected: `at most ${DECIMALS} decimals of the currency` };
  const units = scale < 0 ? BigInt(digits.slice(0, scale)) : BigInt(digits) * 10n ** BigInt(scale);
  return units <= LARGEST_UNITS ? { units, currency } : { expected: 'a price that fits into 64 bits' };
}
