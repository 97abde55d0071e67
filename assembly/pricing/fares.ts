// The fare of the longest prefix of a number, by the walk of src/pricing/prefixes.ts.

import { END, INVALID_PHONE_NUMBER, LARGEST_FARE, SET_ASIDE, SHORTEST } from '../constants';
import { endOf, FARE, STATUS, startOf } from '../memory';
import { fourDigits, numbersOf } from '../numbering/digits';

/** Address of the walk, or 0 where no rate has a prefix. */
let prefixes: usize = 0;

export function setPrefixes(at: usize): void {
  prefixes = at;
}

/** Finds the fares of the rows that `resolveRows` resolved last. A fare that the host has set stays. */
export function fareRows(base: usize, rows: u32): void {
  for (let row: u32 = 0; row < rows; ) {
    row = prefixes ? walkFours(base, row, rows) : passFours(row, rows);
    for (const end = min(row + 4, rows); row < end; row++) fareRow(base, row);
  }
}

/** Passes rows from `row` on, four at a time, as long as their fares stay as they are. */
function passFours(row: u32, rows: u32): u32 {
  while (row + 4 <= rows && load<u32>(row, STATUS) == 0) row += 4;
  return row;
}

/**
 * Finds the fares of rows from `row` on, four at a time, as long as all four have an MSISDN and no fare yet. Returns the
 * first row that has not been looked at.
 */
function walkFours(base: usize, row: u32, rows: u32): u32 {
  const byte = i32x4.splat(0xff);
  for (; row + 4 <= rows; row += 4) {
    if (load<u32>(row, STATUS) || v128.any_true(v128.load(row << 2, FARE))) break;
    const a = base + startOf(row);
    const b = base + startOf(row + 1);
    const c = base + startOf(row + 2);
    const d = base + startOf(row + 3);
    let fields = fieldsAt(numbersOf(fourDigits(a, b, c, d)));
    // A number has at least seven digits, and the length of a prefix cannot be foreseen: these steps have no branch.
    const digits = fourDigits(a + 4, b + 4, c + 4, d + 4);
    fields = after(fields, v128.and(digits, byte));
    fields = after(fields, v128.and(i32x4.shr_u(digits, 8), byte));
    fields = after(fields, v128.and(i32x4.shr_u(digits, 16), byte));
    if (i32x4.bitmask(fields) != 0b1111) {
      fields = i32x4.replace_lane(
        fields,
        0,
        fareAfter(i32x4.extract_lane(fields, 0), row, a + SHORTEST, base),
      );
      fields = i32x4.replace_lane(
        fields,
        1,
        fareAfter(i32x4.extract_lane(fields, 1), row + 1, b + SHORTEST, base),
      );
      fields = i32x4.replace_lane(
        fields,
        2,
        fareAfter(i32x4.extract_lane(fields, 2), row + 2, c + SHORTEST, base),
      );
      fields = i32x4.replace_lane(
        fields,
        3,
        fareAfter(i32x4.extract_lane(fields, 3), row + 3, d + SHORTEST, base),
      );
    }
    v128.store(row << 2, v128.and(fields, i32x4.splat(LARGEST_FARE)), FARE);
  }
  return row;
}

/** The fields that digits lead to, or the fields themselves where they are fares. */
// @ts-ignore: decorator
@inline
function after(fields: v128, digits: v128): v128 {
  const areFares = i32x4.shr_s(fields, 31);
  const next = fieldsAt(v128.andnot(i32x4.add(fields, digits), areFares));
  return v128.bitselect(fields, next, areFares);
}

// @ts-ignore: decorator
@inline
function fieldsAt(indexes: v128): v128 {
  const places = i32x4.shl(indexes, 2);
  let fields = v128.load_zero<u32>(prefixes + i32x4.extract_lane(places, 0));
  fields = v128.load_lane<u32>(prefixes + i32x4.extract_lane(places, 1), fields, 1);
  fields = v128.load_lane<u32>(prefixes + i32x4.extract_lane(places, 2), fields, 2);
  return v128.load_lane<u32>(prefixes + i32x4.extract_lane(places, 3), fields, 3);
}

function fareRow(base: usize, row: u32): void {
  const from = base + startOf(row);
  let fare = load<u32>(row << 2, FARE);
  if (load<u8>(row, STATUS) == INVALID_PHONE_NUMBER) fare = SET_ASIDE + INVALID_PHONE_NUMBER;
  else if (prefixes != 0 && fare == 0) {
    const field = i32x4.extract_lane(fieldsAt(numbersOf(fourDigits(from, from, from, from))), 0);
    fare = fareAfter(field, row, from + 4, base) & LARGEST_FARE;
  }
  store<u32>(row << 2, fare, FARE);
}

/** The fare that the digits of a row from `at` on lead to. */
function fareAfter(field: u32, row: u32, at: usize, base: usize): u32 {
  const to = base + endOf(row);
  for (; i32(field) >= 0; at++) {
    const digit: u32 = at < to ? u32(load<u8>(at)) - 0x30 : END;
    field = load<u32>(prefixes + ((field + digit) << 2));
  }
  return field;
}
