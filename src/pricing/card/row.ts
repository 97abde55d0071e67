import { fits, isCurrency, type Money, minorUnitDecimals, moneyOf } from '../money.js';
import type { Rate, RateCard } from '../rate.js';
import {
  type AmountField,
  type CardRow,
  type CardSource,
  type Place,
  SeveralPrices,
  textOf,
  type Unreadable,
} from './card-row.js';
import { readTime } from './dates.js';
import { fieldIssue, issueAt, NOWHERE, type RateCardIssue } from './issues.js';
import { countryIn, type Keys, keysOf, type SharedKeys } from './keys.js';
import type { RateCardOptions } from './options.js';
import { canBe, isSharedSign, type Price, readPrice, saysNoPrice } from './prices.js';
import { once, ownText, remembered } from './remembered.js';
import { type CardCurrency, currencyReader, usualDateOrder, usualSeparator } from './survey.js';

/** A price in the currency of the card. */
interface Amount extends Price {
  readonly money: Money;
}

/** Reads an amount; null if the value says that there is none. */
type AmountReader = (value: unknown) => Amount | Unreadable | null;
type Period = Pick<Rate, 'from' | 'until'>;
type Costs = Pick<Rate, 'price' | 'rcsPrice' | 'fee' | 'reject'>;

/** What was read of a card, before its rates are compared with each other. */
export interface ReadRates extends Omit<RateCard, 'rates'> {
  readonly rates: Rate[];
  readonly issues: RateCardIssue[];
  readonly skipped: readonly RateCardIssue[];
  readonly warnings: RateCardIssue[];
}

/** Reads the rows of a card. It remembers what many rows share, and returns one money object for equal prices. */
export class RowReader {
  private readonly warnings: RateCardIssue[];
  private readonly currency: string;
  private readonly namedBy: string | undefined;
  private readonly inMinorUnits: boolean | undefined;
  private readonly sharedKeys: SharedKeys = { countryIn: remembered(countryIn), nameOf: remembered(ownText) };
  private readonly currencyOf = currencyReader();
  private readonly priceOf: AmountReader;
  private readonly minorPriceOf: AmountReader;
  private readonly timeOf: (value: unknown) => number | Unreadable;

  /** Warnings about decisions are added to `warnings`. */
  constructor(source: CardSource, card: CardCurrency, options: RateCardOptions, warnings: RateCardIssue[]) {
    const { currency, namedBy } = card;
    const { decimalSeparator: given, dateOrder, inMinorUnits } = options;
    const separators = { given, findUsual: once(() => usualSeparator(source)) };
    const findOrder = once(() => dateOrder ?? usualDateOrder(source));
    const decimals = minorUnitDecimals(currency) ?? 0;
    const amountOf = (value: unknown, shift: number): Amount | Unreadable | null => {
      if (saysNoPrice(value)) return null;
      const price = readPrice(value, shift, separators);
      return 'expected' in price ? price : { ...price, money: moneyOf(currency, price.units) };
    };
    this.currency = currency;
    this.namedBy = namedBy;
    this.inMinorUnits = inMinorUnits;
    this.warnings = warnings;
    this.priceOf = remembered(value => amountOf(value, 0));
    this.minorPriceOf = remembered(value => amountOf(value, decimals));
    this.timeOf = remembered(value => readTime(value, findOrder));
    // V8 keeps the numbers of a field that has had nothing but numbers outside of its object: 16 MB for a million dates.
    // The first rate has none.
    rateOf(NOWHERE, EVERYWHERE, REJECTED, ALWAYS);
  }

  /** Adds the rates of a row, one for each of its destinations; or returns what is wrong with the row. */
  read(row: CardRow, rates: Rate[]): RateCardIssue | undefined {
    if (row.isMalformed) return malformed(row);
    if (textOf(row.values.sourcePrefix))
      return issueAt(row, 'SOURCE_PREFIX', undefined, 'a rate for some senders only');
    const keys = keysOf(row, this.sharedKeys);
    if ('code' in keys) return keys;
    const foreign = this.currencyIssue(row);
    if (foreign !== undefined) return foreign;
    const costs = this.costsOf(row);
    if ('code' in costs) return costs;
    const period = this.periodOf(row);
    if ('code' in period) return period;
    for (const key of keys) rates.push(rateOf(row, key, costs, period));
    return undefined;
  }

  /** What is wrong with the currency that a row names. */
  private currencyIssue(row: CardRow): RateCardIssue | undefined {
    const found = this.currencyOf(row);
    if (found === undefined || found === this.currency) return undefined;
    if (!isCurrency(found) && !isSharedSign(found)) {
      const expected = 'an ISO 4217 code or credits';
      return fieldIssue(row, { code: 'INVALID_CURRENCY', field: 'currency', expected, found });
    }
    return this.signIssue(row, 'price', found) ?? this.mixed(row, 'currency', found);
  }

  /** A sign that several currencies share says nothing where nothing else names the currency. */
  private signIssue(row: CardRow, field: AmountField, found: string): RateCardIssue | undefined {
    if (this.namedBy !== undefined || !isSharedSign(found)) return undefined;
    const expected = 'options.currency to say which currency this sign means';
    return fieldIssue(row, { code: 'INVALID_CURRENCY', field, expected, found });
  }

  private mixed(row: CardRow, field: 'currency' | AmountField, found: string): RateCardIssue | undefined {
    if (canBe(found, this.currency)) return undefined;
    const expected = `${this.currency} as in ${this.namedBy ?? 'the card, which names no currency'}`;
    return fieldIssue(row, { code: 'MIXED_CURRENCIES', field, expected, found });
  }

  private costsOf(row: CardRow): Costs | RateCardIssue {
    const { values } = row;
    const submitted = this.moneyOf(row, 'price');
    if (submitted !== null && 'code' in submitted) return submitted;
    const delivered = this.moneyOf(row, 'priceDelivered');
    if (delivered !== null && 'code' in delivered) return delivered;
    const rcsPrice = this.moneyOf(row, 'rcsPrice');
    if (rcsPrice !== null && 'code' in rcsPrice) return rcsPrice;
    const fee = this.moneyOf(row, 'fee');
    if (fee !== null && 'code' in fee) return fee;
    const price = this.sumOf(submitted, delivered);
    if (price === undefined) {
      const expected = 'a total that fits into 64 bits';
      const found = values.priceDelivered;
      return fieldIssue(row, { code: 'INVALID_PRICE', field: 'priceDelivered', expected, found });
    }
    const isRejected = rejectOf(row);
    if (typeof isRejected !== 'boolean') return isRejected;
    const hasPrice = price !== null || rcsPrice !== null;
    if (isRejected || (!hasPrice && saysNoPrice(values.price))) return REJECTED;
    if (hasPrice) return { price, rcsPrice, fee, reject: false };
    const found = values.price ?? '';
    const expected = 'a price such as 0.0425';
    return fieldIssue(row, { code: 'MISSING_PRICE', field: 'price', expected, found });
  }

  /** What a message costs when it is submitted and when it is delivered. Mostly one of them is 0. */
  private sumOf(submitted: Money | null, delivered: Money | null): Money | null | undefined {
    if (submitted === null || delivered === null) return submitted ?? delivered;
    const units = submitted.units + delivered.units;
    return fits(units) ? moneyOf(this.currency, units) : undefined;
  }

  private moneyOf(row: CardRow, field: AmountField): Money | null | RateCardIssue {
    const value = row.values[field];
    if (value === undefined || value === '') return null;
    const amount =
      value instanceof SeveralPrices ? this.highestOf(row, value) : this.readerOf(row, field)(value);
    if (amount === null) return null;
    if ('expected' in amount)
      return fieldIssue(row, { code: 'INVALID_PRICE', field, expected: amount.expected, found: value });
    const { currency, money } = amount;
    if (currency === undefined) return money;
    return this.signIssue(row, field, currency) ?? this.mixed(row, field, currency) ?? money;
  }

  /** The reader for the unit that the options or the heading say. */
  private readerOf(row: CardRow, field: AmountField): AmountReader {
    return (this.inMinorUnits ?? row.inMinorUnits.includes(field)) ? this.minorPriceOf : this.priceOf;
  }

  private highestOf(row: CardRow, { prices }: SeveralPrices): Amount | Unreadable {
    const readAmount = this.readerOf(row, 'price');
    let highest: Amount | undefined;
    let areEqual = true;
    for (const offer of prices) {
      const price = readAmount(offer) ?? { expected: 'a price such as 0.0425' };
      if ('expected' in price) return price;
      areEqual &&= highest === undefined || price.units === highest.units;
      if (highest === undefined || price.units > highest.units) highest = price;
    }
    if (!areEqual) {
      const text = `the highest of ${prices.join(', ')} counts; choose one with options.numberType`;
      this.warnings.push(issueAt(row, 'SEVERAL_PRICES', 'price', text));
    }
    return highest ?? { expected: 'a price' };
  }

  private periodOf(row: CardRow): Period | RateCardIssue {
    const { values } = row;
    const from = this.dateOf(values.from);
    if (from !== null && typeof from === 'object') return dateIssue(row, 'from', from.expected);
    const until = this.dateOf(values.until);
    if (until !== null && typeof until === 'object') return dateIssue(row, 'until', until.expected);
    if (from !== null && until !== null && from >= until)
      return dateIssue(row, 'until', 'a date after the first');
    return { from, until };
  }

  private dateOf(value: unknown): number | null | Unreadable {
    return value === undefined || value === null || value === '' ? null : this.timeOf(value);
  }
}

const EVERYWHERE: Keys = { mccMnc: null, network: null, prefix: null, country: null };
const ALWAYS: Period = { from: null, until: null };
const REJECTED: Costs = { price: null, rcsPrice: null, fee: null, reject: true };

/** A rate that does not change. All rates have the same keys in the same order. */
export function rateOf({ line, path }: Place, key: Keys, costs: Costs, period: Period): Rate {
  const { mccMnc, network, prefix, country } = key;
  const { price, rcsPrice, fee, reject } = costs;
  const { from, until } = period;
  return Object.freeze({
    line,
    path,
    mccMnc,
    network,
    prefix,
    country,
    price,
    rcsPrice,
    fee,
    reject,
    from,
    until,
  });
}

function malformed(row: CardRow): RateCardIssue {
  const expected = 'expected as many fields as the header has, and closed quotes';
  const end = row.lastLine === row.line ? '' : `; the row goes on to line ${row.lastLine}`;
  return issueAt(row, 'MALFORMED_ROW', undefined, expected + end);
}

function dateIssue(row: CardRow, field: 'from' | 'until', expected: string): RateCardIssue {
  return fieldIssue(row, { code: 'INVALID_DATE', field, expected, found: row.values[field] });
}

function rejectOf(row: CardRow): boolean | RateCardIssue {
  const { reject } = row.values;
  if (reject === undefined || reject === null) return false;
  if (typeof reject === 'boolean') return reject;
  const text = textOf(reject) ?? '?';
  if (/^(?:true|yes|y|1|x|reject|rejected|blocked)$/i.test(text)) return true;
  if (/^(?:false|no|n|0|)$/i.test(text)) return false;
  return fieldIssue(row, {
    code: 'INVALID_REJECT',
    field: 'reject',
    expected: 'true or false',
    found: reject,
  });
}
