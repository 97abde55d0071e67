import { hasLockingTable, LANGUAGES, lockingTable, singleShiftTable } from './tables.js';

/** The tables that characters are in. Characters of the same tables are one class: 37 of them, and class 0 for the rest. */
export interface CharacterClasses {
  /** The class of each UTF-16 code unit. */
  readonly ofCodeUnit: Uint8Array;
  /** By class, a bit for each locking shift table that has its characters. Bit 0 is the default alphabet. */
  readonly locking: readonly number[];
  /** By class, a bit for each single shift table that has its characters. Bit 0 is the default extension table. */
  readonly single: readonly number[];
}

let classes: CharacterClasses | undefined;

/** The classes of characters, which are found on first use. */
export function characterClasses(): CharacterClasses {
  return (classes ??= findClasses());
}

function findClasses(): CharacterClasses {
  // Bits of the tables of each character: those of single shift tables, then those of locking shift tables.
  const tables = new Map<number, number>();
  const add = (unit: number, bit: number) => {
    if (unit !== 0) tables.set(unit, (tables.get(unit) ?? 0) | (1 << bit));
  };
  for (let language = 0; language < LANGUAGES; language++) {
    for (const unit of singleShiftTable(language)) add(unit, language);
    if (hasLockingTable(language)) for (const unit of lockingTable(language)) add(unit, LANGUAGES + language);
  }
  const bits = [...new Set([0, ...tables.values()])];
  const ofCodeUnit = new Uint8Array(0x10000);
  for (const [unit, mask] of tables) ofCodeUnit[unit] = bits.indexOf(mask);
  return {
    ofCodeUnit,
    locking: bits.map(mask => mask >> LANGUAGES),
    single: bits.map(mask => mask & ((1 << LANGUAGES) - 1)),
  };
}
