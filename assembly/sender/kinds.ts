// Rows of senders to the kinds that they have, by the rules of src/sender/kinds.ts.

import { MOST_CHARACTERS, RCS_AGENT } from '../constants';
import { ENDS, endOf, rowsLieWithin, STARTS, startOf } from '../memory';
import { within } from '../within';
import { longRows, plainRows, ROWS_AT_ONCE } from './plain-rows';
import { shortRow, storeKinds } from './short-row';
import { walk } from './walk';

const MOST_BYTES: u32 = 4 * MOST_CHARACTERS;

/**
 * Checks rows 0 to `rows`. Row i is the bytes from `base` + STARTS[i] to `base` + ENDS[i], exclusive; 32 bytes can be read
 * from its start. Returns false, and does nothing, if a row ends before it starts or after `size`.
 */
export function checkSenderRows(base: usize, rows: u32, size: u32, smartRouting: bool): bool {
  if (!rowsLieWithin(rows, size)) return false;
  const agent: u8 = smartRouting ? RCS_AGENT : 0;
  // Rows are checked 16 at a time: those past the last are empty.
  const empty = v128.load32_splat(STARTS);
  for (let past = rows; past < rows + 16; past += 4) {
    v128.store(past << 2, empty, STARTS);
    v128.store(past << 2, empty, ENDS);
  }
  for (let first: u32 = 0; first < rows; first += ROWS_AT_ONCE) {
    let closer = plainRows(base, first, min(first + ROWS_AT_ONCE, rows), agent);
    for (; closer; closer &= closer - 1) {
      const row = first + u32(ctz(closer));
      shortRow(row, base + startOf(row), u32(endOf(row) - startOf(row)), agent);
    }
    for (let long = longRows; long; long &= long - 1) longRow(base, first + u32(ctz(long)), agent);
  }
  return true;
}

/** Checks a row of more than 16 bytes. */
function longRow(base: usize, row: u32, agent: u8): void {
  const from = base + startOf(row);
  const length = u32(base + endOf(row) - from);
  let kinds: u8 = 0;
  if (length <= 32 && isPlain(from, 16) && isPlain(from + 16, length - 16))
    kinds = length <= MOST_CHARACTERS ? agent : 0;
  else if (length <= MOST_BYTES) kinds = walk(from, from + length, agent);
  storeKinds(row, kinds);
}

/** Whether the first `length` bytes, at most 16, are ASCII, and none is a control character. */
// @ts-ignore: decorator
@inline
function isPlain(from: usize, length: u32): bool {
  // As signed numbers, bytes past ASCII are less than all of it.
  const bytes = v128.load(from);
  const others = v128.or(i8x16.lt_s(bytes, i8x16.splat(0x20)), i8x16.eq(bytes, i8x16.splat(0x7f)));
  return !v128.any_true(v128.and(others, within(length)));
}
