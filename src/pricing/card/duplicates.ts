import type { Rate } from '../rate.js';
import { isSamePrice } from './clear-keys.js';
import { type Grouping, type RateGroups, textHash } from './grouping.js';
import { issueAt, placeName, type RateCardIssue } from './issues.js';

type KeyField = 'mccMnc' | 'prefix' | 'country';

const fieldOf = ({ mccMnc, prefix }: Rate): KeyField =>
  mccMnc !== null ? 'mccMnc' : prefix !== null ? 'prefix' : 'country';

/** A network can have several prefixes and be in two countries. One without MCC and MNC has its name. */
const placeOf = ({ mccMnc, network, prefix, country }: Rate): string | null =>
  (mccMnc === null ? network : (prefix ?? country)) || null;

/** Rates of one key. */
const byKey: Grouping = {
  hashOf: rate => textHash(placeOf(rate), textHash(rate[fieldOf(rate)], 0)),
  isSame(one, other) {
    const field = fieldOf(one);
    return field === fieldOf(other) && one[field] === other[field] && placeOf(one) === placeOf(other);
  },
};

type Found = [index: number, issue: RateCardIssue];

/** The rates without those whose key another rate has, for the same channel at the same time. */
export function withoutDuplicates(
  rates: readonly Rate[],
  groups: RateGroups,
  issues: RateCardIssue[],
  warnings: RateCardIssue[],
): readonly Rate[] {
  const duplicates: Found[] = [];
  const replaced: Found[] = [];
  groups.each(byKey, indices => {
    const channels = { price: [], rcsPrice: [] };
    for (const i of indices) {
      const { duplicate, replacement } = place(rates[i]!, channels);
      if (duplicate) duplicates.push([i, duplicate]);
      if (replacement) replaced.push([i, replacement]);
    }
  });
  for (const [, warning] of inOrder(replaced)) warnings.push(warning);
  if (duplicates.length === 0) return rates;
  for (const [, issue] of inOrder(duplicates)) issues.push(issue);
  const left = new Set(duplicates.map(([i]) => i));
  return rates.filter((_, i) => !left.has(i));
}

const inOrder = (found: Found[]): Found[] => found.sort(([one], [other]) => one - other);

/** The rates of a key that have a price for a channel, or reject it, in the order in which they come into force. */
type Channels = Record<'price' | 'rcsPrice', Rate[]>;

/** Puts a rate among the others of its key, or says with which it clashes, or which it replaces from its date on. */
function place(
  rate: Rate,
  channels: Channels,
): { duplicate?: RateCardIssue | undefined; replacement?: RateCardIssue | undefined } {
  const field = fieldOf(rate);
  const found = `'${rate[field] ?? 'default'}'`;
  const spots = (['price', 'rcsPrice'] as const)
    .filter(channel => rate.reject || rate[channel] !== null)
    .map(channel => spotAmong(channels[channel], rate));
  const clash = spots.find(spot => spot.clash !== undefined)?.clash;
  if (clash !== undefined) {
    // Names repeat in the answers of providers, and are no keys.
    const isName = rate.mccMnc === null && rate.network !== null;
    if (isName && (rate.line === null || isSamePrice(clash, rate))) return {};
    const text = `expected each ${field} once at a time, but ${placeName(clash)} has ${found} too`;
    return { duplicate: issueAt(rate, 'DUPLICATE_RATE', field, text) };
  }
  for (const { all, at } of spots) all.splice(at, 0, rate);
  const other = spots.find(spot => spot.replaced !== undefined)?.replaced;
  if (other === undefined) return {};
  const text = `${placeName(other)} has ${found} too; from the later date on the later rate counts`;
  return { replacement: issueAt(rate, 'REPLACED_RATE', field, text) };
}

interface Spot {
  readonly all: Rate[];
  readonly at: number;
  readonly clash: Rate | undefined;
  readonly replaced: Rate | undefined;
}

/**
 * Where a rate belongs among those of its key. They overlap only where one takes the place of one without an end, so
 * that a rate can only clash with its neighbours.
 */
function spotAmong(all: Rate[], rate: Rate): Spot {
  const begin = beginOf(rate);
  let at = 0;
  for (let end = all.length; at < end; ) {
    const middle = (at + end) >> 1;
    if (beginOf(all[middle]!) < begin) at = middle + 1;
    else end = middle;
  }
  const [previous, next] = [all[at - 1], all[at]];
  const isCut = next !== undefined && rate.until !== null && rate.until > beginOf(next);
  const cuts = previous !== undefined && previous.until !== null && previous.until > begin;
  const isTwin = next !== undefined && beginOf(next) === begin;
  return {
    all,
    at,
    clash: isTwin || isCut ? next : cuts ? previous : undefined,
    replaced: previous?.until === null ? previous : rate.until === null ? next : undefined,
  };
}

const beginOf = ({ from }: Rate): number => from ?? Number.NEGATIVE_INFINITY;
