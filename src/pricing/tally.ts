/**
 * How many messages are alike in all that a price depends on. A key is four words: fare, class, parts and segments;
 * from their counts every total follows, by country, rate, encoding or parts. The engine has a table of the same form
 * (assembly/pricing/tally.ts), which is added to this one.
 */
export interface Tally {
  /** How many keys there are. */
  size: number;
  /** Open addressing: four words a slot, of which the class of a slot in use is not 0. */
  keys: Uint32Array;
  counts: Float64Array;
}

/** From here on it is no fare: a message is set aside, and the rest is the index of `statuses` that says why. */
export const SET_ASIDE = 0xffff_ff00;
export const INVALID_NUMBER = 0xffff_ff02;

/** Bits of a class: country (0 to 15), type of the number (16 to 19), UCS-2, RCS, and that the slot is in use. */
export const TYPE_SHIFT = 16;
export const ENCODING_SHIFT = 20;
export const CHANNEL_SHIFT = 21;
export const IN_USE = 0x8000_0000;

const WORDS = 4;
const SMALLEST = 1 << 10;

export function emptyTally(): Tally {
  return { size: 0, keys: new Uint32Array(WORDS * SMALLEST), counts: new Float64Array(SMALLEST) };
}

/** Adds messages of one key; a class has its bit `IN_USE`. */
export function addToTally(
  tally: Tally,
  fare: number,
  kind: number,
  parts: number,
  segments: number,
  count: number,
): void {
  const { keys, counts } = tally;
  const last = counts.length - 1;
  let hash =
    Math.imul(fare ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b) ^
    Math.imul(parts + (segments << 7), 0xc2b2ae35);
  hash ^= hash >>> 15;
  for (let slot = hash & last; ; slot = (slot + 1) & last) {
    const at = WORDS * slot;
    if (keys[at + 1] === 0) {
      keys[at] = fare;
      keys[at + 1] = kind;
      keys[at + 2] = parts;
      keys[at + 3] = segments;
      counts[slot] = count;
      if (++tally.size > (last + 1) >> 1) enlarge(tally);
      return;
    }
    if (
      keys[at] === fare &&
      keys[at + 1] === kind >>> 0 &&
      keys[at + 2] === parts &&
      keys[at + 3] === segments
    ) {
      counts[slot]! += count;
      return;
    }
  }
}

function enlarge(tally: Tally): void {
  const { keys, counts } = tally;
  Object.assign(tally, {
    size: 0,
    keys: new Uint32Array(2 * keys.length),
    counts: new Float64Array(2 * counts.length),
  });
  eachCount({ size: 0, keys, counts }, (fare, kind, parts, segments, count) =>
    addToTally(tally, fare, kind, parts, segments, count),
  );
}

/** Visits all that has been counted. */
export function eachCount(
  { keys, counts }: Tally,
  visit: (fare: number, kind: number, parts: number, segments: number, count: number) => void,
): void {
  counts.forEach((count, slot) => {
    const at = WORDS * slot;
    if (keys[at + 1] !== 0) visit(keys[at]!, keys[at + 1]!, keys[at + 2]!, keys[at + 3]!, count);
  });
}
