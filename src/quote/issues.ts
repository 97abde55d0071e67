import { argumentError } from '../misuse.js';
import { MCC_MNC_PATTERN, type PriceIssue } from '../pricing/price.js';

function issue(param: string, code: PriceIssue['code'], expected: string): PriceIssue {
  return { message: `${param}: expected ${expected}`, path: [param], code, param };
}

export function msisdnIssue(): PriceIssue {
  return issue('msisdn', 'INVALID_PHONE_NUMBER', '7 to 15 digits, the first not 0');
}

/** What is wrong with an MCC and MNC, if one is given. Throws unless it is a string. */
export function mccMncIssue(mccMnc: string | undefined): PriceIssue | undefined {
  if (mccMnc === undefined) return undefined;
  if (typeof mccMnc !== 'string') throw argumentError('mccMnc', 'a string', mccMnc);
  return MCC_MNC_PATTERN.test(mccMnc)
    ? undefined
    : issue('mccMnc', 'INVALID_MCC_MNC', 'MCC and MNC such as 23415');
}

export function totalIssue(): PriceIssue {
  return issue('total', 'AMOUNT_OUT_OF_RANGE', 'an amount that fits into 64 bits');
}
