// Counts messages that are alike, as src/pricing/tally.ts does: a slot is fare, class, parts, segments, and a count of
// 64 bits, 32 bytes in all.

import {
  CHANNEL,
  COUNTRY,
  ENCODING,
  FARE,
  MESSAGE_PARTS,
  SEGMENTS,
  STATUS,
  TALLY,
  TALLY_SLOTS,
  TYPE,
} from '../memory';
import { INVALID_NUMBER } from './fares';

/** Index of `statuses` (src/result.ts). */
const INVALID_PHONE_NUMBER: u8 = 2;

const TYPE_SHIFT: u32 = 16;
const ENCODING_SHIFT: u32 = 20;
const CHANNEL_SHIFT: u32 = 21;
const IN_USE: u32 = 0x8000_0000;

const SLOT: usize = 32;
/** Three in four slots. */
const MOST: u32 = TALLY_SLOTS - (TALLY_SLOTS >> 2);

let used: u32 = 0;

/** Forgets all counts. */
export function clearTally(): void {
  memory.fill(TALLY, 0, SLOT * usize(TALLY_SLOTS));
  used = 0;
}

/**
 * Counts the rows from `first` to `rows` that `resolveRows`, `fareRows` and `analyzeRows` have been through, and marks
 * those without a valid number; answers the row up to which it came: less than `rows` when the table is full.
 */
export function tallyRows(first: u32, rows: u32): u32 {
  for (let row = first; row < rows; row++) {
    const fare = load<u32>(FARE + (row << 2));
    let kind = IN_USE;
    let counts: u64 = 0;
    if (fare == INVALID_NUMBER) store<u8>(STATUS + row, INVALID_PHONE_NUMBER);
    else {
      kind |= u32(load<u16>(COUNTRY + (row << 1))) | (u32(load<u8>(TYPE + row)) << TYPE_SHIFT);
      kind |= (u32(load<u8>(ENCODING + row)) << ENCODING_SHIFT) | (u32(load<u8>(CHANNEL + row)) << CHANNEL_SHIFT);
      counts = u64(load<u32>(MESSAGE_PARTS + (row << 2))) | (u64(load<u32>(SEGMENTS + (row << 2))) << 32);
    }
    const key = u64(fare) | (u64(kind) << 32);
    const hash = key * 0x9e3779b97f4a7c15 + counts * 0xc2b2ae3d27d4eb4f;
    for (let slot = u32((hash ^ (hash >> 29)) >> 32) & (TALLY_SLOTS - 1); ; slot = (slot + 1) & (TALLY_SLOTS - 1)) {
      const at = TALLY + (usize(slot) * SLOT);
      const found = load<u64>(at);
      if (found == key && load<u64>(at, 8) == counts) {
        store<u64>(at, load<u64>(at, 16) + 1, 16);
        break;
      }
      if (found == 0) {
        if (used == MOST) return row;
        used++;
        store<u64>(at, key);
        store<u64>(at, counts, 8);
        store<u64>(at, 1, 16);
        break;
      }
    }
  }
  return rows;
}
