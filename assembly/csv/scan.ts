// Scans rows of CSV (RFC 4180), 64 bytes at a time.
//
// Where fields end is written one after the other, for as many rows as there is room. The bound in front of those of a row is
// the end of the line before it, so that each field lies between two bounds.

import { MOST_FIELDS, ROW_START, UNTERMINATED_QUOTE } from '../constants';
import { BOUNDS, ROWS } from '../memory';
import { clearFaulty, putRow } from './fields';
import { at, beginWindows, fieldEnds, inside, isDoubled, lineEnds, misplaced, nextWindow } from './windows';

/** Where the first row begins that was not scanned. */
export let nextRow: usize = 0;

/** Stands among the flags of a row with doubled quotes. */
const DOUBLED: u32 = 0x100;

/** From here on bounds are moved to the front. */
const FULL: usize = BOUNDS + 4 * 1024;

/** The next row, its flags so far, and where the bounds of its fields begin. */
let row: u32 = 0;
let flags: u32 = 0;
let first: usize = BOUNDS;
/** Bounds of that row that are not held, since no field so far back is wanted. */
let dropped: u32 = 0;

/**
 * Scans the rows from `from` to `to`, at most ROWS. Returns how many. CR, LF and CRLF end a row, and an empty line is not a
 * row. The last row may end at `to` without a line end if the file does.
 */
export function scanRows(base: usize, from: usize, to: usize, isFinal: bool): u32 {
  clearFaulty();
  row = 0;
  flags = 0;
  dropped = 0;
  first = BOUNDS;
  to += base;
  store<u32>(BOUNDS - 4, u32(base + from - 1));
  beginWindows(base + from, to, ROW_START);
  const tail = scanWindows(base);
  nextRow = rowStart();
  if (isFinal && nextRow < to && row < ROWS) {
    store<u32>(tail, u32(to));
    put(base, tail);
    nextRow = to;
  }
  nextRow -= base;
  return row;
}

/** Scans all windows, or until there are ROWS rows and one more. Returns where the bounds of the row in work end. */
function scanWindows(base: usize): usize {
  let tail = BOUNDS;
  while (nextWindow()) {
    const doubled = isDoubled ? DOUBLED : 0;
    flags |= doubled;
    const held = tail;
    tail = hold(tail);
    if (lineEnds && putRows(base, held, doubled)) return tail;
    flags |= misplaced;
    if (tail > FULL) tail = moveToFront(tail);
  }
  if (inside) flags |= UNTERMINATED_QUOTE;
  return tail;
}

/** Writes the positions of bits from `tail` on. Returns where they end. Up to 12 bytes after it are written too. */
// @ts-ignore: decorator
@inline
function hold(tail: usize): usize {
  let left = fieldEnds;
  const end = tail + (usize(popcnt(left)) << 2);
  do {
    store<u32>(tail, at + usize(ctz(left)));
    left &= left - 1;
    store<u32>(tail, at + usize(ctz(left)), 4);
    left &= left - 1;
    store<u32>(tail, at + usize(ctz(left)), 8);
    left &= left - 1;
    store<u32>(tail, at + usize(ctz(left)), 12);
    left &= left - 1;
    tail += 16;
  } while (left);
  return end;
}

/** Puts the rows that end in this window. Its bounds are held from `held` on. Returns whether there is no room for a row. */
function putRows(base: usize, held: usize, doubled: u32): bool {
  for (let left = lineEnds; left; left &= left - 1) {
    const bound = held + (usize(popcnt(fieldEnds & ((left & -left) - 1))) << 2);
    if (load<u32>(bound) != rowStart()) {
      if (row == ROWS) return true;
      put(base, bound);
      flags = doubled;
    }
    first = bound + 4;
  }
  return false;
}

// @ts-ignore: decorator
@inline
function rowStart(): u32 {
  return load<u32>(first - 4) + 1;
}

/** Puts the row in work, which ends with the field whose bound is held at `last`. */
// @ts-ignore: decorator
@inline
function put(base: usize, last: usize): void {
  putRow(row++, base, first, last, dropped, flags);
  dropped = 0;
}

/** Moves the bounds of the row in work to the front. Returns where they end. */
function moveToFront(tail: usize): usize {
  const bytes = tail - first;
  if (first != BOUNDS) memory.copy(BOUNDS - 4, first - 4, bytes + 4);
  first = BOUNDS;
  if (bytes <= 4 * MOST_FIELDS) return BOUNDS + bytes;
  dropped += u32(bytes - 4 * MOST_FIELDS) >> 2;
  return BOUNDS + 4 * MOST_FIELDS;
}
