import { countryNames } from '../tables/country-names.js';

let countryByKey: Map<string, string> | undefined;

/**
 * The country that a price list means by an alpha-2 code, an alpha-3 code or an English name: its alpha-2 code (or
 * AC, TA, XK, 001). Case, accents, punctuation and the order of words do not matter. `undefined` for all else, and
 * for what two countries are called, like Congo.
 */
export function countryOf(text: string): string | undefined {
  countryByKey ??= readCountries();
  // ST alone is São Tomé, and the St in St Lucia is a saint.
  return countryByKey.get(text.trim().toLowerCase()) ?? countryByKey.get(keyOf(text));
}

function readCountries(): Map<string, string> {
  const countries = new Map<string, string>();
  for (const line of countryNames.trim().split('\n')) {
    const [country, alpha3, ...words] = line.split(' ') as [string, string, ...string[]];
    for (const code of [country, alpha3]) countries.set(code.toLowerCase(), country);
    for (const name of words.join(' ').split('; ')) countries.set(keyOf(name), country);
  }
  // What has no letters is no country: the codes that are missing, and names.
  countries.delete('-');
  countries.delete('');
  return countries;
}

const sameWord: Record<string, string> = {
  dem: 'democratic',
  is: 'islands',
  island: 'islands',
  rep: 'republic',
  st: 'saint',
};

/** The words of a name but `and`, `of` and `the`, sorted, so that Korea, Republic of is the Republic of Korea. */
function keyOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʼ`´]/gu, '')
    .toLowerCase()
    .replace(/\b([a-z])\./g, '$1') // U.S.A.
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => !['', 'and', 'of', 'the'].includes(word))
    .map(word => (Object.hasOwn(sameWord, word) ? sameWord[word] : word))
    .sort()
    .join(' ');
}
