// Text in UTF-16 code units, in blocks of 64. For each block: three masks, a bit for each unit, and the number of bits set
// in the blocks before it. A row is then a difference of counts at its two ends, whatever its length.
//
//   block  0  X  extension characters                   24  X u32, N u32   set before this block
//          8  N  units that are not in the alphabet     32  P u32
//         16  P  second halves of surrogate pairs
//
// The units become bytes first. Those past FF become 00 or FF, which are not in the alphabet.

import { CODE_UNITS, UNIT_BLOCKS } from '../memory';
import { HIGH_NIBBLE, LETTER_HIGH, LETTER_LOW, LOW_NIBBLE } from './tables';
import { bits, isPrintable } from './vectors';

export const BLOCK: usize = 40;

// What a block holds: characters of one septet, extension characters too, or others too.
const PLAIN: u32 = 0;
const EXTENSIONS: u32 = 1;
const NOT_GSM: u32 = 2;

// A byte of each constant: V8 builds a vector literal anew at each use, and loads one of these in one step.
const CONSTANTS = memory.data<u8>([
  0x0f, 0x30, 0x70, 0x7f, 0x3f, 0x20, 0x60, 0x7a, 0x03, 0xac, 0xf8, 0xfc, 0xd8, 0xdc, 0xc0, 0xff,
]);
const NIBBLE: usize = 0; // 0F: the low nibble, and the classes of ASCII that are not in the alphabet
const EXTENSION: usize = 1; // 30: the classes of extension characters
const EXTENSION_TO_SIGN: usize = 2; // 70: added to them, sets the sign bit
const NOT_GSM_TO_SIGN: usize = 3; // 7F: likewise
const LATIN: usize = 4; // 3F: the classes of Latin letters
const SPACE: usize = 5; // 20: the lowest plain unit, the bit between capital and small letters, and the euro sign's high byte
const BACKTICK: usize = 6; // 60
const LAST_LETTER: usize = 7; // 7A
const GREEK_BYTE: usize = 8; // 03: the high byte of Greek letters
const EURO_BYTE: usize = 9; // AC: the low byte of the euro sign
const HALF: usize = 10; // F8: what the high bytes of all halves of pairs have in common
const PAIR: usize = 11; // FC: what those of first halves have in common, or of second ones
const FIRST_HALF: usize = 12; // D8
const SECOND_HALF: usize = 13; // DC
const GREEK: usize = 14; // C0: the classes of Greek letters
const ALL: usize = 15;

// @ts-ignore: decorator
@inline
function splat(constant: usize): v128 {
  return v128.load8_splat(CONSTANTS + constant);
}

/**
 * Fills the blocks for the units from `first`, which begins a block, to `last`. Returns whether all of them are certainly of
 * one septet. The 64 units after `last` are overwritten with spaces.
 */
export function classifyUnits(first: usize, last: usize): bool {
  const to = CODE_UNITS + (last << 1);
  fillWithSpaces(to);
  let plain = true;
  let wasPlain = true; // the block before this one
  let xn: u64 = 0;
  let p: u32 = 0;
  const space = splat(SPACE);
  const backtick = splat(BACKTICK);
  const lastLetter = splat(LAST_LETTER);
  let block = UNIT_BLOCKS + (first >> 6) * BLOCK;
  for (let at = CODE_UNITS + (first << 1); at < to; at += 128, block += BLOCK) {
    store<u64>(block, xn, 24);
    store<u32>(block, p, 32);
    const a = bytesOf(at);
    const b = bytesOf(at + 32);
    const c = bytesOf(at + 64);
    const d = bytesOf(at + 96);
    // The quick test pays where the block before was plain too.
    if (wasPlain && isPrintable(a, b, c, d, space, backtick, lastLetter)) {
      store<u64>(block, 0);
      store<u64>(block, 0, 8);
      store<u64>(block, 0, 16);
      continue;
    }
    const found = latinBlock(block, a, b, c, d);
    wasPlain = found == PLAIN;
    if (wasPlain) continue;
    plain = false;
    if (found == NOT_GSM && hasSpecialUnits(at)) specialUnits(at, block);
    xn += u64(popcnt(load<u64>(block))) + (u64(popcnt(load<u64>(block, 8))) << 32);
    p += u32(popcnt(load<u64>(block, 16)));
  }
  // No mask is read past the last block: an end there has no bits before it.
  store<u64>(block, xn, 24);
  store<u32>(block, p, 32);
  return plain;
}

function fillWithSpaces(at: usize): void {
  const spaces = i16x8.splat(0x20);
  for (let i: usize = 0; i < 128; i += 16) v128.store(at + i, spaces);
}

/** Sixteen units as bytes: 00 for those from 8000, FF for others past FF. */
// @ts-ignore: decorator
@inline
function bytesOf(at: usize): v128 {
  return i8x16.narrow_i16x8_u(v128.load(at), v128.load(at, 16));
}

/** Puts the masks of a block as if no unit past FF were in the alphabet or half of a pair. Returns what the block holds. */
function latinBlock(block: usize, a: v128, b: v128, c: v128, d: v128): u32 {
  const nibble = splat(NIBBLE);
  const highs = v128.load(HIGH_NIBBLE);
  const lows = v128.load(LOW_NIBBLE);
  const ka = classesOf(a, highs, lows, nibble);
  const kb = classesOf(b, highs, lows, nibble);
  const kc = classesOf(c, highs, lows, nibble);
  const kd = classesOf(d, highs, lows, nibble);
  const toSign = splat(NOT_GSM_TO_SIGN);
  let n = bits(
    i8x16.add(v128.and(ka, nibble), toSign),
    i8x16.add(v128.and(kb, nibble), toSign),
    i8x16.add(v128.and(kc, nibble), toSign),
    i8x16.add(v128.and(kd, nibble), toSign),
  );
  const past7F = i8x16.bitmask(v128.or(v128.or(a, b), v128.or(c, d)));
  if (past7F) n |= otherThanLetters(a, b, c, d);
  store<u64>(block, n, 8);
  store<u64>(block, 0, 16);
  const extension = splat(EXTENSION);
  const extensionToSign = splat(EXTENSION_TO_SIGN);
  const x = bits(
    i8x16.add(v128.and(ka, extension), extensionToSign),
    i8x16.add(v128.and(kb, extension), extensionToSign),
    i8x16.add(v128.and(kc, extension), extensionToSign),
    i8x16.add(v128.and(kd, extension), extensionToSign),
  );
  store<u64>(block, x);
  return n ? NOT_GSM : x ? EXTENSIONS : PLAIN;
}

/** Bytes past 7F that are not Latin letters of the alphabet. */
function otherThanLetters(a: v128, b: v128, c: v128, d: v128): u64 {
  const nibble = splat(NIBBLE);
  const highs = v128.load(LETTER_HIGH);
  const lows = v128.load(LETTER_LOW);
  const latin = splat(LATIN);
  const zero = i64x2.splat(0);
  return bits(
    v128.and(a, i8x16.eq(v128.and(classesOf(a, highs, lows, nibble), latin), zero)),
    v128.and(b, i8x16.eq(v128.and(classesOf(b, highs, lows, nibble), latin), zero)),
    v128.and(c, i8x16.eq(v128.and(classesOf(c, highs, lows, nibble), latin), zero)),
    v128.and(d, i8x16.eq(v128.and(classesOf(d, highs, lows, nibble), latin), zero)),
  );
}

// @ts-ignore: decorator
@inline
function classesOf(bytes: v128, highs: v128, lows: v128, nibble: v128): v128 {
  return v128.and(
    i8x16.swizzle(highs, v128.and(i16x8.shr_u(bytes, 4), nibble)),
    i8x16.swizzle(lows, v128.and(bytes, nibble)),
  );
}

/** Whether units of the block may be Greek letters, the euro sign, or halves of pairs. */
// @ts-ignore: decorator
@inline
function hasSpecialUnits(at: usize): bool {
  return v128.any_true(
    v128.or(
      v128.or(areSpecial(highBytes(at)), areSpecial(highBytes(at + 32))),
      v128.or(areSpecial(highBytes(at + 64)), areSpecial(highBytes(at + 96))),
    ),
  );
}

// @ts-ignore: decorator
@inline
function areSpecial(high: v128): v128 {
  return v128.or(
    v128.or(i8x16.eq(high, splat(GREEK_BYTE)), i8x16.eq(high, splat(SPACE))),
    i8x16.eq(v128.and(high, splat(HALF)), splat(FIRST_HALF)),
  );
}

/** The high bytes of sixteen units. */
// @ts-ignore: decorator
@inline
function highBytes(at: usize): v128 {
  return i8x16.narrow_i16x8_u(i16x8.shr_u(v128.load(at), 8), i16x8.shr_u(v128.load(at, 16), 8));
}

/** The low bytes of sixteen units. */
// @ts-ignore: decorator
@inline
function lowBytes(at: usize): v128 {
  const low = i16x8.shr_u(splat(ALL), 8);
  return i8x16.narrow_i16x8_u(v128.and(v128.load(at), low), v128.and(v128.load(at, 16), low));
}

/** Completes the masks of a block, sixteen units at a time, from the last to the first. */
function specialUnits(at: usize, block: usize): void {
  let euros: u64 = 0;
  let greek: u64 = 0;
  let firstHalves: u64 = 0;
  let secondHalves: u64 = 0;
  for (let part = at + 96; part >= at; part -= 32) {
    const high = highBytes(part);
    const low = lowBytes(part);
    const letters = v128.and(
      classesOf(low, v128.load(LETTER_HIGH), v128.load(LETTER_LOW), splat(NIBBLE)),
      splat(GREEK),
    );
    const isGreek = v128.and(i8x16.eq(high, splat(GREEK_BYTE)), i8x16.add(letters, splat(NOT_GSM_TO_SIGN)));
    const isEuro = v128.and(i8x16.eq(high, splat(SPACE)), i8x16.eq(low, splat(EURO_BYTE)));
    const half = v128.and(high, splat(PAIR));
    euros = (euros << 16) | u64(i8x16.bitmask(isEuro));
    greek = (greek << 16) | u64(i8x16.bitmask(isGreek));
    firstHalves = (firstHalves << 16) | u64(i8x16.bitmask(i8x16.eq(half, splat(FIRST_HALF))));
    secondHalves = (secondHalves << 16) | u64(i8x16.bitmask(i8x16.eq(half, splat(SECOND_HALF))));
  }
  store<u64>(block, load<u64>(block) | euros);
  store<u64>(block, load<u64>(block, 8) & ~(euros | greek), 8);
  store<u64>(block, secondHalves & ((firstHalves << 1) | u64((load<u16>(at - 2) & 0xfc00) == 0xd800)), 16);
}

/**
 * Septets of the ASCII characters in the first `length` bytes of CODE_UNITS, or 0 if one is not in the alphabet. The 64 bytes
 * after these are overwritten.
 */
export function septetsOfAscii(length: usize): usize {
  const to = CODE_UNITS + length;
  for (let i: usize = 0; i < 64; i += 16) v128.store(to + i, splat(SPACE));
  const space = splat(SPACE);
  const backtick = splat(BACKTICK);
  const lastLetter = splat(LAST_LETTER);
  let septets = length;
  for (let at = CODE_UNITS; at < to; at += 64) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    if (isPrintable(a, b, c, d, space, backtick, lastLetter)) continue;
    if (latinBlock(UNIT_BLOCKS, a, b, c, d) == NOT_GSM) return 0;
    septets += usize(popcnt(load<u64>(UNIT_BLOCKS)));
  }
  return septets;
}
