import { channelsOf, type MessagesToEstimate, requireMessages } from '../batch/messages.js';
import type { RowEstimates } from '../batch/rows.js';
import { type EstimateColumnsOptions, type EstimateTerms, estimateTerms } from '../batch/terms.js';
import { type Estimate, totalsOf } from '../batch/totals.js';
import type { TextColumn } from '../columns.js';
import { joinedSavings } from '../kernel/savings-tally.js';
import type { RateCard } from '../pricing/rate.js';
import type { Crew } from './crew.js';
import type { Keeper } from './keeper.js';
import type { Kept } from './messages.js';
import { rowEstimateKinds, sharedColumns } from './shared-columns.js';
import type { TextColumns } from './slab.js';
import { tableId } from './table.js';
import { savingsFrom, type TallyData, tallyFrom } from './tally.js';

/** Estimates messages that come in several batches, on the threads of a pool. */
export interface PoolEstimator {
  /**
   * Adds messages. Resolves with the estimate of each row with `perRow`, in shared memory, and otherwise with undefined.
   * When it is rejected because a column was changed, some of the messages may have been added.
   */
  add(messages: MessagesToEstimate): Promise<RowEstimates | undefined>;
  /** The estimate of all messages so far. It waits for those that are being added. */
  estimate(): Promise<Estimate>;
}

/** An estimator whose counts are on the threads. They are added up for an estimate. */
export function poolEstimator(
  crew: Crew,
  keeper: Keeper,
  card: RateCard,
  options: EstimateColumnsOptions | undefined,
): PoolEstimator {
  const terms = estimateTerms(card, options);
  const counter = keeper.idOf(terms, () => counterOf(keeper, terms, options));
  const adding = new Set<Promise<unknown>>();

  const add = async (messages: MessagesToEstimate) => {
    requireMessages(messages);
    const channels = channelsOf(messages.channel ?? terms.channel);
    const question = {
      ask: 'count',
      counter,
      channel: typeof channels === 'number' ? channels : undefined,
    } as const;
    const { length } = messages.msisdn;
    const kinds = terms.perRow ? rowEstimateKinds : undefined;
    const answers = kinds && sharedColumns(kinds, length);
    await crew.ask({
      question,
      columns: textsOf(messages),
      channels: typeof channels === 'number' ? undefined : shared(channels),
      answers,
      kinds,
      holds: terms,
    });
    return answers as unknown as RowEstimates | undefined;
  };

  return {
    async add(messages) {
      const promise = crew.during(() => add(messages));
      adding.add(promise);
      try {
        return await promise;
      } finally {
        adding.delete(promise);
      }
    },
    estimate: () =>
      crew.during(async () => {
        await Promise.allSettled(adding);
        const tallies = (await crew.askAll({ ask: 'tally', counter })) as TallyData[];
        return totalsOf(
          tallies.flatMap(tally => tallyFrom(tally, terms.fares)),
          terms,
          terms.savings ? joinedSavings(tallies.map(tally => savingsFrom(tally, terms.fares)!)) : undefined,
        );
      }),
  };
}

/** What the threads keep to count for an estimate. */
function counterOf(
  keeper: Keeper,
  { card, basis, table, rounding, perRow, at }: EstimateTerms,
  options: EstimateColumnsOptions | undefined,
): Kept {
  return {
    counter: {
      card: keeper.idOf(card, () => ({ card })),
      table: options?.table && tableId(keeper, table),
      options: { basis, rounding, perRow, at, rcsShare: options?.rcsShare, savings: options?.savings },
    },
  };
}

/** The columns of text, without those that are not given. */
function textsOf({ msisdn, text, sender, mccMnc }: MessagesToEstimate): TextColumns {
  const columns: Record<string, TextColumn> = { msisdn, text };
  if (sender) columns.sender = sender;
  if (mccMnc) columns.mccMnc = mccMnc;
  return columns;
}

function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}
