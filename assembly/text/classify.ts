// A window of text in blocks of 64 bytes. For each block: four masks, a bit for each byte, and the number of bits
// set in all blocks before it. The count up to any byte is then a table entry and a population count, so a message
// costs the same whatever its length, and has no tail.
//
//   block  0  C  continuations of UTF-8          32  C u32, X u32   set before this block
//          8  X  extension characters            40  B u32, F u32
//         16  B  what is not in the alphabet
//         24  F  leads of four bytes

import { BLOCKS } from '../memory';
import {
  FIRST_HIGH,
  FIRST_LOW,
  HIGH_NIBBLE,
  LEAD,
  LOW_NIBBLE,
  SECOND_HIGH,
  TRAIL_HIGH,
  TRAIL_LOW,
} from './tables';

/** Bytes of text in a window: 8 KB measured best, 2 KB and 32 KB cost 10 to 15 % more. */
export const WINDOW: usize = 8192;
const BLOCK: usize = 48;

// What a window holds besides characters of one septet and one byte.
export const PLAIN: u32 = 0;
export const MASKED: u32 = 1;
export const MULTIBYTE: u32 = 2;
export const ILL_FORMED: u32 = 4;
// How the last block ends.
const INCOMPLETE: u32 = 8; // within a character
const WIDE: u32 = 16; // that may have more than two bytes

// A byte of each constant: V8 builds a vector literal anew at each use, and loads one of these in one step.
const CONSTANTS = memory.data<u8>([
  0x0f, 0x30, 0x70, 0x7f, 0x3f, 0xc0, 0xd0, 0xe0, 0xe2, 0xf0, 0x80, 0xfe, 0x20, 0x60, 0x7a,
]);
const NIBBLE: usize = 0; // 0F: the low nibble, and the classes not in the alphabet
const EXTENSION: usize = 1; // 30: the classes of extension characters
const EXTENSION_TO_SIGN: usize = 2; // 70: added to them, sets the sign bit
const NOT_GSM_TO_SIGN: usize = 3; // 7F: likewise
const ASCII: usize = 4; // 3F: the classes of ASCII, without those of leads
const LEAD_C: usize = 5;
const LEAD_D: usize = 6;
const LEAD_E: usize = 7;
const LEAD_E2: usize = 8;
const LEAD_F: usize = 9;
const SIGN: usize = 10;
const EVEN: usize = 11;
const SPACE: usize = 12; // 20: the lowest plain byte, and the bit between capital and small letters
const BACKTICK: usize = 13; // 60
const LAST_LETTER: usize = 14; // 7A

// @ts-ignore: decorator
@inline
function splat(constant: usize): v128 {
  return v128.load8_splat(CONSTANTS + constant);
}

/** Fills the blocks for the bytes from `from` to `to`, and returns what they hold. */
export function classify(from: usize, to: usize): u32 {
  const high = v128.load(HIGH_NIBBLE);
  const low = v128.load(LOW_NIBBLE);
  const nibble = splat(NIBBLE);
  const zero = i64x2.splat(0);
  let holds = PLAIN;
  let incomplete: u32 = 0;
  let plain = true; // the block before this one
  let block = BLOCKS;
  let cx: u64 = 0;
  let bf: u64 = 0;
  for (let at = from; at < to; at += 64, block += BLOCK) {
    store<u64>(block, cx, 32);
    store<u64>(block, bf, 40);
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    // The quick test pays where the block before was plain too.
    if (plain && isPlain(a, b, c, d)) {
      v128.store(block, zero);
      v128.store(block, zero, 16);
      continue;
    }
    const ka = classesOf(a, high, low, nibble);
    const kb = classesOf(b, high, low, nibble);
    const kc = classesOf(c, high, low, nibble);
    const kd = classesOf(d, high, low, nibble);
    const classes = v128.or(v128.or(ka, kb), v128.or(kc, kd));
    const past7F = i8x16.bitmask(v128.or(v128.or(a, b), v128.or(c, d)));
    plain = !(incomplete | past7F | i32(v128.any_true(classes)));
    if (plain) {
      v128.store(block, zero);
      v128.store(block, zero, 16);
      continue;
    }
    holds |= MASKED;
    let x: u64 = 0;
    let n: u64 = 0;
    if (v128.any_true(v128.and(classes, splat(ASCII)))) {
      x = bits(isExtension(ka), isExtension(kb), isExtension(kc), isExtension(kd));
      n = bits(isNotGsm(ka), isNotGsm(kb), isNotGsm(kc), isNotGsm(kd));
    }
    if (incomplete | past7F) {
      // Bit 6: leads C0-CF. Bit 7: leads D0-FF.
      const leadsD = i8x16.bitmask(classes);
      const leadsC = i8x16.bitmask(i8x16.add(classes, classes)) | i32((load<u8>(at - 1) & 0xf0) == 0xc0);
      const found =
        leadsD | (incomplete & WIDE)
          ? leadsC
            ? mixedBlock(at, block, x, n)
            : wideBlock(at, block, x, n)
          : latinBlock(at, block, x, n);
      holds |= found;
      incomplete = found & (INCOMPLETE | WIDE);
      cx += u64(popcnt(load<u64>(block))) + (u64(popcnt(load<u64>(block, 8))) << 32);
      bf += u64(popcnt(load<u64>(block, 16))) + (u64(popcnt(load<u64>(block, 24))) << 32);
    } else {
      storeMasks(block, 0, x, n, 0);
      cx += u64(popcnt(x)) << 32;
      bf += u64(popcnt(n));
    }
  }
  // No mask is read past the last block: an offset there has no bits before it.
  store<u64>(block, cx, 32);
  store<u64>(block, bf, 40);
  return holds;
}

/** Whether 64 bytes are surely of one septet each: 20-5A but 40, and 61-7A. With bit 20 set these are 20-7A but 60. */
// @ts-ignore: decorator
@inline
function isPlain(a: v128, b: v128, c: v128, d: v128): bool {
  const space = splat(SPACE);
  const backtick = splat(BACKTICK);
  const lowest = i8x16.min_u(i8x16.min_u(a, b), i8x16.min_u(c, d));
  a = v128.or(a, space);
  b = v128.or(b, space);
  c = v128.or(c, space);
  d = v128.or(d, space);
  const highest = i8x16.max_u(i8x16.max_u(a, b), i8x16.max_u(c, d));
  const excepted = v128.or(
    v128.or(i8x16.eq(a, backtick), i8x16.eq(b, backtick)),
    v128.or(i8x16.eq(c, backtick), i8x16.eq(d, backtick)),
  );
  const outside = v128.or(i8x16.lt_u(lowest, space), i8x16.gt_u(highest, splat(LAST_LETTER)));
  return !v128.any_true(v128.or(excepted, outside));
}

// @ts-ignore: decorator
@inline
function classesOf(bytes: v128, high: v128, low: v128, nibble: v128): v128 {
  return v128.and(
    i8x16.swizzle(high, highNibbles(bytes, nibble)),
    i8x16.swizzle(low, v128.and(bytes, nibble)),
  );
}

/** C in the low, X in the high half: set in the window before `offset`. */
// @ts-ignore: decorator
@inline
export function countsCX(offset: usize): u64 {
  const block = BLOCKS + (offset >> 6) * BLOCK;
  const before = ((<u64>1) << (offset & 63)) - 1;
  return (
    load<u64>(block, 32) + popcnt(load<u64>(block) & before) + (popcnt(load<u64>(block, 8) & before) << 32)
  );
}

/** B in the low, F in the high half: set in the window before `offset`. */
// @ts-ignore: decorator
@inline
export function countsBF(offset: usize): u64 {
  const block = BLOCKS + (offset >> 6) * BLOCK;
  const before = ((<u64>1) << (offset & 63)) - 1;
  return (
    load<u64>(block, 40) +
    popcnt(load<u64>(block, 16) & before) +
    (popcnt(load<u64>(block, 24) & before) << 32)
  );
}

/** Whether the bytes before `to` begin a character that they do not end. */
// @ts-ignore: decorator
@inline
export function endsWithinCharacter(to: usize): bool {
  const tail = load<u32>(to - 4);
  return tail >= 0xc0000000 || (tail & 0x00e00000) == 0x00e00000 || (tail & 0x0000f000) == 0x0000f000;
}

// @ts-ignore: decorator
@inline
function highNibbles(bytes: v128, nibble: v128): v128 {
  return v128.and(i16x8.shr_u(bytes, 4), nibble);
}

// @ts-ignore: decorator
@inline
function storeMasks(block: usize, c: u64, x: u64, n: u64, f: u64): void {
  store<u64>(block, c);
  store<u64>(block, x, 8);
  store<u64>(block, n, 16);
  store<u64>(block, f, 24);
}

/** The sign bits of 64 bytes. */
// @ts-ignore: decorator
@inline
function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    u64(i8x16.bitmask(a)) |
    (u64(i8x16.bitmask(b)) << 16) |
    (u64(i8x16.bitmask(c)) << 32) |
    (u64(i8x16.bitmask(d)) << 48)
  );
}

// @ts-ignore: decorator
@inline
function isExtension(classes: v128): v128 {
  return i8x16.add(v128.and(classes, splat(EXTENSION)), splat(EXTENSION_TO_SIGN));
}

// @ts-ignore: decorator
@inline
function isNotGsm(classes: v128): v128 {
  return i8x16.add(v128.and(classes, splat(NIBBLE)), splat(NOT_GSM_TO_SIGN));
}

/** A block whose leads are only C0-CF: well formed when each is followed by one continuation. */
function latinBlock(at: usize, block: usize, x: u64, n: u64): u32 {
  const a = v128.load(at);
  const b = v128.load(at, 16);
  const c = v128.load(at, 32);
  const d = v128.load(at, 48);
  const continuations = bits(isContinuation(a), isContinuation(b), isContinuation(c), isContinuation(d));
  const leads = bits(a, b, c, d) & ~continuations;
  const other =
    bits(isOther(at, a), isOther(at + 16, b), isOther(at + 32, c), isOther(at + 48, d)) & continuations;
  const wellFormed =
    continuations == ((leads << 1) | u64(load<u8>(at - 1) >= 0xc0)) &&
    (other == 0 || !hasOverlongLead(at, a, b, c, d));
  storeMasks(block, continuations, x, n | other, 0);
  return MULTIBYTE | (wellFormed ? 0 : ILL_FORMED) | (leads >> 63 ? INCOMPLETE : 0);
}

/** Where the byte and the one before it are not a two-byte character of the alphabet. */
// @ts-ignore: decorator
@inline
function isOther(at: usize, bytes: v128): v128 {
  const nibble = splat(NIBBLE);
  const gsm = v128.and(
    v128.and(
      i8x16.swizzle(v128.load(LEAD), v128.and(v128.load(at - 1), nibble)),
      i8x16.swizzle(v128.load(TRAIL_HIGH), highNibbles(bytes, nibble)),
    ),
    i8x16.swizzle(v128.load(TRAIL_LOW), v128.and(bytes, nibble)),
  );
  return i8x16.eq(gsm, i64x2.splat(0));
}

// @ts-ignore: decorator
@inline
function isContinuation(bytes: v128): v128 {
  return i8x16.lt_s(bytes, splat(LEAD_C));
}

/** Whether a block, or the byte before it, is C0 or C1, which begin nothing. What follows them is never of the alphabet. */
// @ts-ignore: decorator
@inline
function hasOverlongLead(at: usize, a: v128, b: v128, c: v128, d: v128): bool {
  return (
    (load<u8>(at - 1) & 0xfe) == 0xc0 ||
    v128.any_true(v128.or(v128.or(isC0C1(a), isC0C1(b)), v128.or(isC0C1(c), isC0C1(d))))
  );
}

// @ts-ignore: decorator
@inline
function isC0C1(bytes: v128): v128 {
  return i8x16.eq(v128.and(bytes, splat(EVEN)), splat(LEAD_C));
}

/** A block with leads D0-FF and none of C0-CF. */
function wideBlock(at: usize, block: usize, x: u64, n: u64): u32 {
  return multibyteBlock(at, block, x, n, false);
}

/** A block with leads of every kind. */
function mixedBlock(at: usize, block: usize, x: u64, n: u64): u32 {
  return multibyteBlock(at, block, x, n, true);
}

// @ts-ignore: decorator
@inline
function multibyteBlock(at: usize, block: usize, x: u64, n: u64, leadsC: bool): u32 {
  const a = v128.load(at);
  const b = v128.load(at, 16);
  const c = v128.load(at, 32);
  const d = v128.load(at, 48);
  const continuations = bits(isContinuation(a), isContinuation(b), isContinuation(c), isContinuation(d));
  const leadF = splat(LEAD_F);
  const fourths = bits(
    i8x16.ge_u(a, leadF),
    i8x16.ge_u(b, leadF),
    i8x16.ge_u(c, leadF),
    i8x16.ge_u(d, leadF),
  );
  const leadD = splat(LEAD_D);
  n |= bits(i8x16.ge_u(a, leadD), i8x16.ge_u(b, leadD), i8x16.ge_u(c, leadD), i8x16.ge_u(d, leadD));
  if (leadsC) {
    const afterLeadC =
      (bits(isLeadC(a), isLeadC(b), isLeadC(c), isLeadC(d)) << 1) | u64((load<u8>(at - 1) & 0xf0) == 0xc0);
    n |= afterLeadC & bits(isOther(at, a), isOther(at + 16, b), isOther(at + 32, c), isOther(at + 48, d));
  }
  // The euro sign, E2 82 AC, is the one character of three bytes in the alphabet.
  const leadE2 = splat(LEAD_E2);
  let e2 = bits(i8x16.eq(a, leadE2), i8x16.eq(b, leadE2), i8x16.eq(c, leadE2), i8x16.eq(d, leadE2));
  for (; e2; e2 &= e2 - 1) {
    const bit = ctz(e2);
    if (load<u16>(at + usize(bit), 1) == 0xac82) {
      n &= ~(1 << bit);
      x |= 1 << bit;
    }
  }
  storeMasks(block, continuations, x, n, fourths);
  const illFormed = v128.or(
    v128.or(isIllFormed(at, a), isIllFormed(at + 16, b)),
    v128.or(isIllFormed(at + 32, c), isIllFormed(at + 48, d)),
  );
  return (
    MULTIBYTE |
    (v128.any_true(illFormed) ? ILL_FORMED : 0) |
    (endsWithinCharacter(at + 64) ? INCOMPLETE | WIDE : 0)
  );
}

// @ts-ignore: decorator
@inline
function isLeadC(bytes: v128): v128 {
  return i8x16.eq(v128.and(bytes, splat(LEAD_F)), splat(LEAD_C));
}

/** Not 0 where a byte cannot follow the three before it. */
// @ts-ignore: decorator
@inline
function isIllFormed(at: usize, bytes: v128): v128 {
  const nibble = splat(NIBBLE);
  const prior = v128.load(at - 1);
  const pair = v128.and(
    v128.and(
      i8x16.swizzle(v128.load(FIRST_HIGH), highNibbles(prior, nibble)),
      i8x16.swizzle(v128.load(FIRST_LOW), v128.and(prior, nibble)),
    ),
    i8x16.swizzle(v128.load(SECOND_HIGH), highNibbles(bytes, nibble)),
  );
  const due = v128.or(
    i8x16.ge_u(v128.load(at - 2), splat(LEAD_E)),
    i8x16.ge_u(v128.load(at - 3), splat(LEAD_F)),
  );
  return v128.xor(v128.and(due, splat(SIGN)), pair);
}
