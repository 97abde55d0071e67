import { networkCode } from '../mobile-codes.js';
import type { Rate } from '../rate.js';
import { duplicateOf } from './duplicates.js';
import type { FoundOfRates } from './found-of-rates.js';
import { type Grouping, type RateGroups, textHash } from './grouping.js';
import { issueAt, placeName, type RateCardIssue } from './issues.js';

/** Rates of one network. */
const byNetwork: Grouping = {
  hashOf: ({ mccMnc }) => (mccMnc === null ? undefined : textHash(networkCode(mccMnc), 0)),
  isSame: ({ mccMnc: one }, { mccMnc: other }) =>
    one !== null && other !== null && networkCode(one) === networkCode(other),
};

/** Rates of one prefix with a country beside it. */
const byPrefix: Grouping = {
  hashOf: ({ mccMnc, network, prefix, country }) =>
    mccMnc === null && network === null && prefix !== null && country !== null
      ? textHash(prefix, 0)
      : undefined,
  isSame: (one, other) => one.prefix === other.prefix,
};

/**
 * Takes away keys that are not clear. A prefix of two countries, such as 44 of Great Britain and the Isle of Man, gives
 * way to the country. MCC and MNC of one network that has two prices in two places at one time, such as 340-01 of
 * Guadeloupe and Martinique, give way to the place. A rate of such a network without a place is one of `duplicates`. The
 * rates are replaced in `rates`, and `groups` is of these rates.
 */
export function clearKeys(
  rates: Rate[],
  groups: RateGroups,
  duplicates: FoundOfRates,
  warnings: RateCardIssue[],
): void {
  groups.each(byPrefix, indices => {
    const { country } = rates[indices[0]!]!;
    if (indices.some(i => rates[i]!.country !== country))
      for (const i of indices) rates[i] = Object.freeze({ ...rates[i]!, prefix: null });
  });
  const found: [index: number, warning: RateCardIssue][] = [];
  groups.each(byNetwork, all => {
    if (!areInSeveralPlaces(rates, all)) return;
    const indices = all.filter(i => placeOf(rates[i]!) !== null);
    const first = rates[indices[0]!]!;
    for (const i of all) if (placeOf(rates[i]!) === null) duplicates.add(i, duplicateOf(rates[i]!, first));
    if (indices.length < all.length && !areInSeveralPlaces(rates, indices)) return;
    const elsewhere = indices.find(i => placeOf(rates[i]!) !== placeOf(first))!;
    const second = rates[elsewhere]!;
    for (const i of indices) {
      const rate = rates[i]!;
      const { mccMnc, network } = rate;
      const other = placeName(placeOf(rate) === placeOf(first) ? second : first);
      const text = `${other} has ${mccMnc} for another place and price; both count by their place only`;
      found.push([i, issueAt(rate, 'DUPLICATE_RATE', 'mccMnc', text)]);
      // An MCC without MNC is for all networks of the place.
      const name = mccMnc!.length === 3 ? network : (network ?? mccMnc);
      rates[i] = Object.freeze({ ...rate, mccMnc: null, network: name });
    }
  });
  found.sort(([one], [other]) => one - other);
  for (const [, warning] of found) warnings.push(warning);
}

/** Whether rates of one network are in several places, or in one and in none, and have different prices there. */
function areInSeveralPlaces(rates: readonly Rate[], indices: readonly number[]): boolean {
  const place = placeOf(rates[indices[0]!]!);
  return indices.some(i => placeOf(rates[i]!) !== place) && differ(indices.map(i => rates[i]!));
}

const placeOf = ({ prefix, country }: Rate): string | null => prefix ?? country;

/** Whether rates of one network have, at some time, different prices in different places. */
function differ(rates: readonly Rate[]): boolean {
  return (['price', 'rcsPrice'] as const).some(channel => {
    const ofChannel = rates.filter(rate => rate.reject || rate[channel] !== null);
    return differAtATime(ofChannel, ({ [channel]: price, fee }) => `${price?.units} ${price && fee?.units}`);
  });
}

function differAtATime(rates: readonly Rate[], priceOf: (rate: Rate) => string): boolean {
  /** For each place the rates that have begun, without those at the end that have ceased. The last one counts. */
  const begun = new Map<string | null, Rate[]>();
  const placesByPrice = new Map<string, number>();
  const count = (last: Rate | undefined, change: 1 | -1) => {
    if (last === undefined) return;
    const price = priceOf(last);
    const places = (placesByPrice.get(price) ?? 0) + change;
    if (places === 0) placesByPrice.delete(price);
    else placesByPrice.set(price, places);
  };
  const events = rates.flatMap(rate => {
    const begin = { at: rate.from ?? Number.NEGATIVE_INFINITY, rate, isBegin: true };
    return rate.until === null ? [begin] : [begin, { at: rate.until, rate, isBegin: false }];
  });
  events.sort((one, other) => (one.at === other.at ? 0 : one.at - other.at));
  return events.some(({ at, rate, isBegin }, i) => {
    const place = placeOf(rate);
    const all = begun.get(place) ?? [];
    begun.set(place, all);
    count(all.at(-1), -1);
    if (isBegin) all.push(rate);
    while (all.length > 0 && (all.at(-1)!.until ?? Number.POSITIVE_INFINITY) <= at) all.pop();
    count(all.at(-1), 1);
    return placesByPrice.size > 1 && events[i + 1]?.at !== at;
  });
}
