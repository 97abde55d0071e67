import { argumentError, isArray, isObject, kindOf, misuse } from '../misuse.js';
import { read } from './body.js';

/** All error codes of the V1 API, each with its description: QuickSMS API, V1 Error Codes. */
const descriptions = {
  200: 'Request was not received through HTTPS',
  201: 'Request was not made through HTTP POST',
  202: 'Username/Password not set or incorrect format',
  203: 'Request type not set',
  204: 'Invalid request type',
  205: 'Missing required field',
  206: 'Username or password incorrect',
  207: 'Invalid MSISDN',
  208: 'Not enough credits',
  209: 'Message too long',
  210: 'Sender too long',
  220: 'API temporarily disabled (too many failed logins)',
  221: 'API permanently disabled (too many failed logins)',
} as const;

/** A V1 error code as the code of an issue: a string of three digits. */
export type LegacyErrorCode = `${keyof typeof descriptions}`;

export interface LegacyErrorBody {
  readonly Error: keyof typeof descriptions;
  readonly Description: string;
}

export interface LegacyErrorResponse {
  /** The HTTP status: V1 answers every error with 400. */
  readonly status: 400;
  /** The JSON body. */
  readonly body: LegacyErrorBody;
}

/** The documented description of a V1 error code. */
export const legacyDescription = (code: LegacyErrorCode): string => descriptions[code];

/**
 * Returns the HTTP status and JSON body of a V1 error from issues. The first issue decides.
 *
 * Errors that no body causes are made from the code only: `[{ code: '206' }]`. Source: QuickSMS API, V1 Send Endpoint
 * and V1 Error Codes.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `issues` is a list of at least one issue
 * @throws {RangeError} `INVALID_ARGUMENT` when V1 has no such code
 * @example
 * legacyErrorResponse([{ code: '207' }]) // { status: 400, body: { Error: 207, Description: 'Invalid MSISDN' } }
 */
export function legacyErrorResponse(
  issues: readonly { readonly code: LegacyErrorCode }[],
): LegacyErrorResponse {
  const first = isArray(issues) ? read(issues, '0') : undefined;
  if (!isObject(first)) throw argumentError('issues', 'a list of at least one issue', issues);
  const code = read(first, 'code');
  if (!isLegacyErrorCode(code))
    throw misuse(new RangeError(`issues[0].code must be a V1 error code such as '207', not ${kindOf(code)}`));
  return {
    status: 400,
    body: { Error: Number(code) as LegacyErrorBody['Error'], Description: descriptions[code] },
  };
}

const isLegacyErrorCode = (code: unknown): code is LegacyErrorCode =>
  typeof code === 'string' && Object.hasOwn(descriptions, code);
