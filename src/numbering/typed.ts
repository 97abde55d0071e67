/** What `normalize` changed. */
export type NumberChangeCode =
  | 'SEPARATOR_REMOVED'
  | 'APOSTROPHE_REMOVED'
  | 'TEL_REMOVED'
  | 'PLUS_REMOVED'
  | 'INTERNATIONAL_PREFIX_REMOVED'
  | 'TRUNK_PREFIX_REMOVED'
  | 'CALLING_CODE_ADDED'
  | 'DIGIT_CONVERTED';

/** The digits of an input, and what stood in front of them. */
export interface Dialled {
  digits: string;
  plus: boolean;
  /** How many digits stand within the first bracket, if it opens in front of all digits; otherwise 0. */
  bracketed: number;
}

/** An input taken apart: its digits, and the change that each of its code units needs. */
export interface Typed extends Dialled {
  /** The index of each digit in the input. */
  indexes: number[];
  /** By code unit: the change that removes or converts it, or undefined for an ASCII digit. */
  codes: (NumberChangeCode | undefined)[];
}

/** Full-width, Arabic-Indic and extended Arabic-Indic: the value of each is in its last four bits. */
const FOREIGN_DIGIT = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/;
const FOREIGN_DIGITS = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g;

/** Spaces, dashes, dots, slashes, brackets, and invisible format characters. */
const SEPARATOR =
  /[\p{Zs}\t\p{Pd}\u2212\u30fc.\u00b7\uff0e/\uff0f()[\]\uff08\uff09\uff3b\uff3d\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

const OPENING = /[([\uff08\uff3b]/;
const CLOSING = /[)\]\uff09\uff3d]/;

const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

/** Takes the input apart. Returns a message instead when it holds something that is not part of a phone number. */
export function readTyped(input: string): Typed | string {
  const damage = damageOf(input);
  if (damage !== undefined) return damage;
  const codes: Typed['codes'] = new Array(input.length);
  const indexes: number[] = [];
  let digits = '';
  let plus = false;
  let tel = false;
  let apostrophe = false;
  let open = false;
  let bracketed = 0;
  let lineBreak = -1;
  for (let index = 0; index < input.length; index++) {
    const character = input[index]!;
    const ascii = character >= '0' && character <= '9';
    if (ascii || FOREIGN_DIGIT.test(character)) {
      if (lineBreak >= 0) return notOfNumber(input, lineBreak);
      digits += ascii ? character : asciiDigit(character);
      indexes.push(index);
      if (!ascii) codes[index] = 'DIGIT_CONVERTED';
    } else if (SEPARATOR.test(character)) {
      codes[index] = 'SEPARATOR_REMOVED';
      if (digits === '' && OPENING.test(character)) open = true;
      if (open && bracketed === 0 && CLOSING.test(character)) bracketed = digits.length;
    } else if (LINE_BREAK.test(character)) {
      codes[index] = 'SEPARATOR_REMOVED';
      if (digits !== '' && lineBreak < 0) lineBreak = index;
    } else if (character === '+' || character === '\uff0b') {
      if (plus) return `expected one +, found another at index ${index}`;
      if (digits !== '') return `expected + in front of the digits, found it at index ${index}`;
      codes[index] = 'PLUS_REMOVED';
      plus = true;
    } else if (character === "'" && !(apostrophe || tel || plus || digits !== '')) {
      codes[index] = 'APOSTROPHE_REMOVED';
      apostrophe = true;
    } else if (!(tel || plus || digits !== '') && /^tel:/i.test(input.slice(index, index + 4))) {
      codes.fill('TEL_REMOVED', index, index + 4);
      tel = true;
      index += 3;
    } else return notOfNumber(input, index);
  }
  return digits === ''
    ? 'expected a phone number, found no digit'
    : { digits, indexes, plus, bracketed, codes };
}

const asciiDigit = (foreignDigit: string) => String(foreignDigit.charCodeAt(0) & 15);

/** The message for a number that a spreadsheet has turned into an amount; undefined for any other input. */
function damageOf(input: string): string | undefined {
  const text = input.replace(FOREIGN_DIGITS, asciiDigit);
  const power = /^[\s'+]*(\d+(?:[.,]\d+)?e[+-]?\d+)\s*$/i.exec(text);
  if (power)
    return `expected all digits, found ${power[1]}: a spreadsheet has rounded the number, and only the source has the lost digits`;
  const [, whole, fraction] = /^([^.,\uff0e]*)[.,\uff0e](\d+)[^\d.,\uff0e]*$/.exec(text) ?? [];
  if (fraction === undefined) return undefined;
  const zeros = /^0+$/.test(fraction);
  const amount = /\d{7}$/.test(whole!) ? zeros || fraction.length < 3 : zeros && fraction.length < 3;
  if (!amount) return undefined;
  const at = whole!.length;
  return `expected a whole number, found the fraction "${text[at]}${fraction}" at index ${at}`;
}

/** The message for a character that is not part of a phone number. */
function notOfNumber(input: string, index: number): string {
  const rest = input.slice(index);
  const extension = /^(?:;?ext|x|#)[^\d,/]{0,10}\d+/i.exec(rest);
  if (extension) return `expected a number without extension, found "${extension[0]}" at index ${index}`;
  const letters = /^\p{L}{1,20}/u.exec(rest);
  if (letters) return `expected digits, found the letters "${letters[0]}" at index ${index}`;
  const codePoint = input.codePointAt(index)!;
  const character = String.fromCodePoint(codePoint);
  const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  const seen = /[\p{N}\p{P}\p{S}]/u.test(character) ? `"${character}" (${name})` : name;
  return `expected digits and separators, found ${seen} at index ${index}`;
}
