// The rates by which a message of a campaign is priced, or why there is no price. Nobody may improve it.
import type { ReferenceMessage } from './campaign.js';
import { plainRate, type ReferenceCard } from './card.js';
import {
  countriesOfRate,
  type PlainRate,
  referenceRow,
  referenceUnit,
  UNCLEAR,
  type UnknownNetwork,
} from './price.js';

/** The rates of a message: by RCS, if some recipients have it, and by SMS. */
export interface Rates {
  reason: 'NO_RATE' | 'DESTINATION_REJECTED' | 'NETWORK_UNKNOWN' | undefined;
  /** Index of the row that is named in the estimate. */
  place: number;
  bySms: bigint;
  byRcs: bigint | undefined;
}

export function ratesFinder(
  card: ReferenceCard,
  { at = 0, unknownNetwork, rcsShare }: { at?: number; unknownNetwork?: UnknownNetwork; rcsShare?: string },
) {
  const rates = card.rates.map(plainRate);
  const rowOf = referenceRow(rates, unknownNetwork);
  const isInForce = ({ from, until }: PlainRate) => (from ?? -Infinity) <= at && (until ?? Infinity) > at;
  const countriesOfNetworks = new Set<string | null>(
    rates
      .filter(rate => isInForce(rate) && rate.prefix === null && (rate.mccMnc || rate.network))
      .flatMap(countriesOfRate),
  );
  const channels = rcsShare === undefined ? (['SMS'] as const) : (['RCS', 'SMS'] as const);
  return ({ msisdn, country, mccMnc }: ReferenceMessage): Rates => {
    const destination = { msisdn, country, mccMnc: mccMnc || undefined, at };
    const places = channels.map(channel => rowOf({ ...destination, channel }));
    const wrong = places.findIndex(place => place === undefined || place === UNCLEAR || rates[place]!.reject);
    if (wrong >= 0) {
      const place = places[wrong];
      const isRejected = place !== undefined && place !== UNCLEAR;
      const isOfNetworks = place === UNCLEAR || countriesOfNetworks.has(country);
      const unpriced = isOfNetworks ? 'NETWORK_UNKNOWN' : 'NO_RATE';
      const reason = isRejected ? 'DESTINATION_REJECTED' : unpriced;
      return { reason, place: UNCLEAR, bySms: 0n, byRcs: undefined };
    }
    const [first, last] = [places[0]!, places.at(-1)!];
    return {
      reason: undefined,
      place: first,
      bySms: referenceUnit(rates[last]!, 'SMS'),
      byRcs: rcsShare === undefined ? undefined : referenceUnit(rates[first]!, 'RCS'),
    };
  };
}
