import { type ErrorCode, type ErrorType, type RequestErrorCode, requestErrors } from '../codes.js';
import { argumentError, kindOf, misuse } from '../result.js';

export interface ErrorBody {
  readonly error: {
    readonly type: ErrorType;
    readonly code: RequestErrorCode;
    readonly message: string;
    readonly param?: string;
    readonly request_id: string;
  };
}

export interface ErrorResponse {
  /** The HTTP status. */
  readonly status: number;
  readonly body: ErrorBody;
}

/** What is wrong with a request; without a message or param, those of its code are taken. */
export interface ErrorCause {
  readonly code: RequestErrorCode;
  readonly message?: string | undefined;
  readonly param?: string | undefined;
}

/**
 * Makes the HTTP status and JSON body of an error out of issues, of which the first decides.
 *
 * The message is the one of the API documentation where it gives one for the code, or else the issue's. Codes that no
 * body causes are made from the code alone: `[{ code: 'UNAUTHORIZED' }]`. Source: QuickSMS API 2.0, Error Handling.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when there is no issue, or `requestId` is no string or empty
 * @throws {RangeError} `INVALID_ARGUMENT` when the API has no such request-level code
 * @example
 * toErrorResponse([{ code: 'RATE_LIMITED' }], { requestId: 'req_a1b2c3d4' }).status // 429
 */
export function toErrorResponse(
  issues: readonly ErrorCause[],
  { requestId }: { requestId: string },
): ErrorResponse {
  const cause = Array.isArray(issues) ? (issues[0] as ErrorCause | undefined) : undefined;
  if (typeof cause !== 'object' || cause === null)
    throw argumentError('issues', 'a list of at least one issue', issues);
  if (typeof requestId !== 'string' || requestId === '')
    throw argumentError('requestId', 'a string that is not empty', requestId);
  const known: (ErrorCode & { readonly code: RequestErrorCode }) | undefined = requestErrors.find(
    ({ code }) => code === cause.code,
  );
  if (known === undefined)
    throw misuse(new RangeError(`issues[0].code must be a request-level code, not ${kindOf(cause.code)}`));
  const param = cause.param ?? known.field;
  return {
    status: known.httpStatus,
    body: {
      error: {
        type: known.type,
        code: known.code,
        message: known.documented ? known.message : (cause.message ?? known.message),
        ...(param === undefined ? {} : { param }),
        request_id: requestId,
      },
    },
  };
}
