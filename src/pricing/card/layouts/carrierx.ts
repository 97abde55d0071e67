import { type Layout, objectRow } from './layout.js';

/** CarrierX SMS rates, an item: the price of a network, with MCC and MNC as numbers. */
export const carrierX: Layout = {
  name: 'CarrierX',
  recognizes: item => 'country_code' in item && 'operator' in item,
  rowsOf: (item, options) => [objectRow(item, options)],
};
