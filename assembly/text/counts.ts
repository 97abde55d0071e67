import { CHARACTERS, ENCODING, MESSAGE_PARTS, SEGMENTS, STATUS, UNITS } from '../memory';

/** Puts the counts of a row into the columns. */
// @ts-ignore: decorator
@inline
export function putCounts(
  row: u32,
  valid: bool,
  gsm: bool,
  characters: u32,
  units: u32,
  parts: u32,
  segments: u32,
): void {
  const at = row << 2;
  store<u8>(STATUS + row, u8(!valid));
  store<u8>(ENCODING + row, u8(!gsm));
  store<u32>(CHARACTERS + at, characters);
  store<u32>(UNITS + at, units);
  store<u32>(MESSAGE_PARTS + at, parts);
  store<u32>(SEGMENTS + at, segments);
}

/** Puts the counts of rows `row` to `row` + 3 into the columns: valid, and with as many segments as parts. */
// @ts-ignore: decorator
@inline
export function putSoundCounts(row: u32, gsm: v128, characters: v128, units: v128, parts: v128): void {
  const at = row << 2;
  const halves = i16x8.narrow_i32x4_s(gsm, gsm);
  const bytes = i8x16.narrow_i16x8_s(halves, halves);
  store<u32>(STATUS + row, 0);
  store<u32>(ENCODING + row, ~i32x4.extract_lane(bytes, 0) & 0x01010101);
  v128.store(CHARACTERS + at, characters);
  v128.store(UNITS + at, units);
  v128.store(MESSAGE_PARTS + at, parts);
  v128.store(SEGMENTS + at, parts);
}

/** Puts the counts of rows `row` to `row` + 3 into the columns: valid GSM-7, one unit a character, no pair. */
// @ts-ignore: decorator
@inline
export function putPlainCounts(row: u32, units: v128, parts: v128): void {
  const at = row << 2;
  store<u32>(STATUS + row, 0);
  store<u32>(ENCODING + row, 0);
  v128.store(CHARACTERS + at, units);
  v128.store(UNITS + at, units);
  v128.store(MESSAGE_PARTS + at, parts);
  v128.store(SEGMENTS + at, parts);
}
