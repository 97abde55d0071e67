import type { Money } from './money.js';

/** How a rate is found, most specific key first. */
export const rateKeys = ['mccMnc', 'prefix', 'country', 'default'] as const;
export type RateKey = (typeof rateKeys)[number];

/** A row of a rate card. A price is null where the row has none: then a less specific rate counts. */
export interface Rate {
  /** The line of the text, from 1; null where the card came as JSON or as rows. */
  readonly line: number | null;
  /** The place in JSON or rows, such as `prices[3]`; null where the card came as lines. */
  readonly path: string | null;
  /** MCC and MNC in one string, such as `23415`; an MCC without MNC is for all its networks. */
  readonly mccMnc: string | null;
  /** Name of the network, for a rate of one network. No number shows it, unless there is an MCC and MNC too. */
  readonly network: string | null;
  /** Digits that an MSISDN begins with. */
  readonly prefix: string | null;
  /** ISO 3166-1 alpha-2, or AC, TA, XK or 001 as in libphonenumber. A key only where there is no other. */
  readonly country: string | null;
  /** For each SMS part. */
  readonly price: Money | null;
  /** For each RCS message. */
  readonly rcsPrice: Money | null;
  /** The carrier's fee on top, for each SMS part and for each RCS message. */
  readonly fee: Money | null;
  /** Whether messages to this destination are refused: then there is no price. */
  readonly reject: boolean;
  /** When it comes into force, in milliseconds; null for a rate that always was. */
  readonly from: number | null;
  /** When it ceases, in milliseconds: it is not in force any more at this time. */
  readonly until: number | null;
}

/** What to do when the network of a number is not known and only its networks have rates. */
export const unknownNetworkPolicies = ['noRate', 'highest', 'lowest'] as const;
export type UnknownNetworkPolicy = (typeof unknownNetworkPolicies)[number];

/** Rates in one currency. Nothing may change a card: it is compiled once, when it is first used. */
export interface RateCard {
  readonly currency: string;
  readonly rates: readonly Rate[];
  readonly unknownNetwork: UnknownNetworkPolicy;
}
