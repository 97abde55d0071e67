import { blockAt, countsBeforeBlock, endBlocks, BLOCK, FOREIGN, ILL_FORMED, putBlock } from './blocks';
import {
  BOUNDED,
  bits,
  classes,
  EXTENDED,
  eurosAt,
  extensionsAt,
  foldedBits,
  foreignAt,
  hasOverlongLead,
  highNibbles,
  isAny,
  isE2,
  isOther,
  isOutOfBounds,
  LEAD_C_OR_F,
  LEAD_E2,
  lowNibbles,
  RARE,
} from './vectors';

/** Blocks with leads of every kind. */
export function wideRun(from: usize, to: usize): usize {
  let block = blockAt(from);
  let counts = countsBeforeBlock(block);
  let at = from;
  // A run of Latin may have ended with a lead. No other leaves any.
  let due = u64(load<u8>(at - 1) >= 0xc0);
  let afterC = u64((load<u8>(at - 1) & 0xf0) == 0xc0);
  let wrong: u64 = 0;
  for (; at < to; at += 64, block += BLOCK) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    const bit7 = bits(a, b, c, d);
    if ((bit7 | due) == 0) break;
    const ka = classes(a);
    const kb = classes(b);
    const kc = classes(c);
    const kd = classes(d);
    const any = isAny(ka, kb, kc, kd);
    const ea = i8x16.add(a, a);
    const eb = i8x16.add(b, b);
    const ec = i8x16.add(c, c);
    const ed = i8x16.add(d, d);
    const leads = bits(ea, eb, ec, ed) & bit7;
    const thirds = leads & bits(i8x16.add(ea, ea), i8x16.add(eb, eb), i8x16.add(ec, ec), i8x16.add(ed, ed));
    const continuations = bit7 & ~leads;
    let x: u64 = 0;
    let n = leads;
    let fourths: u64 = 0;
    // None in most blocks of Arabic, Chinese and Cyrillic. A branch for each kind of lead would be mispredicted often.
    if (u32(v128.any_true(any)) | u32(afterC)) {
      const flags = foldedBits(any);
      if (flags & EXTENDED) x = bits(ka, kb, kc, kd);
      const bit4 = fourthBitsAt(at);
      fourths = thirds & bit4;
      const leadsC = leads & ~(thirds | bit4);
      n &= ~leadsC;
      afterC |= leadsC << 1;
      if (afterC) n |= afterC & othersAt(at);
      afterC = leadsC >> 63;
      if (flags & LEAD_E2) {
        const euros = eurosAt(at);
        x |= euros;
        n &= ~euros;
      }
      if (flags & (BOUNDED | LEAD_C_OR_F)) wrong |= u64(isOutOfBounds(at));
      if (flags & RARE) {
        x |= extensionsAt(at);
        n |= foreignAt(at);
        wrong |= u64(hasOverlongLead(at));
      }
    }
    wrong |= continuations ^ ((leads << 1) | (thirds << 2) | (fourths << 3) | due);
    due = (leads >> 63) | (thirds >> 62) | (fourths >> 61);
    counts = putBlock(block, counts, continuations, x | fourths, n);
  }
  endBlocks(block, counts, wrong ? FOREIGN | ILL_FORMED : FOREIGN);
  return at;
}

/** Where 64 bytes and those before them are not two-byte characters of the alphabet. */
function othersAt(at: usize): u64 {
  const a = v128.load(at);
  const b = v128.load(at, 16);
  const c = v128.load(at, 32);
  const d = v128.load(at, 48);
  return bits(
    isOther(v128.load(at - 1), highNibbles(a), lowNibbles(a)),
    isOther(v128.load(at + 15), highNibbles(b), lowNibbles(b)),
    isOther(v128.load(at + 31), highNibbles(c), lowNibbles(c)),
    isOther(v128.load(at + 47), highNibbles(d), lowNibbles(d)),
  );
}

/** Bit 4 of 64 bytes, which D0-DF and F0-FF have. */
function fourthBitsAt(at: usize): u64 {
  return bits(
    i16x8.shl(v128.load(at), 3),
    i16x8.shl(v128.load(at, 16), 3),
    i16x8.shl(v128.load(at, 32), 3),
    i16x8.shl(v128.load(at, 48), 3),
  );
}
