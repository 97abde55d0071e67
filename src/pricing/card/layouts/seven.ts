import type { Layout } from './layout.js';
import { networkRows } from './networks.js';

/** seven.io pricing, a country: prices of its networks, each with a list of MNC. */
export const seven: Layout = {
  name: 'seven.io',
  recognizes: country => Array.isArray(country.networks) && 'countryPrefix' in country,
  rowsOf(entry) {
    const { countryCode, countryName: country, currency } = entry;
    return networkRows(entry, { countryCode, country, currency });
  },
};
