import { codeUnitAt } from '../../code-unit.js';
import { argumentError } from '../../misuse.js';
import { gsm7, NOT_IN_ALPHABET } from '../alphabet.js';
import { composedLetter, isCombiningMark } from './marks.js';
import { lookAlikeTable, replacedTogether, safeTable } from './tables.js';

export interface NonGsmCharacter {
  /**
   * One code point; a lone surrogate stands for itself. A letter and its combining mark are one character if they are
   * the same as a letter of the default alphabet, as `e` and U+0301 are `é`.
   */
  character: string;
  /** Its index in the JavaScript string, in UTF-16 code units. */
  index: number;
  /**
   * Characters of the default alphabet that can replace it without changing a word: `'` for `’`, a space for a no-break
   * space, the empty string for an invisible character, `é` for `e` and U+0301, `A` for a full-width A. Other letters,
   * emoji and all others have no replacement. Neither has an invisible character that joins or orders letters, nor a tone
   * mark of Bopomofo, if some letter of the text has none.
   */
  replacement?: string;
  /**
   * The Latin capital that looks the same as this Greek or Cyrillic one. Replacing it keeps the look and changes the word:
   * a search, a screen reader or a link has another letter then. It is never a `replacement`.
   */
  homoglyph?: string;
}

/**
 * Lists every character that forces a message into UCS-2, in the order of the text. These are the characters that are
 * neither in the default alphabet nor in its extension table (3GPP TS 23.038, 6.2.1 and 6.2.1.1).
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `text` is not a string
 * @example
 * nonGsmCharacters('naïve 😀') // [{ character: 'ï', index: 2 }, { character: '😀', index: 6 }]
 * nonGsmCharacters('So…') // [{ character: '…', index: 2, replacement: '...' }]
 * nonGsmCharacters('\u0420IN') // [{ character: '\u0420', index: 0, homoglyph: 'P' }]
 */
export function nonGsmCharacters(text: string): NonGsmCharacter[] {
  if (typeof text !== 'string') throw argumentError('text', 'a string', text);
  const { septets } = gsm7;
  const found: NonGsmCharacter[] = [];
  let isReplaceable = true;
  for (let index = 0; index < text.length; index++) {
    const unit = codeUnitAt(text, index);
    if (septets[unit] !== NOT_IN_ALPHABET) continue;
    const composed = isCombiningMark(unit) ? composedAt(text, index) : undefined;
    if (composed !== undefined) {
      found.push({ character: text.slice(index - 1, index + 1), index: index - 1, replacement: composed });
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(index)!);
    const replacement = safeTable().get(character);
    const homoglyph = lookAlikeTable().get(character);
    if (replacement !== undefined) found.push({ character, index, replacement });
    else {
      isReplaceable = false;
      found.push(homoglyph === undefined ? { character, index } : { character, index, homoglyph });
    }
    index += character.length - 1;
  }
  if (!isReplaceable)
    for (const each of found) if (replacedTogether().has(each.character)) delete each.replacement;
  return found;
}

/** The letter of the alphabet that the mark makes of the letter in front of it. */
function composedAt(text: string, mark: number): string | undefined {
  if (mark === 0 || gsm7.septets[codeUnitAt(text, mark - 1)] === NOT_IN_ALPHABET) return undefined;
  return composedLetter(codeUnitAt(text, mark - 1), codeUnitAt(text, mark));
}
