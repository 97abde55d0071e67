// UTF-8 that is well-formed (Unicode, table 3-7), by the first byte of a character past ASCII.

/** Continuations after a lead, or 0 for a byte that begins no character. */
// @ts-ignore: decorator
@inline
export function continuationsAfter(lead: u32): u32 {
  return lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
}

/** The lowest second byte: E0 and F0 have no overlong forms. */
// @ts-ignore: decorator
@inline
export function lowestSecond(lead: u32): u32 {
  return lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
}

/** The highest second byte: no surrogates after ED, and nothing past U+10FFFF after F4. */
// @ts-ignore: decorator
@inline
export function highestSecond(lead: u32): u32 {
  return lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
}
