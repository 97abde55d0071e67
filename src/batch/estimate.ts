import type { Kernel } from '../kernel/kernel.js';
import type { RateCard } from '../pricing/rate.js';
import { requireKernel } from './column.js';
import { messageCounter } from './message-counter.js';
import { channelsOf, type MessagesToEstimate, requireMessages } from './messages.js';
import type { RowEstimates } from './rows.js';
import { type EstimateColumnsOptions, estimateTerms } from './terms.js';
import { type Estimate, totalsOf } from './totals.js';

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
 * `perRow` each row is estimated too. With `savings` the estimate has what replacing characters, or national tables, would save.
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
  const terms = estimateTerms(card, options);
  const counter = messageCounter(kernel, terms);
  return {
    add(messages) {
      requireMessages(messages);
      return counter.add(messages, channelsOf(messages.channel ?? terms.channel));
    },
    estimate: () => totalsOf(counter.tally(), terms, counter.savings()),
  };
}
