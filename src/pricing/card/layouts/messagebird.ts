import { type Layout, objectRow } from './layout.js';

/** MessageBird Pricing API, a price: the key is MCC and MNC, MCC only for a country, or `XX` for everywhere. */
export const messageBird: Layout = {
  name: 'MessageBird',
  recognizes: price => 'countryIsoCode' in price && 'operatorName' in price,
  rowsOf: (price, options) => [objectRow(price, options)],
};
