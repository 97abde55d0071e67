// The table says of every number what the regular expressions of the metadata say.
import { execFileSync } from 'node:child_process';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { resolve } from '../../src/numbering/resolve.js';
import { LEAF, LONGEST, numberTable, SHORTEST } from '../../src/numbering/table.js';
import { random } from '../random.js';
import { referenceFallback, referenceNumber } from '../reference/numbers.js';
import {
  drawn,
  exampleNumbers,
  isMsisdn,
  nearMisses,
  randomTails,
  throughEveryLeaf,
  witnesses,
} from './numbers.js';

const { begins, rows, territories } = numberTable();
const chance = random(20);

/** Numbers that patterns match, and their near misses. */
const nearPatterns = new Set(exampleNumbers);
for (const number of drawn(60)) {
  if (isMsisdn(number)) nearPatterns.add(number);
  for (const miss of nearMisses(number, chance)) if (isMsisdn(miss)) nearPatterns.add(miss);
}

/** Countries of numbers under the prefix: the table finds the numbers, the reference says whose they are. */
const known = new Map<string, Set<string>>();
function countriesUnder(prefix: string): Set<string> {
  let countries = known.get(prefix);
  if (countries === undefined) {
    const found = witnesses(prefix).map(referenceNumber);
    countries = new Set(found.filter(({ type }) => type !== 'UNKNOWN').map(({ country }) => country!));
    known.set(prefix, countries);
  }
  return countries;
}

/** Compares each number with the reference, and says how many there were of each kind. */
function compare(numbers: Iterable<string>) {
  const counts = { all: 0, unknown: 0, ofNoRegion: 0 };
  const answers = new Set<string>();
  for (const msisdn of numbers) {
    const { callingCode, country, type } = referenceNumber(msisdn);
    counts.all++;
    if (type === 'UNKNOWN') counts.unknown++;
    if (callingCode !== '' && country === null) counts.ofNoRegion++;
    const expected = `${callingCode} ${country ?? referenceFallback(msisdn, callingCode, countriesUnder)} ${type}`;
    answers.add(expected);
    const found = resolve(msisdn);
    const answer = `${found.callingCode ?? ''} ${found.country} ${found.type}`;
    if (answer !== expected || !found.valid) expect(answer, msisdn).toBe(expected);
  }
  return { ...counts, answers: answers.size };
}

test('numbers that patterns match, and near misses', () => {
  const { all, unknown } = compare(nearPatterns);
  expect(all).toBeGreaterThan(300_000);
  expect(unknown).toBeGreaterThan(100_000);
});

test('random digits behind every calling code, in every length', () => {
  expect(compare(randomTails(40, chance)).all).toBeGreaterThan(75_000);
});

test('the lowest, the highest and a random number at every leaf, on every way to it', () => {
  const { all, ofNoRegion, answers } = compare(throughEveryLeaf(chance));
  expect(all).toBeGreaterThan(500_000);
  expect(ofNoRegion).toBeGreaterThan(40_000);
  expect(answers).toBe(new Set(rows.filter(field => field >= LEAF)).size);
});

test('what libphonenumber-js says, where it reads the digits as they stand', () => {
  let compared = 0;
  for (const msisdn of nearPatterns) {
    const number = parsePhoneNumberFromString(`+${msisdn}`);
    if (!number || number.countryCallingCode + number.nationalNumber !== msisdn) continue;
    compared++;
    const { callingCode, country, type } = resolve(msisdn);
    // Tristan da Cunha has no mobile numbers, which libphonenumber-js takes for "the same as fixed lines".
    const own = country === 'TA' && type === 'FIXED_LINE' ? 'FIXED_LINE_OR_MOBILE' : type;
    const theirs = number.country ?? (number.isNonGeographic() ? '001' : country);
    const answer = `${callingCode} ${country} ${own}`;
    const expected = `${number.countryCallingCode} ${theirs} ${number.getType() ?? 'UNKNOWN'}`;
    if (answer !== expected) expect(answer, msisdn).toBe(expected);
  }
  expect(compared).toBeGreaterThan(300_000);
});

test('every leaf is a territory and a type, and only EH has none', () => {
  const seen = new Set<number>();
  for (const field of rows) {
    if (field < LEAF) continue;
    seen.add((field ^ LEAF) >> 4);
    expect(field & 15).toBeLessThan(12);
  }
  const unseen = territories.filter((_, i) => !seen.has(i));
  expect(unseen).toEqual([{ callingCode: 212, country: 'EH' }]);
  expect(Math.max(...seen)).toBeLessThan(territories.length);
});

test('no two rows say the same, none says one thing only, and all are reached', () => {
  const reached = new Set(begins.slice(SHORTEST));
  const contents = new Set<string>();
  for (let row = 0; row < rows.length / 10; row++) {
    const fields = rows.subarray(10 * row, 10 * row + 10);
    contents.add(fields.join());
    if (fields.every(field => field === fields[0])) expect(fields[0]).toBeLessThan(LEAF);
    for (const field of fields) if (field < LEAF) reached.add(field);
  }
  expect(begins.length).toBe(LONGEST + 1);
  expect(contents.size).toBe(rows.length / 10);
  expect(reached.size).toBe(rows.length / 10);
});

test('the generator finds its file as it stands', () => {
  const started = performance.now();
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/numbers.ts']);
  expect(performance.now() - started).toBeLessThan(20_000);
});
