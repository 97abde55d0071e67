// How many messages would be cheaper, by all that their price depends on before and after.

import type { TextColumn } from '../columns.js';
import type { SavingsCounts } from '../text/columns.js';
import type { Replaced, SavingsRules } from '../text/savings.js';
import type { TallyEntry } from './tally.js';
import { textOf } from './ts-savings.js';

/** Parts of a message as billed, and as sent. */
export interface Lengths {
  readonly messageParts: number;
  readonly segments: number;
}

/** What a message would need in national tables, and which these are. */
export interface InTables extends Lengths {
  readonly locking: number;
  readonly single: number;
}

/** What a message would need if it were made cheaper. */
export interface Alternatives {
  readonly replaced: Lengths;
  readonly inTables: InTables;
}

/** Messages that are alike, and would be alike if they were made cheaper. */
export interface SavingEntry<After extends Lengths = Lengths> extends TallyEntry {
  readonly after: After;
}

/** A character that is replaced, with the letter in front of it where both are one letter. */
export interface ReplacedCharacter extends Replaced {
  /** The messages that have it. */
  readonly messages: readonly {
    /** Index of `replaced`. */
    readonly entry: number;
    /** How many of its messages have the character. */
    readonly count: number;
    /** How often they have it. */
    readonly occurrences: number;
  }[];
}

/** The counts of messages that would be cheaper. */
export interface SavingEntries {
  readonly replaced: readonly SavingEntry[];
  readonly inTables: readonly SavingEntry<InTables>[];
  readonly characters: readonly ReplacedCharacter[];
}

/** An entry whose messages are being counted. */
type Counted<After extends Lengths> = Omit<SavingEntry<After>, 'count'> & { count: number };

interface CountedCharacter extends Replaced {
  readonly messages: Map<Counted<Lengths>, { count: number; occurrences: number }>;
}

/** What a kernel counts messages in that would be cheaper. */
export interface SavingsCounter {
  readonly rules: SavingsRules;
  /** Counts a message, the text of which is row `row` of `texts`, where it would need fewer parts or segments. */
  add(message: TallyEntry, alternatives: Alternatives, texts: TextColumn, row: number): void;
}

/** Counts messages that would be cheaper. Its size follows the kinds of messages, not their number. */
export class SavingsTally implements SavingsCounter {
  readonly rules: SavingsRules;
  readonly #replaced = new Map<string, Counted<Lengths>>();
  readonly #inTables = new Map<string, Counted<InTables>>();
  readonly #characters = new Map<string, CountedCharacter>();

  constructor(rules: SavingsRules) {
    this.rules = rules;
  }

  add(message: TallyEntry, { replaced, inTables }: Alternatives, texts: TextColumn, row: number): void {
    const { messageParts, segments } = message;
    if (replaced.messageParts < messageParts) this.#addReplaced(message, replaced, textOf(texts, row));
    if (inTables.messageParts < messageParts || inTables.segments < segments) {
      const { locking, single } = inTables;
      countIn(this.#inTables, `${keyOf(message, inTables)} ${locking} ${single}`, message, inTables);
    }
  }

  #addReplaced(message: TallyEntry, after: Lengths, text: string): void {
    const replacements = this.rules.replacements(text);
    // All characters are below U+10000 then.
    let characters = text.length;
    for (const { from, to } of replacements) characters += to.length - from.length;
    const { mostCharacters } = this.rules;
    if (mostCharacters !== undefined && characters > mostCharacters) return;
    const entry = countIn(this.#replaced, keyOf(message, after), message, after);
    this.#addCharacters(entry, replacements);
  }

  #addCharacters(entry: Counted<Lengths>, replacements: readonly Replaced[]): void {
    const inMessage = new Set<string>();
    for (const { from, to } of replacements) {
      let character = this.#characters.get(from);
      if (character === undefined)
        this.#characters.set(from, (character = { from, to, messages: new Map() }));
      let counted = character.messages.get(entry);
      if (counted === undefined) character.messages.set(entry, (counted = { count: 0, occurrences: 0 }));
      counted.occurrences++;
      if (inMessage.has(from)) continue;
      inMessage.add(from);
      counted.count++;
    }
  }

  entries(): SavingEntries {
    const replaced = [...this.#replaced.values()];
    const indexes = new Map(replaced.map((entry, index) => [entry, index]));
    const characters = Array.from(this.#characters.values(), ({ from, to, messages }) => ({
      from,
      to,
      messages: Array.from(messages, ([entry, counted]) => ({ entry: indexes.get(entry)!, ...counted })),
    }));
    return { replaced, inTables: [...this.#inTables.values()], characters };
  }
}

/** The counts of several tallies, such as those of threads. */
export function joinedSavings(all: readonly SavingEntries[]): SavingEntries {
  const replaced: SavingEntry[] = [];
  const characters = new Map<string, ReplacedCharacter>();
  for (const entries of all) {
    const first = replaced.length;
    replaced.push(...entries.replaced);
    for (const { from, to, messages } of entries.characters) {
      const moved = messages.map(message => ({ ...message, entry: first + message.entry }));
      characters.set(from, { from, to, messages: [...(characters.get(from)?.messages ?? []), ...moved] });
    }
  }
  return {
    replaced,
    inTables: all.flatMap(({ inTables }) => inTables),
    characters: [...characters.values()],
  };
}

/** The alternatives in row `row` of the columns. */
export function alternativesAt(counts: SavingsCounts, row: number): Alternatives {
  return {
    replaced: {
      messageParts: counts.partsAfterReplacement[row]!,
      segments: counts.segmentsAfterReplacement[row]!,
    },
    inTables: {
      messageParts: counts.partsWithNationalTables[row]!,
      segments: counts.segmentsWithNationalTables[row]!,
      locking: counts.locking[row]!,
      single: counts.single[row]!,
    },
  };
}

/** Counts a message among those of its key. */
function countIn<After extends Lengths>(
  entries: Map<string, Counted<After>>,
  key: string,
  message: TallyEntry,
  after: After,
): Counted<After> {
  let entry = entries.get(key);
  if (entry === undefined) entries.set(key, (entry = { ...message, after, count: 0 }));
  entry.count++;
  return entry;
}

function keyOf({ fare, country, type, channel, messageParts, segments }: TallyEntry, after: Lengths): string {
  return `${fare} ${country} ${type} ${channel} ${messageParts} ${segments} ${after.messageParts} ${after.segments}`;
}
