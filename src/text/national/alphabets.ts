import { type GsmAlphabet, gsm7, NOT_IN_ALPHABET, type Ucs2Alphabet, ucs2 } from '../alphabet.js';
import { codeUnitsAfter, headerOctetsOf, type ReferenceBits, septetsAfter } from './capacity.js';
import { Recent } from './recent.js';
import { ESCAPE, LANGUAGES, lockingTable, singleShiftTable } from './tables.js';

/** Pairs of tables that are kept: 64 KB each for counting, 128 KB for encoding. */
const MOST_PAIRS = 16;

/** What `codesOf` has for a code unit that neither table has. */
export const NO_CODE = 0xffff;

const codes = /* @__PURE__ */ new Recent(MOST_PAIRS, key => {
  const table = new Uint16Array(0x10000).fill(NO_CODE);
  // A code overwrites a later one of the same character, and the main table the single shift table.
  eachCode(singleShiftTable(key % LANGUAGES), (unit, code) => {
    table[unit] = (ESCAPE << 8) | code;
  });
  eachCode(lockingTable((key / LANGUAGES) | 0), (unit, code) => {
    table[unit] = code;
  });
  return table;
});

const septets = /* @__PURE__ */ new Recent(MOST_PAIRS, key => {
  if (key === 0) return gsm7.septets;
  const table = new Uint8Array(0x10000).fill(NOT_IN_ALPHABET);
  eachCode(singleShiftTable(key % LANGUAGES), unit => {
    table[unit] = 2;
  });
  eachCode(lockingTable((key / LANGUAGES) | 0), unit => {
    table[unit] = 1;
  });
  return table;
});

function eachCode(table: Uint16Array, act: (unit: number, code: number) => void): void {
  for (let code = 127; code >= 0; code--) if (table[code] !== 0) act(table[code]!, code);
}

/**
 * How each UTF-16 code unit is written with a locking shift and a single shift table: its septet, or `ESCAPE << 8` and the
 * septet after the escape, or `NO_CODE`. The main table comes first, and the lowest code of a character that a table has
 * twice, as the asterisk in single shift tables.
 */
export function codesOf(locking: number, single: number): Uint16Array {
  return codes.get(locking * LANGUAGES + single);
}

/**
 * The alphabet of a locking shift and a single shift table, by national language identifier, 0 for the default. What
 * a part holds is what the user data header leaves of it.
 */
export function nationalAlphabet(locking: number, single: number, referenceBits: ReferenceBits): GsmAlphabet {
  if (locking === 0 && single === 0 && referenceBits === 8) return gsm7;
  return {
    name: gsm7.name,
    septets: septets.get(locking * LANGUAGES + single),
    single: septetsAfter(headerOctetsOf(locking, single, 1, referenceBits)),
    part: septetsAfter(headerOctetsOf(locking, single, 2, referenceBits)),
  };
}

/** UCS-2 with concatenation references of 8 or 16 bits. */
export function ucs2Alphabet(referenceBits: ReferenceBits): Ucs2Alphabet {
  return referenceBits === 8
    ? ucs2
    : { ...ucs2, part: codeUnitsAfter(headerOctetsOf(0, 0, 2, referenceBits)) };
}
