import { concatenatedPart, type Encoding, NOT_GSM, septetsOf } from './alphabet.js';
import { pairMayStraddle, partsOf } from './count.js';

/** Counts of many messages, a typed array for each question; row i of each is row i of the input. */
export interface TextCounts {
  /** `statuses[status[i]]`: 0, or 1 for bytes that are not UTF-8, counted with U+FFFD in place of each maximal subpart. */
  status: Uint8Array;
  /** `encodings[encoding[i]]`: 0 GSM-7, 1 UCS-2. */
  encoding: Uint8Array;
  /** Unicode code points. */
  characters: Uint32Array;
  /** Septets in GSM-7, UTF-16 code units in UCS-2. */
  units: Uint32Array;
  /** Parts as billed. */
  messageParts: Uint32Array;
  /** Parts as sent. */
  segments: Uint32Array;
}

/** Counts of `length` messages, all 0. */
export function textCounts(length: number): TextCounts {
  return {
    status: new Uint8Array(length),
    encoding: new Uint8Array(length),
    characters: new Uint32Array(length),
    units: new Uint32Array(length),
    messageParts: new Uint32Array(length),
    segments: new Uint32Array(length),
  };
}

/** Analyses the UTF-8 bytes from `start` to `end`, exclusive, into row `row` of `counts`. */
export function analyzeUtf8(
  data: Uint8Array,
  start: number,
  end: number,
  counts: TextCounts,
  row: number,
): void {
  const table = septetsOf;
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
      const decoded = decode(data, i, end);
      const codePoint = decoded >> 4;
      cost = codePoint > 0xffff ? NOT_GSM : table[codePoint]!;
      if (codePoint > 0xffff) astral++;
      invalid |= decoded & MALFORMED;
      continuations += (decoded & 7) - 1;
      i += decoded & 7;
    }
    seen |= cost;
    septets += cost;
  }
  const characters = end - start - continuations;
  const encoding = seen < NOT_GSM ? 'GSM-7' : 'UCS-2';
  const units = encoding === 'GSM-7' ? septets : characters + astral;
  const parts = partsOf(encoding, units);
  counts.status[row] = invalid === 0 ? 0 : 1;
  counts.encoding[row] = encoding === 'GSM-7' ? 0 : 1;
  counts.characters[row] = characters;
  counts.units[row] = units;
  counts.messageParts[row] = parts;
  counts.segments[row] = pairMayStraddle(encoding, units, characters, parts)
    ? walkSegments(data, start, end, encoding)
    : parts;
}

function walkSegments(data: Uint8Array, start: number, end: number, encoding: Encoding): number {
  const capacity = concatenatedPart(encoding);
  let segments = 1;
  let filled = 0;
  for (let i = start; i < end; ) {
    const decoded = decode(data, i, end);
    i += decoded & 7;
    const codePoint = decoded >> 4;
    const cost = encoding === 'GSM-7' ? septetsOf[codePoint]! : codePoint > 0xffff ? 2 : 1;
    filled += cost;
    if (filled > capacity) {
      segments++;
      filled = cost;
    }
  }
  return segments;
}

/** The bit of `decode`'s answer that says the bytes were not a character. */
const MALFORMED = 8;

/**
 * The character at `i`, as the UTF-8 decoder of the WHATWG Encoding Standard reads it: code point << 4 | octets
 * consumed, with `MALFORMED` set for a maximal subpart, which stands for U+FFFD.
 */
function decode(data: Uint8Array, i: number, end: number): number {
  const lead = data[i]!;
  if (lead < 0x80) return (lead << 4) | 1;
  if (lead < 0xc2 || lead > 0xf4) return malformed(1);
  if (i + 1 >= end) return malformed(1);
  const second = data[i + 1]!;
  // E0 and F0 forbid overlong forms, ED surrogates, F4 what lies past U+10FFFF.
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return malformed(1);
  if (lead < 0xe0) return ((((lead & 0x1f) << 6) | (second & 0x3f)) << 4) | 2;
  if (i + 2 >= end || (data[i + 2]! & 0xc0) !== 0x80) return malformed(2);
  const third = data[i + 2]! & 0x3f;
  if (lead < 0xf0) return ((((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | third) << 4) | 3;
  if (i + 3 >= end || (data[i + 3]! & 0xc0) !== 0x80) return malformed(3);
  const fourth = data[i + 3]! & 0x3f;
  return ((((lead & 0x07) << 18) | ((second & 0x3f) << 12) | (third << 6) | fourth) << 4) | 4;
}

const malformed = (octets: number): number => (0xfffd << 4) | MALFORMED | octets;
