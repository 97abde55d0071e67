// Amounts are read from decimal numbers and written as such, without loss.
import Big from 'big.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney, type Money, minorUnitDecimals, multiplyMoney, parseMoney } from '../../src/index.js';
import { moneyOf } from '../../src/pricing/money.js';
import {
  currency,
  exact,
  fits,
  gbp,
  HALF_THE_RUNS,
  LARGEST,
  LARGEST_TEXT,
  leastDecimals,
  RUNS,
  SMALLEST,
  SMALLEST_TEXT,
  units,
} from './amounts.js';

test('formatting writes the exact number, with as many decimals as it takes and at least the minor unit', () => {
  fc.assert(
    fc.property(
      units,
      currency,
      fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
      (n, of, decimals) => {
        const text = formatMoney(moneyOf(of, n), { decimals });
        const least = decimals ?? leastDecimals[of] ?? 2;
        expect(new Big(text).eq(exact(n))).toBe(true);
        const written = text.split('.')[1] ?? '';
        expect(written.length).toBeGreaterThanOrEqual(least);
        if (written.length > least) expect(written).not.toMatch(/0$/);
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

test('64 bits are the limit: the largest and smallest amounts are read, one past them is an issue', () => {
  expect(parseMoney(LARGEST_TEXT, 'GBP').value).toEqual(gbp(LARGEST));
  expect(parseMoney(SMALLEST_TEXT, 'GBP').value).toEqual(gbp(SMALLEST));
  expect(formatMoney(gbp(LARGEST))).toBe(LARGEST_TEXT);
  expect(formatMoney(gbp(SMALLEST))).toBe(SMALLEST_TEXT);
  const past = ['92233720368.54775808', '-92233720368.54775809', '1' + '0'.repeat(1_000_000)];
  for (const text of past) expect(parseMoney(text, 'GBP').issues?.[0]?.code).toBe('AMOUNT_OUT_OF_RANGE');
  expect(parseMoney('0'.repeat(1_000_000) + LARGEST_TEXT, 'GBP').value?.units).toBe(LARGEST);
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

test('text that is not a decimal number is an issue', () => {
  const texts = ['', ' ', '.5', '5.', '1,5', '1e3', '0x10', '--1', '١', '1\n', ' 1', 'NaN', 'Infinity'];
  for (const amount of [...texts, 0.08, 8n, null, undefined, {}, []])
    expect(parseMoney(amount as string, 'GBP').issues, String(amount)).toMatchObject([
      { code: 'INVALID_AMOUNT', path: ['amount'], param: 'amount' },
    ]);
});

test('an unknown currency is an issue, and case counts', () => {
  for (const code of ['gbp', 'XYZ', 'BTC', 'CREDITS', '', '__proto__', null, undefined, 826, {}])
    expect(parseMoney('1', code as string).issues).toMatchObject([
      { code: 'INVALID_CURRENCY', path: ['currency'], param: 'currency' },
    ]);
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

test('minor units are those of ISO 4217, null where there is none, undefined for an unknown currency', () => {
  const some = { JPY: 0, GBP: 2, KWD: 3, CLF: 4, XAU: null, credits: null, XYZ: undefined, gbp: undefined };
  for (const [code, decimals] of Object.entries(some)) expect(minorUnitDecimals(code), code).toBe(decimals);
  expect(formatMoney(moneyOf('JPY', 300_000_000n))).toBe('3');
  expect(formatMoney(moneyOf('KWD', 300_000_000n))).toBe('3.000');
  expect(formatMoney(moneyOf('XAU', 300_000_000n))).toBe('3.00');
  expect(formatMoney(moneyOf('credits', 300_000_000n))).toBe('3.00');
});
