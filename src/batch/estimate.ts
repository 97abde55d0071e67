import type { Kernel } from '../kernel/kernel.js';
import { countedColumns } from '../kernel/ts-tally.js';
import { argumentError, kindOf, misuse } from '../misuse.js';
import { builtInNumbers } from '../numbering/built-in.js';
import { type NumberTable, tableOf } from '../numbering/table.js';
import { faresOf } from '../pricing/compile-fares.js';
import { parseShare, type Share } from '../pricing/costs.js';
import { type Rounding, roundings } from '../pricing/money.js';
import { type Basis, basisOf } from '../pricing/price.js';
import type { RateCard } from '../pricing/rate.js';
import { timeOf } from '../time.js';
import { requireKernel } from './column.js';
import { ratesByKind } from './kinds.js';
import { channelsOf, givenFares, type MessagesToEstimate, requireMessages } from './messages.js';
import { type RowEstimates, rowEstimates } from './rows.js';
import { type Estimate, totalsOf } from './totals.js';

export interface EstimateColumnsOptions {
  /** What is billed: message parts, or segments as they are sent; default `'parts'`. */
  readonly basis?: Basis | undefined;
  /**
   * The share of recipients with RCS, from 0 to 1, as a number or a decimal number in a text: the others get an SMS.
   * By default every RCS message arrives by RCS.
   */
  readonly rcsShare?: number | string | undefined;
  /** How an expected cost is rounded to 10^-8 of the currency's unit; default `'HALF_EVEN'`. */
  readonly rounding?: Rounding | undefined;
  /** The time at which rates have to be in force: a Date or milliseconds. Without it dates of rates do not count. */
  readonly at?: Date | number | undefined;
  /** Whether each row is estimated too; default false. */
  readonly perRow?: boolean | undefined;
  /** A table that `numberTable` has read; default the one in the package. */
  readonly table?: NumberTable | undefined;
}

/** Estimates messages that come in several batches. */
export interface Estimator {
  /** Adds messages. Returns the estimate of each row with `perRow`, and otherwise undefined. */
  add(messages: MessagesToEstimate): RowEstimates | undefined;
  /** The estimate of all messages that have been added. */
  estimate(): Estimate;
}

/**
 * Estimates what many messages cost by a rate card: what `quote` says of each, added up exactly by country, type, row of
 * the card, encoding and parts.
 *
 * Rows with an invalid number, an invalid sender or an invalid MCC and MNC are set aside. Messages without a rate are
 * counted, and are not in the cost. With `rcsShare` the cost is the expected one, between `least` and `most`. With
 * `perRow` each row is estimated too.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless all columns have one length, `card` is a rate card, and the
 * options are of the kinds above
 * @example
 * const { value: card } = rateCard('country,price,currency\nGG,0.04,GBP\nDE,0.05,GBP');
 * if (!card) throw new Error('no card');
 * const columns = { msisdn: textColumn(['447911123456', '4915112345678', '1']), text: textColumn(['a', 'b', 'c']) };
 * const { rows, priced, setAside, cost } = estimateColumns(loadKernel(), columns, card);
 * [rows, priced, setAside, cost && formatMoney(cost)] // [3, 2, 1, '0.09']
 */
export function estimateColumns(
  kernel: Kernel,
  messages: MessagesToEstimate,
  card: RateCard,
  options: EstimateColumnsOptions & { readonly perRow: true },
): Estimate & { readonly perRow: RowEstimates };
export function estimateColumns(
  kernel: Kernel,
  messages: MessagesToEstimate,
  card: RateCard,
  options?: EstimateColumnsOptions,
): Estimate & { readonly perRow?: RowEstimates };
export function estimateColumns(
  kernel: Kernel,
  messages: MessagesToEstimate,
  card: RateCard,
  options?: EstimateColumnsOptions,
): Estimate & { readonly perRow?: RowEstimates } {
  const { add, estimate } = estimator(kernel, card, options);
  const perRow = add(messages);
  return perRow ? { ...estimate(), perRow } : estimate();
}

/**
 * Estimates messages in batches, for files too large to hold. Arguments and errors are those of `estimateColumns`.
 *
 * Create it before calling `kernel.buffer()`; otherwise prefix rates are resolved in TypeScript.
 *
 * @example
 * const { value: card } = rateCard('country,price\nGG,0.04');
 * if (!card) throw new Error('no card');
 * const campaign = estimator(loadKernel(), card);
 * const first = campaign.add({ msisdn: textColumn(['447911123456']), text: textColumn(['a']) });
 * const second = campaign.add({ msisdn: textColumn(['447781123456']), text: textColumn(['b']) });
 * const { cost } = campaign.estimate();
 * cost && formatMoney(cost) // '0.08'
 */
export function estimator(kernel: Kernel, card: RateCard, options?: EstimateColumnsOptions): Estimator {
  requireKernel(kernel);
  const fares = faresOf(card);
  const { basis, table, share, rounding, perRow, at } = settingsOf(options);
  const ratesOf = ratesByKind({ fares, at }, share !== undefined);
  const counter = kernel.counter(table, fares.prefixes);

  return {
    add(messages) {
      requireMessages(messages);
      const { msisdn, text } = messages;
      const { length } = msisdn;
      const channel = channelsOf(messages.channel ?? (share ? 'RCS' : 'SMS'));
      const fare = givenFares(kernel, messages, channel, { fares, at });
      const details = perRow ? countedColumns(length) : undefined;
      counter.add({ length, msisdn, text, fare, channel }, details);
      return details && rowEstimates(details, channel, { currency: card.currency, basis, ratesOf });
    },
    estimate() {
      return totalsOf(counter.tally(), { card, basis, ratesOf, share, rounding });
    },
  };
}

/** The options with their defaults. Throws unless each is of its kind. */
function settingsOf(options: EstimateColumnsOptions | undefined) {
  if (options !== undefined && (typeof options !== 'object' || options === null))
    throw argumentError('options', 'an object', options);
  const { rounding = 'HALF_EVEN', perRow = false, rcsShare, at } = options ?? {};
  if (!roundings.includes(rounding))
    throw misuse(
      new RangeError(`options.rounding must be one of ${roundings.join(', ')}, not ${kindOf(rounding)}`),
    );
  if (typeof perRow !== 'boolean') throw argumentError('options.perRow', 'true or false', perRow);
  return {
    basis: basisOf(options),
    table: tableOf(options, builtInNumbers),
    share: rcsShare === undefined ? undefined : requireShare(rcsShare),
    rounding,
    perRow,
    at: timeOf('options.at', at),
  };
}

function requireShare(rcsShare: number | string): Share {
  const share = parseShare(rcsShare);
  if (share !== undefined) return share;
  const found = typeof rcsShare === 'number' ? rcsShare : kindOf(rcsShare);
  throw misuse(
    new RangeError(`options.rcsShare must be a number from 0 to 1 with at most 20 decimals, not ${found}`),
  );
}
