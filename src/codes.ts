/** What an API error says of itself, and what to do about it. */
export interface ErrorCode {
  readonly code: string;
  readonly httpStatus: number;
  readonly type: ErrorType;
  /** Whether the same request may be sent again unchanged, by its HTTP status. */
  readonly retryable: boolean;
  /** What a response says when there is nothing more exact to say. */
  readonly message: string;
  /** Whether the API documentation gives the message: a response then has it word for word. */
  readonly documented?: boolean;
  readonly whatToDo: string;
  /** The field or header that it is about, if it is always the same. */
  readonly field?: string;
}

// The documentation shows validation_error alone: the others are named like it, after the meaning of their HTTP
// status. MISSING_FIELD and BAD_REQUEST share one, for both have 400, "Fix request format or missing fields".
export type ErrorType =
  | 'bad_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'idempotency_error'
  | 'validation_error'
  | 'rate_limit_error'
  | 'server_error';

const badRequest = { httpStatus: 400, type: 'bad_request_error', retryable: false } as const;
const unauthorized = { httpStatus: 401, type: 'authentication_error', retryable: false } as const;
const forbidden = { httpStatus: 403, type: 'permission_error', retryable: false } as const;
const conflict = { httpStatus: 409, type: 'idempotency_error', retryable: false } as const;
const unprocessable = { httpStatus: 422, type: 'validation_error', retryable: false } as const;
const rateLimited = { httpStatus: 429, type: 'rate_limit_error', retryable: true } as const;
const serverError = { httpStatus: 500, type: 'server_error', retryable: true } as const;

// In functions, so that a bundler leaves out what nobody asks for: a spread might do something.

/** The codes with which the API answers a whole request: QuickSMS API 2.0, Request-Level Error Codes. */
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
  ] as const satisfies readonly ErrorCode[])();

/** The codes with which a message is rejected, with HTTP 422: QuickSMS API 2.0, Message Rejection Codes. */
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

/** What can be the matter with a row of a column: `statuses[status[i]]`. */
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
