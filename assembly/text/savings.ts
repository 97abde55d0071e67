// What rows in UCS-2 would need after safe replacement, and in the cheapest pair of national tables (3GPP TS 23.038, 6.2.1.2).
// Both follow from one reading of the row: each character has a class (src/text/savings-classes.ts), and a lane of a
// vector stands for each locking shift table.

import {
  FIRST_MARK,
  FROM_LETTER,
  GSM_PART,
  GSM_SINGLE,
  LANGUAGES,
  NO_REPLACEMENT,
  NO_TABLE,
  ONE_TABLE_PART,
  ONE_TABLE_SINGLE,
  TWO_TABLES_PART,
  TWO_TABLES_SINGLE,
} from '../constants';
import {
  CLASS_OF,
  CLASSES,
  COMPOSABLE,
  ENCODING,
  endOf,
  LOCKING,
  MESSAGE_PARTS,
  PARTS_AFTER_REPLACEMENT,
  PARTS_WITH_NATIONAL_TABLES,
  SAVED,
  SEGMENTS,
  SEGMENTS_AFTER_REPLACEMENT,
  SEGMENTS_WITH_NATIONAL_TABLES,
  SINGLE,
  STATUS,
  startOf,
} from '../memory';
import { messageParts } from './parts';
import { nationalSegments, replacedSegments } from './savings-segments';

/** Characters of a row for each locking shift table that lacks them (16 x 4), and the single shift tables that have these (16 x 2). */
const LACKING: usize = memory.data(64, 16);
const SINGLES: usize = memory.data(32, 16);

/** Characters that are counted in lanes of 8 bits. */
const MOST_IN_LANE: u32 = 255;

/**
 * Finds the savings of the rows that `analyzeRows` analysed last. Returns how many of them need fewer parts or segments
 * then: SAVED has these rows.
 */
export function savingsRows(base: usize, rows: u32): u32 {
  memory.copy(PARTS_AFTER_REPLACEMENT, MESSAGE_PARTS, rows << 2);
  memory.copy(SEGMENTS_AFTER_REPLACEMENT, SEGMENTS, rows << 2);
  memory.copy(PARTS_WITH_NATIONAL_TABLES, MESSAGE_PARTS, rows << 2);
  memory.copy(SEGMENTS_WITH_NATIONAL_TABLES, SEGMENTS, rows << 2);
  memory.fill(LOCKING, 0, rows);
  memory.fill(SINGLE, 0, rows);
  let saved: u32 = 0;
  for (let row: u32 = 0; row < rows; row++) {
    if (load<u8>(row, ENCODING) == 0) continue;
    // U+FFFD, which stands for what is not UTF-8, has no replacement and is in no table.
    if (load<u8>(row, STATUS)) continue;
    savingsOf(row, base + startOf(row), base + endOf(row));
    const at = row << 2;
    const parts = load<u32>(at, MESSAGE_PARTS);
    const isSaved =
      u32(load<u32>(at, PARTS_AFTER_REPLACEMENT) != parts) |
      u32(load<u32>(at, PARTS_WITH_NATIONAL_TABLES) != parts) |
      u32(load<u32>(at, SEGMENTS_WITH_NATIONAL_TABLES) != load<u32>(at, SEGMENTS));
    store<u16>(saved << 1, u16(row), SAVED);
    saved += isSaved;
  }
  return saved;
}

/** Finds the savings of a row of well-formed UTF-8. */
function savingsOf(row: u32, from: usize, to: usize): void {
  const zero = i64x2.splat(0);
  let lacking0 = zero;
  let lacking4 = zero;
  let lacking8 = zero;
  let lacking12 = zero;
  let singlesLow = i64x2.splat(-1);
  let singlesHigh = i64x2.splat(-1);
  let counts: u64 = 0;
  let barred: u32 = 0;
  let characters: u32 = 0;
  let prior: u32 = 0;
  for (let at = from; at < to; ) {
    let lacking = zero;
    for (const most = characters + MOST_IN_LANE; at < to && characters < most; characters++) {
      let unit: u32 = load<u8>(at);
      if (unit < 0x80) at++;
      else if (unit < 0xe0) {
        unit = ((unit & 0x1f) << 6) | (load<u8>(at, 1) & 0x3f);
        at += 2;
      } else if (unit < 0xf0) {
        unit = ((unit & 0xf) << 12) | ((load<u8>(at, 1) & 0x3f) << 6) | (load<u8>(at, 2) & 0x3f);
        at += 3;
      } else return; // beyond U+FFFF nothing has a replacement or is in a table
      const known = CLASSES + (usize(load<u8>(unit, CLASS_OF)) << 6);
      const flags = load<u32>(known, 56);
      if (flags) {
        barred |= flags & FROM_LETTER && isComposable(prior, unit) ? NO_TABLE : flags;
        if ((barred & (NO_TABLE | NO_REPLACEMENT)) == (NO_TABLE | NO_REPLACEMENT)) return;
      }
      lacking = i8x16.add(lacking, v128.load(known));
      singlesLow = v128.and(singlesLow, v128.load(known, 16));
      singlesHigh = v128.and(singlesHigh, v128.load(known, 32));
      counts += load<u64>(known, 48);
      prior = unit;
    }
    const low = i16x8.extend_low_i8x16_u(lacking);
    const high = i16x8.extend_high_i8x16_u(lacking);
    lacking0 = i32x4.add(lacking0, i32x4.extend_low_i16x8_u(low));
    lacking4 = i32x4.add(lacking4, i32x4.extend_high_i16x8_u(low));
    lacking8 = i32x4.add(lacking8, i32x4.extend_low_i16x8_u(high));
    lacking12 = i32x4.add(lacking12, i32x4.extend_high_i16x8_u(high));
  }
  if ((barred & NO_REPLACEMENT) == 0) putReplaced(row, from, to, counts);
  if (barred & NO_TABLE) return;
  v128.store(LACKING, lacking0);
  v128.store(LACKING, lacking4, 16);
  v128.store(LACKING, lacking8, 32);
  v128.store(LACKING, lacking12, 48);
  v128.store(SINGLES, singlesLow);
  v128.store(SINGLES, singlesHigh, 16);
  putNational(row, from, to, characters);
}

/** Whether a mark composes with the letter in front of it: the two are a letter of the default alphabet. */
function isComposable(letter: u32, mark: u32): bool {
  if (letter >= 0x80) return false;
  const letters = COMPOSABLE + ((mark - FIRST_MARK) << 4);
  return bool((load<u8>(letters + (letter >> 3)) >> (letter & 7)) & 1);
}

/**
 * Puts what a row needs after replacement, where that saves a part and leaves a text. The upper half of `counts` is how many
 * characters of two septets there are, and the lower half all septets.
 */
function putReplaced(row: u32, from: usize, to: usize, counts: u64): void {
  const septets = u32(counts);
  const parts = messageParts(septets, true);
  if (septets == 0 || parts >= load<u32>(row << 2, MESSAGE_PARTS)) return;
  const mayStraddle = parts > 1 && counts >> 32 != 0 && septets + parts - 1 > parts * GSM_PART;
  store<u32>(row << 2, parts, PARTS_AFTER_REPLACEMENT);
  store<u32>(row << 2, mayStraddle ? replacedSegments(from, to) : parts, SEGMENTS_AFTER_REPLACEMENT);
}

/**
 * Puts what a row needs in the cheapest pair of tables that can write it: fewest parts, then most septets left, then the
 * default alphabet, then the lowest identifiers, and of single shift tables that of the same language first.
 */
function putNational(row: u32, from: usize, to: usize, characters: u32): void {
  let leastParts: u32 = -1;
  let mostLeft: u32 = 0;
  let units: u32 = 0;
  let part: u32 = 0;
  let pair: u32 = 0;
  for (let locking: u32 = 0; locking < LANGUAGES; locking++) {
    const singles = u32(load<u16>(locking << 1, SINGLES));
    if (singles == 0) continue;
    const single = singles & 1 ? 0 : (singles >> locking) & 1 ? locking : ctz(singles);
    const septets = characters + load<u32>(locking << 2, LACKING);
    const tables = u32(locking != 0) + u32(single != 0);
    const alone = tables == 0 ? GSM_SINGLE : tables == 1 ? ONE_TABLE_SINGLE : TWO_TABLES_SINGLE;
    const each = tables == 0 ? GSM_PART : tables == 1 ? ONE_TABLE_PART : TWO_TABLES_PART;
    const parts: u32 = septets <= alone ? 1 : (septets + each - 1) / each;
    const left = (parts == 1 ? alone : parts * each) - septets;
    if (parts > leastParts || (parts == leastParts && left <= mostLeft)) continue;
    leastParts = parts;
    mostLeft = left;
    units = septets;
    part = each;
    pair = (locking << 8) | single;
  }
  if (units == 0) return;
  const locking = pair >> 8;
  const mayStraddle = leastParts > 1 && units != characters && units + leastParts - 1 > leastParts * part;
  store<u32>(row << 2, leastParts, PARTS_WITH_NATIONAL_TABLES);
  store<u32>(
    row << 2,
    mayStraddle ? nationalSegments(from, to, locking, part) : leastParts,
    SEGMENTS_WITH_NATIONAL_TABLES,
  );
  store<u8>(row, u8(locking), LOCKING);
  store<u8>(row, u8(pair), SINGLE);
}
