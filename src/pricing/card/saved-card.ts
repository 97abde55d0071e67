import { kindOf } from '../../misuse.js';
import { fits, isCurrency, type Money, moneyOf, parseUnits } from '../money.js';
import { type Rate, unknownNetworkPolicies } from '../rate.js';
import { countryOf } from './country-names.js';
import { issueAt, NOWHERE, type RateCardIssue, type RateCardIssueCode } from './issues.js';
import { isJsonObject, type JsonObject, listOf } from './layouts/layout.js';
import type { RateCardOptions } from './options.js';
import { remembered } from './remembered.js';
import { type ReadRates, rateOf } from './row.js';

/** Whether a source is a card that `rateCard` made, or what became of one in JSON. */
export const isSavedCard = (source: unknown): source is JsonObject =>
  isJsonObject(source) && Array.isArray(source.rates) && 'unknownNetwork' in source;

/** Reads the rates of a saved card as they are: their keys, and their places in the first source. */
export function readSavedCard(card: JsonObject, options: RateCardOptions): ReadRates | RateCardIssue {
  const { currency } = card;
  const unknownNetwork = options.unknownNetwork ?? (card.unknownNetwork as 'noRate');
  if (!isCurrency(currency)) {
    const text = `expected an ISO 4217 code or credits, found ${kindOf(currency)}`;
    return issueAt(NOWHERE, 'INVALID_CURRENCY', 'currency', text);
  }
  if (currency !== (options.currency ?? currency)) {
    const text = `expected ${options.currency}, as in options.currency, found ${currency}`;
    return issueAt(NOWHERE, 'MIXED_CURRENCIES', 'currency', text);
  }
  if (!unknownNetworkPolicies.includes(unknownNetwork)) {
    const text = `expected one of ${unknownNetworkPolicies.join(' ')}, found ${kindOf(unknownNetwork)}`;
    return issueAt(NOWHERE, 'UNREADABLE_CARD', 'unknownNetwork', text);
  }
  const rates: Rate[] = [];
  const issues: RateCardIssue[] = [];
  const readMoney = moneyReader(currency);
  listOf(card.rates).forEach((saved, i) => {
    const rate = savedRate(saved, `rates[${i}]`, readMoney);
    if ('code' in rate) issues.push(rate);
    else rates.push(rate);
  });
  return { currency, unknownNetwork, rates, issues, skipped: [], warnings: [] };
}

interface Rule {
  readonly field: keyof Rate;
  readonly code: RateCardIssueCode;
  readonly expected: string;
  readonly isValid: (value: unknown) => boolean;
}

const isString = (value: unknown) => typeof value === 'string';
const isTime = (value: unknown) => Number.isFinite(value);
const isMatch = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);

/** What the fields of a rate are, where they are not null. */
const rules: readonly Rule[] = [
  {
    field: 'line',
    code: 'MALFORMED_ROW',
    expected: 'a line from 1',
    isValid: value => Number.isSafeInteger(value) && (value as number) > 0,
  },
  { field: 'path', code: 'MALFORMED_ROW', expected: 'a string', isValid: isString },
  {
    field: 'mccMnc',
    code: 'INVALID_MCC_MNC',
    expected: 'an MCC and MNC such as 23415',
    isValid: /* @__PURE__ */ isMatch(/^\d{3,6}$/),
  },
  { field: 'network', code: 'MALFORMED_ROW', expected: 'a string', isValid: isString },
  {
    field: 'prefix',
    code: 'INVALID_PREFIX',
    expected: '1 to 15 digits, the first not 0',
    isValid: /* @__PURE__ */ isMatch(/^[1-9]\d{0,14}$/),
  },
  {
    field: 'country',
    code: 'UNKNOWN_COUNTRY',
    expected: 'a country of ISO 3166-1',
    isValid: value => typeof value === 'string' && countryOf(value) === value,
  },
  { field: 'from', code: 'INVALID_DATE', expected: 'milliseconds', isValid: isTime },
  { field: 'until', code: 'INVALID_DATE', expected: 'milliseconds', isValid: isTime },
];

/** Reads money; undefined for what is not money in the currency of the card. */
type MoneyReader = (value: unknown) => Money | null | undefined;

/** Returns a reader of money in JSON, with an amount, and in a card, with units. */
function moneyReader(currency: string): MoneyReader {
  const moneyOfAmount = remembered((amount: unknown) => {
    const units = typeof amount === 'bigint' ? amount : parseUnits(amount);
    return typeof units === 'bigint' && units >= 0n && fits(units) ? moneyOf(currency, units) : undefined;
  });
  return value => {
    if (value === null || value === undefined) return null;
    if (!isJsonObject(value) || value.currency !== currency) return undefined;
    return moneyOfAmount(value.units ?? value.amount);
  };
}

function savedRate(saved: JsonObject, path: string, readMoney: MoneyReader): Rate | RateCardIssue {
  const invalid = (code: RateCardIssueCode, field: keyof Rate, expected: string) => {
    const text = `expected ${expected}, found ${kindOf(saved[field])}`;
    return issueAt({ line: null, path }, code, field, text);
  };
  for (const { field, code, expected, isValid } of rules) {
    const value = saved[field] ?? null;
    if (value !== null && !isValid(value)) return invalid(code, field, expected);
  }
  const { price: sms, rcsPrice: rcs, reject = false } = saved;
  if (typeof reject !== 'boolean') return invalid('INVALID_REJECT', 'reject', 'true or false');
  const [price, rcsPrice, fee] = [readMoney(sms), readMoney(rcs), readMoney(saved.fee)];
  const expected = 'an amount in the currency of the card';
  if (price === undefined) return invalid('INVALID_PRICE', 'price', expected);
  if (rcsPrice === undefined) return invalid('INVALID_PRICE', 'rcsPrice', expected);
  if (fee === undefined) return invalid('INVALID_PRICE', 'fee', expected);
  const hasPrice = price !== null || rcsPrice !== null;
  if (reject && (hasPrice || fee !== null))
    return invalid('INVALID_REJECT', 'reject', 'false where there is a price');
  if (!reject && !hasPrice) return invalid('MISSING_PRICE', 'price', 'a price');
  const { line = null, path: own = null, mccMnc = null, network = null } = saved as Partial<Rate>;
  const { prefix = null, country = null, from = null, until = null } = saved as Partial<Rate>;
  if (from !== null && until !== null && from >= until)
    return invalid('INVALID_DATE', 'until', 'a time after from');
  const keys = { mccMnc, network, prefix, country };
  return rateOf({ line, path: own }, keys, { price, rcsPrice, fee, reject }, { from, until });
}
