// Rows of text to columns of counts. A window is a run of rows that follow each other within 8 KB.

import { ENDS, endOf, rowsLieWithin, STARTS, startOf, touchAhead } from '../memory';
import { EXTENDED_ASCII, ILL_FORMED, PLAIN, WINDOW } from './blocks';
import { classify } from './classify';
import { countedRows, putExtensionCounts, putRowCounts } from './counted-rows';
import { plainRows } from './plain-rows';
import { walkBegin, walkEnd, walkFeed } from './walk';

/**
 * Analyses rows 0 to `rows`. Row i is the UTF-8 bytes from `base` + STARTS[i] to `base` + ENDS[i], exclusive. The rows may
 * lie in any order. Returns false, and does nothing, if a row ends before it starts or after `size`.
 */
export function analyzeRows(base: usize, rows: u32, size: u32): bool {
  if (!rowsLieWithin(rows, size)) return false;
  for (let row: u32 = 0; row < rows; ) {
    const from = base + startOf(row);
    let to = base + endOf(row);
    let last = row + 1;
    if (to - from > WINDOW) {
      walkRow(base, row);
      row = last;
      continue;
    }
    const limit = i32x4.splat(i32(from - base + WINDOW));
    for (; last + 4 <= rows; last += 4) {
      const at = last << 2;
      const ends = v128.load(ENDS + at);
      const overlaps = i32x4.lt_u(v128.load(STARTS + at), v128.load(ENDS + at - 4));
      if (v128.any_true(v128.or(overlaps, i32x4.gt_u(ends, limit)))) break;
      to = base + u32(i32x4.extract_lane(ends, 3));
    }
    for (; last < rows; last++) {
      const end = base + endOf(last);
      if (base + startOf(last) < to || end - from > WINDOW) break;
      to = end;
    }
    touchAhead(from, to);
    countWindow(base, row, last, classify(from, to));
    row = last;
  }
  return true;
}

/** Counts rows `first` to `last`, exclusive, of a window that is classified. */
function countWindow(base: usize, first: u32, last: u32, holds: u32): void {
  if (holds == PLAIN) {
    plainRows(first, last);
  } else if (holds == EXTENDED_ASCII) {
    putExtensionCounts(first, last);
    countedRows(first, last);
  } else if (holds & ILL_FORMED) {
    for (let row = first; row < last; row++) walkRow(base, row);
  } else {
    const isAnyCut = putRowCounts(first, last);
    countedRows(first, last);
    if (isAnyCut) walkCutRows(base, first, last);
  }
}

/** Rows that cut a character of the window are not UTF-8. */
function walkCutRows(base: usize, first: u32, last: u32): void {
  for (let row = first; row < last; row++)
    if (isContinuation(base + startOf(row)) || isContinuation(base + endOf(row))) walkRow(base, row);
}

/** Whether a row that begins or ends at this byte cuts a character. */
// @ts-ignore: decorator
@inline
function isContinuation(at: usize): bool {
  return (load<u8>(at) & 0xc0) == 0x80;
}

function walkRow(base: usize, row: u32): void {
  walkBegin();
  walkFeed(base + startOf(row), base + endOf(row));
  walkEnd(row);
}
