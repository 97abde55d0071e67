// What 16 bytes of text are, byte by byte. Constants come from memory: V8 builds a vector literal anew at each use, and
// loads one of these in one step.

import {
  CLASS_HIGH,
  CLASS_LOW,
  FIRST_HIGH,
  FIRST_LOW,
  HIGH_NIBBLE,
  LEAD,
  LOW_NIBBLE,
  SECOND_HIGH,
  TRAIL_HIGH,
  TRAIL_LOW,
} from './tables';

const CONSTANTS = memory.data<u8>([
  0x0f, 0x30, 0x20, 0x60, 0x7a, 0x7f, 0x05, 0xcf, 0xc0, 0xfe, 0xe2, 0x82, 0xac, 0xbf, 0x25, 0x86, 0x60, 0xda,
  0x76, 0xf0, 0x75, 0x95,
]);
export const NIBBLE: usize = 0; // the low nibble, and what HIGH_NIBBLE has for characters that are not in the alphabet
const EXTENSION: usize = 1; // and for extension characters
export const SPACE: usize = 2; // the lowest plain byte, and the bit between capital and small letters
export const BACKTICK: usize = 3;
export const LAST_LETTER: usize = 4;
export const DELETE: usize = 5;
export const TO_SIGN: usize = 6; // added to 7B and more, it sets the sign bit
const LAST_C: usize = 7;
const LEAD_C0: usize = 8;
const EVEN: usize = 9;
const EURO: usize = 10; // its three bytes
export const NOT_LEAD_C: usize = 13; // all bits of classes but that of LEAD_C
// Each makes some characters the lowest signed bytes, and the next constant is a bound of those then.
export const TO_GAP: usize = 14; // 5B-60, between capital and small letters
export const PAST_GAP: usize = 15;
export const TO_PRINTABLE: usize = 16; // 20-7A
export const LAST_PRINTABLE: usize = 17;
export const TO_LINES: usize = 18; // 0A-7A
export const LAST_OF_LINES: usize = 19;
export const TO_CONTROLS: usize = 20; // 0B-1F
export const PAST_CONTROLS: usize = 21;

// Bits of classes.
export const RARE: u32 = 0x0f;
export const BOUNDED: u32 = 0x10;
export const LEAD_E2: u32 = 0x20;
export const LEAD_C_OR_F: u32 = 0x40;
export const EXTENDED: u32 = 0x80;

// @ts-ignore: decorator
@inline
export function splat(constant: usize): v128 {
  return v128.load8_splat(CONSTANTS + constant);
}

// @ts-ignore: decorator
@inline
export function isAny(a: v128, b: v128, c: v128, d: v128): v128 {
  return v128.or(v128.or(a, b), v128.or(c, d));
}

/**
 * Whether 64 bytes are 20-5A without 40, and 61-7A: with bit 20 set these are 20-7A but 60. All are of one septet. The
 * caller has the constants in locals: loaded here, they made a loop 5 to 7 % slower.
 */
// @ts-ignore: decorator
@inline
export function isPrintable(
  a: v128,
  b: v128,
  c: v128,
  d: v128,
  space: v128,
  backtick: v128,
  lastLetter: v128,
): bool {
  const lowest = i8x16.min_u(i8x16.min_u(a, b), i8x16.min_u(c, d));
  a = v128.or(a, space);
  b = v128.or(b, space);
  c = v128.or(c, space);
  d = v128.or(d, space);
  const highest = i8x16.max_u(i8x16.max_u(a, b), i8x16.max_u(c, d));
  const excepted = isAny(
    i8x16.eq(a, backtick),
    i8x16.eq(b, backtick),
    i8x16.eq(c, backtick),
    i8x16.eq(d, backtick),
  );
  const outside = v128.or(i8x16.sub_sat_u(space, lowest), i8x16.sub_sat_u(highest, lastLetter));
  return !v128.any_true(v128.or(excepted, outside));
}

/** Not 0 if any byte is D0 or more. */
// @ts-ignore: decorator
@inline
export function isWide(a: v128, b: v128, c: v128, d: v128): v128 {
  return i8x16.sub_sat_u(i8x16.max_u(i8x16.max_u(a, b), i8x16.max_u(c, d)), splat(LAST_C));
}

/** The sign bits of 64 bytes. */
// @ts-ignore: decorator
@inline
export function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    u64(u32(i8x16.bitmask(a) | (i8x16.bitmask(b) << 16))) |
    (u64(u32(i8x16.bitmask(c) | (i8x16.bitmask(d) << 16))) << 32)
  );
}

// @ts-ignore: decorator
@inline
export function highNibbles(bytes: v128): v128 {
  return v128.and(i16x8.shr_u(bytes, 4), splat(NIBBLE));
}

// @ts-ignore: decorator
@inline
export function lowNibbles(bytes: v128): v128 {
  return v128.and(bytes, splat(NIBBLE));
}

// @ts-ignore: decorator
@inline
export function classesOf(highs: v128, lows: v128): v128 {
  return v128.and(i8x16.swizzle(v128.load(CLASS_HIGH), highs), i8x16.swizzle(v128.load(CLASS_LOW), lows));
}

// @ts-ignore: decorator
@inline
export function classes(bytes: v128): v128 {
  return classesOf(highNibbles(bytes), lowNibbles(bytes));
}

/** The bits that any of the classes have. */
// @ts-ignore: decorator
@inline
export function foldedBits(classes: v128): u32 {
  const half = i64x2.extract_lane(classes, 0) | i64x2.extract_lane(classes, 1);
  const quarter = u32(half) | u32(half >> 32);
  const eighth = quarter | (quarter >> 16);
  return eighth | (eighth >> 8);
}

/** The extension characters of ASCII in 64 bytes. */
export function extensionsAt(at: usize): u64 {
  return bits(
    asciiOf(at, EXTENSION),
    asciiOf(at + 16, EXTENSION),
    asciiOf(at + 32, EXTENSION),
    asciiOf(at + 48, EXTENSION),
  );
}

/** The characters of ASCII in 64 bytes that are not in the alphabet. */
export function foreignAt(at: usize): u64 {
  return bits(
    asciiOf(at, NIBBLE),
    asciiOf(at + 16, NIBBLE),
    asciiOf(at + 32, NIBBLE),
    asciiOf(at + 48, NIBBLE),
  );
}

// @ts-ignore: decorator
@inline
function asciiOf(at: usize, some: usize): v128 {
  const bytes = v128.load(at);
  const found = v128.and(
    i8x16.swizzle(v128.load(HIGH_NIBBLE), highNibbles(bytes)),
    i8x16.swizzle(v128.load(LOW_NIBBLE), lowNibbles(bytes)),
  );
  return i8x16.ne(v128.and(found, splat(some)), i64x2.splat(0));
}

/** Where the byte and the one before it are not a two-byte character of the alphabet. */
// @ts-ignore: decorator
@inline
export function isOther(prior: v128, highs: v128, lows: v128): v128 {
  const gsm = v128.and(
    v128.and(i8x16.swizzle(v128.load(LEAD), lowNibbles(prior)), i8x16.swizzle(v128.load(TRAIL_HIGH), highs)),
    i8x16.swizzle(v128.load(TRAIL_LOW), lows),
  );
  return i8x16.eq(gsm, i64x2.splat(0));
}

/** Whether any of 64 bytes is C0 or C1, which begin nothing. */
export function hasOverlongLead(at: usize): bool {
  return v128.any_true(isAny(isC0C1(at), isC0C1(at + 16), isC0C1(at + 32), isC0C1(at + 48)));
}

// @ts-ignore: decorator
@inline
function isC0C1(at: usize): v128 {
  return i8x16.eq(v128.and(v128.load(at), splat(EVEN)), splat(LEAD_C0));
}

/** Whether a lead in 64 bytes does not allow the byte after it. */
export function isOutOfBounds(at: usize): bool {
  return v128.any_true(
    isAny(outOfBounds(at), outOfBounds(at + 16), outOfBounds(at + 32), outOfBounds(at + 48)),
  );
}

// @ts-ignore: decorator
@inline
function outOfBounds(at: usize): v128 {
  const lead = v128.load(at);
  return v128.and(
    v128.and(
      i8x16.swizzle(v128.load(FIRST_HIGH), highNibbles(lead)),
      i8x16.swizzle(v128.load(FIRST_LOW), lowNibbles(lead)),
    ),
    i8x16.swizzle(v128.load(SECOND_HIGH), highNibbles(v128.load(at, 1))),
  );
}

/** The euro signs in 64 bytes: E2 82 AC is the one character of three bytes in the alphabet. */
export function eurosAt(at: usize): u64 {
  return bits(isEuro(at), isEuro(at + 16), isEuro(at + 32), isEuro(at + 48));
}

// @ts-ignore: decorator
@inline
export function isE2(bytes: v128): v128 {
  return i8x16.eq(bytes, splat(EURO));
}

// @ts-ignore: decorator
@inline
function isEuro(at: usize): v128 {
  return v128.and(
    isE2(v128.load(at)),
    v128.and(i8x16.eq(v128.load(at, 1), splat(EURO + 1)), i8x16.eq(v128.load(at, 2), splat(EURO + 2))),
  );
}
