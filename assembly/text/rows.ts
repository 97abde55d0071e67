// Rows of text to columns of counts. A window is a run of rows that follow each other within 8 KB.

import { GSM_PART, UCS2_PART } from '../constants';
import { ENDS, endOf, rowsLieWithin, STARTS, startOf } from '../memory';
import {
  continuationsOf,
  countsBefore,
  EXTENDED_ASCII,
  extensionsBefore,
  ILL_FORMED,
  isGsm,
  PLAIN,
  pairsOf,
  WINDOW,
} from './blocks';
import { classify } from './classify';
import { putCounts } from './counts';
import { messageParts } from './parts';
import { plainRows } from './plain-rows';
import { segmentsOf } from './segments';
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
    const holds = classify(from, to);
    if (holds == PLAIN) plainRows(row, last);
    else if (holds == EXTENDED_ASCII) extendedRows(base, from, row, last);
    else maskedRows(base, from, row, last, holds);
    row = last;
  }
  return true;
}

/** Rows of ASCII in the alphabet. */
function extendedRows(base: usize, window: usize, first: u32, last: u32): void {
  let to = window;
  let atEnd: u32 = 0;
  for (let row = first; row < last; row++) {
    const from = base + startOf(row);
    const atStart = from == to ? atEnd : extensionsBefore(from - window);
    to = base + endOf(row);
    atEnd = extensionsBefore(to - window);
    const characters = u32(to - from);
    const pairs = atEnd - atStart;
    const units = characters + pairs;
    const parts = messageParts(units, true);
    const mayStraddle = pairs && parts > 1 && units + parts - 1 > parts * GSM_PART;
    const segments = mayStraddle ? segmentsOf(from - window, units, GSM_PART, true) : parts;
    putCounts(row, true, true, characters, units, parts, segments);
  }
}

function maskedRows(base: usize, window: usize, first: u32, last: u32, holds: u32): void {
  let to = window;
  let atEnd: u64 = 0;
  let isEndCut = isContinuation(to);
  for (let row = first; row < last; row++) {
    const from = base + startOf(row);
    let atStart = atEnd;
    let isCut = isEndCut;
    // Most rows begin where the one before them ends.
    if (from != to) {
      atStart = countsBefore(from - window);
      isCut = isContinuation(from);
    }
    to = base + endOf(row);
    atEnd = countsBefore(to - window);
    isEndCut = isContinuation(to);
    if (holds & ILL_FORMED || isCut || isEndCut) {
      walkRow(base, row);
      continue;
    }
    const counts = atEnd - atStart;
    const gsm = isGsm(counts);
    const characters = u32(to - from) - continuationsOf(counts);
    const pairs = pairsOf(counts, gsm);
    const units = characters + pairs;
    const parts = messageParts(units, gsm);
    // k parts have k - 1 boundaries, and each loses one unit at most: only then can there be one segment more.
    const part = gsm ? GSM_PART : UCS2_PART;
    const mayStraddle = pairs && parts > 1 && units + parts - 1 > parts * part;
    const segments = mayStraddle ? segmentsOf(from - window, units, part, gsm) : parts;
    putCounts(row, true, gsm, characters, units, parts, segments);
  }
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
