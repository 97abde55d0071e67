import { argumentError, kindOf, misuse } from '../misuse.js';
import type { Issue } from '../result.js';
import {
  type AmountField,
  amountFields,
  type CardField,
  type CardRow,
  type CardRows,
  type ColumnNames,
  cardFields,
  cardRows,
  countryOfRow,
  isDefault,
  type Place,
  SeveralPrices,
} from './card-rows.js';
import {
  canBe,
  currencyIn,
  type DateOrder,
  type DecimalSeparator,
  dateOrderOf,
  isSharedSign,
  type Price,
  readPrice,
  readTime,
  saysNoPrice,
  separatorOf,
  type Unreadable,
} from './card-values.js';
import { countryOf } from './country.js';
import { CREDITS, fits, isCurrency, minorUnitDecimals, moneyOf } from './money.js';
import { type Rate, type RateCard, type UnknownNetworkPolicy, unknownNetworkPolicies } from './rate.js';

export interface RateCardOptions {
  /** ISO 4217, or `credits`. Unless told, what the card says, and `credits` where it says nothing. */
  readonly currency?: string | undefined;
  /** Which column or key is which, by its name or by its place from 0; false for none. Others are found by name. */
  readonly columns?: ColumnNames | undefined;
  /** Whether prices are in cents or whatever the currency's minor unit is. Unless told, what the heading says. */
  readonly inMinorUnits?: boolean | undefined;
  /** The sign of decimals. Unless told, the one that the prices can only be written with. */
  readonly decimalSeparator?: DecimalSeparator | undefined;
  /** Which comes first in a date such as 01/02/2026. Unless told, what the dates can only be written with. */
  readonly dateOrder?: DateOrder | undefined;
  /** Of prices by type of the sender's number, which counts: `mobile`, `local`, `shortcode`. Unless told, the highest. */
  readonly numberType?: string | undefined;
  /** What a message costs whose network is not known, where the card has rates of networks alone: `noRate` unless told. */
  readonly unknownNetwork?: UnknownNetworkPolicy | undefined;
  /** Whether to leave out bad rows, and list them, instead of refusing the card. */
  readonly skipInvalidRows?: boolean | undefined;
}

export type RateCardIssueCode =
  | 'UNREADABLE_CARD'
  | 'MALFORMED_ROW'
  | 'MISSING_KEY'
  | 'UNKNOWN_COUNTRY'
  | 'INVALID_PREFIX'
  | 'INVALID_MCC_MNC'
  | 'MISSING_PRICE'
  | 'INVALID_PRICE'
  | 'INVALID_CURRENCY'
  | 'MIXED_CURRENCIES'
  | 'INVALID_DATE'
  | 'INVALID_REJECT'
  | 'DUPLICATE_RATE'
  | 'REPLACED_RATE'
  | 'SEVERAL_PRICES'
  | 'SOURCE_PREFIX'
  | 'NOT_A_RATE';

/** What is wrong with a card or one of its rows. */
export interface RateCardIssue extends Issue {
  readonly code: RateCardIssueCode;
  /** The line of the text, from 1; null where the card came as JSON or rows, whose place is in `path`. */
  readonly line: number | null;
}

export type RateCardResult =
  | {
      readonly value: RateCard;
      /** Rows that are not in the card, each with the reason. */
      readonly skipped: readonly RateCardIssue[];
      /** What was decided that could have been decided otherwise. */
      readonly warnings: readonly RateCardIssue[];
      readonly issues?: undefined;
    }
  | { readonly value?: undefined; readonly issues: readonly RateCardIssue[] };

/**
 * Makes a rate card of a price list as it comes: CSV with commas, semicolons, tabs or bars, with or without a header,
 * JSON as text or parsed, or rows that are objects. Layouts of Twilio, Vonage, MessageBird, Plivo and wholesale decks
 * need nothing else. A price may be by MCC and MNC, prefix, country or `default`, and prices are exact.
 *
 * A bad row refuses the card unless `skipInvalidRows`, and each issue says where it is. A row that says null, `n/a`,
 * `-` or the like instead of a price, or is marked as rejected, is a destination to which nothing is sent.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` for a source that is no text, object or array, and for options
 * @example
 * rateCard('country,price,currency\nGB,0.04,GBP\ndefault,0.1,GBP').value.rates.length // 2
 * rateCard('country,price\nGB,free').issues[0].message // 'line 2, price: expected a price such as 0.0425, found \'free\''
 */
export function rateCard(source: string | object, options: RateCardOptions = {}): RateCardResult {
  requireOptions(options);
  if (typeof source !== 'string' && (typeof source !== 'object' || source === null))
    throw argumentError('source', 'text, parsed JSON or rows', source);
  if (ArrayBuffer.isView(source) || source instanceof ArrayBuffer)
    throw misuse(new TypeError('source must be text, parsed JSON or rows, not bytes: decode them first'));
  const read = cardRows(source, options);
  if ('fault' in read) {
    const { fault, ...place } = read;
    return { issues: [issueAt(place, 'UNREADABLE_CARD', undefined, fault)] };
  }
  return cardOf(read, options);
}

function cardOf(read: CardRows, options: RateCardOptions): RateCardResult {
  const told = currencyOf(read, options);
  if (read.currency !== undefined && read.currency !== told.currency) {
    const said = `expected prices in ${told.currency}, as ${told.by} say, and the heading says ${read.currency}`;
    return { issues: [issueAt(NOWHERE, 'MIXED_CURRENCIES', undefined, said)] };
  }
  const isInMinorUnits = (row: CardRow) => options.inMinorUnits ?? row.inMinorUnits.length > 0;
  if (typeof minorUnitDecimals(told.currency) !== 'number' && read.rows.some(isInMinorUnits)) {
    const said = `prices in minor units need a currency that has one, not ${told.currency}: say which currency`;
    return { issues: [issueAt(NOWHERE, 'INVALID_CURRENCY', undefined, said)] };
  }
  const skipped = read.prose.map(place =>
    issueAt(place, 'NOT_A_RATE', undefined, 'one text alone is no rate'),
  );
  const warnings: RateCardIssue[] = [];
  const issues: RateCardIssue[] = [];
  const rates: Rate[] = [];
  if (read.choice) {
    const { line, counts, others } = read.choice;
    const said = `of several prices '${counts}' counts, and not '${others.join("', '")}': columns.price says another`;
    warnings.push(issueAt({ line, path: null }, 'SEVERAL_PRICES', undefined, said));
  }
  const ratesOf = rowReader(read, options, told, warnings);
  for (const row of read.rows) {
    const found = ratesOf(row);
    if (!Array.isArray(found)) (found.code === 'SOURCE_PREFIX' ? skipped : issues).push(found);
    else for (const rate of found) rates.push(rate);
  }
  const kept = withoutDuplicates(withClearKeys(rates, warnings), issues, warnings);
  issues.sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  if (issues.length > 0 && !options.skipInvalidRows) return { issues };
  if (kept.length === 0) {
    issues.push(issueAt(NOWHERE, 'UNREADABLE_CARD', undefined, 'there are no rates in it'));
    return { issues };
  }
  const { unknownNetwork = 'noRate' } = options;
  const card = Object.freeze({
    currency: told.currency,
    rates: Object.freeze(kept.map(rate => Object.freeze(rate))),
    unknownNetwork,
  });
  return { value: card, skipped: [...skipped, ...issues], warnings };
}

interface ToldCurrency {
  readonly currency: string;
  readonly by: string;
}

/** The currency that the options name, or the heading, or the first row that names one. */
function currencyOf(read: CardRows, { currency }: RateCardOptions): ToldCurrency {
  if (currency !== undefined) return { currency, by: 'the options' };
  if (read.currency !== undefined) return { currency: read.currency, by: 'the heading' };
  for (const row of read.rows) {
    const found = currencyOfRow(row);
    if (isCurrency(found)) return { currency: found, by: whereOf(row) };
  }
  return { currency: CREDITS, by: NOBODY };
}

const NOBODY = 'the card, which names no currency';

function currencyOfRow({ values }: CardRow): string | undefined {
  const named = textOf(values.currency);
  if (named && /^credits?$/i.test(named)) return CREDITS;
  if (named) return isCurrency(named.toUpperCase()) ? named.toUpperCase() : named;
  return firstOf(amountFields, field => currencyIn(values[field]));
}

/** Makes the function that reads a row: the rates in it, of which a list of networks has many. */
function rowReader(
  read: CardRows,
  options: RateCardOptions,
  { currency, by }: ToldCurrency,
  warnings: RateCardIssue[],
): (row: CardRow) => Rate[] | RateCardIssue {
  const textsOf = (fields: readonly CardField[]) =>
    read.rows.flatMap(({ values }) => fields.map(field => textOf(values[field])));
  const usual = onlyOf(textsOf(amountFields), separatorOf);
  const separators = { told: options.decimalSeparator, usual };
  const order = options.dateOrder ?? onlyOf(textsOf(['from', 'until']), dateOrderOf);
  const shiftOf = (row: CardRow, field: AmountField): number =>
    (options.inMinorUnits ?? row.inMinorUnits.includes(field)) ? minorUnitDecimals(currency)! : 0;

  function amountOf(row: CardRow, field: AmountField): bigint | null | RateCardIssue {
    const value = row.values[field];
    if (value === undefined || value === '' || saysNoPrice(value)) return null;
    const price =
      value instanceof SeveralPrices
        ? highestOf(row, value)
        : readPrice(value, shiftOf(row, field), separators);
    if ('expected' in price) return issueOf(row, 'INVALID_PRICE', field, price.expected, value);
    if (price.currency !== undefined && isSharedSign(price.currency) && by === NOBODY)
      return issueOf(
        row,
        'INVALID_CURRENCY',
        field,
        'to be told which currency has this sign',
        price.currency,
      );
    if (price.currency !== undefined && !canBe(price.currency, currency))
      return issueOf(row, 'MIXED_CURRENCIES', field, `${currency} as in ${by}`, price.currency);
    return price.units;
  }

  function highestOf(row: CardRow, { prices }: SeveralPrices): Price | Unreadable {
    let highest: Price | undefined;
    let areEqual = true;
    for (const offer of prices) {
      const price = readPrice(offer, shiftOf(row, 'price'), separators);
      if ('expected' in price) return price;
      areEqual &&= highest === undefined || price.units === highest.units;
      if (highest === undefined || price.units > highest.units) highest = price;
    }
    if (!areEqual) {
      const said = `the highest of ${prices.join(', ')} counts: say which numberType`;
      warnings.push(issueAt(row, 'SEVERAL_PRICES', 'price', said));
    }
    return highest ?? { expected: 'a price' };
  }

  function timeOf(row: CardRow, field: 'from' | 'until'): number | null | RateCardIssue {
    const value = row.values[field];
    if (value === undefined || value === null || value === '') return null;
    const time = readTime(value, order);
    return typeof time === 'number' ? time : issueOf(row, 'INVALID_DATE', field, time.expected, value);
  }

  return row => {
    const { values, line, path } = row;
    if (row.isMalformed) {
      const rule = 'expected as many fields as the header has, and quotes that close';
      const until = row.lastLine === line ? '' : `; the row goes on to line ${row.lastLine}`;
      return issueAt(row, 'MALFORMED_ROW', undefined, rule + until);
    }
    if (textOf(values.sourcePrefix))
      return issueAt(row, 'SOURCE_PREFIX', undefined, 'a rate for some senders alone');
    const keys = keysOf(row);
    if ('code' in keys) return keys;

    const named = currencyOfRow(row);
    if (named !== undefined && !isCurrency(named) && !isSharedSign(named))
      return issueOf(row, 'INVALID_CURRENCY', 'currency', 'a code of ISO 4217, or credits', named);
    if (named !== undefined && isSharedSign(named) && by === NOBODY)
      return issueOf(row, 'INVALID_CURRENCY', 'price', 'to be told which currency has this sign', named);
    if (named !== undefined && !canBe(named, currency))
      return issueOf(row, 'MIXED_CURRENCIES', 'currency', `${currency} as in ${by}`, named);
    const amounts: (bigint | null)[] = [];
    for (const field of amountFields) {
      const amount = amountOf(row, field);
      if (amount !== null && typeof amount === 'object') return amount;
      amounts.push(amount);
    }
    const [submitted, delivered, rcs, fee] = amounts as [
      bigint | null,
      bigint | null,
      bigint | null,
      bigint | null,
    ];
    // What is paid when a message is submitted, and what when it is delivered: mostly one of the two is 0.
    const sms = submitted === null ? delivered : submitted + (delivered ?? 0n);
    if (sms !== null && !fits(sms))
      return issueOf(
        row,
        'INVALID_PRICE',
        'priceDelivered',
        'a sum that fits into 64 bits',
        values.priceDelivered,
      );
    const isRejected = rejectOf(row);
    if (typeof isRejected !== 'boolean') return isRejected;
    const reject = isRejected || (sms === null && rcs === null && saysNoPrice(values.price));
    if (sms === null && rcs === null && !reject)
      return issueOf(row, 'MISSING_PRICE', 'price', 'a price such as 0.0425', values.price ?? '');

    const from = timeOf(row, 'from');
    if (from !== null && typeof from === 'object') return from;
    const until = timeOf(row, 'until');
    if (until !== null && typeof until === 'object') return until;
    if (from !== null && until !== null && from >= until)
      return issueOf(row, 'INVALID_DATE', 'until', 'a date after the one that it counts from', values.until);
    const money = (units: bigint | null) => (units === null || reject ? null : moneyOf(currency, units));
    return keys.map(key => ({
      line,
      path,
      ...key,
      price: money(sms),
      rcsPrice: money(rcs),
      fee: money(fee),
      reject,
      from,
      until,
    }));
  };
}

type Keys = Pick<Rate, 'mccMnc' | 'network' | 'prefix' | 'country'>;

/** Of what a row says that it is for all networks. */
const ALL_NETWORKS = /^(?:|0|-|\*|n\/?a|any|all|all networks|default|default rate|unallocated prefix)$/i;
const LIST = /[\s,;/|]+/;

/** What a row counts for: for one destination, or for each of a list of networks or prefixes. */
function keysOf(row: CardRow): Keys[] | RateCardIssue {
  const { values } = row;
  const country = countryOfRow(row) ?? null;
  const isCountryUnknown = countryOfRow(row) === null;
  const networks = networksOf(row);
  if ('code' in networks) return networks;
  const prefixes = prefixesOf(row);
  if ('code' in prefixes) return prefixes;

  const keys: Keys[] = [];
  for (const { mccMnc, network } of networks)
    for (const prefix of prefixes) {
      if (mccMnc === null && prefix === null && isCountryUnknown)
        return issueOf(
          row,
          'UNKNOWN_COUNTRY',
          values.country === undefined ? 'countryCode' : 'country',
          'a country of ISO 3166-1',
          values.country || values.countryCode,
        );
      const isNowhere = mccMnc === null && prefix === null && country === null;
      if (isNowhere && !saysDefault(row))
        return issueOf(
          row,
          'MISSING_KEY',
          firstNamed(row),
          'a country, a prefix, MCC and MNC, or default',
          '',
        );
      // All networks of the MCC, behind a prefix: those of the prefix.
      const isPrefix = mccMnc !== null && mccMnc.length === 3 && prefix !== null;
      // Other networks of everywhere are everywhere.
      keys.push({ mccMnc: isPrefix ? null : mccMnc, network: isNowhere ? null : network, prefix, country });
    }
  return keys;
}

function saysDefault({ values }: CardRow): boolean {
  const { countryCode, country, prefix, mcc, mccMnc, sourcePrefix } = values;
  if (values.default === true || /^(?:true|yes|y|1|x|default)$/i.test(textOf(values.default) ?? ''))
    return true;
  if ([countryCode, country, prefix, mccMnc].some(isDefault)) return true;
  // 0 for MCC, where there is nothing else; and an empty row of a layout in which that means everywhere.
  return [mcc, mccMnc].some(value => textOf(value) === '0') || sourcePrefix === '';
}

function networksOf(row: CardRow): Pick<Rate, 'mccMnc' | 'network'>[] | RateCardIssue {
  const { mcc, mnc, mccMnc } = row.values;
  const network = networkName(row);
  const whole = { mccMnc: null, network };
  if (mccMnc !== undefined && mccMnc !== null) {
    const all =
      textOf(mccMnc)
        ?.split(/[,;/|]/)
        .map(text => text.trim()) ?? [];
    const texts = all.length > 1 ? all.filter(text => text !== '') : all;
    const invalid = texts.find(text => !/^(?:\d{3}[- ]?\d{0,3}|0?)$/.test(text) && !isDefault(text));
    if (invalid !== undefined || texts.length === 0)
      return issueOf(row, 'INVALID_MCC_MNC', 'mccMnc', 'MCC and MNC such as 23415', mccMnc);
    return texts.map(text => {
      const digits = text.replace(/\D/g, '');
      return digits.length < 3 ? whole : { mccMnc: digits, network: digits.length > 3 ? network : null };
    });
  }
  const code = mcc === undefined || mcc === null ? '' : textOf(mcc);
  if (code === undefined || !/^(?:\d{3}|0|)$/.test(code.replace(/^(?:n\/?a|\*|-)$/i, '')))
    return issueOf(row, 'INVALID_MCC_MNC', 'mcc', 'three digits', mcc);
  if (!/^\d{3}$/.test(code)) return [whole];
  const list = mnc === undefined || mnc === null ? '' : textOf(mnc);
  if (list === undefined) return issueOf(row, 'INVALID_MCC_MNC', 'mnc', 'two or three digits', mnc);
  if (ALL_NETWORKS.test(list)) {
    // 0 is a network where somebody has left out the zeros before it.
    if (list === '0' && network !== null) return [{ mccMnc: `${code}0`, network }];
    // One network of the MCC, of which no number shows that it is this one.
    return network === null ? [{ mccMnc: code, network }] : [{ mccMnc: null, network }];
  }
  if (/^others?$/i.test(list)) return [{ mccMnc: null, network: 'Other' }];
  const codes = list.split(LIST).filter(text => text !== '');
  if (codes.length === 0 || codes.some(text => !/^\d{1,3}$/.test(text)))
    return issueOf(row, 'INVALID_MCC_MNC', 'mnc', 'two or three digits', mnc);
  return codes.map(text => ({ mccMnc: code + text, network }));
}

function networkName({ values, names }: CardRow): string | null {
  const text = textOf(values.network);
  // Behind the country, as in Germany - Telekom.
  const behind = [values.countryCode, values.country]
    .map(value => (typeof value === 'string' && countryOf(value) === undefined ? value.split(' - ') : []))
    .find(parts => parts.length > 1);
  if (behind && (text === undefined || text === '')) return behind.slice(1).join(' - ');
  if (text === undefined || ALL_NETWORKS.test(text)) return null;
  // GERMANY Outbound SMS - O2 is a network, and CANADA Local Outgoing SMS is none.
  if (/^description$/i.test(names.network ?? '')) return text.split(' - ').slice(1).join(' - ') || null;
  return text;
}

function prefixesOf(row: CardRow): (string | null)[] | RateCardIssue {
  const { prefix, countryCode, country } = row.values;
  let field: CardField = 'prefix';
  let value = prefix;
  if (textOf(prefix) === undefined || textOf(prefix) === '') {
    // A country code may be GB or 44.
    for (const other of ['countryCode', 'country'] as const)
      if (/^\+?(?!001$)\d+$/.test(textOf({ countryCode, country }[other]) ?? '')) {
        field = other;
        value = row.values[other];
      }
  }
  const text = value === undefined || value === null || isDefault(value) ? '' : textOf(value);
  // 1-876 is 1876, and 4470-4479 would be ten prefixes.
  const isRange = (item: string) =>
    /^\+?(\d+)\s*-\s*(\d+)$/
      .exec(item)
      ?.slice(1)
      .every(({ length }, _, [one]) => length === one!.length);
  const list = text
    ?.split(/[,;/|]\s*/)
    .map(item => (isRange(item) ? '?' : item.replace(/^\+|[\s-]/g, ''))) ?? ['?'];
  if (list.length === 1 && list[0] === '') return [null];
  return list.every(item => /^[1-9]\d{0,14}$/.test(item))
    ? list
    : issueOf(row, 'INVALID_PREFIX', field, '1 to 15 digits, the first not 0', value);
}

function rejectOf(row: CardRow): boolean | RateCardIssue {
  const { reject } = row.values;
  if (reject === undefined || reject === null) return false;
  if (typeof reject === 'boolean') return reject;
  const text = textOf(reject);
  if (text === undefined) return issueOf(row, 'INVALID_REJECT', 'reject', 'true or false', reject);
  if (/^(?:true|yes|y|1|x|reject|rejected|blocked)$/i.test(text)) return true;
  if (/^(?:false|no|n|0|)$/i.test(text)) return false;
  return issueOf(row, 'INVALID_REJECT', 'reject', 'true or false', reject);
}

/**
 * Takes away keys that say too little. A prefix that two countries share, such as 44 of Great Britain and the Isle of
 * Man, is not what tells them apart: the country is. And MCC and MNC of one network in two places at two prices, such
 * as 340-01 of Guadeloupe and Martinique, do not tell which.
 */
function withClearKeys(rates: readonly Rate[], warnings: RateCardIssue[]): Rate[] {
  const countries = new Map<string, Set<string | null>>();
  const networks = new Map<string, { first: Rate; elsewhere: Rate | undefined; isOnePrice: boolean }>();
  const whenOf = ({ mccMnc, from, until }: Rate) => `${mccMnc} ${from} ${until}`;
  const placeOf = ({ prefix, country }: Rate) => prefix ?? country;
  for (const rate of rates) {
    const { mccMnc, network, prefix, country } = rate;
    if (mccMnc !== null) {
      const known = networks.get(whenOf(rate));
      if (known === undefined)
        networks.set(whenOf(rate), { first: rate, elsewhere: undefined, isOnePrice: true });
      else {
        if (placeOf(rate) !== placeOf(known.first)) known.elsewhere ??= rate;
        known.isOnePrice &&= isSamePrice(known.first, rate);
      }
    } else if (prefix !== null && network === null && country !== null)
      countries.set(prefix, (countries.get(prefix) ?? new Set()).add(country));
  }
  return rates.map(rate => {
    const { mccMnc, network, prefix, country } = rate;
    if (mccMnc !== null) {
      const { first, elsewhere, isOnePrice } = networks.get(whenOf(rate))!;
      if (elsewhere === undefined || isOnePrice) return rate;
      const other = placeOf(rate) === placeOf(first) ? elsewhere : first;
      const also = `also in ${whereOf(other)}, elsewhere and at another price`;
      warnings.push(
        issueAt(rate, 'DUPLICATE_RATE', 'mccMnc', `${mccMnc} is ${also}: it counts for no network`),
      );
      return { ...rate, mccMnc: null, network: network ?? mccMnc };
    }
    const isShared = prefix !== null && network === null && (countries.get(prefix)?.size ?? 0) > 1;
    return isShared && country !== null ? { ...rate, prefix: null } : rate;
  });
}

function isSamePrice(one: Rate, other: Rate): boolean {
  return (
    one.price?.units === other.price?.units &&
    one.rcsPrice?.units === other.rcsPrice?.units &&
    one.fee?.units === other.fee?.units &&
    one.reject === other.reject
  );
}

/** Leaves out rates for which there is one already, for the same channel at the same time. */
function withoutDuplicates(
  rates: readonly Rate[],
  issues: RateCardIssue[],
  warnings: RateCardIssue[],
): Rate[] {
  /** What is kept for a key and channel, in the order in which it comes into force. */
  const kept = new Map<string, Rate[]>();
  return rates.filter(rate => {
    const { mccMnc, network, prefix, country } = rate;
    const [field, value] =
      mccMnc !== null
        ? (['mccMnc', mccMnc] as const)
        : prefix !== null
          ? (['prefix', prefix] as const)
          : (['country', country] as const);
    // A network may have several prefixes, and be in two countries; one without MCC and MNC has its name.
    const place = mccMnc === null ? network : (prefix ?? country);
    const places = channels
      .filter(channel => rate.reject || rate[channel] !== null)
      .map(channel => placeAmong(kept, `${field} ${value ?? 'default'} ${place ?? ''} ${channel}`, rate));
    const found = `'${value ?? 'default'}'`;
    const clash = places.find(({ clash }) => clash !== undefined)?.clash;
    if (clash) {
      // Names repeat in the answers of providers, and are no keys.
      const isName = mccMnc === null && network !== null;
      if (isName && (rate.line === null || isSamePrice(clash, rate))) return true;
      const rule = `each ${field} once at a time, and ${whereOf(clash)} has this one`;
      issues.push(issueAt(rate, 'DUPLICATE_RATE', field, `expected ${rule}, found ${found}`));
      return false;
    }
    const replaced = places.find(({ replaced }) => replaced !== undefined)?.replaced;
    if (replaced) {
      const rule = `replaces that of ${whereOf(replaced)} or is replaced by it, from the later date on`;
      warnings.push(issueAt(rate, 'REPLACED_RATE', field, `${found} ${rule}`));
    }
    for (const { all, at } of places) all.splice(at, 0, rate);
    return true;
  });
}

const channels = ['price', 'rcsPrice'] as const;

/**
 * Where a rate belongs among those of its key, and with which it clashes. Those that are kept do not overlap, but that
 * one takes the place of one without an end: so it can only clash with its neighbours.
 */
function placeAmong(kept: Map<string, Rate[]>, key: string, rate: Rate) {
  const all = kept.get(key) ?? [];
  kept.set(key, all);
  const begin = beginOf(rate);
  let at = 0;
  for (let end = all.length; at < end; ) {
    const middle = (at + end) >> 1;
    if (beginOf(all[middle]!) < begin) at = middle + 1;
    else end = middle;
  }
  const [previous, next] = [all[at - 1], all[at]];
  const isCut = next !== undefined && rate.until !== null && rate.until > beginOf(next);
  const cuts = previous !== undefined && previous.until !== null && previous.until > begin;
  const isTwin = next !== undefined && beginOf(next) === begin;
  return {
    all,
    at,
    clash: isTwin || isCut ? next : cuts ? previous : undefined,
    replaced: previous?.until === null ? previous : rate.until === null ? next : undefined,
  };
}

const beginOf = ({ from }: Rate): number => from ?? Number.NEGATIVE_INFINITY;

const NOWHERE: Place = { line: null, path: null };

/** A text, or a number as one; undefined for all else. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : undefined;
}

function firstOf<Item, Value>(
  items: readonly Item[],
  read: (item: Item) => Value | undefined,
): Value | undefined {
  for (const item of items) {
    const value = read(item);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What the texts say that say something, if all say the same. */
function onlyOf<Value>(
  texts: readonly (string | undefined)[],
  read: (text: string) => Value | undefined,
): Value | undefined {
  const found = new Set(texts.map(text => (text === undefined ? undefined : read(text))));
  found.delete(undefined);
  return found.size === 1 ? [...found][0] : undefined;
}

function firstNamed({ names }: CardRow): CardField {
  return cardFields.find(field => names[field] !== undefined && field !== 'network') ?? 'country';
}

function whereOf({ line, path }: Place): string {
  return line === null ? path || 'the card' : `line ${line}`;
}

function issueOf(
  row: CardRow,
  code: RateCardIssueCode,
  field: CardField,
  expected: string,
  value: unknown,
): RateCardIssue {
  const found =
    value === '' || value === undefined ? 'nothing' : typeof value === 'number' ? value : kindOf(value);
  return issueAt(row, code, row.names[field] ?? field, `expected ${expected}, found ${found}`);
}

function issueAt(
  place: Place,
  code: RateCardIssueCode,
  field: string | undefined,
  said: string,
): RateCardIssue {
  const { line, path } = place;
  const where = line === null && !path ? [] : [whereOf(place)];
  return {
    message: [[...where, ...(field === undefined ? [] : [field])].join(', '), said]
      .filter(Boolean)
      .join(': '),
    path: [line ?? path ?? '', field ?? ''].filter(part => part !== ''),
    code,
    line,
    ...(field === undefined ? {} : { param: field }),
  };
}

function requireOptions(options: RateCardOptions): void {
  if (typeof options !== 'object' || options === null) throw argumentError('options', 'an object', options);
  const { currency, columns, numberType, decimalSeparator, dateOrder, unknownNetwork } = options;
  const { inMinorUnits, skipInvalidRows } = options;
  for (const [name, value] of Object.entries({ inMinorUnits, skipInvalidRows }))
    if (value !== undefined && typeof value !== 'boolean')
      throw argumentError(`options.${name}`, 'true or false', value);
  if (numberType !== undefined && typeof numberType !== 'string')
    throw argumentError('options.numberType', 'a string', numberType);
  if (currency !== undefined && !isCurrency(currency))
    throw misuse(
      new RangeError(`options.currency must be a code of ISO 4217, or credits, not ${kindOf(currency)}`),
    );
  if (columns !== undefined && (typeof columns !== 'object' || columns === null))
    throw argumentError('options.columns', 'an object', columns);
  for (const [field, column] of Object.entries(columns ?? {})) {
    if (!cardFields.includes(field as CardField))
      throw misuse(new RangeError(`options.columns.${field} is none of ${cardFields.join(', ')}`));
    if (column !== undefined && column !== false && !['string', 'number'].includes(typeof column))
      throw argumentError(`options.columns.${field}`, 'a name, an index or false', column);
  }
  if (inMinorUnits && currency !== undefined && typeof minorUnitDecimals(currency) !== 'number')
    throw misuse(new RangeError(`prices in minor units need a currency that has one, not ${currency}`));
  requireOneOf('decimalSeparator', decimalSeparator, ['.', ',']);
  requireOneOf('dateOrder', dateOrder, ['day-month', 'month-day']);
  requireOneOf('unknownNetwork', unknownNetwork, unknownNetworkPolicies);
}

function requireOneOf(name: string, value: unknown, values: readonly string[]): void {
  if (value !== undefined && !values.includes(value as string))
    throw misuse(new RangeError(`options.${name} must be one of ${values.join(' ')}, not ${kindOf(value)}`));
}
