import { type DigitEdit, edited, internationalPrefixOf, lacksAreaCode, nationalEdits } from './dialling.js';
import { hasKnownNumber } from './known-numbers.js';
import { LONGEST, type NumberTable, SHORTEST } from './table.js';
import type { Dialled } from './typed.js';
import { numberTypes } from './types.js';
import { NOT_AN_MSISDN, walk } from './walk.js';

/** A way to read the digits, up to where a trunk prefix may stand. */
interface Approach {
  /** How many digits are an international prefix. */
  skipped: number;
  /** The calling code that is put in front of a national number. */
  added: string;
  /** Where the national number begins, or the trunk prefix in front of it. */
  national: number;
  /** The trunk prefix of the numbering plan. */
  trunkPrefix: string;
  /** Whether the form by itself, + or 00, says that the number is international. */
  international: boolean;
  /** Whether nothing but the digits says that they begin with the calling code of the default country. */
  bare: boolean;
  /** The approach in words, for the message of an ambiguous number. */
  words: string;
}

/** A number that the digits may stand for. */
export interface Reading {
  approach: Approach;
  /** The digits that are read. */
  digits: string;
  msisdn: string;
  /** What turns the digits from `approach.national` on into the national number. */
  edits: readonly DigitEdit[];
  /** 2 when the table has the number, 1 when it has others like it, 0 when it has neither. */
  evidence: number;
  /** Whether the number is mobile, or may be. */
  isMobile: boolean;
  penalty: number;
}

// What a reading loses for its form: README.md lists the forms.
const TRUNK_PREFIX_AFTER_CALLING_CODE = 1;
const TRUNK_PREFIX_LEFT_OUT = 1;
/** Where numbers have no fixed length, as in Germany, nearly all digits are a fixed line. */
const TRUNK_PREFIX_LEFT_OUT_AND_NOT_MOBILE = 2;
/** Voicemail numbers are hardly ever written down, and in Italy most digits that begin with 3 are one. */
const VOICEMAIL_WITHOUT_TRUNK_PREFIX = 2;
const TRUNK_PREFIX_NOT_MEANT = 2;
/** 00 is more likely an international prefix. */
const TRUNK_PREFIX_TWICE = 1;
const FOREIGN_WITHOUT_PLUS = 2;
/** In Thailand, Japan and Korea there are national numbers that begin with 00. */
const PREFIX_00_OF_ELSEWHERE = 2;
/** In Colombia 005 chooses a carrier, but in 00573 the calling code is 57. */
const CARRIER_OF_AN_UNKNOWN_NUMBER = 1;
/** In Colombia 03 chooses a carrier, and mobile numbers begin with 3. */
const NO_CARRIER_MEANT = 1;
/** As much as evidence can weigh: such a reading never stands, but it can make another ambiguous. */
const NATIONAL_AFTER_PLUS = 4;

const scoreOf = ({ evidence, penalty }: Reading) => 2 * evidence - penalty;

/** The digits that are read, the table and territory they are read by, and the readings so far by their MSISDN. */
interface Search {
  table: NumberTable;
  /** The territory of the default country, or 0 for none. */
  home: number;
  dialled: Dialled;
  readings: Map<string, Reading>;
}

/** All readings of the digits, each MSISDN once. `home` is the territory of the default country, or 0 for none. */
export function readingsOf(table: NumberTable, home: number, dialled: Dialled): Reading[] {
  const search: Search = { table, home, dialled, readings: new Map() };
  const { digits, plus } = dialled;
  readInternational(search, 0, plus, 0);
  const prefix = table.internationalPrefixes[home]!;
  const ofCarrier = internationalPrefixOf(table.countries[home], digits);
  for (const dialledPrefix of new Set([ofCarrier, '00', prefix])) {
    if (dialledPrefix === '' || !digits.startsWith(dialledPrefix)) continue;
    // No calling code begins with 0, so that after + only a prefix with 0 can be meant.
    if (plus && dialledPrefix[0] !== '0') continue;
    const elsewhere = home > 0 && dialledPrefix === '00' && prefix !== '00';
    const penalty = elsewhere && !plus ? PREFIX_00_OF_ELSEWHERE : 0;
    readInternational(search, dialledPrefix.length, dialledPrefix === '00' && !elsewhere, penalty);
  }
  if (home > 0 && !lacksAreaCode(table.countries[home], digits)) readNational(search);
  const all = [...search.readings.values()];
  if (ofCarrier !== '' && ofCarrier !== prefix)
    for (const reading of all)
      if (reading.approach.skipped === ofCarrier.length && reading.evidence < 2)
        reading.penalty += CARRIER_OF_AN_UNKNOWN_NUMBER;
  return all;
}

/** Reads the digits after `skipped` as calling code and national number. `usual` is the penalty of a home number. */
function readInternational(search: Search, skipped: number, international: boolean, usual: number): void {
  const { table, home } = search;
  const { digits, plus, bracketed } = search.dialled;
  const leaf = walk(table, digits.slice(skipped, skipped + LONGEST));
  const territory = leaf === NOT_AN_MSISDN ? 0 : leaf >> 4;
  const callingCode = table.callingCodes[territory]!;
  if (callingCode === null) return;
  const national = skipped + String(callingCode).length;
  const foreign = !plus && skipped === 0 && callingCode !== table.callingCodes[home];
  // Brackets in front of all digits are around a calling code, or else around an area code.
  if (foreign && bracketed > 0 && bracketed !== national) return;
  const trunkPrefix = table.trunkPrefixes[territory]!;
  const words = skipped === 0 ? 'as written' : `after ${digits.slice(0, skipped)}`;
  const edits = nationalEdits(table, table.callingCodes.indexOf(callingCode), digits, national);
  // The digits of +98 (0)9601 are an MSISDN only with the trunk prefix, and that is not part of the number.
  const long = edited(digits, skipped, edits).length >= SHORTEST;
  const bare = home > 0 && skipped === 0 && !plus && !foreign;
  const form = { international: international && long, bare, words };
  const approach = { skipped, added: '', national, trunkPrefix, ...form };
  const penalty = foreign && home > 0 ? FOREIGN_WITHOUT_PLUS : usual;
  keepWithZero(search, approach, [], penalty);
  keepWithoutPrefix(search, approach, edits, penalty + TRUNK_PREFIX_AFTER_CALLING_CODE);
}

/** Reads the digits as a national number of the home territory, with its trunk prefix and without. */
function readNational(search: Search): void {
  const { table, home } = search;
  const { digits, plus } = search.dialled;
  const trunkPrefix = table.trunkPrefixes[home]!;
  const added = String(table.callingCodes[home]);
  const words = `as a number of ${table.countries[home]}`;
  const approach = { skipped: 0, added, national: 0, trunkPrefix, international: false, bare: false, words };
  const usual = plus ? NATIONAL_AFTER_PLUS : 0;
  const twice = trunkPrefix !== '' && digits.startsWith(trunkPrefix + trunkPrefix);
  const edits = nationalEdits(table, home, digits, 0);
  keepWithoutPrefix(search, approach, edits, usual + (twice ? TRUNK_PREFIX_TWICE : 0));
  const leaf = walk(table, added + digits);
  const written = edits[0]?.code === 'TRUNK_PREFIX_REMOVED';
  const penalty = usual + penaltyWithoutTrunkPrefix(leaf, trunkPrefix, written);
  // Italy dials no trunk prefix, but some write a 0 in front of its mobile numbers.
  if (trunkPrefix === '') keepWithZero(search, approach, [], penalty);
  else keep(search, approach, [], penalty);
}

/** Keeps the reading that makes these edits of the national number. Returns its evidence. */
function keep(search: Search, approach: Approach, edits: readonly DigitEdit[], penalty: number): number {
  const { table, readings } = search;
  const { digits } = search.dialled;
  const { skipped, added, national } = approach;
  const msisdn = added + digits.slice(skipped, national) + edited(digits, national, edits);
  const leaf = walk(table, msisdn);
  if (leaf === NOT_AN_MSISDN) return 0;
  const evidence = evidenceOf(table, msisdn, leaf);
  const before = readings.get(msisdn);
  if (before === undefined || penalty < before.penalty)
    readings.set(msisdn, { approach, digits, msisdn, edits, evidence, isMobile: mayBeMobile(leaf), penalty });
  return evidence;
}

/**
 * Keeps the same, and unless the table has it also the reading without a 0 after what is removed: many write (0) after
 * any calling code.
 */
function keepWithZero(
  search: Search,
  approach: Approach,
  edits: readonly DigitEdit[],
  penalty: number,
): void {
  const evidence = keep(search, approach, edits, penalty);
  if (evidence === 2 || approach.trunkPrefix === '0' || edits.some(({ to }) => to !== '')) return;
  const begin = edits.at(-1)?.end ?? approach.national;
  // In Belarus a 0 follows the 8, and has been removed with it.
  if (begin - approach.national > 1 && search.dialled.digits[begin - 1] === '0') return;
  if (search.dialled.digits[begin] !== '0') return;
  const zero: DigitEdit = { code: 'TRUNK_PREFIX_REMOVED', begin, end: begin + 1, to: '' };
  keep(search, approach, [...edits, zero], penalty + TRUNK_PREFIX_AFTER_CALLING_CODE);
}

/** Keeps the readings without what is dialled in front of a number within its country, if anything is. */
function keepWithoutPrefix(
  search: Search,
  approach: Approach,
  edits: readonly DigitEdit[],
  penalty: number,
): void {
  const [first] = edits;
  if (first === undefined) return;
  keepWithZero(search, approach, edits, penalty);
  const { national, trunkPrefix } = approach;
  if (first.code !== 'TRUNK_PREFIX_REMOVED' || !search.dialled.digits.startsWith(trunkPrefix, national))
    return;
  const end = national + trunkPrefix.length;
  if (trunkPrefix !== '' && (edits.length > 1 || end < first.end))
    keep(search, approach, [{ ...first, end }], penalty + NO_CARRIER_MEANT);
}

function penaltyWithoutTrunkPrefix(leaf: number, trunkPrefix: string, written: boolean): number {
  if (written && trunkPrefix !== '1') return TRUNK_PREFIX_NOT_MEANT;
  if (numberTypes[leaf & 15] === 'VOICEMAIL') return VOICEMAIL_WITHOUT_TRUNK_PREFIX;
  // In North America the trunk prefix 1 is written or not.
  if (trunkPrefix === '' || trunkPrefix === '1') return 0;
  return mayBeMobile(leaf) ? TRUNK_PREFIX_LEFT_OUT : TRUNK_PREFIX_LEFT_OUT_AND_NOT_MOBILE;
}

function mayBeMobile(leaf: number): boolean {
  const type = numberTypes[leaf & 15];
  return type === 'UNKNOWN' || type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}

/** The evidence that the table has for an MSISDN that leads to the leaf. */
function evidenceOf(table: NumberTable, msisdn: string, leaf: number): number {
  if (leaf & 15) return 2;
  const callingCode = table.callingCodes[leaf >> 4]!;
  if (callingCode === null) return 0;
  const prefix = msisdn.slice(0, String(callingCode).length + 1);
  return hasKnownNumber(table, prefix, msisdn.length) ? 1 : 0;
}

/** The one reading that stands; several when the number is ambiguous; none when no reading stands. */
export function bestOf(readings: Reading[]): Reading[] {
  const score = Math.max(...readings.map(scoreOf));
  const best = readings.filter(reading => scoreOf(reading) === score);
  if (score > 0) {
    // A fixed line without its trunk prefix stands only if nothing else could be meant.
    const doubtful = best.some(
      ({ approach, penalty }) => approach.added !== '' && penalty === TRUNK_PREFIX_LEFT_OUT_AND_NOT_MOBILE,
    );
    if (doubtful) return readings.filter(({ evidence }) => evidence > 0);
    // Without +, a fixed line with its calling code stands only if the digits are not a national number as well.
    if (best.every(({ approach, isMobile }) => isMobile || !approach.bare)) return best;
    return readings.filter(
      reading => best.includes(reading) || (reading.approach.added !== '' && reading.evidence === 2),
    );
  }
  // The number may be newer than the table: then its form makes it one, if nothing speaks against it.
  const left = readings.filter(({ approach, evidence }) => approach.international || evidence === 2);
  const asWritten = left.some(({ approach, edits }) => approach.international && edits.length === 0);
  return asWritten ? left : [];
}

/** The other readings of the MSISDN when it is normalized again without `defaultCountry`: it must come out unchanged. */
export function othersFor(table: NumberTable, { msisdn, evidence }: Reading): Reading[] {
  // A number that the table has is read as nothing else.
  if (evidence !== 1) return [];
  const again = bestOf(readingsOf(table, 0, { digits: msisdn, plus: false, bracketed: 0 }));
  return again.filter(reading => reading.msisdn !== msisdn);
}
