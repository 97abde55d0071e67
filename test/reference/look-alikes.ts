// Texts that would be GSM-7 but for characters with a look-alike there, slow and plain. Nobody may improve it.
import { readFileSync } from 'node:fs';
import { countsOf } from './campaign.js';
import { codePointsOf, referenceEncoding } from './text.js';

/** The characters of a file in data/, each with its replacement. */
function charactersOf(file: string): Map<string, string> {
  const data = JSON.parse(readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8'));
  const found = new Map<string, string>();
  for (const { replacement, characters } of data.groups)
    for (const name of characters)
      found.set(String.fromCodePoint(Number.parseInt(name.slice(2), 16)), replacement);
  return found;
}

const lookAlikes = charactersOf('look-alikes.json');
const homoglyphs = charactersOf('homoglyphs.json');

const isGsm = (text: string) => referenceEncoding(codePointsOf(text)) === 'GSM-7';

/** The letter that a letter of the alphabet and a combining mark are, if it is in the alphabet. */
function composed(letter: string, mark: string): string | undefined {
  if (letter.length !== 1 || !isGsm(letter) || !/^[\u0300-\u036f]$/.test(mark)) return undefined;
  const one = (letter + mark).normalize('NFC');
  return one.length === 1 && isGsm(one) ? one : undefined;
}

/** The characters of a text, of which a letter and its mark are one if they can be composed. */
function charactersIn(text: string): string[] {
  const characters: string[] = [];
  for (const character of text) {
    const before = characters.at(-1);
    if (before !== undefined && composed(before, character) !== undefined)
      characters[characters.length - 1] = before + character;
    else characters.push(character);
  }
  return characters;
}

/** What may stand for a character: one of the alphabet that changes no word, or else one that looks the same. */
export function replacementOf(character: string): string | undefined {
  const pair = character.length === 2 ? composed(character[0]!, character[1]!) : undefined;
  return lookAlikes.get(character) ?? homoglyphs.get(character) ?? pair;
}

/**
 * The characters to replace and what the text counts as then; undefined where it cannot be a GSM-7 message. Homoglyphs are
 * advice of their own: then only they are listed.
 */
export function referenceReplacement(text: string) {
  const characters = charactersIn(text);
  const signs = characters.filter(character => !isGsm(character));
  if (signs.length === 0 || !signs.every(character => replacementOf(character) !== undefined))
    return undefined;
  const after = countsOf(
    characters.map(character => (isGsm(character) ? character : replacementOf(character))).join(''),
  );
  const isMessage = after.characters > 0 && after.characters <= 1530;
  if (after.encoding !== 'GSM-7' || !isMessage) return undefined;
  const lookingAlike = signs.filter(character => homoglyphs.has(character));
  return lookingAlike.length > 0
    ? { kind: 'homoglyphs' as const, signs: lookingAlike, after }
    : { kind: 'replaceable' as const, signs, after };
}
