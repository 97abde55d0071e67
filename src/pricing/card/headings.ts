import { isCurrency } from '../money.js';
import { type CardField, cardFields, isAmountField } from './card-row.js';
import { currencyOfHeading } from './currency-names.js';
import { listedWords } from './words.js';

/** The headings of each field, in lower case, without punctuation and words such as `per` and `SMS`. */
const headings: Readonly<Record<CardField, string>> = {
  mccMnc: 'mccmnc mccandmnc plmn networkcode operatorcode mwx',
  mcc: 'mcc mobilecountrycode',
  mnc: 'mnc mncs mobilenetworkcode',
  prefix:
    'prefix destinationprefix countryprefix numberprefix msisdnprefix dialprefix dialingprefix diallingprefix dialcode dialingcode diallingcode callingcode',
  areaCode: 'area areacode citycode ndc nationaldestinationcode regionalcode localprefix nationalprefix',
  countryCode:
    'iso iso2 iso3 isocode isocountry isocountrycode countryiso countryisocode countryiso2 countryiso3 alpha2 alpha3 countrycode countryregioncode code cc key',
  country: 'country countryname countryregion destination destinationcountry destinationname',
  network: 'network networkname operator operatorname carrier carriername provider mncname groupname',
  description: 'description item itemname itemdescription productdescription servicedescription',
  // The unit shows it too: per SMS, per minute, per 1000.
  kind: 'type kind direction product productname producttype productcategory channel channeltype service servicename servicetype traffic traffictype trafficclass category usage usagetype unit units unitofmeasure uom billingunit chargingunit billingincrement increment increments billinginterval quantity qty per momt mtmo inout',
  price:
    'price rate cost unitprice unitrate unitcost outboundprice outboundrate mtprice defaultprice pricesubmit submitprice',
  // Named by its age: current, present, old …
  currentPrice: '',
  priceDelivered: 'pricedelivered deliveredprice',
  rcsPrice: 'rcs rcsprice rcsrate rcscost pricercs ratercs',
  rcsBasicPrice: 'rcsbasic rcsbasicprice rcsbasicrate basicrcs basicrcsprice basicrcsrate',
  rcsSinglePrice:
    'rcssingle rcssingleprice rcssinglerate singlercs singlercsprice singlercsrate rcsrich rcsrichprice rcsrichrate richrcs richrcsprice richrcsrate',
  fee: 'fee carrierfee surcharge carriersurcharge passthroughfee',
  currency: 'currency currencycode curr ccy priceunit',
  from: 'effective effectivedate effectivefrom effectivefromdate effectiveasof neweffectivedate newrateeffectivedate newpriceeffectivedate changedate ratechangedate pricechangedate activationdate ratestartdate from start startdate validfrom valid',
  until:
    'cease ceases ceasedate rateenddate until end enddate validto validuntil expires expiry expiration expirydate expirationdate expireson validtill validthrough',
  status:
    'status ratestatus pricestatus routestatus change changes changetype changestatus ratechange pricechange action availability',
  reject: 'reject rejected blocked closed suspended discontinued deleted disabled inactive barred',
  enabled: 'enabled isenabled active isactive available isavailable supported issupported open isopen',
  comment: 'comment comments remark remarks note notes',
  sourcePrefix: 'sourceprefix',
  default: 'default isdefault',
};

const fieldByHeading: ReadonlyMap<string, CardField> = /* @__PURE__ */ (() =>
  new Map(
    cardFields.flatMap(field =>
      headings[field]
        .split(' ')
        .filter(Boolean)
        .map(heading => [heading, field] as const),
    ),
  ))();

const FILLERS = /^(?:per|in|a|the|of|sms|msg|msgs|message|messages|part|segment|utc|gmt)$/;
const MINOR = /^(?:cents?|pence|minor)$/;

/** Of which time a price is, by its heading: one that has ceased or will, the present one, or one to come. */
export type PriceAge = 'old' | 'current' | 'new';

const ages = /* @__PURE__ */ listedWords<PriceAge>({
  old: 'old previous prior former',
  current: 'current present existing',
  new: 'new proposed future revised upcoming next',
});
const AGE =
  /^(?:old|previous|prior|former|current|present|existing|new|proposed|future|revised|upcoming|next)/;
const AGE_LAST = /(?:old|previous|current|present|existing|new|proposed|future|revised|next)$/;

export interface Heading {
  readonly field: CardField | undefined;
  /** Of prices: which time they are of. */
  readonly age: PriceAge | undefined;
  /** Whether the heading is a word such as Old or New, and nothing else. */
  readonly isAgeOnly: boolean;
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
  const written = currency === undefined ? currencyOfHeading(text) : undefined;
  if (written !== undefined) return withCurrency(headingOf(written.rest), written.currency);
  const lower = words.filter(word => word !== currency).map(word => word.toLowerCase());
  const inMinorUnits = lower.some(word => MINOR.test(word));
  const named = lower.filter(word => !FILLERS.test(word) && !MINOR.test(word)).join('');
  // Per is a heading of its own, above SMS or 1000.
  const key = named || lower.filter(word => word === 'per').join('');
  const { field, age, isAgeOnly } = fieldOfKey(key);
  // A currency or unit belongs to amounts. In another heading it is part of the name.
  const isPart = field !== undefined && !isAmountField(field) && (currency !== undefined || inMinorUnits);
  return { field: isPart ? undefined : field, age, isAgeOnly, currency, inMinorUnits };
}

/** A heading with a currency, which belongs to amounts only. */
const withCurrency = (heading: Heading, currency: string): Heading => ({
  ...heading,
  currency,
  field: isAmountField(heading.field) ? heading.field : undefined,
});

/** The field of a heading without punctuation. */
function fieldOfKey(key: string): Pick<Heading, 'field' | 'age' | 'isAgeOnly'> {
  const field = fieldByHeading.get(key);
  if (field !== undefined) return { field, age: undefined, isAgeOnly: false };
  const [word = ''] = AGE.exec(key) ?? AGE_LAST.exec(key) ?? [];
  const rest = key.startsWith(word) ? key.slice(word.length) : key.slice(0, -word.length);
  if (word !== '' && (rest === '' || fieldByHeading.get(rest) === 'price'))
    return { field: 'price', age: ages.get(word), isAgeOnly: rest === '' };
  return { field: undefined, age: undefined, isAgeOnly: false };
}
