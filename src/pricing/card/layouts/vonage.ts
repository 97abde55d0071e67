import { countryOf, isEverywhere } from '../country-names.js';
import type { Layout } from './layout.js';
import { networkRows } from './networks.js';

/**
 * Vonage Pricing API, a country: a price for all of it, and prices of its networks. The older layout, by prefix, has
 * the same under other keys.
 */
export const vonage: Layout = {
  name: 'Vonage',
  recognizes: country => Array.isArray(country.networks) || 'defaultPrice' in country || 'mt' in country,
  rowsOf(entry) {
    const { currency, countryDisplayName } = entry;
    const countryCode = entry.countryCode ?? (typeof entry.country === 'string' ? entry.country : undefined);
    const country = entry.countryName ?? entry.name ?? countryDisplayName;
    // The prefix of a country is its calling code, which several countries can share. Its code or name says more.
    const isNamed = [countryCode, country].some(
      name => typeof name === 'string' && (countryOf(name) ?? isEverywhere(name)),
    );
    const prefix = isNamed ? undefined : (entry.dialingPrefix ?? entry.prefix);
    const price = entry.defaultPrice ?? entry.mt;
    const shared = { countryCode, country, currency };
    const networks = networkRows(entry, shared);
    if (price === undefined) return networks;
    const names = { price: 'defaultPrice' in entry ? 'defaultPrice' : 'mt' };
    return [{ values: { ...shared, prefix, price }, names }, ...networks];
  },
};
