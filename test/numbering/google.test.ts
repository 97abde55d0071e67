// Country and type are Google's, number for number, where both have the metadata that google-libphonenumber carries.
import { expect, test } from 'vitest';
import { numbersFile, rowLines, territoryLines } from '../../scripts/numbers/text.js';
import { countries, resolveColumn, textColumn } from '../../src/batch/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import { numberTable } from '../../src/numbering/number-table.js';
import { type NumberResolution, resolve } from '../../src/numbering/resolve.js';
import { type NumberType, numberTypes } from '../../src/numbering/types.js';
import { joined } from '../parity/layouts.js';
import { random } from '../random.js';
import { googleExamples, googleNumber, googlePatterns, googlePlans, googleRegions } from './google.js';
import {
  randomTails,
  throughEveryLeaf,
  throughEveryStep,
  throughPatterns,
  withNearMisses,
} from './numbers.js';

const table = numberTable(
  numbersFile('google-libphonenumber', territoryLines(googlePlans), rowLines(googlePlans)),
);

function* asked(): Generator<string> {
  const chance = random(47);
  for (let i = 0; i < 10; i++) yield* withNearMisses(googleExamples, chance);
  yield* withNearMisses(throughPatterns(chance, googlePatterns), chance);
  yield* randomTails(googleRegions.keys(), 60, chance);
  yield* throughEveryStep(table, 4, chance);
  yield* throughEveryLeaf(table, chance);
}

const msisdns = [...new Set(asked())];
const expected = msisdns.map(googleNumber);

type Answer = Pick<NumberResolution, 'callingCode' | 'country' | 'type'>;

/** Each answers all numbers, and then gives the answers one by one. */
const answerers: [name: string, answer: (msisdns: readonly string[]) => (i: number) => Answer][] = [
  ['resolve', msisdns => i => resolve(msisdns[i]!, { table })],
  ['resolveColumn, ts', inColumns('ts')],
  ['resolveColumn, wasm', inColumns('wasm')],
];

function inColumns(prefer: 'ts' | 'wasm') {
  return (msisdns: readonly string[]) => {
    const kernel = loadKernel({ prefer });
    expect(kernel.name).toBe(prefer);
    const column = textColumn(joined(msisdns.map(msisdn => Buffer.from(msisdn))));
    const { callingCode, country, type } = resolveColumn(kernel, column, { table });
    return (i: number): Answer => ({
      callingCode: callingCode[i] || null,
      country: countries[country[i]!]!,
      type: numberTypes[type[i]!]!,
    });
  };
}

test.each(answerers)('%s says what Google says', (_, answer) => {
  const answerOf = answer(msisdns);
  const differences: string[] = [];
  for (const [i, { callingCode, region, type }] of expected.entries()) {
    const found = answerOf(i);
    const sameCountry =
      region === null && callingCode !== null
        ? googleRegions.get(callingCode)!.includes(found.country!)
        : found.country === region;
    if (sameCountry && found.type === type && found.callingCode === (callingCode && Number(callingCode)))
      continue;
    differences.push(`${msisdns[i]}: ${found.country} ${found.type}, and by Google ${region} ${type}`);
  }
  expect(differences.length, differences.slice(0, 10).join('\n')).toBe(0);
});

test('two million numbers and more, of every region and type', () => {
  expect(msisdns.length).toBeGreaterThan(2_000_000);
  let known = 0;
  let withoutRegion = 0;
  const regions = new Set<string>();
  const types = new Set<NumberType>();
  const answers = new Set<string>();
  for (const { callingCode, region, type } of expected) {
    types.add(type);
    if (region !== null) regions.add(region);
    else if (callingCode !== null) withoutRegion++;
    if (type === 'UNKNOWN') continue;
    known++;
    answers.add(`${callingCode} ${region} ${type}`);
  }
  expect(known).toBeGreaterThan(800_000);
  expect(withoutRegion).toBeGreaterThan(150_000);
  expect([...types].sort()).toEqual([...numberTypes].sort());
  // Western Sahara has leading digits, but Morocco is asked first and has all numbers that begin so.
  const all = [...googleRegions.values()].flat();
  expect([...new Set(all)].filter(region => !regions.has(region))).toEqual(['EH']);
  const ofTable = [...table.leaves]
    .filter(leaf => leaf & 15)
    .map(leaf => {
      const territory = leaf >> 4;
      return `${table.callingCodes[territory]} ${table.countries[territory]} ${numberTypes[leaf & 15]}`;
    });
  expect([...answers].sort()).toEqual(ofTable.sort());
});
