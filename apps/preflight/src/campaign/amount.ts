import { formatMoney, type Money } from '@quicksms/core';

/** Money as the JSON output has it. */
export interface Amount {
  currency: string;
  /** A decimal number without loss. */
  amount: string;
}

export const amountOf = (money: Money): Amount => ({ currency: money.currency, amount: formatMoney(money) });
