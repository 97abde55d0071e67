/** The bit of a decoded character that says its bytes are not UTF-8. */
export const MALFORMED = 8;

/**
 * The character that begins at `i` in bytes up to `end`, exclusive, as the UTF-8 decoder of the WHATWG Encoding Standard
 * reads it: code point << 4 | octets consumed. A maximal subpart that is not UTF-8 is U+FFFD with `MALFORMED` set.
 *
 * The well-formed sequences: Unicode, table 3-7.
 */
export function decodeUtf8(data: Uint8Array, i: number, end: number): number {
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
