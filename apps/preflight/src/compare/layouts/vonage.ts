import { type BillLayout, hasAll } from './layout.js';

/** The CSV of the Reports API, product SMS. */
export const vonage: BillLayout = {
  name: 'Vonage',
  gateway: 'Vonage',
  headings: {
    id: 'messageid',
    number: 'to',
    text: 'messagebody body',
    price: 'totalprice price',
    currency: 'currency',
    status: 'status',
    direction: 'direction',
    country: 'country countryname',
    network: 'network',
    date: 'datereceived datesubmitted',
  },
  recognizes: headings =>
    hasAll(headings, 'messageid', 'to') &&
    ['datereceived', 'datesubmitted', 'clientref'].some(name => headings.has(name)),
  undeliveredTerms: 'Vonage charges for all that it accepts',
};
