import { codeUnitAt } from '../code-unit.js';
import { argumentError } from '../result.js';
import {
  LEAF,
  LONGEST,
  type NumberTable,
  type NumberType,
  numberTable,
  numberTypes,
  SHORTEST,
} from './table.js';

export interface Resolution {
  /** 7 to 15 digits, the first not 0; nothing else makes a number invalid. */
  valid: boolean;
  msisdn: string;
  /** Null when there is no such calling code. */
  callingCode: number | null;
  /** ISO 3166-1 alpha-2, AC, TA or XK; 001 where the calling code is of no country, null without one. */
  country: string | null;
  /** UNKNOWN when the numbering plan does not have the number, or not yet. */
  type: NumberType;
  /** Whether numbers of the type take messages: advice, not a verdict. */
  canReceiveSms: 'yes' | 'maybe' | 'no';
}

const receives: Record<NumberType, Resolution['canReceiveSms']> = {
  MOBILE: 'yes',
  FIXED_LINE_OR_MOBILE: 'maybe',
  PAGER: 'maybe',
  PERSONAL_NUMBER: 'maybe',
  VOIP: 'maybe',
  UNKNOWN: 'maybe',
  FIXED_LINE: 'no',
  TOLL_FREE: 'no',
  PREMIUM_RATE: 'no',
  SHARED_COST: 'no',
  UAN: 'no',
  VOICEMAIL: 'no',
};

/**
 * Tells the country and the type of a number, as libphonenumber does, and whether it can take an SMS.
 *
 * A number that no numbering plan has is of type `UNKNOWN`, in the country of the longest prefix under which
 * all numbers have one country, or else in the main country of its calling code.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `msisdn` is not a string
 * @example
 * resolve('447911123456').country // 'GG': Guernsey shares the calling code 44 with Great Britain
 */
export function resolve(msisdn: string): Resolution {
  if (typeof msisdn !== 'string') throw argumentError('msisdn', 'a string', msisdn);
  const table = numberTable();
  const leaf = leafOf(msisdn, table);
  if (leaf === INVALID)
    return { valid: false, msisdn, callingCode: null, country: null, type: 'UNKNOWN', canReceiveSms: 'no' };
  const { callingCode, country } = table.territories[(leaf ^ LEAF) >> 4]!;
  const type = leaf & 15;
  return {
    valid: true,
    msisdn,
    callingCode,
    country,
    type: numberTypes[type]!,
    canReceiveSms: receivesByType[type]!,
  };
}

const receivesByType = /* @__PURE__ */ numberTypes.map(type => receives[type]);

/** What `leafOf` says of a string that is no MSISDN; no leaf is 0. */
const INVALID = 0;

/** The leaf to which the digits lead. */
function leafOf(msisdn: string, { begins, rows }: NumberTable): number {
  const { length } = msisdn;
  if (length < SHORTEST || length > LONGEST || codeUnitAt(msisdn, 0) === 0x30) return INVALID;
  let field = begins[length]!;
  let i = 0;
  for (; field < LEAF; i++) {
    const digit = codeUnitAt(msisdn, i) - 0x30;
    if (digit < 0 || digit > 9) return INVALID;
    field = rows[10 * field + digit]!;
  }
  for (; i < length; i++) {
    const digit = codeUnitAt(msisdn, i) - 0x30;
    if (digit < 0 || digit > 9) return INVALID;
  }
  return field;
}
