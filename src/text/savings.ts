import { analyzeSms } from './analyze.js';
import type { SavingsCounts } from './columns.js';
import { partsOf, segmentsOf } from './count.js';
import { chooseAlphabet } from './national/choose.js';
import { allowedTables } from './national/options.js';
import { type SavingsClasses, savingsClasses } from './savings-classes.js';
import { transliterate } from './transliterate/transliterate.js';

/** What is replaced in a text, and by what. */
export interface Replaced {
  /** A character, or a letter with its combining mark. */
  readonly from: string;
  readonly to: string;
}

/** How messages are made cheaper. A kernel is given them, so that a program which does not ask carries no tables. */
export interface SavingsRules {
  /** For the engine. */
  classes(): SavingsClasses;
  /** Puts what a text in UCS-2 would need into row `row`. */
  put(text: string, counts: SavingsCounts, row: number): void;
  /** The replacements that save a part of a text. */
  replacements(text: string): readonly Replaced[];
  /** The most characters that a message may have after replacement; undefined for any number. */
  readonly mostCharacters: number | undefined;
}

/** Safe replacement, and all pairs of national tables with concatenation references of 8 bits. */
export const savingsRules: SavingsRules = {
  classes: savingsClasses,
  put: putSavings,
  replacements: text => transliterate(text).replacements,
  mostCharacters: undefined,
};

function putSavings(text: string, counts: SavingsCounts, row: number): void {
  const { text: replaced } = transliterate(text);
  const { messageParts, segments } = analyzeSms(replaced, replaced.length);
  const { alphabet, locking, single, characters, units } = chooseAlphabet(text, allowedTables('auto'), 8);
  counts.partsAfterReplacement[row] = messageParts;
  counts.segmentsAfterReplacement[row] = segments;
  counts.partsWithNationalTables[row] = partsOf(alphabet, units);
  counts.segmentsWithNationalTables[row] = segmentsOf(text, alphabet, units, characters);
  counts.locking[row] = locking;
  counts.single[row] = single;
}
