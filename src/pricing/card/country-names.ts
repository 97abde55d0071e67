import { countryNames } from '../../tables/country-names.js';

let countryByKey: Map<string, string> | undefined;

/**
 * The alpha-2 code (or AC, TA, XK, 001) of a country that a price list names by its alpha-2 code, alpha-3 code or
 * English name. Case, accents, punctuation and the order of words do not matter. Undefined for other texts, and for a
 * name of two countries, such as Congo.
 */
export function countryOf(text: string): string | undefined {
  countryByKey ??= readCountries();
  // ST as a whole is São Tomé; the St in St Lucia is a saint.
  return countryByKey.get(text.trim().toLowerCase()) ?? countryByKey.get(keyOf(text));
}

function readCountries(): Map<string, string> {
  const countries = new Map<string, string>();
  for (const line of countryNames.trim().split('\n')) {
    const [country, alpha3, ...words] = line.split(' ') as [string, string, ...string[]];
    for (const code of [country, alpha3]) countries.set(code.toLowerCase(), country);
    for (const name of words.join(' ').split('; ')) countries.set(keyOf(name), country);
  }
  // A missing code or name is not a country.
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

/** The words of a name, sorted and without `and`, `of` and `the`: Korea, Republic of is the Republic of Korea. */
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

/** Whether a value stands for all destinations without a row of their own. */
export function isEverywhere(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^(?:default(?: rate)?|xx|\*|all|everywhere|rest of (?:the )?world|row)$/i.test(value.trim())
  );
}
