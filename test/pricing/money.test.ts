// Money is a whole number of 10^-8 of a currency's unit in 64 bits: exact arithmetic (big.js) says what is right.

import Big from 'big.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addMoney,
  compareMoney,
  formatMoney,
  type Money,
  multiplyMoney,
  parseMoney,
  type Rounding,
  shareOfMoney,
  subtractMoney,
} from '../../src/index.js';
import { roundings } from '../../src/pricing/money.js';
import { scaled } from '../scale.js';
import {
  count,
  exact,
  expected,
  gbp,
  HALF_THE_RUNS,
  LARGEST,
  outcome,
  RUNS,
  SMALLEST,
  units,
} from './amounts.js';

test('sums and differences', () => {
  fc.assert(
    fc.property(units, units, (one, other) => {
      expect(outcome(() => addMoney(gbp(one), gbp(other)))).toBe(expected(exact(one).plus(exact(other))));
      expect(outcome(() => subtractMoney(gbp(one), gbp(other)))).toBe(
        expected(exact(one).minus(exact(other))),
      );
    }),
    HALF_THE_RUNS,
  );
});

test('products', () => {
  fc.assert(
    fc.property(units, count, (amount, times) => {
      const product = expected(exact(amount).times(times));
      expect(outcome(() => multiplyMoney(gbp(amount), times))).toBe(product);
      expect(outcome(() => multiplyMoney(gbp(amount), BigInt(times)))).toBe(product);
    }),
    HALF_THE_RUNS,
  );
});

test('comparisons', () => {
  fc.assert(
    fc.property(units, fc.oneof(units, fc.constant(undefined)), (one, second) => {
      const other = second ?? one;
      expect(compareMoney(gbp(one), gbp(other))).toBe(exact(one).cmp(exact(other)));
    }),
    RUNS,
  );
});

// Division of whole numbers that rounds once.
const Whole = Big();
Whole.DP = 0;

/** `dividend / divisor` as a whole number; big.js knows four of the modes, the others follow from them. */
function rounded(dividend: bigint, divisor: bigint, rounding: Rounding): Big {
  const by = (mode: 0 | 1 | 2 | 3) => {
    Whole.RM = mode;
    return Whole(dividend.toString()).div(divisor.toString());
  };
  const [down, halfUp, halfEven, up] = [by(0), by(1), by(2), by(3)];
  const isHalf = down.plus(up).times(divisor.toString()).eq(Whole(dividend.toString()).times(2));
  return {
    UP: up,
    DOWN: down,
    CEILING: dividend > 0n ? up : down,
    FLOOR: dividend > 0n ? down : up,
    HALF_UP: halfUp,
    HALF_DOWN: isHalf ? down : halfUp,
    HALF_EVEN: halfEven,
  }[rounding];
}

test.each(roundings)('shares, rounded %s', rounding => {
  const denominator = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 1_000_000 }));
  fc.assert(
    fc.property(units, fc.integer({ min: -1_000_000, max: 1_000_000 }), denominator, (amount, n, d) => {
      const result = rounded(amount * BigInt(n), BigInt(d), rounding);
      const share = { numerator: n, denominator: d, rounding };
      expect(outcome(() => shareOfMoney(gbp(amount), share))).toBe(
        expected(new Big(result.toFixed()).div(1e8)),
      );
    }),
    { numRuns: scaled(3_000) },
  );
});

test.each([
  ['UP', 3, 3, 2, -2, -3, -3],
  ['DOWN', 2, 2, 1, -1, -2, -2],
  ['CEILING', 3, 3, 2, -1, -2, -2],
  ['FLOOR', 2, 2, 1, -2, -3, -3],
  ['HALF_UP', 3, 3, 2, -2, -3, -3],
  ['HALF_DOWN', 2, 3, 1, -1, -2, -3],
  ['HALF_EVEN', 2, 3, 2, -2, -2, -3],
] as const)('%s of 2.5, 2.6, 1.5, -1.5, -2.5 and -2.6', (rounding, ...wholes) => {
  const tenths = [25n, 26n, 15n, -15n, -25n, -26n];
  const shares = tenths.map(n => shareOfMoney(gbp(n), { numerator: 1, denominator: 10n, rounding }).units);
  expect(shares.map(Number)).toEqual(wholes);
});

test.each([
  ['a sum', () => addMoney(gbp(LARGEST), gbp(1n))],
  ['a sum below', () => addMoney(gbp(SMALLEST), gbp(-1n))],
  ['a difference', () => subtractMoney(gbp(LARGEST), gbp(-1n))],
  ['a difference below', () => subtractMoney(gbp(SMALLEST), gbp(1n))],
  ['a product', () => multiplyMoney(gbp(SMALLEST), -1)],
  ['a share', () => shareOfMoney(gbp(LARGEST), { numerator: 2, denominator: 1, rounding: 'DOWN' })],
])('%s past 64 bits is a RangeError, and neither wrapped nor rounded', (_, call) => {
  expect(call).toThrow(expect.objectContaining({ name: 'RangeError', code: 'AMOUNT_OUT_OF_RANGE' }));
});

test('a result at the limit stands', () => {
  expect(addMoney(gbp(LARGEST - 1n), gbp(1n)).units).toBe(LARGEST);
  expect(subtractMoney(gbp(0n), gbp(LARGEST)).units).toBe(SMALLEST + 1n);
  expect(multiplyMoney(gbp(2n ** 62n), -2).units).toBe(SMALLEST);
});

test('two currencies do not mix, at compile time or at run time', () => {
  const pound = parseMoney('1', 'GBP').value!;
  const dollar = parseMoney('1', 'USD').value!;
  const mixed = [
    // @ts-expect-error Money<'USD'> is no Money<'GBP'>
    () => addMoney(pound, dollar),
    // @ts-expect-error Money<'USD'> is no Money<'GBP'>
    () => subtractMoney(pound, dollar),
    // @ts-expect-error Money<'USD'> is no Money<'GBP'>
    () => compareMoney(pound, dollar),
    // The compiler does not know these.
    () => addMoney(pound as Money, dollar),
  ];
  for (const mix of mixed)
    expect(mix).toThrow(
      expect.objectContaining({
        name: 'TypeError',
        code: 'INVALID_ARGUMENT',
        message: 'expected amounts of one currency, found GBP and USD',
      }),
    );
});

test.each<[string, () => unknown]>([
  ['no amount', () => formatMoney(null as never)],
  ['a number as an amount', () => formatMoney(8 as never)],
  ['units that are a number', () => formatMoney({ currency: 'GBP', units: 8 } as never)],
  ['no currency', () => formatMoney({ units: 8n } as never)],
  ['9 decimals', () => formatMoney(gbp(1n), { decimals: 9 })],
  ['-1 decimals', () => formatMoney(gbp(1n), { decimals: -1 })],
  ['half a decimal', () => formatMoney(gbp(1n), { decimals: 0.5 })],
  ['half a count', () => multiplyMoney(gbp(1n), 0.5)],
  ['a count past 2^53', () => multiplyMoney(gbp(1n), 2 ** 53)],
  ['NaN as a count', () => multiplyMoney(gbp(1n), Number.NaN)],
  ['a text as a count', () => multiplyMoney(gbp(1n), '2' as never)],
  ['no share', () => shareOfMoney(gbp(1n), null as never)],
  ['a denominator of 0', () => shareOfMoney(gbp(1n), { numerator: 1, denominator: 0, rounding: 'UP' })],
  ['a denominator below 0', () => shareOfMoney(gbp(1n), { numerator: 1, denominator: -1n, rounding: 'UP' })],
  ['no rounding', () => shareOfMoney(gbp(1n), { numerator: 1, denominator: 2 } as never)],
  [
    'another rounding',
    () => shareOfMoney(gbp(1n), { numerator: 1, denominator: 2, rounding: 'toString' as never }),
  ],
])('%s is the mistake of the program', (_, call) => {
  expect(call).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});
