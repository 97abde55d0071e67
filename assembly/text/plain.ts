import { BACKTICK, classes, isAny, isPrintable, LAST_LETTER, SPACE, splat } from './vectors';

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

/** Returns the first block that is not printable. */
// @ts-ignore: decorator
@inline
function printableRun(from: usize, to: usize): usize {
  const space = splat(SPACE);
  const backtick = splat(BACKTICK);
  const lastLetter = splat(LAST_LETTER);
  let at = from;
  for (; at < to; at += 64) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    if (!isPrintable(a, b, c, d, space, backtick, lastLetter)) break;
  }
  return at;
}
