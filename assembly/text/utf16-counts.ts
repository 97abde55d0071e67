// What the masks of text/utf16 say about the units in front of a place.

import { UNIT_BLOCKS } from '../memory';
import { BLOCK } from './utf16';

/** X in the low, N in the high half: set before `unit`. */
// @ts-ignore: decorator
@inline
export function countsXN(unit: usize): u64 {
  const block = UNIT_BLOCKS + (unit >> 6) * BLOCK;
  const before = ((<u64>1) << (unit & 63)) - 1;
  return (
    load<u64>(block, 24) + popcnt(load<u64>(block) & before) + (popcnt(load<u64>(block, 8) & before) << 32)
  );
}

/** Surrogate pairs whose second half is before `unit`. */
// @ts-ignore: decorator
@inline
export function pairsBefore(unit: usize): u32 {
  const block = UNIT_BLOCKS + (unit >> 6) * BLOCK;
  const before = ((<u64>1) << (unit & 63)) - 1;
  return load<u32>(block, 32) + u32(popcnt(load<u64>(block, 16) & before));
}

/** Whether a surrogate pair lies across the place before `unit`. */
// @ts-ignore: decorator
@inline
export function isWithinPair(unit: usize): bool {
  return bool((load<u64>(UNIT_BLOCKS + (unit >> 6) * BLOCK, 16) >> (unit & 63)) & 1);
}
