import { type BillLayout, hasAll } from './layout.js';

/** Message detail records. They have no text. */
export const plivo: BillLayout = {
  name: 'Plivo',
  gateway: 'Plivo',
  headings: {
    id: 'messageuuid',
    number: 'tonumber to',
    text: 'text message',
    parts: 'units',
    price: 'totalamount',
    currency: 'currency',
    status: 'messagestate',
    direction: 'messagedirection',
    country: 'destinationcountryiso2',
    date: 'messagetime',
    type: 'messagetype',
  },
  recognizes: headings => hasAll(headings, 'messageuuid', 'totalamount'),
  undeliveredTerms: 'Plivo charges for all that it sends',
};
