import { basicRanges, extensionCharacters } from '../tables/alphabets.js';

/** The encodings of an SMS, by the code that columns have for them. */
export const encodings = ['GSM-7', 'UCS-2'] as const;
export type Encoding = (typeof encodings)[number];

/** The GSM 7-bit alphabet that a message is written in. National tables are other values of it. */
export interface GsmAlphabet {
  readonly name: 'GSM-7';
  /**
   * Septets of each UTF-16 code unit: 1, 2 for the extension table, `NOT_IN_ALPHABET` for the rest. 64 KB, and a text
   * touches a few lines of it: a two-level table measured 12 to 31 % slower.
   */
  readonly septets: Uint8Array;
  /** Septets that fit when the message is one part: 140 octets of user data (TS 23.040, 9.2.3.24). */
  readonly single: number;
  /** Septets that fit in each of several parts, after the user data header (TS 23.040, 9.2.3.24.1). */
  readonly part: number;
}

/** UTF-16, where each code unit is one unit: the same fields, and no table. */
export interface Ucs2Alphabet {
  readonly name: 'UCS-2';
  readonly septets: null;
  readonly single: number;
  readonly part: number;
}

/** What a character costs and how much a part holds. Every function that counts or cuts parts takes one. */
export type Alphabet = GsmAlphabet | Ucs2Alphabet;

/** The value in a table of septets for a code unit that the alphabet cannot encode. */
export const NOT_IN_ALPHABET = 0x80;

/** The default alphabet and its extension table (TS 23.038, 6.2.1 and 6.2.1.1), with concatenation references of 8 bits. */
export const gsm7: GsmAlphabet = {
  name: 'GSM-7',
  septets: /* @__PURE__ */ septetsOf(basicRanges, extensionCharacters),
  single: 160,
  part: 153,
};

/** UCS-2 with concatenation references of 8 bits. */
export const ucs2: Ucs2Alphabet = { name: 'UCS-2', septets: null, single: 70, part: 67 };

/** The alphabets by the code that columns have for an encoding: `alphabets[code].name` is `encodings[code]`. */
export const alphabets: readonly Alphabet[] = [gsm7, ucs2];

function septetsOf(ranges: string, extension: string): Uint8Array {
  const table = new Uint8Array(0x10000).fill(NOT_IN_ALPHABET);
  for (let i = 0; i < ranges.length; i += 2)
    table.fill(1, ranges.charCodeAt(i), ranges.charCodeAt(i + 1) + 1);
  for (const character of extension) table[character.charCodeAt(0)] = 2;
  return table;
}
