import { codeUnitAt } from '../code-unit.js';
import { checkSender } from '../sender/check.js';
import { MOST_CHARACTERS, MOST_DIGITS, MOST_SEPTETS } from '../sender/kinds.js';
import { atMost, grouped, typeNameOf } from './body.js';
import { type Findings, invalid, refuse, tooLong, warn } from './findings.js';
import { LONGEST_CALLBACK_URL, LONGEST_EXPIRY, LONGEST_MSG, SHORTEST_EXPIRY } from './send-request.js';
import { isHttpUrl } from './url.js';

// One check for each kind of field: QuickSMS API 2.0, Request Body.

/** Code units. A longer text is refused by its length, before anything looks at its characters. */
const HUGE = 1000;

function missing(findings: Findings, field: string): undefined {
  refuse(findings, 'MISSING_FIELD', field, 'is missing');
}

/** 7 to 15 digits, the first not 0. */
export function checkMsisdn(
  findings: Findings,
  value: unknown,
  isMsisdn: (msisdn: string) => boolean,
): undefined {
  if (value === undefined || value === null) return missing(findings, 'MSISDN');
  if (typeof value !== 'string')
    return invalid(findings, 'MSISDN', `must be a string, not ${typeNameOf(value)}`);
  if (!isMsisdn(value))
    refuse(findings, 'INVALID_PHONE_NUMBER', 'MSISDN', 'must be 7 to 15 digits, the first not 0');
}

/** 1 to 1,530 characters. */
export function checkMsg(findings: Findings, value: unknown): undefined {
  if (value === undefined || value === null) return missing(findings, 'msg');
  if (typeof value !== 'string')
    return invalid(findings, 'msg', `must be a string, not ${typeNameOf(value)}`);
  if (value === '') return invalid(findings, 'msg', `must be 1 to ${grouped(LONGEST_MSG)} characters, not 0`);
  if (!atMost(value, LONGEST_MSG)) refuse(findings, 'CONTENT_TOO_LONG', 'msg', tooLong(value, LONGEST_MSG));
}

/** The sender of the request, which must be there. */
export function checkRequiredSender(findings: Findings, value: unknown, smartRouting: boolean): undefined {
  if (value === undefined || value === null) return missing(findings, 'sender');
  checkSenderField(findings, 'sender', value, smartRouting);
}

/** A sender by the rules of `checkSender`: `sender` itself, or the one of the SMS to which RCS falls back. */
export function checkSenderField(
  findings: Findings,
  field: string,
  value: unknown,
  smartRouting: boolean,
): undefined {
  if (typeof value !== 'string')
    return invalid(findings, field, `must be a string, not ${typeNameOf(value)}`);
  if (value === '') return invalid(findings, field, 'must not be empty');
  if (isPlainSender(value, smartRouting ? MOST_CHARACTERS : MOST_SEPTETS)) return;
  const most = smartRouting ? MOST_CHARACTERS : MOST_DIGITS;
  if (value.length > HUGE) return invalid(findings, field, tooLong(value, most));
  const { issues, warnings } = checkSender(value, { smartRouting });
  for (const { message } of issues) invalid(findings, field, `is not valid: ${message}`);
  for (const warning of warnings) warn(findings, { ...warning, path: [field], param: field });
}

/**
 * Whether a sender is a letter and up to `most` letters and digits in all, in ASCII. Most are, and pass without a call of
 * `checkSender`, which takes longer than all other checks. A regular expression takes twice as long for seven characters.
 */
function isPlainSender(sender: string, most: number): boolean {
  const { length } = sender;
  if (length > most) return false;
  for (let i = 0; i < length; i++) {
    const unit = codeUnitAt(sender, i);
    const letter = (unit | 0x20) - 0x61;
    const isLetter = letter >= 0 && letter < 26;
    const isDigit = unit >= 0x30 && unit <= 0x39;
    if (!isLetter && !(isDigit && i > 0)) return false;
  }
  return true;
}

/** True, false or absent. */
export function checkBoolean(findings: Findings, field: string, value: unknown): undefined {
  if (value !== undefined && typeof value !== 'boolean')
    invalid(findings, field, `must be true or false, not ${typeNameOf(value)}`);
}

/** Seconds within the bounds, or absent. */
export function checkExpiry(findings: Findings, value: unknown): undefined {
  if (value === undefined) return;
  if (Number.isInteger(value) && (value as number) >= SHORTEST_EXPIRY && (value as number) <= LONGEST_EXPIRY)
    return;
  const found = typeof value === 'number' ? value : typeNameOf(value);
  const bounds = `${SHORTEST_EXPIRY} to ${grouped(LONGEST_EXPIRY)}`;
  invalid(findings, 'expiry', `must be an integer from ${bounds}, not ${found}`);
}

/** A string of at most `longest` characters. */
export function checkText(findings: Findings, field: string, value: unknown, longest: number): undefined {
  if (typeof value !== 'string')
    return invalid(findings, field, `must be a string, not ${typeNameOf(value)}`);
  if (!atMost(value, longest)) invalid(findings, field, tooLong(value, longest));
}

/** An absolute http or https URL. http has a warning. */
export function checkCallbackUrl(findings: Findings, value: unknown): undefined {
  const field = 'callback_url';
  if (typeof value !== 'string')
    return invalid(findings, field, `must be a string, not ${typeNameOf(value)}`);
  if (!atMost(value, LONGEST_CALLBACK_URL))
    return invalid(findings, field, tooLong(value, LONGEST_CALLBACK_URL));
  if (!isHttpUrl(value)) return invalid(findings, field, 'must be an absolute http or https URL');
  // The scheme is http or https. Only https has an s here.
  if (value[4] !== 's' && value[4] !== 'S')
    warn(findings, {
      message: 'callback_url is not https: receipts are sent in the clear.',
      path: [field],
      code: 'NOT_HTTPS',
      param: field,
    });
}
