import type { Money, RateCard } from '@quicksms/core';
import { canReceiveSmsByType, type Estimate as LibraryEstimate, numberTypes } from '@quicksms/core/batch';
import { amountOf } from './amount.js';
import type { Estimate, RateSubtotal, Subtotal } from './estimate.js';
import { rcsUnits, smsUnits } from './expected.js';
import type { Sums } from './messages.js';

const RATES_SHOWN = 20;

type CountsAndCost = Pick<
  Estimate,
  | 'rows'
  | 'priced'
  | 'rejected'
  | 'noRate'
  | 'noRateReasons'
  | 'messages'
  | 'messageParts'
  | 'segments'
  | 'basis'
  | 'cost'
  | 'rcsShare'
  | 'least'
  | 'most'
>;

/** The counts and the cost of so many rows. Rows that are not messages are rejected. */
export const countsAndCost = (
  rows: number,
  { asSms, total }: Sums,
  rcsShare: string | undefined,
): CountsAndCost => ({
  rows,
  priced: total.priced,
  rejected: rows - total.messages,
  noRate: total.noRate,
  noRateReasons: [...total.noRateReasons],
  messages: total.messages,
  messageParts: asSms.messageParts,
  segments: asSms.segments,
  basis: total.basis,
  cost: amountOf(total.cost!),
  ...(rcsShare !== undefined && {
    rcsShare,
    least: amountOf(total.least!),
    most: amountOf(total.most!),
  }),
});

/** The sums by country, type of number, rate and encoding. */
export const groupings = (
  { asSms, total }: Sums,
  card: RateCard,
): Pick<Estimate, 'byCountry' | 'byType' | 'byRate' | 'byEncoding'> => ({
  byCountry: total.byCountry.map(({ country, ...sums }) => ({
    country,
    ...subtotal(sums, asSms.byCountry.find(other => other.country === country)!),
  })),
  byType: total.byType.map(({ type, ...sums }) => ({
    type,
    canReceiveSms: canReceiveSms(type),
    ...subtotal(sums, asSms.byType.find(other => other.type === type)!),
  })),
  byRate: total.byRate.slice(0, RATES_SHOWN).map(sums => rateSubtotal(card, sums)),
  byEncoding: { 'GSM-7': messagesIn(asSms, 'GSM-7'), 'UCS-2': messagesIn(asSms, 'UCS-2') },
});

/** The cost of the messages to numbers of a type that takes no SMS. */
export function costOfUnreachable({ total }: Sums): Money {
  const units = total.byType
    .filter(({ type }) => canReceiveSms(type) === 'no')
    .reduce((sum, { cost }) => sum + cost!.units, 0n);
  return { currency: total.currency, units };
}

const canReceiveSms = (type: (typeof numberTypes)[number]) => canReceiveSmsByType[numberTypes.indexOf(type)]!;

const messagesIn = ({ byEncoding }: LibraryEstimate, encoding: 'GSM-7' | 'UCS-2'): number =>
  byEncoding.find(other => other.encoding === encoding)?.messages ?? 0;

type LibrarySubtotal = Pick<LibraryEstimate, 'messages' | 'messageParts' | 'segments' | 'noRate' | 'cost'>;

/** Sums with the parts and segments that the messages have as SMS. */
const subtotal = ({ messages, noRate, cost }: LibrarySubtotal, asSms: LibrarySubtotal): Subtotal => ({
  messages,
  messageParts: asSms.messageParts,
  segments: asSms.segments,
  noRate,
  cost: amountOf(cost!),
});

function rateSubtotal(
  { currency }: RateCard,
  { rate, messages, cost }: LibraryEstimate['byRate'][number],
): RateSubtotal {
  const { line, path, mccMnc, network, prefix, country } = rate;
  return {
    line,
    path,
    mccMnc,
    network,
    prefix,
    country,
    price: rate.price && amountOf({ currency, units: smsUnits(rate) }),
    rcsPrice: rate.rcsPrice && amountOf({ currency, units: rcsUnits(rate) }),
    messages,
    cost: amountOf(cost!),
  };
}
