import { argumentError, kindOf, misuse } from '../misuse.js';
import type { Issue, Result } from '../result.js';
import { builtInNumbers } from './built-in.js';
import { LONGEST, type NumberTable, SHORTEST, tableOf } from './table.js';
import { numberTypes } from './types.js';
import { NOT_AN_MSISDN, walk } from './walk.js';

export type NumberChangeCode =
  | 'SEPARATOR_REMOVED'
  | 'APOSTROPHE_REMOVED'
  | 'TEL_REMOVED'
  | 'PLUS_REMOVED'
  | 'INTERNATIONAL_PREFIX_REMOVED'
  | 'TRUNK_PREFIX_REMOVED'
  | 'CALLING_CODE_ADDED'
  | 'DIGIT_CONVERTED';

export interface NumberChange {
  code: NumberChangeCode;
  /** Where `from` stands in the input, in UTF-16 code units. */
  index: number;
  /** What was there, and nothing where something was added. */
  from: string;
  /** What is there instead, and nothing where something was removed. */
  to: string;
}

export interface NormalizedNumber {
  /** 7 to 15 digits, the first not 0. */
  msisdn: string;
  /** By index, none over another: made in the input from left to right, they give `msisdn`. */
  changes: NumberChange[];
}

export interface NumberIssue extends Issue {
  readonly code: 'INVALID_PHONE_NUMBER' | 'AMBIGUOUS_PHONE_NUMBER';
}

export interface NormalizeOptions {
  /** Whose national numbers are understood, ISO 3166-1 alpha-2; nobody's unless told. */
  defaultCountry?: string | undefined;
  /** A table that `numberTable` has read; the one that the package carries unless told. */
  table?: NumberTable | undefined;
}

/** More code units than any number that people type. */
const LONGEST_INPUT = 100;

/**
 * Makes an MSISDN of what people type or paste: removes `+`, `00`, `tel:`, spaces, dashes, dots, slashes, brackets and
 * what cannot be seen, converts full-width and Arabic digits, and puts a national number of `defaultCountry` in
 * international order. Lists every change. What it cannot be sure of is an issue, and there is exactly one:
 * `INVALID_PHONE_NUMBER`, or `AMBIGUOUS_PHONE_NUMBER` when it could be several numbers.
 *
 * What comes out goes in again unchanged. Only a number of a kind that the table does not have needs its `+` again.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `input` is not a string, `options` no object or `table` no table
 * @throws {RangeError} `INVALID_ARGUMENT` when the table has no numbers of `defaultCountry`
 * @example
 * normalize('(020) 7946 0958', { defaultCountry: 'GB' }).value.msisdn // '442079460958'
 */
export function normalize(input: string, options?: NormalizeOptions): Result<NormalizedNumber, NumberIssue> {
  if (typeof input !== 'string') throw argumentError('input', 'a string', input);
  const table = tableOf(options, builtInNumbers);
  const home = options?.defaultCountry === undefined ? 0 : territoryOf(table, options.defaultCountry);
  if (input.length > LONGEST_INPUT)
    return invalid(`expected at most ${LONGEST_INPUT} characters, found ${input.length}`);
  const typed = clean(input);
  if (typeof typed === 'string') return invalid(typed);
  const readings = readingsOf(table, home, typed);
  const best = bestOf(readings);
  if (best.length === 0) return invalid(whyNone(table, home, typed, readings));
  const [reading, ...others] = best as [Reading, ...Reading[]];
  if (others.length === 0) others.push(...othersFor(table, reading));
  if (others.length > 0) return ambiguous([reading, ...others]);
  return { value: { msisdn: reading.msisdn, changes: changesOf(input, typed, reading) } };
}

/** The territory of a country, which is the programmer's to name. */
function territoryOf({ countries }: NumberTable, country: string): number {
  const territory = (name: string) => (name === '001' ? -1 : countries.indexOf(name));
  const found = typeof country === 'string' ? territory(country) : -1;
  if (found > 0) return found;
  const upper = typeof country === 'string' ? country.slice(0, 3).toUpperCase() : '';
  const meant = upper === 'UK' ? 'GB' : upper;
  const hint = territory(meant) > 0 ? `, by which '${meant}' is meant` : '';
  throw misuse(
    new RangeError(
      `options.defaultCountry must be a country of the table, such as 'GB', not ${kindOf(country)}${hint}`,
    ),
  );
}

// Characters.

interface Dialled {
  digits: string;
  plus: boolean;
  /** How many digits the first bracket is around, if it opens in front of them all. */
  bracketed: number;
}

/** What was typed, and what every code unit of it is to the number. */
interface Typed extends Dialled {
  /** Where each digit stands. */
  indexes: number[];
  /** By code unit: the change that removes or converts it, or undefined for a digit as it should be. */
  codes: (NumberChangeCode | undefined)[];
}

/** Full-width, Arabic-Indic and extended Arabic-Indic: the value of each is in its last four bits. */
const FOREIGN_DIGIT = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/;
const FOREIGN_DIGITS = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g;

/** Spaces, dashes, dots, slashes, brackets, and format characters that cannot be seen. */
const SEPARATOR =
  /[\p{Zs}\t\p{Pd}\u2212\u30fc.\u00b7\uff0e/\uff0f()[\]\uff08\uff09\uff3b\uff3d\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

const OPENING = /[([\uff08\uff3b]/;
const CLOSING = /[)\]\uff09\uff3d]/;

const LINE_BREAK = /[\n\v\f\r\u0085\u2028\u2029]/;

/** Takes the input apart, or says what it found that belongs to no number. */
function clean(input: string): Typed | string {
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

/** What a spreadsheet has made of a number that it took for an amount, if it has. */
function damageOf(input: string): string | undefined {
  const text = input.replace(FOREIGN_DIGITS, asciiDigit);
  const power = /^[\s'+]*(\d+(?:[.,]\d+)?e[+-]?\d+)\s*$/i.exec(text);
  if (power)
    return `expected all digits, found ${power[1]}: a spreadsheet has lost the last ones, and only its source has them`;
  const [, whole, fraction] = /^([^.,\uff0e]*)[.,\uff0e](\d+)[^\d.,\uff0e]*$/.exec(text) ?? [];
  if (fraction === undefined) return undefined;
  const zeros = /^0+$/.test(fraction);
  const amount = /\d{7}$/.test(whole!) ? zeros || fraction.length < 3 : zeros && fraction.length < 3;
  if (!amount) return undefined;
  const at = whole!.length;
  return `expected a whole number, found the fraction "${text[at]}${fraction}" at index ${at}`;
}

/** That a character, and what follows it, belongs to no number. */
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

// Readings.

/** A way to read the digits, before the trunk prefix is looked for. */
interface Approach {
  /** How many digits are an international prefix. */
  skipped: number;
  /** The calling code that is put in front of a national number. */
  added: string;
  /** Where the national number begins, or the trunk prefix in front of it. */
  national: number;
  /** The trunk prefix of the plan. */
  trunkPrefix: string;
  /** Whether the form alone, + or 00, says that the number is international. */
  international: boolean;
  says: string;
}

/** A number that the digits may stand for. */
interface Reading {
  approach: Approach;
  /** The digits that are read. */
  digits: string;
  msisdn: string;
  /** Where the trunk prefix ends, which is left out. */
  trunkEnd: number;
  /** 2 when the table has the number, 1 when it has others like it, 0 when it has neither. */
  evidence: number;
  penalty: number;
}

// How much less likely a reading is than one that is written as it should be.
const TRUNK_PREFIX_BEHIND_CALLING_CODE = 1;
const TRUNK_PREFIX_LEFT_OUT = 1;
/** Where numbers have no fixed length, as in Germany, nearly all digits are a fixed line. */
const TRUNK_PREFIX_LEFT_OUT_AND_NOT_MOBILE = 2;
/** Hardly anybody writes one down, and in Italy most digits that begin with 3 are one. */
const VOICEMAIL_WITHOUT_TRUNK_PREFIX = 2;
const TRUNK_PREFIX_NOT_MEANT = 2;
/** 00 is rather an international prefix. */
const TRUNK_PREFIX_TWICE = 1;
const FOREIGN_WITHOUT_PLUS = 2;
/** In Thailand, Japan and Korea there are national numbers that begin with 00. */
const PREFIX_00_OF_ELSEWHERE = 2;
/** As much as evidence can weigh: such a reading never stands, but another may not stand against it. */
const NATIONAL_BEHIND_PLUS = 4;

const scoreOf = ({ evidence, penalty }: Reading) => 2 * evidence - penalty;

/** All readings, each number once. */
function readingsOf(table: NumberTable, home: number, { digits, plus, bracketed }: Dialled): Reading[] {
  const readings = new Map<string, Reading>();

  /** Keeps the reading that leaves out the trunk prefix up to `trunkEnd`, and says what evidence it has. */
  function keep(approach: Approach, trunkEnd: number, penalty: number): number {
    const { skipped, added, national } = approach;
    const msisdn = added + digits.slice(skipped, national) + digits.slice(trunkEnd);
    const leaf = walk(table, msisdn);
    if (leaf === NOT_AN_MSISDN) return 0;
    const evidence = evidenceOf(table, msisdn, leaf);
    const before = readings.get(msisdn);
    if (before === undefined || penalty < before.penalty)
      readings.set(msisdn, { approach, digits, msisdn, trunkEnd, evidence, penalty });
    return evidence;
  }

  /** The same, and without a 0 there: many write (0) behind any calling code, and in Belarus it follows the 8. */
  function keepWithZero(approach: Approach, trunkEnd: number, penalty: number): void {
    const evidence = keep(approach, trunkEnd, penalty);
    if (evidence === 0 && digits[trunkEnd] === '0' && approach.trunkPrefix !== '0')
      keep(approach, trunkEnd + 1, penalty + TRUNK_PREFIX_BEHIND_CALLING_CODE);
  }

  function readInternational(skipped: number, international: boolean, usual: number): void {
    const leaf = walk(table, digits.slice(skipped, skipped + LONGEST));
    const territory = leaf === NOT_AN_MSISDN ? 0 : leaf >> 4;
    const callingCode = table.callingCodes[territory]!;
    if (callingCode === null) return;
    const national = skipped + String(callingCode).length;
    const foreign = !plus && skipped === 0 && callingCode !== table.callingCodes[home];
    // Brackets in front are around a calling code, or else around an area code.
    if (foreign && bracketed > 0 && bracketed !== national) return;
    const trunkPrefix = table.trunkPrefixes[territory]!;
    const says = skipped === 0 ? 'as written' : `behind ${digits.slice(0, skipped)}`;
    const approach = { skipped, added: '', national, trunkPrefix, international, says };
    const penalty = foreign && home > 0 ? FOREIGN_WITHOUT_PLUS : usual;
    keepWithZero(approach, national, penalty);
    if (trunkPrefix !== '' && digits.startsWith(trunkPrefix, national))
      keepWithZero(approach, national + trunkPrefix.length, penalty + TRUNK_PREFIX_BEHIND_CALLING_CODE);
  }

  function readNational(): void {
    const trunkPrefix = table.trunkPrefixes[home]!;
    const added = String(table.callingCodes[home]);
    const says = `as a number of ${table.countries[home]}`;
    const approach = { skipped: 0, added, national: 0, trunkPrefix, international: false, says };
    const usual = plus ? NATIONAL_BEHIND_PLUS : 0;
    const written = trunkPrefix !== '' && digits.startsWith(trunkPrefix);
    const twice = written && digits.startsWith(trunkPrefix, trunkPrefix.length);
    if (written) keepWithZero(approach, trunkPrefix.length, usual + (twice ? TRUNK_PREFIX_TWICE : 0));
    keep(approach, 0, usual + penaltyWithoutTrunkPrefix(walk(table, added + digits), trunkPrefix, written));
  }

  readInternational(0, plus, 0);
  const prefix = table.internationalPrefixes[home]!;
  for (const dialled of new Set(['00', prefix])) {
    // No calling code begins with 0, so that a prefix behind + can only be one that does.
    if (dialled === '' || !digits.startsWith(dialled) || (plus && dialled[0] !== '0')) continue;
    const elsewhere = home > 0 && dialled !== prefix;
    const penalty = elsewhere && !plus ? PREFIX_00_OF_ELSEWHERE : 0;
    readInternational(dialled.length, dialled === '00' && !elsewhere, penalty);
  }
  if (home > 0) readNational();
  return [...readings.values()];
}

function penaltyWithoutTrunkPrefix(leaf: number, trunkPrefix: string, written: boolean): number {
  if (written && trunkPrefix !== '1') return TRUNK_PREFIX_NOT_MEANT;
  const type = numberTypes[leaf & 15];
  if (type === 'VOICEMAIL') return VOICEMAIL_WITHOUT_TRUNK_PREFIX;
  // In North America the trunk prefix 1 is written or not.
  if (trunkPrefix === '' || trunkPrefix === '1') return 0;
  const mobile = type === 'UNKNOWN' || type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
  return mobile ? TRUNK_PREFIX_LEFT_OUT : TRUNK_PREFIX_LEFT_OUT_AND_NOT_MOBILE;
}

/** What the table says for an MSISDN that leads to the leaf. */
function evidenceOf(table: NumberTable, msisdn: string, leaf: number): number {
  if (leaf & 15) return 2;
  const callingCode = table.callingCodes[leaf >> 4]!;
  return callingCode !== null && hasNumbersLike(table, msisdn, callingCode) ? 1 : 0;
}

/** Whether there are numbers of a known type with the length, the calling code and the first digit behind it. */
function hasNumbersLike(table: NumberTable, msisdn: string, callingCode: number): boolean {
  const { afterThree, enter, next, firstLeaf, leaves } = table;
  const { length } = msisdn;
  const seen = new Set<number>();
  const leadsToKnown = (state: number): boolean => {
    if (state >= firstLeaf) return (leaves[state - firstLeaf]! & 15) !== 0;
    if (seen.has(state)) return false;
    seen.add(state);
    return next.subarray(10 * state, 10 * state + 10).some(leadsToKnown);
  };
  const three = Number(msisdn.slice(0, 3));
  const after = (digits: number) => afterThree[1000 * length + digits]! || enter(length, digits);
  if (callingCode >= 100) return leadsToKnown(next[10 * after(three) + Number(msisdn[3])]!);
  if (callingCode >= 10) return leadsToKnown(after(three));
  const tens = three - (three % 10);
  return Array.from({ length: 10 }, (_, digit) => after(tens + digit)).some(leadsToKnown);
}

/** The reading that stands, or those of which none does, or nothing. */
function bestOf(readings: Reading[]): Reading[] {
  const score = Math.max(...readings.map(scoreOf));
  const best = readings.filter(reading => scoreOf(reading) === score);
  if (score > 0) {
    // A fixed line without its trunk prefix stands only if nothing else could be meant.
    const doubtful = best.some(
      ({ approach, penalty }) => approach.added !== '' && penalty === TRUNK_PREFIX_LEFT_OUT_AND_NOT_MOBILE,
    );
    return doubtful ? readings.filter(({ evidence }) => evidence > 0) : best;
  }
  // The table may be older than the number: then the form alone makes it one, if nothing speaks against it.
  const left = readings.filter(({ approach, evidence }) => approach.international || evidence === 2);
  const asWritten = left.some(
    ({ approach, trunkEnd }) => approach.international && approach.national === trunkEnd,
  );
  return asWritten ? left : [];
}

/** What else the MSISDN of the reading would be taken for, if it came back: what comes out is to go in again. */
function othersFor(table: NumberTable, { msisdn, evidence }: Reading): Reading[] {
  // A number that the table has is taken for nothing else.
  if (evidence !== 1) return [];
  const again = bestOf(readingsOf(table, 0, { digits: msisdn, plus: false, bracketed: 0 }));
  return again.filter(reading => reading.msisdn !== msisdn);
}

/** The changes that make the reading of the input. */
function changesOf(input: string, { digits, indexes, codes }: Typed, reading: Reading): NumberChange[] {
  const { approach, trunkEnd } = reading;
  const { skipped, added, national } = approach;
  const all = [...codes];
  for (let digit = 0; digit < skipped; digit++) all[indexes[digit]!] = 'INTERNATIONAL_PREFIX_REMOVED';
  for (let digit = national; digit < trunkEnd; digit++) all[indexes[digit]!] = 'TRUNK_PREFIX_REMOVED';
  const changes: NumberChange[] = [];
  for (let index = 0, digit = 0; index < input.length; index++) {
    const isDigit = index === indexes[digit];
    if (isDigit && digit === 0 && added !== '')
      changes.push({ code: 'CALLING_CODE_ADDED', index, from: '', to: added });
    const code = all[index];
    if (code !== undefined) {
      let change = changes.at(-1);
      if (change === undefined || change.code !== code || change.index + change.from.length !== index)
        changes.push((change = { code, index, from: '', to: '' }));
      change.from += input[index]!;
      if (code === 'DIGIT_CONVERTED') change.to += digits[digit]!;
    }
    if (isDigit) digit++;
  }
  return changes;
}

// What is said of it.

const invalid = (message: string) => issue('INVALID_PHONE_NUMBER', message);

function issue(code: NumberIssue['code'], message: string) {
  return { issues: [{ message, path: [], code }] };
}

function ambiguous(readings: Reading[]) {
  const found = readings.map(({ approach, digits, msisdn, trunkEnd }) => {
    const trunkPrefix = digits.slice(approach.national, trunkEnd);
    return `${msisdn} (${approach.says}${trunkPrefix && ` without ${trunkPrefix}`})`;
  });
  return issue('AMBIGUOUS_PHONE_NUMBER', `expected one number, found ${found.join(' or ')}`);
}

/** Why no reading stands. */
function whyNone(table: NumberTable, home: number, { digits, plus }: Dialled, readings: Reading[]): string {
  const [reading] = readings;
  const count = !plus && digits.startsWith('00') ? digits.length - 2 : digits.length;
  if ((plus || !reading) && !(count >= SHORTEST && count <= LONGEST))
    return `expected ${SHORTEST} to ${LONGEST} digits, found ${count}`;
  if (plus) return `expected a calling code behind +, found ${digits}`;
  const country = table.countries[home];
  const expected = country
    ? `expected a number of ${country}, or + and a calling code`
    : 'expected + and a calling code, or options.defaultCountry for a national number';
  const owner =
    country ??
    (reading && `calling code ${digits.slice(reading.approach.skipped, reading.approach.national)}`);
  return `${expected}, found ${digits}${owner ? `: ${owner} has no such numbers` : ''}`;
}
