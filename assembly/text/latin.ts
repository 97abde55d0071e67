import { blockAt, countsBeforeBlock, endBlocks, BLOCK, FOREIGN, ILL_FORMED, putBlock } from './blocks';
import {
  bits,
  classesOf,
  extensionsAt,
  foreignAt,
  hasOverlongLead,
  highNibbles,
  isAny,
  isOther,
  isWide,
  lowNibbles,
  NOT_LEAD_C,
  splat,
} from './vectors';

/** Blocks with leads C0-CF and no others. */
export function latinRun(from: usize, to: usize): usize {
  let block = blockAt(from);
  let counts = countsBeforeBlock(block);
  let at = from;
  let due: u64 = 0;
  let wrong: u64 = 0;
  for (; at < to; at += 64, block += BLOCK) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    const bit7 = bits(a, b, c, d);
    if ((bit7 | due) == 0 || v128.any_true(isWide(a, b, c, d))) break;
    const leads = bits(i8x16.add(a, a), i8x16.add(b, b), i8x16.add(c, c), i8x16.add(d, d)) & bit7;
    const continuations = bit7 & ~leads;
    wrong |= continuations ^ ((leads << 1) | due);
    due = leads >> 63;
    const ha = highNibbles(a);
    const hb = highNibbles(b);
    const hc = highNibbles(c);
    const hd = highNibbles(d);
    const la = lowNibbles(a);
    const lb = lowNibbles(b);
    const lc = lowNibbles(c);
    const ld = lowNibbles(d);
    const any = isAny(classesOf(ha, la), classesOf(hb, lb), classesOf(hc, lc), classesOf(hd, ld));
    let n =
      continuations &
      bits(
        isOther(v128.load(at - 1), ha, la),
        isOther(v128.load(at + 15), hb, lb),
        isOther(v128.load(at + 31), hc, lc),
        isOther(v128.load(at + 47), hd, ld),
      );
    let x: u64 = 0;
    if (v128.any_true(v128.and(any, splat(NOT_LEAD_C)))) {
      x = extensionsAt(at);
      n |= foreignAt(at);
      wrong |= u64(hasOverlongLead(at));
    }
    counts = putBlock(block, counts, continuations, x, n);
  }
  endBlocks(block, counts, wrong ? FOREIGN | ILL_FORMED : FOREIGN);
  return at;
}
