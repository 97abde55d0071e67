import { argumentError } from '../misuse.js';
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
export const MOST_STATES = 0x8000;

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
  // State 0 stands for none, and its fields take up those of a line. The first leaf is for numbers that no calling
  // code has.
  const firstLeaf = rowCount + 1;
  const stateCount = firstLeaf + 1 + leafCount;
  if (!(/^\d+ \d+$/.test(counts!) && rowCount > 0 && leafCount > 0 && stateCount <= MOST_STATES))
    throw new SyntaxError(`no counts in "${counts}"`);
  if (lines.length !== firsts.size)
    throw new SyntaxError(`${lines.length} lines for ${firsts.size} calling codes`);

  const next = new Uint16Array(10 * stateCount);
  const leaves = new Uint16Array(leafCount + 1);
  const stateOfLeaf = new Uint16Array(16 * callingCodes.length);
  const afterThree = new Uint16Array(1000 * (LONGEST + 1));
  let rows = 1;
  let states = firstLeaf;
  const noCallingCode = newLeaf(0);

  function newLeaf(code: number): number {
    if (states === stateCount) throw new SyntaxError('more leaves than were announced');
    const state = states++;
    leaves[state - firstLeaf] = code;
    next.fill(state, 10 * state, 10 * state + 10);
    return (stateOfLeaf[code] = state);
  }

  function enter(length: number, digits: number): number {
    const callingCode = [digits, (digits / 10) | 0, (digits / 100) | 0].find(code => firsts.has(code));
    if (callingCode === undefined) afterThree[1000 * length + digits] = noCallingCode;
    else read(callingCode);
    return afterThree[1000 * length + digits]!;
  }

  // The line that is read, and how far; its rows and territories count from these on.
  let text = '';
  let at = 0;
  let firstRow = 0;
  let firstTerritory = 0;
  let territoriesEnd = 0;
  let territory = 0;

  /**
   * Reads the rows of a calling code, and enters what all three digits lead to that begin with it, in numbers of 7 to
   * 15 digits. Where `d` is a digit of base 32, written 0 to O:
   *
   *     line  = field…             nine, one for each length
   *     field = what repeat?         repeat: so many are the same, "2" to "9" and ":" for ten; the last has none
   *     what  = "(" field…           a row: ten, one for each digit
   *           | "*" d d              the row of this number: they are numbered as they open
   *           | "a" to "l"           a leaf: the type, in the territory of the leaf before, or else the first
   *           | "!" d "a" to "l"     a leaf: territory of the calling code, and type
   */
  function read(callingCode: number): void {
    text = lines[lineOf.get(callingCode)!]!;
    at = 0;
    firstRow = rows;
    territory = firstTerritory = firsts.get(callingCode)!;
    territoriesEnd = callingCodes.lastIndexOf(callingCode) + 1;
    fields(0, LONGEST - SHORTEST + 1, 0);
    if (at !== text.length) throw misspelt();
    const missing = 3 - String(callingCode).length;
    for (let length = SHORTEST; length <= LONGEST; length++)
      enterAll(next[length - SHORTEST]!, missing, 1000 * length + callingCode * 10 ** missing);
  }

  /** Enters what a state leads to when so many of three digits are missing, from the lowest on. */
  function enterAll(state: number, missing: number, lowest: number): void {
    if (missing === 0) afterThree[lowest] = state;
    else
      for (let digit = 0; digit < 10; digit++)
        enterAll(next[10 * state + digit]!, missing - 1, lowest + digit * 10 ** (missing - 1));
  }

  /** Reads fields into `next`. All in one function that calls itself: twice as fast before it is compiled. */
  function fields(from: number, to: number, depth: number): void {
    if (depth > LONGEST) throw misspelt();
    for (let i = from; i < to; ) {
      let token = text.charCodeAt(at++);
      let field: number;
      if (token === OPEN) {
        field = rows++;
        if (field === firstLeaf) throw misspelt();
        fields(10 * field, 10 * field + 10, depth + 1);
      } else if (token === KNOWN) {
        field = firstRow + 32 * digit() + digit();
        if (field >= rows) throw misspelt();
      } else {
        if (token === TERRITORY) {
          territory = firstTerritory + digit();
          token = text.charCodeAt(at++);
        }
        const type = token - A;
        if (!(type >= 0 && type < numberTypes.length && territory < territoriesEnd)) throw misspelt();
        field = stateOfLeaf[16 * territory + type] || newLeaf(16 * territory + type);
      }
      next[i++] = field;
      if (i === to) break;
      const repeat = text.charCodeAt(at) - ZERO;
      if (!(repeat >= 2 && repeat <= 10)) continue;
      at++;
      const last = i + repeat - 1;
      if (last > to) throw misspelt();
      while (i < last) next[i++] = field;
    }
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

/** Throws unless every calling code can be reached, and every walk over the digits of a number ends in a leaf. */
export function requireEnds({ next, afterThree, firstLeaf, callingCodes }: NumberTable): void {
  const prefixes = new Set(callingCodes);
  for (const callingCode of prefixes)
    for (const shorter of [(callingCode! / 10) | 0, (callingCode! / 100) | 0])
      if (shorter > 0 && prefixes.has(shorter))
        throw new SyntaxError(`the calling code ${callingCode} begins with ${shorter}`);
  /** How many digits a walk from the row takes at most; none as long as that is being found out. */
  const heights = new Map<number, number>();
  const heightOf = (state: number): number => {
    if (state >= firstLeaf) return 0;
    let height = heights.get(state);
    if (height !== undefined) return height;
    heights.set(state, Number.POSITIVE_INFINITY);
    height = 1 + Math.max(...Array.from(next.subarray(10 * state, 10 * state + 10), heightOf));
    heights.set(state, height);
    return height;
  };
  for (let length = SHORTEST; length <= LONGEST; length++)
    for (let digits = 100; digits < 1000; digits++)
      if (heightOf(afterThree[1000 * length + digits]!) > length - 3)
        throw new SyntaxError(`numbers of ${length} digits that begin with ${digits} have no end`);
}

/** The table that options name, or else `builtIn`'s. */
export function tableOf(
  options: { table?: NumberTable | undefined } | undefined,
  builtIn: () => NumberTable,
): NumberTable {
  if (options === undefined) return builtIn();
  if (typeof options !== 'object' || options === null) throw argumentError('options', 'an object', options);
  const { table } = options;
  if (table === undefined) return builtIn();
  // By form: a package may be there twice, as ESM and as CommonJS.
  const { next, afterThree, leaves, enter } = Object(table) as Partial<NumberTable>;
  const isTable =
    [next, afterThree, leaves].every(array => array instanceof Uint16Array) && typeof enter === 'function';
  if (isTable) return table;
  throw argumentError('table', 'a table that numberTable has read', table);
}
