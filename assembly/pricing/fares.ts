// The fare of the longest prefix of a number, by the walk of src/pricing/prefixes.ts.

import { END, INVALID_NUMBER, INVALID_PHONE_NUMBER, LARGEST_FARE } from '../constants';
import { endOf, FARE, STATUS, startOf } from '../memory';

/** Address of the walk, or 0 where no rate has a prefix. */
let prefixes: usize = 0;

export function setPrefixes(at: usize): void {
  prefixes = at;
}

/** Finds the fares of the rows that `resolveRows` resolved last. A fare that the host has set stays. */
export function fareRows(base: usize, rows: u32): void {
  for (let row: u32 = 0; row < rows; row++) {
    const at = FARE + (row << 2);
    if (load<u8>(STATUS + row) == INVALID_PHONE_NUMBER) store<u32>(at, INVALID_NUMBER);
    else if (prefixes != 0 && load<u32>(at) == 0)
      store<u32>(at, fareOf(base + startOf(row), base + endOf(row)));
  }
}

// @ts-ignore: decorator
@inline
function fareOf(from: usize, to: usize): u32 {
  // Two digits in each of two bytes, then four in a number.
  const digits = load<u32>(from) - 0x30303030;
  const pairs = digits * 10 + (digits >> 8);
  const four = (pairs & 0xff) * 100 + ((pairs >> 16) & 0xff);
  let field = load<i32>(prefixes + (four << 2));
  // A number has at least seven digits, and the length of a prefix cannot be foreseen: these steps have no branch.
  field = after(field, load<u8>(from, 4));
  field = after(field, load<u8>(from, 5));
  field = after(field, load<u8>(from, 6));
  for (let at = from + 7; field >= 0; at++) {
    const digit: u32 = at < to ? u32(load<u8>(at)) - 0x30 : END;
    field = load<i32>(prefixes + ((u32(field) + digit) << 2));
  }
  return u32(field) & LARGEST_FARE;
}

/** The field that a digit leads to, or the field itself if it is a fare. By masks, since V8 makes a branch of `select`. */
// @ts-ignore: decorator
@inline
function after(field: i32, character: u32): i32 {
  const isFare = field >> 31;
  const next = load<i32>(prefixes + (((u32(field) + character - 0x30) & ~isFare) << 2));
  return (field & isFare) | (next & ~isFare);
}
