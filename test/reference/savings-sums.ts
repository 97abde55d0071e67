// What the messages of a campaign would save, message by message. Nobody may improve it.
import type { ReferenceMessage } from './campaign.js';
import { referenceTransliteration } from './replacements.js';
import { referenceSavings } from './savings.js';
import { codePointsOf } from './text.js';

/** National language identifiers (TS 23.038, 6.2.1.2.4). */
const languages = [
  'Default',
  'Turkish',
  'Spanish',
  'Portuguese',
  'Bengali',
  'Gujarati',
  'Hindi',
  'Kannada',
  'Malayalam',
  'Oriya',
  'Punjabi',
  'Tamil',
  'Telugu',
  'Urdu',
];

interface SavingSums {
  messages: number;
  noRate: number;
  messageParts: { before: number; after: number };
  segments: { before: number; after: number };
  /** Scaled. */
  before: bigint;
  after: bigint;
  occurrences: number;
}

export const emptySavings = () => ({
  replacement: emptySums(),
  nationalTables: emptySums(),
  characters: new Map<string, SavingSums & { replacement: string }>(),
  tables: new Map<number, SavingSums>(),
});

const emptySums = (): SavingSums => ({
  messages: 0,
  noRate: 0,
  messageParts: { before: 0, after: 0 },
  segments: { before: 0, after: 0 },
  before: 0n,
  after: 0n,
  occurrences: 0,
});

interface Lengths {
  messageParts: number;
  segments: number;
}

/** Adds what a message would save. `costOf` says what so many parts or segments cost, undefined without a rate. */
export function addSavings(
  all: ReturnType<typeof emptySavings>,
  { text, counts }: ReferenceMessage,
  basis: 'parts' | 'segments',
  costOf: (billed: number) => bigint | undefined,
): void {
  if (counts.encoding === 'GSM-7') return;
  const billed = basis === 'parts' ? 'messageParts' : 'segments';
  const add = (sums: SavingSums, after: Lengths) => {
    sums.messages++;
    const [costBefore, costAfter] = [costOf(counts[billed]), costOf(after[billed])];
    if (costBefore === undefined) sums.noRate++;
    sums.before += costBefore ?? 0n;
    sums.after += costAfter ?? 0n;
    for (const name of ['messageParts', 'segments'] as const) {
      sums[name].before += counts[name];
      sums[name].after += after[name];
    }
  };

  const found = referenceSavings(text);
  const { text: replaced, replacements } = referenceTransliteration(text);
  const afterReplacement = {
    messageParts: found.partsAfterReplacement,
    segments: found.segmentsAfterReplacement,
  };
  if (afterReplacement[billed] < counts[billed] && codePointsOf(replaced).length <= 1530) {
    add(all.replacement, afterReplacement);
    for (const from of new Set(replacements.map(each => each.from))) {
      const same = replacements.filter(each => each.from === from);
      const sums = all.characters.get(from) ?? { ...emptySums(), replacement: same[0]!.to };
      all.characters.set(from, sums);
      sums.occurrences += same.length;
      add(sums, afterReplacement);
    }
  }
  const inTables = {
    messageParts: found.partsWithNationalTables,
    segments: found.segmentsWithNationalTables,
  };
  if (inTables[billed] < counts[billed]) {
    const pair = found.locking * 100 + found.single;
    const sums = all.tables.get(pair) ?? emptySums();
    all.tables.set(pair, sums);
    add(all.nationalTables, inTables);
    add(sums, inTables);
  }
}

/** The object that `preflight --json` prints. */
export function listedSavings(
  { replacement, nationalTables, characters, tables }: ReturnType<typeof emptySavings>,
  rounded: (scaled: bigint) => bigint,
  amount: (units: bigint) => unknown,
) {
  const savedBy = ({ before, after }: SavingSums) => rounded(before) - rounded(after);
  const listed = (sums: SavingSums) => ({
    messages: sums.messages,
    noRate: sums.noRate,
    messageParts: sums.messageParts,
    segments: sums.segments,
    cost: { before: amount(rounded(sums.before)), after: amount(rounded(sums.after)) },
    saving: amount(savedBy(sums)),
  });
  const first = <Key extends string | number, Sums extends SavingSums>(all: Map<Key, Sums>): [Key, Sums][] =>
    [...all]
      .sort(([keyA, a], [keyB, b]) => {
        const more = savedBy(b) - savedBy(a);
        if (more !== 0n) return more > 0n ? 1 : -1;
        return b.messages - a.messages || (keyA < keyB ? -1 : 1);
      })
      .slice(0, 10);
  return {
    replacement: {
      ...listed(replacement),
      characters: first(characters).map(([character, sums]) => ({
        character,
        codePoint: codePointsOf(character)
          .map(point => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`)
          .join(' '),
        replacement: sums.replacement,
        occurrences: sums.occurrences,
        ...listed(sums),
      })),
    },
    nationalTables: {
      ...listed(nationalTables),
      byTables: first(tables).map(([pair, sums]) => ({
        locking: languages[Math.floor(pair / 100)]!,
        single: languages[pair % 100]!,
        ...listed(sums),
      })),
    },
  };
}
