import { codeUnitAt } from '../code-unit.js';
import { argumentError } from '../misuse.js';
import { lookAlikes } from '../tables/look-alikes.js';
import { gsm7, NOT_IN_ALPHABET } from './alphabet.js';

export interface NonGsmCharacter {
  /** One code point; a lone surrogate stands for itself. */
  character: string;
  /** Its index in the JavaScript string, in UTF-16 code units. */
  index: number;
  /**
   * Characters of the default alphabet that can replace it without changing a word: `'` for `’`, a space for a no-break
   * space, the empty string for an invisible character. Letters, emoji and all others have no replacement.
   */
  replacement?: string;
}

/**
 * Lists every character that forces a message into UCS-2, in the order of the text. These are the characters that are
 * neither in the default alphabet nor in its extension table (3GPP TS 23.038, 6.2.1 and 6.2.1.1).
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `text` is not a string
 * @example
 * nonGsmCharacters('naïve 😀') // [{ character: 'ï', index: 2 }, { character: '😀', index: 6 }]
 * nonGsmCharacters('So…') // [{ character: '…', index: 2, replacement: '...' }]
 */
export function nonGsmCharacters(text: string): NonGsmCharacter[] {
  if (typeof text !== 'string') throw argumentError('text', 'a string', text);
  const { septets } = gsm7;
  const found: NonGsmCharacter[] = [];
  for (let index = 0; index < text.length; index++) {
    if (septets[codeUnitAt(text, index)] !== NOT_IN_ALPHABET) continue;
    const character = String.fromCodePoint(text.codePointAt(index)!);
    const replacement = replacementOf(character);
    found.push(replacement === undefined ? { character, index } : { character, index, replacement });
    index += character.length - 1;
  }
  return found;
}

let replacements: Map<string, string> | undefined;

function replacementOf(character: string): string | undefined {
  replacements ??= new Map(
    lookAlikes.flatMap(([replacement, characters]) =>
      Array.from(characters, character => [character, replacement] as const),
    ),
  );
  return replacements.get(character);
}
