// A row of up to 16 bytes that may have any character.

import { ALPHANUMERIC, INVALID_SENDER, INVALID_UTF8, MOST_SEPTETS } from '../constants';
import { KIND, STATUS } from '../memory';
import { LEAD, TRAIL_HIGH, TRAIL_LOW } from '../text/tables';
import { within } from '../within';
import { NOT_UTF8, walk } from './walk';

// What a byte is: SHAPE_HIGH[byte >> 4] & SHAPE_LOW[byte & 15]. Bit 7: a trail. Bit 6: a lead. Bit 5: a lead C0-CF. Bit 4: an
// extension character. Bit 3: a lead of three bytes. Bits 2 to 0 are left to `walk`: control characters, F0-FF, and leads
// after which a trail may be wrong, a control character or no letter, which are C0-C2, CD, E0-E2 and ED.
const SHAPE_HIGH: usize = memory.data<u8>(
  [0x01, 0x01, 0, 0, 0, 0x10, 0, 0x14, 0x80, 0x80, 0x80, 0x80, 0x62, 0x40, 0x4a, 0x41],
  16,
);
const SHAPE_LOW: usize = memory.data<u8>(
  [0xeb, 0xeb, 0xeb, 0xe9, 0xe9, 0xe9, 0xe9, 0xe9, 0xe9, 0xe9, 0xe9, 0xf9, 0xf9, 0xfb, 0xf9, 0xed],
  16,
);

// Loaded where they are used: V8 makes a constant anew each time.
const NIBBLE: usize = memory.data<u32>([0x0f0f0f0f]);
const LEFT: usize = memory.data<u32>([0x07070707]);
const GRAVE: usize = memory.data<u32>([0x60606060]);
const SMALL: usize = memory.data<u32>([0x20202020]);
const FIRST_LETTER: usize = memory.data<u32>([0x61616161]);
const LETTERS: usize = memory.data<u32>([0x19191919]);

/**
 * Checks the `length` bytes at `from` into a row. They are not all digits. There are no branches but for what is left to
 * `walk`: which characters a name has cannot be foreseen.
 */
// @ts-ignore: decorator
@inline
export function shortRow(row: u32, from: usize, length: u32, agent: u8): void {
  const nibble = v128.load32_splat(NIBBLE);
  const bytes = v128.load(from);
  const inside = within(length);
  const highs = v128.and(i16x8.shr_u(bytes, 4), nibble);
  const lows = v128.and(bytes, nibble);
  const shapes = v128.and(inside, byNibbles(SHAPE_HIGH, highs, SHAPE_LOW, lows));
  if (v128.any_true(v128.and(shapes, v128.load32_splat(LEFT))))
    return storeKinds(row, walk(from, from + length, agent));

  const trails = bitsOf(shapes);
  const leads = bitsOf(i16x8.shl(shapes, 1));
  const leadsC = bitsOf(i16x8.shl(shapes, 2));
  const extensions = bitsOf(i16x8.shl(shapes, 3));
  const leadsOfThree = bitsOf(i16x8.shl(shapes, 4));
  const graves = bitsOf(v128.and(inside, i8x16.eq(bytes, v128.load32_splat(GRAVE))));
  const places = i8x16.sub(v128.or(bytes, v128.load32_splat(SMALL)), v128.load32_splat(FIRST_LETTER));
  const asciiLetters = bitsOf(v128.and(inside, i8x16.le_u(places, v128.load32_splat(LETTERS))));
  const prior = i8x16.swizzle(v128.load(LEAD), v128.and(v128.load(from - 1), nibble));
  const gsm = v128.and(prior, byNibbles(TRAIL_HIGH, highs, TRAIL_LOW, lows));
  const others = bitsOf(i8x16.eq(gsm, i64x2.splat(0)));

  // All two-byte characters of the alphabet are letters, but for those that begin with C2.
  const letters = trails & (leadsC << 1) & ~others;
  const outside = some((letters ^ trails) | graves);
  const notUtf8 = some(((leads << 1) | (leadsOfThree << 2)) ^ trails);
  const septets = length - u32(i32.popcnt(trails)) + u32(i32.popcnt(extensions));
  const isName = some(letters | asciiLetters) & ~outside & u32(i32(septets - MOST_SEPTETS - 1) >> 31);
  const kinds = ((isName & ALPHANUMERIC) | agent) & ~notUtf8;
  store<u8>(row, kinds, KIND);
  store<u8>(row, (notUtf8 & INVALID_UTF8) | (~some(kinds) & ~notUtf8 & INVALID_SENDER), STATUS);
}

/** All ones if any of the lower 31 bits is set, and else 0. The compiler makes branches of what is true or false. */
// @ts-ignore: decorator
@inline
function some(bits: u32): u32 {
  return u32(i32(-bits) >> 31);
}

/** Stores the kinds of a row, or NOT_UTF8, and its status. */
export function storeKinds(row: u32, kinds: u8): void {
  store<u8>(row, kinds == NOT_UTF8 ? 0 : kinds, KIND);
  store<u8>(row, kinds == NOT_UTF8 ? INVALID_UTF8 : kinds == 0 ? INVALID_SENDER : 0, STATUS);
}

// @ts-ignore: decorator
@inline
function byNibbles(high: usize, highs: v128, low: usize, lows: v128): v128 {
  return v128.and(i8x16.swizzle(v128.load(high), highs), i8x16.swizzle(v128.load(low), lows));
}

/** The sign bit of each byte. */
// @ts-ignore: decorator
@inline
function bitsOf(bytes: v128): u32 {
  return u32(i8x16.bitmask(bytes));
}
