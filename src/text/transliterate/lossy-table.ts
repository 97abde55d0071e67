import {
  afterDigit,
  lettersWithDiacritics,
  lossyCompatibilityForms,
  lossyReplacements,
} from '../../tables/lossy-replacements.js';
import { withoutMarks } from './marks.js';
import { charactersIn, isInAlphabet, type Replacements, safeTable, tableOf } from './tables.js';

let lossy: Replacements | undefined;
let joiners: Replacements | undefined;

/** Replacements by which something of the text is gone. Compiled at first use. */
export function lossyTable(): Replacements {
  if (lossy !== undefined) return lossy;
  const safe = safeTable();
  const table = tableOf(lossyReplacements, lossyCompatibilityForms, safe);
  for (const character of charactersIn(lettersWithDiacritics)) {
    if (isInAlphabet(character) || safe.has(character) || table.has(character)) continue;
    const decomposed = character.normalize('NFD');
    const base = decomposed.charAt(0);
    const letter = isInAlphabet(base) ? base : (safe.get(base) ?? table.get(base));
    if (decomposed === character || letter === undefined) continue;
    const left = withoutMarks(letter + decomposed.slice(1), table);
    if (left !== undefined) table.set(character, left);
  }
  lossy = table;
  return table;
}

/** What is put in front of a lossy replacement that follows a digit, by the character: 1½ is 1 1/2. */
export function afterDigitTable(): Replacements {
  joiners ??= new Map(
    afterDigit.flatMap(([joiner, ends]) =>
      charactersIn(ends).map((character): [string, string] => [character, joiner]),
    ),
  );
  return joiners;
}
