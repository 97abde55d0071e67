import { codeUnitAt } from '../code-unit.js';
import { argumentError, misuse } from '../misuse.js';
import { CONTROL, classOf, DIGIT, LETTER, OUTSIDE, SEPTETS } from './characters.js';

/** The kinds of senders: bit i of a code stands for `senderKinds[i]`. */
export const senderKinds = ['NUMERIC', 'ALPHANUMERIC', 'RCS_AGENT'] as const;
export type SenderKind = (typeof senderKinds)[number];

export const NUMERIC = 1;
export const ALPHANUMERIC = 2;
export const RCS_AGENT = 4;

/** Digits of the longest number (ITU-T E.164). */
export const MOST_DIGITS = 15;
/** An alphanumeric address has room for 11 septets (TS 23.040, 9.1.2.5). */
export const MOST_SEPTETS = 11;
/** Characters of an RCS agent, and so of any sender. */
export const MOST_CHARACTERS = 25;

/**
 * Returns the kinds in a code of the column `kind`, from 0 to 7: bit i stands for `senderKinds[i]`.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `kind` is not a number
 * @throws {RangeError} `INVALID_ARGUMENT` when `kind` is not a whole number from 0 to 7
 * @example
 * senderKindsOf(6) // ['ALPHANUMERIC', 'RCS_AGENT']
 */
export function senderKindsOf(kind: number): SenderKind[] {
  if (typeof kind !== 'number') throw argumentError('kind', 'a number', kind);
  if (!(Number.isInteger(kind) && kind >= 0 && kind < 1 << senderKinds.length))
    throw misuse(new RangeError(`kind must be a whole number from 0 to 7, not ${kind}`));
  return senderKinds.filter((_, i) => kind & (1 << i));
}

/** The classes of all characters of a sender together. */
export interface Totals {
  characters: number;
  /** Meaningless when a character is `OUTSIDE`. */
  septets: number;
  /** Bits that all characters have, and bits that any has. */
  every: number;
  some: number;
}

/** The kinds of a sender, as bits. */
export function kindBits({ characters, septets, every, some }: Totals, smartRouting: boolean): number {
  if (characters === 0) return 0;
  let kind = 0;
  if (every & DIGIT && characters <= MOST_DIGITS) kind |= NUMERIC;
  if (some & LETTER && !(some & OUTSIDE) && septets <= MOST_SEPTETS) kind |= ALPHANUMERIC;
  if (smartRouting && !(some & CONTROL) && characters <= MOST_CHARACTERS) kind |= RCS_AGENT;
  return kind;
}

/** Adds up the characters of a string, and stops after the first one past `most`. */
export function totalsOf(sender: string, most: number): Totals {
  let characters = 0;
  let septets = 0;
  let every = -1;
  let some = 0;
  for (let i = 0; i < sender.length && characters <= most; characters++) {
    let codePoint = codeUnitAt(sender, i++);
    if (codePoint >= 0xd800) {
      codePoint = sender.codePointAt(i - 1)!;
      if (codePoint > 0xffff) i++;
    }
    const bits = classOf(codePoint);
    septets += bits & SEPTETS;
    every &= bits;
    some |= bits;
  }
  return { characters, septets, every, some };
}
