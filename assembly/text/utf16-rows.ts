// Rows of UTF-16 to columns of counts. The text lies in two runs, each from a multiple of 64 units on.

import { GSM_PART, UCS2_PART } from '../constants';
import { endOf, RUN_STRIDE, startOf } from '../memory';
import { putCounts } from './counts';
import { messageParts } from './parts';
import { plainRows } from './plain-rows';
import { classifyUnits } from './utf16';
import { countsXN, isWithinPair, pairsBefore } from './utf16-counts';

/**
 * Analyses rows `first` to `last`. Row i is the code units from STARTS[i] to ENDS[i], exclusive, of CODE_UNITS. All rows lie
 * in the units from 0 to `end`, or from RUN_STRIDE to `secondEnd`. What follows each of these is overwritten.
 */
export function analyzeUnits(first: u32, last: u32, end: u32, secondEnd: u32): void {
  const plain = classifyUnits(0, end);
  if (classifyUnits(RUN_STRIDE, secondEnd) && plain) plainRows(first, last);
  else maskedRows(first, last);
}

function maskedRows(first: u32, last: u32): void {
  let to: usize = 0;
  let xnAtEnd: u64 = 0;
  for (let row = first; row < last; row++) {
    const from = startOf(row);
    // Most rows begin where the one before them ends.
    const xnAtStart = from == to ? xnAtEnd : countsXN(from);
    to = endOf(row);
    xnAtEnd = countsXN(to);
    const xn = xnAtEnd - xnAtStart;
    if (xn >> 32) ucs2Row(row, from, to);
    else gsmRow(row, from, to, u32(xn));
  }
}

function gsmRow(row: u32, from: usize, to: usize, extensions: u32): void {
  const characters = u32(to - from);
  const units = characters + extensions;
  const parts = messageParts(units, true);
  // k parts have k - 1 boundaries, and each loses one unit at most: only then can there be one segment more.
  const exact = extensions && parts > 1 && units + parts - 1 > parts * GSM_PART;
  putCounts(row, true, true, characters, units, parts, exact ? gsmSegments(from, to) : parts);
}

function ucs2Row(row: u32, from: usize, to: usize): void {
  const units = u32(to - from);
  // A pair that begins in the row before this one is two lone halves.
  const pairs = pairsBefore(to) - pairsBefore(from) - u32(isWithinPair(from));
  const parts = messageParts(units, false);
  const exact = pairs && parts > 1 && units + parts - 1 > parts * UCS2_PART;
  putCounts(row, true, false, units - pairs, units, parts, exact ? ucs2Segments(from, to) : parts);
}

function gsmSegments(from: usize, to: usize): u32 {
  let segments: u32 = 0;
  for (; from < to; segments++) from = gsmPartEnd(from, to);
  return segments;
}

/** The end of the part that begins at `from`: as many characters as fit, and none that fits in half. */
function gsmPartEnd(from: usize, to: usize): usize {
  const before = u32(countsXN(from));
  let end = from + GSM_PART;
  if (end > to) end = to;
  for (;;) {
    const septets = u32(end - from) + u32(countsXN(end)) - before;
    if (septets <= GSM_PART) break;
    // A character has two septets at most: half of what is too much is never more than has to go.
    end -= (septets - GSM_PART + 1) >> 1;
  }
  return end;
}

function ucs2Segments(from: usize, to: usize): u32 {
  let segments: u32 = 1;
  for (from += UCS2_PART; from < to; from += UCS2_PART) {
    if (isWithinPair(from)) from--;
    segments++;
  }
  return segments;
}
