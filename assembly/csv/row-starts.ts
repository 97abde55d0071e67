// Finds where rows start, without their fields: to divide a file.

import { IN_FIELD, IN_QUOTES } from '../constants';
import { at, beginWindows, inside, lineEnds, misplaced, nextWindow } from './windows';

/** The state in which the bytes end that were passed: IN_QUOTES, IN_FIELD after a misplaced quote, or else 0. */
export let stateAtEnd: u32 = 0;

/**
 * Passes the bytes from `from` to `to`, until a line ends in front of `position` or after it, but not in quotes. Returns where
 * the last line ended, exclusive; 0 if none did. The bytes begin in a state.
 */
export function passRows(from: usize, to: usize, position: usize, state: u32): usize {
  let rowStart: usize = 0;
  beginWindows(from, to, state);
  while (nextWindow()) {
    if (lineEnds == 0) continue;
    const early = position > at + 1 ? position - at - 1 : 0;
    const reached = early < 64 ? lineEnds & (u64(-1) << early) : 0;
    rowStart = at + (reached ? usize(ctz(reached)) : 63 - usize(clz(lineEnds))) + 1;
    if (reached) break;
  }
  stateAtEnd = inside ? IN_QUOTES : misplaced ? IN_FIELD : 0;
  return rowStart;
}
