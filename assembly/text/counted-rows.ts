// Rows of a window that is in blocks. What a row holds is the difference of the counts at its two ends: they are put down for
// all rows of the window first, and then four rows at a time become columns.

import { GSM_PART, GSM_SINGLE, UCS2_PART, UCS2_SINGLE } from '../constants';
import { ENCODING, endOf, endsOf, ROW_COUNTS, SEGMENTS, startOf, startsOf, UNITS } from '../memory';
import { countsBefore, extensionsBefore, isCutAt } from './blocks';
import { putSoundCounts } from './counts';
import { segmentsOf } from './segments';

/**
 * Puts what rows `first` to `last`, exclusive, hold into ROW_COUNTS, with the fields that a block has. Returns whether a row
 * begins or ends within a character.
 */
export function putRowCounts(first: u32, last: u32): bool {
  const window = startOf(first);
  let end: usize = -1;
  let atEnd: u64 = 0;
  let cut: u64 = 0;
  let slot = ROW_COUNTS;
  for (let row = first; row < last; row++, slot += 8) {
    const begin = startOf(row) - window;
    let atStart = atEnd;
    // Most rows begin where the one before them ends.
    if (begin != end) {
      atStart = countsBefore(begin);
      cut |= isCutAt(begin);
    }
    end = endOf(row) - window;
    atEnd = countsBefore(end);
    cut |= isCutAt(end);
    store<u64>(slot, atEnd - atStart);
  }
  return cut != 0;
}

/** The same for a window of ASCII in the alphabet, where no row can cut a character. */
export function putExtensionCounts(first: u32, last: u32): void {
  const window = startOf(first);
  let end: usize = -1;
  let atEnd: u32 = 0;
  let slot = ROW_COUNTS;
  for (let row = first; row < last; row++, slot += 8) {
    const begin = startOf(row) - window;
    const atStart = begin == end ? atEnd : extensionsBefore(begin);
    end = endOf(row) - window;
    atEnd = extensionsBefore(end);
    store<u64>(slot, u64((atEnd - atStart) << 16));
  }
}

/**
 * Puts the rows of ROW_COUNTS into the columns, without a branch that depends on them: rows differ, and a branch on their
 * length was mispredicted every other time. Up to three rows past the last are written.
 */
export function countedRows(first: u32, last: u32): void {
  const low = i32x4.splat(0xffff);
  const zero = i32x4.splat(0);
  const one = i32x4.splat(1);
  let slot = ROW_COUNTS;
  for (let row = first; row < last; row += 4, slot += 32) {
    const two = v128.load(slot);
    const others = v128.load(slot, 16);
    const continuationsAndPairs = v128.shuffle<i32>(two, others, 0, 2, 4, 6);
    const foreignAndFourths = v128.shuffle<i32>(two, others, 1, 3, 5, 7);
    const gsm = i32x4.eq(v128.and(foreignAndFourths, low), zero);
    // A row in GSM-7 has no leads of four bytes, so all of its pairs are extension characters. In UCS-2 these are no pairs.
    const pairs = i32x4.shr_u(v128.bitselect(continuationsAndPairs, foreignAndFourths, gsm), 16);
    const bytes = i32x4.sub(endsOf(row), startsOf(row));
    const characters = i32x4.sub(bytes, v128.and(continuationsAndPairs, low));
    const units = i32x4.add(characters, pairs);
    const single = v128.bitselect(i32x4.splat(GSM_SINGLE), i32x4.splat(UCS2_SINGLE), gsm);
    const part = v128.bitselect(i32x4.splat(GSM_PART), i32x4.splat(UCS2_PART), gsm);
    // Division by 153 or 67 as multiplication: exact up to 70,000 units. A window has 8,192.
    const reciprocal = v128.bitselect(i32x4.splat(27414), i32x4.splat(62602), gsm);
    const several = i32x4.shr_u(i32x4.mul(i32x4.sub(i32x4.add(units, part), one), reciprocal), 22);
    const parts = v128.bitselect(several, one, i32x4.gt_s(units, single));
    putSoundCounts(row, gsm, characters, units, parts);
    // k parts have k - 1 boundaries, and each loses one unit at most: only then can there be one segment more.
    const most = i32x4.sub(i32x4.mul(parts, part), parts);
    const isFull = i32x4.gt_s(i32x4.sub(units, one), most);
    const hasBoundaries = i32x4.gt_s(parts, one);
    const mayStraddle = i32x4.bitmask(v128.andnot(v128.and(isFull, hasBoundaries), i32x4.eq(pairs, zero)));
    if (mayStraddle) putSegments(first, row, last, mayStraddle);
  }
}

/** Puts exact segments into those of the rows from `row` on whose bit of `which` is set. */
function putSegments(first: u32, row: u32, last: u32, which: u32): void {
  for (let left = which; left; left &= left - 1) {
    const one = row + ctz(left);
    if (one >= last) return;
    const at = one << 2;
    const begin = startOf(one) - startOf(first);
    const end = endOf(one) - startOf(first);
    store<u32>(SEGMENTS + at, segmentsOf(begin, end, load<u32>(UNITS + at), load<u8>(ENCODING + one) == 0));
  }
}
