import type {
  BeforeAndAfter,
  Estimate as LibraryEstimate,
  Saving as LibrarySaving,
} from '@quicksms/core/batch';
import { type NationalLanguage, nationalLanguages } from '@quicksms/core/encoding';
import { type Amount, amountOf } from './amount.js';

const MOST_SHOWN = 10;

/** What some of the messages would save. */
export interface Saving {
  /** Messages that would be billed for less. */
  messages: number;
  /** How many of them have no rate, and so no share in the cost. */
  noRate: number;
  messageParts: BeforeAndAfter<number>;
  segments: BeforeAndAfter<number>;
  /** Expected costs with `rcsShare`. */
  cost: BeforeAndAfter<Amount>;
  saving: Amount;
}

/** What messages with a character would save. A message with two such characters counts for both. */
export interface CharacterSaving extends Saving {
  character: string;
  /** Such as U+2019, or U+0065 U+0301 for a letter and its combining mark. */
  codePoint: string;
  replacement: string;
  occurrences: number;
}

/** What messages would save that are cheapest in a pair of national tables. */
export interface TablesSaving extends Saving {
  locking: NationalLanguage;
  single: NationalLanguage;
}

/** What messages in UCS-2 would save. Many messages are in both. */
export interface Savings {
  /** By characters of GSM-7 in place of others, without changing a word; with the ten that cost most. */
  replacement: Saving & { characters: CharacterSaving[] };
  /** By national tables, where phones and networks know them; with the ten pairs that save most. */
  nationalTables: Saving & { byTables: TablesSaving[] };
}

/** The savings of an estimate, whose amounts all fit into 64 bits. */
export function savingsOf({ savings }: LibraryEstimate): Savings {
  const { replacement, nationalTables } = savings!;
  return {
    replacement: {
      ...savingOf(replacement),
      characters: replacement.characters.slice(0, MOST_SHOWN).map(found => ({
        character: found.character,
        codePoint: Array.from(found.character, codePointOf).join(' '),
        replacement: found.replacement,
        occurrences: found.occurrences,
        ...savingOf(found),
      })),
    },
    nationalTables: {
      ...savingOf(nationalTables),
      byTables: nationalTables.byTables.slice(0, MOST_SHOWN).map(found => ({
        locking: languages[found.locking]!,
        single: languages[found.single]!,
        ...savingOf(found),
      })),
    },
  };
}

const languages = Object.keys(nationalLanguages) as NationalLanguage[];

const savingOf = ({ messages, noRate, messageParts, segments, cost, saving }: LibrarySaving): Saving => ({
  messages,
  noRate,
  messageParts,
  segments,
  cost: { before: amountOf(cost.before!), after: amountOf(cost.after!) },
  saving: amountOf(saving!),
});

export const codePointOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
