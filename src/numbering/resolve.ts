import { argumentError } from '../misuse.js';
import { builtInNumbers } from './built-in.js';
import { isPossibleLength } from './known-numbers.js';
import { type NumberTable, tableOf } from './table.js';
import { type CanReceiveSms, canReceiveSmsByType, type NumberType, numberTypes } from './types.js';
import { NOT_AN_MSISDN, walk } from './walk.js';

export interface NumberResolution {
  /** Whether the number has 7 to 15 digits, the first not 0. Nothing else makes a number invalid. */
  valid: boolean;
  msisdn: string;
  /** Null for an unassigned calling code. */
  callingCode: number | null;
  /** ISO 3166-1 alpha-2, AC, TA or XK; 001 for a calling code of no country; null for an unassigned calling code. */
  country: string | null;
  /** UNKNOWN when the numbering plan does not have the number, or not yet. */
  type: NumberType;
  /** Whether numbers of the type take an SMS. This is advice, not a verdict. */
  canReceiveSms: CanReceiveSms;
  /**
   * Whether the numbering plans of the calling code have numbers of this length. If not, digits are missing or too many.
   * False for an unassigned calling code.
   */
  lengthIsPossible: boolean;
}

export interface ResolveOptions {
  /** A table that `numberTable` has read. Default the built-in table. */
  table?: NumberTable | undefined;
}

/**
 * Returns the country and the type of a number, as libphonenumber does, and whether it can take an SMS.
 *
 * A number that no numbering plan has is of type `UNKNOWN`, in the country of the longest prefix under which
 * all numbers have one country, otherwise in the main country of its calling code. `lengthIsPossible` says whether it may
 * be newer than the table, or has a length that no number there has.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `msisdn` is a string, `options` an object and `table` a number table
 * @example
 * resolve('447911123456').country // 'GG': Guernsey shares the calling code 44 with Great Britain
 * resolve('4479111234567').lengthIsPossible // false
 */
export function resolve(msisdn: string, options?: ResolveOptions): NumberResolution {
  if (typeof msisdn !== 'string') throw argumentError('msisdn', 'a string', msisdn);
  const table = tableOf(options, builtInNumbers);
  const leaf = walk(table, msisdn);
  if (leaf === NOT_AN_MSISDN)
    return {
      valid: false,
      msisdn,
      callingCode: null,
      country: null,
      type: 'UNKNOWN',
      canReceiveSms: 'no',
      lengthIsPossible: false,
    };
  const territory = leaf >> 4;
  const type = leaf & 15;
  const callingCode = table.callingCodes[territory]!;
  return {
    valid: true,
    msisdn,
    callingCode,
    country: table.countries[territory]!,
    type: numberTypes[type]!,
    canReceiveSms: canReceiveSmsByType[type]!,
    lengthIsPossible:
      type > 0 || (callingCode !== null && isPossibleLength(table, callingCode, msisdn.length)),
  };
}
