import { fits, type Money, moneyOf } from '../money.js';
import type { Rate } from '../rate.js';
import type { CardRow } from './card-row.js';
import { fieldIssue, issueAt, type RateCardIssue } from './issues.js';
import { saysNoPrice } from './prices.js';
import type { RowKind } from './row-kind.js';
import type { RateStatus } from './status.js';

/** When a rate is in force, as in `Rate`. */
export interface Period {
  readonly from: number | null;
  readonly until: number | null;
}
export type Costs = Pick<Rate, 'price' | 'rcsPrice' | 'fee' | 'reject'>;

/** The amounts of a row, as far as it has them. */
export interface Amounts {
  readonly price: Money | null;
  /** The price until the row's price comes into force. */
  readonly currentPrice: Money | null;
  readonly rcsPrice: Money | null;
  readonly fee: Money | null;
}

/** What a destination costs in a period. A row of a new and a closed price has two of them. */
export interface Offer {
  readonly costs: Costs;
  readonly period: Period;
}

export const REJECTED: Costs = { price: null, rcsPrice: null, fee: null, reject: true };

/** What a row says about its price besides the amounts. */
export interface Terms {
  readonly kind: Exclude<RowKind, 'other'>;
  readonly status: Exclude<RateStatus, 'ignored'>;
  readonly isRejected: boolean;
  readonly period: Period;
}

/** What a row offers, in the order of time; or what is wrong with it. */
export function offersOf(row: CardRow, amounts: Amounts, terms: Terms): Offer[] | RateCardIssue {
  const { status, isRejected, period } = terms;
  if (isRejected) return [{ costs: REJECTED, period }];
  if (status === 'closed') return closedOffers(amounts, terms);
  const { from, until } = period;
  const { price, currentPrice, rcsPrice } = amounts;
  const isPriced = price !== null || rcsPrice !== null;
  const isUnchanged = status === 'unchanged' && currentPrice !== null;
  if (isUnchanged && price !== null && price.units !== currentPrice.units) return contradiction(row);
  if (isUnchanged || (price !== null && price.units === currentPrice?.units))
    return [{ costs: costsOf(amounts, currentPrice, terms), period: { from: null, until } }];
  const mayBeForgotten = !isPriced || (price === null && currentPrice !== null);
  if (mayBeForgotten && !saysNoPrice(row.values.price)) return missingPrice(row);
  const after: Offer = { costs: isPriced ? costsOf(amounts, price, terms) : REJECTED, period };
  // A current price of 0 beside a new one stands for none.
  if (currentPrice === null || currentPrice.units === 0n || from === null) return [after];
  return [beforeOf(amounts, terms, from), after];
}

/** The price stands until the destination is closed. From then on nothing is sent there. */
function closedOffers(amounts: Amounts, terms: Terms): Offer[] {
  const { from, until } = terms.period;
  const closing = until ?? from;
  const rejected: Offer = { costs: REJECTED, period: { from: closing, until: null } };
  const price = amounts.currentPrice ?? amounts.price;
  // 0 beside a closed destination is no price.
  const isPriced = price === null ? amounts.rcsPrice !== null : price.units > 0n;
  if (closing === null || !isPriced) return [rejected];
  const start = until === null ? null : from;
  return [{ costs: costsOf(amounts, price, terms), period: { from: start, until: closing } }, rejected];
}

/** What counts before a new price does. It is not known what an RCS message cost beside the price of an SMS. */
function beforeOf(amounts: Amounts, terms: Terms, until: number): Offer {
  const { currentPrice, fee } = amounts;
  const costs = costsOf({ price: null, currentPrice, rcsPrice: null, fee }, currentPrice, terms);
  return { costs, period: { from: null, until } };
}

/** Costs with a price for what the row is for. */
function costsOf({ rcsPrice, fee }: Amounts, price: Money | null, { kind }: Terms): Costs {
  return kind === 'sms'
    ? { price, rcsPrice, fee, reject: false }
    : { price: null, rcsPrice: price ?? rcsPrice, fee, reject: false };
}

function missingPrice(row: CardRow): RateCardIssue {
  const found = row.values.price ?? '';
  return fieldIssue(row, {
    code: 'MISSING_PRICE',
    field: 'price',
    expected: 'a price such as 0.0425',
    found,
  });
}

function contradiction(row: CardRow): RateCardIssue {
  const { status, price } = row.names;
  const found = `${row.names.currentPrice} ${row.values.currentPrice} and ${price} ${row.values.price}`;
  return issueAt(row, 'CONTRADICTION', status, `expected one price where it is unchanged, found ${found}`);
}

/** What a message costs when it is submitted and when it is delivered. Mostly one of them is 0. Undefined past 64 bits. */
export function sumOf(submitted: Money | null, delivered: Money | null): Money | null | undefined {
  if (submitted === null || delivered === null) return submitted ?? delivered;
  const units = submitted.units + delivered.units;
  return fits(units) ? moneyOf(submitted.currency, units) : undefined;
}
