import { addLink, type Fares, type Link } from './fares.js';
import { countriesOfNetwork, networkCode } from './mobile-codes.js';
import { moneyOf } from './money.js';
import type { Place } from './place.js';
import { compilePrefixes } from './prefixes.js';
import type { Rate, RateCard, RateKey } from './rate.js';
import { requireCard } from './require-card.js';

const compiled = /* @__PURE__ */ new WeakMap<RateCard, Fares>();
/** What was asked last: a look into the map takes as long as finding a rate. */
let last: Fares | undefined;

/**
 * A card made for finding rates, which happens once for each card.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `card` is a rate card
 */
export function faresOf(card: RateCard): Fares {
  if (last !== undefined && last.card === card) return last;
  let fares = compiled.get(card);
  if (fares === undefined) {
    requireCard(card);
    fares = compile(card);
    compiled.set(card, fares);
  }
  last = fares;
  return fares;
}

/** The places of a card, by key. */
interface Places {
  readonly mccMnc: Map<string, Place>;
  readonly prefix: Map<string, Place>;
  readonly country: Map<string, Place>;
  readonly default: Map<null, Place>;
  readonly shortMncs: Map<null, Place>;
}

function compile(card: RateCard): Fares {
  const places = placesOf(card.rates);
  const links: Link[] = [];
  // Index 0 stands for no rate.
  links.length = 1;
  const linked = (place: Place | undefined, next = 0) => (place ? addLink(links, place, next) : 0);

  const byDefault = linked(places.default.get(null));
  const byCountry = new Map<string, number>();
  for (const [country, place] of places.country) byCountry.set(country, linked(place, byDefault));
  const byMccMnc = new Map<string, number>();
  for (const [mcc, place] of places.mccMnc) if (mcc.length === 3) byMccMnc.set(mcc, linked(place));
  for (const [mccMnc, place] of places.mccMnc)
    if (mccMnc.length > 3) byMccMnc.set(mccMnc, linked(place, byMccMnc.get(mccMnc.slice(0, 3))));
  return {
    card,
    zero: moneyOf(card.currency, 0n),
    links,
    byMccMnc,
    byCountry,
    byDefault,
    prefixes: prefixesOf([...places.prefix.values()], linked),
    shortMncs: places.shortMncs.get(null),
    combined: new Map(),
  };
}

function prefixesOf(places: readonly Place[], link: (place: Place, next: number) => number) {
  if (places.length === 0) return undefined;
  const numberByPrefix = new Map(places.map(({ value }, i) => [value!, i + 1]));
  return compilePrefixes(numberByPrefix, (number, shorter) => link(places[number - 1]!, shorter));
}

/** Each rate in its places: a rate of a network counts by its MCC and MNC, and among those of its prefix or country. */
function placesOf(rates: readonly Rate[]): Places {
  const places: Places = {
    mccMnc: new Map(),
    prefix: new Map(),
    country: new Map(),
    default: new Map(),
    shortMncs: new Map(),
  };
  rates.forEach((rate, index) => {
    const { mccMnc, network } = rate;
    if (mccMnc !== null) {
      placeOf(places.mccMnc, 'mccMnc', networkCode(mccMnc), rate).rates.push(index);
      if (mccMnc.length === 4) placeOf(places.shortMncs, 'mccMnc', null, rate).rates.push(index);
    }
    const kind = mccMnc !== null || network !== null ? 'networkRates' : 'rates';
    for (const place of destinationsOf(places, rate)) place[kind].push(index);
  });
  const startOf = (index: number) => rates[index]!.from ?? Number.NEGATIVE_INFINITY;
  const byStart = (one: number, other: number) => Math.sign(startOf(one) - startOf(other)) || one - other;
  for (const ofKey of Object.values(places) as Map<unknown, Place>[])
    for (const place of ofKey.values()) {
      if (!place.isDated) continue;
      place.rates.sort(byStart);
      place.networkRates.sort(byStart);
    }
  return places;
}

/** The places of a rate besides its network. A network without a country belongs to the countries of its MCC. */
function destinationsOf(places: Places, rate: Rate): readonly Place[] {
  const { mccMnc, network, prefix, country } = rate;
  if (prefix !== null) return [placeOf(places.prefix, 'prefix', prefix, rate)];
  if (country !== null) return [placeOf(places.country, 'country', country, rate)];
  if (mccMnc !== null)
    return countriesOfNetwork(mccMnc).map(of => placeOf(places.country, 'country', of, rate));
  return network === null ? [placeOf(places.default, 'default', null, rate)] : [];
}

function placeOf<Value extends string | null>(
  places: Map<Value, Place>,
  key: RateKey,
  value: Value,
  { from, until }: Rate,
): Place {
  let place = places.get(value);
  if (place === undefined) {
    place = {
      key,
      value,
      rates: [],
      networkRates: [],
      isDated: false,
      matches: undefined,
      dates: undefined,
      fares: undefined,
    };
    places.set(value, place);
  }
  place.isDated ||= from !== null || until !== null;
  return place;
}
