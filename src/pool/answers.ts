import { type MessageCounter, messageCounter } from '../batch/message-counter.js';
import type { MessagesToEstimate } from '../batch/messages.js';
import { estimateTerms } from '../batch/terms.js';
import { copyColumns } from '../columns.js';
import type { Kernel } from '../kernel/kernel.js';
import { builtInNumbers } from '../numbering/built-in.js';
import type { NumberColumns } from '../numbering/columns.js';
import type { NumberTable } from '../numbering/table.js';
import type { Fares } from '../pricing/fares.js';
import type { RateCard } from '../pricing/rate.js';
import type { SenderColumns } from '../sender/columns.js';
import type { SavingsCounts, TextCounts } from '../text/columns.js';
import { savingsRules } from '../text/savings.js';
import type { Kept, Question, Slice } from './messages.js';
import { tableFrom } from './table.js';
import { type TallyData, tallyData } from './tally.js';

/** What a thread keeps, as it uses it. */
interface InUse {
  readonly cards: Map<number, RateCard>;
  readonly tables: Map<number, NumberTable>;
  readonly counters: Map<number, MessageCounter & { readonly fares: Fares }>;
}

/** The work of one thread: it answers by a kernel, with what it keeps. */
export class Answers {
  readonly #kernel: Kernel;
  readonly #inUse: InUse = { cards: new Map(), tables: new Map(), counters: new Map() };

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  keep(id: number, kept: Kept): void {
    const { cards, tables, counters } = this.#inUse;
    if ('card' in kept) cards.set(id, kept.card);
    else if ('table' in kept) tables.set(id, tableFrom(kept.table));
    else {
      const { card, table, options } = kept.counter;
      const terms = estimateTerms(keptIn(cards, card), { ...options, table: this.#table(table) });
      counters.set(id, { fares: terms.fares, ...messageCounter(this.#kernel, terms) });
    }
  }

  forget(id: number): void {
    for (const kept of Object.values(this.#inUse)) kept.delete(id);
  }

  /** Writes answers about rows into the slice. Returns the rest, which is not about rows. */
  answer(question: Question, slice: Slice | undefined): unknown {
    if (question.ask === 'tally') return this.#tally(question.counter);
    const { columns, channels, answers } = slice!;
    switch (question.ask) {
      case 'analyze':
        return this.#kernel.analyzeColumn(columns.text!, answers as unknown as TextCounts);
      case 'savings':
        return this.#kernel.savingsColumn(columns.text!, savingsRules, answers as unknown as SavingsCounts);
      case 'resolve': {
        const table = this.#table(question.table) ?? builtInNumbers();
        return this.#kernel.resolveColumn(columns.msisdn!, table, answers as unknown as NumberColumns);
      }
      case 'checkSender': {
        const { smartRouting } = question;
        return this.#kernel.checkSenderColumn(
          columns.sender!,
          smartRouting,
          answers as unknown as SenderColumns,
        );
      }
      case 'count': {
        const counter = keptIn(this.#inUse.counters, question.counter);
        const messages = columns as unknown as MessagesToEstimate;
        const rows = counter.add(messages, channels ?? question.channel!);
        if (rows) copyColumns<object>(rows, messages.msisdn.length, answers!, 0);
      }
    }
  }

  #table(id: number | undefined): NumberTable | undefined {
    return id === undefined ? undefined : keptIn(this.#inUse.tables, id);
  }

  #tally(id: number): TallyData {
    const { fares, tally, savings } = keptIn(this.#inUse.counters, id);
    return tallyData(tally(), fares, savings());
  }
}

/** What is kept under an id. Throws where it was forgotten too early: no other thing may answer in its place. */
function keptIn<Thing>(things: ReadonlyMap<number, Thing>, id: number): Thing {
  const thing = things.get(id);
  if (thing === undefined) throw new Error(`this thread keeps nothing under the id ${id}`);
  return thing;
}
