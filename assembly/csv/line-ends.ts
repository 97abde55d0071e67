import { CR, LF } from '../constants';

/** How many lines end from `from` to `to`, in quotes or not: CRLF ends one, not two. */
export function countLineEnds(from: usize, to: usize): u32 {
  let count = 0;
  let after = 0;
  for (let at = from; at < to; at += 16) {
    const bytes = v128.load(at);
    const all = to - at < 16 ? (1 << u32(to - at)) - 1 : -1;
    const returns = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(CR))) & all;
    const feeds = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(LF))) & all;
    count += popcnt(returns) + popcnt(feeds & ~((returns << 1) | after));
    after = returns >> 15;
  }
  return count;
}
