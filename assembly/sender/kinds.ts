// Rows of senders to the kinds that they have, by the rules of src/sender/kinds.ts.

import {
  ALPHANUMERIC,
  INVALID_SENDER,
  INVALID_UTF8,
  MOST_CHARACTERS,
  MOST_DIGITS,
  MOST_SEPTETS,
  NUMERIC,
  RCS_AGENT,
} from '../constants';
import { endOf, KIND, rowsLieWithin, STATUS, startOf } from '../memory';
import { septetsOf } from '../text/septets';
import { HIGH_NIBBLE, LOW_NIBBLE } from '../text/tables';
import { continuationsAfter, highestSecond, lowestSecond } from '../utf8';

const MOST_BYTES: u32 = 4 * MOST_CHARACTERS;

/** What `walk` returns for bytes that are not UTF-8. */
const NOT_UTF8: u8 = 0xff;

/**
 * Checks rows 0 to `rows`. Row i is the bytes from `base` + STARTS[i] to `base` + ENDS[i], exclusive; 32 bytes can be read
 * from its start. Returns false, and does nothing, if a row ends before it starts or after `size`.
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

/** A bit for each of the first `length` bytes, at most 16. */
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

/** A bit for each control character among ASCII. */
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

/**
 * The kinds of a row, one character after the other, or NOT_UTF8. It is not NUMERIC: short rows of ASCII do not come
 * here.
 */
function walk(from: usize, to: usize, agent: u8): u8 {
  let characters: u32 = 0;
  let septets: u32 = 0;
  let letter = false;
  let outside = false;
  let control = false;
  for (let at = from; at < to; characters++) {
    let point: u32 = load<u8>(at++);
    if (point >= 0x80) {
      let due = continuationsAfter(point);
      if (due == 0 || u32(to - at) < due) return NOT_UTF8;
      const second: u32 = load<u8>(at);
      if (second < lowestSecond(point) || second > highestSecond(point)) return NOT_UTF8;
      point &= 0x3f >> due;
      for (; due; due--) {
        const byte: u32 = load<u8>(at++);
        if ((byte & 0xc0) != 0x80) return NOT_UTF8;
        point = (point << 6) | (byte & 0x3f);
      }
    }
    const cost = septetsOf(point);
    if (point < 0x20 || (point >= 0x7f && point < 0xa0)) control = true;
    if (cost == 0) outside = true;
    // Past ASCII, the letters of the alphabet are those from U+00C0 on.
    else if ((point | 0x20) - 0x61 <= 25 || (point >= 0xc0 && point < 0x400)) letter = true;
    septets += cost;
  }
  if (control || characters == 0) return 0;
  let kind: u8 = characters <= MOST_CHARACTERS ? agent : 0;
  if (letter && !outside && septets <= MOST_SEPTETS) kind |= ALPHANUMERIC;
  return kind;
}
