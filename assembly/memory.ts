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
//   256 K    TEXT              the host's: as much as it has grown the memory by
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
export const TEXT: usize = 256 << 10;
