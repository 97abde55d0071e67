import { analyze, type NoRateReason, quote, type RateCard } from '@quicksms/core';
import { analyze as analyzeAsGateway, type GatewayName } from '@quicksms/core/encoding';
import type { Basis } from '../campaign/estimate.js';
import type { BillMessage, SetAside } from './bill-message.js';
import { SeenMessages } from './seen-messages.js';

/** What a bill and the rules may disagree about. */
export const disagreementCodes = [
  'PARTS_DIFFER',
  'PRICE_DIFFERS',
  'COUNTRY_DIFFERS',
  'UNDELIVERED_CHARGED',
  'DUPLICATE_CHARGE',
  'NO_RATE',
  'CURRENCY_DIFFERS',
  'UNREADABLE',
] as const;
export type DisagreementCode = (typeof disagreementCodes)[number];

/** One disagreement about a message. */
export interface Disagreement {
  readonly code: DisagreementCode;
  /** How much more is charged because of it, in 10^-8 of the currency. */
  readonly units: bigint;
}

/** What the rules say about a message that is compared. */
export interface Judgement {
  readonly setAside?: undefined;
  readonly charged: bigint;
  readonly expected: bigint;
  /** Undefined where nothing says it. */
  readonly chargedParts: number | undefined;
  readonly expectedParts: number;
  /** What the units of all disagreements add up to is `charged` less `expected`. */
  readonly disagreements: readonly Disagreement[];
}

/** The rules that a bill is compared with. */
export interface Rules {
  readonly card: RateCard;
  /** The currency in which the bill and the rates are compared. */
  readonly currency: string;
  readonly gateway: GatewayName | undefined;
  readonly basis: Basis;
  /** Whether a message that is not delivered may be charged. */
  readonly chargesUndelivered: boolean;
}

/** Judges the messages of a bill, one after the other. */
export class Judge {
  readonly seen = new SeenMessages();
  private readonly pricesByCountry = new Map<string, Set<bigint>>();

  constructor(private readonly rules: Rules) {
    for (const { country, price, fee } of rules.card.rates) {
      if (country === null || price === null) continue;
      const prices = this.pricesByCountry.get(country) ?? new Set<bigint>();
      this.pricesByCountry.set(country, prices.add(price.units + (fee?.units ?? 0n)));
    }
  }

  judge(message: BillMessage): Judgement | SetAside {
    const { charged, currency, id, isUndelivered } = message;
    if (currency !== undefined && currency !== this.rules.currency.toUpperCase())
      return {
        setAside: 'CURRENCY_DIFFERS',
        reason: `the rates are in ${this.rules.currency}`,
        charged,
        currency,
      };
    if (id !== '' && charged !== 0n && this.seen.add(id, message.msisdn))
      return notDue(message, 'DUPLICATE_CHARGE');
    if (isUndelivered && charged === 0n) return notDue(message, undefined);
    if (isUndelivered && !this.rules.chargesUndelivered) return notDue(message, 'UNDELIVERED_CHARGED');
    const price = this.priceOf(message);
    if (typeof price !== 'bigint')
      return { setAside: 'NO_RATE', reason: price, charged, currency: this.rules.currency };
    return this.compare(message, price);
  }

  /** The price of one part, or why the card has no price. */
  private priceOf({ msisdn, mccMnc, at, country }: BillMessage): bigint | string {
    const quoted = quote({ msisdn, text: '', mccMnc, at }, this.rules.card);
    if (quoted.issues) return quoted.issues[0]!.message;
    if (!quoted.noRate) return quoted.total.units;
    return `${noRateWords[quoted.reason]} ${country ?? 'a number of no country'}`;
  }

  private compare(message: BillMessage, price: bigint): Judgement {
    const { charged, text, country, billedCountry } = message;
    const needed = text === '' ? undefined : this.partsOf(text);
    const otherPrices = billedCountry === undefined ? undefined : this.pricesByCountry.get(billedCountry);
    const isOfOther = (parts: number) =>
      billedCountry !== country && otherPrices?.has(charged / BigInt(parts)) === true
        ? charged % BigInt(parts) === 0n
        : false;
    const chargedParts = message.parts ?? chargedPartsOf(charged, price, needed, isOfOther);
    const expectedParts = needed ?? chargedParts;
    const disagreements: Disagreement[] = [];
    if (chargedParts !== expectedParts)
      disagreements.push({ code: 'PARTS_DIFFER', units: BigInt(chargedParts - expectedParts) * price });
    const rest = charged - BigInt(chargedParts) * price;
    const differs = billedCountry !== undefined && billedCountry !== country;
    const isExplained = differs && rest !== 0n && isOfOther(chargedParts);
    if (differs) disagreements.push({ code: 'COUNTRY_DIFFERS', units: isExplained ? rest : 0n });
    if (rest !== 0n && !isExplained) disagreements.push({ code: 'PRICE_DIFFERS', units: rest });
    return { charged, expected: BigInt(expectedParts) * price, chargedParts, expectedParts, disagreements };
  }

  private partsOf(text: string): number {
    const { gateway, basis } = this.rules;
    const analysis = gateway === undefined ? analyze(text) : analyzeAsGateway(text, { gateway });
    return basis === 'parts' ? analysis.messageParts : analysis.segments;
  }
}

const noRateWords: Readonly<Record<NoRateReason, string>> = {
  NO_RATE: 'the rates have no price for',
  NO_RCS_RATE: 'the rates have no price for RCS to',
  DESTINATION_REJECTED: 'the rates say that messages are rejected to',
  NETWORK_UNKNOWN: 'the rates have only prices of networks for',
};

/** A message for which nothing is due. */
function notDue({ charged, parts }: BillMessage, code: DisagreementCode | undefined): Judgement {
  const disagreements = code === undefined ? [] : [{ code, units: charged }];
  return { charged, expected: 0n, chargedParts: parts, expectedParts: 0, disagreements };
}

/**
 * How many parts a charge is for, where the bill does not say it: as many as the text needs, if the charge is the price of the
 * country on the bill; otherwise as many as the charge is a multiple of the price; otherwise as many as the text needs, or, for a
 * bill without texts, the number that comes closest.
 */
function chargedPartsOf(
  charged: bigint,
  price: bigint,
  needed: number | undefined,
  isOfOther: (parts: number) => boolean,
): number {
  if (isOfOther(needed ?? 1)) return needed ?? 1;
  if (price === 0n || charged === 0n) return needed ?? 1;
  if (charged % price === 0n && charged / price < 1000n) return Number(charged / price);
  const closest = Number((2n * charged + price) / (2n * price));
  return needed ?? Math.min(999, Math.max(1, closest));
}
