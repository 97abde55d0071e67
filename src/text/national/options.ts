import { argumentError, isArray, isObject, kindOf, misuse } from '../../misuse.js';
import type { ReferenceBits } from './capacity.js';
import { hasLockingTable, LANGUAGES } from './tables.js';

/** A locking shift and a single shift table, each by its national language identifier; 0 is the default. */
export interface TablePair {
  locking?: number | undefined;
  single?: number | undefined;
}

/** Which tables a message may be written in. */
export interface TableOptions {
  /**
   * `'default'`, the default: the default alphabet and its extension table. `'auto'`: all pairs of national tables. A
   * list: exactly these pairs, where `{}` is the default pair. Without a pair that can write the text it is UCS-2.
   */
  tables?: 'default' | 'auto' | readonly TablePair[] | undefined;
  /** Bits of the reference that the parts of a message share: default 8. With 16 a part holds less. */
  referenceBits?: ReferenceBits | undefined;
}

/** For each locking shift table, a bit for each single shift table that it may be used with. */
export type AllowedTables = Uint16Array;

const defaultTables: AllowedTables = /* @__PURE__ */ allowedBy(language => (language === 0 ? 1 : 0));
const allTables: AllowedTables = /* @__PURE__ */ allowedBy(language =>
  hasLockingTable(language) ? (1 << LANGUAGES) - 1 : 0,
);

function allowedBy(singlesOf: (locking: number) => number): AllowedTables {
  return Uint16Array.from({ length: LANGUAGES }, (_, locking) => singlesOf(locking));
}

/** Whether only the default alphabet with its extension table is allowed. */
export function isDefaultOnly(allowed: AllowedTables): boolean {
  return allowed === defaultTables;
}

/** Reads `options.tables`. Throws unless it is a keyword or a list of pairs of tables that exist. */
export function allowedTables(tables: TableOptions['tables']): AllowedTables {
  if (tables === undefined || tables === 'default') return defaultTables;
  if (tables === 'auto') return allTables;
  if (!isArray(tables))
    throw argumentError('options.tables', "'default', 'auto' or a list of pairs of tables", tables);
  const allowed = new Uint16Array(LANGUAGES);
  tables.forEach((pair, index) => {
    const name = `options.tables[${index}]`;
    if (!isObject(pair)) throw argumentError(name, 'an object with locking and single', pair);
    const { locking = 0, single = 0 } = pair as TablePair;
    requireLanguage(`${name}.locking`, locking);
    requireLanguage(`${name}.single`, single);
    if (!hasLockingTable(locking))
      throw misuse(new RangeError(`${name}.locking is ${locking}, and Spanish has no locking shift table`));
    allowed[locking]! |= 1 << single;
  });
  return allowed;
}

function requireLanguage(name: string, language: unknown): void {
  if (typeof language !== 'number') throw argumentError(name, 'a national language identifier', language);
  if (!Number.isInteger(language) || language < 0 || language >= LANGUAGES)
    throw misuse(new RangeError(`${name} must be a national language identifier, 0 to 13, not ${language}`));
}

/** Reads `options.referenceBits`. Throws unless it is 8 or 16. */
export function referenceBitsOf(referenceBits: unknown): ReferenceBits {
  if (referenceBits === undefined || referenceBits === 8) return 8;
  if (referenceBits === 16) return 16;
  const found = typeof referenceBits === 'number' ? referenceBits : kindOf(referenceBits);
  throw misuse(new RangeError(`options.referenceBits must be 8 or 16, not ${found}`));
}
