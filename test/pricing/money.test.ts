// Money is a whole number of 10^-8 of a currency's unit in 64 bits: exact arithmetic (big.js) says what is right.
import Big from 'big.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addMoney,
  compareMoney,
  formatMoney,
  type Money,
  minorUnitDecimals,
  multiplyMoney,
  parseMoney,
  type Rounding,
  shareOfMoney,
  subtractMoney,
} from '../../src/index.js';
import { moneyOf, roundings } from '../../src/pricing/money.js';

const RUNS = { numRuns: 20_000 };
/** Where each case is several. */
const HALF_THE_RUNS = { numRuns: 10_000 };
const LARGEST = 2n ** 63n - 1n;
const SMALLEST = -(2n ** 63n);
const LARGEST_TEXT = '92233720368.54775807';
const SMALLEST_TEXT = '-92233720368.54775808';

const currency = fc.constantFrom('GBP', 'JPY', 'KWD', 'CLF', 'XAU', 'credits');
const leastDecimals: Record<string, number> = { JPY: 0, KWD: 3, CLF: 4 };
/** Units of every size, and near the ends. */
const units = fc.oneof(
  fc.bigInt({ min: SMALLEST, max: LARGEST }),
  fc.bigInt({ min: -1_000_000_000_000n, max: 1_000_000_000_000n }),
  fc.bigInt({ min: -20n, max: 20n }),
  fc.bigInt({ min: LARGEST - 20n, max: LARGEST }),
  fc.bigInt({ min: SMALLEST, max: SMALLEST + 20n }),
);
const count = fc.oneof(fc.integer({ min: -100, max: 100 }), fc.maxSafeInteger());

const gbp = (amount: bigint) => moneyOf('GBP', amount);
/** A number in units of the currency. */
const exact = (amount: bigint) => new Big(amount.toString()).div(1e8);
const fits = (result: Big) => result.gte(SMALLEST_TEXT) && result.lte(LARGEST_TEXT);

/** What a call answers as a decimal number, or the code of what it throws. */
function outcome(call: () => Money): string {
  try {
    return formatMoney(call(), { decimals: 8 });
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return (error as { code: string }).code;
  }
}
const expected = (result: Big) => (fits(result) ? result.toFixed(8) : 'AMOUNT_OUT_OF_RANGE');

test('formatting writes the exact number, with as many decimals as it takes and at least the minor unit', () => {
  fc.assert(
    fc.property(
      units,
      currency,
      fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
      (n, of, told) => {
        const text = formatMoney(moneyOf(of, n), { decimals: told });
        const least = told ?? leastDecimals[of] ?? 2;
        expect(new Big(text).eq(exact(n))).toBe(true);
        const decimals = text.split('.')[1] ?? '';
        expect(decimals.length).toBeGreaterThanOrEqual(least);
        if (decimals.length > least) expect(decimals).not.toMatch(/0$/);
        expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d+)?$/);
      },
    ),
    HALF_THE_RUNS,
  );
});

test('parsing what formatting writes is the same amount', () => {
  fc.assert(
    fc.property(units, currency, fc.integer({ min: 0, max: 8 }), (n, of, decimals) => {
      const { value } = parseMoney(formatMoney(moneyOf(of, n), { decimals }), of);
      expect(value).toEqual(moneyOf(of, n));
    }),
    RUNS,
  );
});

test('parsing reads every decimal number as exact arithmetic does', () => {
  const digits = (most: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: most });
  fc.assert(
    fc.property(fc.constantFrom('', '+', '-'), digits(14), digits(10), (sign, whole, fraction) => {
      const text = `${sign}${whole}${fraction && '.'}${fraction}`;
      const { value, issues } = parseMoney(text, 'GBP');
      const code =
        whole === ''
          ? 'INVALID_AMOUNT'
          : fraction.length > 8
            ? 'TOO_MANY_DECIMALS'
            : fits(new Big(text.replace('+', '')))
              ? undefined
              : 'AMOUNT_OUT_OF_RANGE';
      expect(issues?.[0]?.code, text).toBe(code);
      if (value) expect(exact(value.units).eq(text.replace('+', '')), text).toBe(true);
    }),
    RUNS,
  );
});

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
    { numRuns: 3_000 },
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

test('64 bits are the limit: the largest and smallest amounts are read, one past them is an issue', () => {
  expect(parseMoney(LARGEST_TEXT, 'GBP').value).toEqual(gbp(LARGEST));
  expect(parseMoney(SMALLEST_TEXT, 'GBP').value).toEqual(gbp(SMALLEST));
  expect(formatMoney(gbp(LARGEST))).toBe(LARGEST_TEXT);
  expect(formatMoney(gbp(SMALLEST))).toBe(SMALLEST_TEXT);
  const past = ['92233720368.54775808', '-92233720368.54775809', '1' + '0'.repeat(1_000_000)];
  for (const text of past) expect(parseMoney(text, 'GBP').issues?.[0]?.code).toBe('AMOUNT_OUT_OF_RANGE');
  expect(parseMoney('0'.repeat(1_000_000) + LARGEST_TEXT, 'GBP').value?.units).toBe(LARGEST);
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

test('9 decimals are too many, also zeros: nothing is rounded', () => {
  for (const amount of ['0.000000001', '0.080000000', `0.${'1'.repeat(100_000)}`])
    expect(parseMoney(amount, 'GBP').issues?.[0]?.code).toBe('TOO_MANY_DECIMALS');
  expect(parseMoney('0.00000001', 'GBP').value?.units).toBe(1n);
});

test('a yen and gold have 8 decimals too: a price for each part is less than a minor unit', () => {
  expect(parseMoney('9.125', 'JPY').value?.units).toBe(912_500_000n);
  expect(parseMoney('0.00000001', 'XAU').value?.units).toBe(1n);
});

test('what is no decimal number is an issue', () => {
  const texts = ['', ' ', '.5', '5.', '1,5', '1e3', '0x10', '--1', '١', '1\n', ' 1', 'NaN', 'Infinity'];
  for (const amount of [...texts, 0.08, 8n, null, undefined, {}, []])
    expect(parseMoney(amount as string, 'GBP').issues, String(amount)).toMatchObject([
      { code: 'INVALID_AMOUNT', path: ['amount'], param: 'amount' },
    ]);
});

test('what is no currency is an issue, and case counts', () => {
  for (const code of ['gbp', 'XYZ', 'BTC', 'CREDITS', '', '__proto__', null, undefined, 826, {}])
    expect(parseMoney('1', code as string).issues).toMatchObject([
      { code: 'INVALID_CURRENCY', path: ['currency'], param: 'currency' },
    ]);
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
        message: 'two currencies do not mix: GBP and USD',
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

test('JSON carries an amount as a decimal string', () => {
  const json = (money: Money | undefined) => JSON.parse(JSON.stringify(money));
  expect(json(parseMoney('-0.0425', 'GBP').value)).toEqual({ currency: 'GBP', amount: '-0.0425' });
  expect(json(multiplyMoney({ currency: 'JPY', units: 100_000_000n }, 3))).toEqual({
    currency: 'JPY',
    amount: '3',
  });
  fc.assert(
    fc.property(units, currency, (n, of) => {
      const read = json(moneyOf(of, n));
      expect(parseMoney(read.amount, read.currency).value?.units).toBe(n);
    }),
  );
});

test('minor units are those of ISO 4217, null where there is none, undefined for what is no currency', () => {
  const some = { JPY: 0, GBP: 2, KWD: 3, CLF: 4, XAU: null, credits: null, XYZ: undefined, gbp: undefined };
  for (const [code, decimals] of Object.entries(some)) expect(minorUnitDecimals(code), code).toBe(decimals);
  expect(formatMoney(moneyOf('JPY', 300_000_000n))).toBe('3');
  expect(formatMoney(moneyOf('KWD', 300_000_000n))).toBe('3.000');
  expect(formatMoney(moneyOf('XAU', 300_000_000n))).toBe('3.00');
  expect(formatMoney(moneyOf('credits', 300_000_000n))).toBe('3.00');
});
