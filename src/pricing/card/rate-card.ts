import { argumentError, isArray, isObject, misuse } from '../../misuse.js';
import { minorUnitDecimals } from '../money.js';
import type { Rate, RateCard } from '../rate.js';
import type { CardFault, CardRow, CardSource } from './card-row.js';
import { clearKeys } from './clear-keys.js';
import { warnOfLowDefaults } from './default-prices.js';
import { withoutDuplicates } from './duplicates.js';
import { FoundOfRates } from './found-of-rates.js';
import { RateGroups } from './grouping.js';
import { issueAt, NOWHERE, type RateCardIssue } from './issues.js';
import { leftOut } from './left-out.js';
import { type RateCardOptions, requireOptions } from './options.js';
import { withOneRcsPrice } from './rcs-rates.js';
import { type ReadRates, RowReader } from './row.js';
import { rowsOfMessages } from './row-kind.js';
import { isSavedCard, readSavedCard } from './saved-card.js';
import { cardSource, parsedSource } from './source.js';
import { type CardCurrency, currencyOfCard } from './survey.js';

export type RateCardResult =
  | {
      readonly value: RateCard;
      /** Rows that are not in the card, each with the reason. */
      readonly skipped: readonly RateCardIssue[];
      /** Decisions that could have been different. */
      readonly warnings: readonly RateCardIssue[];
      readonly issues?: undefined;
    }
  | { readonly value?: undefined; readonly issues: readonly RateCardIssue[] };

/**
 * Reads a price list: CSV with commas, semicolons, tabs or bars, with or without a header; JSON as text or parsed; or
 * rows as objects. It also reads `JSON.stringify(card)` of a card that it made, and returns an equal card. Rates are by
 * MCC and MNC, prefix, country or `default`. Prices are exact.
 *
 * An invalid row refuses the card, except with `skipInvalidRows`. Each issue says where it is. Nothing is sent to a
 * destination whose row is rejected or has null, `n/a`, `-` or the like for a price.
 *
 * @param source - text, parsed JSON, or an array of row objects
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` if the source is not text or an object, or an option is invalid
 * @example
 * rateCard('country,price,currency\nGB,0.04,GBP\ndefault,0.1,GBP').value?.rates.length // 2
 * rateCard('country,price\nGB,free').issues?.[0]?.message // 'line 2, price: expected a price such as 0.0425, found \'free\''
 */
export function rateCard(source: string | object, options: RateCardOptions = {}): RateCardResult {
  requireOptions(options);
  if (typeof source !== 'string' && !isObject(source) && !isArray(source))
    throw argumentError('source', 'text, parsed JSON or rows', source);
  if (ArrayBuffer.isView(source) || source instanceof ArrayBuffer)
    throw misuse(new TypeError('source must be text, parsed JSON or rows, not bytes: decode them first'));
  const read = ratesOf(source, options);
  if ('fault' in read) return { issues: [issueAt(read, 'UNREADABLE_CARD', undefined, read.fault)] };
  return 'rates' in read ? cardOf(read, options) : { issues: [read] };
}

function ratesOf(given: string | object, options: RateCardOptions): ReadRates | RateCardIssue | CardFault {
  const parsed = parsedSource(given);
  if ('fault' in parsed) return parsed;
  if (isSavedCard(parsed.source)) return readSavedCard(parsed.source, options);
  const source = cardSource(parsed.source, options);
  if ('fault' in source) return source;
  const ofMessages = { ...source, rows: rowsOfMessages(source.rows, options) };
  const currency = currencyOfCard(ofMessages, options);
  const fault = currencyFault(ofMessages, currency, options);
  if (fault !== undefined) return fault;
  return readRows(source, ofMessages, currency, options);
}

/** Why the currency cannot be that of the prices. */
function currencyFault(
  source: CardSource,
  { currency }: CardCurrency,
  options: RateCardOptions,
): RateCardIssue | undefined {
  if (source.currency !== undefined && source.currency !== currency) {
    const text = `expected prices in ${currency}, as in options.currency, found ${source.currency} in the header`;
    return issueAt(NOWHERE, 'MIXED_CURRENCIES', undefined, text);
  }
  if (typeof minorUnitDecimals(currency) === 'number' || !hasMinorUnits(source, options)) return undefined;
  const text = `expected a currency with a minor unit, found ${currency}; set options.currency`;
  return issueAt(NOWHERE, 'INVALID_CURRENCY', undefined, text);
}

/** Whether there are amounts in minor units. A source without rows has no amounts. */
function hasMinorUnits({ rows, inMinorUnits }: CardSource, options: RateCardOptions): boolean {
  const given = options.inMinorUnits ?? (inMinorUnits && inMinorUnits.length > 0);
  if (given !== undefined) return given && hasRow(rows);
  for (const row of rows) if (row.inMinorUnits.length > 0) return true;
  return false;
}

function hasRow(rows: Iterable<CardRow>): boolean {
  for (const { isRemark } of rows) if (!isRemark) return true;
  return false;
}

function readRows(
  source: CardSource,
  ofMessages: CardSource,
  card: CardCurrency,
  options: RateCardOptions,
): ReadRates {
  const remarks: RateCardIssue[] = [];
  const others: RateCardIssue[] = [];
  const issues: RateCardIssue[] = [];
  const all: Rate[] = [];
  const warnings: RateCardIssue[] = card.namedBy === undefined ? [unknownCurrency()] : [];
  if (source.choice) {
    const { line, counts, others } = source.choice;
    const text = `'${counts}' counts, and not '${others.join("', '")}'; choose one with options.columns.price`;
    warnings.push(issueAt({ line, path: null }, 'SEVERAL_PRICES', undefined, text));
  }
  for (const heading of source.unread?.headings ?? []) {
    const text = `'${heading}' is not read; options.columns.price can choose it, or options.columns.fee can add it to the price`;
    warnings.push(issueAt({ line: source.unread!.line, path: null }, 'SEVERAL_PRICES', undefined, text));
  }
  const reader = new RowReader(ofMessages, card, options, warnings);
  for (const row of source.rows) {
    if (row.isRemark) {
      remarks.push(issueAt(row, 'NOT_A_RATE', undefined, 'a remark, not a rate'));
      continue;
    }
    const issue = reader.read(row, all);
    if (issue !== undefined) (leftOut.has(issue.code) ? others : issues).push(issue);
  }
  const { currency } = card;
  const { unknownNetwork = 'noRate', rcsMessage = 'highest' } = options;
  if (unknownNetwork === 'noRate') warnOfLowDefaults(all, warnings);
  const rates = withOneRcsPrice(all, reader.rcsKinds, rcsMessage, { issues, warnings });
  return { currency, unknownNetwork, rates, issues, skipped: [...remarks, ...others], warnings };
}

function unknownCurrency(): RateCardIssue {
  const text =
    'the list names no currency: prices count as credits; say which they are with options.currency';
  return issueAt(NOWHERE, 'UNKNOWN_CURRENCY', undefined, text);
}

function cardOf(read: ReadRates, options: RateCardOptions): RateCardResult {
  const { currency, unknownNetwork, rates, issues, skipped, warnings } = read;
  const groups = new RateGroups(rates);
  const duplicates = new FoundOfRates(rates.length);
  clearKeys(rates, groups, duplicates, warnings);
  const kept = withoutDuplicates(rates, groups, duplicates, { issues, warnings });
  issues.sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
  if (issues.length > 0 && !options.skipInvalidRows) return { issues };
  if (kept.length === 0) {
    const why = skipped[0] === undefined ? '' : `; left out: ${skipped[0].message}`;
    const text = `expected at least one rate, found none${why}`;
    issues.push(issueAt(NOWHERE, 'UNREADABLE_CARD', undefined, text));
    return { issues };
  }
  const card = Object.freeze({ currency, rates: Object.freeze(kept), unknownNetwork });
  return { value: card, skipped: [...skipped, ...issues], warnings };
}
