// Segments of a text that is made cheaper, where a character of two septets may straddle the end of one. All characters
// are below U+10000.

import { GSM_PART } from '../constants';
import { CLASS_OF, CLASSES } from '../memory';

/** Segments after safe replacement. A combining mark is part of the letter in front of it. */
export function replacedSegments(from: usize, to: usize): u32 {
  let segments: u32 = 1;
  let filled: u32 = 0;
  for (let at = from; at < to; at += widthAt(at)) {
    const known = classAt(at);
    const septets = load<u32>(known, 48);
    filled += septets;
    if (filled <= GSM_PART) continue;
    segments++;
    // A character of two septets is not split.
    filled = load<u32>(known, 52) ? septets : filled - GSM_PART;
  }
  return segments;
}

/** Segments of `part` septets each, in a locking shift table and a single shift table that has all others. */
export function nationalSegments(from: usize, to: usize, locking: u32, part: u32): u32 {
  let segments: u32 = 1;
  let filled: u32 = 0;
  for (let at = from; at < to; at += widthAt(at)) {
    const septets = 1 + u32(load<u8>(classAt(at) + locking));
    filled += septets;
    if (filled <= part) continue;
    segments++;
    filled = septets;
  }
  return segments;
}

/** What is known of the character at `at`. */
// @ts-ignore: decorator
@inline
function classAt(at: usize): usize {
  let unit: u32 = load<u8>(at);
  if (unit >= 0xe0) unit = ((unit & 0xf) << 12) | ((load<u8>(at, 1) & 0x3f) << 6) | (load<u8>(at, 2) & 0x3f);
  else if (unit >= 0x80) unit = ((unit & 0x1f) << 6) | (load<u8>(at, 1) & 0x3f);
  return CLASSES + (usize(load<u8>(unit, CLASS_OF)) << 6);
}

/** Bytes of the character that begins at `at`. */
// @ts-ignore: decorator
@inline
function widthAt(at: usize): usize {
  const lead = load<u8>(at);
  return 1 + usize(lead >= 0x80) + usize(lead >= 0xe0);
}
