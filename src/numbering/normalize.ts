import { argumentError, kindOf, misuse } from '../misuse.js';
import type { Issue, Result } from '../result.js';
import { builtInNumbers } from './built-in.js';
import { type DigitEdit, lacksAreaCode } from './dialling.js';
import { bestOf, othersFor, type Reading, readingsOf } from './readings.js';
import { LONGEST, type NumberTable, SHORTEST, tableOf } from './table.js';
import { type Dialled, type NumberChangeCode, readTyped, type Typed } from './typed.js';

/** One edit of the input: `from` at `index` is replaced by `to`. */
export interface NumberChange {
  code: NumberChangeCode;
  /** The index of `from` in the input, in UTF-16 code units. */
  index: number;
  /** The characters that are removed or converted; empty where something is added. */
  from: string;
  /** The characters in their place; empty where something is removed. */
  to: string;
}

export interface NormalizedNumber {
  /** 7 to 15 digits, the first not 0. */
  msisdn: string;
  /** Sorted by index, without overlap. Applied to the input from left to right, they give `msisdn`. */
  changes: NumberChange[];
}

export interface NumberIssue extends Issue {
  readonly code: 'INVALID_PHONE_NUMBER' | 'AMBIGUOUS_PHONE_NUMBER';
}

export interface NormalizeOptions {
  /** The country whose national numbers are understood, ISO 3166-1 alpha-2. Default: national numbers are refused. */
  defaultCountry?: string | undefined;
  /** A table that `numberTable` has read. Default: the table in the package. */
  table?: NumberTable | undefined;
}

/** More code units than any number that people type. */
const LONGEST_INPUT = 100;

/**
 * Converts a phone number as people type or paste it to an MSISDN. Removes `+`, `00`, separators, labels such as `Tel.`
 * and what spreadsheets add, converts the digits of all scripts, and adds the calling code to a national number of
 * `defaultCountry`. What is dialled in front of numbers is removed by libphonenumber's rules. Returns every change.
 *
 * Otherwise returns exactly one issue: `AMBIGUOUS_PHONE_NUMBER` when the input could be several numbers,
 * `INVALID_PHONE_NUMBER` when neither the table nor its form confirms that it is a phone number.
 *
 * The MSISDN normalizes to itself, without `defaultCountry`. A number that stands by its form only, because it may be
 * newer than the table, needs its `+` again.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `input` is not a string, `options` not an object or `table` not a table
 * @throws {RangeError} `INVALID_ARGUMENT` when the table has no numbers of `defaultCountry`
 * @example
 * normalize('(020) 7946 0958', { defaultCountry: 'GB' }).value?.msisdn // '442079460958'
 */
export function normalize(input: string, options?: NormalizeOptions): Result<NormalizedNumber, NumberIssue> {
  if (typeof input !== 'string') throw argumentError('input', 'a string', input);
  const table = tableOf(options, builtInNumbers);
  const home = options?.defaultCountry === undefined ? 0 : territoryOf(table, options.defaultCountry);
  if (input.length > LONGEST_INPUT)
    return invalid(`expected at most ${LONGEST_INPUT} characters, found ${input.length}`);
  const typed = readTyped(input);
  if (typeof typed === 'string') return invalid(typed);
  const readings = readingsOf(table, home, typed);
  const best = bestOf(readings);
  if (best.length === 0) return invalid(whyNone(table, home, typed, readings));
  const [reading, ...others] = best as [Reading, ...Reading[]];
  if (others.length === 0) others.push(...othersFor(table, reading));
  if (others.length > 0) return ambiguous([reading, ...others]);
  return { value: { msisdn: reading.msisdn, changes: changesOf(input, typed, reading) } };
}

/** The territory of the default country. Throws unless the table has it. */
function territoryOf({ countries }: NumberTable, country: string): number {
  const territory = (name: string) => (name === '001' ? -1 : countries.indexOf(name));
  const found = typeof country === 'string' ? territory(country) : -1;
  if (found > 0) return found;
  const upper = typeof country === 'string' ? country.slice(0, 3).toUpperCase() : '';
  const meant = upper === 'UK' ? 'GB' : upper;
  const hint = territory(meant) > 0 ? `: did you mean '${meant}'?` : '';
  throw misuse(
    new RangeError(
      `options.defaultCountry must be a country of the table, such as 'GB', not ${kindOf(country)}${hint}`,
    ),
  );
}

/** All edits of a reading, in the order of the digits. */
function editsOf({ approach: { skipped, added }, edits }: Reading): DigitEdit[] {
  const all: DigitEdit[] = [];
  if (skipped > 0) all.push({ code: 'INTERNATIONAL_PREFIX_REMOVED', begin: 0, end: skipped, to: '' });
  if (added !== '') all.push({ code: 'CALLING_CODE_ADDED', begin: 0, end: 0, to: added });
  return [...all, ...edits];
}

/** The changes that turn the input into the MSISDN of the reading. */
function changesOf(input: string, { digits, indexes, codes }: Typed, reading: Reading): NumberChange[] {
  const edits = editsOf(reading);
  const all = [...codes];
  for (const { code, begin, end } of edits)
    for (let digit = begin; digit < end; digit++) all[indexes[digit]!] = code;
  const changes: NumberChange[] = [];
  for (let index = 0, digit = 0; index < input.length; index++) {
    const isDigit = index === indexes[digit];
    if (isDigit)
      for (const { code, begin, to } of edits)
        if (begin === digit && to !== '') changes.push({ code, index, from: '', to });
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

const invalid = (message: string) => issue('INVALID_PHONE_NUMBER', message);

function issue(code: NumberIssue['code'], message: string) {
  return { issues: [{ message, path: [], code }] };
}

function ambiguous(readings: Reading[]) {
  const found = readings.map(({ approach, digits, msisdn, edits }) => {
    const removed = edits.map(({ begin, end }) => digits.slice(begin, end)).join('');
    return `${msisdn} (${approach.words}${removed && ` without ${removed}`})`;
  });
  return issue('AMBIGUOUS_PHONE_NUMBER', `expected one number, found ${found.join(' or ')}`);
}

/** The message when no reading stands. */
function whyNone(table: NumberTable, home: number, { digits, plus }: Dialled, readings: Reading[]): string {
  const [reading] = readings;
  const count = !plus && digits.startsWith('00') ? digits.length - 2 : digits.length;
  if ((plus || !reading) && !(count >= SHORTEST && count <= LONGEST))
    return `expected ${SHORTEST} to ${LONGEST} digits, found ${count}`;
  if (plus && reading?.approach.added === '')
    return `expected ${SHORTEST} to ${LONGEST} digits without the trunk prefix ${reading.approach.trunkPrefix}, found ${digits}`;
  if (plus) return `expected a calling code after +, found ${digits}`;
  const country = table.countries[home];
  if (lacksAreaCode(country, digits)) return `expected an area code in front of 15, found ${digits}`;
  const expected = country
    ? `expected a number of ${country}, or + and a calling code`
    : 'expected + and a calling code, or options.defaultCountry for a national number';
  const owner =
    country ??
    (reading && `calling code ${digits.slice(reading.approach.skipped, reading.approach.national)}`);
  return `${expected}, found ${digits}${owner ? `: ${owner} has no such numbers` : ''}`;
}
