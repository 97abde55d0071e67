import { tracesOf } from './spreadsheet.js';

/** What `normalize` changed. */
export type NumberChangeCode =
  | 'SEPARATOR_REMOVED'
  | 'APOSTROPHE_REMOVED'
  | 'QUOTE_REMOVED'
  | 'LABEL_REMOVED'
  | 'FRACTION_REMOVED'
  | 'EXPONENT_REMOVED'
  | 'PLUS_REMOVED'
  | 'DIGIT_CONVERTED'
  | 'INTERNATIONAL_PREFIX_REMOVED'
  | 'CALLING_CODE_ADDED'
  | 'TRUNK_PREFIX_REMOVED'
  | 'CARRIER_CODE_REMOVED'
  | 'AREA_CODE_ADDED'
  | 'MOBILE_PREFIX_ADDED'
  | 'MOBILE_PREFIX_REMOVED';

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

/** The digits of all scripts in the Basic Multilingual Plane. */
const FOREIGN_DIGIT = /[^\P{Nd}0-9]/u;
const FOREIGN_DIGITS = /[^\P{Nd}0-9]/gu;

/** Spaces, dashes, tildes, dots, slashes, brackets, and invisible format characters. */
const SEPARATOR =
  /[\p{Zs}\t\p{Pd}\u2212\u30fc~\u2053\u223c\uff5e.\u00b7\uff0e/\uff0f()[\]\uff08\uff09\uff3b\uff3d\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

const OPENING = /[([\uff08\uff3b]/;
const CLOSING = /[)\]\uff09\uff3d]/;

const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

/** Spreadsheets take what follows it as a text; word processors turn it, and some keyboards have only the others. */
const APOSTROPHE = /['\u2018\u2019\u201b\u02bc\u2032`\u00b4\uff07]/;

/** After the last digit, they separate it from nothing. */
const TRAILING = /[,;|:\uff0c\uff1b]+(?=[^\p{L}\p{N},;|:]*$)/u;

/** Nothing but ASCII digits and the usual separators, and no fraction. */
const PLAIN = /^[\d +()/-]*$/;

/** What people write in front of a number to say that it is one, and schemes of URIs. */
const LABEL =
  /^([^\p{L}\p{N}+]*)((?:(?:tele|mobile[ -]?|cell[ -]?|smart)?phone|tel(?:[ée]phone|efone?|[ée]fono)?|mob(?:ile?|il[ -]?nummer|il[ -]?telefon)?|m[óo]vil|portable|handy(?:nummer)?|cel[l]?(?:ular)?|ph|whats ?app|gsm|sms|callto|[tmpc](?=[.:\uff1a]))(?:[ -]?(?:number|num|no|nummer|nr|n[°º]))?)(?!\p{L})[ \u00a0]*[.:\uff1a]*/iu;

/** Takes the input apart. Returns a message instead when it holds something that is not part of a phone number. */
export function readTyped(input: string): Typed | string {
  const codes = codesOf(input);
  if (typeof codes === 'string') return codes;
  const indexes: number[] = [];
  let digits = '';
  let plus = false;
  let apostrophe = false;
  let open = false;
  let bracketed = 0;
  let lineBreak = -1;
  for (let index = 0; index < input.length; index++) {
    if (codes[index] !== undefined) continue;
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
    } else if (APOSTROPHE.test(character) && !(apostrophe || plus || digits !== '')) {
      codes[index] = 'APOSTROPHE_REMOVED';
      apostrophe = true;
    } else return notOfNumber(input, index);
  }
  return digits === ''
    ? 'expected a phone number, found no digit'
    : { digits, indexes, plus, bracketed, codes };
}

/** The changes around the number: of a spreadsheet, a label in front, and separators at the end. Or a message. */
function codesOf(input: string): Typed['codes'] | string {
  if (PLAIN.test(input)) return new Array(input.length);
  const traces = tracesOf(input.replace(FOREIGN_DIGITS, asciiDigit));
  if (typeof traces === 'string') return traces;
  const codes: Typed['codes'] = new Array(input.length);
  for (const { code, begin, end } of traces) codes.fill(code, begin, end);
  const label = LABEL.exec(input);
  if (label) codes.fill('LABEL_REMOVED', label[1]!.length, label[0].length);
  const trailing = TRAILING.exec(input);
  if (trailing && /\p{Nd}/u.test(input.slice(0, trailing.index)))
    codes.fill('SEPARATOR_REMOVED', trailing.index, trailing.index + trailing[0].length);
  return codes;
}

/** The value of a digit. In every script the ten stand together, and 0 has a code that ends in 0 or 6. */
function asciiDigit(foreignDigit: string): string {
  const code = foreignDigit.charCodeAt(0);
  const low = code & 15;
  return String(FOREIGN_DIGIT.test(String.fromCharCode(code - low)) ? low : low - 6);
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
