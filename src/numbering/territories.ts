import { builtInCountries } from './built-in.js';

/** A country that has numbers, and its calling code. */
export interface Territory {
  /** ISO 3166-1 alpha-2, AC, TA or XK; 001 for each calling code that is of no country. */
  country: string;
  callingCode: number;
}

/**
 * All territories, by calling code; of those that share one the main country first.
 *
 * @example
 * territories().filter(({ callingCode }) => callingCode === 39).map(({ country }) => country) // ['IT', 'VA']
 */
export function territories(): Territory[] {
  const { callingCodes, countries } = builtInCountries();
  return countries.slice(1).map((country, i) => ({ country: country!, callingCode: callingCodes[i + 1]! }));
}
