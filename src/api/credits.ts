import { argumentError, isArray, misuse } from '../misuse.js';
import { addMoney, compareMoney, type Money, moneyOf } from '../pricing/money.js';
import type { Rejection } from './decision.js';
import { requiredTime, requireFacts, requireWord } from './facts.js';
import type { MessageId } from './responses.js';

/** What an account has. */
export interface CreditFacts {
  readonly balance: Money;
  /** What the balance may fall to: default 0. It is negative for an account that pays later. */
  readonly lowestBalance?: Money | undefined;
}

/** A change of an account's balance. A message has at most one of each kind, in this order. */
export interface LedgerEntry {
  readonly kind: 'RESERVE' | 'SETTLE' | 'REFUND';
  readonly quicksms_id: MessageId;
  /** What is added to the balance: negative where credits are deducted. */
  readonly amount: Money;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The entry of a reservation and the balance after it, or the rejection. */
export type ReserveDecision =
  | { readonly entry: LedgerEntry; readonly balance: Money; readonly rejection?: undefined }
  | { readonly rejection: Rejection; readonly entry?: undefined; readonly balance?: undefined };

/**
 * Reserves credits for a message, unless the balance would fall below what is allowed. An amount of 0 is always reserved.
 *
 * The rejection is `INSUFFICIENT_CREDITS`. Rule: QuickSMS API 2.0, Message Rejection Codes and Out-of-Hours Sending.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless all amounts are money of one currency, the amount to reserve
 * is not negative, and `at` is a time
 * @example
 * const { value: balance } = parseMoney('0.10', 'GBP');
 * const { value: amount } = parseMoney('0.08', 'GBP');
 * if (!balance || !amount) throw new Error('no amount');
 * reserveCredits({ balance }, { quicksms_id: 'msg_80fac5c752941b27', amount }, 0).entry?.amount.units // -8_000_000n
 */
export function reserveCredits(
  facts: CreditFacts,
  charge: { readonly quicksms_id: MessageId; readonly amount: Money },
  at: Date | number,
): ReserveDecision {
  requireFacts('facts', facts);
  requireFacts('charge', charge);
  const { balance, lowestBalance } = facts;
  const { quicksms_id, amount } = charge;
  const time = requiredTime('at', at);
  requireOneCurrency(amount, balance);
  if (lowestBalance !== undefined) requireOneCurrency(lowestBalance, balance);
  requireNotNegative('charge.amount', amount);
  const left = balance.units - amount.units;
  if (amount.units !== 0n && left < (lowestBalance?.units ?? 0n))
    return { rejection: { code: 'INSUFFICIENT_CREDITS' } };
  const entry = entryOf('RESERVE', quicksms_id, moneyOf(amount.currency, -amount.units), time);
  return { entry, balance: addMoney(balance, entry.amount) };
}

/**
 * Settles a message at the price of the channel that was used. The entry gives back what was reserved and is not
 * needed, so that the entries of the message add up to its price. Undefined when the message was settled or refunded before.
 *
 * With smart routing the greater of both prices was reserved. Against the price of RCS the account therefore pays the
 * difference when SMS costs more, and has it refunded when SMS costs less. Rule: QuickSMS API 2.0, Smart Routing.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless `entries` are those of one message and begin with its
 * `RESERVE`, and the price is money of their currency, not negative, and not more than was reserved
 * @example
 * const { value: balance } = parseMoney('1.00', 'GBP');
 * const { value: amount } = parseMoney('0.08', 'GBP');
 * const { value: price } = parseMoney('0.05', 'GBP');
 * if (!balance || !amount || !price) throw new Error('no amount');
 * const { entry } = reserveCredits({ balance }, { quicksms_id: 'msg_80fac5c752941b27', amount }, 0);
 * if (!entry) throw new Error('not enough');
 * settleCredits([entry], price, 3000)?.amount.units // 3_000_000n
 */
export function settleCredits(
  entries: readonly LedgerEntry[],
  price: Money,
  at: Date | number,
): LedgerEntry | undefined {
  const { amount, quicksms_id } = requireEntries(entries);
  const time = requiredTime('at', at);
  requireOneCurrency(price, amount);
  requireNotNegative('price', price);
  if (price.units > -amount.units)
    throw misuse(new RangeError('price must not be more than what was reserved'));
  if (entries.length > 1) return undefined;
  return entryOf('SETTLE', quicksms_id, moneyOf(price.currency, -amount.units - price.units), time);
}

/**
 * Refunds a message: its entries then add up to 0. Undefined when it was refunded before.
 *
 * A message is refunded when it was never submitted to a carrier. An account may have what is undelivered refunded too.
 * Rule: QuickSMS API 2.0, Smart Routing and Out-of-Hours Sending.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless `entries` are those of one message and begin with its `RESERVE`
 * @example
 * const { value: amount } = parseMoney('0.08', 'GBP');
 * if (!amount) throw new Error('no amount');
 * const { entry } = reserveCredits({ balance: amount }, { quicksms_id: 'msg_80fac5c752941b27', amount }, 0);
 * if (!entry) throw new Error('not enough');
 * refundCredits([entry], 3000)?.amount.units // 8_000_000n
 */
export function refundCredits(entries: readonly LedgerEntry[], at: Date | number): LedgerEntry | undefined {
  const { quicksms_id } = requireEntries(entries);
  const time = requiredTime('at', at);
  if (entries.some(({ kind }) => kind === 'REFUND')) return undefined;
  return entryOf('REFUND', quicksms_id, chargedFor(entries), time);
}

/**
 * Returns what a message has cost so far, by the entries of its ledger: what was reserved, after settlement its price, and
 * after a refund 0. The entries add up to the same amount below zero.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless `entries` are those of one message and begin with its `RESERVE`
 * @example
 * const { value: amount } = parseMoney('0.08', 'GBP');
 * if (!amount) throw new Error('no amount');
 * const { entry } = reserveCredits({ balance: amount }, { quicksms_id: 'msg_80fac5c752941b27', amount }, 0);
 * if (!entry) throw new Error('not enough');
 * chargedFor([entry]).units // 8_000_000n
 */
export function chargedFor(entries: readonly LedgerEntry[]): Money {
  const { currency } = requireEntries(entries).amount;
  let units = 0n;
  for (const { amount } of entries) units -= amount.units;
  return moneyOf(currency, units);
}

/** Throws unless a ledger is that of one message. Returns its first entry. */
function requireEntries(entries: readonly LedgerEntry[]): LedgerEntry {
  if (!isArray(entries)) throw argumentError('entries', 'an array', entries);
  const first = entries[0];
  requireFacts('entries[0]', first);
  entries.forEach((entry, index) => {
    requireFacts(`entries[${index}]`, entry);
    requireWord(`entries[${index}].kind`, entry.kind, index === 0 ? ['RESERVE'] : ['SETTLE', 'REFUND']);
    requireOneCurrency(entry.amount, first.amount);
    if (entry.quicksms_id !== first.quicksms_id)
      throw misuse(new RangeError(`entries[${index}].quicksms_id must be that of the first entry`));
  });
  return first;
}

/** Throws unless both are money of one currency. */
function requireOneCurrency(one: Money, other: Money): void {
  compareMoney(one, other);
}

function requireNotNegative(argument: string, { units }: Money): void {
  if (units < 0n) throw misuse(new RangeError(`${argument} must not be negative`));
}

function entryOf(kind: LedgerEntry['kind'], quicksms_id: MessageId, amount: Money, at: number): LedgerEntry {
  return { kind, quicksms_id, amount, at };
}
