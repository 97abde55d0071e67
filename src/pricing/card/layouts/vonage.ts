import type { CardValues } from '../card-row.js';
import { countryOf, isEverywhere } from '../country-names.js';
import type { JsonObject, Layout, LayoutRow } from './layout.js';
import { networkRows } from './networks.js';

/**
 * Vonage Pricing API, a country: a price for all of it, and prices of its networks. The older layout, by prefix, has
 * the same under other keys. Version 2 has a row for each type of network, mostly `ALL`.
 */
export const vonage: Layout = {
  name: 'Vonage',
  recognizes: country =>
    Array.isArray(country.networks) ||
    ['defaultPrice', 'mt', 'dest_network_type'].some(key => key in country),
  rowsOf(entry) {
    const { currency, countryDisplayName } = entry;
    const countryCode = entry.countryCode ?? (typeof entry.country === 'string' ? entry.country : undefined);
    const country = entry.countryName ?? entry.country_name ?? entry.name ?? countryDisplayName;
    // The prefix of a country is its calling code, which several countries can share. Its code or name says more.
    const isNamed = [countryCode, country].some(
      name => typeof name === 'string' && (countryOf(name) ?? isEverywhere(name)),
    );
    const prefix = isNamed ? undefined : (entry.dialingPrefix ?? entry.dialing_prefix ?? entry.prefix);
    if ('dest_network_type' in entry) return [rowOfType(entry, { countryCode, country, currency, prefix })];
    const price = entry.defaultPrice ?? entry.mt;
    const shared = { countryCode, country, currency };
    const networks = networkRows(entry, shared);
    if (price === undefined) return networks;
    const names = { price: 'defaultPrice' in entry ? 'defaultPrice' : 'mt' };
    return [{ values: { ...shared, prefix, price }, names }, ...networks];
  },
};

/** The row of a type of network in version 2. */
const rowOfType = ({ dest_network_type, price }: JsonObject, shared: CardValues): LayoutRow => ({
  values: { ...shared, network: dest_network_type === 'ALL' ? undefined : dest_network_type, price },
  names: { price: 'price' },
});
