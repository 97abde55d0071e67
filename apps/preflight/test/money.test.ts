import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAmount, LARGEST_AMOUNT, parseAmount } from '../src/money.js';

test.each([
  ['0', 0n],
  ['0.00000001', 1n],
  ['1.5', 150_000_000n],
  ['007.10', 710_000_000n],
  ['92233720368.54775807', LARGEST_AMOUNT],
])('%s is read exactly', (text, units) => {
  expect(parseAmount(text)).toBe(units);
});

test.each([
  '',
  '.5',
  '1.',
  '1,5',
  '-1',
  '+1',
  '1e-2',
  '1 000',
  '1,000.00',
  '0.123456789',
  '٣',
  '92233720368.54775808',
])('%j is no amount', text => {
  expect(parseAmount(text)).toBeUndefined();
});

test('what is written is read back, with two to eight decimals', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: LARGEST_AMOUNT }), units => {
      const text = formatAmount(units);
      expect(text).toMatch(/^\d+\.\d{2}(?:\d{0,5}[1-9])?$/);
      expect(parseAmount(text)).toBe(units);
    }),
  );
});
