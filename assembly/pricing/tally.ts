// Counts messages that are alike, for src/kernel/wasm-tally.ts.
//
//   slot      = key: fare, and class with IN_USE (8) | counts of 14 kinds (14 x 4): a cache line
//   kind      = 7 x encoding + parts, from 1 on, for messages of up to 7 parts with as many segments
//   odd slot  = key (8) | parts, segments (8) | encoding (4) | count (4), for all others

import { CHANNEL_SHIFT, IN_USE, MOST_PARTS, ODD_SHIFT, SLOT_SHIFT, TYPE_SHIFT } from '../constants';
import {
  CHANNEL,
  COUNTRY,
  ENCODING,
  FARE,
  fourBytes,
  MESSAGE_PARTS,
  ODD,
  ODD_SLOTS,
  SEGMENTS,
  TALLY,
  TALLY_SLOTS,
  TYPE,
  USED,
} from '../memory';

let used: u32 = 0;
let oddUsed: u32 = 0;

/** How many slots are in use. USED has their indexes, so that few messages need no search of the whole table. */
export function usedSlots(): u32 {
  return used;
}

/** Clears all counts. */
export function clearTally(): void {
  for (let i: u32 = 0; i < used; i++)
    memory.fill(TALLY + (usize(load<u16>(USED + (i << 1))) << SLOT_SHIFT), 0, 1 << SLOT_SHIFT);
  memory.fill(ODD, 0, usize(ODD_SLOTS) << ODD_SHIFT);
  used = 0;
  oddUsed = 0;
}

/**
 * Counts the rows from `first` to `rows`, exclusive, by the columns that `resolveRows`, `fareRows` and `analyzeRows` have
 * filled. Returns the first row that is not counted: less than `rows` when a table is full.
 */
export function tallyRows(first: u32, rows: u32): u32 {
  const most = i32x4.splat(MOST_PARTS);
  for (let row = first; row < rows; row += 4) {
    const parts = v128.load(row << 2, MESSAGE_PARTS);
    const segments = v128.load(row << 2, SEGMENTS);
    const odd = i32x4.bitmask(v128.or(i32x4.ne(parts, segments), i32x4.gt_s(parts, most)));
    const kinds = i32x4.add(parts, i32x4.mul(fourBytes(ENCODING + row), most));
    const countries = v128.or(v128.load_ext<u16>(row << 1, COUNTRY), i32x4.splat(IN_USE));
    const types = i32x4.shl(fourBytes(TYPE + row), TYPE_SHIFT);
    const channels = i32x4.shl(fourBytes(CHANNEL + row), CHANNEL_SHIFT);
    const classes = v128.or(countries, v128.or(types, channels));
    const fares = v128.load(row << 2, FARE);
    const ab = v128.shuffle<u32>(fares, classes, 0, 4, 1, 5);
    const cd = v128.shuffle<u32>(fares, classes, 2, 6, 3, 7);
    if (!countRow(row, i64x2.extract_lane(ab, 0), i32x4.extract_lane(kinds, 0), odd & 1)) return row;
    if (row + 1 == rows) break;
    if (!countRow(row + 1, i64x2.extract_lane(ab, 1), i32x4.extract_lane(kinds, 1), odd & 2)) return row + 1;
    if (row + 2 == rows) break;
    if (!countRow(row + 2, i64x2.extract_lane(cd, 0), i32x4.extract_lane(kinds, 2), odd & 4)) return row + 2;
    if (row + 3 == rows) break;
    if (!countRow(row + 3, i64x2.extract_lane(cd, 1), i32x4.extract_lane(kinds, 3), odd & 8)) return row + 3;
  }
  return rows;
}

// @ts-ignore: decorator
@inline
function countRow(row: u32, key: u64, kind: u32, odd: u32): bool {
  return odd ? countOdd(row, key) : count(key, kind);
}

// @ts-ignore: decorator
@inline
function hash(key: u64): u32 {
  const product = key * 0x9e3779b97f4a7c15;
  return u32(product >> 40);
}

// @ts-ignore: decorator
@inline
function count(key: u64, kind: u32): bool {
  let at = TALLY + (usize(hash(key) & (TALLY_SLOTS - 1)) << SLOT_SHIFT);
  while (load<u64>(at) != key) {
    if (load<u64>(at) == 0) {
      // Three in four slots.
      if (used == TALLY_SLOTS - (TALLY_SLOTS >> 2)) return false;
      store<u16>(USED + (used << 1), u16((at - TALLY) >> SLOT_SHIFT));
      used++;
      store<u64>(at, key);
      break;
    }
    at += 1 << SLOT_SHIFT;
    if (at == TALLY + (usize(TALLY_SLOTS) << SLOT_SHIFT)) at = TALLY;
  }
  const counter = at + (kind << 2);
  store<u32>(counter, load<u32>(counter, 4) + 1, 4);
  return true;
}

function countOdd(row: u32, key: u64): bool {
  const parts = load<u32>(row << 2, MESSAGE_PARTS);
  const lengths = u64(parts) | (u64(load<u32>(row << 2, SEGMENTS)) << 32);
  const encoding = u32(load<u8>(row, ENCODING));
  let slot = (hash(key) + parts * 31) & (ODD_SLOTS - 1);
  let at: usize;
  for (;;) {
    at = ODD + (usize(slot) << ODD_SHIFT);
    if (load<u64>(at) == key && load<u64>(at, 8) == lengths && load<u32>(at, 16) == encoding) break;
    if (load<u64>(at) == 0) {
      if (oddUsed == ODD_SLOTS - (ODD_SLOTS >> 2)) return false;
      oddUsed++;
      store<u64>(at, key);
      store<u64>(at, lengths, 8);
      store<u32>(at, encoding, 16);
      break;
    }
    slot = (slot + 1) & (ODD_SLOTS - 1);
  }
  store<u32>(at, load<u32>(at, 20) + 1, 20);
  return true;
}
