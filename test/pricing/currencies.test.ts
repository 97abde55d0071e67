import { expect, test } from 'vitest';
import { currencyLines } from '../../src/tables/currencies.js';

const minorUnitDecimals = new Map(
  currencyLines
    .trim()
    .split('\n')
    .flatMap(line => {
      const [units, ...codes] = line.split(' ');
      return codes.map(code => [code, units === '-' ? null : Number(units)] as const);
    }),
);
const codesWith = (units: number | null) =>
  [...minorUnitDecimals].filter(([, found]) => found === units).map(([code]) => code);

test('178 codes of three capital letters, each once, sorted within a line', () => {
  const codes = currencyLines.match(/[^\s\d-]+/g)!;
  expect(codes).toHaveLength(178);
  expect(new Set(codes).size).toBe(178);
  for (const code of codes) expect(code).toMatch(/^[A-Z]{3}$/);
  for (const units of [0, 2, 3, 4, null]) expect(codesWith(units)).toEqual(codesWith(units).sort());
});

test('minor units', () => {
  const some = {
    JPY: 0,
    XOF: 0,
    GBP: 2,
    EUR: 2,
    MGA: 2,
    MRU: 2,
    KWD: 3,
    IQD: 3,
    CLF: 4,
    UYW: 4,
    XAU: null,
    XXX: null,
  };
  for (const [code, units] of Object.entries(some)) expect(minorUnitDecimals.get(code), code).toBe(units);
  expect([0, 2, 3, 4, null].map(units => codesWith(units).length)).toEqual([17, 139, 7, 2, 13]);
});

test('currencies that have come and gone', () => {
  for (const code of ['SLE', 'VED', 'XAD', 'XCG', 'ZWG']) expect(minorUnitDecimals.get(code), code).toBe(2);
  for (const code of ['ANG', 'BGN', 'CUC', 'HRK', 'SLL', 'USS', 'ZWL', 'CNH', 'BTC'])
    expect(minorUnitDecimals.has(code), code).toBe(false);
});
