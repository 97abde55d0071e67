import { type ErrorCode, type ErrorType, type RequestErrorCode, requestErrors } from '../codes.js';
import { argumentError, isArray, isObject, kindOf, misuse } from '../misuse.js';
import { read } from './body.js';

/** The JSON body of an error. */
export interface ErrorBody {
  readonly error: {
    readonly type: ErrorType;
    readonly code: RequestErrorCode;
    readonly message: string;
    readonly param?: string;
    readonly request_id: string;
  };
}

/** An error as an HTTP response. */
export interface ErrorResponse {
  /** The HTTP status. */
  readonly status: number;
  readonly body: ErrorBody;
}

/** What is wrong with a request. The defaults of `message` and `param` are those of the code. */
export interface ErrorCause {
  readonly code: RequestErrorCode;
  readonly message?: string | undefined;
  readonly param?: string | undefined;
}

/**
 * Returns the HTTP status and JSON body of an error from issues. The first issue decides.
 *
 * The message is the documented one where the API documents one for the code, otherwise the issue's, otherwise that of
 * the code. Errors that no body causes are made from the code only: `[{ code: 'UNAUTHORIZED' }]`. Source: QuickSMS API
 * 2.0, Error Handling.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `issues` has at least one issue, its `message` and `param` are strings or
 * absent, and `requestId` is a string that is not empty
 * @throws {RangeError} `INVALID_ARGUMENT` when the API has no such request-level code
 * @example
 * errorResponse([{ code: 'RATE_LIMITED' }], { requestId: 'req_a1b2c3d4' }).status // 429
 */
export function errorResponse(issues: readonly ErrorCause[], options: { requestId: string }): ErrorResponse {
  const cause = isArray(issues) ? read(issues, '0') : undefined;
  if (!isObject(cause)) throw argumentError('issues', 'a list of at least one issue', issues);
  if (!isObject(options)) throw argumentError('options', 'an object', options);
  const requestId = read(options, 'requestId');
  if (typeof requestId !== 'string' || requestId === '')
    throw argumentError('requestId', 'a string that is not empty', requestId);
  const causeCode = read(cause, 'code');
  const known: (ErrorCode & { readonly code: RequestErrorCode }) | undefined = requestErrors.find(
    ({ code }) => code === causeCode,
  );
  if (known === undefined)
    throw misuse(new RangeError(`issues[0].code must be a request-level code, not ${kindOf(causeCode)}`));
  const message = textOf(cause, 'message') ?? known.message;
  const param = textOf(cause, 'param') ?? known.field;
  return {
    status: known.httpStatus,
    body: {
      error: {
        type: known.type,
        code: known.code,
        message: known.documented ? known.message : message,
        ...(param === undefined ? {} : { param }),
        request_id: requestId,
      },
    },
  };
}

function textOf(cause: object, field: 'message' | 'param'): string | undefined {
  const text = read(cause, field) ?? undefined;
  if (text !== undefined && typeof text !== 'string')
    throw argumentError(`issues[0].${field}`, 'a string', text);
  return text;
}
