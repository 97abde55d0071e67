import type { Rate } from '../rate.js';

/** By what rates belong together. */
export interface Grouping {
  /** A hash of 32 bits: equal for rates of one group. Undefined for a rate that belongs to no group. */
  readonly hashOf: (rate: Rate) => number | undefined;
  readonly isSame: (one: Rate, other: Rate) => boolean;
}

/**
 * Finds rates that belong together.
 *
 * A table with open addressing holds the hash and the last rate of each group, and each rate the one in front of it.
 * That takes some 20 bytes for a rate, where a map from text keys took more than 100.
 */
export class RateGroups {
  private readonly rates: readonly Rate[];
  /** For each slot eight bits of the hash, so that few rates are compared in vain. */
  private readonly tags: Uint8Array;
  /** For each slot the index of a rate plus 1; 0 in a free slot. */
  private readonly lasts: Int32Array;
  /** For each rate the index plus 1 of the one in front of it in its group; 0 for the first. */
  private readonly previous: Int32Array;
  /** For each rate 1 where another of its group comes after it. */
  private readonly isFollowed: Uint8Array;

  /** Rates may be replaced in `rates` later, but not added or taken away. */
  constructor(rates: readonly Rate[]) {
    const size = 2 ** Math.ceil(Math.log2(2 * rates.length + 1));
    this.rates = rates;
    this.tags = new Uint8Array(size);
    this.lasts = new Int32Array(size);
    this.previous = new Int32Array(rates.length);
    this.isFollowed = new Uint8Array(rates.length);
  }

  /**
   * Calls `visit` with the indices, in ascending order, of each group of two rates or more. A group comes when its last
   * rate does. In the order of the table they took a fifth of the time of loading a million rates: neighbours there are
   * far from each other in memory.
   */
  each(grouping: Grouping, visit: (indices: readonly number[]) => void): void {
    this.fill(grouping);
    const { previous, isFollowed } = this;
    for (let last = 0; last < previous.length; last++) {
      if (previous[last] === 0 || isFollowed[last] === 1) continue;
      const indices: number[] = [];
      for (let next = last + 1; next !== 0; next = previous[next - 1]!) indices.push(next - 1);
      visit(indices.reverse());
    }
  }

  private fill({ hashOf, isSame }: Grouping): void {
    const { rates, tags, lasts, previous, isFollowed } = this;
    const mask = lasts.length - 1;
    lasts.fill(0);
    previous.fill(0);
    isFollowed.fill(0);
    for (let i = 0; i < rates.length; i++) {
      const rate = rates[i]!;
      const key = hashOf(rate);
      if (key === undefined) continue;
      const hash = spread(key);
      const tag = hash >>> 24;
      let slot = hash & mask;
      while (lasts[slot] !== 0 && !(tags[slot] === tag && isSame(rates[lasts[slot]! - 1]!, rate)))
        slot = (slot + 1) & mask;
      const last = lasts[slot]!;
      if (last !== 0) isFollowed[last - 1] = 1;
      tags[slot] = tag;
      previous[i] = last;
      lasts[slot] = i + 1;
    }
  }
}

/** Spreads a hash over all its bits, so that keys which follow each other do not fill neighbouring slots. */
function spread(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return half ^ (half >>> 15);
}

/** A hash of a text, after a hash of others. */
export function textHash(text: string | null, seed: number): number {
  let hash = seed;
  if (text === null) return Math.imul(hash, 31);
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}
