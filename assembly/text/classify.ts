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
const INCOMPLETE: u32 = 8; // the block ends within a character

const NOT_GSM_BITS: i8 = 0x0f;
const EXTENSION_BITS: i8 = 0x30;

/** Fills the blocks for the bytes from `from` to `to`, and tells what they hold. */
export function classify(from: usize, to: usize): u32 {
  const high = v128.load(HIGH_NIBBLE);
  const low = v128.load(LOW_NIBBLE);
  const fifteen = i8x16.splat(15);
  let holds = PLAIN;
  let incomplete: u32 = 0;
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
    const ka = v128.and(i8x16.swizzle(high, i8x16.shr_u(a, 4)), i8x16.swizzle(low, v128.and(a, fifteen)));
    const kb = v128.and(i8x16.swizzle(high, i8x16.shr_u(b, 4)), i8x16.swizzle(low, v128.and(b, fifteen)));
    const kc = v128.and(i8x16.swizzle(high, i8x16.shr_u(c, 4)), i8x16.swizzle(low, v128.and(c, fifteen)));
    const kd = v128.and(i8x16.swizzle(high, i8x16.shr_u(d, 4)), i8x16.swizzle(low, v128.and(d, fifteen)));
    if (!(incomplete | u32(v128.any_true(v128.or(v128.or(ka, kb), v128.or(kc, kd)))))) {
      v128.store(block, i64x2.splat(0));
      v128.store(block, i64x2.splat(0), 16);
      continue;
    }
    if (incomplete | i8x16.bitmask(v128.or(v128.or(a, b), v128.or(c, d)))) {
      const found = multibyteBlock(at, block);
      holds |= found;
      incomplete = found & INCOMPLETE;
      cx += u64(popcnt(load<u64>(block))) + (u64(popcnt(load<u64>(block, 8))) << 32);
      bf += u64(popcnt(load<u64>(block, 16))) + (u64(popcnt(load<u64>(block, 24))) << 32);
    } else {
      const x = extensionMask(ka) | (extensionMask(kb) << 16) | (extensionMask(kc) << 32) | (extensionMask(kd) << 48);
      const n = notGsmMask(ka) | (notGsmMask(kb) << 16) | (notGsmMask(kc) << 32) | (notGsmMask(kd) << 48);
      store<u64>(block, 0);
      store<u64>(block, x, 8);
      store<u64>(block, n, 16);
      store<u64>(block, 0, 24);
      holds |= MASKED;
      cx += u64(popcnt(x)) << 32;
      bf += u64(popcnt(n));
    }
  }
  store<u64>(block, 0);
  store<u64>(block, 0, 8);
  store<u64>(block, 0, 16);
  store<u64>(block, 0, 24);
  store<u64>(block, cx, 32);
  store<u64>(block, bf, 40);
  return holds;
}

/** C in the low, X in the high half: set in the window before `offset`. */
// @ts-ignore: decorator
@inline
export function countsCX(offset: usize): u64 {
  const block = BLOCKS + (offset >> 6) * BLOCK;
  const before = ((<u64>1) << (offset & 63)) - 1;
  return load<u64>(block, 32) + popcnt(load<u64>(block) & before) + (popcnt(load<u64>(block, 8) & before) << 32);
}

/** B in the low, F in the high half: set in the window before `offset`. */
// @ts-ignore: decorator
@inline
export function countsBF(offset: usize): u64 {
  const block = BLOCKS + (offset >> 6) * BLOCK;
  const before = ((<u64>1) << (offset & 63)) - 1;
  return load<u64>(block, 40) + popcnt(load<u64>(block, 16) & before) + (popcnt(load<u64>(block, 24) & before) << 32);
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
function extensionMask(classes: v128): u64 {
  return u64(i8x16.bitmask(i8x16.add(v128.and(classes, i8x16.splat(EXTENSION_BITS)), i8x16.splat(0x70))));
}

// @ts-ignore: decorator
@inline
function notGsmMask(classes: v128): u64 {
  return u64(i8x16.bitmask(i8x16.add(v128.and(classes, i8x16.splat(NOT_GSM_BITS)), i8x16.splat(0x7f))));
}

/** A block with bytes past 7F. A character counts where it ends: extension and "not in the alphabet" lie on its last byte. */
function multibyteBlock(at: usize, block: usize): u32 {
  let error = i64x2.splat(0);
  let c: u64 = 0;
  let x: u64 = 0;
  let n: u64 = 0;
  let f: u64 = 0;
  for (let i: usize = 0; i < 64; i += 16) {
    const bytes = v128.load(at + i);
    const prior = v128.load(at + i - 1);
    const second = v128.load(at + i - 2);
    const third = v128.load(at + i - 3);
    const highNibble = i8x16.shr_u(bytes, 4);
    const lowNibble = v128.and(bytes, i8x16.splat(15));
    const priorHigh = i8x16.shr_u(prior, 4);
    const priorLow = v128.and(prior, i8x16.splat(15));
    const fourths = i8x16.ge_u(bytes, i8x16.splat(-16)); // F0
    const classes = v128.and(
      i8x16.swizzle(v128.load(HIGH_NIBBLE), highNibble),
      i8x16.swizzle(v128.load(LOW_NIBBLE), lowNibble),
    );
    const twoByteGsm = v128.and(
      v128.and(i8x16.swizzle(v128.load(LEAD), priorLow), i8x16.swizzle(v128.load(TRAIL_HIGH), highNibble)),
      i8x16.swizzle(v128.load(TRAIL_LOW), lowNibble),
    );
    const leadC = i8x16.eq(priorHigh, i8x16.splat(0x0c));
    const twoByteOther = v128.and(leadC, i8x16.eq(twoByteGsm, i64x2.splat(0)));
    const afterE2 = i8x16.eq(second, i8x16.splat(-30)); // E2
    const euro = v128.and(
      v128.and(afterE2, i8x16.eq(prior, i8x16.splat(-126))), // 82
      i8x16.eq(bytes, i8x16.splat(-84)), // AC
    );
    const otherLead = v128.andnot(i8x16.ge_u(bytes, i8x16.splat(-48)), i8x16.eq(bytes, i8x16.splat(-30))); // D0
    const otherWide = v128.or(otherLead, v128.xor(afterE2, euro));
    const conts = i8x16.lt_s(bytes, i8x16.splat(-64)); // 80-BF

    c |= u64(i8x16.bitmask(conts)) << i;
    f |= u64(i8x16.bitmask(fourths)) << i;
    x |= (extensionMask(classes) | u64(i8x16.bitmask(euro))) << i;
    n |= (notGsmMask(classes) | u64(i8x16.bitmask(v128.or(twoByteOther, otherWide)))) << i;

    const pair = v128.and(
      v128.and(i8x16.swizzle(v128.load(FIRST_HIGH), priorHigh), i8x16.swizzle(v128.load(FIRST_LOW), priorLow)),
      i8x16.swizzle(v128.load(SECOND_HIGH), highNibble),
    );
    const due = v128.or(
      i8x16.ge_u(second, i8x16.splat(-32)), // E0
      i8x16.ge_u(third, i8x16.splat(-16)), // F0
    );
    error = v128.or(error, v128.xor(v128.and(due, i8x16.splat(-128)), pair));
  }
  store<u64>(block, c);
  store<u64>(block, x, 8);
  store<u64>(block, n, 16);
  store<u64>(block, f, 24);
  return (
    MASKED |
    MULTIBYTE |
    (v128.any_true(error) ? ILL_FORMED : 0) |
    (endsWithinCharacter(at + 64) ? INCOMPLETE : 0)
  );
}
