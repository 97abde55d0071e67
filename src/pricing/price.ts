import { argumentError, kindOf, misuse } from '../misuse.js';
import type { Issue } from '../result.js';
import {
  type Fare,
  type Fares,
  fareOfMccMnc,
  fareOfString,
  faresOf,
  type Match,
  mostSpecific,
  type Price,
} from './fares.js';
import { fits, moneyOf } from './money.js';
import type { RateCard } from './rate.js';

/** Whether parts as the API bills them count, or segments as they are sent. */
export type Basis = 'parts' | 'segments';

/** `NO_RCS_RATE`: there is a rate for SMS, and none for RCS. */
export type NoRateReason = 'NO_RATE' | 'NO_RCS_RATE' | 'DESTINATION_REJECTED' | 'NETWORK_UNKNOWN';

/** Whose number it is, as far as prices care. */
export interface Destination {
  /** A valid MSISDN. */
  readonly msisdn: string;
  readonly country: string | null;
  /** MCC and MNC in one string, where a lookup has told. */
  readonly mccMnc?: string | undefined;
}

/** The rates for a destination, at a time in milliseconds. */
export function fareOf(
  card: RateCard,
  { msisdn, country, mccMnc }: Destination,
  at: number | undefined,
): Fare {
  const fares = faresOf(card, at);
  return mostSpecific(
    fares,
    mccMnc === undefined ? 0 : fareOfMccMnc(fares, mccMnc),
    fares.prefixes === undefined ? 0 : fareOfString(fares.prefixes, msisdn),
    country === null ? 0 : (fares.byCountry.get(country) ?? 0),
    fares.byDefault,
  );
}

/** Why there is no price for a channel, if there is none. */
export function reasonOf(
  { sms, rcs }: Fare,
  channel: 'SMS' | 'RCS',
  country: string | null,
  { byNetworkOnly }: Fares,
): NoRateReason | undefined {
  const match = channel === 'SMS' ? sms : rcs;
  if (match?.isUnclear) return 'NETWORK_UNKNOWN';
  if (match) return match.rate.reject ? 'DESTINATION_REJECTED' : undefined;
  if (byNetworkOnly[channel].has(country ?? '')) return 'NETWORK_UNKNOWN';
  const hasSms = sms !== undefined || byNetworkOnly.SMS.has(country ?? '');
  return channel === 'RCS' && hasSms ? 'NO_RCS_RATE' : 'NO_RATE';
}

/** What `parts` cost by a rate that has a price for the channel; undefined past 64 bits. */
export function priceOf(
  { currency }: RateCard,
  { rate, matchedBy, smsPrices, rcsPrices }: Match,
  channel: 'SMS' | 'RCS',
  parts: number,
): Price | undefined {
  const known = channel === 'SMS' ? smsPrices : rcsPrices;
  if (known[parts]) return known[parts];
  // A card that was cloned has lost the way to JSON of its money.
  const unitPrice = moneyOf(currency, (channel === 'SMS' ? rate.price : rate.rcsPrice)!.units);
  const fee = moneyOf(currency, rate.fee?.units ?? 0n);
  const total = (unitPrice.units + fee.units) * BigInt(parts);
  if (!fits(total)) return undefined;
  const price = { unitPrice, fee, total: moneyOf(currency, total), matchedBy };
  if (parts < MOST_PRICES) known[parts] = price;
  return price;
}

/** Of a text of 1,530 characters, in UCS-2. */
const MOST_PRICES = 48;

/** Refuses what is no rate card. */
export function requireCard(card: unknown): asserts card is RateCard {
  const { currency, rates } = Object(card) as Partial<RateCard>;
  if (typeof currency !== 'string' || !Array.isArray(rates))
    throw argumentError('card', 'what rateCard makes', card);
}

/** The basis that options name, or else parts. */
export function basisOf(options: { basis?: Basis | undefined } | undefined): Basis {
  const { basis = 'parts' } = options ?? {};
  if (basis !== 'parts' && basis !== 'segments')
    throw misuse(new RangeError(`options.basis must be 'parts' or 'segments', not ${kindOf(basis)}`));
  return basis;
}

/** A time in milliseconds, of a Date or milliseconds. */
export function timeOf(argument: string, at: Date | number | undefined): number | undefined {
  if (at === undefined) return undefined;
  const time = at instanceof Date ? at.getTime() : at;
  if (typeof time !== 'number') throw argumentError(argument, 'a Date or milliseconds', at);
  if (!Number.isFinite(time)) throw misuse(new RangeError(`${argument} must be a time, not ${time}`));
  return time;
}

/** MCC, of three digits, and MNC, of one to three: some leave out zeros before it. */
export const MCC_MNC_PATTERN = /^\d{4,6}$/;

export interface PriceIssue extends Issue {
  readonly code: 'INVALID_PHONE_NUMBER' | 'INVALID_MCC_MNC' | 'AMOUNT_OUT_OF_RANGE';
}
