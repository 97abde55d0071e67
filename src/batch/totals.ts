import { type Status, statuses } from '../codes.js';
import type { SavingEntries } from '../kernel/savings-tally.js';
import type { TallyEntry } from '../kernel/tally.js';
import { countries } from '../numbering/countries.js';
import { type NumberType, numberTypes } from '../numbering/types.js';
import type { Share } from '../pricing/costs.js';
import { fits, type Money, moneyOf, quotient, type Rounding } from '../pricing/money.js';
import type { Basis, NoRateReason } from '../pricing/price.js';
import type { Rate, RateCard } from '../pricing/rate.js';
import type { Issue } from '../result.js';
import { type Encoding, encodings } from '../text/alphabet.js';
import type { RatesOf } from './kinds.js';
import { type Savings, savingsOf } from './savings-totals.js';
import { type Sum, type SumsByKey, sumsOf } from './sums.js';

/** The total of some of the messages. A cost is null when it does not fit into 64 bits. */
export interface Subtotal {
  /** Those with a price and those without a rate. */
  readonly messages: number;
  readonly messageParts: number;
  readonly segments: number;
  /** How many of the messages have no rate: they are not in the cost. */
  readonly noRate: number;
  readonly cost: Money | null;
}

export interface Estimate extends Subtotal {
  readonly currency: string;
  readonly basis: Basis;
  /** Priced, without a rate, and set aside. */
  readonly rows: number;
  readonly priced: number;
  readonly setAside: number;
  /** With `rcsShare`: the cost if every message goes by the cheaper of RCS and SMS, and if by the dearer. */
  readonly least?: Money | null;
  readonly most?: Money | null;
  /** Dearest first. */
  readonly byCountry: readonly (Subtotal & { readonly country: string | null })[];
  readonly byType: readonly (Subtotal & { readonly type: NumberType })[];
  /** By the row of the card. */
  readonly byRate: readonly (Subtotal & { readonly rate: Rate })[];
  /** Null for RCS. */
  readonly byEncoding: readonly (Subtotal & { readonly encoding: Encoding | null })[];
  /** By the parts of a message, fewest first. */
  readonly byParts: readonly (Subtotal & { readonly parts: number })[];
  /** Why messages have no rate. */
  readonly noRateReasons: readonly { readonly code: NoRateReason; readonly count: number }[];
  /** Why rows are set aside. */
  readonly setAsideReasons: readonly { readonly code: Status; readonly count: number }[];
  /** With `savings`: what messages in UCS-2 would save. */
  readonly savings?: Savings;
  /** `AMOUNT_OUT_OF_RANGE` for each sum that is null. */
  readonly issues: readonly Issue[];
}

/** How messages are added up. */
export interface TotalsTerms {
  readonly card: RateCard;
  readonly basis: Basis;
  readonly ratesOf: RatesOf;
  /** Of recipients with RCS. */
  readonly share: Share | undefined;
  readonly rounding: Rounding;
}

/** What an estimate has totals by: each list has the field in its items. */
interface Grouping {
  readonly by: 'byCountry' | 'byType' | 'byRate' | 'byEncoding' | 'byParts';
  readonly field: 'country' | 'type' | 'rate' | 'encoding' | 'parts';
  fieldOf(key: number, card: RateCard): unknown;
  /** What orders subtotals of one cost and as many messages; without it the key orders all. */
  readonly nameOf?: (key: number) => string | number;
}

const countryOf = (key: number) => countries[key] ?? null;
const encodingOf = (key: number) => encodings[key] ?? null;

const groupings: readonly Grouping[] = [
  { by: 'byCountry', field: 'country', fieldOf: countryOf, nameOf: key => countryOf(key) ?? '' },
  { by: 'byType', field: 'type', fieldOf: key => numberTypes[key], nameOf: key => numberTypes[key]! },
  { by: 'byRate', field: 'rate', fieldOf: (key, card) => card.rates[key], nameOf: key => key },
  { by: 'byEncoding', field: 'encoding', fieldOf: encodingOf, nameOf: key => encodingOf(key) ?? '' },
  { by: 'byParts', field: 'parts', fieldOf: key => key },
];

/** Adds up all that has been counted. */
export function totalsOf(tally: readonly TallyEntry[], terms: TotalsTerms, saved?: SavingEntries): Estimate {
  const sums = sumsOf(tally, terms);
  const { card, basis, share, rounding } = terms;
  const { currency } = card;
  const { total, rows, least, most, withoutRate, setAside } = sums;
  const issues: Issue[] = [];
  const money = (units: bigint, ...path: string[]): Money | null => {
    if (fits(units)) return moneyOf(currency, units);
    const message = `${path.join('.')}: expected an amount that fits into 64 bits, found ${units} × 10^-8 ${currency}`;
    issues.push({ message, path, code: 'AMOUNT_OUT_OF_RANGE' });
    return null;
  };
  const unitsOf = (expected: bigint) => (share ? quotient(expected, share.denominator, rounding) : expected);

  const cost = money(unitsOf(total.expected.value), 'cost');
  const bounds = share ? { least: money(least.value, 'least'), most: money(most.value, 'most') } : {};
  const savings = saved && {
    savings: savingsOf(saved, terms, (expected, ...path) => money(unitsOf(expected), ...path)),
  };
  const lists = groupings.map(({ by, field, fieldOf, nameOf }) => {
    const list = inOrder(sums[by], nameOf).map(({ key, sum, expected }) => {
      const { messages, messageParts, segments, noRate } = sum;
      const value = fieldOf(key, card);
      const cost = money(unitsOf(expected), by, String(field === 'rate' ? key : value), 'cost');
      return { [field]: value, messages, messageParts, segments, noRate, cost };
    });
    return [by, list];
  });
  return {
    currency,
    basis,
    rows,
    priced: total.messages - total.noRate,
    setAside: [...setAside.values()].reduce((sum, count) => sum + count, 0),
    messages: total.messages,
    messageParts: total.messageParts,
    segments: total.segments,
    noRate: total.noRate,
    cost,
    ...bounds,
    ...(Object.fromEntries(lists) as Pick<Estimate, Grouping['by']>),
    noRateReasons: reasonsOf(withoutRate),
    setAsideReasons: reasonsOf(setAside),
    ...savings,
    issues,
  };
}

/** A sum with its key, and what it amounts to. */
interface KeyedSum {
  readonly key: number;
  readonly sum: Sum;
  readonly expected: bigint;
  /** About as much: a number is compared ten times as fast. */
  readonly about: number;
}

/** Dearest first, then most messages first, then by name; without names by key. */
function inOrder(sums: SumsByKey, nameOf: Grouping['nameOf']): KeyedSum[] {
  const list = Array.from(sums, ([key, sum]): KeyedSum => {
    const expected = sum.expected.value;
    return { key, sum, expected, about: Number(expected) };
  });
  if (nameOf === undefined) return list.sort((one, other) => one.key - other.key);
  return list.sort(
    (one, other) =>
      other.about - one.about ||
      compare(other.expected, one.expected) ||
      other.sum.messages - one.sum.messages ||
      compare(nameOf(one.key), nameOf(other.key)),
  );
}

function compare<Value extends string | number | bigint>(one: Value, other: Value): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Counts by code, in the order of `statuses`. */
function reasonsOf<Code extends Status>(counts: ReadonlyMap<Code, number>) {
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((one, other) => statuses.indexOf(one.code) - statuses.indexOf(other.code));
}
