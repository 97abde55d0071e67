import type { Rate } from '../rate.js';
import { type Grouping, type RateGroups, textHash } from './grouping.js';
import { issueAt, placeName, type RateCardIssue } from './issues.js';

/** Rates of one network at one time. */
const byNetwork: Grouping = {
  hashOf: ({ mccMnc, from }) => (mccMnc === null ? undefined : textHash(mccMnc, (from ?? 0) | 0)),
  isSame: (one, other) => one.mccMnc === other.mccMnc && one.from === other.from && one.until === other.until,
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
 * way to the country. MCC and MNC of one network in two places at two prices, such as 340-01 of Guadeloupe and
 * Martinique, give way to the place. The rates are replaced in `rates`, and `groups` is of these rates.
 */
export function clearKeys(rates: Rate[], groups: RateGroups, warnings: RateCardIssue[]): void {
  groups.each(byPrefix, indices => {
    const { country } = rates[indices[0]!]!;
    if (indices.some(i => rates[i]!.country !== country))
      for (const i of indices) rates[i] = Object.freeze({ ...rates[i]!, prefix: null });
  });
  const found: [index: number, warning: RateCardIssue][] = [];
  groups.each(byNetwork, indices => {
    const first = rates[indices[0]!]!;
    const elsewhere = indices.find(i => placeOf(rates[i]!) !== placeOf(first));
    if (elsewhere === undefined || indices.every(i => isSamePrice(first, rates[i]!))) return;
    const second = rates[elsewhere]!;
    for (const i of indices) {
      const rate = rates[i]!;
      const { mccMnc, network } = rate;
      const other = placeName(placeOf(rate) === placeOf(first) ? second : first);
      const text = `${other} has ${mccMnc} for another place and price; both count by their place only`;
      found.push([i, issueAt(rate, 'DUPLICATE_RATE', 'mccMnc', text)]);
      rates[i] = Object.freeze({ ...rate, mccMnc: null, network: network ?? mccMnc });
    }
  });
  found.sort(([one], [other]) => one - other);
  for (const [, warning] of found) warnings.push(warning);
}

const placeOf = ({ prefix, country }: Rate): string | null => prefix ?? country;

export function isSamePrice(one: Rate, other: Rate): boolean {
  return (
    one.price?.units === other.price?.units &&
    one.rcsPrice?.units === other.rcsPrice?.units &&
    one.fee?.units === other.fee?.units &&
    one.reject === other.reject
  );
}
