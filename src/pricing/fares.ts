import { type Fare, fareOrElse, NO_FARE } from './fare.js';
import { networkCode } from './mobile-codes.js';
import type { Money } from './money.js';
import { fareOfPlace, type Place } from './place.js';
import type { Prefixes } from './prefixes.js';
import type { RateCard } from './rate.js';

/** A place, and the less specific link that counts for a channel of which the place has no rate. */
export interface Link {
  readonly place: Place;
  /** Index of a link; 0 for none. */
  readonly next: number;
  /** Whether a place of this link or of those that follow has dates. */
  readonly isDated: boolean;
  /** The fare, once it has been asked for, where there are no dates. */
  fare: Fare | undefined;
}

/**
 * A card made for finding rates. It is made once and for all times: a fare is the index of a link, with 0 for none, and
 * which of its rates are in force shows when it is asked.
 *
 * A card that was compiled for one period at a time took 42 ms a quote where times alternated across a change of price
 * (20,000 rows): a lever for an attacker who chooses the time. Now a quote takes 1.3 µs, whatever the times, and what is
 * kept grows with the dates of the card, not with the times that are asked.
 */
export interface Fares {
  readonly card: RateCard;
  /** Nothing, in the currency of the card. */
  readonly zero: Money;
  /** The first is none. Links are added when a network and a prefix are first seen together. */
  readonly links: Link[];
  readonly byMccMnc: ReadonlyMap<string, number>;
  readonly byCountry: ReadonlyMap<string, number>;
  readonly byDefault: number;
  /** Undefined where no rate has a prefix. */
  readonly prefixes: Prefixes | undefined;
  /** The rates of MNCs of one digit, which show that a card leaves out zeros in front of an MNC. */
  readonly shortMncs: Place | undefined;
  /** Links that were added, by those that they are of. */
  readonly combined: Map<string, number>;
}

/** The fare of a link, at a time in milliseconds. Without one dates do not count. */
export function fareAt(fares: Fares, index: number, at: number | undefined): Fare {
  const link = fares.links[index];
  if (link === undefined) return NO_FARE;
  if (link.fare !== undefined) return link.fare;
  const own = fareOf(fares, link.place, at);
  const isComplete = own.sms !== undefined && own.rcs !== undefined;
  const fare = isComplete ? own : fareOrElse(own, fareAt(fares, link.next, at));
  if (!link.isDated) link.fare = fare;
  return fare;
}

function fareOf(fares: Fares, place: Place, at: number | undefined): Fare {
  const needsOthers = place.key === 'country' && place.networkRates.length > 0;
  return fareOfPlace(fares.card, place, at, needsOthers ? fareAt(fares, fares.byDefault, at) : NO_FARE);
}

/** The fare that counts where nothing more specific does: that of a country, or else the default. */
export function fareOfCountry({ byCountry, byDefault }: Fares, country: string | null | undefined): number {
  return (typeof country === 'string' ? byCountry.get(country) : undefined) ?? byDefault;
}

/**
 * The fare of a network, or of all networks of its MCC. A card that leaves out zeros in front of an MNC has 234-5 for
 * 23405.
 */
export function fareOfMccMnc(fares: Fares, mccMnc: string, at: number | undefined): number {
  const { byMccMnc, shortMncs, links } = fares;
  const isInForce = (index: number | undefined): index is number =>
    index !== undefined && fareOf(fares, links[index]!.place, at) !== NO_FARE;
  const exact = byMccMnc.get(networkCode(mccMnc));
  if (isInForce(exact)) return exact;
  const mcc = mccMnc.slice(0, 3);
  if (shortMncs !== undefined && fareOf(fares, shortMncs, at) !== NO_FARE) {
    const short = byMccMnc.get(mcc + Number(mccMnc.slice(3)));
    if (isInForce(short)) return short;
  }
  return byMccMnc.get(mcc) ?? 0;
}

/** The fare of both: of the first, and of the second for a channel of which the first has no rate. */
export function combineFares(fares: Fares, fare: number, lessSpecific: number): number {
  if (fare === 0 || lessSpecific === 0) return fare || lessSpecific;
  const key = `${fare} ${lessSpecific}`;
  const known = fares.combined.get(key);
  if (known !== undefined) return known;
  const { place, next } = fares.links[fare]!;
  const made = addLink(fares.links, place, combineFares(fares, next, lessSpecific));
  fares.combined.set(key, made);
  return made;
}

/**
 * Translates fares of the same card compiled elsewhere, such as on another thread. Both number the links of the card
 * alike. Those that were added, `combined` there, are as they came.
 */
export function faresFrom(combined: ReadonlyMap<string, number>, fares: Fares): (fare: number) => number {
  const here = new Map<number, number>();
  for (const [key, there] of combined) {
    const [fare, lessSpecific] = key.split(' ').map(Number);
    here.set(there, combineFares(fares, fare!, lessSpecific!));
  }
  return fare => here.get(fare) ?? fare;
}

/** Adds a link; answers its index. */
export function addLink(links: Link[], place: Place, next: number): number {
  const isDated = place.isDated || (links[next]?.isDated ?? false);
  return links.push({ place, next, isDated, fare: undefined }) - 1;
}
