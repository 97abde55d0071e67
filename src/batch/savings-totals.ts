import type { SavingEntries, SavingEntry } from '../kernel/savings-tally.js';
import type { TallyEntry } from '../kernel/tally.js';
import { type Money, moneyOf } from '../pricing/money.js';
import { unitsOf } from './kinds.js';
import { sumsOf } from './sums.js';
import type { TotalsTerms } from './totals.js';

/** What is, and what would be. */
export interface BeforeAndAfter<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** What some of the messages would save. */
export interface Saving {
  /** Messages that would be billed for fewer parts; with the basis `'segments'` for fewer segments. */
  readonly messages: number;
  /** How many of these have no rate: they are not in the cost. */
  readonly noRate: number;
  /** As SMS, also with `rcsShare`. */
  readonly messageParts: BeforeAndAfter<number>;
  readonly segments: BeforeAndAfter<number>;
  /** Expected costs with `rcsShare`. A cost is null when it does not fit into 64 bits. */
  readonly cost: BeforeAndAfter<Money | null>;
  readonly saving: Money | null;
}

/** What messages would save that have a character. A message with two such characters counts for both. */
export interface CharacterSaving extends Saving {
  /** A character, or a letter with its combining mark. */
  readonly character: string;
  readonly replacement: string;
  /** How often it is in these messages. */
  readonly occurrences: number;
}

/** What messages would save that are cheapest in a pair of national tables. */
export interface TablesSaving extends Saving {
  /** National language identifiers (`nationalLanguages` of `@quicksms/core/encoding`), 0 for the default. */
  readonly locking: number;
  readonly single: number;
}

/** What the messages of an estimate would save. The two do not add up: many messages are in both. */
export interface Savings {
  /** By the safe replacements of `transliterate`, in messages that then need fewer parts. */
  readonly replacement: Saving & {
    /** The characters that are replaced: those whose messages would save most first. */
    readonly characters: readonly CharacterSaving[];
  };
  /** By national tables, where every recipient's phone and network know them. */
  readonly nationalTables: Saving & {
    /** By the pair of tables: what saves most first. */
    readonly byTables: readonly TablesSaving[];
  };
}

/** An amount from expected units (`Sums`); null, with an issue at the path, if it does not fit. */
export type AmountOf = (expected: bigint, ...path: string[]) => Money | null;

/** Adds up what messages would save. */
export function savingsOf(entries: SavingEntries, terms: TotalsTerms, amountOf: AmountOf): Savings {
  const isCheaper = cheaperBy(terms);
  const saving = (some: readonly SavingEntry[], ...path: string[]) =>
    savingOf(some.filter(isCheaper), terms, (units, ...rest) => amountOf(units, 'savings', ...path, ...rest));
  const { replaced, inTables } = entries;
  const characters = entries.characters.map(({ from: character, to: replacement, messages }) => {
    const some = messages.filter(({ entry }) => isCheaper(replaced[entry]!));
    return {
      character,
      replacement,
      occurrences: some.reduce((sum, { occurrences }) => sum + occurrences, 0),
      ...saving(
        some.map(({ entry, count }) => ({ ...replaced[entry]!, count })),
        'replacement',
        'characters',
        character,
      ),
    };
  });
  const pairs = new Map<string, SavingEntries['inTables'][number][]>();
  for (const entry of inTables) {
    const name = `${entry.after.locking} ${entry.after.single}`;
    pairs.set(name, [...(pairs.get(name) ?? []), entry]);
  }
  const byTables = Array.from(pairs, ([name, some]) => {
    const { locking, single } = some[0]!.after;
    return { locking, single, ...saving(some, 'nationalTables', 'byTables', name) };
  });
  return {
    replacement: {
      ...saving(replaced, 'replacement'),
      characters: mostFirst(characters, ({ character }) => character),
    },
    nationalTables: {
      ...saving(inTables, 'nationalTables'),
      byTables: mostFirst(byTables, ({ locking, single }) => String.fromCharCode(locking, single)),
    },
  };
}

/** Whether messages would be billed for less. Those that have no price, or go by RCS only, would not. */
function cheaperBy({ basis, share, card, ratesOf }: TotalsTerms): (entry: SavingEntry) => boolean {
  const field = basis === 'parts' ? 'messageParts' : 'segments';
  return entry => {
    const { fare, country, channel, after } = entry;
    if (after[field] >= entry[field] || (channel === 1 && share === undefined)) return false;
    const rates = ratesOf(fare, country, channel);
    // A cost that does not fit is set aside by the estimate.
    return rates.reason !== undefined || unitsOf(card.currency, rates, channel, entry[field]) !== undefined;
  };
}

function savingOf(entries: readonly SavingEntry[], terms: TotalsTerms, amountOf: AmountOf): Saving {
  const before = totalOf(entries, terms);
  const after = totalOf(
    entries.map(entry => ({ ...entry, ...entry.after })),
    terms,
  );
  const cost = {
    before: amountOf(before.expected, 'cost', 'before'),
    after: amountOf(after.expected, 'cost', 'after'),
  };
  return {
    messages: before.messages,
    noRate: before.noRate,
    messageParts: { before: before.messageParts, after: after.messageParts },
    segments: { before: before.segments, after: after.segments },
    cost,
    saving: cost.before && cost.after && moneyOf(terms.card.currency, cost.before.units - cost.after.units),
  };
}

/** Sums of messages, with parts and segments as SMS. */
function totalOf(entries: readonly TallyEntry[], terms: TotalsTerms) {
  const { messages, noRate, expected } = sumsOf(entries, terms).total;
  let messageParts = 0;
  let segments = 0;
  for (const entry of entries) {
    messageParts += entry.count * entry.messageParts;
    segments += entry.count * entry.segments;
  }
  return { messages, noRate, messageParts, segments, expected: expected.value };
}

/** Those with messages: what saves most first, then the most messages, then by name. */
function mostFirst<Item extends Saving>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  return items
    .filter(({ messages }) => messages > 0)
    .sort((one, other) => {
      const more = (other.saving?.units ?? 0n) - (one.saving?.units ?? 0n);
      if (more !== 0n) return more > 0n ? 1 : -1;
      return other.messages - one.messages || (nameOf(one) < nameOf(other) ? -1 : 1);
    });
}
