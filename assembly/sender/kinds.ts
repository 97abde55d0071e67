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
import { continuationsAfter, highestSecond, lowestSecond } from '../utf8';
import { within } from '../within';

const MOST_BYTES: u32 = 4 * MOST_CHARACTERS;

/** What `walk` returns for bytes that are not UTF-8. */
const NOT_UTF8: u8 = 0xff;

// The class of an ASCII byte is HIGH[byte >> 4] & LOW[byte & 15], as in text/classify. Bit 7: digit. Bit 6: extension
// character. Bits 5 and 4: letter. Bits 3 to 1: what takes a closer look, which is the grave accent, outside the alphabet,
// control characters, and all that is not ASCII.
const HIGH: usize = memory.data<u8>(
  [0x02, 0x02, 0x00, 0x80, 0x20, 0x50, 0x28, 0x54, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02],
  16,
);
const LOW: usize = memory.data<u8>(
  [0x9a, 0xb2, 0xb2, 0xb2, 0xb2, 0xb2, 0xb2, 0xb2, 0xb2, 0xb2, 0x32, 0x62, 0x62, 0x62, 0x62, 0x26],
  16,
);
const OTHERS: u32 = 0x0e0e0e0e;
const LETTERS: u32 = 0x30303030;

/**
 * Checks rows 0 to `rows`. Row i is the bytes from `base` + STARTS[i] to `base` + ENDS[i], exclusive; 32 bytes can be read
 * from its start. Returns false, and does nothing, if a row ends before it starts or after `size`.
 */
export function checkSenderRows(base: usize, rows: u32, size: u32, smartRouting: bool): bool {
  if (!rowsLieWithin(rows, size)) return false;
  const agent: u8 = smartRouting ? RCS_AGENT : 0;
  for (let row: u32 = 0; (row = plainRows(base, row, rows, agent)) < rows; row++) {
    const from = base + startOf(row);
    const length = u32(base + endOf(row) - from);
    let kind: u8 = 0;
    if (length <= 32 && isPlain(from, 16) && isPlain(from + 16, length - 16))
      kind = length <= MOST_CHARACTERS ? agent : 0;
    else if (length <= MOST_BYTES) kind = walk(from, from + length, agent);
    store<u8>(row, kind == NOT_UTF8 ? INVALID_UTF8 : kind == 0 ? INVALID_SENDER : 0, STATUS);
    store<u8>(row, kind == NOT_UTF8 ? 0 : kind, KIND);
  }
  return true;
}

/** Checks rows from `row` on, as long as they are up to 16 bytes without others. Returns the row that is not. */
function plainRows(base: usize, row: u32, rows: u32, agent: u8): u32 {
  for (; row < rows; row++) {
    const from = base + startOf(row);
    const length = u32(base + endOf(row) - from);
    if (length > 16) break;
    const classes = classesOf(from, length);
    if (v128.any_true(v128.and(classes, i32x4.splat(OTHERS)))) break;
    const digits = u32(i32.popcnt(i8x16.bitmask(classes)));
    const extensions = u32(i32.popcnt(i8x16.bitmask(i8x16.add(classes, classes))));
    // No branches: what comes next cannot be foreseen.
    const isNumber = u32(digits == length) & u32(length <= MOST_DIGITS);
    const hasLetters = u32(v128.any_true(v128.and(classes, i32x4.splat(LETTERS))));
    const isName = hasLetters & u32(length + extensions <= MOST_SEPTETS);
    const kind = length ? (isNumber * NUMERIC) | (isName * ALPHANUMERIC) | agent : 0;
    store<u8>(row, kind, KIND);
    store<u8>(row, u32(kind == 0) * INVALID_SENDER, STATUS);
  }
  return row;
}

/** The classes of the first `length` bytes, at most 16, and 0 after them. */
// @ts-ignore: decorator
@inline
function classesOf(from: usize, length: u32): v128 {
  const bytes = v128.load(from);
  const nibble = i32x4.splat(0x0f0f0f0f);
  const high = i8x16.swizzle(v128.load(HIGH), v128.and(i16x8.shr_u(bytes, 4), nibble));
  const low = i8x16.swizzle(v128.load(LOW), v128.and(bytes, nibble));
  return v128.and(v128.and(high, low), within(length));
}

/** Whether the first `length` bytes, at most 16, are ASCII, and none is a control character or a grave accent. */
// @ts-ignore: decorator
@inline
function isPlain(from: usize, length: u32): bool {
  return !v128.any_true(v128.and(classesOf(from, length), i32x4.splat(OTHERS)));
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
