import { codeUnitAt } from '../../code-unit.js';
import { type Alphabet, gsm7 } from '../alphabet.js';
import { countSeptets, countSurrogatePairs } from '../count.js';
import { nationalAlphabet, ucs2Alphabet } from './alphabets.js';
import type { ReferenceBits } from './capacity.js';
import { headerOctetsOf, partsInTables, septetsAfter } from './capacity.js';
import { characterClasses } from './character-classes.js';
import { type AllowedTables, isDefaultOnly } from './options.js';
import { LANGUAGES } from './tables.js';

/** The alphabet that a text is written in, and the length of the text in it. */
export interface Choice {
  readonly alphabet: Alphabet;
  /** The locking shift table, 0 for the default alphabet and for UCS-2. */
  readonly locking: number;
  /** The single shift table, 0 for the default extension table and for UCS-2. */
  readonly single: number;
  readonly characters: number;
  readonly units: number;
}

/** Septets that the smallest header of national tables costs in each of several parts: 153 - 149 = 152 - 148. */
const LEAST_COST_OF_TABLES = 4;

/**
 * Chooses the cheapest of the allowed pairs of tables that can write a text: fewest parts, then most septets left, which
 * counts the header, then the default pair, then single shift only, then the lowest numbers. UCS-2 if no pair can.
 */
export function chooseAlphabet(text: string, allowed: AllowedTables, referenceBits: ReferenceBits): Choice {
  const { length } = text;
  const defaultOnly = isDefaultOnly(allowed);
  const septets = countSeptets(text, length, gsm7);
  if (
    septets >= 0 &&
    (defaultOnly || ((allowed[0]! & 1) === 1 && septets - length <= LEAST_COST_OF_TABLES))
  ) {
    const alphabet = nationalAlphabet(0, 0, referenceBits);
    return { alphabet, locking: 0, single: 0, characters: length, units: septets };
  }
  const pair = defaultOnly ? undefined : cheapestPair(text, allowed, referenceBits);
  if (pair !== undefined) {
    const { locking, single, units } = pair;
    const alphabet = nationalAlphabet(locking, single, referenceBits);
    return { alphabet, locking, single, characters: length, units };
  }
  const characters = length - countSurrogatePairs(text, length, septets < 0 ? ~septets : 0);
  return { alphabet: ucs2Alphabet(referenceBits), locking: 0, single: 0, characters, units: length };
}

interface Pair {
  readonly locking: number;
  readonly single: number;
  /** Septets of the text. */
  readonly units: number;
}

/** How often the text at hand has each class of characters, and which classes it has. */
const counts = /* @__PURE__ */ new Uint32Array(256);
const seen = /* @__PURE__ */ new Uint8Array(256);

/** The cheapest of the pairs that can write the text, in one pass over it for all pairs. */
function cheapestPair(text: string, allowed: AllowedTables, referenceBits: ReferenceBits): Pair | undefined {
  const { locking: lockingOf, single: singleOf } = characterClasses();
  const kinds = tallyClasses(text, text.length);
  let cheapest: Pair | undefined;
  let leastParts = Number.POSITIVE_INFINITY;
  let mostLeft = 0;
  for (let locking = 0; locking < LANGUAGES && kinds >= 0; locking++) {
    // The single shift tables that have all characters which this locking shift table lacks.
    let singles = allowed[locking]!;
    let units = text.length;
    for (let i = 0; i < kinds; i++) {
      const kind = seen[i]!;
      if (((lockingOf[kind]! >> locking) & 1) === 1) continue;
      units += counts[kind]!;
      singles &= singleOf[kind]!;
    }
    if (singles === 0) continue;
    const single = singleOfLanguage(singles, locking);
    const parts = partsInTables(locking, single, units, referenceBits);
    const left = parts * septetsAfter(headerOctetsOf(locking, single, parts, referenceBits)) - units;
    if (parts > leastParts || (parts === leastParts && left <= mostLeft)) continue;
    cheapest = { locking, single, units };
    leastParts = parts;
    mostLeft = left;
  }
  return cheapest;
}

/**
 * The single shift table to take of those that a locking shift table can be used with, a bit for each: the default one,
 * whose header is shorter, then that of the same language, which a phone with one of them has too, then the lowest.
 */
function singleOfLanguage(singles: number, locking: number): number {
  if ((singles & 1) !== 0) return 0;
  return ((singles >> locking) & 1) !== 0 ? locking : 31 - Math.clz32(singles & -singles);
}

/** Counts the text's characters by class. Returns how many classes there are, or -1 if a character is in no table. */
function tallyClasses(text: string, length: number): number {
  const { ofCodeUnit, single } = characterClasses();
  counts.fill(0);
  for (let i = 0; i < length; i++) {
    const kind = ofCodeUnit[codeUnitAt(text, i)]!;
    if (kind === 0) return -1;
    counts[kind]!++;
  }
  let kinds = 0;
  for (let kind = 1; kind < single.length; kind++) if (counts[kind] !== 0) seen[kinds++] = kind;
  return kinds;
}
