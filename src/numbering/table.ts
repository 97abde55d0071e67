import { argumentError } from '../result.js';
import { codeOfCountry } from './countries.js';
import { numberTypes } from './types.js';

/** How many digits an MSISDN has. */
export const SHORTEST = 7;
export const LONGEST = 15;

/**
 * Whose every number is and of what type, as a walk over its digits. A state is what the digits so far lead to, and
 * `next[10 * state + digit]` where one more leads. From `firstLeaf` on a state is a leaf, which says what the number
 * is and which no digit leaves. A calling code is read when the first of its numbers comes.
 */
export interface NumberTable {
  /** What the table was made from, such as `libphonenumber-js 1.13.16`. */
  readonly source: string;
  /**
   * By territory, which is a country with its calling code; the first of those that share one is the main country.
   * Territory 0 is none: null and null, for numbers whose calling code nobody has.
   */
  readonly callingCodes: readonly (number | null)[];
  readonly countries: readonly (string | null)[];
  /** What columns have for the country: `countries[code]` of countries.ts. */
  readonly countryCodes: readonly number[];
  /** What is dialled before a national number within the country, and not from abroad: 0 in most, or nothing. */
  readonly trunkPrefixes: readonly string[];
  /** What is dialled to leave the country: 00 in most, or nothing that is one string of digits. */
  readonly internationalPrefixes: readonly string[];
  readonly next: Uint16Array;
  /** The state after three digits: `afterThree[1000 * length + digits]`, or 0 for one that has not been asked for. */
  readonly afterThree: Uint16Array;
  /** That state for these digits, and from now on in `afterThree`. */
  readonly enter: (length: number, digits: number) => number;
  readonly firstLeaf: number;
  /** `16 * territory + type` of the leaf `firstLeaf + i`. */
  readonly leaves: Uint16Array;
}

/** As many as the engine has room for (assembly/memory.ts). */
const MOST_STATES = 0x8000;

/** A leaf has 12 bits for the territory. */
const MOST_TERRITORIES = 0x1000;

/** Reads a table from its lines: of territories, and of rows, of which there is one for each line of territories. */
export function readTable(source: string, territoryLines: string, rowLines: string): NumberTable {
  const territories = readTerritories(territoryLines);
  const { callingCodes } = territories;
  /** The first territory of each calling code, in the order of the lines. */
  const firsts = new Map<number, number>();
  callingCodes.forEach((callingCode, territory) => {
    if (callingCode !== null && !firsts.has(callingCode)) firsts.set(callingCode, territory);
  });
  const lineOf = new Map([...firsts.keys()].map((callingCode, line) => [callingCode, line]));
  const [counts, ...lines] = rowLines.trim().split('\n');
  const [rowCount, leafCount] = counts!.split(' ').map(Number) as [number, number];
  // State 0 stands for none, and the first leaf for numbers that no calling code has.
  const firstLeaf = rowCount + 1;
  const stateCount = firstLeaf + 1 + leafCount;
  if (!(/^\d+ \d+$/.test(counts!) && rowCount > 0 && leafCount > 0 && stateCount <= MOST_STATES))
    throw new SyntaxError(`no counts in "${counts}"`);
  if (lines.length !== firsts.size)
    throw new SyntaxError(`${lines.length} lines for ${firsts.size} calling codes`);

  const next = new Uint16Array(10 * stateCount);
  const leaves = new Uint16Array(leafCount + 1);
  /** How many digits the walk from a state takes at most; 0 from a leaf, and from a row that is being read. */
  const heights = new Uint8Array(stateCount);
  const stateOfLeaf = new Uint16Array(16 * callingCodes.length);
  const afterThree = new Uint16Array(1000 * (LONGEST + 1));
  const beginsOf = new Map<number, number[]>();
  let rows = 1;
  let states = firstLeaf;
  const noCallingCode = leaf(0);

  function leaf(code: number): number {
    let state = stateOfLeaf[code]!;
    if (state === 0) {
      if (states === stateCount) throw new SyntaxError('more leaves than were announced');
      state = stateOfLeaf[code] = states++;
      leaves[state - firstLeaf] = code;
      next.fill(state, 10 * state, 10 * state + 10);
    }
    return state;
  }

  function enter(length: number, digits: number): number {
    const tens = (digits / 10) | 0;
    const hundreds = (digits / 100) | 0;
    let state = noCallingCode;
    if (firsts.has(digits)) state = begin(digits, length);
    else if (firsts.has(tens)) state = next[10 * begin(tens, length) + (digits % 10)]!;
    else if (firsts.has(hundreds))
      state = next[10 * next[10 * begin(hundreds, length) + (tens % 10)]! + (digits % 10)]!;
    return (afterThree[1000 * length + digits] = state);
  }

  /** What a calling code leads to, in a number of the length. */
  function begin(callingCode: number, length: number): number {
    let begins = beginsOf.get(callingCode);
    if (begins === undefined) beginsOf.set(callingCode, (begins = read(callingCode)));
    return begins[length - SHORTEST]!;
  }

  // The line that is read, and how far; its rows and territories count from these on.
  let text = '';
  let at = 0;
  let firstRow = 0;
  let firstTerritory = 0;
  let territoriesEnd = 0;
  let territory = 0;

  /**
   * Reads the rows of a calling code, by what it leads to in numbers of 7 to 15 digits. Where `d` is a digit of base
   * 32, written 0 to O:
   *
   *     line  = what…                nine, one for each length
   *     what  = row
   *           | "*" d d              the row of this number: they are numbered as they open
   *           | "a" to "l"           a leaf: the type, in the territory of the leaf before, or else the first
   *           | "!" d "a" to "l"     a leaf: territory of the calling code, and type
   *     row   = "(" field…           ten, one for each digit
   *     field = what repeat?         repeat: so many are the same, "2" to "9" and ":" for ten; the tenth has none
   */
  function read(callingCode: number): number[] {
    text = lines[lineOf.get(callingCode)!]!;
    at = 0;
    firstRow = rows;
    territory = firstTerritory = firsts.get(callingCode)!;
    territoriesEnd = callingCodes.lastIndexOf(callingCode) + 1;
    const begins: number[] = [];
    for (let length = SHORTEST; length <= LONGEST; length++)
      begins.push(what(length - String(callingCode).length));
    if (at !== text.length) throw misspelt();
    return begins;
  }

  /** Reads what the digits so far lead to, in numbers that have `left` digits more. */
  function what(left: number): number {
    const token = text.charCodeAt(at++);
    if (token === OPEN) return row(left);
    if (token === KNOWN) {
      const state = firstRow + 32 * digit() + digit();
      if (!(heights[state]! > 0 && heights[state]! <= left)) throw misspelt();
      return state;
    }
    if (token === TERRITORY) territory = firstTerritory + digit();
    const type = (token === TERRITORY ? text.charCodeAt(at++) : token) - A;
    if (!(territory < territoriesEnd && type >= 0 && type < numberTypes.length)) throw misspelt();
    return leaf(16 * territory + type);
  }

  function row(left: number): number {
    const state = rows++;
    if (left === 0 || state === firstLeaf) throw misspelt();
    const end = 10 * state + 10;
    let height = 0;
    for (let i = end - 10; i < end; ) {
      const field = what(left - 1);
      if (heights[field]! > height) height = heights[field]!;
      next[i++] = field;
      if (i === end) break;
      const repeat = text.charCodeAt(at) - ZERO;
      if (!(repeat >= 2 && repeat <= 10)) continue;
      at++;
      const last = i + repeat - 1;
      if (last > end) throw misspelt();
      while (i < last) next[i++] = field;
    }
    heights[state] = height + 1;
    return state;
  }

  function digit(): number {
    const value = text.charCodeAt(at++) - ZERO;
    if (!(value >= 0 && value < 32)) throw misspelt();
    return value;
  }

  function misspelt() {
    return new SyntaxError(
      `the rows of calling code ${callingCodes[firstTerritory]} are misspelt at character ${at}`,
    );
  }

  return { source, ...territories, next, afterThree, enter, firstLeaf, leaves };
}

const OPEN = 0x28; // (
const KNOWN = 0x2a; // *
const TERRITORY = 0x21; // !
const A = 0x61; // a
const ZERO = 0x30; // 0

/** Reads territories, in whose lines stand calling code, trunk prefix or -, international prefix or -, and countries. */
function readTerritories(lines: string) {
  const callingCodes: (number | null)[] = [null];
  const countries: (string | null)[] = [null];
  const trunkPrefixes = [''];
  const internationalPrefixes = [''];
  for (const line of lines.trim().split('\n')) {
    if (!/^[1-9]\d{0,2} (\d+|-) (\d+|-)( [A-Z]{2}| 001)+$/.test(line))
      throw new SyntaxError(`no territory in "${line}"`);
    const [code, trunk, international, ...own] = line.split(' ');
    const callingCode = Number(code);
    if (callingCodes.includes(callingCode)) throw new SyntaxError(`two lines for calling code ${code}`);
    for (const country of own) {
      callingCodes.push(callingCode);
      countries.push(country);
      trunkPrefixes.push(trunk === '-' ? '' : trunk!);
      internationalPrefixes.push(international === '-' ? '' : international!);
    }
  }
  if (countries.length > MOST_TERRITORIES) throw new SyntaxError(`${countries.length} territories`);
  const countryCodes = countries.map(codeOfCountry);
  return { callingCodes, countries, countryCodes, trunkPrefixes, internationalPrefixes };
}

/** Reads all that a table has not read yet. */
export function complete(table: NumberTable): NumberTable {
  for (let length = SHORTEST; length <= LONGEST; length++)
    for (let digits = 100; digits < 1000; digits++)
      if (table.afterThree[1000 * length + digits] === 0) table.enter(length, digits);
  return table;
}

/** Refuses what is no table. */
export function requireTable(table: NumberTable): NumberTable {
  if (table?.next instanceof Uint16Array) return table;
  throw argumentError('table', 'a table that numberTable has read', table);
}
