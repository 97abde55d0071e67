import { isCurrency } from '../money.js';
import { type CardField, cardFields, isAmountField } from './card-row.js';

/** The headings of each field, in lower case, without punctuation and words such as `per` and `SMS`. */
const headings: Readonly<Record<CardField, string>> = {
  mccMnc: 'mccmnc mccandmnc plmn networkcode operatorcode mwx',
  mcc: 'mcc mobilecountrycode',
  mnc: 'mnc mncs mobilenetworkcode',
  prefix:
    'prefix destinationprefix countryprefix numberprefix msisdnprefix dialprefix dialingprefix diallingprefix dialcode dialingcode diallingcode callingcode',
  countryCode:
    'iso iso2 iso3 isocode isocountry isocountrycode countryiso countryisocode countryiso2 countryiso3 alpha2 alpha3 countrycode countryregioncode code cc key',
  country: 'country countryname countryregion destination destinationcountry destinationname',
  network:
    'network networkname operator operatorname carrier carriername provider description mncname groupname',
  price:
    'price rate cost unitprice unitrate unitcost currentprice currentrate newprice newrate outboundprice outboundrate mtprice defaultprice pricesubmit submitprice',
  priceDelivered: 'pricedelivered deliveredprice',
  rcsPrice: 'rcs rcsprice rcsrate rcscost pricercs ratercs',
  fee: 'fee carrierfee surcharge carriersurcharge passthroughfee',
  currency: 'currency currencycode curr ccy priceunit',
  from: 'effective effectivedate effectivefrom from start startdate validfrom valid',
  until: 'cease ceases ceasedate until end enddate validto validuntil expires expirydate expirationdate',
  reject: 'reject rejected blocked',
  sourcePrefix: 'sourceprefix',
  default: 'default isdefault',
};

const fieldByHeading: ReadonlyMap<string, CardField> = /* @__PURE__ */ (() =>
  new Map(
    cardFields.flatMap(field => headings[field].split(' ').map(heading => [heading, field] as const)),
  ))();

const FILLERS = /^(?:per|in|a|the|of|sms|msg|msgs|message|messages|part|segment|utc|gmt)$/;
const MINOR = /^(?:cents?|pence|minor)$/;

export interface Heading {
  readonly field: CardField | undefined;
  readonly currency?: string | undefined;
  readonly inMinorUnits: boolean;
}

/** What a heading says, such as `Price (EUR cent) / msg`. */
export function headingOf(text: string): Heading {
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u);
  // All, top and try are words too, except in brackets.
  const isWord = (word: string) => /^(?:ALL|TOP|TRY)$/.test(word) && !text.includes(`(${word}`);
  const currency = words.find(word => /^[A-Z]{3}$/.test(word) && isCurrency(word) && !isWord(word));
  const lower = words.filter(word => word !== currency).map(word => word.toLowerCase());
  const inMinorUnits = lower.some(word => MINOR.test(word));
  const key = lower.filter(word => !FILLERS.test(word) && !MINOR.test(word)).join('');
  const field = fieldByHeading.get(key);
  // A currency or unit belongs to amounts. In another heading it is part of the name.
  const isPart = field !== undefined && !isAmountField(field) && (currency !== undefined || inMinorUnits);
  return { field: isPart ? undefined : field, currency, inMinorUnits };
}
