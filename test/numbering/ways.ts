// Ways in which people write a number.

import type { PhoneNumber } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/metadata.max.json';
import { type Pattern, parsePattern } from '../../scripts/numbers/pattern.js';

/** The name of a way, and the number written so. */
export type Written = readonly [way: string, text: string];

/** A number of a country, taken apart. */
export interface Example {
  country: string;
  callingCode: string;
  national: string;
  number: PhoneNumber;
}

type Row = [
  callingCode: string,
  internationalPrefix: string,
  pattern: string,
  lengths: number[],
  formats: unknown,
  nationalPrefix: string | 0,
  formatting: unknown,
  forParsing: string | 0,
  template: string | 0,
];
const rows = metadata.countries as unknown as Record<string, Row>;

/** The string of digits that most of a country dial in front of a national number. */
export const trunkPrefixOf = (country: string): string => rows[country]![5] || '';

/** Strings that are dialled to leave the country: every one of them, or some 30 of many. */
export const internationalPrefixesOf = (country: string): string[] =>
  someOf(stringsOf(parsePattern(rows[country]![1])));

/** Strings that may be dialled in front of a national number, with all carrier codes, or some 30 of many. */
export function nationalPrefixesOf(country: string): string[] {
  const pattern = rows[country]![7] || trunkPrefixOf(country);
  // A digit follows the prefix of which a part is kept: that part is no prefix.
  const prefixes = pattern
    .split('|')
    .filter(option => !option.includes('$'))
    .join('|');
  const carriers = prefixes.replace(/\((?:\\d|.)\{10,11\}\)|\)\?$/g, match => (match === ')?' ? ')?' : ''));
  return carriers === '' || country === 'AR' || country === 'GA'
    ? []
    : someOf(stringsOf(parsePattern(carriers)));
}

const someOf = (strings: string[]) => strings.filter((_, i) => i % Math.ceil(strings.length / 30) === 0);

/** All strings that a pattern without repetition of many matches, the shortest first. */
function stringsOf(pattern: Pattern): string[] {
  switch (pattern.kind) {
    case 'digits':
      return [...'0123456789'].filter(digit => pattern.digits & (1 << Number(digit)));
    case 'alternation':
      return pattern.options.flatMap(stringsOf);
    case 'sequence':
      return pattern.items.map(stringsOf).reduce(joinedPairs, ['']);
    case 'repetition': {
      const item = stringsOf(pattern.item);
      let strings = [''];
      let all: string[] = pattern.least === 0 ? [''] : [];
      for (let count = 1; count <= pattern.most; count++) {
        strings = joinedPairs(strings, item);
        if (count >= pattern.least) all = [...all, ...strings];
      }
      return all;
    }
  }
}

const joinedPairs = (first: string[], second: string[]) => first.flatMap(a => second.map(b => a + b));

const inDigits = (zero: number) => (text: string) =>
  text.replace(/\d/g, digit => String.fromCharCode(zero + Number(digit)));

/** The number in groups of three digits with this between them. */
const grouped = (digits: string, between: string) => digits.match(/.{1,3}/g)!.join(between);

/** Ways to write it that say which country it is of. */
export function* internationalWays({ country, callingCode, national, number }: Example): Generator<Written> {
  const digits = callingCode + national;
  const plus = `+${digits}`;
  const trunkPrefix = trunkPrefixOf(country) || '0';
  yield ['+', plus];
  yield ['as libphonenumber writes it', number.formatInternational()];
  yield ['tel: URI', number.getURI()];
  yield ['tel: URI with dashes', `tel:+${callingCode}-${grouped(national, '-')}`];
  yield ['00', `00${digits}`];
  yield ['00, groups', `00 ${callingCode} ${grouped(national, ' ')}`];
  yield ['+ with trunk prefix', `+${callingCode} (${trunkPrefix})${national}`];
  yield ['digits only', digits];
  yield ['brackets around the calling code', `(+${callingCode}) ${grouped(national, ' ')}`];
  yield ['brackets around three digits', `+${callingCode} (${national.slice(0, 3)}) ${national.slice(3)}`];
  yield ['dots', `+${callingCode}.${grouped(national, '.')}`];
  yield ['dashes', `+${callingCode}-${grouped(national, '-')}`];
  yield ['en dashes', `+${callingCode}–${grouped(national, '–')}`];
  yield ['slashes', `+${callingCode}/${grouped(national, '/')}`];
  yield ['no-break spaces', `+${callingCode}\u00a0${grouped(national, '\u00a0')}`];
  yield ['invisible characters', `\u202a+${grouped(digits, '\u200b')}\u202c`];
  yield ['full-width', inDigits(0xff10)(plus)];
  yield ['Arabic-Indic', inDigits(0x660)(plus)];
  yield ['extended Arabic-Indic', inDigits(0x6f0)(plus)];
  yield ['Devanagari', inDigits(0x966)(plus)];
  yield ['apostrophe', `'${digits}`];
  yield ['typographic apostrophe', `\u2019${plus}`];
  yield ['spreadsheet: a text', `="${plus}"`];
  yield ['spreadsheet: a fraction', `${digits}.0`];
  yield ['spreadsheet: a power', `${digits[0]}.${digits.slice(1)}E+${digits.length - 1}`];
  yield ['separator at the end', `${plus};`];
  yield ['label: Tel.', `Tel. ${plus}`];
  yield ['label: Mobile:', `Mobile: ${plus}`];
  yield ['label: whatsapp:', `whatsapp:${plus}`];
  yield ['extension', `${plus} ext. 12`];
  yield ['extension: x', `${plus} x12`];
  yield ['extension: URI', `tel:${plus};ext=12`];
  yield ['extension: #', `${plus}#12`];
}

/** Ways to write it that only its own country understands. */
export function* nationalWays({ country, callingCode, national, number }: Example): Generator<Written> {
  const trunkPrefix = trunkPrefixOf(country);
  const written = trunkPrefix + national;
  yield ['national: as libphonenumber writes it', number.formatNational()];
  yield ['national: trunk prefix', written];
  yield ['national: without trunk prefix', national];
  yield ['national: dashes', `${trunkPrefix}${grouped(national, '-')}`];
  yield ['national: dots', `${trunkPrefix}${grouped(national, '.')}`];
  yield ['national: brackets', `(${trunkPrefix}${national.slice(0, 3)}) ${national.slice(3)}`];
  yield ['national: full-width', inDigits(0xff10)(written)];
  yield ['national: Arabic-Indic', inDigits(0x660)(written)];
  yield ['national: label', `Phone ${written}`];
  yield ['national: apostrophe', `'${written}`];
  // In Brazil a carrier is chosen for numbers of 10 or 11 digits.
  const prefixes = country === 'BR' && national.length < 10 ? [] : nationalPrefixesOf(country);
  for (const prefix of prefixes) yield ['national: carrier', `${prefix} ${national}`];
  const { 8: template } = rows[country]!;
  const [area] = (template || '').split('$');
  if (area && country !== 'AR' && national.startsWith(area))
    yield ['national: without area code', national.slice(area.length)];
  for (const prefix of internationalPrefixesOf(country))
    yield ['international prefix', `${prefix} ${callingCode} ${national}`];
}
