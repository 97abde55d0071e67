import type { Estimate } from '../campaign/estimate.js';
import type { Homoglyphs } from '../campaign/homoglyphs.js';
import type { CharacterSaving, Saving, TablesSaving } from '../campaign/savings.js';
import { decimalsOf, money, table, whole } from './table.js';

/** What replacing characters and national tables would save. */
export function savings({ savings, basis, cost }: Estimate): string[] {
  const { replacement, nationalTables } = savings;
  if (replacement.messages === 0 && nationalTables.messages === 0) return [];
  const billed = basis === 'parts' ? 'messageParts' : 'segments';
  const rows: [name: string, saving: Saving][] = [
    ['with characters replaced', replacement],
    ['in national tables, where phones know them', nationalTables],
  ];
  const decimals = decimalsOf(rows.flatMap(([, { cost, saving }]) => [cost.before, cost.after, saving]));
  return table([
    [
      'Cheaper than in UCS-2',
      'Messages',
      basis === 'parts' ? 'Parts' : 'Segments',
      'after',
      `Cost, ${cost.currency}`,
      'after',
      'Saving',
    ],
    ...rows.map(([name, saving]) => [
      name,
      whole(saving.messages),
      whole(saving[billed].before),
      whole(saving[billed].after),
      money(saving.cost.before, decimals),
      money(saving.cost.after, decimals),
      money(saving.saving, decimals),
    ]),
  ]);
}

/** The characters that cost most. */
export function savingCharacters({ savings, cost }: Estimate): string[] {
  const { characters } = savings.replacement;
  if (characters.length === 0) return [];
  const decimals = decimalsOf(characters.map(({ saving }) => saving));
  return table([
    ['Characters that cost most', 'Occurrences', 'Messages', `Their saving, ${cost.currency}`],
    ...characters.map(found => [
      nameOf(found),
      whole(found.occurrences),
      whole(found.messages),
      money(found.saving, decimals),
    ]),
  ]);
}

/** The national tables that save most. */
export function savingTables({ savings, cost }: Estimate): string[] {
  const { byTables } = savings.nationalTables;
  if (byTables.length === 0) return [];
  const decimals = decimalsOf(byTables.map(({ saving }) => saving));
  return table([
    ['National tables', 'Messages', `Saving, ${cost.currency}`],
    ...byTables.map(found => [pairOf(found), whole(found.messages), money(found.saving, decimals)]),
  ]);
}

/** A character, where it can be seen, and its code point. */
const nameOf = ({ character, codePoint, replacement }: CharacterSaving): string => {
  const shown = isVisible(character) ? `${character}  ${codePoint}` : codePoint;
  if (replacement === '') return `${shown}, which goes`;
  return `${shown} as ${replacement === ' ' ? 'a space' : isVisible(replacement) ? replacement : 'a new line'}`;
};

const pairOf = ({ locking, single }: TablesSaving): string => {
  if (locking === single) return locking;
  if (locking === 'Default') return `${single}, single shift only`;
  return single === 'Default' ? `${locking}, locking shift only` : `${locking} with ${single}`;
};

/** What Latin capitals for Greek and Cyrillic ones would save. */
export function homoglyphs({ homoglyphs }: Estimate): string[] {
  const { messages } = homoglyphs;
  if (messages === 0) return [];
  const many = messages === 1 ? '1 message' : `${whole(messages)} messages`;
  return [
    `${many} would be GSM-7 with Latin capitals for ${signs(homoglyphs)} : ${costs(homoglyphs)}`,
    '  They look the same, but searches, links and screen readers take them for other letters.',
  ];
}

const signs = ({ characters }: Homoglyphs): string =>
  characters.map(({ character, codePoint }) => (isVisible(character) ? character : codePoint)).join(' ');

const isVisible = (character: string) => !/[\p{Z}\p{C}\p{M}]/u.test(character);

const costs = ({ cost, costAfter }: Homoglyphs): string =>
  `${money(cost)} ${cost.currency}, ${money(costAfter)} ${cost.currency} after replacing`;
