import type { Money } from './money.js';
import type { Rate, RateCard, RateKey } from './rate.js';

/** Which row of a card a price is from, and why that one. */
export interface MatchedBy {
  /** The most specific key of which the card has a rate for the channel. */
  readonly key: RateKey;
  /** The MCC and MNC, prefix or country; null for the default. */
  readonly value: string | null;
  /** The network that the rate is for, by name or MCC and MNC, where it is for one and was found otherwise. */
  readonly network: string | null;
  /** The row's line in the text, or its place in JSON or rows, such as `prices[3]`. */
  readonly line: number | null;
  readonly path: string | null;
}

/** What so many parts cost by a rate. */
export interface Price {
  /** For each part; on RCS for the message. */
  readonly unitPrice: Money;
  /** The carrier's fee on top, for each part. */
  readonly fee: Money;
  /** Unit price and fee, for all parts. */
  readonly total: Money;
  readonly matchedBy: MatchedBy;
}

/** A rate, and by what it was found. */
export interface Match {
  readonly rate: Rate;
  /** Index in `card.rates`. */
  readonly index: number;
  readonly matchedBy: MatchedBy;
  /** Whether it stands for rates of several networks, of which it is not known which counts. */
  readonly isUnclear: boolean;
  /** Prices that were asked for before, by parts: adding and multiplying bigints takes as long as all the rest. */
  readonly smsPrices: Price[];
  readonly rcsPrices: Price[];
}

/** What a destination costs by SMS and by RCS, as far as there are rates. */
export interface Fare {
  readonly sms: Match | undefined;
  readonly rcs: Match | undefined;
}

/** The rates of a card that are in force at some time, made for finding. A fare is a number: 0 is none. */
export interface Fares {
  readonly card: RateCard;
  /** Whether the dates of rates count; from when until when, exclusive, the same rates are in force then. */
  readonly isDated: boolean;
  readonly from: number;
  readonly until: number;
  readonly fares: readonly Fare[];
  readonly byMccMnc: ReadonlyMap<string, number>;
  readonly leavesOutZeros: boolean;
  readonly byCountry: ReadonlyMap<string, number>;
  readonly byDefault: number;
  /** Countries that have rates of networks, and none for a number whose network is not known, by channel. */
  readonly byNetworkOnly: { readonly SMS: ReadonlySet<string>; readonly RCS: ReadonlySet<string> };
  /**
   * The fare of the longest prefix, as a walk over the digits of a number: where four digits lead, 10,000 fields, and
   * from there on nodes of eleven, ten for the next digit and one for the end of the number. A field is the place of a
   * node, or, below zero, a fare: `field & LARGEST_FARE`. Undefined where no rate has a prefix.
   */
  readonly prefixes: Int32Array | undefined;
  /** The fare of the first, and of the second for a channel of which the first has no rate. */
  readonly combine: (fare: number, lessSpecific: number) => number;
}

export const LARGEST_FARE = 0x7fff_ffff;
const FARE = ~LARGEST_FARE;
const FOUR_DIGITS = 10_000;
const NODE = 11;
const END = 10;

/** The fare of the longest prefix of a number, which has at least four digits. */
export function fareOfString(prefixes: Int32Array, msisdn: string): number {
  const { length } = msisdn;
  let four = 0;
  for (let i = 0; i < 4; i++) four = 10 * four + msisdn.charCodeAt(i) - 0x30;
  let field = prefixes[four]!;
  for (let i = 4; field >= 0; i++)
    field = prefixes[field + (i < length ? msisdn.charCodeAt(i) - 0x30 : END)]!;
  return field & LARGEST_FARE;
}

/** The same of the bytes from `start` to `end`, exclusive. */
export function fareOfBytes(prefixes: Int32Array, data: Uint8Array, start: number, end: number): number {
  let four = 0;
  for (let at = start; at < start + 4; at++) four = 10 * four + data[at]! - 0x30;
  let field = prefixes[four]!;
  for (let at = start + 4; field >= 0; at++) field = prefixes[field + (at < end ? data[at]! - 0x30 : END)]!;
  return field & LARGEST_FARE;
}

/**
 * The fare of a network, or of all networks of its MCC. A card that leaves out zeros before an MNC, as an MNC of one
 * digit shows, has 234-5 for 23405.
 */
export function fareOfMccMnc({ byMccMnc, leavesOutZeros }: Fares, mccMnc: string): number {
  const exact = byMccMnc.get(mccMnc);
  if (exact !== undefined) return exact;
  const mcc = mccMnc.slice(0, 3);
  const short = leavesOutZeros ? byMccMnc.get(mcc + Number(mccMnc.slice(3))) : undefined;
  return short ?? byMccMnc.get(mcc) ?? 0;
}

/** What counts for each channel: the most specific of the fares that has a rate. */
export function mostSpecific(
  { fares }: Fares,
  first: number,
  second: number,
  third: number,
  fourth: number,
): Fare {
  let { sms, rcs } = fares[first]!;
  for (const fare of [second, third, fourth]) {
    if (sms && rcs) break;
    sms ??= fares[fare]!.sms;
    rcs ??= fares[fare]!.rcs;
  }
  return { sms, rcs };
}

/** What was compiled last, without looking at dates and for some time. */
const compiled = /* @__PURE__ */ new WeakMap<RateCard, { undated?: Fares; dated?: Fares }>();
/** What was asked last: a look into the map takes as long as finding a rate. */
let last: Fares | undefined;

/**
 * The rates in force at a time in milliseconds. Without one dates are not looked at, and of several rates for one key
 * the last to come into force counts.
 */
export function faresOf(card: RateCard, at: number | undefined): Fares {
  if (last !== undefined && isFor(last, card, at)) return last;
  const known = compiled.get(card) ?? {};
  compiled.set(card, known);
  const which = at === undefined ? 'undated' : 'dated';
  const fares = known[which];
  last = fares !== undefined && isFor(fares, card, at) ? fares : compile(card, at);
  known[which] = last;
  return last;
}

function isFor(fares: Fares, card: RateCard, at: number | undefined): boolean {
  if (fares.card !== card) return false;
  return at === undefined ? !fares.isDated : fares.isDated && at >= fares.from && at < fares.until;
}

/** Compiles the rates in force: one that came into force later hides an earlier one. */
function compile(card: RateCard, at: number | undefined): Fares {
  let from = Number.NEGATIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;
  const inForce: Pick<Match, 'rate' | 'index'>[] = [];
  card.rates.forEach((rate, index) => {
    if (at !== undefined)
      for (const limit of [rate.from, rate.until]) {
        if (limit !== null && limit <= at) from = Math.max(from, limit);
        if (limit !== null && limit > at) until = Math.min(until, limit);
      }
    const isInForce =
      at === undefined || ((rate.from ?? at) <= at && (rate.until === null || rate.until > at));
    if (isInForce) inForce.push({ rate, index });
  });
  inForce.sort((one, other) => (one.rate.from ?? -Infinity) - (other.rate.from ?? -Infinity));

  const fares: Fare[] = [{ sms: undefined, rcs: undefined }];
  const fareOf = (fare: Fare): number => fares.push(fare) - 1;
  const byMccMnc = new Map<string, number>();
  const byPrefix = new Map<string, number>();
  const byCountry = new Map<string, number>();
  const byNetwork = { prefix: new Map<string, Match[]>(), country: new Map<string, Match[]>() };
  const byNetworkOnly = { SMS: new Set<string>(), RCS: new Set<string>() };
  let byDefault = 0;

  /** Adds a rate to what there is for its key, for the channels that it has a price for, or refuses. */
  const put = (fare: number | undefined, match: Match): number => {
    const { price, rcsPrice, reject } = match.rate;
    const before = fares[fare ?? 0]!;
    const after = {
      sms: price !== null || reject ? match : before.sms,
      rcs: rcsPrice !== null || reject ? match : before.rcs,
    };
    if (fare) fares[fare] = after;
    return fare || fareOf(after);
  };

  for (const { rate, index } of inForce) {
    const { mccMnc, network, prefix, country } = rate;
    const match = (key: RateKey, value: string | null): Match => {
      const { line, path } = rate;
      const one = key === 'mccMnc' || mccMnc?.length === 3 ? null : (network ?? mccMnc);
      const matchedBy = Object.freeze({ key, value, network: one, line, path });
      return { rate, index, matchedBy, isUnclear: false, smsPrices: [], rcsPrices: [] };
    };
    if (mccMnc !== null) byMccMnc.set(mccMnc, put(byMccMnc.get(mccMnc), match('mccMnc', mccMnc)));
    if (mccMnc !== null || network !== null) {
      const [key, value] = prefix !== null ? (['prefix', prefix] as const) : (['country', country] as const);
      if (value === null) continue;
      const matches = byNetwork[key].get(value);
      if (matches) matches.push(match(key, value));
      else byNetwork[key].set(value, [match(key, value)]);
    } else if (prefix !== null) byPrefix.set(prefix, put(byPrefix.get(prefix), match('prefix', prefix)));
    else if (country !== null) byCountry.set(country, put(byCountry.get(country), match('country', country)));
    else byDefault = put(byDefault, match('default', null));
  }

  const combined = new Map<string, number>();
  const combine = (fare: number, lessSpecific: number): number => {
    const { sms, rcs } = fares[fare]!;
    if (fare === 0 || lessSpecific === 0 || (sms && rcs)) return fare || lessSpecific;
    const key = `${fare} ${lessSpecific}`;
    const known = combined.get(key);
    if (known !== undefined) return known;
    const other = fares[lessSpecific]!;
    if ((sms ?? other.sms) === sms && (rcs ?? other.rcs) === rcs) return fare;
    const made = fareOf({ sms: sms ?? other.sms, rcs: rcs ?? other.rcs });
    combined.set(key, made);
    return made;
  };

  // What a network has no price for, all networks of its MCC may have.
  for (const [mccMnc, fare] of byMccMnc)
    if (mccMnc.length > 3) byMccMnc.set(mccMnc, combine(fare, byMccMnc.get(mccMnc.slice(0, 3)) ?? 0));

  // Where there are rates of networks alone: what they agree on, or what the card is to take instead.
  for (const [key, fareByValue] of [
    ['prefix', byPrefix],
    ['country', byCountry],
  ] as const)
    for (const [value, matches] of byNetwork[key]) {
      const known = fares[fareByValue.get(value) ?? 0]!;
      // A network that is not in the list has the default rate, so that what the others agree on is not the country's.
      const others = key === 'country' ? fares[byDefault]! : fares[0]!;
      const sms = known.sms ?? choose(matches, 'price', card, others.sms) ?? unclear(key, matches, 'price');
      const rcs =
        known.rcs ?? choose(matches, 'rcsPrice', card, others.rcs) ?? unclear(key, matches, 'rcsPrice');
      if (sms || rcs) fareByValue.set(value, fareOf({ sms, rcs }));
      if (key !== 'country') continue;
      if (!sms && matches.some(({ rate }) => rate.price)) byNetworkOnly.SMS.add(value);
      if (!rcs && matches.some(({ rate }) => rate.rcsPrice)) byNetworkOnly.RCS.add(value);
    }

  const prefixes = byPrefix.size === 0 ? undefined : compilePrefixes(byPrefix, combine);
  const leavesOutZeros = [...byMccMnc.keys()].some(({ length }) => length === 4);
  return {
    card,
    isDated: at !== undefined,
    from,
    until,
    fares,
    byMccMnc,
    leavesOutZeros,
    byCountry,
    byDefault,
    byNetworkOnly,
    prefixes,
    combine,
  };
}

/** The rate that counts for a number whose network is not known, if there is one. */
function choose(
  all: readonly Match[],
  price: 'price' | 'rcsPrice',
  card: RateCard,
  ofOthers: Match | undefined,
): Match | undefined {
  // Those of a whole MCC, if there are any, are for what the others do not name.
  const counts = ({ rate }: Match) => rate[price] !== null || rate.reject;
  const whole = all.filter(match => match.rate.mccMnc?.length === 3 && counts(match));
  const networks = inForceLast(whole.length > 0 ? whole : all, price);
  const matches = networks.flat();
  const offered = matches.filter(({ rate }) => rate[price] !== null);
  const isComplete = networks.every(({ length }) => length > 0);
  const [first] = offered;
  const isListed =
    ofOthers === undefined || whole.length > 0 || all.every(({ rate }) => rate.mccMnc === null);
  if (first === undefined) return isComplete && isListed ? matches[0] : undefined;
  const cost = ({ rate }: Match) => rate[price]!.units + (rate.fee?.units ?? 0n);
  if (card.unknownNetwork === 'noRate')
    return isComplete && isListed && matches.every(match => match.rate[price] && cost(match) === cost(first))
      ? first
      : undefined;
  const isBetter = (one: Match, other: Match) =>
    card.unknownNetwork === 'highest' ? cost(one) > cost(other) : cost(one) < cost(other);
  return offered.reduce((best, match) => (isBetter(match, best) ? match : best));
}

/** What keeps a shorter prefix from counting where the price depends on the network. */
function unclear(key: 'prefix' | 'country', matches: readonly Match[], price: 'price' | 'rcsPrice') {
  const match = key === 'prefix' ? matches.find(({ rate }) => rate[price] !== null) : undefined;
  return match && { ...match, isUnclear: true };
}

/** For each network what it has for a channel, without what a rate that came into force later hides. */
function inForceLast(earliestFirst: readonly Match[], price: 'price' | 'rcsPrice'): Match[][] {
  const networks = new Map<string, Match[]>();
  for (const match of earliestFirst) {
    const { mccMnc, network, from, reject, [price]: own } = match.rate;
    const key = mccMnc ?? `named ${network}`;
    const known = networks.get(key) ?? [];
    networks.set(key, known);
    if (own === null && !reject) continue;
    if (known.length > 0 && known[0]!.rate.from !== from) known.length = 0;
    known.push(match);
  }
  return [...networks.values()];
}

function compilePrefixes(byPrefix: ReadonlyMap<string, number>, combine: Fares['combine']): Int32Array {
  // Nodes of a tree, eleven fields each; the last has the fare of the prefix that ends there.
  let tree = new Int32Array(1024 * NODE);
  let size = NODE;
  for (const [prefix, fare] of byPrefix) {
    let node = 0;
    for (let i = 0; i < prefix.length; i++) {
      const field = node + prefix.charCodeAt(i) - 0x30;
      if (tree[field] === 0) {
        if (size + NODE > tree.length) {
          const larger = new Int32Array(2 * tree.length);
          larger.set(tree);
          tree = larger;
        }
        tree[field] = size;
        size += NODE;
      }
      node = tree[field]!;
    }
    tree[node + END] = fare;
  }

  // What a prefix has no price for, a shorter one may have. Nodes stand behind the one that leads to them.
  const inherited = new Int32Array(size / NODE);
  for (let node = 0; node < size; node += NODE) {
    const fare = combine(tree[node + END]!, inherited[node / NODE]!);
    tree[node + END] = FARE | fare;
    for (let digit = 0; digit < 10; digit++) {
      const next = tree[node + digit]!;
      if (next === 0) tree[node + digit] = FARE | fare;
      else {
        inherited[next / NODE] = fare;
        tree[node + digit] = FOUR_DIGITS + next;
      }
    }
  }

  const prefixes = new Int32Array(FOUR_DIGITS + size);
  prefixes.set(tree.subarray(0, size), FOUR_DIGITS);
  for (let four = 0; four < FOUR_DIGITS; four++) {
    let field = FOUR_DIGITS;
    for (let unit = 1000; unit >= 1 && field >= 0; unit /= 10)
      field = prefixes[field + (Math.floor(four / unit) % 10)]!;
    prefixes[four] = field;
  }
  return prefixes;
}
