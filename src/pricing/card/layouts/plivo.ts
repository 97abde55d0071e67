import { isJsonObject, type Layout, type LayoutRow, listOf } from './layout.js';

/** Plivo Pricing API, a country in US dollars: a price for all of it, and prices of groups of networks by name. */
export const plivo: Layout = {
  name: 'Plivo',
  recognizes: country => isJsonObject(country.message),
  rowsOf({ country_iso: countryCode, country, message }) {
    const { outbound, outbound_networks_list } = message as Record<string, unknown>;
    const shared = { countryCode, country, currency: 'USD' };
    const names = { price: 'rate' };
    const price = (isJsonObject(outbound) ? outbound.rate : undefined) ?? null;
    const rows: LayoutRow[] = [{ at: 'message.outbound', values: { ...shared, price }, names }];
    listOf(outbound_networks_list).forEach(({ group_name, rate }, i) => {
      const network = `group ${typeof group_name === 'string' ? group_name : i}`;
      const at = `message.outbound_networks_list[${i}]`;
      rows.push({ at, values: { ...shared, network, price: rate }, names });
    });
    return rows;
  },
};
