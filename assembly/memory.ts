// Where things lie. All positions are bytes from the start of memory.
//
//   0        tables            HIGH_NIBBLE ... SEPTETS, placed by the compiler
//   8 K      BLOCKS            129 blocks of 48 bytes: masks and counts of a window (text/classify)
//   32 K     STARTS            8192 x 4   in: where each row starts, before `base` is added
//   64 K     ENDS              8192 x 4   in: where it ends, exclusive
//   96 K     CHARACTERS        8192 x 4   out
//   128 K    UNITS             8192 x 4   out
//   160 K    MESSAGE_PARTS     8192 x 4   out
//   192 K    SEGMENTS          8192 x 4   out
//   224 K    STATUS            8192       out
//   232 K    ENCODING          8192       out
//   240 K    KIND              8192       out
//   256 K    CALLING_CODE      8192 x 2   out
//   272 K    COUNTRY           8192 x 2   out
//   288 K    TYPE              8192       out
//   296 K    AFTER_THREE       16 x 1,000 x 2     in: the table of numbers (numbering/resolve)
//   328 K    AFTER_FOUR        16 x 10,000 x 2    what setNumberTable makes of it
//   648 K    LEAVES            32768 x 8          in
//   904 K    NEXT              32768 x 10 x 2     in
//   1544 K   FARE              8192 x 4   in and out
//   1576 K   CHANNEL           8192       in
//   1584 K   TALLY             32768 x 64 out: slots of tables (pricing/tally)
//   3632 K   ODD               2048 x 32  out
//   3696 K   USED              32768 x 2   out: which slots of TALLY are in use
//   3760 K   TEXT              the host's: as much as it has grown the memory by
//
// Vector loads read up to 4 bytes before a row and 79 after it: the host leaves that much room around the text.

/** Rows a call takes: 32 fewer than fit, since rows are written four at a time. */
export const ROWS: u32 = 8160;

export const BLOCKS: usize = 8 << 10;
export const STARTS: usize = 32 << 10;
export const ENDS: usize = 64 << 10;
export const CHARACTERS: usize = 96 << 10;
export const UNITS: usize = 128 << 10;
export const MESSAGE_PARTS: usize = 160 << 10;
export const SEGMENTS: usize = 192 << 10;
export const STATUS: usize = 224 << 10;
export const ENCODING: usize = 232 << 10;
export const KIND: usize = 240 << 10;
export const CALLING_CODE: usize = 256 << 10;
export const COUNTRY: usize = 272 << 10;
export const TYPE: usize = 288 << 10;
export const AFTER_THREE: usize = 296 << 10;
export const AFTER_FOUR: usize = 328 << 10;
export const LEAVES: usize = 648 << 10;
export const NEXT: usize = 904 << 10;
export const FARE: usize = 1544 << 10;
export const CHANNEL: usize = 1576 << 10;
export const TALLY: usize = 1584 << 10;
export const TALLY_SLOTS: u32 = 1 << 15;
export const ODD: usize = 3632 << 10;
export const ODD_SLOTS: u32 = 1 << 11;
export const USED: usize = 3696 << 10;
export const TEXT: usize = 3760 << 10;

/** Whether no row ends before it starts, or after `size`. */
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
  return load<u32>(STARTS + (row << 2));
}

// @ts-ignore: decorator
@inline
export function endOf(row: u32): usize {
  return load<u32>(ENDS + (row << 2));
}
