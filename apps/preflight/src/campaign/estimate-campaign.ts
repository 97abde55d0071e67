import type { Money, RateCard } from '@quicksms/core';
import type { Share } from '@quicksms/core/batch';
import type { Kernel } from '@quicksms/core/kernel';
import type { Source } from '../input/source.js';
import { type Purse, purseOf } from './balance.js';
import { type Batch, readBatches } from './batches.js';
import type { Estimate } from './estimate.js';
import { allBySms, expectedOf } from './expected.js';
import { findingsOf } from './findings.js';
import { homoglyphCount } from './homoglyphs.js';
import {
  acceptedRows,
  type Problem,
  type RejectedContent,
  rejectedContent,
  rejectionReasons,
} from './judge.js';
import { type PricedMessages, type PricingOptions, pricerOf } from './messages.js';
import { savingsOf } from './savings.js';
import { type SentRow, sentRowsOf } from './sent.js';
import { costOfUnreachable, countsAndCost, groupings } from './totals.js';
import { warningsOf } from './warnings.js';

export interface RejectedRow extends Problem {
  line: number;
}

export interface EstimateOptions extends PricingOptions {
  /** In the currency of the card. */
  balance?: Money | undefined;
  /** Called for each row that would be sent, in file order. */
  onSent?: ((row: SentRow) => void) | undefined;
  /** Called for each rejected row, in file order. `content` can be called only until this returns. */
  onRejected(row: RejectedRow, content: () => RejectedContent): void;
}

/**
 * Reads a campaign to its end and estimates what it costs by a rate card. Throws an `InputError` for a campaign without
 * the columns, or a cost of more than 64 bits.
 */
export async function estimateCampaign(
  kernel: Kernel,
  campaign: Source,
  card: RateCard,
  options: EstimateOptions,
): Promise<Estimate> {
  const share = options.rcsShare ?? allBySms;
  const pricer = pricerOf(kernel, card, options);
  const purse = options.balance && purseOf(options.balance, share);
  const homoglyphs = homoglyphCount(card, options.basis, share);
  const rejections = findingsOf(rejectionReasons);
  const warnings = warningsOf();
  const visitSent = options.onSent && sentRowsOf(card, options.onSent);
  const reject = (batch: Batch, row: number, problem: Problem) => {
    const line = batch.rows.lines[row]!;
    rejections.note(problem.code, line);
    options.onRejected({ line, ...problem }, () => rejectedContent(batch, row));
  };

  let rows = 0;
  for await (const batch of readBatches(kernel, campaign)) {
    rows += batch.rows.length - batch.first;
    const accepted = acceptedRows(kernel, batch, (row, problem) => reject(batch, row, problem));
    const messages = pricer.add(batch, accepted);
    warnings.add(messages);
    if (purse) payFor(messages, purse, share);
    homoglyphs.add(messages);
    visitSent?.(messages);
  }

  const sums = pricer.sums();
  return {
    ...countsAndCost(rows, sums, options.rcsShare?.text),
    ...(purse && { balance: purse.result() }),
    ...groupings(sums, card),
    savings: savingsOf(sums.total),
    homoglyphs: homoglyphs.result(),
    rejections: rejections.list(),
    warnings: warnings.list(costOfUnreachable(sums)),
    kernel: kernel.name,
  };
}

function payFor({ batch, accepted, sms, rcs }: PricedMessages, purse: Purse, share: Share): void {
  const priced = rcs ?? sms;
  for (let i = 0; i < accepted.length; i++)
    if (priced.rate[i] !== 0)
      purse.pay(batch.rows.lines[accepted[i]!]!, expectedOf(share, priced.cost[i]!, sms.cost[i]!));
}
