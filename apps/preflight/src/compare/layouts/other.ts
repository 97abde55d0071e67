import type { BillLayout } from './layout.js';

/** A bill of any other vendor. */
export const other: BillLayout = {
  name: 'other',
  gateway: undefined,
  headings: {
    id: 'messageid smsid messageuuid messagesid uuid sid id',
    number: `to tonumber recipient recipientnumber destination destinationnumber destinationaddress msisdn phonenumber
      mobilenumber mobile number phone cld`,
    text: 'body text messagetext messagebody message content smstext',
    parts: `parts messageparts messagepartcount segments numsegments numberofsegments segmentcount smscount units
      messagecount billedparts`,
    price: 'price totalprice priceamount totalamount totalcost cost amount charge charged fee',
    currency: 'currency priceunit pricecurrency currencycode',
    status: 'status messagestate messagestatus deliverystatus state dlrstatus',
    direction: 'direction messagedirection',
    country: 'country countrycode countryiso countryname recipientcountry destinationcountry',
    network: 'mccmnc networkcode plmn network',
    date: `sentdate datesent date senttime sentat sent messagetime datereceived datesubmitted submitdate createdat
      created datecreated createddatetime time timestamp`,
    type: 'type messagetype channel product',
  },
  recognizes: () => true,
};
