// Counts messages that are alike, for src/kernel/wasm-tally.ts.
//
//   slot      = key: fare, and class with IN_USE (8) | counts of 14 kinds (14 x 4): a cache line
//   kind      = 7 x encoding + parts - 1, for messages of up to 7 parts with as many segments
//   odd slot  = key (8) | parts, segments (8) | encoding (4) | count (4), for all others

import { CHANNEL_SHIFT, IN_USE, MOST_PARTS, ODD_SHIFT, SLOT_SHIFT, TYPE_SHIFT } from '../constants';
import {
  CHANNEL,
  COUNTRY,
  ENCODING,
  FARE,
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
  for (let row = first; row < rows; row++) {
    const fare = load<u32>(FARE + (row << 2));
    const kind =
      IN_USE |
      u32(load<u16>(COUNTRY + (row << 1))) |
      (u32(load<u8>(TYPE + row)) << TYPE_SHIFT) |
      (u32(load<u8>(CHANNEL + row)) << CHANNEL_SHIFT);
    const key = u64(fare) | (u64(kind) << 32);
    const parts = load<u32>(MESSAGE_PARTS + (row << 2));
    const isOdd = parts > MOST_PARTS || parts != load<u32>(SEGMENTS + (row << 2));
    if (
      !(isOdd
        ? countOdd(row, key, parts)
        : count(key, u32(load<u8>(ENCODING + row)) * MOST_PARTS + parts - 1))
    )
      return row;
  }
  return rows;
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
  const counter = at + 8 + (kind << 2);
  store<u32>(counter, load<u32>(counter) + 1);
  return true;
}

function countOdd(row: u32, key: u64, parts: u32): bool {
  const lengths = u64(parts) | (u64(load<u32>(SEGMENTS + (row << 2))) << 32);
  const encoding = u32(load<u8>(ENCODING + row));
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
