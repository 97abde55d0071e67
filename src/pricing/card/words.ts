/** What a word or a phrase in a column such as Type or Status can mean. */
export const wordMeanings = ['sms', 'rcs', 'other', 'open', 'closed', 'ignored'] as const;
export type WordMeaning = (typeof wordMeanings)[number];

/** Words and phrases of a price list, in any case, and what each means. */
export type Words = { readonly [word: string]: WordMeaning };

/** Finds what the options say about a text; undefined if they say nothing. */
export type WordReader = (text: string) => WordMeaning | undefined;

/** Returns the function that finds what a word means by the options. */
export function wordReader(words: Words = {}): WordReader {
  const known = new Map(Object.entries(words).map(([word, meaning]) => [plainText(word), meaning]));
  return known.size === 0 ? () => undefined : text => known.get(plainText(text));
}

/** A text in lower case, with single spaces between its words. */
const plainText = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** The words of a text in lower case, without signs: RCS_BASIC is rcs and basic. */
export const wordsOf = (text: string): string[] =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');

/** Maps each word of some lists to the key of its list. */
export function listedWords<Key extends string>(lists: Readonly<Record<Key, string>>): Map<string, Key> {
  const entries = Object.entries(lists) as [Key, string][];
  return new Map(entries.flatMap(([key, list]) => list.split(' ').map(word => [word, key] as const)));
}

/** The texts of the columns that a row has for one field. */
export const cellsOf = (joined: string): string[] => joined.split('\n').filter(cell => cell.trim() !== '');

/** A text of which no word list says what it means. */
export interface UnknownWord {
  readonly unknown: string;
}
