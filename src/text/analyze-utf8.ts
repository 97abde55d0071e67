import type { Utf8Column } from '../columns.js';
import { decodeUtf8, MALFORMED } from '../utf8.js';
import { type Alphabet, alphabets, gsm7, NOT_IN_ALPHABET } from './alphabet.js';
import type { TextCounts } from './columns.js';
import { pairMayStraddle, partsOf } from './count.js';

/** Analyses row `row` of a column into the same row of `counts`. */
export function analyzeUtf8({ data, starts, ends }: Utf8Column, counts: TextCounts, row: number): void {
  const start = starts[row]!;
  const end = ends[row]!;
  const table = gsm7.septets;
  let septets = 0;
  let seen = 0;
  let continuations = 0;
  let astral = 0;
  let invalid = 0;
  for (let i = start; i < end; ) {
    const byte = data[i]!;
    let cost: number;
    if (byte < 0x80) {
      cost = table[byte]!;
      i++;
    } else {
      const decoded = decodeUtf8(data, i, end);
      const codePoint = decoded >> 4;
      cost = codePoint > 0xffff ? NOT_IN_ALPHABET : table[codePoint]!;
      if (codePoint > 0xffff) astral++;
      invalid |= decoded & MALFORMED;
      continuations += (decoded & 7) - 1;
      i += decoded & 7;
    }
    seen |= cost;
    septets += cost;
  }
  const characters = end - start - continuations;
  const encoding = seen < NOT_IN_ALPHABET ? 0 : 1;
  const alphabet = alphabets[encoding]!;
  const units = encoding === 0 ? septets : characters + astral;
  const parts = partsOf(alphabet, units);
  counts.status[row] = invalid === 0 ? 0 : 1;
  counts.encoding[row] = encoding;
  counts.characters[row] = characters;
  counts.units[row] = units;
  counts.messageParts[row] = parts;
  counts.segments[row] = pairMayStraddle(alphabet, units, characters, parts)
    ? walkSegments(data, start, end, alphabet)
    : parts;
}

/** Segments of the bytes: fills one after the other, and never splits a pair. */
function walkSegments(data: Uint8Array, start: number, end: number, alphabet: Alphabet): number {
  const { septets, part } = alphabet;
  let segments = 1;
  let filled = 0;
  for (let i = start; i < end; ) {
    const decoded = decodeUtf8(data, i, end);
    i += decoded & 7;
    const codePoint = decoded >> 4;
    const cost = septets !== null ? septets[codePoint]! : codePoint > 0xffff ? 2 : 1;
    filled += cost;
    if (filled > part) {
      segments++;
      filled = cost;
    }
  }
  return segments;
}
