import { kindOf, misuse } from '../misuse.js';
import type { Issue } from '../result.js';
import { type Fare, fareOrElse } from './fare.js';
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

/** The rates for a destination, at a time in milliseconds; without one dates do not count. */
export function fareOf(fares: Fares, { msisdn, country, mccMnc }: Destination, at: number | undefined): Fare {
  const ofCountry = fareAt(fares, fareOfCountry(fares, country), at);
  const { prefixes } = fares;
  if (prefixes === undefined && mccMnc === undefined) return ofCountry;
  const prefix = prefixes === undefined ? 0 : fareOfString(prefixes, msisdn);
  const ofPrefix = fareOrElse(fareAt(fares, prefix, at), ofCountry);
  if (mccMnc === undefined) return ofPrefix;
  return fareOrElse(fareAt(fares, fareOfMccMnc(fares, mccMnc, at), at), ofPrefix);
}

/** Why there is no price for a channel; undefined where there is one. */
export function reasonOf(
  { sms, rcs, smsByNetwork, rcsByNetwork }: Fare,
  channel: 'SMS' | 'RCS',
): NoRateReason | undefined {
  const match = channel === 'SMS' ? sms : rcs;
  if (match?.isUnclear) return 'NETWORK_UNKNOWN';
  if (match) return match.rate.reject ? 'DESTINATION_REJECTED' : undefined;
  if (channel === 'SMS' ? smsByNetwork : rcsByNetwork) return 'NETWORK_UNKNOWN';
  return channel === 'RCS' && (sms !== undefined || smsByNetwork) ? 'NO_RCS_RATE' : 'NO_RATE';
}

/** The basis in options, by default parts. */
export function basisOf(options: { basis?: Basis | undefined } | undefined): Basis {
  const { basis = 'parts' } = options ?? {};
  if (basis !== 'parts' && basis !== 'segments')
    throw misuse(new RangeError(`options.basis must be 'parts' or 'segments', not ${kindOf(basis)}`));
  return basis;
}

/** An MCC of three digits, and an MNC of one to three: some write it without zeros in front. */
export const MCC_MNC_PATTERN = /^\d{4,6}$/;

export interface PriceIssue extends Issue {
  readonly code: 'INVALID_PHONE_NUMBER' | 'INVALID_MCC_MNC' | 'AMOUNT_OUT_OF_RANGE';
}
