import { codeUnitAt } from '../code-unit.js';
import { concatenatedPart, type Encoding, NOT_GSM, septetsOf, singlePart } from './alphabet.js';

/** Parts as billed. */
export function partsOf(encoding: Encoding, units: number): number {
  return units <= singlePart(encoding) ? 1 : Math.ceil(units / concatenatedPart(encoding));
}

/** Parts as sent, with a walk over the text only where a pair may straddle a boundary. */
export function segmentsOf(text: string, encoding: Encoding, units: number, characters: number): number {
  const parts = partsOf(encoding, units);
  if (!pairMayStraddle(encoding, units, characters, parts)) return parts;
  let segments = 0;
  for (let start = 0; start < text.length; segments++) start = partEnd(text, start, encoding);
  return segments;
}

/**
 * Whether there can be more segments than parts: k parts have k - 1 boundaries, each loses one unit at most, and
 * only a text with characters of two units can lose any.
 */
export function pairMayStraddle(
  encoding: Encoding,
  units: number,
  characters: number,
  parts: number,
): boolean {
  return parts > 1 && units !== characters && units + parts - 1 > parts * concatenatedPart(encoding);
}

/**
 * Septets of the text, or the complement of an index before which all is in the default alphabet. `length` is
 * the text's, which a call site that has seen many kinds of strings is slow to find: it is looked up once.
 */
export function countSeptets(text: string, length: number): number {
  const fours = length & ~3;
  let septets = 0;
  let i = 0;
  for (; i < fours; i += 4) {
    const a = septetsOf[codeUnitAt(text, i)]!;
    const b = septetsOf[codeUnitAt(text, i + 1)]!;
    const c = septetsOf[codeUnitAt(text, i + 2)]!;
    const d = septetsOf[codeUnitAt(text, i + 3)]!;
    if ((a | b | c | d) >= NOT_GSM) return ~i;
    septets += a + b + c + d;
  }
  for (; i < length; i++) {
    const a = septetsOf[codeUnitAt(text, i)]!;
    if (a === NOT_GSM) return ~i;
    septets += a;
  }
  return septets;
}

/** Surrogate pairs that begin at index `from` or later; before it there is no surrogate. */
export function countSurrogatePairs(text: string, length: number, from: number): number {
  let pairs = 0;
  // Of the two units of a pair one stands at an odd index: the others need no look.
  for (let i = from | 1; i < length; i += 2) {
    const unit = codeUnitAt(text, i);
    if ((unit & 0xf800) !== 0xd800) continue;
    if (unit >= 0xdc00 ? isPair(text, i - 1) : i + 1 < length && isPair(text, i)) pairs++;
  }
  return pairs;
}

/** Whether the unit at `index` is a high surrogate and the next, which there must be, a low one. */
function isPair(text: string, index: number): boolean {
  return (codeUnitAt(text, index) & 0xfc00) === 0xd800 && (codeUnitAt(text, index + 1) & 0xfc00) === 0xdc00;
}

/** The end of the longest part of a concatenated message that begins at `start`. */
export function partEnd(text: string, start: number, encoding: Encoding): number {
  const capacity = concatenatedPart(encoding);
  const { length } = text;
  if (encoding === 'UCS-2') {
    const end = start + capacity;
    if (end >= length) return length;
    return isPair(text, end - 1) ? end - 1 : end;
  }
  let end = start;
  for (let septets = 0; end < length; end++) {
    septets += septetsOf[codeUnitAt(text, end)]!;
    if (septets > capacity) break;
  }
  return end;
}
