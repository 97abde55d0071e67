import { BACKTICK, classes, isAny, LAST_LETTER, SPACE, splat } from './vectors';

/** Returns the first block that is not of one septet a byte. */
export function plainRun(from: usize, to: usize): usize {
  let at = printableRun(from, to);
  while (at < to && isOneSeptetEach(at)) {
    const begin = at + 64;
    at = printableRun(begin, to);
    // Line ends that are close to each other.
    if (at == begin) while (at < to && isOneSeptetEach(at)) at += 64;
  }
  return at;
}

/** Whether 64 bytes are characters of one septet: line ends, @ and _ among them. */
// @ts-ignore: decorator
@inline
function isOneSeptetEach(at: usize): bool {
  const a = v128.load(at);
  const b = v128.load(at, 16);
  const c = v128.load(at, 32);
  const d = v128.load(at, 48);
  const others = isAny(classes(a), classes(b), classes(c), classes(d));
  return !(i32(v128.any_true(others)) | i8x16.bitmask(isAny(a, b, c, d)));
}

/** Returns the first block that is not 20-5A without 40, and 61-7A: with bit 20 set these are 20-7A but 60. */
// @ts-ignore: decorator
@inline
function printableRun(from: usize, to: usize): usize {
  const space = splat(SPACE);
  const backtick = splat(BACKTICK);
  const last = splat(LAST_LETTER);
  let at = from;
  for (; at < to; at += 64) {
    let a = v128.load(at);
    let b = v128.load(at, 16);
    let c = v128.load(at, 32);
    let d = v128.load(at, 48);
    const lowest = i8x16.min_u(i8x16.min_u(a, b), i8x16.min_u(c, d));
    a = v128.or(a, space);
    b = v128.or(b, space);
    c = v128.or(c, space);
    d = v128.or(d, space);
    const highest = i8x16.max_u(i8x16.max_u(a, b), i8x16.max_u(c, d));
    const excepted = isAny(
      i8x16.eq(a, backtick),
      i8x16.eq(b, backtick),
      i8x16.eq(c, backtick),
      i8x16.eq(d, backtick),
    );
    const outside = v128.or(i8x16.sub_sat_u(space, lowest), i8x16.sub_sat_u(highest, last));
    if (v128.any_true(v128.or(excepted, outside))) break;
  }
  return at;
}
