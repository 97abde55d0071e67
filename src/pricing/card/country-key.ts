const sameWord: Readonly<Record<string, string>> = {
  dem: 'democratic',
  is: 'islands',
  isl: 'islands',
  island: 'islands',
  n: 'north',
  rep: 'republic',
  s: 'south',
  st: 'saint',
};

/** Articles and conjunctions of English, German, French and Spanish. */
const joiningWords = /^(?:|and|of|the|und|der|die|des|et|de|du|la|le|les|y|del|las|los)$/;

/**
 * The words of a country's name, sorted and without articles and conjunctions: Korea, Republic of is the Republic of
 * Korea.
 */
export function countryKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}'’‘ʼ`´]/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\b([a-z])\./g, '$1') // U.S.A.
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => !joiningWords.test(word))
    .map(word => (Object.hasOwn(sameWord, word) ? sameWord[word] : word))
    .sort()
    .join(' ');
}

/** Words for the form of a state, as in Kingdom of Thailand. */
const formWords =
  /^(?:republic|kingdom|state|sultanate|principality|commonwealth|federation|federal|independent|islamic|socialist|democratic|peoples|bolivarian|plurinational|arab|pdr)$/;

/** A key without the form of the state. Republic of China is Taiwan and not China, so its key stays whole. */
export const withoutForm = (key: string): string =>
  key === 'china republic'
    ? key
    : key
        .split(' ')
        .filter(word => !formWords.test(word))
        .join(' ');
