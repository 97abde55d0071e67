import { isCurrency, type Money, minorUnitDecimals, moneyOf } from '../money.js';
import type { Rate, RateCard } from '../rate.js';
import {
  type AmountField,
  type CardRow,
  type CardSource,
  type Place,
  SeveralPrices,
  type Unreadable,
} from './card-row.js';
import { canBe, isSharedSign } from './currency-names.js';
import { readTime } from './dates.js';
import { fieldIssue, issueAt, NOWHERE, type RateCardIssue } from './issues.js';
import { countryIn, type Keys, keysOf, leavesOutZeros, type SharedKeys } from './keys.js';
import { leftOutFor, refusalOfRcs, unknownWord } from './left-out.js';
import { type Amounts, type Costs, offersOf, type Period, REJECTED, sumOf, type Terms } from './offers.js';
import type { RateCardOptions, RcsMessage } from './options.js';
import { type Price, readPrice, saysNoPrice } from './prices.js';
import { rejectOf } from './reject.js';
import { once, ownText, remembered } from './remembered.js';
import { kindReader, type RowKind } from './row-kind.js';
import { areaCodeHabit } from './row-prefixes.js';
import { type RateStatus, statusReader, type UnknownStatus } from './status.js';
import { type CardCurrency, currencyReader, usualDateOrder, usualSeparator } from './survey.js';
import type { UnknownWord } from './words.js';

/** A price in the currency of the card. */
interface Amount extends Price {
  readonly money: Money;
}

/** Reads an amount; null if the value says that there is none. */
type AmountReader = (value: unknown) => Amount | Unreadable | null;

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
  private readonly sharedKeys: SharedKeys;
  private readonly currencyOf = currencyReader();
  private readonly kindOf: (row: CardRow) => RowKind | UnknownWord;
  private readonly statusOf: (row: CardRow) => RateStatus | UnknownStatus;
  private readonly rcsMessage: RcsMessage;
  private readonly hasChoice: boolean;
  readonly rcsKinds = new Map<Rate, 'rcsBasic' | 'rcsSingle'>();
  private readonly priceOf: AmountReader;
  private readonly minorPriceOf: AmountReader;
  private readonly timeOf: (value: unknown) => number | Unreadable;

  /** Warnings about decisions are added to `warnings`. */
  constructor(source: CardSource, card: CardCurrency, options: RateCardOptions, warnings: RateCardIssue[]) {
    const { currency, namedBy } = card;
    const { decimalSeparator: given, dateOrder, inMinorUnits, rcsMessage = 'highest' } = options;
    const decimals = minorUnitDecimals(currency);
    const findUsual = once(() => usualSeparator(source));
    const separators = { given, findUsual, inThousands: decimals === 0 };
    const findOrder = once(() => dateOrder ?? usualDateOrder(source));
    const amountOf = (value: unknown, shift: number): Amount | Unreadable | null => {
      if (saysNoPrice(value)) return null;
      const price = readPrice(value, shift, separators);
      return 'expected' in price ? price : { ...price, money: moneyOf(currency, price.units) };
    };
    this.currency = currency;
    this.namedBy = namedBy;
    this.inMinorUnits = inMinorUnits;
    this.warnings = warnings;
    this.hasChoice = source.choice !== undefined;
    this.rcsMessage = rcsMessage;
    this.sharedKeys = {
      countryIn: remembered(countryIn),
      nameOf: remembered(ownText),
      areaCodeHabit: once(() => areaCodeHabit(source.rows)),
      leavesOutZeros: once(() => leavesOutZeros(source.rows)),
    };
    this.kindOf = kindReader(options);
    this.statusOf = statusReader(options);
    this.priceOf = remembered(value => amountOf(value, 0));
    this.minorPriceOf = remembered(value => amountOf(value, decimals ?? 0));
    this.timeOf = remembered(value => readTime(value, findOrder));
    // V8 keeps the numbers of a field that has had nothing but numbers outside of its object: 16 MB for a million dates.
    // The first rate has none.
    rateOf(NOWHERE, EVERYWHERE, REJECTED, ALWAYS);
  }

  /** Adds the rates of a row, one for each of its destinations; or returns what is wrong with the row. */
  read(row: CardRow, rates: Rate[]): RateCardIssue | undefined {
    if (row.isMalformed) return malformed(row);
    const kind = this.kindOf(row);
    if (typeof kind === 'object') return unknownWord(row, 'kind', kind);
    const status = this.statusOf(row);
    if (typeof status === 'object') return unknownWord(row, status.field, status);
    const leftOut = leftOutFor(row, kind, status);
    if (leftOut !== undefined) return leftOut;
    const keys = keysOf(row, this.sharedKeys);
    if ('code' in keys) return keys;
    const foreign = this.currencyIssue(row);
    if (foreign !== undefined) return foreign;
    const amounts = this.amountsOf(row);
    if ('code' in amounts) return amounts;
    const isRejected = rejectOf(row);
    if (typeof isRejected !== 'boolean') return isRejected;
    const period = this.periodOf(row);
    if ('code' in period) return period;
    const { price, currentPrice, rcsPrice, fee } = amounts;
    // Almost all rows have one price of an SMS in one period.
    if (price !== null && currentPrice === null && kind === 'sms' && status === 'open' && !isRejected) {
      const costs = { price, rcsPrice, fee, reject: false };
      for (const key of keys) rates.push(rateOf(row, key, costs, period));
      return undefined;
    }
    const offers = offersOf(row, amounts, { kind, status, isRejected, period } as Terms);
    if ('code' in offers) return offers;
    if (period.from === null) this.warnOfTwoPrices(row, amounts);
    const first = rates.length;
    // Where no RCS messages are sent, SMS may be.
    for (const offer of offers)
      if (kind === 'sms' || !offer.costs.reject)
        for (const key of keys) rates.push(rateOf(row, key, offer.costs, offer.period));
    if (kind === 'rcsBasic' || kind === 'rcsSingle')
      for (const rate of rates.slice(first)) this.rcsKinds.set(rate, kind);
    return rates.length > first ? undefined : refusalOfRcs(row);
  }

  /** Without a date in the row the new price counts. A header without a column of dates has its own warning. */
  private warnOfTwoPrices(row: CardRow, { price, currentPrice }: Amounts): void {
    if (price === null || currentPrice === null || price.units === currentPrice.units || this.hasChoice)
      return;
    const { names, values } = row;
    const text = `${names.price} ${values.price} counts at any time, and not ${names.currentPrice} ${values.currentPrice}: the row has no date`;
    this.warnings.push(issueAt(row, 'SEVERAL_PRICES', names.price, text));
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

  private amountsOf(row: CardRow): Amounts | RateCardIssue {
    const submitted = this.moneyOf(row, 'price');
    if (submitted !== null && 'code' in submitted) return submitted;
    const currentPrice = this.moneyOf(row, 'currentPrice');
    if (currentPrice !== null && 'code' in currentPrice) return currentPrice;
    const delivered = this.moneyOf(row, 'priceDelivered');
    if (delivered !== null && 'code' in delivered) return delivered;
    const rcsPrice = this.rcsPriceOf(row);
    if (rcsPrice !== null && 'code' in rcsPrice) return rcsPrice;
    const fee = this.moneyOf(row, 'fee');
    if (fee !== null && 'code' in fee) return fee;
    const price = sumOf(submitted, delivered);
    if (price !== undefined) return { price, currentPrice, rcsPrice, fee };
    const expected = 'a total that fits into 64 bits';
    const found = row.values.priceDelivered;
    return fieldIssue(row, { code: 'INVALID_PRICE', field: 'priceDelivered', expected, found });
  }

  /** The price of an RCS message, or of the kind that counts where basic and single messages have two. */
  private rcsPriceOf(row: CardRow): Money | null | RateCardIssue {
    const { rcsBasicPrice, rcsSinglePrice } = row.values;
    if (rcsBasicPrice === undefined && rcsSinglePrice === undefined) return this.moneyOf(row, 'rcsPrice');
    const basic = this.moneyOf(row, 'rcsBasicPrice');
    if (basic !== null && 'code' in basic) return basic;
    const single = this.moneyOf(row, 'rcsSinglePrice');
    if (single !== null && 'code' in single) return single;
    if (basic === null || single === null || basic.units === single.units) return basic ?? single;
    if (this.rcsMessage === 'basic') return basic;
    if (this.rcsMessage === 'single') return single;
    const field = row.names[single.units > basic.units ? 'rcsSinglePrice' : 'rcsBasicPrice'];
    const text = 'the highest of two RCS prices counts; choose one with options.rcsMessage';
    this.warnings.push(issueAt(row, 'SEVERAL_PRICES', field, text));
    return single.units > basic.units ? single : basic;
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
