// Numbers to ask about: examples, numbers drawn from patterns, near misses, random ones, and ways through a table.
import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import metadata from 'libphonenumber-js/metadata.max.json';
import { type Pattern, parsePattern } from '../../scripts/numbers/pattern.js';
import { LONGEST, type NumberTable, SHORTEST } from '../../src/numbering/table.js';
import type { Random } from '../random.js';

/** A regular expression for whole national numbers, or for how they begin. */
export type NationalPattern = readonly [callingCode: string, pattern: string];

type Row = [callingCode: string, idd: unknown, pattern: string, lengths: number[], ...rest: unknown[]];
const LEADING_DIGITS = 10;
const TYPES = 11;
const countries = metadata.countries as unknown as Record<string, Row>;
const planRows = [
  ...Object.values(countries),
  ...(Object.values(metadata.nonGeographic) as unknown as Row[]),
];

export const callingCodes = [...new Set(planRows.map(([callingCode]) => callingCode))];

const patterns = planRows.flatMap(([callingCode, , pattern, , ...rest]): NationalPattern[] => {
  const types = rest[TYPES - 4] as (0 | [string])[];
  const all = [pattern, rest[LEADING_DIGITS - 4], ...types.map(type => (type === 0 ? '' : type[0]))];
  return all.flatMap(own => (typeof own === 'string' && own !== '' ? [[callingCode, own]] : []));
});

const digits = (count: number, random: Random): string => {
  let text = '';
  for (let i = 0; i < count; i++) text += random.below(10);
  return text;
};

const digit = fc.constantFrom(...'0123456789');

/** Strings of all kinds. Many are digits, or almost. */
export const anyText = fc.oneof(
  fc.string({ unit: digit, maxLength: 17 }),
  fc.string({
    unit: fc.oneof({ weight: 12, arbitrary: digit }, fc.string({ unit: 'binary', maxLength: 1 })),
  }),
  fc.string({ unit: 'binary' }),
);

export const isMsisdn = (number: string) => number.length >= SHORTEST && number.length <= LONGEST;

/** The mobile number that the metadata gives as an example, of each country. */
export const exampleNumbers = Object.entries(examples).map(
  ([country, number]) => countries[country]![0] + number,
);

/** Numbers that each pattern matches, of every length it has. */
export function* drawn(perPattern: number, from: Iterable<NationalPattern> = patterns): Generator<string> {
  for (const [callingCode, pattern] of from) {
    const numbers = fc.stringMatching(new RegExp(`^(?:${pattern})$`));
    for (const number of fc.sample(numbers, { seed: 1, numRuns: perPattern })) yield callingCode + number;
  }
}

/** Numbers that each pattern matches, with every digit, branch and count in it, and random ones around. */
export function* throughPatterns(
  random: Random,
  from: Iterable<NationalPattern> = patterns,
): Generator<string> {
  for (const [callingCode, pattern] of from)
    for (const number of waysThrough(parsePattern(pattern), random)) yield callingCode + number;
}

function* waysThrough(pattern: Pattern, random: Random): Generator<string> {
  const anyOf = (of: readonly Pattern[]) => of.map(item => anyWay(item, random)).join('');
  switch (pattern.kind) {
    case 'digits':
      yield* digitsOf(pattern.digits);
      break;
    case 'alternation':
      for (const option of pattern.options) yield* waysThrough(option, random);
      break;
    case 'sequence':
      for (const [i, item] of pattern.items.entries())
        for (const way of waysThrough(item, random))
          yield anyOf(pattern.items.slice(0, i)) + way + anyOf(pattern.items.slice(i + 1));
      break;
    case 'repetition':
      for (let count = pattern.least; count <= pattern.most; count++) {
        const items = Array<Pattern>(count).fill(pattern.item);
        yield* count === 0 ? [''] : waysThrough({ kind: 'sequence', items }, random);
      }
  }
}

function anyWay(pattern: Pattern, random: Random): string {
  switch (pattern.kind) {
    case 'digits':
      return random.pick(digitsOf(pattern.digits));
    case 'alternation':
      return anyWay(random.pick(pattern.options), random);
    case 'sequence':
      return pattern.items.map(item => anyWay(item, random)).join('');
    case 'repetition': {
      const count = pattern.least + random.below(pattern.most - pattern.least + 1);
      return Array.from({ length: count }, () => anyWay(pattern.item, random)).join('');
    }
  }
}

const digitsOf = (set: number) => [...'0123456789'].filter(digit => (set >> Number(digit)) & 1);

/** The numbers, and each with a digit changed, one more, one less, and the same beginning with another end. */
export function withNearMisses(numbers: Iterable<string>, random: Random): Set<string> {
  const found = new Set<string>();
  for (const number of numbers) {
    const at = 1 + random.below(number.length - 1);
    for (const own of [
      number,
      number.slice(0, at) + random.below(10) + number.slice(at + 1),
      number + random.below(10),
      number.slice(0, -1),
      number.slice(0, at) + digits(number.length - at, random),
    ])
      if (isMsisdn(own)) found.add(own);
  }
  return found;
}

/** Random digits after each calling code, and without one, in every length. */
export function* randomTails(
  callingCodes: Iterable<string>,
  perLength: number,
  random: Random,
): Generator<string> {
  for (const callingCode of ['', ...callingCodes])
    for (let length = SHORTEST; length <= LONGEST; length++)
      for (let i = 0; i < perLength; i++) {
        const begin = callingCode || String(1 + random.below(9));
        yield begin + digits(length - begin.length, random);
      }
}

const lengths = Array.from({ length: LONGEST - SHORTEST + 1 }, (_, i) => SHORTEST + i);

/** The three digits with which the prefix begins, or can go on, and the rest of it. */
function* beginnings(prefix: string): Generator<[three: number, rest: string]> {
  const three = prefix.slice(0, 3);
  const last = Number(three.padEnd(3, '9'));
  for (let i = Math.max(100, Number(three.padEnd(3, '0'))); i <= last; i++) yield [i, prefix.slice(3)];
}

/** Every prefix at which a complete table decides, with the lowest, the highest and a random end. */
export function* throughEveryLeaf(table: NumberTable, random: Random): Generator<string> {
  for (const length of lengths)
    for (const [three] of beginnings(''))
      yield* leavesFrom(table.afterThree[1000 * length + three]!, String(three), length);

  function* leavesFrom(state: number, prefix: string, length: number): Generator<string> {
    if (state < table.firstLeaf) {
      for (let digit = 0; digit < 10; digit++)
        yield* leavesFrom(table.next[10 * state + digit]!, prefix + digit, length);
      return;
    }
    yield prefix.padEnd(length, '0');
    yield prefix.padEnd(length, '9');
    yield prefix + digits(length - prefix.length, random);
  }
}

/** Every state of a complete table with every digit, in every length, with so many random ends. */
export function* throughEveryStep(table: NumberTable, ends: number, random: Random): Generator<string> {
  for (const length of lengths) {
    const seen = new Set<number>();
    for (const [three] of beginnings(''))
      yield* stepsFrom(table.afterThree[1000 * length + three]!, String(three), length, seen);
  }

  function* stepsFrom(state: number, prefix: string, length: number, seen: Set<number>): Generator<string> {
    for (let i = 0; i < ends; i++) yield prefix + digits(length - prefix.length, random);
    if (state >= table.firstLeaf || seen.has(state)) return;
    seen.add(state);
    for (let digit = 0; digit < 10; digit++)
      yield* stepsFrom(table.next[10 * state + digit]!, prefix + digit, length, seen);
  }
}

/** Finds a number of each territory and known type that a complete table has under a prefix, in every length. */
export function witnessesOf(table: NumberTable): (prefix: string) => string[] {
  const ends = new Map<number, Map<number, string>>();

  /** By territory, digits that lead from the state to a leaf of a known type. */
  function endsFrom(state: number): Map<number, string> {
    const known = ends.get(state);
    if (known) return known;
    const found = new Map<number, string>();
    if (state >= table.firstLeaf) {
      const leaf = table.leaves[state - table.firstLeaf]!;
      if (leaf & 15) found.set(leaf >> 4, '');
    } else
      for (let digit = 0; digit < 10; digit++)
        for (const [territory, end] of endsFrom(table.next[10 * state + digit]!))
          if (!found.has(territory)) found.set(territory, digit + end);
    ends.set(state, found);
    return found;
  }

  return prefix => {
    const found: string[] = [];
    for (const length of lengths) {
      if (length < prefix.length) continue;
      for (const [three, rest] of beginnings(prefix)) {
        let state = table.afterThree[1000 * length + three]!;
        for (const digit of rest) state = table.next[10 * state + Number(digit)]!;
        for (const end of endsFrom(state).values()) found.push((three + rest + end).padEnd(length, '0'));
      }
    }
    return found;
  };
}
