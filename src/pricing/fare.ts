import type { Money } from './money.js';
import type { Rate, RateKey } from './rate.js';

/** Which row of a card a price is from, and which key found it. */
export interface MatchedBy {
  /** The most specific key that has a rate for the channel. */
  readonly key: RateKey;
  /** The MCC and MNC, prefix or country; null for the default. */
  readonly value: string | null;
  /** The network of the rate, by name or MCC and MNC, where a prefix or country found a rate of one network. */
  readonly network: string | null;
  /** The line of the row in the text; null where the card came as JSON or rows. */
  readonly line: number | null;
  /** The place of the row in JSON or rows, such as `prices[3]`; null where the card came as lines. */
  readonly path: string | null;
}

/** What a number of SMS parts, or one RCS message, costs. */
export interface Price {
  /** For each part; on RCS for the message. */
  readonly unitPrice: Money;
  /** The carrier's fee on top, for each part. */
  readonly fee: Money;
  /** Unit price and fee, for all parts. */
  readonly total: Money;
  readonly matchedBy: MatchedBy;
}

/** A rate, and how it was found. */
export interface Match {
  readonly rate: Rate;
  /** Index in `card.rates`. */
  readonly index: number;
  readonly matchedBy: MatchedBy;
  /** Why it has no price: it rejects the destination, or stands for rates of several networks that differ. */
  readonly noRate: 'DESTINATION_REJECTED' | 'NETWORK_UNKNOWN' | undefined;
  /** The cache of `priceOf`, by parts: adding and multiplying bigints takes as long as all the rest of a quote. */
  readonly smsPrices: Price[];
  readonly rcsPrices: Price[];
}

/** The rates of a destination: one for SMS and one for RCS, as far as the card has them. */
export interface Fare {
  readonly sms: Match | undefined;
  readonly rcs: Match | undefined;
  /** Whether the price depends on the network, which is not known. It counts only where there is no match. */
  readonly smsByNetwork: boolean;
  readonly rcsByNetwork: boolean;
  /** The cache of `adjustmentOf`, by parts of the SMS. */
  adjustments: Adjustment[] | undefined;
}

/** What an SMS costs more than the RCS message that it is sent instead of. */
export interface Adjustment {
  /** Below zero where it costs less. */
  readonly amount: Money;
  readonly isMore: boolean;
}

export function makeFare(
  sms: Match | undefined,
  rcs: Match | undefined,
  smsByNetwork: boolean,
  rcsByNetwork: boolean,
): Fare {
  return { sms, rcs, smsByNetwork, rcsByNetwork, adjustments: undefined };
}

export const NO_FARE: Fare = /* @__PURE__ */ makeFare(undefined, undefined, false, false);

/** A fare, with a less specific one for the channels that it has no rate for. */
export function fareOrElse(fare: Fare, lessSpecific: Fare): Fare {
  if ((fare.sms && fare.rcs) || lessSpecific === NO_FARE) return fare;
  if (fare === NO_FARE) return lessSpecific;
  return makeFare(
    fare.sms ?? lessSpecific.sms,
    fare.rcs ?? lessSpecific.rcs,
    fare.smsByNetwork || lessSpecific.smsByNetwork,
    fare.rcsByNetwork || lessSpecific.rcsByNetwork,
  );
}
