// How many messages are alike in everything that a price depends on. Every total follows from these counts: by country,
// by rate, by encoding, by parts. The engine has tables of the same form (assembly/pricing/tally.ts), and wasm-tally.ts
// adds them to one of these.

import { statuses } from '../codes.js';

/** From here on a number is not a fare. It says why the message is set aside: `SET_ASIDE` + index of `statuses`. */
export const SET_ASIDE = 0xffff_ff00;
export const INVALID_NUMBER: number = SET_ASIDE + /* @__PURE__ */ statuses.indexOf('INVALID_PHONE_NUMBER');
export const WITHOUT_SENDER: number = SET_ASIDE + /* @__PURE__ */ statuses.indexOf('INVALID_SENDER');

/** Bits of a class: country (0 to 15), type of the number (16 to 19), encoding, channel, and that the slot is in use. */
export const TYPE_SHIFT = 16;
export const ENCODING_SHIFT = 20;
export const CHANNEL_SHIFT = 21;
export const IN_USE = 0x8000_0000;

/** Messages that are alike. */
export interface TallyEntry {
  /** A fare, or why the messages are set aside (`SET_ASIDE`). */
  readonly fare: number;
  /** `countries[country]`. */
  readonly country: number;
  /** `numberTypes[type]`. */
  readonly type: number;
  /** `encodings[encoding]`. */
  readonly encoding: number;
  /** 0 for SMS and 1 for RCS. */
  readonly channel: number;
  /** Of each message, as an SMS. */
  readonly messageParts: number;
  readonly segments: number;
  /** How many messages there are. */
  readonly count: number;
}

const WORDS = 4;
const SMALLEST = 1 << 10;

/** A table of counts with open addressing. A key is four words: fare, class, parts and segments. */
export class Tally {
  #size = 0;
  /** The class of a slot in use is not 0. */
  #keys = new Uint32Array(WORDS * SMALLEST);
  #counts = new Float64Array(SMALLEST);

  /** Adds to the count in a slot. */
  add(slot: number, count: number): void {
    this.#counts[slot]! += count;
  }

  /** Adds messages without a valid number, about which nothing else counts. */
  addInvalidNumbers(count: number): void {
    this.add(this.slotOf(INVALID_NUMBER, IN_USE, 0, 0), count);
  }

  /** The slot of a key, which is added if it is not there. It is valid until the next call. A class has its `IN_USE`. */
  slotOf(fare: number, kind: number, parts: number, segments: number): number {
    const keys = this.#keys;
    const last = this.#counts.length - 1;
    let hash =
      Math.imul(fare ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b) ^
      Math.imul(parts + (segments << 7), 0xc2b2ae35);
    hash ^= hash >>> 15;
    for (let slot = hash & last; ; slot = (slot + 1) & last) {
      const at = WORDS * slot;
      if (keys[at + 1] === 0) {
        if (this.#size > last >> 1) {
          this.#enlarge();
          return this.slotOf(fare, kind, parts, segments);
        }
        this.#size++;
        keys[at] = fare;
        keys[at + 1] = kind;
        keys[at + 2] = parts;
        keys[at + 3] = segments;
        return slot;
      }
      if (
        keys[at] === fare &&
        keys[at + 1] === kind >>> 0 &&
        keys[at + 2] === parts &&
        keys[at + 3] === segments
      )
        return slot;
    }
  }

  entries(): TallyEntry[] {
    const keys = this.#keys;
    const entries: TallyEntry[] = [];
    this.#counts.forEach((count, slot) => {
      const at = WORDS * slot;
      const kind = keys[at + 1]!;
      if (kind === 0) return;
      entries.push({
        fare: keys[at]!,
        country: kind & 0xffff,
        type: (kind >>> TYPE_SHIFT) & 15,
        encoding: (kind >>> ENCODING_SHIFT) & 1,
        channel: (kind >>> CHANNEL_SHIFT) & 1,
        messageParts: keys[at + 2]!,
        segments: keys[at + 3]!,
        count,
      });
    });
    return entries;
  }

  #enlarge(): void {
    const keys = this.#keys;
    const counts = this.#counts;
    this.#size = 0;
    this.#keys = new Uint32Array(2 * keys.length);
    this.#counts = new Float64Array(2 * counts.length);
    counts.forEach((count, slot) => {
      const at = WORDS * slot;
      if (keys[at + 1] !== 0)
        this.add(this.slotOf(keys[at]!, keys[at + 1]!, keys[at + 2]!, keys[at + 3]!), count);
    });
  }
}
