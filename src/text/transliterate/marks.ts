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

let composed: ReadonlyMap<number, string> | undefined;

/** The letter of the alphabet that is the same as a letter and a mark (Unicode's normalization form C). */
export function composedLetter(letter: number, mark: number): string | undefined {
  composed ??= composedLetters();
  return composed.get(pairOf(letter, mark));
}

/** The pairs of a letter and a mark that are the same as a letter of the alphabet, as two code units each. */
export function composablePairs(): string[] {
  composed ??= composedLetters();
  return Array.from(composed.keys(), pair => String.fromCharCode(pair >> 16, pair & 0xffff));
}

const pairOf = (letter: number, mark: number) => (letter << 16) | mark;

/** Looked up, since normalizing two characters takes 0.6 µs. */
function composedLetters(): Map<number, string> {
  const letters = new Map<number, string>();
  // All are in Latin-1.
  for (let unit = 0xc0; unit <= 0xff; unit++) {
    const letter = String.fromCharCode(unit);
    const decomposed = letter.normalize('NFD');
    if (!isInAlphabet(letter) || decomposed.length !== 2) continue;
    // Two marks of the block are the same as another: U+0340 and U+0341.
    for (let mark = FIRST_MARK; mark <= LAST_MARK; mark++)
      if (String.fromCharCode(mark).normalize('NFD') === decomposed[1])
        letters.set(pairOf(decomposed.charCodeAt(0), mark), letter);
  }
  return letters;
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
