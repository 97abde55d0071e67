import { isObject } from '../misuse.js';
import type { Issue } from '../result.js';
import { checkSender } from '../sender/check.js';
import { analyze } from '../text/analyze.js';
import { atMost, MSISDN_PATTERN, read } from './body.js';
import { type LegacyErrorCode, legacyDescription } from './legacy-errors.js';
import {
  DEFAULT_EXPIRY,
  LONGEST_CALLBACK_URL,
  LONGEST_CUSTOMER_ID,
  LONGEST_MSG,
  type SendRequest,
  type Validated,
} from './send-request.js';
import { isHttpUrl } from './url.js';

/** What is wrong with a V1 body. */
export interface LegacyIssue extends Issue {
  readonly code: Extract<LegacyErrorCode, '203' | '204' | '205' | '207' | '209' | '210'>;
}

/**
 * Checks the body of a send request of the V1 API and translates it to the request that `validateSend` returns: `cid`
 * becomes `customer_id`, `Delurl` becomes `callback_url`.
 *
 * There is at most one issue, the first in the order of the V1 codes; `legacyErrorResponse` answers it. V1 has no code
 * for `cid` and `Delurl`: if they cannot be used they are left out, with a warning. Nothing throws, whatever the body
 * is. Rules: QuickSMS API, V1 Send Endpoint and V1 Error Codes.
 *
 * @example
 * validateLegacySend({ reqType: 'BULK', MSISDN: '447891658396', msg: 'test message', sender: 'TestSender', cid: '42' }).value?.customer_id // '42'
 * validateLegacySend({ MSISDN: '447891658396' }).issues // [{ message: 'Request type not set', path: ['reqType'], code: '203', param: 'reqType' }]
 */
export function validateLegacySend(body: unknown): Validated<SendRequest, LegacyIssue> {
  if (!isObject(body)) return refuse('203', 'reqType');
  const reqType = read(body, 'reqType');
  const MSISDN = read(body, 'MSISDN');
  const msg = read(body, 'msg');
  const sender = read(body, 'sender');
  const multi = read(body, 'multi');
  const cid = read(body, 'cid');
  const receiptUrl = read(body, 'Delurl');

  if (isMissing(reqType)) return refuse('203', 'reqType');
  if (reqType !== 'BULK') return refuse('204', 'reqType');
  if (isMissing(MSISDN)) return refuse('205', 'MSISDN');
  // V1 has no code for a wrong type: a value that is not a string counts as missing.
  if (isMissing(msg) || typeof msg !== 'string') return refuse('205', 'msg');
  if (isMissing(sender) || typeof sender !== 'string') return refuse('205', 'sender');
  if (typeof MSISDN !== 'string' || !MSISDN_PATTERN.test(MSISDN)) return refuse('207', 'MSISDN');
  if (!atMost(msg, LONGEST_MSG)) return refuse('209', 'msg');
  if (multi !== true && multi !== 'true' && analyze(msg).messageParts > 1) return refuse('209', 'msg');
  const { issues, warnings: senderWarnings } = checkSender(sender, { smartRouting: false });
  if (issues.length > 0) return refuse('210', 'sender');

  const warnings = senderWarnings.map(
    warning => ({ ...warning, path: ['sender'], param: 'sender' }) as Issue,
  );
  const customerId = customerIdOf(cid, warnings);
  const callbackUrl = callbackUrlOf(receiptUrl, warnings);
  const value: SendRequest = {
    MSISDN,
    msg,
    sender,
    smart_routing: false,
    expiry: DEFAULT_EXPIRY,
    ...(customerId === undefined ? {} : { customer_id: customerId }),
    sandbox: false,
    ...(callbackUrl === undefined ? {} : { callback_url: callbackUrl }),
  };
  return { value: Object.freeze(value), warnings };
}

function refuse(code: LegacyIssue['code'], field: string): { issues: LegacyIssue[] } {
  return { issues: [{ message: legacyDescription(code), path: [field], code, param: field }] };
}

/** Whether a field was left empty: a form sends such a field as an empty string. */
function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

function customerIdOf(cid: unknown, warnings: Issue[]): string | undefined {
  if (isMissing(cid)) return undefined;
  const text = Number.isSafeInteger(cid) ? String(cid) : cid;
  if (typeof text === 'string' && atMost(text, LONGEST_CUSTOMER_ID)) return text;
  warnings.push({
    message: `cid must be a string of at most ${LONGEST_CUSTOMER_ID} characters or a whole number: it is left out.`,
    path: ['cid'],
    code: 'FIELD_IGNORED',
    param: 'cid',
  });
  return undefined;
}

/** A word and a colon that no port follows: `www.receipts.co.uk:8080/x` has no scheme. */
const SCHEME = /^[a-z][a-z0-9+.-]*:(?![0-9]+(?:[/?#]|$))/i;

function callbackUrlOf(receiptUrl: unknown, warnings: Issue[]): string | undefined {
  if (isMissing(receiptUrl)) return undefined;
  const add = (code: string, message: string) =>
    warnings.push({ message, path: ['Delurl'], code, param: 'Delurl' });
  if (typeof receiptUrl === 'string' && atMost(receiptUrl, LONGEST_CALLBACK_URL)) {
    const hasScheme = SCHEME.test(receiptUrl);
    const url = hasScheme ? receiptUrl : `http://${receiptUrl}`;
    if (isHttpUrl(url) && atMost(url, LONGEST_CALLBACK_URL)) {
      if (!hasScheme) add('SCHEME_ADDED', 'Delurl has no scheme: http:// is put in front of it.');
      if (!/^https:/i.test(url)) add('NOT_HTTPS', 'Delurl is not https: receipts are sent in the clear.');
      return url;
    }
  }
  add('FIELD_IGNORED', 'Delurl must be an http or https URL of at most 2,048 characters: it is left out.');
  return undefined;
}
