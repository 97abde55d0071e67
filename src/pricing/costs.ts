import type { Adjustment, Fare, Match, Price } from './fare.js';
import { fits, type Money, moneyOf } from './money.js';
import type { Rate } from './rate.js';

/** The price of a rate for an SMS part or for an RCS message. */
export function priceFor(rate: Rate, channel: 'SMS' | 'RCS'): Money | null {
  return channel === 'SMS' ? rate.price : rate.rcsPrice;
}

/** Price and fee of an SMS part or of an RCS message, in units, by a rate that has a price for the channel. */
export function unitCost(rate: Rate, channel: 'SMS' | 'RCS'): bigint {
  return priceFor(rate, channel)!.units + (rate.fee?.units ?? 0n);
}

/** Units that `count` parts or messages cost; undefined past 64 bits. */
export function costOf(rate: Rate, channel: 'SMS' | 'RCS', count: number): bigint | undefined {
  const cost = unitCost(rate, channel) * BigInt(count);
  return fits(cost) ? cost : undefined;
}

/** Parts of a text of 1,530 characters in UCS-2, and some more. */
const MOST_CACHED = 48;

/** The price of `count` parts or messages by a match that has a price for the channel; undefined past 64 bits. */
export function priceOf(
  currency: string,
  match: Match,
  channel: 'SMS' | 'RCS',
  count: number,
): Price | undefined {
  const known = channel === 'SMS' ? match.smsPrices : match.rcsPrices;
  return known[count] ?? makePrice(currency, match, channel, count);
}

function makePrice(
  currency: string,
  { rate, matchedBy, smsPrices, rcsPrices }: Match,
  channel: 'SMS' | 'RCS',
  count: number,
): Price | undefined {
  const total = costOf(rate, channel, count);
  if (total === undefined) return undefined;
  const price = {
    // Money of a card that was cloned has lost its `toJSON`.
    unitPrice: moneyOf(currency, priceFor(rate, channel)!.units),
    fee: moneyOf(currency, rate.fee?.units ?? 0n),
    total: moneyOf(currency, total),
    matchedBy,
  };
  if (count < MOST_CACHED) (channel === 'SMS' ? smsPrices : rcsPrices)[count] = price;
  return price;
}

/**
 * What an SMS of `count` parts costs more than the RCS message that it is sent instead of, where a fare has both. The
 * totals are those of `priceOf`.
 */
export function adjustmentOf(fare: Fare, count: number, sms: Money, rcs: Money): Adjustment {
  return fare.adjustments?.[count] ?? makeAdjustment(fare, count, sms, rcs);
}

function makeAdjustment(fare: Fare, count: number, sms: Money, rcs: Money): Adjustment {
  const difference = sms.units - rcs.units;
  const adjustment = { amount: moneyOf(rcs.currency, difference), isMore: difference > 0n };
  if (count < MOST_CACHED) (fare.adjustments ??= [])[count] = adjustment;
  return adjustment;
}

/** An exact fraction, from 0 to 1. */
export interface Share {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * Reads a share, such as that of recipients with RCS, as an exact fraction: a number or a decimal number in a text, from
 * 0 to 1, with at most 20 decimals. Anything else is undefined.
 *
 * @example
 * parseShare('0.35') // { numerator: 35n, denominator: 100n }
 * parseShare('35%') // undefined
 */
export function parseShare(share: number | string): Share | undefined {
  if (typeof share !== 'number' && typeof share !== 'string') return undefined;
  // Below 10^-6 a number is written with an exponent.
  const text = typeof share === 'number' && share < 1e-6 && share > 0 ? share.toFixed(20) : String(share);
  const [, whole, decimals = ''] = /^([01])(?:\.(\d{1,20}))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const numerator = BigInt(whole + decimals);
  const denominator = 10n ** BigInt(decimals.length);
  return numerator <= denominator ? { numerator, denominator } : undefined;
}
