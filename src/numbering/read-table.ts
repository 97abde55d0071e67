import { codeOfCountry } from './countries.js';
import { LONGEST, MOST_STATES, type NumberTable, SHORTEST } from './table.js';
import { numberTypes } from './types.js';

/** A leaf has 12 bits for the territory. */
const MOST_TERRITORIES = 0x1000;

/** A calling code of a table that is being read. */
interface CallingCode {
  callingCode: number;
  /** Its territories: from the first to the last, exclusive. */
  first: number;
  end: number;
  /** Its line of rows. */
  line: string;
}

/**
 * Reads a table from its lines of territories and its lines of rows, one of each for every calling code.
 *
 * @throws {SyntaxError} for lines of another form. The rows of a calling code are read when its first number comes.
 */
export function readTable(source: string, territoryLines: string, rowLines: string): NumberTable {
  const territories = readTerritories(territoryLines);
  const [counts, ...lines] = rowLines.trim().split('\n');
  const [rowCount, leafCount] = counts!.split(' ').map(Number) as [number, number];
  // State 0 stands for none, and its fields serve for those of a line.
  const firstLeaf = rowCount + 1;
  // The first leaf is for numbers without a calling code.
  const stateCount = firstLeaf + 1 + leafCount;
  if (!(/^\d+ \d+$/.test(counts!) && rowCount > 0 && leafCount > 0 && stateCount <= MOST_STATES))
    throw new SyntaxError(`no counts in "${counts}"`);
  const byCode = callingCodesOf(territories.callingCodes, lines);
  const next = new Uint16Array(10 * stateCount);
  const leaves = new Uint16Array(leafCount + 1);
  const afterThree = new Uint16Array(1000 * (LONGEST + 1));
  const leafStates = leafMaker(next, leaves, firstLeaf, territories.callingCodes.length);
  const noCallingCode = leafStates.newLeaf(0);
  const readRows = rowReader(next, firstLeaf, leafStates);

  function enter(length: number, digits: number): number {
    const code = byCode.get(digits) ?? byCode.get((digits / 10) | 0) ?? byCode.get((digits / 100) | 0);
    if (code === undefined) afterThree[1000 * length + digits] = noCallingCode;
    else {
      readRows(code);
      enterStates(next, afterThree, code.callingCode);
    }
    return afterThree[1000 * length + digits]!;
  }

  return { source, ...territories, next, afterThree, enter, firstLeaf, leaves };
}

/** The calling codes of the territories, each with its line. */
function callingCodesOf(callingCodes: readonly (number | null)[], lines: readonly string[]) {
  const found = new Map<number, CallingCode>();
  callingCodes.forEach((callingCode, territory) => {
    if (callingCode === null) return;
    const known = found.get(callingCode);
    if (known) known.end = territory + 1;
    else
      found.set(callingCode, { callingCode, first: territory, end: territory + 1, line: lines[found.size]! });
  });
  if (lines.length !== found.size)
    throw new SyntaxError(`${lines.length} lines for ${found.size} calling codes`);
  return found;
}

/** Makes leaves, from state `firstLeaf` on: the state of each by its code, `16 * territory + type`, or 0. */
function leafMaker(next: Uint16Array, leaves: Uint16Array, firstLeaf: number, territories: number) {
  const stateOfLeaf = new Uint16Array(16 * territories);
  let count = 0;

  /** The state of a new leaf, which every digit leads back to. */
  function newLeaf(leaf: number): number {
    if (count === leaves.length) throw new SyntaxError('more leaves than announced');
    const state = firstLeaf + count;
    leaves[count++] = leaf;
    next.fill(state, 10 * state, 10 * state + 10);
    return (stateOfLeaf[leaf] = state);
  }

  return { stateOfLeaf, newLeaf };
}

/**
 * Reads the rows of one calling code after another into `next`, numbered through all lines. The states after it are then the fields of state 0. Where `d` is a digit
 * of base 32, written 0 to O:
 *
 *     line  = field…             nine, one for each length
 *     field = what repeat?         repeat: so many are the same, "2" to "9" and ":" for ten; the last has none
 *     what  = "(" field…           a row: ten, one for each digit
 *           | "*" d d              the row of this number: they are numbered as they open
 *           | "a" to "l"           a leaf: the type, in the territory of the leaf before, or else the first
 *           | "!" d "a" to "l"     a leaf: territory of the calling code, and type
 */
function rowReader(
  next: Uint16Array,
  firstLeaf: number,
  { stateOfLeaf, newLeaf }: ReturnType<typeof leafMaker>,
) {
  let rows = 1;
  let code: CallingCode;
  let text = '';
  let at = 0;
  let firstRow = 0;
  let territory = 0;

  /** Reads fields into `next`. All in one function that calls itself: twice as fast before it is compiled. */
  function fields(from: number, to: number, depth: number): void {
    for (let i = from; i < to; ) {
      let token = text.charCodeAt(at++);
      let field: number;
      if (token === OPEN) {
        field = rows++;
        if (field === firstLeaf || depth === LONGEST) throw misspelt(code, at);
        fields(10 * field, 10 * field + 10, depth + 1);
      } else if (token === KNOWN) {
        field = firstRow + 32 * digit() + digit();
        if (field >= rows) throw misspelt(code, at);
      } else {
        if (token === TERRITORY) {
          territory = code.first + digit();
          token = text.charCodeAt(at++);
        }
        const type = token - A;
        if (!(type >= 0 && type < numberTypes.length && territory < code.end)) throw misspelt(code, at);
        field = stateOfLeaf[16 * territory + type] || newLeaf(16 * territory + type);
      }
      next[i++] = field;
      if (i === to) break;
      const repeat = text.charCodeAt(at) - ZERO;
      if (!(repeat >= 2 && repeat <= 10)) continue;
      at++;
      const last = i + repeat - 1;
      if (last > to) throw misspelt(code, at);
      while (i < last) next[i++] = field;
    }
  }

  function digit(): number {
    const value = text.charCodeAt(at++) - ZERO;
    if (!(value >= 0 && value < 32)) throw misspelt(code, at);
    return value;
  }

  return (callingCode: CallingCode): void => {
    code = callingCode;
    text = code.line;
    at = 0;
    firstRow = rows;
    territory = code.first;
    fields(0, LONGEST - SHORTEST + 1, 0);
    if (at !== text.length) throw misspelt(code, at);
  };
}

const misspelt = ({ callingCode }: CallingCode, at: number) =>
  new SyntaxError(`calling code ${callingCode} is misspelt at character ${at}`);

const OPEN = 0x28; // (
const KNOWN = 0x2a; // *
const TERRITORY = 0x21; // !
const A = 0x61; // a
const ZERO = 0x30; // 0

/** Enters the states of all three digits that begin with a calling code whose rows were just read, for every length. */
function enterStates(next: Uint16Array, afterThree: Uint16Array, callingCode: number): void {
  const missing = 3 - String(callingCode).length;
  const lowest = callingCode * 10 ** missing;
  for (let length = SHORTEST; length <= LONGEST; length++)
    for (let end = 0; end < 10 ** missing; end++) {
      let state = next[length - SHORTEST]!;
      if (missing === 2) state = next[10 * state + ((end / 10) | 0)]!;
      if (missing > 0) state = next[10 * state + (end % 10)]!;
      afterThree[1000 * length + lowest + end] = state;
    }
}

/** Reads territories. A line has calling code, trunk prefix or -, international prefix or -, and countries. */
function readTerritories(lines: string) {
  const callingCodes: (number | null)[] = [null];
  const countries: (string | null)[] = [null];
  const trunkPrefixes = [''];
  const internationalPrefixes = [''];
  for (const line of lines.trim().split('\n')) {
    if (!/^[1-9]\d{0,2} (\d+|-) (\d+|-)( [A-Z]{2}| 001)+$/.test(line))
      throw new SyntaxError(`no territories in "${line}"`);
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
  if (countries.length > MOST_TERRITORIES) throw new SyntaxError(`found ${countries.length - 1} territories`);
  const countryCodes = countries.map(codeOfCountry);
  return { callingCodes, countries, countryCodes, trunkPrefixes, internationalPrefixes };
}
