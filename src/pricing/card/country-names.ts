import { countryNames } from '../../tables/country-names.js';
import { countryKey, withoutForm } from './country-key.js';

let countryByKey: Map<string, string> | undefined;

/**
 * The alpha-2 code (or AC, TA, XK, 001) of a country that a price list names by its alpha-2 code, its alpha-3 code or
 * its name in English, German, French or Spanish. Case, accents, punctuation and the order of words do not matter. A
 * country may be named twice, as in Great Britain (UK), and a territory with its state, as in Jersey (UK). Undefined for
 * other texts, and for a name of two countries, such as Congo.
 */
export function countryOf(text: string): string | undefined {
  return countryNamed(text) ?? countryOfParts(text);
}

function countryNamed(text: string): string | undefined {
  countryByKey ??= readCountries();
  // ST as a whole is São Tomé; the St in St Lucia is a saint.
  const byCode = countryByKey.get(text.trim().toLowerCase());
  if (byCode !== undefined) return byCode;
  const key = countryKey(text);
  return countryByKey.get(key) ?? countryByKey.get(withoutForm(key));
}

function readCountries(): Map<string, string> {
  const countries = new Map<string, string>();
  for (const line of countryNames.trim().split('\n')) {
    const [country, alpha3, ...words] = line.split(' ') as [string, string, ...string[]];
    for (const code of [country, alpha3]) countries.set(code.toLowerCase(), country);
    for (const name of words.join(' ').split('; ')) countries.set(countryKey(name), country);
  }
  // German for Iceland. In another name it is a word.
  countries.set('island', 'IS');
  // A missing code or name is not a country.
  countries.delete('-');
  countries.delete('');
  return countries;
}

/** The country of a text whose parts, in brackets or beside a dash or slash, all name it. */
function countryOfParts(text: string): string | undefined {
  const [first, ...others] = text.split(/\s[-–—]\s|[()[\]/|*]/).filter(part => /\p{L}/u.test(part));
  if (first === undefined || first === text) return undefined;
  const country = countryNamed(first);
  if (country === undefined) return undefined;
  const isSame = (other: string | undefined) =>
    other === country || (other !== undefined && territories[other]?.split(' ').includes(country));
  return others.every(part => isSame(countryNamed(part))) ? country : undefined;
}

/** Territories with a code of their own, by the state that price lists write beside them. */
const territories: Readonly<Record<string, string>> = {
  AU: 'CC CX HM NF',
  CN: 'HK MO',
  DK: 'FO GL',
  FI: 'AX',
  FR: 'BL GF GP MF MQ NC PF PM RE TF WF YT',
  GB: 'AC AI BM FK GG GI GS IM IO JE KY MS PN SH TA TC VG',
  NL: 'AW BQ CW SX',
  NO: 'BV SJ',
  NZ: 'CK NU TK',
  US: 'AS GU MP PR UM VI',
};

/** Whether a value stands for all destinations without a row of their own. */
export function isEverywhere(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^(?:default(?: rate)?|xx|\*|all|everywhere|rest of (?:the )?world|row)$/i.test(value.trim())
  );
}
