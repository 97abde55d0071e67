import { argumentError, isObject, kindOf, misuse } from '../misuse.js';
import { hasFourDigitYear, isoTime, timeOf } from '../time.js';

// What a decision reads of its arguments. A wrong type is a mistake of the program.

export function requireFacts(argument: string, value: unknown): asserts value is object {
  if (!isObject(value)) throw argumentError(argument, 'an object', value);
}

export function requireText(argument: string, value: unknown): asserts value is string {
  if (typeof value !== 'string') throw argumentError(argument, 'a string', value);
}

export function requireFlag(argument: string, value: unknown): asserts value is boolean {
  if (typeof value !== 'boolean') throw argumentError(argument, 'true or false', value);
}

/** Throws unless a value is one of a few words. */
export function requireWord(argument: string, value: unknown, words: readonly string[]): void {
  if (typeof value === 'string' && words.includes(value)) return;
  const expected = `must be one of ${words.join(', ')}, not ${kindOf(value)}`;
  throw misuse(
    typeof value === 'string'
      ? new RangeError(`${argument} ${expected}`)
      : new TypeError(`${argument} ${expected}`),
  );
}

/** Throws unless a value is a whole number from `least` to `most`. */
export function requireWhole(
  argument: string,
  value: unknown,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): asserts value is number {
  if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) return;
  const bounds = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
  if (typeof value !== 'number') throw argumentError(argument, `a whole number ${bounds}`, value);
  throw misuse(new RangeError(`${argument} must be a whole number ${bounds}, not ${value}`));
}

/** Reads a Date or milliseconds that must be there, and returns milliseconds. */
export function requiredTime(argument: string, at: unknown): number {
  if (at === undefined) throw argumentError(argument, 'a Date or milliseconds', at);
  return timeOf(argument, at as Date | number);
}

/** A Date or milliseconds as the API writes a time: in UTC to the second, with the offset. */
export function apiTime(argument: string, at: unknown): string {
  const time = requiredTime(argument, at);
  if (!hasFourDigitYear(time))
    throw misuse(new RangeError(`${argument} must be a time in the years 0 to 9999, not ${time}`));
  return isoTime(time);
}
