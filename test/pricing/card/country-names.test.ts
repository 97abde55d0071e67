import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rateCard } from '../../../src/index.js';
import { territories } from '../../../src/numbering/territories.js';
import { countryOf } from '../../../src/pricing/card/country-names.js';
import { random } from '../../random.js';

const { rows } = JSON.parse(readFileSync('data/countries.json', 'utf8')) as {
  rows: { alpha2: string; alpha3: string | null; names: string[] }[];
};
const codesOf = ({ alpha2, alpha3 }: (typeof rows)[number]) => (alpha3 ? [alpha2, alpha3] : [alpha2]);
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

test('249 countries of ISO 3166-1, AC, TA, XK and 001', () => {
  expect(rows).toHaveLength(253);
  const others = ['001', 'AC', 'TA', 'XK'];
  for (const country of others) expect(rows.map(({ alpha2 }) => alpha2)).toContain(country);
});

test('codes, in any case', () => {
  for (const row of rows)
    for (const code of codesOf(row))
      for (const text of [code, code.toLowerCase(), ` ${code}\t`])
        expect(countryOf(text), text).toBe(row.alpha2);
  expect(countryOf('XKX')).toBe('XK');
});

test('no code stands for two countries, nor does a name that looks like one', () => {
  const codes = rows.flatMap(codesOf);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { names } of rows) for (const name of names) expect(codes).not.toContain(name.toUpperCase());
});

test('a name is of its own country, so no two countries share one', () => {
  for (const { alpha2, names } of rows) for (const name of names) expect(countryOf(name), name).toBe(alpha2);
});

test('every territory that has numbers is there', () => {
  const known = rows.map(({ alpha2 }) => alpha2);
  for (const { country } of territories()) expect(known).toContain(country);
});

test('case, accents, punctuation, spaces, and, the, of, the order of words', () => {
  const withoutMarks = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '');
  const forms: ((name: string) => string)[] = [
    name => name.toUpperCase(),
    name => name.toLowerCase(),
    withoutMarks,
    name => name.normalize('NFD'),
    name => `The  ${name} `,
    name => name.replaceAll(' ', '  '),
    name => name.replace(/ and /g, ' & '),
    name => name.replace(/\bSaint /g, 'St. '),
    name => name.replace(/\bSaint /g, 'St '),
    name => name.replace(/\bIslands\b/g, 'Is.'),
    name => name.replaceAll('-', ' '),
    name => name.replaceAll("'", '’'),
    name => name.replaceAll("'", ''),
    name => name.replace(/[(),]/g, ''),
    name => name.split(' ').reverse().join(' '),
    name => name.replace(/^(.*) (.*)$/, '$2, $1'),
    name => `"${name}"`,
  ];
  for (const { alpha2, names } of rows)
    for (const name of names)
      for (const form of forms) expect(countryOf(form(name)), form(name)).toBe(alpha2);
});

test.each([
  ['US', 'United States; United States of America; The United States; USA; U.S.A.; U.S.; us'],
  ['GB', 'United Kingdom; UK; U.K.; Great Britain; GBR'],
  ['GR', 'Greece; EL; GRC'],
  ['KR', 'South Korea; Korea, Republic of; Republic of Korea; Korea (South); Korea, Rep. of; KOREA SOUTH'],
  ['KP', "North Korea; Korea, Democratic People's Republic of; Korea, Dem. People’s Rep. of; DPRK"],
  [
    'CD',
    'Congo, Democratic Republic of the; Congo, Dem. Rep.; DR Congo; D.R. Congo; Congo - Kinshasa; DRC; Zaire',
  ],
  ['CG', 'Congo, Republic of the; Congo, Rep.; Congo (Republic); Congo-Brazzaville'],
  ['CI', "Ivory Coast; Côte d'Ivoire; Cote D’Ivoire; Cote d Ivoire; COTE DIVOIRE"],
  ['CZ', 'Czech Republic; Czechia; Czech Rep.'],
  ['MO', 'Macau; Macao; Macau SAR'],
  ['HK', 'Hong Kong; Hong Kong, China; Hong Kong S.A.R.'],
  ['RU', 'Russia; Russian Federation'],
  ['LA', "Laos; Lao People's Democratic Republic"],
  ['SZ', 'Swaziland; Eswatini; eSwatini (Swaziland)'],
  ['MK', 'Macedonia; North Macedonia; Macedonia, The Former Yugoslav Republic of'],
  ['MM', 'Burma; Myanmar; Myanmar (Burma)'],
  ['TR', 'Turkey; Türkiye; TURKIYE; TÜRKİYE'],
  ['PS', 'Palestinian Territory; Palestine; Palestinian Territory, Occupied; Palestine, State of'],
  ['AE', 'UAE; U.A.E.; United Arab Emirates'],
  ['LC', 'St Lucia; St. Lucia; Saint Lucia'],
  ['VN', 'Vietnam; Viet Nam'],
  ['ST', 'ST; São Tomé and Príncipe; Sao Tome & Principe'],
  ['IS', 'IS; Iceland'],
  ['NL', 'Netherlands; The Netherlands; Holland; Netherlands (Kingdom of the)'],
  ['VG', 'British Virgin Islands; Virgin Islands (British); Virgin Islands, British; BVI'],
  ['VI', 'US Virgin Islands; U.S. Virgin Islands; Virgin Islands, U.S.; Virgin Islands (US)'],
  ['SX', 'Sint Maarten; St. Maarten; Sint Maarten (Dutch part)'],
  ['MF', 'Saint Martin (French part); St. Martin (French)'],
  ['BA', 'Bosnia & Herzegovina; Bosnia-Herzegovina'],
  ['FM', 'Micronesia; Micronesia (Federated States of)'],
  ['GW', 'Guinea-Bissau; Guinea Bissau'],
  ['NR', 'Nauru; Naoero'],
])('%s is %s', (country, names) => {
  for (const name of names.split('; ')) expect(countryOf(name), name).toBe(country);
});

test.each([
  ['what two countries are called', 'Congo; The Congo; Korea; Virgin Islands; Saint Martin; St. Martin'],
  [
    'names of former countries, and of none',
    'AN; ANT; Netherlands Antilles; SU; YU; Yugoslavia; XX; ZZ; constructor',
  ],
  ['a part of a country, or more than one', 'England; Bonaire; Tahiti; World; Rest of world; Europe'],
  ['a country and something else', 'Germany (mobile); Germany, France; Germany 2; Germany Россия; XGB; GB1'],
  [
    'words without a country',
    'Republic of China; Republic; Islands; Saint; United; the; 44; -; &; ...; Россия; ; ',
  ],
])('%s is not a country', (_, names) => {
  for (const name of names.split('; ')) expect(countryOf(name), name).toBeUndefined();
});

test.each([
  [
    'GB',
    'Great Britain (UK); UK/GB; United Kingdom [1]; Großbritannien; Grande-Bretagne; Reino Unido; Vereinigtes Königreich',
  ],
  ['TW', 'Taiwan, R.O.C.; Taiwan (ROC); Taiwan, Province of China; Taïwan; Taiwán'],
  ['AE', 'UAE (UAE); United Arab Emirates (UAE); Vereinigte Arabische Emirate; Émirats arabes unis'],
  [
    'KR',
    'Korea S, Republic of; S. Korea; Südkorea; Corée du Sud; Corea del Sur; Republic of Korea (South Korea)',
  ],
  ['KP', "Korea N., Dem. People's Rep.; North Korea - Korea The Democratic People's Republic of; Nordkorea"],
  ['CD', 'Congo Democratic Republic; Congo, DR; Congo (DRC); Congo-Kinshasa'],
  ['CI', "Ivory Coast; Cote D'Ivoire (Ivory Coast); Elfenbeinküste; Costa de Marfil"],
  ['CZ', 'Czech Republic (Czechia); Tschechien; Tchéquie; Chequia; Tschechische Republik'],
  ['CW', 'Curacao - Curaçao; Curacao; Curazao'],
  ['MM', 'Burma/Myanmar; Myanmar (Burma); Birmanie'],
  ['TH', 'Kingdom of Thailand; Thailand (Kingdom of); Thaïlande; Tailandia'],
  ['IR', 'Iran Islamic Republic Of; Islamic Republic of Iran; Irán'],
  ['SZ', 'Swaziland (Eswatini); Swasiland; Esuatini'],
  ['GS', 'South Georgia And Sandwich Isl.; Südgeorgien und die Südlichen Sandwichinseln'],
  ['UM', 'United States Outlying Islands; US Minor Outlying Islands'],
  ['JE', 'Jersey (UK); Jersey (United Kingdom)'],
  ['GU', 'Guam (USA); Guam / US'],
  ['MK', 'Macedonia (FYROM); Macedonia, FYR; Nordmazedonien'],
  ['XK', 'kosovo[1]*; Kosovo *'],
  ['VC', 'St. Vincent & Gren.; St Vincent/Grenadines'],
  ['IS', 'Island; Islande; Islandia'],
  ['DE', 'Deutschland; Allemagne; Alemania; DEUTSCHLAND'],
  ['CH', 'Schweiz; Suisse; Suiza'],
  ['AT', 'Österreich; Osterreich; Autriche'],
  ['CV', 'Cape Verde; Kap Verde; Cap-Vert'],
  ['TL', 'East Timor; TP; Timor Leste'],
])('%s as vendors write it: %s', (country, names) => {
  for (const name of names.split('; ')) expect(countryOf(name), name).toBe(country);
});

test.each([
  ['two countries', 'Russia/Kazakhstan; Reunion/Mayotte; USA/Canada; Ireland (UK); United Kingdom (Jersey)'],
  ['a country and a word', 'Germany (Telekom); Germany - Telekom; France (Mobile)'],
])('%s: not one country', (_, names) => {
  for (const name of names.split('; ')) expect(countryOf(name), name).toBeUndefined();
});

test('every English, German, French and Spanish name of CLDR is that of its country, but for those of two', () => {
  const known = new Set(rows.map(({ alpha2 }) => alpha2));
  const shared = ['RU', 'Congo', 'Saint Martin', 'Saint-Martin', 'San Martín', 'St. Martin'];
  for (const language of ['en', 'de', 'fr', 'es']) {
    const file = `node_modules/cldr-localenames-full/main/${language}/territories.json`;
    const { territories: names } = JSON.parse(readFileSync(file, 'utf8')).main[language]
      .localeDisplayNames as {
      territories: Record<string, string>;
    };
    for (const [key, name] of Object.entries(names))
      if (known.has(key.slice(0, 2)) && /^[A-Z]/.test(key) && !shared.includes(name))
        expect(countryOf(name), `${language} ${name}`).toBe(key.slice(0, 2));
  }
});

test('withdrawn codes and names of several countries leave the row out, and not the card', () => {
  for (const name of ['AN', 'ANT', 'Netherlands Antilles', 'YU', 'Yugoslavia', 'CS', 'SU', 'Soviet Union']) {
    const result = rateCard(`country,price\n${name},0.1\nGB,0.04`);
    expect(result.value?.rates, name).toMatchObject([{ country: 'GB' }]);
    expect(!result.issues && result.skipped, name).toMatchObject([{ code: 'WITHDRAWN_COUNTRY', line: 2 }]);
  }
  const antilles = rateCard('country,price\nAN,0.1\nGB,0.04');
  const message = 'line 2: AN is withdrawn from ISO 3166-1, see BQ, CW and SX';
  expect(!antilles.issues && antilles.skipped).toMatchObject([{ message }]);
  // A row that has another key needs no country.
  const kept = rateCard('country,prefix,price\nNetherlands Antilles,599,0.1');
  expect(kept.value?.rates).toMatchObject([{ prefix: '599', country: null }]);
  // A code that is withdrawn beside a name that is not.
  expect(rateCard('country,code,price\nSerbia,CS,0.1').value?.rates).toMatchObject([{ country: 'RS' }]);
});

test('random letters are no country but for the codes, and nothing throws', () => {
  const chance = random(7);
  const draw = (length: number) => Array.from({ length }, () => chance.pick(letters)).join('');
  const drawn = Array.from({ length: 2000 }, () => draw(4 + chance.below(8)));
  expect(drawn.filter(text => countryOf(text) !== undefined)).toEqual([]);
  const found = Array.from(letters, a => Array.from(letters, b => countryOf(a + b))).flat();
  expect(found.filter(country => country !== undefined)).toHaveLength(252 + 4);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(countryOf(text) ?? 'AA').toMatch(/^([A-Z]{2}|001)$/);
    }),
  );
});
