// Rows of senders to the kinds that they can be, by the rules of src/sender/kinds.ts.

import { endOf, KIND, rowsLieWithin, STATUS, startOf } from '../memory';
import { HIGH_NIBBLE, LOW_NIBBLE, SEPTETS } from '../text/tables';

const NUMERIC: u8 = 1;
const ALPHANUMERIC: u8 = 2;
const RCS_AGENT: u8 = 4;

const MOST_DIGITS: u32 = 15;
const MOST_SEPTETS: u32 = 11;
const MOST_CHARACTERS: u32 = 25;
const MOST_BYTES: u32 = 4 * MOST_CHARACTERS;

/** Indexes of `statuses` (src/result.ts). */
const INVALID_UTF8: u8 = 1;
const INVALID_SENDER: u8 = 3;

/** Answer of `walk`. */
const NOT_UTF8: u8 = 0xff;

/**
 * Checks rows 0 to `rows`: row i is the bytes from `base` + STARTS[i] to `base` + ENDS[i], exclusive, of which 32 can
 * be read from the first on. Does nothing and answers false when one ends before it starts or after `size`.
 */
export function checkSenderRows(base: usize, rows: u32, size: u32, smartRouting: bool): bool {
  if (!rowsLieWithin(rows, size)) return false;
  const agent: u8 = smartRouting ? RCS_AGENT : 0;
  for (let row: u32 = 0; row < rows; row++) {
    const from = base + startOf(row);
    const length = u32(base + endOf(row) - from);
    let kind: u8 = 0;
    if (length <= 16 && isAscii(from, length)) kind = shortKind(from, length, agent);
    else if (length <= 32 && isAscii(from, 16) && isAscii(from + 16, length - 16)) {
      const plain = length <= MOST_CHARACTERS && !(controls(from, 16) | controls(from + 16, length - 16));
      kind = plain ? agent : 0;
    } else if (length <= MOST_BYTES) kind = walk(from, from + length, agent);
    store<u8>(STATUS + row, kind == NOT_UTF8 ? INVALID_UTF8 : kind == 0 ? INVALID_SENDER : 0);
    store<u8>(KIND + row, kind == NOT_UTF8 ? 0 : kind);
  }
  return true;
}

/** The bits of the first `length` bytes, 16 at most. */
// @ts-ignore: decorator
@inline
function first(length: u32): u32 {
  return (1 << length) - 1;
}

// @ts-ignore: decorator
@inline
function isAscii(from: usize, length: u32): bool {
  return (i8x16.bitmask(v128.load(from)) & first(length)) == 0;
}

/** The bits of control characters among ASCII. */
// @ts-ignore: decorator
@inline
function controls(from: usize, length: u32): u32 {
  const bytes = v128.load(from);
  const found = v128.or(i8x16.lt_u(bytes, i8x16.splat(0x20)), i8x16.eq(bytes, i8x16.splat(0x7f)));
  return i8x16.bitmask(found) & first(length);
}

/** The kinds of up to 16 bytes of ASCII. */
// @ts-ignore: decorator
@inline
function shortKind(from: usize, length: u32, agent: u8): u8 {
  const bytes = v128.load(from);
  const all = first(length);
  if (length == 0 || controls(from, length)) return 0;
  const digits = i8x16.bitmask(i8x16.le_u(i8x16.sub(bytes, i8x16.splat(0x30)), i8x16.splat(9))) & all;
  if (digits == all) return length <= MOST_DIGITS ? NUMERIC | agent : agent;
  const lower = i8x16.sub(v128.or(bytes, i8x16.splat(0x20)), i8x16.splat(0x61));
  const letters = i8x16.bitmask(i8x16.le_u(lower, i8x16.splat(25))) & all;
  if (letters == 0) return agent;
  // As in text/classify: bits 0-3 are not in the alphabet, 4-5 are extension characters.
  const classes = v128.and(
    i8x16.swizzle(v128.load(HIGH_NIBBLE), i8x16.shr_u(bytes, 4)),
    i8x16.swizzle(v128.load(LOW_NIBBLE), v128.and(bytes, i8x16.splat(0x0f))),
  );
  const outside = i8x16.bitmask(i8x16.gt_u(v128.and(classes, i8x16.splat(0x0f)), i8x16.splat(0))) & all;
  const extension = i8x16.bitmask(i8x16.gt_u(v128.and(classes, i8x16.splat(0x30)), i8x16.splat(0))) & all;
  const fits = outside == 0 && length + i32.popcnt(extension) <= MOST_SEPTETS;
  return fits ? ALPHANUMERIC | agent : agent;
}

/** The kinds of a row, a character at a time, or NOT_UTF8 (Unicode, table 3-7). */
function walk(from: usize, to: usize, agent: u8): u8 {
  let characters: u32 = 0;
  let septets: u32 = 0;
  let digits: u32 = 0;
  let letter = false;
  let outside = false;
  let control = false;
  for (let at = from; at < to; characters++) {
    let point: u32 = load<u8>(at++);
    if (point >= 0x80) {
      if (point < 0xc2 || point > 0xf4) return NOT_UTF8;
      let due: u32 = point < 0xe0 ? 1 : point < 0xf0 ? 2 : 3;
      if (u32(to - at) < due) return NOT_UTF8;
      const lowest: u32 = point == 0xe0 ? 0xa0 : point == 0xf0 ? 0x90 : 0x80;
      const highest: u32 = point == 0xed ? 0x9f : point == 0xf4 ? 0x8f : 0xbf;
      const second: u32 = load<u8>(at);
      if (second < lowest || second > highest) return NOT_UTF8;
      point &= 0x3f >> due;
      for (; due; due--) {
        const byte: u32 = load<u8>(at++);
        if ((byte & 0xc0) != 0x80) return NOT_UTF8;
        point = (point << 6) | (byte & 0x3f);
      }
    }
    const cost: u32 = point < 0x400 ? load<u8>(SEPTETS + point) : point == 0x20ac ? 2 : 0;
    if (point < 0x20 || (point >= 0x7f && point < 0xa0)) control = true;
    if (cost == 0) outside = true;
    else {
      // Past ASCII, the letters of the alphabet are those from U+00C0 on.
      if ((point | 0x20) - 0x61 <= 25 || (point >= 0xc0 && point < 0x400)) letter = true;
      if (point - 0x30 <= 9) digits++;
    }
    septets += cost;
  }
  if (control || characters == 0) return 0;
  let kind: u8 = characters <= MOST_CHARACTERS ? agent : 0;
  if (digits == characters && characters <= MOST_DIGITS) kind |= NUMERIC;
  if (letter && !outside && septets <= MOST_SEPTETS) kind |= ALPHANUMERIC;
  return kind;
}
