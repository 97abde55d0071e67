// The kinds of one row of a few bytes, one character after the other.

import { ALPHANUMERIC, MOST_CHARACTERS, MOST_SEPTETS } from '../constants';
import { septetsOf } from '../text/septets';
import { continuationsAfter, highestSecond, lowestSecond } from '../utf8';

/** What stands for bytes that are not UTF-8, in place of kinds. */
export const NOT_UTF8: u8 = 0xff;

/**
 * The kinds of a row, one character after the other, or NOT_UTF8. It is not NUMERIC: short rows of ASCII do not come
 * here.
 */
export function walk(from: usize, to: usize, agent: u8): u8 {
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
