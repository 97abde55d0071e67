import { codeOfCountry } from './countries.js';
import { LONGEST, MOST_STATES, type NumberTable, SHORTEST } from './table.js';
import { numberTypes } from './types.js';

/** A leaf has 12 bits for the territory. */
const MOST_TERRITORIES = 0x1000;

/** A calling code of a table that is being read. */
interface CallingCode {
  callingCode: number;
  /** Its territories: from the first to the last, exclusive. */
  firstTerritory: number;
  territoriesEnd: number;
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
  const { rowCount, leafCount } = readCounts(counts!);
  const byCode = callingCodesOf(territories.callingCodes, lines);
  // State 0 stands for none, and its fields serve for those of a line.
  const firstLeaf = rowCount + 1;
  // The first leaf is for numbers without a calling code.
  const stateCount = firstLeaf + 1 + leafCount;
  if (stateCount > MOST_STATES) throw invalidCounts(counts!);
  const next = new Uint16Array(10 * stateCount);
  const leaves = new Uint16Array(leafCount + 1);
  const afterThree = new Uint16Array(1000 * (LONGEST + 1));
  const { newLeaf, readRows } = rowReader(next, leaves, firstLeaf, territories.callingCodes.length);
  const noCallingCode = newLeaf(0);

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

function readCounts(line: string): { rowCount: number; leafCount: number } {
  const [, rows, leaves] = /^(\d+) (\d+)$/.exec(line) ?? [];
  const rowCount = Number(rows);
  const leafCount = Number(leaves);
  if (!(rowCount > 0 && leafCount > 0)) throw invalidCounts(line);
  return { rowCount, leafCount };
}

const invalidCounts = (line: string) =>
  new SyntaxError(`expected the counts of rows and leaves, at most ${MOST_STATES} together, found "${line}"`);

/** The calling codes of the territories, each with its line. */
function callingCodesOf(callingCodes: readonly (number | null)[], lines: readonly string[]) {
  const found = new Map<number, CallingCode>();
  callingCodes.forEach((callingCode, territory) => {
    if (callingCode === null) return;
    const known = found.get(callingCode);
    if (known) known.territoriesEnd = territory + 1;
    else {
      const line = lines[found.size]!;
      found.set(callingCode, { callingCode, firstTerritory: territory, territoriesEnd: territory + 1, line });
    }
  });
  if (lines.length !== found.size)
    throw new SyntaxError(
      `lines of rows: expected ${found.size}, one for each calling code, found ${lines.length}`,
    );
  return found;
}

/** Reads rows into `next` and leaves into `leaves`. The first leaf is state `firstLeaf`. */
function rowReader(next: Uint16Array, leaves: Uint16Array, firstLeaf: number, territoryCount: number) {
  const stateOfLeaf = new Uint16Array(16 * territoryCount);
  let rows = 1;
  let states = firstLeaf;
  // The line that is read, and how far. Its rows and territories count from these on.
  let code: CallingCode;
  let text = '';
  let at = 0;
  let firstRow = 0;
  let territory = 0;

  /**
   * Reads the rows of a calling code. The states after it are then the fields of state 0. Where `d` is a digit of base
   * 32, written 0 to O:
   *
   *     line  = field…             nine, one for each length
   *     field = what repeat?         repeat: so many are the same, "2" to "9" and ":" for ten; the last has none
   *     what  = "(" field…           a row: ten, one for each digit
   *           | "*" d d              the row of this number: they are numbered as they open
   *           | "a" to "l"           a leaf: the type, in the territory of the leaf before, or else the first
   *           | "!" d "a" to "l"     a leaf: territory of the calling code, and type
   */
  function readRows(callingCode: CallingCode): void {
    code = callingCode;
    text = code.line;
    at = 0;
    firstRow = rows;
    territory = code.firstTerritory;
    fields(0, LONGEST - SHORTEST + 1, 0);
    if (at !== text.length) throw misspelt();
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
          territory = code.firstTerritory + digit();
          token = text.charCodeAt(at++);
        }
        const type = token - A;
        if (!(type >= 0 && type < numberTypes.length && territory < code.territoriesEnd)) throw misspelt();
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

  /** The state of a new leaf, which every digit leads back to. */
  function newLeaf(leaf: number): number {
    const state = states++;
    if (state - firstLeaf === leaves.length) throw new SyntaxError('more leaves than were announced');
    leaves[state - firstLeaf] = leaf;
    next.fill(state, 10 * state, 10 * state + 10);
    return (stateOfLeaf[leaf] = state);
  }

  function digit(): number {
    const value = text.charCodeAt(at++) - ZERO;
    if (!(value >= 0 && value < 32)) throw misspelt();
    return value;
  }

  function misspelt() {
    return new SyntaxError(`the rows of calling code ${code.callingCode} are misspelt at character ${at}`);
  }

  return { newLeaf, readRows };
}

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
      throw new SyntaxError(`expected the territories of a calling code, found "${line}"`);
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
  if (countries.length > MOST_TERRITORIES)
    throw new SyntaxError(
      `expected fewer than ${MOST_TERRITORIES} territories, found ${countries.length - 1}`,
    );
  const countryCodes = countries.map(codeOfCountry);
  return { callingCodes, countries, countryCodes, trunkPrefixes, internationalPrefixes };
}
