import { countries } from '../numbering/countries.js';
import { priceOf } from '../pricing/costs.js';
import { type Fare, fareOrElse, type Match } from '../pricing/fare.js';
import { fareAt, fareOfCountry } from '../pricing/fares.js';
import { type NoRateReason, reasonOf } from '../pricing/price.js';
import type { FaresAt } from './messages.js';

/** The rates of messages of one fare, one country and one channel. */
export interface KindRates {
  /** The country that they are for, as an index of `countries`; undefined for any. */
  readonly country: number | undefined;
  /** Why there is no price. */
  readonly reason: NoRateReason | undefined;
  /** By the channel that the messages go by. */
  readonly match: Match | undefined;
  /** Where some of the messages fall back from RCS: the rate of the SMS. */
  readonly fallback: Match | undefined;
}

/** Finds the rates of a kind of messages: of a fare, or 0, of a country and of a channel, 0 for SMS and 1 for RCS. */
export type RatesOf = (fare: number, country: number, channel: number) => KindRates;

/** Finds rates and keeps those of each country and those that were last found of each fare. */
export function ratesByKind({ fares, at }: FaresAt, fallsBack: boolean): RatesOf {
  const ofCountry: KindRates[] = [];
  const ofFare: KindRates[] = [];

  const find = (own: Fare, country: number, channel: number): KindRates => {
    const needsSms = channel === 0 || fallsBack;
    const isComplete = (own.sms || !needsSms) && (own.rcs || channel === 0);
    const fare = isComplete
      ? own
      : fareOrElse(own, fareAt(fares, fareOfCountry(fares, countries[country]), at));
    const reason =
      reasonOf(fare, channel === 0 ? 'SMS' : 'RCS') ?? (needsSms ? reasonOf(fare, 'SMS') : undefined);
    return {
      country: isComplete ? undefined : country,
      reason,
      match: channel === 0 ? fare.sms : fare.rcs,
      fallback: channel === 1 && fallsBack ? fare.sms : undefined,
    };
  };

  return (fare, country, channel) => {
    if (fare === 0)
      return (ofCountry[2 * country + channel] ??= find(fareAt(fares, 0, at), country, channel));
    const slot = 2 * fare + channel;
    const known = ofFare[slot];
    if (known !== undefined && (known.country === undefined || known.country === country)) return known;
    return (ofFare[slot] = find(fareAt(fares, fare, at), country, channel));
  };
}

/** The cost of a message of a kind that has a price, of so many parts or segments; undefined past 64 bits. */
export function unitsOf(
  currency: string,
  { match, fallback }: KindRates,
  channel: number,
  billed: number,
): bigint | undefined {
  const price =
    channel === 0 ? priceOf(currency, match!, 'SMS', billed) : priceOf(currency, match!, 'RCS', 1);
  // A message whose fallback does not fit has no cost either.
  if (fallback !== undefined && priceOf(currency, fallback, 'SMS', billed) === undefined) return undefined;
  return price?.total.units;
}
