import { priceFor } from './costs.js';
import { type Fare, type Match, makeFare, NO_FARE } from './fare.js';
import { bestOf, matchOfNetworks } from './networks.js';
import type { Rate, RateCard, RateKey } from './rate.js';

/**
 * The rates of one key of a card. All but the indexes is made when it is first asked for, and kept: fares for each period
 * between two dates of these rates, so that a card keeps no more fares than it has dates, whatever times are asked.
 */
export interface Place {
  readonly key: RateKey;
  readonly value: string | null;
  /** Indexes of the rates for all networks; those that come into force later are after the others. */
  readonly rates: number[];
  /** Indexes of the rates for one network each, in the same order. */
  readonly networkRates: number[];
  isDated: boolean;
  matches: { readonly all: readonly Match[]; readonly networks: readonly Match[] } | undefined;
  dates: readonly number[] | undefined;
  fares: (Fare | undefined)[] | undefined;
}

/** A rate without dates is in force at any time, and without a time every rate is. */
const isInForce = ({ from, until }: Rate, at: number | undefined): boolean =>
  at === undefined || ((from === null || from <= at) && (until === null || until > at));

/**
 * The fare of a place at a time. Of several rates for a channel the last to come into force counts. `others` is the fare
 * of the networks of a country that the card does not name.
 */
export function fareOfPlace(card: RateCard, place: Place, at: number | undefined, others: Fare): Fare {
  const period = place.isDated ? periodOf(card, place, at) : 0;
  // What the others pay does not matter, only whether they have a rate.
  const slot = 4 * period + (others.sms ? 2 : 0) + (others.rcs ? 1 : 0);
  place.fares ??= [];
  return (place.fares[slot] ??= findFare(card, place, at, others));
}

/** 0 without a time, otherwise 1 more than the number of dates that have passed. */
function periodOf({ rates }: RateCard, place: Place, at: number | undefined): number {
  if (at === undefined) return 0;
  place.dates ??= datesOf([...place.rates, ...place.networkRates].map(index => rates[index]!));
  const { dates } = place;
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dates[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

function datesOf(rates: readonly Rate[]): number[] {
  const dates = new Set(rates.flatMap(({ from, until }) => [from, until]));
  return [...dates].filter(date => date !== null).sort((one, other) => one - other);
}

function findFare(card: RateCard, place: Place, at: number | undefined, others: Fare): Fare {
  place.matches ??= {
    all: place.rates.map(index => matchOf(card, place, index)),
    networks: place.networkRates.map(index => matchOf(card, place, index)),
  };
  let sms: Match | undefined;
  let rcs: Match | undefined;
  for (const match of place.matches.all) {
    const { rate } = match;
    if (!isInForce(rate, at)) continue;
    if (rate.price !== null || rate.reject) sms = match;
    if (rate.rcsPrice !== null || rate.reject) rcs = match;
  }
  const networks = place.matches.networks.filter(({ rate }) => isInForce(rate, at));
  if (networks.length > 0) {
    const { unknownNetwork } = card;
    // The price of networks that are not listed counts, unless the card wants the highest or lowest of all.
    const ofAny = (own: Match, channel: 'SMS' | 'RCS') =>
      unknownNetwork === 'noRate' || own.rate.reject ? own : bestOf([own], networks, channel, unknownNetwork);
    sms = sms
      ? ofAny(sms, 'SMS')
      : matchOfNetworks(networks, 'SMS', unknownNetwork, others.sms !== undefined);
    rcs = rcs
      ? ofAny(rcs, 'RCS')
      : matchOfNetworks(networks, 'RCS', unknownNetwork, others.rcs !== undefined);
  }
  const smsByNetwork = sms === undefined && networks.some(({ rate }) => rate.price !== null);
  const rcsByNetwork = rcs === undefined && networks.some(({ rate }) => rate.rcsPrice !== null);
  // A shorter prefix must not count where the price depends on the network; for a country the default does.
  if (place.key === 'prefix') {
    if (smsByNetwork) sms = unclear(networks, 'SMS');
    if (rcsByNetwork) rcs = unclear(networks, 'RCS');
  }
  return sms || rcs || smsByNetwork || rcsByNetwork
    ? makeFare(sms, rcs, smsByNetwork, rcsByNetwork)
    : NO_FARE;
}

function unclear(networks: readonly Match[], channel: 'SMS' | 'RCS'): Match {
  return { ...networks.find(({ rate }) => priceFor(rate, channel) !== null)!, noRate: 'NETWORK_UNKNOWN' };
}

function matchOf({ rates }: RateCard, { key, value }: Place, index: number): Match {
  const rate = rates[index]!;
  const { mccMnc, network, line, path } = rate;
  const one = key === 'mccMnc' || mccMnc?.length === 3 ? null : (network ?? mccMnc);
  const found = key === 'mccMnc' ? mccMnc : value;
  const matchedBy = Object.freeze({ key, value: found, network: one, line, path });
  return {
    rate,
    index,
    matchedBy,
    noRate: rate.reject ? 'DESTINATION_REJECTED' : undefined,
    smsPrices: [],
    rcsPrices: [],
  };
}
