// Texts that would be GSM-7 but for characters with a look-alike there, slow and plain. Nobody may improve it.
import { readFileSync } from 'node:fs';
import { countsOf } from './campaign.js';
import { codePointsOf, referenceEncoding } from './text.js';

const data = JSON.parse(readFileSync(new URL('../../data/look-alikes.json', import.meta.url), 'utf8'));

export const lookAlikes = new Map<string, string>();
for (const { replacement, characters } of data.groups)
  for (const name of characters)
    lookAlikes.set(String.fromCodePoint(Number.parseInt(name.slice(2), 16)), replacement);

/** The characters to replace and what the text counts as then; undefined where it cannot be a GSM-7 message. */
export function referenceReplacement(text: string) {
  const signs = [...text].filter(character => referenceEncoding(codePointsOf(character)) === 'UCS-2');
  if (signs.length === 0 || !signs.every(character => lookAlikes.has(character))) return undefined;
  const after = countsOf([...text].map(character => lookAlikes.get(character) ?? character).join(''));
  const isMessage = after.characters > 0 && after.characters <= 1530;
  return after.encoding === 'GSM-7' && isMessage ? { signs, after } : undefined;
}
