import { argumentError, isObject, kindOf, misuse } from '../../misuse.js';
import { isCurrency, minorUnitDecimals } from '../money.js';
import { type UnknownNetworkPolicy, unknownNetworkPolicies } from '../rate.js';
import { type CardField, cardFields } from './card-row.js';
import type { DateOrder } from './dates.js';
import type { DecimalSeparator } from './prices.js';
import { type Words, wordMeanings } from './words.js';

/** For a field the heading or key of its column, or its index from 0; false if it has no column. */
export type ColumnNames = { readonly [Field in CardField]?: string | number | false | undefined };

export interface RateCardOptions {
  /** ISO 4217 code or `credits`. Default: what the card says, or `credits` with a warning. */
  readonly currency?: string | undefined;
  /** The columns or keys of some fields. Default: fields are found by their headings. */
  readonly columns?: ColumnNames | undefined;
  /** Whether prices are in minor units, such as cents. Default: what the headings say. */
  readonly inMinorUnits?: boolean | undefined;
  /** The decimal separator of prices. Default: the one that the prices show. */
  readonly decimalSeparator?: DecimalSeparator | undefined;
  /** Whether 01/02/2026 starts with the day or the month. Default: the order that the dates show. */
  readonly dateOrder?: DateOrder | undefined;
  /** The sender's type of number whose price counts: `mobile`, `local`, `shortcode`. Default: the highest price. */
  readonly numberType?: string | undefined;
  /**
   * What words and phrases mean in columns such as Type and Status: `sms`, `rcs` or `other` for what a row prices, `open`,
   * `closed` or `ignored` for its status. Default: what the usual words mean; other words are an issue.
   */
  readonly words?: Words | undefined;
  /** Which RCS message has the RCS price, where basic and single messages have two. Default: `highest`. */
  readonly rcsMessage?: RcsMessage | undefined;
  /** What counts where the price depends on the network and the network is unknown. Default: `noRate`. */
  readonly unknownNetwork?: UnknownNetworkPolicy | undefined;
  /** Whether to leave out and list invalid rows. Default: an invalid row refuses the card. */
  readonly skipInvalidRows?: boolean | undefined;
}

/** A basic message is text of at most 160 bytes of UTF-8. A single message is any other. */
export const rcsMessages = ['highest', 'basic', 'single'] as const;
export type RcsMessage = (typeof rcsMessages)[number];

/** Throws unless the options are valid. */
export function requireOptions(options: RateCardOptions): void {
  if (!isObject(options)) throw argumentError('options', 'an object', options);
  const { currency, columns, words, numberType, inMinorUnits, skipInvalidRows } = options;
  for (const [name, value] of Object.entries({ inMinorUnits, skipInvalidRows }))
    if (value !== undefined && typeof value !== 'boolean')
      throw argumentError(`options.${name}`, 'true or false', value);
  if (numberType !== undefined && typeof numberType !== 'string')
    throw argumentError('options.numberType', 'a string', numberType);
  if (currency !== undefined && !isCurrency(currency))
    throw misuse(
      new RangeError(`options.currency must be an ISO 4217 code or credits, not ${kindOf(currency)}`),
    );
  if (inMinorUnits && currency !== undefined && typeof minorUnitDecimals(currency) !== 'number')
    throw misuse(
      new RangeError(`options.inMinorUnits needs a currency with a minor unit, and ${currency} has none`),
    );
  requireColumns(columns);
  requireWords(words);
  requireOneOf('rcsMessage', options.rcsMessage, rcsMessages);
  requireOneOf('decimalSeparator', options.decimalSeparator, ['.', ',']);
  requireOneOf('dateOrder', options.dateOrder, ['day-month', 'month-day']);
  requireOneOf('unknownNetwork', options.unknownNetwork, unknownNetworkPolicies);
}

function requireColumns(columns: ColumnNames | undefined): void {
  if (columns === undefined) return;
  if (!isObject(columns)) throw argumentError('options.columns', 'an object', columns);
  for (const [field, column] of Object.entries(columns)) {
    if (!cardFields.includes(field as CardField))
      throw misuse(
        new RangeError(`options.columns has no field ${field}; its fields are ${cardFields.join(', ')}`),
      );
    if (column !== undefined && column !== false && !['string', 'number'].includes(typeof column))
      throw argumentError(`options.columns.${field}`, 'a name, an index or false', column);
  }
}

function requireWords(words: Words | undefined): void {
  if (words === undefined) return;
  if (!isObject(words)) throw argumentError('options.words', 'an object', words);
  for (const [word, meaning] of Object.entries(words))
    requireOneOf(`words['${word}']`, meaning, wordMeanings);
}

function requireOneOf(name: string, value: unknown, values: readonly string[]): void {
  if (value !== undefined && !values.includes(value as string))
    throw misuse(new RangeError(`options.${name} must be one of ${values.join(' ')}, not ${kindOf(value)}`));
}
