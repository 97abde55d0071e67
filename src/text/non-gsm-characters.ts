import { codeUnitAt } from '../code-unit.js';
import { argumentError } from '../misuse.js';
import { lookAlikes } from '../tables/look-alikes.js';
import { NOT_GSM, septetsOf } from './alphabet.js';

export interface NonGsmCharacter {
  /** One code point; a lone surrogate stands for itself. */
  character: string;
  /** Where it stands in the JavaScript string, in UTF-16 code units. */
  index: number;
  /**
   * What of the default alphabet can stand for it without changing a word: `'` for `’`, a space for a no-break space,
   * nothing for what is invisible. Letters, emoji and all else have none.
   */
  replacement?: string;
}

/**
 * Lists every character that forces a message into UCS-2, in the order of the text: those that neither the
 * default alphabet nor its extension table holds (3GPP TS 23.038, 6.2.1 and 6.2.1.1).
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `text` is not a string
 * @example
 * nonGsmCharacters('naïve 😀') // [{ character: 'ï', index: 2 }, { character: '😀', index: 6 }]
 * nonGsmCharacters('So…') // [{ character: '…', index: 2, replacement: '...' }]
 */
export function nonGsmCharacters(text: string): NonGsmCharacter[] {
  if (typeof text !== 'string') throw argumentError('text', 'a string', text);
  const found: NonGsmCharacter[] = [];
  for (let index = 0; index < text.length; index++) {
    if (septetsOf[codeUnitAt(text, index)] !== NOT_GSM) continue;
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
