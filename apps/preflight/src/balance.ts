import { type Money, subtractMoney } from '@quicksms/core';
import { type Amount, amountOf } from './amount.js';
import { moneyOf, type Share } from './expected.js';

/** What a balance pays for, message by message in the order of the file. */
export interface Balance {
  amount: Amount;
  /** What is left where it suffices. */
  remaining?: Amount;
  /** Or else what is missing, and how far it reaches. */
  shortfall?: Amount;
  messagesThatFit?: number;
  firstLineThatDoesNotFit?: number;
  doesNotFit?: { messages: number; cost: Amount };
}

/** Spends a balance. */
export interface Purse {
  /** Pays for a message, as long as all before it could be paid for; `expected` is times the denominator. */
  pay(line: number, expected: bigint): void;
  result(): Balance;
}

/** Makes what spends a balance on messages with a price. */
export function purse(balance: Money, share: Share): Purse {
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
