// Segments of a row whose window is in blocks. A part ends one unit early where a pair would straddle its end (3GPP TS 23.040,
// 9.2.3.24.1), so the pairs are all that has to be looked at.

import { GSM_PART, UCS2_PART } from '../constants';
import { BLOCKS } from '../memory';
import {
  BLOCK,
  charactersIn,
  continuationsOf,
  countsBefore,
  countsBeforeBlock,
  pairsIn,
  pairsOf,
} from './blocks';

/**
 * Segments of a row of several parts: of `units` units, in the bytes of the window from `begin` to `end`, exclusive. A part is
 * longer than a block, so no pair in the row's first block straddles, and one in its last block has no later part to move.
 */
export function segmentsOf(begin: usize, end: usize, units: u32, gsm: bool): u32 {
  const part: u32 = gsm ? GSM_PART : UCS2_PART;
  const last = blockOf(end - 1);
  const unitsBefore = unitsAt(begin, countsBefore(begin), gsm);
  let lost: u32 = 0;
  for (let block = blockOf(begin) + BLOCK; block < last; block += BLOCK) {
    const pairs = pairsIn(block, gsm);
    if (pairs == 0) continue;
    const characters = charactersIn(block);
    const filled = unitsAt(((block - BLOCKS) / BLOCK) << 6, countsBeforeBlock(block), gsm) - unitsBefore;
    for (let left = pairs; left; left &= left - 1) {
      const before = (left & -left) - 1;
      const unit = filled + u32(popcnt(characters & before) + popcnt(pairs & before)) + lost;
      lost += u32(unit % part == part - 1);
    }
  }
  return (units + lost + part - 1) / part;
}

// @ts-ignore: decorator
@inline
function blockOf(offset: usize): usize {
  return BLOCKS + (offset >> 6) * BLOCK;
}

/** Units in the window before `offset`. */
// @ts-ignore: decorator
@inline
function unitsAt(offset: usize, counts: u64, gsm: bool): u32 {
  return u32(offset) - continuationsOf(counts) + pairsOf(counts, gsm);
}
