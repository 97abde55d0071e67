// A window of text in blocks of 64 bytes: three masks, a bit for each byte, and the number of bits set in all blocks
// before it. The count up to any byte is then a table entry and a population count, so a message costs the same whatever
// its length, and has no tail.
//
//   block  0  C  continuations of UTF-8
//          8  P  pairs, which are characters of two units: extension characters, and leads of four bytes
//         16  N  not in the alphabet: the lead of such a character, but of two bytes the second
//         24  set before this block, 16 bits each: C, P, N, P with N (leads of four bytes)

import { BLOCKS } from '../memory';

/** Bytes of text in a window: 8 KB measured best, 2 KB and 32 KB cost 10 to 15 % more. */
export const WINDOW: usize = 8192;
export const BLOCK: usize = 32;

// What a window holds besides characters of one septet and one byte.
export const PLAIN: u32 = 0;
export const EXTENDED_ASCII: u32 = 1;
export const FOREIGN: u32 = 2; // characters of several bytes, or outside the alphabet
export const ILL_FORMED: u32 = 4;

let window: usize = 0;
let held: u32 = 0;

/** Begins a window. Its blocks up to `from`, exclusive, are plain. */
export function beginBlocks(at: usize, from: usize): void {
  window = at;
  held = EXTENDED_ASCII;
  const zero = i64x2.splat(0);
  const first = blockAt(from);
  for (let block = BLOCKS; block < first; block += BLOCK) {
    v128.store(block, zero);
    v128.store(block, zero, 16);
  }
  endBlocks(first, 0, 0);
}

/** The block of the byte at `at`. */
// @ts-ignore: decorator
@inline
export function blockAt(at: usize): usize {
  return BLOCKS + ((at - window) >> 6) * BLOCK;
}

/** The bits set in all blocks before one that is due. */
// @ts-ignore: decorator
@inline
export function countsBeforeBlock(block: usize): u64 {
  return load<u64>(block, 24);
}

/** Fills a block. Returns the counts before the next. */
// @ts-ignore: decorator
@inline
export function putBlock(block: usize, counts: u64, c: u64, p: u64, n: u64): u64 {
  store<u64>(block, c);
  store<u64>(block, p, 8);
  store<u64>(block, n, 16);
  store<u64>(block, counts, 24);
  return counts + countsOf(c, p, n);
}

/** Ends a run of blocks in front of `block`: what they hold, and the counts of all so far. */
export function endBlocks(block: usize, counts: u64, holds: u32): void {
  store<u64>(block, counts, 24);
  held |= holds;
}

export function heldByBlocks(): u32 {
  return held;
}

// @ts-ignore: decorator
@inline
function countsOf(c: u64, p: u64, n: u64): u64 {
  return popcnt(c) | (popcnt(p) << 16) | (popcnt(n) << 32) | (popcnt(p & n) << 48);
}

/** Set in the window before `offset`, as a block has it. */
// @ts-ignore: decorator
@inline
export function countsBefore(offset: usize): u64 {
  const block = BLOCKS + (offset >> 6) * BLOCK;
  const before = ((<u64>1) << (offset & 63)) - 1;
  return (
    countsBeforeBlock(block) +
    countsOf(load<u64>(block) & before, load<u64>(block, 8) & before, load<u64>(block, 16) & before)
  );
}

/** Not 0 if a row that begins or ends at `offset` in the window cuts a character. */
// @ts-ignore: decorator
@inline
export function isCutAt(offset: usize): u64 {
  return load<u64>(BLOCKS + (offset >> 6) * BLOCK) & ((<u64>1) << (offset & 63));
}

/** Extension characters in the window before `offset`, where there is nothing foreign. */
// @ts-ignore: decorator
@inline
export function extensionsBefore(offset: usize): u32 {
  const block = BLOCKS + (offset >> 6) * BLOCK;
  const before = ((<u64>1) << (offset & 63)) - 1;
  return load<u16>(block, 26) + u32(popcnt(load<u64>(block, 8) & before));
}

// Fields of counts.

// @ts-ignore: decorator
@inline
export function continuationsOf(counts: u64): u32 {
  return u32(counts) & 0xffff;
}

/** A row in GSM-7 has no leads of four bytes, so all of its pairs are extension characters. In UCS-2 these are no pairs. */
// @ts-ignore: decorator
@inline
export function pairsOf(counts: u64, gsm: bool): u32 {
  return gsm ? u32(counts) >> 16 : u32(counts >> 48);
}

/** Where the pairs of a block begin. */
// @ts-ignore: decorator
@inline
export function pairsIn(block: usize, gsm: bool): u64 {
  const pairs = load<u64>(block, 8);
  return gsm ? pairs : pairs & load<u64>(block, 16);
}

/** Where the characters of a block begin, and whatever continues none. */
// @ts-ignore: decorator
@inline
export function charactersIn(block: usize): u64 {
  return ~load<u64>(block);
}
