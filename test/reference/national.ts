// Text in national tables (3GPP TS 23.038, Annex A; TS 23.040, 9.2.3.24), slow and plain, from the data as found: every pair of
// tables is tried. Nobody may improve it.
import { readFileSync } from 'node:fs';

const data = JSON.parse(readFileSync(new URL('../../data/gsm-alphabets.json', import.meta.url), 'utf8'));

const codeUnitOf = (name: string) => Number.parseInt(name.slice(2), 16);

/** The code unit at each of 128 codes, null where there is none, by language identifier. */
export const locking: Record<number, (number | null)[]> = { 0: data.default.basic };
/** The same after an escape. */
export const single: Record<number, (number | null)[]> = { 0: sparse(data.default.extension) };
for (const id of Object.keys(data.locking)) locking[Number(id)] = data.locking[id].table;
for (const id of Object.keys(data.single)) single[Number(id)] = sparse(data.single[id].table);
for (const tables of [locking, single])
  for (const id of Object.keys(tables))
    tables[Number(id)] = tables[Number(id)]!.map(name => (name === null ? null : codeUnitOf(String(name))));

function sparse(table: Record<string, string>): (number | null)[] {
  const codes: unknown[] = new Array(128).fill(null);
  for (const [code, name] of Object.entries(table)) codes[Number.parseInt(code, 16)] = name;
  return codes as (number | null)[];
}

/** A locking shift and a single shift table, by language identifier. */
export type Pair = readonly [locking: number, single: number];

export const allPairs: readonly Pair[] = Object.keys(locking).flatMap(l =>
  Object.keys(single).map((s): Pair => [Number(l), Number(s)]),
);

/** Septets of each code unit in a pair of tables, 0 for those that it lacks. */
const septetTables: Uint8Array[] = [];
export function septetsIn(pair: Pair): Uint8Array {
  const known = septetTables[pair[0] * 100 + pair[1]];
  if (known) return known;
  const table = new Uint8Array(0x10000);
  for (const unit of single[pair[1]]!) if (unit !== null) table[unit] = 2;
  for (const unit of locking[pair[0]]!) if (unit !== null) table[unit] = 1;
  septetTables[pair[0] * 100 + pair[1]] = table;
  return table;
}

/** Septets of a text, or null if the pair cannot write it. */
export function unitsIn(text: string, pair: Pair): number | null {
  const table = septetsIn(pair);
  let units = 0;
  for (let i = 0; i < text.length; i++) {
    const septets = table[text.charCodeAt(i)]!;
    if (septets === 0) return null;
    units += septets;
  }
  return units;
}

/** Octets of the user data header of one part, or of each of several. */
export function referenceHeaderOctets([l, s]: Pair, several: boolean, referenceBits: 8 | 16): number {
  const elements: number[] = [];
  if (several) elements.push(referenceBits === 8 ? 2 + 3 : 2 + 4);
  if (s !== 0) elements.push(2 + 1);
  if (l !== 0) elements.push(2 + 1);
  return elements.length === 0 ? 0 : 1 + elements.reduce((sum, octets) => sum + octets);
}

/** Septets that fit after so many octets: whole septets of the bits that are left of 140 octets. */
const septetsThatFit = (headerOctets: number) => Math.floor(((140 - headerOctets) * 8) / 7);
const codeUnitsThatFit = (headerOctets: number) => Math.floor((140 - headerOctets) / 2);

export interface NationalCounts {
  encoding: 'GSM-7' | 'UCS-2';
  characters: number;
  units: number;
  unitsPerPart: number;
  unitsLeft: number;
  messageParts: number;
  segments: number;
  locking: number;
  single: number;
  referenceBits: 8 | 16;
  headerOctets: number;
}

/** The counts of a text in one pair of tables, or in UCS-2 for null; undefined if the pair cannot write it. */
export function countsIn(text: string, pair: Pair | null, referenceBits: 8 | 16): NationalCounts | undefined {
  const units = pair === null ? text.length : unitsIn(text, pair);
  if (units === null) return undefined;
  const fit = pair === null ? codeUnitsThatFit : septetsThatFit;
  const [l, s] = pair ?? [0, 0];
  const several = units > fit(referenceHeaderOctets([l, s], false, referenceBits));
  const headerOctets = referenceHeaderOctets([l, s], several, referenceBits);
  const unitsPerPart = fit(headerOctets);
  const messageParts = several ? Math.ceil(units / unitsPerPart) : 1;
  return {
    encoding: pair === null ? 'UCS-2' : 'GSM-7',
    characters: Array.from(text).length,
    units,
    unitsPerPart,
    unitsLeft: messageParts * unitsPerPart - units,
    messageParts,
    segments: referenceNationalSegments(text, pair, several ? unitsPerPart : units).length,
    locking: l,
    single: s,
    referenceBits,
    headerOctets,
  };
}

/** The text of each segment, which holds so many units. No escape pair and no surrogate pair is split. */
export function referenceNationalSegments(text: string, pair: Pair | null, capacity: number): string[] {
  const found = [''];
  let room = capacity;
  for (const character of text) {
    const cost = pair === null ? character.length : unitsIn(character, pair)!;
    if (cost > room) {
      found.push('');
      room = capacity;
    }
    found[found.length - 1] += character;
    room -= cost;
  }
  return found;
}

/** Fewest parts, most units left, the default pair, single shift only, lowest locking table, single shift table of its language, lowest. */
function rankOf(units: number, [l, s]: Pair, referenceBits: 8 | 16): number[] {
  const one = septetsThatFit(referenceHeaderOctets([l, s], false, referenceBits));
  const each = septetsThatFit(referenceHeaderOctets([l, s], true, referenceBits));
  const parts = units <= one ? 1 : Math.ceil(units / each);
  const left = units <= one ? one - units : parts * each - units;
  return [parts, -left, l === 0 && s === 0 ? 0 : 1, l === 0 ? 0 : 1, l, s === l ? 0 : 1, s];
}

function compare(one: number[], other: number[]): number {
  for (const [i, rank] of one.entries()) if (rank !== other[i]) return rank - other[i]!;
  return 0;
}

/** The counts in the cheapest of the pairs, or in UCS-2. */
export function referenceCheapest(
  text: string,
  pairs: readonly Pair[],
  referenceBits: 8 | 16,
): NationalCounts {
  const ranks: number[][] = [];
  for (const pair of pairs) {
    const units = unitsIn(text, pair);
    if (units !== null) ranks.push(rankOf(units, pair, referenceBits));
  }
  const [cheapest] = ranks.sort(compare);
  return countsIn(text, cheapest ? [cheapest[4]!, cheapest[6]!] : null, referenceBits)!;
}
