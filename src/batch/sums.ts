import { type Status, statuses } from '../codes.js';
import { SET_ASIDE, type TallyEntry } from '../kernel/tally.js';
import { priceOf, type Share } from '../pricing/costs.js';
import type { NoRateReason } from '../pricing/price.js';
import { encodings } from '../text/alphabet.js';
import { unitsOf } from './kinds.js';
import type { TotalsTerms } from './totals.js';

/** Half of the whole numbers that a number holds exactly: two below it have an exact sum. */
const EXACT = 2 ** 52;

/** A whole number that is added up exactly. Most sums fit into a number, which is ten times as fast as a bigint. */
export class ExactSum {
  #large = 0n;
  #small = 0;

  /** Adds so many times the amount. */
  add(times: number, amount: bigint): void {
    const product = times * Number(amount);
    if (product > -EXACT && product < EXACT) this.#small += product;
    else this.#large += BigInt(times) * amount;
    if (this.#small <= -EXACT || this.#small >= EXACT) {
      this.#large += BigInt(this.#small);
      this.#small = 0;
    }
  }

  get value(): bigint {
    return this.#large + BigInt(this.#small);
  }
}

/** A subtotal that is being added up: nothing is rounded before the end. */
export class Sum {
  messages = 0;
  messageParts = 0;
  segments = 0;
  noRate = 0;
  /** Units, times the denominator of the share. */
  readonly expected = new ExactSum();

  add({ count, parts, segments, rate }: Kind, expected: bigint): void {
    this.messages += count;
    this.messageParts += count * parts;
    this.segments += count * segments;
    if (rate === undefined) this.noRate += count;
    else this.expected.add(count, expected);
  }
}

/** Messages that are alike in all that a total depends on. */
interface Kind {
  readonly count: number;
  readonly parts: number;
  readonly segments: number;
  /** Index in `card.rates`; undefined for messages without a rate. */
  readonly rate: number | undefined;
}

/** Sums by a key, such as the index of a rate. */
export type SumsByKey = Map<number, Sum>;

/** All sums of an estimate. */
export interface Sums {
  readonly total: Sum;
  rows: number;
  readonly least: ExactSum;
  readonly most: ExactSum;
  readonly byCountry: SumsByKey;
  readonly byType: SumsByKey;
  readonly byRate: SumsByKey;
  /** By index of `encodings`, and their number for RCS. */
  readonly byEncoding: SumsByKey;
  readonly byParts: SumsByKey;
  readonly withoutRate: Map<NoRateReason, number>;
  readonly setAside: Map<Status, number>;
}

const WHOLE: Share = { numerator: 1n, denominator: 1n };

/** Adds up all that has been counted, in time that follows the number of kinds. */
export function sumsOf(tally: readonly TallyEntry[], { card, basis, ratesOf, share }: TotalsTerms): Sums {
  const { currency } = card;
  const { numerator, denominator } = share ?? WHOLE;
  const sums = emptySums();
  for (const { fare, country, type, encoding, channel, messageParts, segments, count } of tally) {
    sums.rows += count;
    if (fare >= SET_ASIDE) {
      increase(sums.setAside, statuses[fare - SET_ASIDE]!, count);
      continue;
    }
    const billed = basis === 'parts' ? messageParts : segments;
    const rates = ratesOf(fare, country, channel);
    const { reason, match, fallback } = rates;
    const cost = reason === undefined ? unitsOf(currency, rates, channel, billed) : 0n;
    if (cost === undefined) {
      increase(sums.setAside, 'AMOUNT_OUT_OF_RANGE', count);
      continue;
    }
    if (reason !== undefined) increase(sums.withoutRate, reason, count);
    let expected = cost;
    if (share !== undefined) {
      const hasFallback = reason === undefined && fallback !== undefined;
      const other = hasFallback ? priceOf(currency, fallback, 'SMS', billed)!.total.units : cost;
      sums.least.add(count, cost < other ? cost : other);
      sums.most.add(count, cost < other ? other : cost);
      expected = cost * numerator + other * (denominator - numerator);
    }
    const isSms = channel === 0;
    const kind: Kind = {
      count,
      parts: isSms ? messageParts : 1,
      segments: isSms ? segments : 1,
      rate: reason === undefined ? match!.index : undefined,
    };
    sums.total.add(kind, expected);
    sumOf(sums.byCountry, country).add(kind, expected);
    sumOf(sums.byType, type).add(kind, expected);
    if (kind.rate !== undefined) sumOf(sums.byRate, kind.rate).add(kind, expected);
    sumOf(sums.byEncoding, isSms ? encoding : encodings.length).add(kind, expected);
    sumOf(sums.byParts, kind.parts).add(kind, expected);
  }
  return sums;
}

const emptySums = (): Sums => ({
  total: new Sum(),
  rows: 0,
  least: new ExactSum(),
  most: new ExactSum(),
  byCountry: new Map(),
  byType: new Map(),
  byRate: new Map(),
  byEncoding: new Map(),
  byParts: new Map(),
  withoutRate: new Map(),
  setAside: new Map(),
});

function sumOf(sums: SumsByKey, key: number): Sum {
  let sum = sums.get(key);
  if (sum === undefined) sums.set(key, (sum = new Sum()));
  return sum;
}

function increase<Code>(counts: Map<Code, number>, code: Code, count: number): void {
  counts.set(code, (counts.get(code) ?? 0) + count);
}
