import { type Status, statuses } from '../codes.js';
import { SET_ASIDE, type TallyEntry } from '../kernel/tally.js';
import { countries } from '../numbering/countries.js';
import { type NumberType, numberTypes } from '../numbering/types.js';
import { priceOf, type Share } from '../pricing/costs.js';
import { fits, type Money, moneyOf, quotient, type Rounding } from '../pricing/money.js';
import type { Basis, NoRateReason } from '../pricing/price.js';
import type { Rate, RateCard } from '../pricing/rate.js';
import type { Issue } from '../result.js';
import { type Encoding, encodings } from '../text/alphabet.js';
import { type RatesOf, unitsOf } from './kinds.js';

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

/** Messages that are alike in all that a total depends on. */
interface Kind {
  readonly count: number;
  readonly country: number;
  readonly type: number;
  /** An index of `encodings`, and the number of them for RCS. */
  readonly encoding: number;
  readonly parts: number;
  readonly segments: number;
  /** Index in `card.rates`; undefined for messages without a rate. */
  readonly rate: number | undefined;
}

/** What an estimate has totals by: `by${Field}`, each with the field. */
interface Grouping {
  readonly by: 'byCountry' | 'byType' | 'byRate' | 'byEncoding' | 'byParts';
  readonly field: 'country' | 'type' | 'rate' | 'encoding' | 'parts';
  /** Undefined for messages that are not in any of the totals. */
  keyOf(kind: Kind): number | undefined;
  fieldOf(key: number, card: RateCard): unknown;
  /** What orders subtotals of one cost and as many messages; without it the key orders all. */
  readonly nameOf?: (key: number) => string | number;
}

const countryOf = (key: number) => countries[key] ?? null;
const encodingOf = (key: number) => encodings[key] ?? null;

const groupings: readonly Grouping[] = [
  {
    by: 'byCountry',
    field: 'country',
    keyOf: kind => kind.country,
    fieldOf: countryOf,
    nameOf: key => countryOf(key) ?? '',
  },
  {
    by: 'byType',
    field: 'type',
    keyOf: kind => kind.type,
    fieldOf: key => numberTypes[key],
    nameOf: key => numberTypes[key]!,
  },
  {
    by: 'byRate',
    field: 'rate',
    keyOf: kind => kind.rate,
    fieldOf: (key, card) => card.rates[key],
    nameOf: key => key,
  },
  {
    by: 'byEncoding',
    field: 'encoding',
    keyOf: kind => kind.encoding,
    fieldOf: encodingOf,
    nameOf: key => encodingOf(key) ?? '',
  },
  { by: 'byParts', field: 'parts', keyOf: kind => kind.parts, fieldOf: key => key },
];

/** A subtotal that is being added up: nothing is rounded before the end. */
interface Sum {
  messages: number;
  messageParts: number;
  segments: number;
  noRate: number;
  /** Units, times the denominator of the share. */
  expected: bigint;
}

const emptySum = (): Sum => ({ messages: 0, messageParts: 0, segments: 0, noRate: 0, expected: 0n });

function addTo(sum: Sum, { count, parts, segments, rate }: Kind, expected: bigint): void {
  sum.messages += count;
  sum.messageParts += count * parts;
  sum.segments += count * segments;
  if (rate === undefined) sum.noRate += count;
  else sum.expected += expected;
}

interface Sums {
  readonly total: Sum;
  rows: number;
  least: bigint;
  most: bigint;
  readonly byKey: readonly Map<number, Sum>[];
  readonly withoutRate: Map<NoRateReason, number>;
  readonly setAside: Map<Status, number>;
}

/** Adds up all that has been counted. */
export function totalsOf(tally: readonly TallyEntry[], terms: TotalsTerms): Estimate {
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
  const { denominator } = share ?? WHOLE;
  const subtotal = ({ messages, messageParts, segments, noRate, expected }: Sum, ...path: string[]) => {
    const cost = money(quotient(expected, denominator, rounding), ...path, 'cost');
    return { messages, messageParts, segments, noRate, cost };
  };

  const all = subtotal(total);
  const bounds = share ? { least: money(least, 'least'), most: money(most, 'most') } : {};
  const lists = groupings.map(({ by, field, fieldOf, nameOf }, i) => {
    const list = inOrder(sums.byKey[i]!, nameOf).map(([key, sum]) => {
      const value = fieldOf(key, card);
      return { [field]: value, ...subtotal(sum, by, String(field === 'rate' ? key : value)) };
    });
    return [by, list];
  });
  return {
    currency,
    basis,
    rows,
    priced: total.messages - total.noRate,
    setAside: [...setAside.values()].reduce((sum, count) => sum + count, 0),
    ...all,
    ...bounds,
    ...(Object.fromEntries(lists) as Pick<Estimate, Grouping['by']>),
    noRateReasons: reasonsOf(withoutRate),
    setAsideReasons: reasonsOf(setAside),
    issues,
  };
}

const WHOLE: Share = { numerator: 1n, denominator: 1n };

function sumsOf(tally: readonly TallyEntry[], { card, basis, ratesOf, share }: TotalsTerms): Sums {
  const { currency } = card;
  const { numerator, denominator } = share ?? WHOLE;
  const sums: Sums = {
    total: emptySum(),
    rows: 0,
    least: 0n,
    most: 0n,
    byKey: groupings.map(() => new Map()),
    withoutRate: new Map(),
    setAside: new Map(),
  };
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
    const kind: Kind = {
      count,
      country,
      type,
      encoding: channel === 1 ? encodings.length : encoding,
      parts: channel === 1 ? 1 : messageParts,
      segments: channel === 1 ? 1 : segments,
      rate: reason === undefined ? match!.index : undefined,
    };
    const times = BigInt(count);
    const hasFallback = reason === undefined && fallback !== undefined;
    const other = hasFallback ? priceOf(currency, fallback, 'SMS', billed)!.total.units : cost;
    sums.least += times * (cost < other ? cost : other);
    sums.most += times * (cost < other ? other : cost);
    addToAll(sums, kind, times * (cost * numerator + other * (denominator - numerator)));
  }
  return sums;
}

function addToAll({ total, byKey }: Sums, kind: Kind, expected: bigint): void {
  addTo(total, kind, expected);
  groupings.forEach(({ keyOf }, i) => {
    const key = keyOf(kind);
    if (key === undefined) return;
    const sums = byKey[i]!;
    let sum = sums.get(key);
    if (sum === undefined) {
      sum = emptySum();
      sums.set(key, sum);
    }
    addTo(sum, kind, expected);
  });
}

function increase<Code>(counts: Map<Code, number>, code: Code, count: number): void {
  counts.set(code, (counts.get(code) ?? 0) + count);
}

/** Dearest first, then most messages first, then by name; without names by key. */
function inOrder(sums: Map<number, Sum>, nameOf: Grouping['nameOf']): [number, Sum][] {
  if (nameOf === undefined) return [...sums].sort(([one], [other]) => one - other);
  return [...sums].sort(
    ([one, { expected, messages }], [other, than]) =>
      compare(than.expected, expected) ||
      compare(than.messages, messages) ||
      compare(nameOf(one), nameOf(other)),
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
