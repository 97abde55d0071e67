// Fills the blocks of a window by runs of one kind. Each kind has a loop of its own, whose vectors fit the registers.

import { asciiRun } from './ascii';
import { beginBlocks, heldByBlocks, PLAIN } from './blocks';
import { latinRun } from './latin';
import { plainRun } from './plain';
import { isAny, isWide } from './vectors';
import { wideRun } from './wide';

/**
 * Fills the blocks for the bytes from `from` to `to`, and returns what they hold. The byte at `to` is within them: it shows
 * whether the last row ends within a character. A plain window has no blocks.
 */
export function classify(from: usize, to: usize): u32 {
  let at = plainRun(from, to);
  if (at >= to) return PLAIN;
  beginBlocks(from, at);
  while (at <= to) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    if (i8x16.bitmask(isAny(a, b, c, d)) == 0) at = asciiRun(at, to + 1);
    else if (v128.any_true(isWide(a, b, c, d))) at = wideRun(at, to + 1);
    else at = latinRun(at, to + 1);
  }
  return heldByBlocks();
}
