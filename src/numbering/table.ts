import { argumentError, isObject } from '../misuse.js';

/** How many digits an MSISDN has. */
export const SHORTEST = 7;
export const LONGEST = 15;

/** As many as the engine has room for (assembly/memory.ts). */
export const MOST_STATES = 0x8000;

/**
 * The territory and type of every number, as a walk over its digits. A state is what the digits so far lead to, and
 * `next[10 * state + digit]` is where one more digit leads. From `firstLeaf` on a state is a leaf: it says what the number
 * is, and no digit leads out of it. The rows of a calling code are read when its first number arrives.
 */
export interface NumberTable {
  /** What the table was made from, such as `libphonenumber-js 1.13.16`. */
  readonly source: string;
  /**
   * By territory, which is a country with its calling code. The first of those that share one is the main country.
   * Territory 0 has null and null, for numbers of an unassigned calling code.
   */
  readonly callingCodes: readonly (number | null)[];
  readonly countries: readonly (string | null)[];
  /** The code of the country in columns: `countries[code]` of countries.ts. */
  readonly countryCodes: readonly number[];
  /** What is dialled in front of a national number within the country, and not from abroad: 0 in most, or nothing. */
  readonly trunkPrefixes: readonly string[];
  /** What is dialled to leave the country, if it is one string of digits: 00 in most. Otherwise empty. */
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

/** Reads all that a table has not read yet. */
export function complete(table: NumberTable): NumberTable {
  for (let length = SHORTEST; length <= LONGEST; length++)
    for (let digits = 100; digits < 1000; digits++)
      if (table.afterThree[1000 * length + digits] === 0) table.enter(length, digits);
  return table;
}

/** The table in the options, or else that of `builtIn`. Throws unless `options.table` is a table. */
export function tableOf(
  options: { table?: NumberTable | undefined } | undefined,
  builtIn: () => NumberTable,
): NumberTable {
  if (options === undefined) return builtIn();
  if (!isObject(options)) throw argumentError('options', 'an object', options);
  const { table } = options;
  if (table === undefined) return builtIn();
  if (!isTable(table)) throw argumentError('table', 'a table that numberTable has read', table);
  return table;
}

/** By form: a package may be there twice, as ESM and as CommonJS. An array whose buffer is detached has no length. */
function isTable(table: NumberTable): boolean {
  if (!isObject(table)) return false;
  const { next, afterThree, leaves, enter } = table;
  return isStates(next) && isStates(afterThree) && isStates(leaves) && typeof enter === 'function';
}

const isStates = (states: Uint16Array): boolean =>
  isObject(states) && states instanceof Uint16Array && states.length > 0;
