import { countSurrogatePairs } from '../text/count.js';

/** What `read` gives for a property that throws. */
export const UNREADABLE = Symbol('unreadable');

/** Whether a value is what a JSON object becomes: no array, and no proxy that has been revoked. */
export function isObject(value: unknown): value is object {
  try {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** An own property, read once; undefined where there is none, for what a prototype has was not sent. */
export function read(body: object, field: string): unknown {
  try {
    return Object.hasOwn(body, field) ? (body as Record<string, unknown>)[field] : undefined;
  } catch {
    return UNREADABLE;
  }
}

/** 7 to 15 digits, the first not 0: the form that `resolve` calls valid, without its table. */
export const MSISDN_PATTERN = /^[1-9][0-9]{6,14}$/;

/** Unicode code points; a lone surrogate is one. */
export function charactersOf(text: string): number {
  return text.length - countSurrogatePairs(text, text.length, 0);
}

/** Whether the text has so many characters at most, counted only where code units do not tell. */
export function atMost(text: string, limit: number): boolean {
  return text.length <= limit || (text.length <= 2 * limit && charactersOf(text) <= limit);
}

/** What a value is, in the words of a message: its kind, and nothing of what it says, which may be personal. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === UNREADABLE) return 'a property that cannot be read';
  if (typeof value === 'object') return isObject(value) ? 'an object' : 'an array';
  return typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`;
}

/** Thousands apart, as the documentation writes its bounds: 1,530. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
