import { codeUnitAt } from '../code-unit.js';
import { type Alphabet, type GsmAlphabet, NOT_IN_ALPHABET } from './alphabet.js';

/** Parts as billed. */
export function partsOf({ single, part }: Alphabet, units: number): number {
  return units <= single ? 1 : Math.ceil(units / part);
}

/** Parts as sent. Walks over the text only where a pair may straddle a boundary. */
export function segmentsOf(text: string, alphabet: Alphabet, units: number, characters: number): number {
  const parts = partsOf(alphabet, units);
  if (!pairMayStraddle(alphabet, units, characters, parts)) return parts;
  let segments = 0;
  for (let start = 0; start < text.length; segments++) start = partEnd(text, start, alphabet);
  return segments;
}

/**
 * Whether there can be more segments than parts: k parts have k - 1 boundaries, each loses one unit at most, and
 * only a text with characters of two units can lose any.
 */
export function pairMayStraddle(
  alphabet: Alphabet,
  units: number,
  characters: number,
  parts: number,
): boolean {
  return parts > 1 && units !== characters && units + parts - 1 > parts * alphabet.part;
}

/**
 * Septets of the text, or the complement of an index up to which all of it is in the alphabet.
 * `length` is that of the text: a call site that has seen many kinds of strings is slow to find it, so the caller
 * looks it up once.
 */
export function countSeptets(text: string, length: number, { septets: septetsOf }: GsmAlphabet): number {
  const fours = length & ~3;
  let septets = 0;
  let i = 0;
  for (; i < fours; i += 4) {
    const a = septetsOf[codeUnitAt(text, i)]!;
    const b = septetsOf[codeUnitAt(text, i + 1)]!;
    const c = septetsOf[codeUnitAt(text, i + 2)]!;
    const d = septetsOf[codeUnitAt(text, i + 3)]!;
    if ((a | b | c | d) >= NOT_IN_ALPHABET) return ~i;
    septets += a + b + c + d;
  }
  for (; i < length; i++) {
    const a = septetsOf[codeUnitAt(text, i)]!;
    if (a >= NOT_IN_ALPHABET) return ~i;
    septets += a;
  }
  return septets;
}

/** Surrogate pairs of a text that has no surrogate in front of index `from`. */
export function countSurrogatePairs(text: string, length: number, from: number): number {
  let pairs = 0;
  // One of the two units of a pair stands at an odd index, so that the others need no look.
  for (let i = from | 1; i < length; i += 2) {
    const unit = codeUnitAt(text, i);
    if ((unit & 0xf800) !== 0xd800) continue;
    if (unit >= 0xdc00 ? isPair(text, i - 1) : i + 1 < length && isPair(text, i)) pairs++;
  }
  return pairs;
}

/** Whether the unit at `index` is a high surrogate and the next, which must exist, a low one. */
function isPair(text: string, index: number): boolean {
  return (codeUnitAt(text, index) & 0xfc00) === 0xd800 && (codeUnitAt(text, index + 1) & 0xfc00) === 0xdc00;
}

/** The end of the longest part of a concatenated message that begins at `start`. */
export function partEnd(text: string, start: number, { septets, part }: Alphabet): number {
  const { length } = text;
  if (septets === null) {
    const end = start + part;
    if (end >= length) return length;
    return isPair(text, end - 1) ? end - 1 : end;
  }
  let end = start;
  for (let filled = 0; end < length; end++) {
    filled += septets[codeUnitAt(text, end)]!;
    if (filled > part) break;
  }
  return end;
}

/** Where each part of a concatenated message ends. */
export function partEnds(text: string, alphabet: Alphabet): number[] {
  const ends: number[] = [];
  for (let end = 0; end < text.length; ends.push(end)) end = partEnd(text, end, alphabet);
  return ends;
}
