// The table says of every number what the regular expressions of the metadata say.
import { execFileSync } from 'node:child_process';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/metadata.max.json';
import { expect, test } from 'vitest';
import { compile } from '../../scripts/numbers/compile.js';
import type { Field, Row } from '../../scripts/numbers/fields.js';
import { type Metadata, plansOf } from '../../scripts/numbers/plans.js';
import { byCallingCode } from '../../scripts/numbers/text.js';
import { builtInNumbers } from '../../src/numbering/built-in.js';
import { readTable } from '../../src/numbering/read-table.js';
import { resolve } from '../../src/numbering/resolve.js';
import { complete } from '../../src/numbering/table.js';
import { walk } from '../../src/numbering/walk.js';
import { numberRows } from '../../src/tables/numbers.js';
import { numbersSource, territoryLines } from '../../src/tables/territories.js';
import { random } from '../random.js';
import { referenceNumber } from '../reference/numbers.js';
import { referenceResolve } from '../reference/resolve.js';
import {
  callingCodes,
  drawn,
  exampleNumbers,
  randomTails,
  throughEveryLeaf,
  throughPatterns,
  withNearMisses,
} from './numbers.js';

const table = complete(builtInNumbers());
const chance = random(20);
const nearPatterns = withNearMisses([...exampleNumbers, ...drawn(60)], chance);

/** Compares each number with the reference, and says how many there were of each kind. */
function compare(numbers: Iterable<string>) {
  const counts = { all: 0, unknown: 0, ofNoRegion: 0 };
  const answers = new Set<string>();
  for (const msisdn of numbers) {
    const { callingCode, country, type } = referenceResolve(msisdn);
    counts.all++;
    if (type === 'UNKNOWN') counts.unknown++;
    if (callingCode !== '' && referenceNumber(msisdn).country === null) counts.ofNoRegion++;
    const expected = `${callingCode} ${country} ${type}`;
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

test('every digit, branch and count of every pattern, and near misses', () => {
  const { all, unknown } = compare(withNearMisses(throughPatterns(chance), chance));
  expect(all).toBeGreaterThan(1_000_000);
  expect(unknown).toBeGreaterThan(300_000);
});

test('random digits after every calling code, in every length', () => {
  expect(compare(randomTails(callingCodes, 40, chance)).all).toBeGreaterThan(75_000);
});

test('the lowest, the highest and a random number at every leaf, on every way to it', () => {
  const { all, ofNoRegion, answers } = compare(throughEveryLeaf(table, chance));
  expect(all).toBeGreaterThan(500_000);
  expect(ofNoRegion).toBeGreaterThan(40_000);
  expect(answers).toBe(table.leaves.length);
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

test.each([
  ['rising', (a: string, b: string) => (a < b ? -1 : 1)],
  ['falling', (a: string, b: string) => (a < b ? 1 : -1)],
  ['random', () => chance.below(2) - 0.5],
])('the order in which calling codes are read makes no difference: %s', (_, order) => {
  const own = readTable(numbersSource, territoryLines, numberRows);
  const first = [...randomTails(callingCodes, 2, chance), ...exampleNumbers].sort(order);
  for (const msisdn of [...first, ...nearPatterns])
    if (walk(own, msisdn) !== walk(table, msisdn)) expect.fail(`${msisdn} depends on the order`);
});

test('every leaf is a territory and a type, and only EH has none', () => {
  const leaves = [...table.leaves];
  expect(new Set(leaves).size).toBe(leaves.length);
  expect(Math.max(...leaves.map(leaf => leaf & 15))).toBeLessThan(12);
  const seen = new Set(leaves.map(leaf => leaf >> 4));
  expect(Math.max(...seen)).toBeLessThan(table.countries.length);
  expect(table.countries.filter((_, territory) => !seen.has(territory))).toEqual(['EH']);
});

test('all rows and leaves that are announced are read', () => {
  expect(table.next.subarray(10)).not.toContain(0);
  expect(table.next.length).toBe(10 * (table.firstLeaf + table.leaves.length));
});

test('no two rows of a calling code say the same, and none says one thing only', () => {
  let count = 0;
  for (const own of byCallingCode(plansOf(metadata as unknown as Metadata))) {
    const fields = new Map<Field, number>();
    const contents = new Set<string>();
    const visit = (field: Field): number => {
      const known = fields.get(field);
      if (known !== undefined) return known;
      const content = 'fields' in field ? row(field) : `${field.territory} ${field.type}`;
      expect(contents).not.toContain(content);
      contents.add(content);
      fields.set(field, fields.size);
      return fields.size - 1;
    };
    const row = (own: Row): string => {
      count++;
      if (own.fields.every(field => field === own.fields[0])) expect(own.fields[0]).toHaveProperty('fields');
      return own.fields.map(visit).join();
    };
    for (const field of compile(own)) visit(field);
  }
  expect(count).toBe(table.firstLeaf - 1);
});

test('the generator finds its files as they stand', () => {
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/numbers.ts']);
});
