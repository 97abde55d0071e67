import type { Issue } from '../result.js';
import { checkSender } from '../sender/check.js';
import { analyze } from '../text/analyze.js';
import { atMost, isObject, MSISDN_PATTERN, read } from './body.js';
import {
  DEFAULT_EXPIRY,
  LONGEST_CALLBACK_URL,
  LONGEST_CUSTOMER_ID,
  LONGEST_MSG,
  type SendRequest,
} from './send-request.js';
import { isHttpUrl } from './url.js';

/** The V1 error codes that a body can cause. */
const descriptions = {
  203: 'Request type not set',
  204: 'Invalid request type',
  205: 'Missing required field',
  207: 'Invalid MSISDN',
  209: 'Message too long',
  210: 'Sender too long',
} as const;

export type LegacyErrorCode = keyof typeof descriptions;

export type LegacyValidated =
  | { readonly value: SendRequest; readonly warnings: readonly Issue[]; readonly error?: undefined }
  | {
      readonly value?: undefined;
      /** The JSON body of the response. */
      readonly error: { readonly Error: LegacyErrorCode; readonly Description: string };
      /** The HTTP status. */
      readonly status: 400;
    };

/**
 * Checks the body of a send request of the V1 API and translates it: `cid` becomes `customer_id`, `Delurl` becomes
 * `callback_url`.
 *
 * There is one error, the first in the order of its codes. V1 has none for `cid` and `Delurl`: where they cannot be
 * used they are left out, with a warning. Rules: QuickSMS API, V1 Send Endpoint and V1 Error Codes.
 *
 * @example
 * validateLegacySend({ reqType: 'BULK', MSISDN: '447891658396', msg: 'test message', sender: 'TestSender', cid: '42' }).value.customer_id // '42'
 * validateLegacySend({ MSISDN: '447891658396' }).error // { Error: 203, Description: 'Request type not set' }
 */
export function validateLegacySend(body: unknown): LegacyValidated {
  if (!isObject(body)) return refuse(203);
  const reqType = read(body, 'reqType');
  const MSISDN = read(body, 'MSISDN');
  const msg = read(body, 'msg');
  const sender = read(body, 'sender');
  const multi = read(body, 'multi');
  const cid = read(body, 'cid');
  const receiptUrl = read(body, 'Delurl');

  if (isMissing(reqType)) return refuse(203);
  if (reqType !== 'BULK') return refuse(204);
  if (isMissing(MSISDN) || isMissing(msg) || isMissing(sender)) return refuse(205);
  // There is no code for a wrong type, either: what is no text was not given.
  if (typeof msg !== 'string' || typeof sender !== 'string') return refuse(205);
  if (typeof MSISDN !== 'string' || !MSISDN_PATTERN.test(MSISDN)) return refuse(207);
  if (!atMost(msg, LONGEST_MSG)) return refuse(209);
  if (multi !== true && multi !== 'true' && analyze(msg).messageParts > 1) return refuse(209);
  const { issues, warnings: senderWarnings } = checkSender(sender, { smartRouting: false });
  if (issues.length > 0) return refuse(210);

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

function refuse(code: LegacyErrorCode): LegacyValidated {
  return { error: { Error: code, Description: descriptions[code] }, status: 400 };
}

/** A form sends what was not filled in as nothing. */
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

/** A word and a colon, unless a port is what follows: `www.receipts.co.uk:8080/x` has none. */
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
