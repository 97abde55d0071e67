import { countryKey } from './country-key.js';

/** Codes and names withdrawn from ISO 3166-1 whose numbers have gone to several countries (ISO 3166-3). */
const withdrawn: readonly (readonly [
  alpha2: string,
  alpha3: string,
  successors: string,
  names: readonly string[],
])[] = [
  ['AN', 'ANT', 'BQ, CW and SX', ['Netherlands Antilles', 'Former Netherlands Antilles', 'Dutch Antilles']],
  ['CS', 'SCG', 'RS and ME', ['Serbia and Montenegro', 'Czechoslovakia']],
  ['SU', 'SUN', 'RU and others', ['USSR', 'Soviet Union']],
  ['YU', 'YUG', 'RS, ME and others', ['Yugoslavia']],
];

/** What a withdrawn country has become, in words; undefined for every other text. */
export function withdrawnCountry(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  const key = countryKey(text);
  const found = withdrawn.find(
    ([alpha2, alpha3, , names]) =>
      [alpha2, alpha3].includes(code) || names.some(name => countryKey(name) === key),
  );
  return found && `${found[0]} is withdrawn from ISO 3166-1, see ${found[2]}`;
}
