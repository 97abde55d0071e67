import { networkCode } from '../mobile-codes.js';
import type { Rate } from '../rate.js';
import { FoundOfRates } from './found-of-rates.js';
import { type Grouping, type RateGroups, textHash } from './grouping.js';
import { issueAt, placeName, type RateCardIssue } from './issues.js';

type KeyField = 'mccMnc' | 'prefix' | 'country';

const fieldOf = ({ mccMnc, prefix }: Rate): KeyField =>
  mccMnc !== null ? 'mccMnc' : prefix !== null ? 'prefix' : 'country';

/** What finds a rate: one network has one code, however many zeros stand in front of its MNC. */
const keyOf = (rate: Rate): string | null =>
  rate.mccMnc === null ? rate[fieldOf(rate)] : networkCode(rate.mccMnc);

/** A network can have several prefixes and be in two countries. One without MCC and MNC has its name. */
const placeOf = ({ mccMnc, network, prefix, country }: Rate): string | null =>
  (mccMnc === null ? network : (prefix ?? country)) || null;

/** Rates of one key. */
export const byKey: Grouping = {
  hashOf: rate => textHash(placeOf(rate), textHash(keyOf(rate), 0)),
  isSame: (one, other) =>
    fieldOf(one) === fieldOf(other) && keyOf(one) === keyOf(other) && placeOf(one) === placeOf(other),
};

/** The rates without `duplicates`, and without those whose key another rate has, for the same channel at the same time. */
export function withoutDuplicates(
  rates: readonly Rate[],
  groups: RateGroups,
  duplicates: FoundOfRates,
  { issues, warnings }: { readonly issues: RateCardIssue[]; readonly warnings: RateCardIssue[] },
): readonly Rate[] {
  const replaced = new FoundOfRates(rates.length);
  groups.each(byKey, indices => {
    const channels: Channels = { price: [], rcsPrice: [] };
    for (const i of indices) {
      const found = place(rates[i]!, channels);
      if (found === undefined) continue;
      (found.code === 'DUPLICATE_RATE' ? duplicates : replaced).add(i, found);
    }
  });
  replaced.addTo(warnings);
  if (!duplicates.addTo(issues)) return rates;
  return rates.filter((_, i) => !duplicates.has(i));
}

/** The rates of a key that have a price for a channel, or reject it, in the order in which they come into force. */
type Channels = Record<'price' | 'rcsPrice', Rate[]>;

/** Puts a rate among the others of its key. Returns with which it clashes, or which it replaces from its date on. */
function place(rate: Rate, channels: Channels): RateCardIssue | undefined {
  const sms = rate.reject || rate.price !== null ? channels.price : undefined;
  const rcs = rate.reject || rate.rcsPrice !== null ? channels.rcsPrice : undefined;
  const smsAt = sms === undefined ? 0 : placeAmong(sms, rate);
  const rcsAt = rcs === undefined ? 0 : placeAmong(rcs, rate);
  const clash = (sms && clashAt(sms, smsAt, rate)) ?? (rcs && clashAt(rcs, rcsAt, rate));
  if (clash !== undefined) return duplicateOfKey(rate, clash);
  const other = (sms && replacedAt(sms, smsAt, rate)) ?? (rcs && replacedAt(rcs, rcsAt, rate));
  sms?.splice(smsAt, 0, rate);
  rcs?.splice(rcsAt, 0, rate);
  if (other === undefined) return undefined;
  const field = fieldOf(rate);
  const text = `${placeName(other)} has ${keyName(rate, field)} too; from the later date on the later rate counts`;
  return issueAt(rate, 'REPLACED_RATE', field, text);
}

/** The issue of a rate whose key another one has; undefined where that is no mistake. */
function duplicateOfKey(rate: Rate, clash: Rate): RateCardIssue | undefined {
  // Names repeat in the answers of providers, and are no keys.
  const isName = rate.mccMnc === null && rate.network !== null;
  if (isName && (rate.line === null || isSamePrice(clash, rate))) return undefined;
  return duplicateOf(rate, clash);
}

/** The issue of a rate with the key of another one. */
export function duplicateOf(rate: Rate, clash: Rate): RateCardIssue {
  const field = fieldOf(rate);
  const text = `expected each ${field} once at a time, but ${placeName(clash)} has ${keyName(rate, field)} too`;
  return issueAt(rate, 'DUPLICATE_RATE', field, text);
}

const keyName = (rate: Rate, field: KeyField): string => `'${rate[field] ?? 'default'}'`;

/** The index at which a rate belongs among those of its key. */
function placeAmong(all: readonly Rate[], rate: Rate): number {
  const begin = beginOf(rate);
  let at = 0;
  for (let end = all.length; at < end; ) {
    const middle = (at + end) >> 1;
    if (beginOf(all[middle]!) < begin) at = middle + 1;
    else end = middle;
  }
  return at;
}

/**
 * The rate with which one at an index would clash. Rates overlap only where one takes the place of one without an end, so
 * that a rate can only clash with its neighbours.
 */
function clashAt(all: readonly Rate[], at: number, rate: Rate): Rate | undefined {
  const begin = beginOf(rate);
  const next = all[at];
  if (next !== undefined) {
    const isTwin = beginOf(next) === begin;
    const isCut = rate.until !== null && rate.until > beginOf(next);
    if (isTwin || isCut) return next;
  }
  const previous = at === 0 ? undefined : all[at - 1];
  const cuts = previous !== undefined && previous.until !== null && previous.until > begin;
  return cuts ? previous : undefined;
}

/** The neighbour whose place a rate takes, or which takes its place. */
function replacedAt(all: readonly Rate[], at: number, rate: Rate): Rate | undefined {
  const previous = at === 0 ? undefined : all[at - 1];
  if (previous?.until === null) return previous;
  return rate.until === null ? all[at] : undefined;
}

const beginOf = ({ from }: Rate): number => from ?? Number.NEGATIVE_INFINITY;

function isSamePrice(one: Rate, other: Rate): boolean {
  return (
    one.price?.units === other.price?.units &&
    one.rcsPrice?.units === other.rcsPrice?.units &&
    one.fee?.units === other.fee?.units &&
    one.reject === other.reject
  );
}
