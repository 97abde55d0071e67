import { blockAt, countsBeforeBlock, endBlocks, BLOCK, FOREIGN, putBlock } from './blocks';
import {
  BACKTICK,
  bits,
  classes,
  DELETE,
  extensionsAt,
  foreignAt,
  isAny,
  NIBBLE,
  SPACE,
  splat,
  TO_SIGN,
} from './vectors';

/** Blocks of ASCII. */
export function asciiRun(from: usize, to: usize): usize {
  const at = printableAsciiRun(from, to);
  return at < to &&
    i8x16.bitmask(isAny(v128.load(at), v128.load(at, 16), v128.load(at, 32), v128.load(at, 48))) == 0
    ? anyAsciiRun(at, to)
    : at;
}

/** Blocks of printable ASCII without backtick and _. */
function printableAsciiRun(from: usize, to: usize): usize {
  const space = splat(SPACE);
  const backtick = splat(BACKTICK);
  const toSign = splat(TO_SIGN);
  const deleted = splat(DELETE);
  let block = blockAt(from);
  let counts = countsBeforeBlock(block);
  let at = from;
  for (; at < to; at += 64, block += BLOCK) {
    let a = v128.load(at);
    let b = v128.load(at, 16);
    let c = v128.load(at, 32);
    let d = v128.load(at, 48);
    const lowest = i8x16.min_s(i8x16.min_s(a, b), i8x16.min_s(c, d));
    a = v128.or(a, space);
    b = v128.or(b, space);
    c = v128.or(c, space);
    d = v128.or(d, space);
    const rare = isAny(
      v128.or(i8x16.eq(a, backtick), i8x16.eq(a, deleted)),
      v128.or(i8x16.eq(b, backtick), i8x16.eq(b, deleted)),
      v128.or(i8x16.eq(c, backtick), i8x16.eq(c, deleted)),
      v128.or(i8x16.eq(d, backtick), i8x16.eq(d, deleted)),
    );
    if (v128.any_true(v128.or(rare, i8x16.gt_s(space, lowest)))) break;
    const x = bits(i8x16.add(a, toSign), i8x16.add(b, toSign), i8x16.add(c, toSign), i8x16.add(d, toSign));
    counts = putBlock(block, counts, 0, x, 0);
  }
  endBlocks(block, counts, 0);
  return at;
}

/** Blocks of ASCII. */
function anyAsciiRun(from: usize, to: usize): usize {
  let block = blockAt(from);
  let counts = countsBeforeBlock(block);
  let at = from;
  let foreign: u64 = 0;
  for (; at < to; at += 64, block += BLOCK) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    if (i8x16.bitmask(isAny(a, b, c, d))) break;
    const ka = classes(a);
    const kb = classes(b);
    const kc = classes(c);
    const kd = classes(d);
    let x = bits(ka, kb, kc, kd);
    let n: u64 = 0;
    if (v128.any_true(v128.and(isAny(ka, kb, kc, kd), splat(NIBBLE)))) {
      x = extensionsAt(at);
      n = foreignAt(at);
      foreign |= n;
    }
    counts = putBlock(block, counts, 0, x, n);
  }
  endBlocks(block, counts, foreign ? FOREIGN : 0);
  return at;
}
