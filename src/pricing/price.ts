import { argumentError, isObject, kindOf, misuse } from '../misuse.js';
import type { Issue } from '../result.js';
import { type Fare, fareOrElse, NO_FARE } from './fare.js';
import { type Fares, fareAt, fareOfCountry, fareOfMccMnc } from './fares.js';
import { fareOfString } from './prefixes.js';

/** What is billed: message parts, or segments as they are sent. */
export type Basis = 'parts' | 'segments';

/** Why there is no price. `NO_RCS_RATE`: there is a rate for SMS, but none for RCS. */
export type NoRateReason = 'NO_RATE' | 'NO_RCS_RATE' | 'DESTINATION_REJECTED' | 'NETWORK_UNKNOWN';

/** What decides which rate counts. */
export interface Destination {
  /** A valid MSISDN. */
  readonly msisdn: string;
  readonly country: string | null;
  /** MCC and MNC in one string, where a lookup has found them. */
  readonly mccMnc?: string | undefined;
}

/** The channel of a message; `smart` is RCS, and SMS where RCS is not possible. */
export type Route = 'SMS' | 'RCS' | 'smart';

/**
 * The rates for a destination, at a time in milliseconds; without one dates do not count. Less specific rates are only
 * looked for as long as a channel of the route has none.
 */
export function fareOf(fares: Fares, destination: Destination, at: number | undefined, route: Route): Fare {
  const { prefixes } = fares;
  const { mccMnc } = destination;
  let fare = NO_FARE;
  if (mccMnc !== undefined) {
    fare = fareAt(fares, fareOfMccMnc(fares, mccMnc, at), at);
    if (hasRates(fare, route)) return fare;
  }
  if (prefixes !== undefined) {
    fare = fareOrElse(fare, fareAt(fares, fareOfString(prefixes, destination.msisdn), at));
    if (hasRates(fare, route)) return fare;
  }
  return fareOrElse(fare, fareAt(fares, fareOfCountry(fares, destination.country), at));
}

function hasRates({ sms, rcs }: Fare, route: Route): boolean {
  return (sms !== undefined || route === 'RCS') && (rcs !== undefined || route === 'SMS');
}

/** Why there is no price for a channel; undefined where there is one. */
export function reasonOf(
  { sms, rcs, smsByNetwork, rcsByNetwork }: Fare,
  channel: 'SMS' | 'RCS',
): NoRateReason | undefined {
  const match = channel === 'SMS' ? sms : rcs;
  if (match !== undefined) return match.noRate;
  if (channel === 'SMS' ? smsByNetwork : rcsByNetwork) return 'NETWORK_UNKNOWN';
  return channel === 'RCS' && (sms !== undefined || smsByNetwork) ? 'NO_RCS_RATE' : 'NO_RATE';
}

/** The basis in options, by default parts. */
export function basisOf(options: { basis?: Basis | undefined } | undefined): Basis {
  if (options === undefined) return 'parts';
  if (!isObject(options)) throw argumentError('options', 'an object', options);
  return basisNamed(options.basis);
}

/** The basis of that name, by default parts. */
export function basisNamed(basis: Basis = 'parts'): Basis {
  if (basis !== 'parts' && basis !== 'segments')
    throw misuse(new RangeError(`options.basis must be 'parts' or 'segments', not ${kindOf(basis)}`));
  return basis;
}

/** An MCC of three digits, and an MNC of one to three: some write it without zeros in front. */
export const MCC_MNC_PATTERN = /^\d{4,6}$/;

export interface PriceIssue extends Issue {
  readonly code: 'INVALID_PHONE_NUMBER' | 'INVALID_MCC_MNC' | 'AMOUNT_OUT_OF_RANGE';
}
