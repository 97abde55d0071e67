// Messages whose sender is not valid on their channel are set aside.

import { INVALID_SENDER, RCS_AGENT, SET_ASIDE } from '../constants';
import { CHANNEL, FARE, fourBytes, KIND } from '../memory';

/** Sets rows aside by the kinds that `checkSenderRows` has found last. On SMS a sender that is only an agent is invalid. */
export function setAsideSenders(rows: u32): void {
  const agent = i32x4.splat(RCS_AGENT);
  const withoutSender = i32x4.splat(SET_ASIDE + INVALID_SENDER);
  // Up to three rows past the last are written, and not counted.
  for (let row: u32 = 0; row < rows; row += 4) {
    const isSms = i32x4.eq(fourBytes(CHANNEL + row), i32x4.splat(0));
    const kinds = v128.andnot(fourBytes(KIND + row), v128.and(agent, isSms));
    const isInvalid = i32x4.eq(kinds, i32x4.splat(0));
    const fares = v128.bitselect(withoutSender, v128.load(row << 2, FARE), isInvalid);
    v128.store(row << 2, fares, FARE);
  }
}
