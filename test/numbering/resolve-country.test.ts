import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInCountries, builtInNumbers } from '../../src/numbering/built-in.js';
import { resolve } from '../../src/numbering/resolve.js';
import { resolveCountry } from '../../src/numbering/resolve-country.js';
import { complete } from '../../src/numbering/table.js';
import { random } from '../random.js';
import { scaled } from '../scale.js';
import {
  anyText,
  callingCodes,
  drawn,
  exampleNumbers,
  randomTails,
  throughEveryLeaf,
  throughPatterns,
  withNearMisses,
} from './numbers.js';

const chance = random(21);

/** Compares each string with `resolve`, and says how many there were. */
function compare(msisdns: Iterable<string>): number {
  let count = 0;
  for (const given of msisdns) {
    count++;
    const { valid, msisdn, callingCode, country } = resolve(given);
    const found = resolveCountry(given);
    if (
      found.valid !== valid ||
      found.msisdn !== msisdn ||
      found.callingCode !== callingCode ||
      found.country !== country
    )
      expect(found).toEqual({ valid, msisdn, callingCode, country });
  }
  return count;
}

test('an answer in full', () => {
  expect(resolveCountry('447911123456')).toEqual({
    valid: true,
    msisdn: '447911123456',
    callingCode: 44,
    country: 'GG',
  });
  expect(resolveCountry('+447911123456')).toEqual({
    valid: false,
    msisdn: '+447911123456',
    callingCode: null,
    country: null,
  });
});

test('the same as resolve: numbers that patterns match, and near misses', () => {
  const numbers = withNearMisses([...exampleNumbers, ...drawn(60)], chance);
  expect(compare(numbers)).toBeGreaterThan(300_000);
});

test('the same as resolve: every digit, branch and count of every pattern, and near misses', () => {
  expect(compare(withNearMisses(throughPatterns(chance), chance))).toBeGreaterThan(1_000_000);
});

test('the same as resolve: random digits after every calling code, in every length', () => {
  expect(compare(randomTails(callingCodes, 40, chance))).toBeGreaterThan(75_000);
});

test('the same as resolve: every leaf of either table, on every way to it', () => {
  expect(compare(throughEveryLeaf(complete(builtInNumbers()), chance))).toBeGreaterThan(500_000);
  expect(compare(throughEveryLeaf(complete(builtInCountries()), chance))).toBeGreaterThan(50_000);
});

test('the same as resolve: any string', () => {
  fc.assert(
    fc.property(anyText, given => {
      const { valid, msisdn, callingCode, country } = resolve(given);
      expect(resolveCountry(given)).toEqual({ valid, msisdn, callingCode, country });
    }),
    { numRuns: scaled(20_000), seed: 8 },
  );
});

test.each([undefined, null, 447400123456, 447400123456n, ['447400123456'], new String('447400123456')])(
  'not a string: %s',
  value => {
    const refusal = expect.objectContaining({ name: 'TypeError', code: 'INVALID_ARGUMENT' });
    expect(() => resolveCountry(value as never)).toThrow(refusal);
    expect(() => resolveCountry(value as never)).toThrow(/^msisdn must be a string, not /);
  },
);
