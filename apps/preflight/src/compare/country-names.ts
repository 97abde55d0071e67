import { territories } from '@quicksms/core';

let codes: Map<string, string> | undefined;

/** The code of a country by its code or English name, in any case. Undefined for anything else. */
export function countryNamed(text: string): string | undefined {
  if (text === '') return undefined;
  codes ??= countryCodes();
  return codes.get(plain(text));
}

function countryCodes(): Map<string, string> {
  const found = new Map<string, string>();
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  for (const { country } of territories()) {
    if (country === '001') continue;
    found.set(country.toLowerCase(), country);
    const name = names.of(country);
    if (name !== undefined) found.set(plain(name), country);
  }
  for (const [name, country] of Object.entries(otherNames)) found.set(plain(name), country);
  return found;
}

/** Names that vendors write, besides those of CLDR. */
const otherNames = {
  'United States of America': 'US',
  USA: 'US',
  UK: 'GB',
  'Great Britain': 'GB',
  'Russian Federation': 'RU',
  'Korea, Republic of': 'KR',
  'Viet Nam': 'VN',
  Turkey: 'TR',
  'Czech Republic': 'CZ',
  'Hong Kong': 'HK',
  Macau: 'MO',
  Macao: 'MO',
  'Ivory Coast': 'CI',
  Myanmar: 'MM',
  Palestine: 'PS',
};

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}]/gu, '');
