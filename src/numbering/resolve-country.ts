import { argumentError } from '../misuse.js';
import { builtInCountries } from './built-in.js';
import type { NumberResolution } from './resolve.js';
import { NOT_AN_MSISDN, walk } from './walk.js';

export type CountryResolution = Pick<NumberResolution, 'valid' | 'msisdn' | 'callingCode' | 'country'>;

/**
 * Tells the country of a number, the same that `resolve` tells, by a table a tenth the size of that of types.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `msisdn` is not a string
 * @example
 * resolveCountry('447911123456').country // 'GG'
 */
export function resolveCountry(msisdn: string): CountryResolution {
  if (typeof msisdn !== 'string') throw argumentError('msisdn', 'a string', msisdn);
  const table = builtInCountries();
  const leaf = walk(table, msisdn);
  if (leaf === NOT_AN_MSISDN) return { valid: false, msisdn, callingCode: null, country: null };
  const territory = leaf >> 4;
  return {
    valid: true,
    msisdn,
    callingCode: table.callingCodes[territory]!,
    country: table.countries[territory]!,
  };
}
