// What a price list means, in plain terms: drawn first, and written down afterwards (list.ts).
import type { Random } from '../../../random.js';
import { type Destination, destinations, neighbours } from './destinations.js';

/** By what a list names destinations: the columns that it has for them. */
export const keyLayouts = [
  'country',
  'country and code',
  'prefix',
  'calling code and area code',
  'mcc and mnc',
  'mccmnc',
  'country and prefix',
  'country and mccmnc',
  'country, mcc and mnc',
  'country, prefix, mcc and mnc',
  'country and network',
] as const;
export type KeyLayout = (typeof keyLayouts)[number];

/** For which destinations a row is. */
export interface Key {
  /** Null for the row of all other destinations. */
  readonly destination: Destination | null;
  readonly isCountryNamed: boolean;
  readonly prefix: string | null;
  readonly mcc: string | null;
  readonly mncs: readonly string[];
  readonly network: string | null;
}

/** What a row is for. An `other` row prices something that is not a message that is sent. */
export type Service = 'sms' | 'rcs' | 'rcsBasic' | 'rcsSingle' | 'other';

/** One row of the list. Amounts are in 10^-8 of the currency, times in milliseconds. */
export interface Fact {
  readonly key: Key;
  readonly service: Service;
  /** Null: nothing is sent there. */
  readonly price: bigint | null;
  /** In lists of current and new prices: what counts until `from`. */
  readonly before: bigint | null;
  readonly rcsPrice: bigint | null;
  readonly fee: bigint | null;
  readonly from: number | null;
  readonly until: number | null;
  readonly status: 'open' | 'unchanged' | 'closed' | 'ignored';
}

export interface Truth {
  readonly layout: KeyLayout;
  /** Null where the list does not name it. */
  readonly currency: string | null;
  readonly hasTwoPrices: boolean;
  readonly facts: readonly Fact[];
}

const networks = [
  'Telekom',
  'Vodafone',
  'O2',
  'Orange',
  'RCS & RDS',
  'AT&T',
  'T-Mobile, Inc.',
  'Digi "Mobil"',
];

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2026, 0, 1);

export const likely = (chance: Random, percent: number): boolean => chance.below(100) < percent;

/** An amount as price lists have them: mostly some cents, seldom a whole number or thousands. */
export function drawAmount(chance: Random): bigint {
  const kind = chance.below(20);
  if (kind === 0) return 0n;
  if (kind === 1) return BigInt(1 + chance.below(99)) * 100_000_000n;
  if (kind === 2) return BigInt(1000 + chance.below(9000)) * 100_000_000n;
  if (kind === 3) return BigInt(1000 + chance.below(2_000_000)) * 100_000n;
  return BigInt(1 + chance.below(2500)) * 10n ** BigInt(2 + chance.below(3));
}

/** A day of 2026, at times with an hour. */
export const drawDay = (chance: Random): number => FIRST_DAY + chance.below(365) * DAY;

export function drawTruth(chance: Random): Truth {
  const layout = chance.pick(keyLayouts);
  const first = chance.pick(destinations);
  const pool = [
    first,
    ...neighbours.get(first.country)!,
    chance.pick(destinations),
    chance.pick(destinations),
  ];
  const used = new Set<string>();
  const facts: Fact[] = [];
  const habits: Habits = {
    hasTwoPrices: likely(chance, 15),
    hasRcsPrices: likely(chance, 20),
    hasFees: likely(chance, 10),
    hasDates: likely(chance, 40),
    hasStatus: likely(chance, 20),
    hasServices: likely(chance, 25),
  };
  const count = 1 + chance.below(6);
  for (let i = 0; i < count; i++) {
    const key = drawKey(chance, layout, chance.pick(pool));
    const names = namesOf(key, layout);
    if (names.some(name => used.has(name))) continue;
    for (const name of names) used.add(name);
    facts.push(...drawFacts(chance, key, habits));
  }
  const currency = likely(chance, 85) ? chance.pick(['EUR', 'USD', 'GBP', 'INR', 'CAD', 'JPY', 'PLN']) : null;
  return { layout, currency, hasTwoPrices: habits.hasTwoPrices, facts };
}

/** What a list has besides keys and prices. */
interface Habits {
  readonly hasTwoPrices: boolean;
  readonly hasRcsPrices: boolean;
  readonly hasFees: boolean;
  readonly hasDates: boolean;
  readonly hasStatus: boolean;
  readonly hasServices: boolean;
}

const EVERYWHERE: Key = {
  destination: null,
  isCountryNamed: false,
  prefix: null,
  mcc: null,
  mncs: [],
  network: null,
};

function drawKey(chance: Random, layout: KeyLayout, destination: Destination): Key {
  const { callingCode, msisdn, mcc, mncs } = destination;
  if (likely(chance, 6) && layout !== 'calling code and area code') return EVERYWHERE;
  const longer = () => msisdn.slice(0, callingCode.length + 1 + chance.below(4));
  const isNetwork = layout.includes('mnc') && likely(chance, 80);
  const isPrefix =
    layout === 'prefix' || layout === 'country, prefix, mcc and mnc' || layout.startsWith('calling');
  const prefix =
    isPrefix || (layout === 'country and prefix' && likely(chance, 70))
      ? likely(chance, layout === 'country, prefix, mcc and mnc' ? 100 : 60)
        ? callingCode
        : layout === 'country and prefix'
          ? msisdn.slice(0, -3)
          : longer()
      : null;
  const start = chance.below(mncs.length);
  return {
    destination,
    isCountryNamed: layout.startsWith('country'),
    prefix,
    mcc: isNetwork || layout.startsWith('mcc') ? mcc : null,
    mncs: isNetwork ? mncs.slice(start, start + (likely(chance, 80) ? 1 : 3)) : [],
    network:
      (layout === 'country and network' && likely(chance, 70)) || (isNetwork && likely(chance, 30))
        ? chance.pick(networks)
        : null,
  };
}

/** Names that only one row of a list can have. */
function namesOf({ destination, prefix, mcc, mncs, network }: Key, layout: KeyLayout): string[] {
  const place = destination?.country ?? 'everywhere';
  if (mncs.length > 0) return mncs.map(mnc => `${mcc}${mnc} ${layout.startsWith('mcc') ? '' : place}`);
  if (mcc !== null) return [`all of ${layout.startsWith('mcc') ? mcc : place}`];
  if (layout === 'country and prefix') return [prefix === null || prefix.length < 7 ? place : prefix];
  if (prefix !== null && !layout.includes('mnc')) return [prefix];
  return [`${place} ${network ?? ''}`];
}

/** The rows of a key: one, or several for times and services. */
function drawFacts(chance: Random, key: Key, habits: Habits): Fact[] {
  const fact: Fact = {
    key,
    service: 'sms',
    price: likely(chance, 5) ? null : drawAmount(chance),
    before: null,
    rcsPrice: habits.hasRcsPrices && likely(chance, 70) ? drawAmount(chance) : null,
    fee: habits.hasFees && likely(chance, 50) ? drawAmount(chance) : null,
    from: habits.hasDates && likely(chance, 70) ? drawDay(chance) : null,
    until: null,
    status: 'open',
  };
  const facts = habits.hasTwoPrices
    ? [withTwoPrices(chance, fact)]
    : habits.hasDates && likely(chance, 40)
      ? severalPeriods(chance, fact)
      : [fact];
  const withStatus = habits.hasStatus ? drawStatuses(chance, facts) : facts;
  return habits.hasServices ? withServices(chance, withStatus) : withStatus;
}

function withTwoPrices(chance: Random, fact: Fact): Fact {
  if (fact.price === null) return { ...fact, before: drawAmount(chance) || 1_000_000n };
  const before = likely(chance, 20) ? fact.price : likely(chance, 85) ? drawAmount(chance) : null;
  return { ...fact, before };
}

/** One price after another, or two with a gap between. */
function severalPeriods(chance: Random, fact: Fact): Fact[] {
  const [first, second, third, fourth] = Array.from({ length: 4 }, () => drawDay(chance)).sort(
    (a, b) => a - b,
  );
  const later = { ...fact, price: drawAmount(chance) };
  if (first === second || second === third || third === fourth) return [fact];
  if (likely(chance, 50))
    return [
      { ...fact, from: first!, until: second! },
      { ...later, from: third!, until: likely(chance, 50) ? fourth! : null },
    ];
  return [
    { ...fact, from: likely(chance, 50) ? first! : null },
    { ...later, from: third! },
  ];
}

/** What ends the last of several prices is a row without one. */
function drawStatuses(chance: Random, facts: readonly Fact[]): Fact[] {
  if (facts.length === 1) return facts.map(fact => drawStatus(chance, fact));
  const last = facts.at(-1)!;
  const closed: Fact = {
    ...last,
    price: likely(chance, 50) ? 0n : null,
    rcsPrice: null,
    until: null,
    status: 'closed',
  };
  return likely(chance, 30) ? [...facts.slice(0, -1), closed] : [...facts];
}

function drawStatus(chance: Random, fact: Fact): Fact {
  const kind = chance.below(10);
  if (kind < 2) {
    const ends = fact.from !== null && fact.before === null && likely(chance, 40);
    return { ...fact, status: 'closed', until: ends ? fact.from! + 30 * DAY : null };
  }
  if (kind === 2) return { ...fact, status: 'ignored' };
  const isUnchanged = fact.before === null || fact.before === fact.price;
  return kind === 3 && isUnchanged ? { ...fact, status: 'unchanged' } : fact;
}

/** Rows for other services beside those of an SMS, or instead of them. */
function withServices(chance: Random, facts: readonly Fact[]): Fact[] {
  const [first] = facts as [Fact];
  const plain: Fact = { ...first, rcsPrice: null, until: null, from: null, status: 'open', before: null };
  const of = (service: Service): Fact => ({ ...plain, service, price: drawAmount(chance) });
  const kind = chance.below(6);
  if (kind === 0) return [...facts, of('other')];
  if (kind === 1) return [of('other'), ...facts];
  if (kind === 2) return facts.map(fact => ({ ...fact, rcsPrice: null, service: 'rcs' }));
  const sms = facts.map(fact => ({ ...fact, rcsPrice: null }));
  if (kind === 3) return [...sms, of('rcs')];
  if (kind === 4) return [of('rcsSingle'), of('rcsBasic'), ...sms];
  return [...facts];
}
