import { type Money, subtractMoney } from '@quicksms/core';
import type { Share } from '@quicksms/core/batch';
import { type Amount, amountOf } from './amount.js';
import { moneyOf } from './expected.js';

/** How far a balance reaches, message by message in the order of the file. */
export interface Balance {
  amount: Amount;
  /** What is left, where the balance pays for all messages. */
  remaining?: Amount;
  /** Otherwise what is missing, and which messages the balance pays for. */
  shortfall?: Amount;
  messagesThatFit?: number;
  firstLineThatDoesNotFit?: number;
  doesNotFit?: { messages: number; cost: Amount };
}

/** Pays for messages out of a balance. */
export interface Purse {
  /**
   * Pays for the message on this line, where all messages in front of it could be paid. `expected` is its expected cost
   * times the denominator of the share.
   */
  pay(line: number, expected: bigint): void;
  result(): Balance;
}

/** Creates a purse that pays for priced messages in file order until the balance runs out. */
export function purseOf(balance: Money, share: Share): Purse {
  const { currency, units } = balance;
  const available = units * share.denominator;
  let spent = 0n;
  let messages = 0;
  let rest = 0n;
  let messagesOfRest = 0;
  let firstLine: number | undefined;
  return {
    pay(line, expected) {
      if (firstLine === undefined && spent + expected > available) firstLine = line;
      if (firstLine === undefined) {
        spent += expected;
        messages++;
      } else {
        rest += expected;
        messagesOfRest++;
      }
    },
    result() {
      const amount = amountOf(balance);
      if (firstLine === undefined)
        return { amount, remaining: amountOf(moneyOf(currency, available - spent, share, 'FLOOR')) };
      const total = moneyOf(currency, spent + rest, share);
      return {
        amount,
        shortfall: amountOf(moneyOf(currency, spent + rest - available, share, 'CEILING')),
        messagesThatFit: messages,
        firstLineThatDoesNotFit: firstLine,
        doesNotFit: {
          messages: messagesOfRest,
          cost: amountOf(subtractMoney(total, moneyOf(currency, spent, share))),
        },
      };
    },
  };
}
