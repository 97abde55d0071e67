import { type BillLayout, hasAll } from './layout.js';

/** The message log of the console, the message resource, and BulkExport. */
export const twilio: BillLayout = {
  name: 'Twilio',
  gateway: 'Twilio',
  headings: {
    id: 'sid messagesid',
    number: 'to',
    text: 'body',
    parts: 'numsegments',
    price: 'price',
    currency: 'priceunit',
    status: 'status',
    direction: 'direction',
    date: 'sentdate datesent datecreated',
  },
  recognizes: headings => hasAll(headings, 'sid', 'to') && headings.has('numsegments'),
  undeliveredTerms: 'Twilio charges for what is undelivered',
  isOtherMessage: id => /^MM[0-9a-f]{32}$/i.test(id),
};
