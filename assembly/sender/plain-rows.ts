// Rows of up to 16 bytes of digits, letters and punctuation, 16 at a time. There are no branches: what comes next cannot be
// foreseen.

import { ALPHANUMERIC, INVALID_SENDER, MOST_DIGITS, MOST_SEPTETS, NUMERIC } from '../constants';
import { endsOf, KIND, STATUS, startsOf } from '../memory';

// The rank of a byte is RANK_HIGH[byte >> 4] & RANK_LOW[byte & 15]. As signed numbers from the lowest: 80 for a digit, 0 for
// punctuation, 01 and 02 for letters, and from 04 on extension characters and what is not in the alphabet.
const RANK_HIGH: usize = memory.data<u8>(
  [0x20, 0x20, 0x00, 0x80, 0x01, 0x06, 0x09, 0x16, 0x40, 0x40, 0x40, 0x40, 0x40, 0x40, 0x40, 0x40],
  16,
);
const RANK_LOW: usize = memory.data<u8>(
  [0xea, 0xe3, 0xe3, 0xe3, 0xe3, 0xe3, 0xe3, 0xe3, 0xe3, 0xe3, 0x63, 0x65, 0x65, 0x65, 0x65, 0x71],
  16,
);
const HIGHEST_LETTER: i8 = 2;

/** How many rows `plainRows` checks at most. */
export const ROWS_AT_ONCE: u32 = 64;

/** Stands for the length of longer rows. */
const LONG: i32 = 17;

// 17 bytes that change nothing, and 16 that have the rank of a digit.
const THEN_DIGITS: usize = memory.data<u64>([0, 0, 0x8080808080808000, 0x8080808080808080, 0x80]);
const NIBBLE: usize = memory.data<u32>([0x0f0f0f0f]);

/** A bit for each of the rows that `plainRows` checked last: more than 16 bytes. */
export let longRows: u64 = 0;

/**
 * Checks rows `first` to `last`, exclusive and at most 64 of them, and up to 15 more. Returns a bit for each row of up to
 * 16 bytes that takes a closer look. That one and the long ones are left without a right answer.
 */
export function plainRows(base: usize, first: u32, last: u32, agent: u8): u64 {
  let closer: u64 = 0;
  let long: u64 = 0;
  const high = v128.load(RANK_HIGH);
  const low = v128.load(RANK_LOW);
  const nibble = v128.load32_splat(NIBBLE);
  for (let row = first; row < last; row += 16) {
    const a = lengthsOf(row);
    const b = lengthsOf(row + 4);
    const c = lengthsOf(row + 8);
    const d = lengthsOf(row + 12);
    const lengths = bytesOf(a, b, c, d);
    const highest = bytesOf(
      highestOf(base, row, a, high, low, nibble),
      highestOf(base, row + 4, b, high, low, nibble),
      highestOf(base, row + 8, c, high, low, nibble),
      highestOf(base, row + 12, d, high, low, nibble),
    );
    const isNumber = v128.and(
      i8x16.lt_s(highest, i8x16.splat(0)),
      i8x16.lt_s(lengths, i8x16.splat(i8(MOST_DIGITS + 1))),
    );
    const isName = v128.and(
      i8x16.gt_s(highest, i8x16.splat(0)),
      i8x16.lt_s(lengths, i8x16.splat(i8(MOST_SEPTETS + 1))),
    );
    const isLong = i8x16.eq(lengths, i8x16.splat(i8(LONG)));
    const isOther = i8x16.gt_s(highest, i8x16.splat(HIGHEST_LETTER));
    const ofAny = v128.or(
      i8x16.splat(agent),
      v128.or(v128.and(isNumber, i8x16.splat(NUMERIC)), v128.and(isName, i8x16.splat(ALPHANUMERIC))),
    );
    const kinds = v128.andnot(ofAny, i8x16.eq(lengths, i8x16.splat(0)));
    v128.store(row, kinds, KIND);
    v128.store(row, v128.and(i8x16.eq(kinds, i8x16.splat(0)), i8x16.splat(INVALID_SENDER)), STATUS);
    const place = row - first;
    closer |= u64(u32(i8x16.bitmask(v128.andnot(isOther, isLong)))) << place;
    long |= u64(u32(i8x16.bitmask(isLong))) << place;
  }
  longRows = long;
  return closer;
}

/** The lengths of four rows, at most LONG. */
// @ts-ignore: decorator
@inline
function lengthsOf(row: u32): v128 {
  return i32x4.min_u(i32x4.sub(endsOf(row), startsOf(row)), i32x4.splat(LONG));
}

/** The highest rank in each of four rows. */
// @ts-ignore: decorator
@inline
function highestOf(base: usize, row: u32, lengths: v128, high: v128, low: v128, nibble: v128): v128 {
  const starts = startsOf(row);
  const a = ranksAt(base + i32x4.extract_lane(starts, 0), i32x4.extract_lane(lengths, 0), high, low, nibble);
  const b = ranksAt(base + i32x4.extract_lane(starts, 1), i32x4.extract_lane(lengths, 1), high, low, nibble);
  const c = ranksAt(base + i32x4.extract_lane(starts, 2), i32x4.extract_lane(lengths, 2), high, low, nibble);
  const d = ranksAt(base + i32x4.extract_lane(starts, 3), i32x4.extract_lane(lengths, 3), high, low, nibble);
  // Each of these shuffles is one instruction.
  const ab = i8x16.max_s(v128.shuffle<u32>(a, b, 0, 4, 1, 5), v128.shuffle<u32>(a, b, 2, 6, 3, 7));
  const cd = i8x16.max_s(v128.shuffle<u32>(c, d, 0, 4, 1, 5), v128.shuffle<u32>(c, d, 2, 6, 3, 7));
  const fours = i8x16.max_s(v128.shuffle<u64>(ab, cd, 0, 2), v128.shuffle<u64>(ab, cd, 1, 3));
  const twos = i8x16.max_s(fours, i32x4.shl(fours, 16));
  return i32x4.shr_s(i8x16.max_s(twos, i32x4.shl(twos, 8)), 24);
}

/** The ranks of the first `length` bytes. After them the lowest, and others that are negative. */
// @ts-ignore: decorator
@inline
function ranksAt(from: usize, length: u32, high: v128, low: v128, nibble: v128): v128 {
  const bytes = v128.load(from);
  const ranks = v128.and(
    i8x16.swizzle(high, v128.and(i16x8.shr_u(bytes, 4), nibble)),
    i8x16.swizzle(low, v128.and(bytes, nibble)),
  );
  return v128.or(ranks, v128.load(THEN_DIGITS + LONG - length));
}

/** 16 numbers as bytes. */
// @ts-ignore: decorator
@inline
function bytesOf(a: v128, b: v128, c: v128, d: v128): v128 {
  return i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d));
}
