import { readPrice } from './card-values.js';
import { countryOf } from './country.js';
import { delimitedRows } from './delimited.js';
import { isCurrency } from './money.js';

/** What a row of a card can tell. The first seven say where it counts. */
export const cardFields = [
  'mccMnc',
  'mcc',
  'mnc',
  'prefix',
  'countryCode',
  'country',
  'network',
  'price',
  'priceDelivered',
  'rcsPrice',
  'fee',
  'currency',
  'from',
  'until',
  'reject',
  'sourcePrefix',
  'default',
] as const;
export type CardField = (typeof cardFields)[number];

export const amountFields = ['price', 'priceDelivered', 'rcsPrice', 'fee'] as const;
export type AmountField = (typeof amountFields)[number];

const isAmount = (field: CardField | undefined): field is AmountField =>
  amountFields.includes(field as AmountField);

/** Where a row stands: on a line of text, or in JSON. */
export interface Place {
  readonly line: number | null;
  readonly path: string | null;
}

/** A row as it came. A value is undefined where the source has no such field. */
export interface CardRow extends Place {
  readonly values: Readonly<Partial<Record<CardField, unknown>>>;
  /** What the source calls a field, for messages. */
  readonly names: Readonly<Partial<Record<CardField, string>>>;
  readonly isMalformed?: boolean;
  /** The line on which it ends, of a quote that goes over several. */
  readonly lastLine?: number;
  /** The amounts that are in cents or the like, as their names say. */
  readonly inMinorUnits: readonly AmountField[];
}

/** The rows of a source, and what it says of all of them. */
export interface CardRows {
  readonly rows: readonly CardRow[];
  /** As the headings of amounts say, or a line above them. */
  readonly currency?: string | undefined;
  /** Lines with one text alone, such as a remark below the rates. */
  readonly prose: readonly Place[];
  /** Where there are several prices: the heading of the one that counts, and of those that do not. */
  readonly choice?: { readonly line: number; readonly counts: string; readonly others: readonly string[] };
}

/** Why a source as a whole cannot be read. */
export interface CardFault extends Place {
  readonly fault: string;
}

/** What a caller says of columns: a name, an index from 0, or false for none. */
export type ColumnNames = { readonly [Field in CardField]?: string | number | false | undefined };

/** Headings, without case, punctuation and words such as `per` and `SMS`, and what they head. */
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

interface Heading {
  readonly field: CardField | undefined;
  readonly currency?: string | undefined;
  readonly inMinorUnits?: boolean;
}

/** What a heading says, such as `Price (EUR cent) / msg`. */
function headingOf(text: string): Heading {
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u);
  // All, top and try are words too, unless they stand in brackets.
  const isWord = (word: string) => /^(?:ALL|TOP|TRY)$/.test(word) && !text.includes(`(${word}`);
  const currency = words.find(word => /^[A-Z]{3}$/.test(word) && isCurrency(word) && !isWord(word));
  const lower = words.filter(word => word !== currency).map(word => word.toLowerCase());
  const inMinorUnits = lower.some(word => MINOR.test(word));
  const key = lower.filter(word => !FILLERS.test(word) && !MINOR.test(word)).join('');
  const field = fieldByHeading.get(key);
  // A currency or unit in the name of what is no amount is part of the name.
  const isPart = field !== undefined && !isAmount(field) && (currency !== undefined || inMinorUnits);
  return { field: isPart ? undefined : field, currency, inMinorUnits };
}

/** What a caller says of a source as a whole. */
export interface CardReading {
  readonly columns?: ColumnNames | undefined;
  readonly currency?: string | undefined;
  readonly numberType?: string | undefined;
}

/** The rows of text, parsed JSON or objects. */
export function cardRows(given: string | object, reading: CardReading): CardRows | CardFault {
  const { columns = {}, numberType } = reading;
  if (typeof given !== 'string') return rowsOfJson(given, columns, numberType);
  const start = given.trimStart()[0];
  if (start !== '{' && start !== '[') return rowsOfText(given, reading);
  let source: unknown;
  try {
    source = JSON.parse(given.replace(/^\ufeff/, ''));
  } catch (error) {
    // No prose of V8: another host has other words. It tells where, as a position or as a line.
    const said = (error as Error).message;
    const position = /position (\d+)/.exec(said)?.[1];
    const line =
      position === undefined
        ? given.split(/\r\n|\r|\n/).length
        : given.slice(0, Number(position)).split(/\r\n|\r|\n/).length;
    return { line, path: null, fault: 'the text begins like JSON and is none' };
  }
  return rowsOfJson(source, columns, numberType);
}

// -- Text --

const DELIMITERS = [',', ';', '\t', '|'];
/** Lines above a header: who offers to whom. */
const MOST_LINES_ABOVE = 30;

function rowsOfText(text: string, reading: CardReading): CardRows | CardFault {
  if (text.startsWith('PK\u0003'))
    return { line: 1, path: null, fault: 'it is a workbook: save its sheet as CSV' };
  let best: { delimiter: string; header: DelimitedHeader } | undefined;
  for (const delimiter of DELIMITERS) {
    const header = findHeader(text, delimiter, reading);
    if (header && header.score > (best?.header.score ?? 0)) best = { delimiter, header };
  }
  if (!best) {
    if (text.trim() === '') return { line: 1, path: null, fault: 'there is nothing in it' };
    const [first] = text.trimStart().split(/[\r\n]/);
    const found = `found '${first!.slice(0, 60)}'`;
    const expected = 'expected a header such as country,price, prefix,price or mcc,mnc,price';
    return { line: 1, path: null, fault: `${expected}, ${found}: columns says which is which` };
  }
  const { fields, names, line: headerLine, currencies, inMinorUnits, choice } = best.header;
  const [currency, other] = currencies;
  if (other !== undefined)
    return {
      line: headerLine,
      path: null,
      fault: `the header names ${currency} and ${other}: one is expected`,
    };
  const width = fields.findLastIndex(field => field !== undefined) + 1;
  const most = fields.length;
  const rows: CardRow[] = [];
  const prose: Place[] = [];
  for (const row of delimitedRows(text, best.delimiter)) {
    if (row.line <= headerLine) continue;
    const isProse = row.fields.slice(1).every(field => field.trim() === '') && isSentence(row.fields[0]!);
    if (isProse && width > 1 && !row.isMalformed) {
      prose.push({ line: row.line, path: null });
      continue;
    }
    const values: Partial<Record<CardField, unknown>> = {};
    fields.forEach((field, i) => {
      if (field && (values[field] === undefined || values[field] === ''))
        values[field] = row.fields[i]?.trim() ?? '';
    });
    const tooMany = row.fields.slice(most).some(field => field.trim() !== '');
    rows.push({
      line: row.line,
      lastLine: row.lastLine,
      path: null,
      values,
      names,
      inMinorUnits,
      isMalformed: row.isMalformed || tooMany || row.fields.length < width,
    });
  }
  return { rows, prose, currency, ...(choice ? { choice } : {}) };
}

/** Whether a text alone is a remark, and no destination whose price has been forgotten. */
function isSentence(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return /\p{L}/u.test(text) && words.length > 1 && (words.length > 4 || /[.:!)]$/.test(words.at(-1)!));
}

interface DelimitedHeader {
  readonly fields: readonly (CardField | undefined)[];
  readonly names: Partial<Record<CardField, string>>;
  /** That before the first with rates where there is no header. */
  readonly line: number;
  readonly currencies: readonly string[];
  readonly inMinorUnits: readonly AmountField[];
  readonly choice?: NonNullable<CardRows['choice']> | undefined;
  readonly score: number;
}

function findHeader(text: string, delimiter: string, reading: CardReading): DelimitedHeader | undefined {
  let rows = 0;
  let first: readonly string[] | undefined;
  let currencyAbove: string | undefined;
  for (const { fields, line } of delimitedRows(text, delimiter)) {
    first ??= fields;
    const header = headerOf(fields, line, reading);
    if (header && header.currencies.length === 0 && currencyAbove !== undefined)
      return { ...header, currencies: [currencyAbove] };
    if (header) return header;
    const [, named] = /\bcurrency\b[^\p{L}]*([a-z]{3})\b/iu.exec(fields.join(' ')) ?? [];
    if (isCurrency(named?.toUpperCase())) currencyAbove ??= named!.toUpperCase();
    if (++rows === MOST_LINES_ABOVE) break;
  }
  return first && withoutHeader(first);
}

function headerOf(
  texts: readonly string[],
  line: number,
  { columns = {}, currency }: CardReading,
): DelimitedHeader | undefined {
  const given = Object.entries(columns).filter(([, column]) => column !== undefined) as [
    CardField,
    string | number | false,
  ][];
  const found = texts.map((text, i) => {
    const told = given.find(([, column]) => column === i || column === text.trim());
    const heading = headingOf(text);
    const isGivenElsewhere = given.some(([field]) => field === heading.field);
    const field = told ? told[0] : isGivenElsewhere ? undefined : heading.field;
    return { ...heading, field, text: text.trim() };
  });
  // Of several prices that in the currency asked for counts, or a new one, or else the first.
  const prices = found.filter(({ field }) => field === 'price');
  const inCurrency = currency && prices.some(price => price.currency === currency);
  const candidates = inCurrency ? prices.filter(price => price.currency === currency) : prices;
  const counted = candidates.find(({ text }) => /\bnew/i.test(text)) ?? candidates[0];
  const fields: (CardField | undefined)[] = [];
  const names: Partial<Record<CardField, string>> = {};
  const currencies = new Set<string>();
  const inMinorUnits: AmountField[] = [];
  for (const heading of found) {
    let { field } = heading;
    if (field === 'price' ? heading !== counted : isAmount(field) && fields.includes(field))
      field = undefined;
    if (isAmount(field)) {
      if (heading.currency !== undefined) currencies.add(heading.currency);
      if (heading.inMinorUnits) inMinorUnits.push(field);
    }
    fields.push(field);
    if (field) names[field] ??= heading.text;
  }
  const others = prices.filter(price => price !== counted).map(({ text }) => text);
  if (!inCurrency) for (const price of prices) if (price.currency) currencies.add(price.currency);
  const choice = counted && others.length > 0 ? { line, counts: counted.text, others } : undefined;
  const missing = given.some(([field, column]) => column !== false && !fields.includes(field));
  if (missing || !canPrice(fields)) return undefined;
  // Columns by their place alone need no header: then this row has a price already.
  const price = fields.findIndex(field => field !== undefined && priceFields.includes(field));
  const isHeaderless = /\d/.test(texts[price]!) && !('expected' in readPrice(texts[price], 0));
  // What another column says better is passed over: MWX is MCC and MNC.
  if (fields.includes('mcc') && fields.includes('mnc')) {
    const joined = fields.indexOf('mccMnc');
    if (joined >= 0) fields[joined] = undefined;
  }
  return isHeaderless
    ? headerless(fields, line - 1)
    : {
        fields,
        names,
        line,
        currencies: [...currencies],
        inMinorUnits,
        choice,
        score: fields.filter(Boolean).length,
      };
}

const priceFields: readonly CardField[] = ['price', 'rcsPrice', 'priceDelivered'];

const canPrice = (fields: readonly (CardField | undefined)[]) =>
  fields.some(field => field !== undefined && priceFields.includes(field)) &&
  fields.some(field => field && cardFields.indexOf(field) < cardFields.indexOf('network'));

/** The columns of a deck that begins with its rates: MCC, MNC, perhaps both in one, and a price. */
function withoutHeader(texts: readonly string[]): DelimitedHeader | undefined {
  const [mcc, mnc, third, fourth] = texts.map(text => text.trim());
  if (!/^\d{3}$/.test(mcc ?? '') || !/^\d{1,3}$/.test(mnc ?? '')) return undefined;
  const isPrice = (text: string | undefined) => text !== undefined && /^\d+[.,]\d+$/.test(text);
  if (texts.length === 3 && isPrice(third)) return headerless(['mcc', 'mnc', 'price']);
  if (texts.length === 4 && third === `${mcc}${mnc}` && isPrice(fourth))
    return headerless(['mcc', 'mnc', undefined, 'price']);
  return undefined;
}

function headerless(fields: (CardField | undefined)[], line = 0): DelimitedHeader {
  const names = Object.fromEntries(fields.flatMap((field, i) => (field ? [[field, `column ${i + 1}`]] : [])));
  return { fields, names, line, currencies: [], inMinorUnits: [], score: fields.filter(Boolean).length };
}

// -- JSON and objects --

type JsonObject = Readonly<Record<string, unknown>>;

const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? Array.from(value, item => (isJsonObject(item) ? item : {})) : [];

function rowsOfJson(source: unknown, columns: ColumnNames, numberType?: string): CardRows | CardFault {
  const rows: CardRow[] = [];
  const countries: [country: JsonObject, path: string, currencyOfAll?: unknown][] = [];
  const collect = (value: unknown, path: string): string | undefined => {
    if (!isJsonObject(value)) return `${path.slice(0, -1) || 'it'}: expected an object`;
    const currencyOfAll = value.currency ?? value.currencyCode;
    if (Array.isArray(value.countries)) {
      value.countries.forEach((country, i) => {
        countries.push([isJsonObject(country) ? country : {}, `${path}countries[${i}]`, currencyOfAll]);
      });
    } else if (Array.isArray(value.prices)) {
      value.prices.forEach((price, i) => {
        countries.push([isJsonObject(price) ? price : {}, `${path}prices[${i}]`, currencyOfAll]);
      });
    } else if (Array.isArray(value.items)) {
      const shared = { currency: currencyOfAll, from: value.effective_date };
      value.items.forEach((item, i) => {
        rows.push(flatRow(isJsonObject(item) ? item : {}, `${path}items[${i}]`, columns, shared));
      });
    } else countries.push([value, path.replace(/\.$/, '')]);
    return undefined;
  };
  const fault = Array.isArray(source)
    ? source.map((value, i) => collect(value, `[${i}].`)).find(fault => fault !== undefined)
    : collect(source, '');
  if (fault) return { line: null, path: null, fault };
  for (const [country, path, currencyOfAll] of countries) {
    const own = nestedRows(country, path, numberType) ?? [flatRow(country, path, columns, {})];
    for (const row of own)
      rows.push({ ...row, values: { ...row.values, currency: row.values.currency ?? currencyOfAll } });
  }
  if (rows.length > 0 && !rows.some(({ values }) => canPrice(Object.keys(values) as CardField[])))
    return {
      line: null,
      path: null,
      fault: 'expected rows with a price, and a country, prefix or MCC and MNC',
    };
  return { rows, prose: [] };
}

/** The rows of a country that lists its networks, in the layouts of Twilio, Vonage and Plivo. */
function nestedRows(country: JsonObject, path: string, numberType?: string): CardRow[] | undefined {
  const at = (where: string, values: CardRow['values'], price = 'price'): CardRow => ({
    line: null,
    path: [path, where].filter(part => part !== '').join('.'),
    values,
    names: { price },
    inMinorUnits: [],
  });
  if (Array.isArray(country.outbound_sms_prices)) {
    const shared = {
      countryCode: country.iso_country,
      country: country.country,
      currency: upper(country.price_unit),
    };
    return listOf(country.outbound_sms_prices).map((network, i) => {
      const { mcc, mnc, carrier } = network;
      const price = twilioPrice(network, numberType);
      return at(
        `outbound_sms_prices[${i}]`,
        { ...shared, mcc, mnc, network: carrier, price },
        'current_price',
      );
    });
  }
  if (Array.isArray(country.networks) || 'defaultPrice' in country || 'mt' in country) {
    const { currency } = country;
    const shared = {
      countryCode: country.countryCode ?? (typeof country.country === 'string' ? country.country : undefined),
      country: country.countryName ?? country.name ?? country.countryDisplayName,
    };
    // The prefix of a country is its calling code, which others may share: its code or name says more.
    const isNamed = [shared.countryCode, shared.country].some(
      name => typeof name === 'string' && (countryOf(name) ?? isDefault(name)),
    );
    const prefix = isNamed ? undefined : (country.dialingPrefix ?? country.prefix);
    const plain = { ...shared, currency, prefix };
    const price = country.defaultPrice ?? country.mt;
    const rows =
      price === undefined
        ? []
        : [
            at(
              path === '' ? 'defaultPrice' : '',
              { ...plain, price },
              'defaultPrice' in country ? 'defaultPrice' : 'mt',
            ),
          ];
    listOf(country.networks).forEach((network, i) => {
      const code = network.code ?? network.networkCode;
      const mccMnc = typeof code === 'string' && /^\d{5,6}$/.test(code) ? code : undefined;
      const names = [network.networkName, network.network, network.comment, code];
      // What has no name is one network all the same.
      const name = names.find(text => typeof text === 'string' && text.trim() !== '') ?? `networks[${i}]`;
      const values = { ...shared, currency: network.currency ?? currency, network: name };
      const price = network.price ?? network.mtPrice;
      const where = `networks[${i}]`;
      if (mccMnc !== undefined) rows.push(at(where, { ...values, mccMnc, price }));
      else if (network.mcc === undefined) rows.push(at(where, { ...values, price }));
      else {
        const mnc = Array.isArray(network.mncs) ? listedIn(network.mncs) : network.mnc;
        rows.push(at(where, { ...values, mcc: network.mcc, mnc, price }));
      }
    });
    return rows;
  }
  if (isJsonObject(country.message)) {
    const { outbound, outbound_networks_list: groups } = country.message;
    const shared = { countryCode: country.country_iso, country: country.country, currency: 'USD' };
    const price = isJsonObject(outbound) ? outbound.rate : undefined;
    const rows = [at('message.outbound', { ...shared, price: price ?? null }, 'rate')];
    listOf(groups).forEach((group, i) => {
      const { group_name } = group;
      const network = `group ${typeof group_name === 'string' ? group_name : i}`;
      rows.push(
        at(`message.outbound_networks_list[${i}]`, { ...shared, network, price: group.rate }, 'rate'),
      );
    });
    return rows;
  }
  return undefined;
}

/** Networks of a list in one text; what is none keeps its place, and is refused there. */
const listedIn = (list: readonly unknown[]) =>
  Array.from(list, item => (typeof item === 'string' || typeof item === 'number' ? item : '?')).join(',');

const upper = (value: unknown) => (typeof value === 'string' ? value.toUpperCase() : value);

/** Of several prices for several types of sender's numbers that of the type told, or else a list of them. */
function twilioPrice({ prices }: JsonObject, numberType?: string): unknown {
  const offers = listOf(prices);
  const wanted = offers.filter(({ number_type }) => number_type === numberType);
  const counted = wanted.length > 0 ? wanted : offers;
  const amounts = counted.map(({ current_price, base_price }) => current_price ?? base_price);
  return amounts.length > 0 ? new SeveralPrices(amounts) : undefined;
}

/** Prices of which one counts, and it is not known which. */
export class SeveralPrices {
  readonly prices: readonly unknown[];

  constructor(prices: readonly unknown[]) {
    this.prices = prices;
  }
}

function flatRow(
  object: JsonObject,
  path: string,
  columns: ColumnNames,
  shared: Readonly<Partial<Record<CardField, unknown>>>,
): CardRow {
  const values: Partial<Record<CardField, unknown>> = {};
  const names: Partial<Record<CardField, string>> = {};
  const inMinorUnits: AmountField[] = [];
  const take = (field: CardField, key: string) => {
    if (!Object.hasOwn(object, key) || (values[field] ?? null) !== null) return;
    values[field] = object[key];
    names[field] = key;
  };
  for (const [field, key] of Object.entries(columns) as [CardField, string | number | false | undefined][])
    if (key !== undefined && key !== false) take(field, String(key));
  for (const key of Object.keys(object)) {
    const { field } = headingOf(key);
    if (field && columns[field] === undefined) take(field, key);
  }
  for (const field of amountFields) {
    if (names[field] === undefined) continue;
    const heading = headingOf(names[field]);
    if (heading.inMinorUnits) inMinorUnits.push(field);
    if (heading.currency !== undefined) values.currency ??= heading.currency;
  }
  for (const [field, value] of Object.entries(shared) as [CardField, unknown][]) values[field] ??= value;
  if (values.mcc !== undefined && values.mnc !== undefined && values.mcc !== null) delete values.mccMnc;
  return { line: null, path, values, names, inMinorUnits };
}

/** The country of a row, or undefined for none; null where it has one that nobody knows. */
export function countryOfRow({ values }: CardRow): string | null | undefined {
  let isUnknown = false;
  for (const value of [values.countryCode, values.country]) {
    if (typeof value !== 'string' || value === '' || isDefault(value)) continue;
    // Digits are a prefix, but for numbers that belong to no country.
    if (/^\d+$/.test(value) && value !== '001') continue;
    // Germany - Telekom is a network of Germany.
    const country = countryOf(value) ?? countryOf(value.split(' - ')[0]!);
    if (country !== undefined) return country;
    isUnknown = true;
  }
  return isUnknown ? null : undefined;
}

/** Whether a value stands for everything that no other row is for. */
export function isDefault(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^(?:default(?: rate)?|xx|\*|all|everywhere|rest of (?:the )?world|row)$/i.test(value.trim())
  );
}
