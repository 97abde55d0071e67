import { argumentError } from '../misuse.js';
import { builtInCountries } from './built-in.js';
import type { NumberResolution } from './resolve.js';
import { NOT_AN_MSISDN, walk } from './walk.js';

export type CountryResolution = Pick<NumberResolution, 'valid' | 'msisdn' | 'callingCode' | 'country'>;

/**
 * Returns the country of a number, the same as `resolve`, from a table without types, a tenth of the size.
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
