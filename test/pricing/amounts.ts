// Amounts of every size, and what exact arithmetic (big.js) says of them.

import Big from 'big.js';
import fc from 'fast-check';
import { expect } from 'vitest';
import { formatMoney, type Money } from '../../src/index.js';
import { moneyOf } from '../../src/pricing/money.js';
import { scaled } from '../scale.js';

export const RUNS = { numRuns: scaled(20_000) };
/** Where each case is several. */
export const HALF_THE_RUNS = { numRuns: scaled(10_000) };
export const LARGEST = 2n ** 63n - 1n;
export const SMALLEST = -(2n ** 63n);
export const LARGEST_TEXT = '92233720368.54775807';
export const SMALLEST_TEXT = '-92233720368.54775808';

export const currency = fc.constantFrom('GBP', 'JPY', 'KWD', 'CLF', 'XAU', 'credits');
export const leastDecimals: Record<string, number> = { JPY: 0, KWD: 3, CLF: 4 };
/** Units of every size, and near the ends. */
export const units = fc.oneof(
  fc.bigInt({ min: SMALLEST, max: LARGEST }),
  fc.bigInt({ min: -1_000_000_000_000n, max: 1_000_000_000_000n }),
  fc.bigInt({ min: -20n, max: 20n }),
  fc.bigInt({ min: LARGEST - 20n, max: LARGEST }),
  fc.bigInt({ min: SMALLEST, max: SMALLEST + 20n }),
);
export const count = fc.oneof(fc.integer({ min: -100, max: 100 }), fc.maxSafeInteger());

export const gbp = (amount: bigint) => moneyOf('GBP', amount);
/** A number in units of the currency. */
export const exact = (amount: bigint) => new Big(amount.toString()).div(1e8);
export const fits = (result: Big) => result.gte(SMALLEST_TEXT) && result.lte(LARGEST_TEXT);

/** What a call answers as a decimal number, or the code of what it throws. */
export function outcome(call: () => Money): string {
  try {
    return formatMoney(call(), { decimals: 8 });
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return (error as { code: string }).code;
  }
}
export const expected = (result: Big) => (fits(result) ? result.toFixed(8) : 'AMOUNT_OUT_OF_RANGE');
