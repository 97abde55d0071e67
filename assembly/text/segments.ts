// Segments of a row whose window is in blocks: each boundary is found by counts, and no pair is split (3GPP TS 23.040,
// 9.2.3.24.1).

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

/** Segments of a row of `units` units, which begins at `offset` in the window. Each has `part` units at most. */
export function segmentsOf(offset: usize, units: u32, part: u32, gsm: bool): u32 {
  let block = BLOCKS + (offset >> 6) * BLOCK;
  let begin = unitsAt(offset, countsBefore(offset), gsm);
  const end = begin + units;
  let segments: u32 = 1;
  for (; end - begin > part; segments++) {
    const most = begin + part;
    while (unitsBeforeBlock(block + BLOCK, gsm) <= most) block += BLOCK;
    begin = wholeUnits(block, most, gsm);
  }
  return segments;
}

/** Units in the window before `offset`. */
// @ts-ignore: decorator
@inline
function unitsAt(offset: usize, counts: u64, gsm: bool): u32 {
  return u32(offset) - continuationsOf(counts) + pairsOf(counts, gsm);
}

// @ts-ignore: decorator
@inline
function unitsBeforeBlock(block: usize, gsm: bool): u32 {
  return unitsAt(((block - BLOCKS) / BLOCK) << 6, countsBeforeBlock(block), gsm);
}

/** Units of all whole characters of the window within the first `most` units, which end in this block. Found by halves. */
function wholeUnits(block: usize, most: u32, gsm: bool): u32 {
  const characters = charactersIn(block);
  const pairs = pairsIn(block, gsm);
  const before = unitsBeforeBlock(block, gsm);
  let units = before;
  let bytes: u64 = 0;
  for (let half: u64 = 32; half; half >>= 1) {
    const within = ((<u64>1) << (bytes + half)) - 1;
    const found = before + u32(popcnt(characters & within) + popcnt(pairs & within));
    if (found > most) continue;
    bytes += half;
    units = found;
  }
  return units;
}
