const FIRST_SLOTS = 1 << 12;
const MOST_SLOTS = 1 << 26;

/**
 * Which messages were charged before. It holds 64 bits of hash for each, in 11 to 21 bytes: 10 million messages take 128 MiB,
 * and two different ones among them are taken for the same in one of 300,000 files. It holds 50 million; messages after those
 * are not remembered.
 */
export class SeenMessages {
  private low = new Uint32Array(FIRST_SLOTS);
  private high = new Uint32Array(FIRST_SLOTS);
  private size = 0;

  /** Whether no more messages can be remembered. */
  isFull = false;

  /** Remembers a message. Returns whether it was there. */
  add(id: string, number: string): boolean {
    const low = hashOf(number, hashOf(id, 0x811c9dc5, 0x01000193), 0x01000193);
    const high = hashOf(number, hashOf(id, 0x9747b28c, 0x5bd1e995), 0x5bd1e995);
    return this.addHash(mixed(low) >>> 0 || 1, mixed(high) >>> 0);
  }

  private addHash(low: number, high: number): boolean {
    let slot = this.slotOf(low, high);
    if (this.low[slot] !== 0) return true;
    if (4 * (this.size + 1) > 3 * this.low.length) {
      if (this.low.length === MOST_SLOTS) {
        this.isFull = true;
        return false;
      }
      this.grow();
      slot = this.slotOf(low, high);
    }
    this.low[slot] = low;
    this.high[slot] = high;
    this.size++;
    return false;
  }

  /** The slot of a hash, or an empty one: its low half is 0. */
  private slotOf(low: number, high: number): number {
    const mask = this.low.length - 1;
    let slot = (low ^ Math.imul(high, 0x9e3779b1)) & mask;
    while (this.low[slot] !== 0 && (this.low[slot] !== low || this.high[slot] !== high))
      slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { low, high } = this;
    this.low = new Uint32Array(2 * low.length);
    this.high = new Uint32Array(2 * high.length);
    for (let i = 0; i < low.length; i++) {
      if (low[i] === 0) continue;
      const slot = this.slotOf(low[i]!, high[i]!);
      this.low[slot] = low[i]!;
      this.high[slot] = high[i]!;
    }
  }
}

/** The hash of a text after `seed` (FNV-1a with a shift, which other multipliers need). */
function hashOf(text: string, seed: number, multiplier: number): number {
  let hash = Math.imul(seed ^ text.length, multiplier);
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), multiplier);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** Spreads each bit of a hash over all bits (finalizer of MurmurHash3). */
function mixed(hash: number): number {
  let value = hash;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
