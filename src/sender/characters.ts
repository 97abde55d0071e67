import { basicRanges, extensionCharacters } from '../tables/alphabets.js';

// What a character is to a sender. The two lowest bits are its septets.
export const SEPTETS = 3;
export const DIGIT = 4;
export const LETTER = 8;
/** Not in the default alphabet or its extension table, or a control character of either. */
export const OUTSIDE = 16;
/** A control character (Unicode category Cc), or a surrogate that has lost its other half. */
export const CONTROL = 32;

/** The class of a Unicode code point. */
export const classOf = (codePoint: number): number =>
  codePoint < classes.length
    ? classes[codePoint]!
    : codePoint >= 0xd800 && codePoint <= 0xdfff
      ? OUTSIDE | CONTROL
      : OUTSIDE;

/** By code point, up to the last of the alphabet: the euro sign. */
const classes: Uint8Array = /* @__PURE__ */ classesOfAlphabet();

function classesOfAlphabet(): Uint8Array {
  const table = new Uint8Array(0x20ad).fill(OUTSIDE);
  for (let i = 0; i < basicRanges.length; i += 2)
    for (let unit = basicRanges.charCodeAt(i); unit <= basicRanges.charCodeAt(i + 1); unit++)
      table[unit] = /\p{L}/u.test(String.fromCharCode(unit)) ? 1 | LETTER : 1;
  for (const character of extensionCharacters) table[character.charCodeAt(0)] = 2;
  for (const digit of '0123456789') table[digit.charCodeAt(0)] = 1 | DIGIT;
  table.fill(OUTSIDE | CONTROL, 0, 0x20).fill(OUTSIDE | CONTROL, 0x7f, 0xa0);
  return table;
}
