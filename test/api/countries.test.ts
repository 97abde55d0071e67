// QuickSMS API 2.0, Country Restrictions.
import { describe, expect, test } from 'vitest';
import { type CountryFacts, type CountrySetting, checkCountry } from '../../src/api/countries.js';
import { resolve } from '../../src/index.js';

const blocked = { code: 'COUNTRY_NOT_ALLOWED' };
const settings: (CountrySetting | undefined)[] = ['allow', 'block', undefined];

/** All settings of an account, of the platform, and its default. */
const all: CountryFacts[] = settings.flatMap(account =>
  settings.flatMap(platform =>
    (['allow', 'block'] as const).map(platformDefault => ({ account, platform, platformDefault })),
  ),
);

describe('Country Restrictions', () => {
  test("the recipient's country is determined by MSISDN prefix (44 = UK, 353 = Ireland)", () => {
    for (const [MSISDN, country] of [
      ['447700900000', 'GB'],
      ['353871234567', 'IE'],
    ] as const)
      expect(resolve(MSISDN).country).toBe(country);
  });

  test.each(all)('per-account overrides are checked first, then the platform-wide setting: %o', facts => {
    const { account, platform, platformDefault } = facts;
    const decisive = [account, platform, platformDefault].find(setting => setting !== undefined);
    expect(checkCountry(facts, 'GB')).toEqual(decisive === 'block' ? blocked : undefined);
  });

  test('blocked destinations return COUNTRY_NOT_ALLOWED', () => {
    expect(checkCountry({ platform: 'block', platformDefault: 'allow' }, 'GB')).toEqual(blocked);
  });

  test("an account's override wins both ways", () => {
    const open = { account: 'allow', platform: 'block', platformDefault: 'block' } as const;
    const closed = { account: 'block', platform: 'allow', platformDefault: 'allow' } as const;
    expect(checkCountry(open, 'GB')).toBeUndefined();
    expect(checkCountry(closed, 'GB')).toEqual(blocked);
  });

  test("unset is the platform's", () => {
    expect(checkCountry({ account: undefined, platformDefault: 'block' }, 'GB')).toEqual(blocked);
    expect(checkCountry({ account: null as never, platformDefault: 'allow' }, 'GB')).toBeUndefined();
  });

  test.each(all)("no country: the platform's default: %o", facts => {
    const expected = facts.platformDefault === 'block' ? blocked : undefined;
    expect(checkCountry(facts, resolve('2100000000').country)).toEqual(expected);
  });

  test.each([
    ['facts', null, 'GB'],
    ['facts.account', { account: true, platformDefault: 'allow' }, 'GB'],
    ['facts.platformDefault', {}, 'GB'],
    ['country', { platformDefault: 'allow' }, undefined],
  ])('misuse: %s', (name, facts, country) => {
    const expected = { code: 'INVALID_ARGUMENT', message: expect.stringContaining(`${name} must be`) };
    expect(() => checkCountry(facts as never, country as never)).toThrow(expect.objectContaining(expected));
  });
});
