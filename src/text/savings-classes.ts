import { gsm7, NOT_IN_ALPHABET } from './alphabet.js';
import { characterClasses } from './national/character-classes.js';
import { hasLockingTable, LANGUAGES } from './national/tables.js';
import { composablePairs, FIRST_MARK, LAST_MARK } from './transliterate/marks.js';
import { replacementSeptets, rulesOf } from './transliterate/rules.js';

// What the engine reads of a text that may be made cheaper (assembly/text/savings.ts).

/** Set for a class whose characters are in no table. */
export const NO_TABLE = 1;
/** Set for a class whose characters have no replacement. */
export const NO_REPLACEMENT = 2;
/** Set besides for a combining mark: it has a replacement together with some letter in front of it. */
export const FROM_LETTER = 4;

/** Octets of a class. */
export const CLASS_SIZE = 64;

/** Characters by classes: all of a class are in the same tables, and are replaced by as much. */
export interface SavingsClasses {
  /** The class of each UTF-16 code unit. */
  readonly ofCodeUnit: Uint8Array;
  /**
   * What is known of each class, in 64 octets:
   *
   *     0   an octet for each locking shift table: 1 if it lacks the class
   *     16  16 bits for each: all ones if it has the class; otherwise a bit for each single shift table that has it
   *     48  septets of the replacement, or of the character (32 bits)
   *     52  how many characters of two septets these are (32 bits)
   *     56  flags (32 bits)
   */
  readonly classes: Uint8Array;
  /** 16 octets for each combining mark: a bit for each letter that it makes a letter of the alphabet with. */
  readonly composable: Uint8Array;
}

let known: SavingsClasses | undefined;

/** The classes, which are found on first use. */
export function savingsClasses(): SavingsClasses {
  return (known ??= findClasses());
}

function findClasses(): SavingsClasses {
  const { ofCodeUnit: tablesOf } = characterClasses();
  const septets = replacementSeptets();
  const ofCodeUnit = new Uint8Array(0x10000);
  const classes = new Uint8Array(CLASS_SIZE * 256);
  const codes = new Map<number, number>();
  for (let unit = 0; unit < 0x10000; unit++) {
    const isMark = septets[unit]! >= NOT_IN_ALPHABET && unit >= FIRST_MARK && unit <= LAST_MARK;
    const key =
      tablesOf[unit]! | (septets[unit]! << 8) | (twoSeptetCharacters(unit) << 16) | (Number(isMark) << 17);
    let code = codes.get(key);
    if (code === undefined) {
      code = codes.size;
      codes.set(key, code);
      putClass(new DataView(classes.buffer, CLASS_SIZE * code, CLASS_SIZE), key);
    }
    ofCodeUnit[unit] = code;
  }
  return { ofCodeUnit, classes, composable: composableLetters() };
}

/** Puts what is known of a class. */
function putClass(view: DataView, key: number): void {
  const { locking, single } = characterClasses();
  const tables = key & 0xff;
  const septets = (key >> 8) & 0xff;
  const isMark = key >> 17 === 1;
  for (let language = 0; language < LANGUAGES; language++) {
    const isInLocking = ((locking[tables]! >> language) & 1) === 1;
    view.setUint8(language, isInLocking ? 0 : 1);
    const singles = isInLocking ? 0xffff : single[tables]!;
    view.setUint16(16 + 2 * language, hasLockingTable(language) ? singles : 0, true);
  }
  const isReplaced = septets < NOT_IN_ALPHABET;
  view.setUint32(48, isReplaced ? septets : 0, true);
  view.setUint32(52, (key >> 16) & 1, true);
  const flag = isReplaced ? 0 : NO_REPLACEMENT | (isMark ? FROM_LETTER : 0);
  view.setUint32(56, (tables === 0 ? NO_TABLE : 0) | flag, true);
}

/** Characters of the extension table in what replaces a code unit, or in the code unit itself: 0 or 1. */
function twoSeptetCharacters(unit: number): number {
  const written = rulesOf(['safe']).byCodePoint.get(unit)?.to ?? String.fromCharCode(unit);
  return Array.from(written).filter(character => gsm7.septets[character.charCodeAt(0)] === 2).length;
}

function composableLetters(): Uint8Array {
  const letters = new Uint8Array(16 * (LAST_MARK + 1 - FIRST_MARK));
  for (const pair of composablePairs()) {
    const letter = pair.charCodeAt(0);
    letters[16 * (pair.charCodeAt(1) - FIRST_MARK) + (letter >> 3)]! |= 1 << (letter & 7);
  }
  return letters;
}
