/** An error code of the API, and what a client can do about it. */
export interface ErrorCode {
  readonly code: string;
  readonly httpStatus: number;
  readonly type: ErrorType;
  /** Whether the same request may be sent again unchanged. It follows from the HTTP status. */
  readonly retryable: boolean;
  /** The message of a response that has no more exact one. */
  readonly message: string;
  /** Whether the API documents the message. A response then has it word for word. */
  readonly documented?: boolean;
  readonly whatToDo: string;
  /** The field or header that it is about, if that is always the same. */
  readonly field?: string;
}

// The documentation shows only validation_error. The other types are named after the meaning of their HTTP status.
// MISSING_FIELD and BAD_REQUEST share a type, because both have 400, "Fix request format or missing fields".
export type ErrorType =
  | 'bad_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'not_found_error'
  | 'idempotency_error'
  | 'validation_error'
  | 'rate_limit_error'
  | 'server_error';

const badRequest = { httpStatus: 400, type: 'bad_request_error', retryable: false } as const;
const unauthorized = { httpStatus: 401, type: 'authentication_error', retryable: false } as const;
const forbidden = { httpStatus: 403, type: 'permission_error', retryable: false } as const;
const notFound = { httpStatus: 404, type: 'not_found_error', retryable: false } as const;
const conflict = { httpStatus: 409, type: 'idempotency_error', retryable: false } as const;
const unprocessable = { httpStatus: 422, type: 'validation_error', retryable: false } as const;
const rateLimited = { httpStatus: 429, type: 'rate_limit_error', retryable: true } as const;
const serverError = { httpStatus: 500, type: 'server_error', retryable: true } as const;

// In functions, so that a bundler can leave out what is not used: it keeps a spread outside of one.

/** The codes of errors of whole requests: QuickSMS API 2.0, Request-Level Error Codes. */
export const requestErrors = /* @__PURE__ */ (() =>
  [
    {
      code: 'MISSING_FIELD',
      ...badRequest,
      message: 'A required field is missing.',
      whatToDo: 'Add the missing field (check param)',
    },
    {
      code: 'BAD_REQUEST',
      ...badRequest,
      message: 'The request body must be a JSON object.',
      whatToDo: 'Validate JSON format',
    },
    {
      code: 'INVALID_PHONE_NUMBER',
      ...unprocessable,
      message: 'The MSISDN is not valid international format.',
      documented: true,
      whatToDo: 'Digits only, no +, 7–15 digits, non-zero start',
      field: 'MSISDN',
    },
    {
      code: 'CONTENT_TOO_LONG',
      ...unprocessable,
      message: 'The msg is longer than 1,530 characters.',
      whatToDo: 'Shorten to ≤1,530 chars',
      field: 'msg',
    },
    {
      code: 'VALIDATION_ERROR',
      ...unprocessable,
      message: 'A field is not valid.',
      whatToDo: 'Check message field for detail',
    },
    {
      code: 'UNAUTHORIZED',
      ...unauthorized,
      message: 'The API key is missing or not valid.',
      whatToDo: 'Verify API key and header format',
    },
    {
      code: 'IP_NOT_ALLOWED',
      ...forbidden,
      message: 'The IP address is not in the allowlist.',
      whatToDo: 'Add IP at portal2.quicksms.com/account/security',
    },
    {
      code: 'ACCOUNT_INACTIVE',
      ...forbidden,
      message: 'The account is not active.',
      whatToDo: 'Contact admin or QuickSMS support',
    },
    {
      code: 'RATE_LIMITED',
      ...rateLimited,
      message: 'Too many requests.',
      whatToDo: 'Wait Retry-After seconds',
    },
    {
      code: 'AUTH_RATE_LIMITED',
      ...rateLimited,
      message: 'Too many failed authentication attempts.',
      whatToDo: 'Wait lockout; verify key is correct',
    },
    {
      code: 'IDEMPOTENCY_CONFLICT',
      ...conflict,
      message: 'The Idempotency-Key was used with a different payload.',
      whatToDo: 'Use a unique key per distinct message',
      field: 'Idempotency-Key',
    },
    {
      code: 'INTERNAL_ERROR',
      ...serverError,
      message: 'An internal error occurred.',
      whatToDo: 'Retry with backoff; contact support if persistent',
    },
    {
      code: 'NOT_FOUND',
      ...notFound,
      message: 'There is no such method and path.',
      whatToDo: 'Check URL path',
    },
  ] as const satisfies readonly ErrorCode[])();

/** The codes of rejected messages, with HTTP 422: QuickSMS API 2.0, Message Rejection Codes. */
export const rejectionErrors = /* @__PURE__ */ (() =>
  [
    {
      code: 'SENDER_NOT_REGISTERED',
      ...unprocessable,
      message: 'The sender ID is not approved.',
      whatToDo: 'Register at portal2.quicksms.com/management/sms-sender-id/register',
      field: 'sender',
    },
    {
      code: 'TEST_NUMBER_NOT_APPROVED',
      ...unprocessable,
      message: 'The MSISDN is not in the test allowlist.',
      whatToDo: 'Add at portal2.quicksms.com/management/api-connections',
      field: 'MSISDN',
    },
    {
      code: 'COUNTRY_NOT_ALLOWED',
      ...unprocessable,
      message: 'The destination country is blocked.',
      whatToDo: 'Check country settings',
      field: 'MSISDN',
    },
    {
      code: 'INSUFFICIENT_CREDITS',
      ...unprocessable,
      message: 'The balance is too low.',
      whatToDo: 'Top up account',
    },
    {
      code: 'CONTENT_BLOCKED',
      ...unprocessable,
      message: 'Message content was blocked by the content filter.',
      documented: true,
      whatToDo: 'Revise content or contact support',
      field: 'msg',
    },
    {
      code: 'OUT_OF_HOURS',
      ...unprocessable,
      message: 'The message is outside business hours.',
      whatToDo: 'Retry during hours or switch to hold',
    },
    {
      code: 'DUPLICATE_MESSAGE',
      ...unprocessable,
      message: 'The message is a duplicate.',
      whatToDo: 'Wait or change content',
    },
  ] as const satisfies readonly ErrorCode[])();

export type RequestErrorCode = (typeof requestErrors)[number]['code'];
export type RejectionCode = (typeof rejectionErrors)[number]['code'];

/** What can be wrong with row `i` of a column: `statuses[status[i]]`. `OK` is 0. */
export const statuses = [
  'OK',
  'INVALID_UTF8',
  'INVALID_PHONE_NUMBER',
  'INVALID_SENDER',
  'INVALID_MCC_MNC',
  'NO_RATE',
  'DESTINATION_REJECTED',
  'NETWORK_UNKNOWN',
  'AMOUNT_OUT_OF_RANGE',
  'NO_RCS_RATE',
] as const;
export type Status = (typeof statuses)[number];
