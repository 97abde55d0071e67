// What libphonenumber reads as a valid number, `normalize` reads as the same number, or refuses with a reason.
import { readFileSync } from 'node:fs';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/metadata.max.json';
import { expect, test } from 'vitest';
import { normalize } from '../../src/numbering/normalize.js';
import { resolve } from '../../src/numbering/resolve.js';
import { random } from '../random.js';
import { googleExampleNumbers } from './google.js';
import { drawn } from './numbers.js';
import {
  type Example,
  internationalPrefixesOf,
  internationalWays,
  nationalWays,
  trunkPrefixOf,
} from './ways.js';

/** A number written in some way, and what was read. */
interface Case {
  way: string;
  text: string;
  country: string | undefined;
  /** What was written. */
  meant: string;
  theirs: string | undefined;
  ours: string | undefined;
  issue: string;
}

/** Where the answers differ, each kind with the test for it. The first that holds counts; README.md has the reasons. */
const kinds: [name: string, is: (one: Case) => boolean][] = [
  [
    'extension',
    ({ way, ours, issue }) => way.startsWith('extension') && !ours && /without extension/.test(issue),
  ],
  ['fewer than 7 digits', ({ meant, ours, issue }) => meant.length < 7 && !ours && /^INVALID/.test(issue)],
  ['also another number', ({ ours, issue }) => !ours && /^AMBIGUOUS/.test(issue)],
  ['may be an amount', ({ ours, issue }) => !ours && /found the fraction "\.00?"/.test(issue)],
  ['fraction of a spreadsheet', ({ way, ours, meant }) => ours === meant && way.includes('a fraction')],
  [
    'power of a spreadsheet',
    ({ way, theirs, ours, meant }) => ours === meant && !theirs && way.includes('a power'),
  ],
  ['other digits', ({ way, theirs, ours, meant }) => ours === meant && !theirs && way.includes('Devanagari')],
  [
    '0 in front of any number',
    ({ way, theirs, ours, meant }) => ours === meant && !theirs && way.includes('+ with trunk'),
  ],
  ['00 from anywhere', ({ text, theirs, ours, meant }) => ours === meant && !theirs && text.startsWith('00')],
  [
    'calling code of the default country',
    ({ text, country, theirs, ours, meant }) =>
      ours === meant && text.endsWith(ours) && country !== undefined && (!theirs || theirs.endsWith(ours)),
  ],
  [
    'no + and no default country',
    ({ country, theirs, ours, meant }) => ours === meant && !theirs && !country,
  ],
  [
    'no carrier in the prefix',
    ({ way, theirs, ours, meant }) => ours === meant && !theirs && /national|abroad/.test(way),
  ],
];

const examples = examplesOf();

/** The example numbers of all countries and types, which libphonenumber-js must know too. */
function examplesOf(): Example[] {
  const seen = new Set<string>();
  return googleExampleNumbers.flatMap(({ country, callingCode, national }) => {
    const number = parsePhoneNumberFromString(`+${callingCode}${national}`);
    const key = `${country} ${callingCode}${national}`;
    if (country === '001' || seen.has(key) || !number?.isValid()) return [];
    seen.add(key);
    return [{ country, callingCode, national, number }];
  });
}

function* cases(): Generator<Case> {
  for (const example of examples) {
    const { country } = example;
    const meant = example.callingCode + example.national;
    for (const [way, text] of internationalWays(example)) {
      yield read(way, text, undefined, meant);
      yield read(`${way}, at home`, text, country, meant);
    }
    for (const [way, text] of nationalWays(example)) yield read(way, text, country, meant);
  }
  const abroad = ['447400123456', '4915123456789', '12015550123', '8613123456789', '390612345678'];
  for (const country of new Set(examples.map(({ country }) => country)))
    for (const prefix of internationalPrefixesOf(country))
      for (const meant of abroad) yield read('abroad', prefix + meant, country, meant);
}

function read(way: string, text: string, country: string | undefined, meant: string): Case {
  const number = parsePhoneNumberFromString(text, country ? { defaultCountry: country as CountryCode } : {});
  const theirs = number?.isValid() ? number.number.slice(1) : undefined;
  const { value, issues } = normalize(text, { defaultCountry: country });
  const issue = issues ? `${issues[0]!.code} ${issues[0]!.message}` : '';
  return { way, text, country, meant, theirs, ours: value?.msisdn, issue };
}

test('any numbers: never others than libphonenumber reads', () => {
  const chance = random(5);
  const countriesOf = Object.entries(metadata.country_calling_codes);
  let same = 0;
  const unexplained: Case[] = [];
  const readOne = (text: string, country: string | undefined, msisdn: string) => {
    const one = read('any', text, country, msisdn);
    if (one.theirs === one.ours && one.ours !== undefined) same++;
    if (!one.theirs || !one.ours || one.theirs === one.ours) return;
    // E.164 allows 15 digits.
    if (one.theirs.length > 15) return;
    // Without a +, a mobile number with the calling code of its country is as it stands.
    const isMobile = /MOBILE|UNKNOWN/.test(resolve(one.ours).type);
    if (text === one.ours && isMobile) return;
    unexplained.push(one);
  };
  for (const msisdn of drawn(8)) {
    const [callingCode, own] = countriesOf.find(([code]) => msisdn.startsWith(code)) ?? [];
    if (callingCode === undefined) continue;
    const national = msisdn.slice(callingCode.length);
    const country = own![chance.below(own!.length)]!;
    const trunkPrefix = trunkPrefixOf(country);
    const prefixes = internationalPrefixesOf(country);
    readOne(`+${msisdn}`, undefined, msisdn);
    readOne(msisdn, country, msisdn);
    readOne(`+${callingCode} ${trunkPrefix || '0'}${national}`, undefined, msisdn);
    readOne(trunkPrefix + national, country, msisdn);
    readOne(national, country, msisdn);
    readOne(prefixes[chance.below(prefixes.length)]! + msisdn, country, msisdn);
  }
  expect(unexplained.slice(0, 10)).toEqual([]);
  expect(same).toBeGreaterThan(25_000);
}, 240_000);

test('every country × every example number × 20 ways of writing and more', () => {
  const counts = new Map<string, number>(kinds.map(([name]) => [name, 0]));
  const unexplained: Case[] = [];
  const ways = new Set<string>();
  let same = 0;
  for (const one of cases()) {
    ways.add(one.way);
    if (one.ours === one.theirs) {
      same++;
      continue;
    }
    const [kind] = kinds.find(([, is]) => is(one)) ?? [];
    if (kind === undefined) unexplained.push(one);
    else counts.set(kind, counts.get(kind)! + 1);
  }
  expect(unexplained.slice(0, 10)).toEqual([]);
  expect(new Set(examples.map(({ country }) => country)).size).toBeGreaterThan(240);
  expect(examples.length).toBeGreaterThan(1100);
  expect(ways.size).toBeGreaterThan(60);
  // README.md has the kinds with their counts.
  const rows = [['the same', same] as const, ...counts].map(([kind, count]) => `| ${kind} | ${count} |`);
  const readme = readFileSync(new URL('../../src/numbering/README.md', import.meta.url), 'utf8');
  expect(rows.filter(row => !readme.includes(`\n${row} `))).toEqual([]);
}, 240_000);
