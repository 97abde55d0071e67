import { lockingTables, scriptBlocks, singleShiftTables } from '../../tables/national-alphabets.js';

/** The septet in front of a code of the single shift table, or of the default extension table (TS 23.038, 6.2.1.1). */
export const ESCAPE = 0x1b;

/** How many national language identifiers there are, 0 for the default alphabet among them. */
export const LANGUAGES = 14;

/** Whether a language has a locking shift table: all but Spanish (TS 23.038, A.3.2 is void). 0 is the default alphabet. */
export function hasLockingTable(language: number): boolean {
  return lockingTables[language] !== '';
}

const mainTables: (Uint16Array | undefined)[] = [];
const shiftTables: (Uint16Array | undefined)[] = [];

/**
 * The table of the codes that stand alone: the UTF-16 code unit of each of 128 septets, 0 for one without a character.
 * It is the locking shift table of a language, or the default alphabet for 0.
 */
export function lockingTable(language: number): Uint16Array {
  return (mainTables[language] ??= codeUnitsOf(lockingTables[language]!, scriptBlocks[language]!));
}

/**
 * The table of the codes that follow an escape: the UTF-16 code unit of each of 128 septets, 0 for one without a
 * character. It is the single shift table of a language, or the default extension table for 0.
 */
export function singleShiftTable(language: number): Uint16Array {
  return (shiftTables[language] ??= codeUnitsOf(singleShiftTables[language]!, scriptBlocks[language]!));
}

function codeUnitsOf(characters: string, block: number): Uint16Array {
  const table = new Uint16Array(128);
  for (let code = 0; code < characters.length; code++) {
    const unit = characters.charCodeAt(code);
    table[code] = block !== 0 && unit >> 7 === 2 ? unit - 0x100 + block : unit;
  }
  return table;
}
