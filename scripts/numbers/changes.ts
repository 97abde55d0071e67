import { complete, LONGEST, type NumberTable, SHORTEST } from '../../src/numbering/table.js';
import { type NumberType, numberTypes } from '../../src/numbering/types.js';

/** What a table says about a number. */
export interface Answer {
  callingCode: number | null;
  country: string | null;
  type: NumberType;
}

interface Count {
  /** Exact as a double: there are fewer than 10 ** 15 numbers of up to 15 digits. */
  numbers: number;
  /** The shortest prefixes under which all numbers of a length count, each with an x for every digit to come. */
  examples: string[];
}

/** The numbers for which one table says `before` and the other `after`. */
export interface Change extends Count {
  before: Answer;
  after: Answer;
}

/** How many groups of prefixes are shown. Each has up to ten that differ in the last digit. */
const SHOWN = 3;
const EXAMPLES = 10 * SHOWN;

/** Every number for which the tables differ, grouped by what they say: by country, most numbers first. */
export function changedNumbers(before: NumberTable, after: NumberTable): Change[] {
  const answers: Answer[] = [];
  const known = new Map<string, number>();
  const saidBefore = answersOf(before);
  const saidAfter = answersOf(after);
  const counted = new Map<string, Map<number, Count>>();

  const changes = new Map<number, Count>();
  for (let length = SHORTEST; length <= LONGEST; length++)
    for (let digits = 100; digits < 1000; digits++) {
      const at = 1000 * length + digits;
      add(changes, digits, count(before.afterThree[at]!, after.afterThree[at]!, length - 3));
    }
  return [...changes]
    .map(([pair, found]) => ({
      before: answers[Math.floor(pair / 0x10000)]!,
      after: answers[pair % 0x10000]!,
      ...found,
    }))
    .sort((a, b) => inOrder(territoryOf(a), territoryOf(b)) || b.numbers - a.numbers);

  /** The answer of each leaf, by a number that it has in both tables. */
  function answersOf(table: NumberTable): number[] {
    const { leaves, callingCodes, countries } = complete(table);
    return Array.from(leaves, leaf => {
      const callingCode = callingCodes[leaf >> 4]!;
      const country = countries[leaf >> 4]!;
      const type = numberTypes[leaf & 15]!;
      const key = `${callingCode} ${country} ${type}`;
      let answer = known.get(key);
      if (answer === undefined) known.set(key, (answer = answers.push({ callingCode, country, type }) - 1));
      return answer;
    });
  }

  /** Of the numbers with `left` digits to come, from a state of each table: by pair of answers. */
  function count(one: number, other: number, left: number): Map<number, Count> {
    const key = `${one} ${other} ${left}`;
    let counts = counted.get(key);
    if (counts !== undefined) return counts;
    counted.set(key, (counts = new Map()));
    const was = saidBefore[one - before.firstLeaf];
    const is = saidAfter[other - after.firstLeaf];
    if (was === undefined || is === undefined)
      for (let digit = 0; digit < 10; digit++)
        add(counts, digit, count(before.next[10 * one + digit]!, after.next[10 * other + digit]!, left - 1));
    else if (was !== is)
      counts.set(0x10000 * was + is, { numbers: 10 ** left, examples: ['x'.repeat(left)] });
    return counts;
  }
}

/** Adds what was counted after these digits. */
function add(counts: Map<number, Count>, digits: number, counted: Map<number, Count>): void {
  for (const [pair, { numbers, examples }] of counted) {
    const sum = counts.get(pair);
    counts.set(pair, {
      numbers: numbers + (sum?.numbers ?? 0),
      examples: [...(sum?.examples ?? []), ...examples.map(example => digits + example)]
        .sort((a, b) => prefixLength(a) - prefixLength(b) || a.length - b.length || inOrder(a, b))
        .slice(0, EXAMPLES),
    });
  }
}

const prefixLength = (example: string): number => (example + 'x').indexOf('x');

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function territoryOf({ before, after }: Change): string {
  const { country, callingCode } = after.country === null ? before : after;
  return `${country} ${callingCode}`;
}

/** What changed from one table to the other, in words: no lines where nothing changed. */
export function changeLines(before: NumberTable, after: NumberTable): string[] {
  return [
    ...planLines(before, after),
    ...changedNumbers(before, after).map(change => {
      const numbers = change.numbers.toLocaleString('en');
      return `${territoryOf(change)}: ${numbers} numbers ${answerTexts(change).join(' -> ')}: ${exampleText(change)}`;
    }),
  ];
}

function answerTexts({ before, after }: Change): string[] {
  const moved = before.callingCode !== after.callingCode || before.country !== after.country;
  return [before, after].map(({ callingCode, country, type }) => {
    if (callingCode === null) return 'no calling code';
    return moved ? `${country} ${type}` : type;
  });
}

/** The first prefixes, together where they differ in the last digit: 1273[2-9]xxxxxx. */
function exampleText({ numbers, examples }: Change): string {
  const groups = new Map<string, string>();
  let covered = 0;
  for (const example of examples) {
    const [, stem, digit, rest] = /^(\d*)(\d)(x*)$/.exec(example)!;
    const group = `${stem} ${rest}`;
    groups.set(group, (groups.get(group) ?? '') + digit);
    covered += 10 ** rest!.length;
  }
  const texts = [...groups].map(([group, digits]) => group.replace(' ', oneOf(digits)));
  const more = covered < numbers || texts.length > SHOWN;
  return texts.slice(0, SHOWN).join(', ') + (more ? ' …' : '');
}

function oneOf(digits: string): string {
  if (digits.length === 1) return digits;
  const run = digits.length > 2 && '0123456789'.includes(digits);
  return run ? `[${digits[0]}-${digits.at(-1)}]` : `[${digits}]`;
}

/** Calling codes and territories that came or went, and prefixes that changed. */
function planLines(before: NumberTable, after: NumberTable): string[] {
  const lines: string[] = [];
  const were = callingCodesOf(before);
  const are = callingCodesOf(after);
  for (const callingCode of [...new Set([...were.keys(), ...are.keys()])].sort((a, b) => a - b)) {
    const was = were.get(callingCode);
    const is = are.get(callingCode);
    if (was === undefined) lines.push(`new calling code ${callingCode}: ${is!.countries.join(' ')}`);
    else if (is === undefined) lines.push(`calling code ${callingCode} is gone: ${was.countries.join(' ')}`);
    else {
      const [main] = is.countries;
      for (const country of is.countries)
        if (!was.countries.includes(country)) lines.push(`new territory: ${country} ${callingCode}`);
      for (const country of was.countries)
        if (!is.countries.includes(country)) lines.push(`territory is gone: ${country} ${callingCode}`);
      for (const prefix of ['trunk prefix', 'international prefix'] as const)
        if (was[prefix] !== is[prefix])
          lines.push(`${main} ${callingCode}: ${prefix} ${was[prefix] || 'none'} -> ${is[prefix] || 'none'}`);
    }
  }
  return lines;
}

/** What the territories of one calling code have in common, and which they are. */
function callingCodesOf(table: NumberTable) {
  const found = new Map<
    number,
    { countries: string[]; 'trunk prefix': string; 'international prefix': string }
  >();
  table.callingCodes.forEach((callingCode, territory) => {
    if (callingCode === null) return;
    const country = table.countries[territory]!;
    const known = found.get(callingCode);
    if (known) known.countries.push(country);
    else
      found.set(callingCode, {
        countries: [country],
        'trunk prefix': table.trunkPrefixes[territory]!,
        'international prefix': table.internationalPrefixes[territory]!,
      });
  });
  return found;
}
