// Numbers to ask about: examples, numbers drawn from each pattern, near misses, and a way into every field.
import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import metadata from 'libphonenumber-js/metadata.max.json';
import { LEAF, LONGEST, numberTable, SHORTEST } from '../../src/numbering/table.js';
import type { Random } from '../random.js';

const { begins, rows } = numberTable();

type Row = [callingCode: string, idd: unknown, pattern: string, lengths: number[], ...rest: unknown[]];
const LEADING_DIGITS = 10;
const TYPES = 11;
const countries = metadata.countries as unknown as Record<string, Row>;
const planRows = [
  ...Object.values(countries),
  ...(Object.values(metadata.nonGeographic) as unknown as Row[]),
];

export const callingCodes = [...new Set(planRows.map(([callingCode]) => callingCode))];

const digits = (count: number, random: Random): string =>
  Array.from({ length: Math.max(0, count) }, () => random.below(10)).join('');

export const isMsisdn = (number: string) => number.length >= SHORTEST && number.length <= LONGEST;

/** The mobile number that the metadata gives as an example, of each country. */
export const exampleNumbers = Object.entries(examples).map(
  ([country, number]) => countries[country]![0] + number,
);

/** Numbers that each pattern of each plan matches, of every length it has. */
export function* drawn(perPattern: number): Generator<string> {
  for (const [callingCode, , pattern, , ...rest] of planRows) {
    const types = rest[TYPES - 4] as (0 | [string])[];
    for (const own of [
      pattern,
      rest[LEADING_DIGITS - 4],
      ...types.map(type => (type === 0 ? '' : type[0])),
    ]) {
      if (typeof own !== 'string' || own === '') continue;
      const numbers = fc.stringMatching(new RegExp(`^(?:${own})$`));
      for (const number of fc.sample(numbers, { seed: 1, numRuns: perPattern })) yield callingCode + number;
    }
  }
}

/** The number with a digit changed, one more, one less, and the same beginning with another end. */
export function* nearMisses(number: string, random: Random): Generator<string> {
  const at = 1 + random.below(number.length - 1);
  yield number.slice(0, at) + random.below(10) + number.slice(at + 1);
  yield number + random.below(10);
  yield number.slice(0, -1);
  yield number.slice(0, at) + digits(number.length - at, random);
}

/** Random digits behind each calling code, and behind none, in every length. */
export function* randomTails(perLength: number, random: Random): Generator<string> {
  for (const callingCode of ['', ...callingCodes])
    for (let length = SHORTEST; length <= LONGEST; length++)
      for (let i = 0; i < perLength; i++) {
        const begin = callingCode || String(1 + random.below(9));
        yield begin + digits(length - begin.length, random);
      }
}

/** Every prefix at which the table decides, with the lowest, the highest and a random end. */
export function* throughEveryLeaf(random: Random): Generator<string> {
  for (let length = SHORTEST; length <= LONGEST; length++)
    yield* throughLeavesOf(begins[length]!, '', length, random);
}

function* throughLeavesOf(row: number, prefix: string, length: number, random: Random): Generator<string> {
  for (let digit = prefix === '' ? 1 : 0; digit < 10; digit++) {
    const field = rows[10 * row + digit]!;
    const number = prefix + digit;
    if (field < LEAF) yield* throughLeavesOf(field, number, length, random);
    else {
      yield number.padEnd(length, '0');
      yield number.padEnd(length, '9');
      yield number + digits(length - number.length, random);
    }
  }
}

/** A number of each territory and known type that the table has under the prefix, in every length. */
export function witnesses(prefix: string): string[] {
  const found: string[] = [];
  for (let length = Math.max(SHORTEST, prefix.length); length <= LONGEST; length++) {
    let field = begins[length]!;
    for (let i = 0; i < prefix.length && field < LEAF; i++) field = rows[10 * field + Number(prefix[i])]!;
    for (const end of endsFrom(field).values()) found.push((prefix + end).padEnd(length, '0'));
  }
  return found;
}

const ends = new Map<number, Map<number, string>>();

/** By territory, digits that lead from the field to a leaf of a known type. */
function endsFrom(field: number): Map<number, string> {
  const known = ends.get(field);
  if (known) return known;
  const found = new Map<number, string>();
  if (field >= LEAF) {
    if (field & 15) found.set((field ^ LEAF) >> 4, '');
  } else
    for (let digit = 0; digit < 10; digit++)
      for (const [territory, end] of endsFrom(rows[10 * field + digit]!))
        if (!found.has(territory)) found.set(territory, digit + end);
  ends.set(field, found);
  return found;
}
