import type { Money } from './money.js';

/** By what a rate is found, most specific first. */
export const rateKeys = ['mccMnc', 'prefix', 'country', 'default'] as const;
export type RateKey = (typeof rateKeys)[number];

/** A row of a rate card. What it has no price for is null: then a less specific rate counts. */
export interface Rate {
  /** The line of the text, from 1, on which it stands; null where the card came as JSON or as rows. */
  readonly line: number | null;
  /** Where it stands in JSON or rows, such as `prices[3]`; null where the card came as lines. */
  readonly path: string | null;
  /** MCC and MNC in one string, such as `23415`; an MCC alone is for all its networks. */
  readonly mccMnc: string | null;
  /** Name of the one network that it is for, if it is for one alone. Without MCC and MNC no number shows it. */
  readonly network: string | null;
  /** Digits with which an MSISDN begins. */
  readonly prefix: string | null;
  /** ISO 3166-1 alpha-2, or what libphonenumber says beside it. A key only where there is no other. */
  readonly country: string | null;
  /** For each SMS part. */
  readonly price: Money | null;
  /** For each RCS message. */
  readonly rcsPrice: Money | null;
  /** The carrier's, on top, for each part; an RCS message is one. */
  readonly fee: Money | null;
  /** Whether messages there are refused, so that there is no price. */
  readonly reject: boolean;
  /** In force from this time on, in milliseconds, until the other, exclusive. */
  readonly from: number | null;
  readonly until: number | null;
}

/** What to do where a card has rates of a country's networks alone, and the network is not known. */
export const unknownNetworkPolicies = ['noRate', 'highest', 'lowest'] as const;
export type UnknownNetworkPolicy = (typeof unknownNetworkPolicies)[number];

/** Rates in one currency, compiled when they are first asked; nothing changes it. */
export interface RateCard {
  readonly currency: string;
  readonly rates: readonly Rate[];
  readonly unknownNetwork: UnknownNetworkPolicy;
}
