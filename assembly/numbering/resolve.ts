// Rows of digits to calling code, country and type, by the walk of src/numbering/walk.ts.

import { INVALID_PHONE_NUMBER, LONGEST, SHORTEST } from '../constants';
import {
  AFTER_FOUR,
  AFTER_THREE,
  CALLING_CODE,
  COUNTRY,
  endOf,
  LEAVES,
  NEXT,
  rowsLieWithin,
  STATUS,
  startOf,
  TYPE,
} from '../memory';

let firstLeaf: u32 = 0;

/**
 * Takes up the table that the host has put into memory (src/numbering/table.ts), with all of AFTER_THREE filled. LEAVES
 * has eight bytes for each leaf: calling code (2), country (2), type (1), status (1), and two of no use.
 */
export function setNumberTable(first: u32): void {
  firstLeaf = first;
  for (let length = SHORTEST; length <= LONGEST; length++) {
    for (let three: u32 = 100; three < 1000; three++) {
      const state: u32 = load<u16>(AFTER_THREE + ((length * 1000 + three) << 1));
      const at = AFTER_FOUR + (((length * 1000 + three) * 10) << 1);
      for (let digit: u32 = 0; digit < 10; digit++) store<u16>(at + (digit << 1), after(state, 0x30 + digit));
    }
  }
}

/**
 * Resolves rows 0 to `rows`. Row i is the bytes from `base` + STARTS[i] to `base` + ENDS[i], exclusive; 16 bytes can be
 * read from its start. Returns false, and does nothing, if a row ends before it starts or after `size`.
 */
export function resolveRows(base: usize, rows: u32, size: u32): bool {
  if (!rowsLieWithin(rows, size)) return false;
  const leaves = LEAVES - (firstLeaf << 3);
  const zeros = i8x16.splat(0x30);
  const past9 = i8x16.splat(0x7f - 9);
  const low = i16x8.splat(0xff);
  const tens = i16x8.splat(10);
  const hundreds = i32x4.splat(0x0001_0064); // (100, 1) in 16 bits each
  for (let row: u32 = 0; row < rows; row++) {
    const from = base + startOf(row);
    const length = u32(base + endOf(row) - from);
    const digits = i8x16.sub(v128.load(from), zeros);
    // A byte that is not a digit is more than 9: it becomes more than 127, which sets the highest bit.
    const others = i8x16.bitmask(i8x16.add_sat_u(digits, past9));
    let leaf: u64 = u64(INVALID_PHONE_NUMBER) << 40;
    if (
      length - SHORTEST <= LONGEST - SHORTEST &&
      (others & ((1 << length) - 1)) == 0 &&
      load<u8>(from) != 0x30
    ) {
      // Two digits in 16 bits, then four in 32.
      const pairs = i16x8.add(i16x8.mul(v128.and(digits, low), tens), i16x8.shr_u(digits, 8));
      const four = u32(i32x4.extract_lane(i32x4.dot_i16x8_s(pairs, hundreds), 0));
      let state: u32 = load<u16>(AFTER_FOUR + ((length * 10000 + four) << 1));
      state = after(state, load<u8>(from, 4));
      state = after(state, load<u8>(from, 5));
      state = after(state, load<u8>(from, 6));
      for (let at = from + SHORTEST; state < firstLeaf; at++) state = after(state, load<u8>(at));
      leaf = load<u64>(leaves + (state << 3));
    }
    store<u16>(CALLING_CODE + (row << 1), u16(leaf));
    store<u16>(COUNTRY + (row << 1), u16(leaf >> 16));
    store<u8>(TYPE + row, u8(leaf >> 32));
    store<u8>(STATUS + row, u8(leaf >> 40));
  }
  return true;
}

// @ts-ignore: decorator
@inline
function after(state: u32, character: u32): u32 {
  return load<u16>(NEXT - 0x60 + ((state * 10 + character) << 1));
}
