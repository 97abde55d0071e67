import { lookAlikes } from '../../tables/look-alikes.js';
import {
  onlyWithAllOthers,
  safeCompatibilityForms,
  safeReplacements,
} from '../../tables/safe-replacements.js';
import { gsm7, NOT_IN_ALPHABET } from '../alphabet.js';

/** What replaces each character, by the character. */
export type Replacements = ReadonlyMap<string, string>;

let safe: Replacements | undefined;
let together: ReadonlySet<string> | undefined;
let capitals: Replacements | undefined;

/** Replacements that change no word. Compiled at first use. */
export function safeTable(): Replacements {
  if (safe !== undefined) return safe;
  const table = tableOf(safeReplacements, safeCompatibilityForms);
  for (const character of replacedTogether()) if (!table.has(character)) table.set(character, '');
  safe = table;
  return table;
}

/** Characters that are replaced only where all other characters of a text are in the alphabet, or are replaced. */
export function replacedTogether(): ReadonlySet<string> {
  together ??= new Set(charactersIn(onlyWithAllOthers));
  return together;
}

/** Latin capitals for the Greek and Cyrillic ones that look like them. */
export function lookAlikeTable(): Replacements {
  capitals ??= tableOf(lookAlikes, '');
  return capitals;
}

/**
 * The table of rows and of characters that are replaced by their compatibility form. Signs of that form that are not in
 * the alphabet are replaced by a rule of the table, or of `others`.
 */
export function tableOf(
  rows: readonly (readonly [replacement: string, characters: string])[],
  compatibilityForms: string,
  others: Replacements = new Map(),
): Map<string, string> {
  const table = new Map<string, string>();
  for (const [replacement, characters] of rows)
    for (const character of characters) table.set(character, replacement);
  for (const character of charactersIn(compatibilityForms)) {
    const written = inAlphabet(character.normalize('NFKC'), table, others);
    if (written !== undefined) table.set(character, written);
  }
  return table;
}

/** Characters from ranges: the first and the last of each. */
export function charactersIn(ends: string): string[] {
  const points = Array.from(ends, end => end.codePointAt(0)!);
  const found: string[] = [];
  for (let i = 0; i < points.length; i += 2)
    for (let point = points[i]!; point <= points[i + 1]!; point++) found.push(String.fromCodePoint(point));
  return found;
}

/** A text in the alphabet, where each other character is replaced by a rule; undefined where one has no rule. */
function inAlphabet(text: string, table: Replacements, others: Replacements): string | undefined {
  let written = '';
  for (const character of text) {
    const replacement = isInAlphabet(character) ? character : (table.get(character) ?? others.get(character));
    if (replacement === undefined) return undefined;
    written += replacement;
  }
  return written;
}

/** Whether one code unit is in the default alphabet or its extension table. */
export function isInAlphabet(character: string): boolean {
  return character.length === 1 && gsm7.septets[character.charCodeAt(0)] !== NOT_IN_ALPHABET;
}
