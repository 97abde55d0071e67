import { isObject } from '../misuse.js';
import { countSurrogatePairs } from '../text/count.js';

/** What `read` returns for a property that throws. */
export const UNREADABLE = Symbol('unreadable');

/** Reads an own property once. Properties of a prototype were not sent: for them it returns undefined. */
export function read(body: object, field: string): unknown {
  try {
    return Object.hasOwn(body, field) ? (body as Record<string, unknown>)[field] : undefined;
  } catch {
    return UNREADABLE;
  }
}

/** 7 to 15 digits, the first not 0: the form that `resolve` calls valid. */
export const MSISDN_PATTERN = /^[1-9][0-9]{6,14}$/;

export function isMsisdn(text: string): boolean {
  return MSISDN_PATTERN.test(text);
}

/** The number of Unicode code points. A lone surrogate is one. */
export function charactersOf(text: string): number {
  return text.length - countSurrogatePairs(text, text.length, 0);
}

/** Whether a text has at most `limit` characters. It counts them only where the number of code units does not decide. */
export function atMost(text: string, limit: number): boolean {
  return text.length <= limit || (text.length <= 2 * limit && charactersOf(text) <= limit);
}

/** The type of a value, for a message. It shows nothing of the value itself, which may be personal. */
export function typeNameOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === UNREADABLE) return 'a property that cannot be read';
  if (typeof value === 'object') return isObject(value) ? 'an object' : 'an array';
  return typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`;
}

/** A whole number with commas, as the documentation writes its bounds: 1,530. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
