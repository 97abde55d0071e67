// Where things lie, one after the other from the start of memory. All positions are bytes.
//
//   (tables)         8 K           HIGH_NIBBLE ... SEPTETS, placed by the compiler
//   BLOCKS           129 x 48      masks and counts of a window (text/classify)
//   UNIT_BLOCKS      258 x 40      masks and counts of UTF-16 (text/utf16)
//   STARTS           SLOTS x 4     in: where each row starts, before `base` is added
//   ENDS             SLOTS x 4     in: where it ends, exclusive
//   CHARACTERS       SLOTS x 4     out
//   UNITS            SLOTS x 4     out
//   MESSAGE_PARTS    SLOTS x 4     out
//   SEGMENTS         SLOTS x 4     out
//   STATUS           SLOTS         out
//   ENCODING         SLOTS         out
//   KIND             SLOTS         out
//   CALLING_CODE     SLOTS x 2     out
//   COUNTRY          SLOTS x 2     out
//   TYPE             SLOTS         out
//   AFTER_THREE      16 x 1,000 x 2            in: the table of numbers (numbering/resolve)
//   AFTER_FOUR       16 x 10,000 x 2           filled by setNumberTable
//   LEAVES           MOST_STATES x 8           in
//   NEXT             MOST_STATES x 16 x 2      in
//   FARE             SLOTS x 4     in and out
//   CHANNEL          SLOTS         in
//   TALLY            TALLY_SLOTS x 64          out: counts (pricing/tally)
//   ODD              ODD_SLOTS x 32            out
//   USED             TALLY_SLOTS x 2           out: which slots of TALLY are in use
//   CODE_UNITS       2 x 16,512    in: text in UTF-16, in two runs (text/utf16)
//   ROW_COUNTS       SLOTS x 8     what each row of a window holds (text/counted-rows)
//   ROW_STARTS       SLOTS x 4     out: where each row of CSV starts, before `base` is added (csv/scan)
//   ROW_ENDS         SLOTS x 4     out: where it ends, exclusive, without its line end
//   ROW_FLAGS        SLOTS         out
//   FIELD_STARTS     8 x FIELD_STRIDE          out: where the wanted fields of each row start, column by column
//   FIELD_ENDS       8 x FIELD_STRIDE          out: where they end, exclusive
//   WANTED           8 x 4         in: which fields are wanted, from 0
//   BOUNDS           (MOST_FIELDS + 1,088) x 4 where the fields of the row in work end
//   PARTS_AFTER_REPLACEMENT       SLOTS x 4     out
//   SEGMENTS_AFTER_REPLACEMENT    SLOTS x 4     out
//   PARTS_WITH_NATIONAL_TABLES    SLOTS x 4     out
//   SEGMENTS_WITH_NATIONAL_TABLES SLOTS x 4     out
//   LOCKING          SLOTS         out
//   SINGLE           SLOTS         out
//   SAVED            SLOTS x 2     out: the rows that would be cheaper (text/savings)
//   CLASS_OF         64 K          in: the class of each code unit (text/savings)
//   CLASSES          256 x 64      in: what is known of each class
//   COMPOSABLE       112 x 16      in: which letters each combining mark composes with
//   TEXT             of the host, which makes the memory as large as it needs
//
// Vector loads read up to 4 bytes before a row and 127 after it: the host leaves that much room around the text. Pages are
// touched AHEAD of it: there is memory up to 128 + AHEAD after a row.

import { MOST_FIELDS, MOST_STATES, MOST_WANTED, ODD_SHIFT, SLOT_SHIFT } from './constants';

/** Rows that a column has room for. */
const SLOTS: usize = 8192;

/** Rows that a call takes: 32 fewer than fit, since rows are written four at a time. */
export const ROWS: u32 = 8160;

export const TALLY_SLOTS: u32 = 1 << 15;
export const ODD_SLOTS: u32 = 1 << 11;

export const BLOCKS: usize = 8 << 10;
/** Code units of a run of UTF-16, and where the second begins: after the spaces that follow the first. */
export const RUN: usize = 8192;
export const RUN_STRIDE: usize = RUN + 64;

export const UNIT_BLOCKS: usize = 20 << 10;
export const STARTS: usize = 32 << 10;
export const ENDS: usize = STARTS + 4 * SLOTS;
export const CHARACTERS: usize = ENDS + 4 * SLOTS;
export const UNITS: usize = CHARACTERS + 4 * SLOTS;
export const MESSAGE_PARTS: usize = UNITS + 4 * SLOTS;
export const SEGMENTS: usize = MESSAGE_PARTS + 4 * SLOTS;
export const STATUS: usize = SEGMENTS + 4 * SLOTS;
export const ENCODING: usize = STATUS + SLOTS;
export const KIND: usize = ENCODING + SLOTS;
export const CALLING_CODE: usize = KIND + SLOTS;
export const COUNTRY: usize = CALLING_CODE + 2 * SLOTS;
export const TYPE: usize = COUNTRY + 2 * SLOTS;
export const AFTER_THREE: usize = TYPE + SLOTS;
export const AFTER_FOUR: usize = AFTER_THREE + (32 << 10);
export const LEAVES: usize = AFTER_FOUR + (320 << 10);
export const NEXT: usize = LEAVES + 8 * MOST_STATES;
export const FARE: usize = NEXT + 32 * MOST_STATES;
export const CHANNEL: usize = FARE + 4 * SLOTS;
export const TALLY: usize = CHANNEL + SLOTS;
export const ODD: usize = TALLY + (usize(TALLY_SLOTS) << SLOT_SHIFT);
export const USED: usize = ODD + (usize(ODD_SLOTS) << ODD_SHIFT);
export const CODE_UNITS: usize = USED + 2 * TALLY_SLOTS;
export const ROW_COUNTS: usize = CODE_UNITS + 4 * RUN_STRIDE;
export const ROW_STARTS: usize = ROW_COUNTS + 8 * SLOTS;
export const ROW_ENDS: usize = ROW_STARTS + 4 * SLOTS;
export const ROW_FLAGS: usize = ROW_ENDS + 4 * SLOTS;
/** Bytes from a wanted field to the next: by a line of the cache more than the rows take, lest all fall into the same one. */
export const FIELD_STRIDE: usize = 4 * SLOTS + 64;
export const FIELD_STARTS: usize = ROW_FLAGS + SLOTS;
export const FIELD_ENDS: usize = FIELD_STARTS + MOST_WANTED * FIELD_STRIDE;
export const WANTED: usize = FIELD_ENDS + MOST_WANTED * FIELD_STRIDE;
export const BOUNDS: usize = WANTED + 64;
export const PARTS_AFTER_REPLACEMENT: usize = BOUNDS + 4 * (MOST_FIELDS + 1088);
export const SEGMENTS_AFTER_REPLACEMENT: usize = PARTS_AFTER_REPLACEMENT + 4 * SLOTS;
export const PARTS_WITH_NATIONAL_TABLES: usize = SEGMENTS_AFTER_REPLACEMENT + 4 * SLOTS;
export const SEGMENTS_WITH_NATIONAL_TABLES: usize = PARTS_WITH_NATIONAL_TABLES + 4 * SLOTS;
export const LOCKING: usize = SEGMENTS_WITH_NATIONAL_TABLES + 4 * SLOTS;
export const SINGLE: usize = LOCKING + SLOTS;
export const SAVED: usize = SINGLE + SLOTS;
export const CLASS_OF: usize = SAVED + 2 * SLOTS;
export const CLASSES: usize = CLASS_OF + (64 << 10);
export const COMPOSABLE: usize = CLASSES + 64 * 256;
export const TEXT: usize = COMPOSABLE + (2 << 10);

const PAGE: usize = 4096;

/** Bytes between text that is read and pages that are touched. */
const AHEAD: usize = 2 * PAGE;

/**
 * Touches the first lines of the pages that begin AHEAD of the bytes from `from` to `to`, exclusive. What they hold does not
 * matter: the processor finds where the page lies, and begins to fetch it. It does so by itself within a page, but not from
 * one to the next. Plain text is read from memory 1.1 to 1.3 times as fast.
 */
export function touchAhead(from: usize, to: usize): void {
  for (let page = (from + AHEAD + PAGE - 1) & -PAGE; page < to + AHEAD; page += PAGE) {
    load<u8>(page);
    load<u8>(page, 64);
    load<u8>(page, 128);
  }
}

/** Whether every row ends where it starts or later, and within `size` bytes. */
export function rowsLieWithin(rows: u32, size: u32): bool {
  const limit = i32x4.splat(i32(size));
  let outside = i64x2.splat(0);
  let row: u32 = 0;
  for (; row + 4 <= rows; row += 4) {
    const ends = v128.load(ENDS + (row << 2));
    const reversed = i32x4.gt_u(v128.load(STARTS + (row << 2)), ends);
    outside = v128.or(outside, v128.or(reversed, i32x4.gt_u(ends, limit)));
  }
  if (v128.any_true(outside)) return false;
  for (; row < rows; row++) if (startOf(row) > endOf(row) || endOf(row) > size) return false;
  return true;
}

// @ts-ignore: decorator
@inline
export function startOf(row: u32): usize {
  return load<u32>(row << 2, STARTS);
}

// @ts-ignore: decorator
@inline
export function endOf(row: u32): usize {
  return load<u32>(row << 2, ENDS);
}

/** The starts of rows `row` to `row` + 3. */
// @ts-ignore: decorator
@inline
export function startsOf(row: u32): v128 {
  return v128.load(row << 2, STARTS);
}

/** Their ends. */
// @ts-ignore: decorator
@inline
export function endsOf(row: u32): v128 {
  return v128.load(row << 2, ENDS);
}

/** Four bytes, each in 32 bits. */
// @ts-ignore: decorator
@inline
export function fourBytes(at: usize): v128 {
  return i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load_zero<u32>(at)));
}
