import type { Kernel } from '../kernel/kernel.js';
import { type SavingEntries, SavingsTally } from '../kernel/savings-tally.js';
import type { TallyEntry } from '../kernel/tally.js';
import { countedColumns } from '../kernel/ts-tally.js';
import { type ChannelCodes, givenFares, type MessagesToEstimate } from './messages.js';
import { type RowEstimates, rowEstimates } from './rows.js';
import type { EstimateTerms } from './terms.js';

/** Counts messages for an estimate. */
export interface MessageCounter {
  /** Counts messages that have been checked. Returns the estimate of each with `perRow`, and otherwise undefined. */
  add(messages: MessagesToEstimate, channels: ChannelCodes): RowEstimates | undefined;
  /** The counts of all messages so far. */
  tally(): TallyEntry[];
  /** The counts of those that would be cheaper; undefined where the terms do not ask for them. */
  savings(): SavingEntries | undefined;
}

/** Creates a counter that finds texts, numbers and senders by `kernel`. */
export function messageCounter(kernel: Kernel, terms: EstimateTerms): MessageCounter {
  const { card, fares, ratesOf, basis, table, perRow, savings, at } = terms;
  const saved = savings && new SavingsTally(savings);
  const counter = kernel.counter(table, fares.prefixes, saved);
  return {
    add(messages, channel) {
      const { msisdn, text, sender } = messages;
      const { length } = msisdn;
      const fare = givenFares(messages, { fares, at });
      const details = perRow ? countedColumns(length) : undefined;
      counter.add({ length, msisdn, text, sender, fare, channel }, details);
      return details && rowEstimates(details, channel, { currency: card.currency, basis, ratesOf });
    },
    tally: () => counter.tally(),
    savings: () => saved?.entries(),
  };
}
