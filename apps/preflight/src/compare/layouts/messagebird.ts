import { type BillLayout, hasAll } from './layout.js';

/** Messages of the SMS API with one recipient in each row: `recipient`, and `price.amount` or `price`. */
export const messageBird: BillLayout = {
  name: 'MessageBird',
  gateway: 'Bird',
  headings: {
    id: 'id',
    number: 'recipient',
    text: 'body',
    parts: 'messagepartcount',
    price: 'priceamount price amount',
    currency: 'pricecurrency currency',
    status: 'status',
    direction: 'direction',
    country: 'recipientcountry',
    network: 'mccmnc',
    date: 'createddatetime statusdatetime',
    type: 'type',
  },
  recognizes: headings => hasAll(headings, 'originator', 'recipient'),
};
