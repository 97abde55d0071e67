import { SeveralPrices } from '../card-row.js';
import { type JsonObject, type Layout, listOf } from './layout.js';

/** Twilio Pricing API, a Messaging country: a price for each network and type of the sender's number. */
export const twilio: Layout = {
  name: 'Twilio',
  recognizes: country => Array.isArray(country.outbound_sms_prices),
  rowsOf(country, { numberType }) {
    const { iso_country: countryCode, country: name, price_unit } = country;
    const currency = typeof price_unit === 'string' ? price_unit.toUpperCase() : price_unit;
    return listOf(country.outbound_sms_prices).map((network, i) => {
      const { mcc, mnc, carrier } = network;
      const price = priceOf(network, numberType);
      return {
        at: `outbound_sms_prices[${i}]`,
        values: { countryCode, country: name, currency, mcc, mnc, network: carrier, price },
        names: { price: 'current_price' },
      };
    });
  },
};

/** The prices for a type of number, or for all types if there are none for that. */
function priceOf({ prices }: JsonObject, numberType: string | undefined): SeveralPrices | undefined {
  const all = listOf(prices);
  const wanted = all.filter(({ number_type }) => number_type === numberType);
  const counted = wanted.length > 0 ? wanted : all;
  const amounts = counted.map(({ current_price, base_price }) => current_price ?? base_price);
  return amounts.length > 0 ? new SeveralPrices(amounts) : undefined;
}
