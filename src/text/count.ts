import { concatenatedPart, type Encoding, NOT_GSM, septetsOf, singlePart } from './alphabet.js';

/** Parts as billed. */
export function partsOf(encoding: Encoding, units: number): number {
  return units <= singlePart(encoding) ? 1 : Math.ceil(units / concatenatedPart(encoding));
}

/**
 * Parts as sent, without a walk unless a pair may straddle a boundary: k parts have k - 1 boundaries, each
 * loses one unit at most, and only a text with characters of two units can lose any.
 */
export function segmentsOf(text: string, encoding: Encoding, units: number, characters: number): number {
  const parts = partsOf(encoding, units);
  if (units === characters || units + parts - 1 <= parts * concatenatedPart(encoding) || parts === 1)
    return parts;
  let segments = 0;
  for (let start = 0; start < text.length; segments++) start = partEnd(text, start, encoding);
  return segments;
}

/** Septets of the text, or the complement of an index before which all is in the default alphabet. */
export function countSeptets(text: string): number {
  const length = text.length;
  const fours = length & ~3;
  let septets = 0;
  let i = 0;
  for (; i < fours; i += 4) {
    const a = septetsOf[text.charCodeAt(i)]!;
    const b = septetsOf[text.charCodeAt(i + 1)]!;
    const c = septetsOf[text.charCodeAt(i + 2)]!;
    const d = septetsOf[text.charCodeAt(i + 3)]!;
    if ((a | b | c | d) >= NOT_GSM) return ~i;
    septets += a + b + c + d;
  }
  for (; i < length; i++) {
    const a = septetsOf[text.charCodeAt(i)]!;
    if (a === NOT_GSM) return ~i;
    septets += a;
  }
  return septets;
}

/** High surrogates from index `from` on that a low surrogate follows. */
export function countSurrogatePairs(text: string, from: number): number {
  let pairs = 0;
  for (let i = from; i < text.length - 1; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      pairs++;
      i++;
    }
  }
  return pairs;
}

/** The end of the longest part of a concatenated message that begins at `start`. */
export function partEnd(text: string, start: number, encoding: Encoding): number {
  const capacity = concatenatedPart(encoding);
  const { length } = text;
  if (encoding === 'UCS-2') {
    const end = start + capacity;
    if (end >= length) return length;
    const splitsPair =
      (text.charCodeAt(end - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(end) & 0xfc00) === 0xdc00;
    return splitsPair ? end - 1 : end;
  }
  let end = start;
  for (let septets = 0; end < length; end++) {
    septets += septetsOf[text.charCodeAt(end)]!;
    if (septets > capacity) break;
  }
  return end;
}
