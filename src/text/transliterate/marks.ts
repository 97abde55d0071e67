import { isInAlphabet, type Replacements } from './tables.js';

// The block of combining diacritical marks.
export const FIRST_MARK = 0x300;
export const LAST_MARK = 0x36f;
/** In the block, but invisible: the combining grapheme joiner. */
const GRAPHEME_JOINER = 0x34f;

/** Whether a code unit is a combining diacritical mark. */
export function isCombiningMark(unit: number): boolean {
  return unit >= FIRST_MARK && unit <= LAST_MARK && unit !== GRAPHEME_JOINER;
}

/** The letter of the alphabet that is the same as a letter and a mark (Unicode's normalization form C). */
export function composedLetter(letter: string, mark: string): string | undefined {
  const composed = (letter + mark).normalize('NFC');
  return isInAlphabet(composed) ? composed : undefined;
}

/**
 * What stays of a character with marks: the letter of the alphabet that differs by fewest of them. `character` is in the
 * alphabet when it is decomposed. Returns undefined for a mark on anything but a letter, unless `table` has the two.
 */
export function withoutMarks(character: string, table: Replacements): string | undefined {
  const [base = '', ...marks] = character.normalize('NFD');
  let letter = base;
  for (const mark of marks) {
    const both = (letter + mark).normalize('NFC');
    if (isInAlphabet(both)) letter = both;
    else if (table.has(both)) letter = table.get(both)!;
    else if (!isLetter(letter)) return undefined;
  }
  return letter;
}

/** Whether a character of the alphabet is a letter: all of them have two cases. */
function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase();
}
