import { type AcceptedMessage, type HeldMessage, isRetryable } from '@quicksms/core/api';

/** What the API answered besides the message. */
export interface SendSummary {
  /** The HTTP requests that were made: 1 without a retry. */
  readonly attempts: number;
  /** The key that every attempt was sent with. Use it to send the same message again. */
  readonly idempotencyKey: string;
  /** The header `X-Request-Id` of the last answer, for support. */
  readonly requestId?: string | undefined;
  /** Whether the answer is that of an earlier request with the same key. */
  readonly replayed: boolean;
  /** The headers `X-RateLimit-*` of the last answer. `resetAt` is in milliseconds. */
  readonly rateLimit?:
    | { readonly limit: number; readonly remaining: number; readonly resetAt: number }
    | undefined;
}

/** Why a message was not sent, or may not have been. */
export interface SendError {
  /**
   * `rejected`: the API rejects the message. `refused`: it refuses the request. `unavailable`: after all retries there was a
   * server error, or no answer that can be read, and nobody knows whether the message was accepted.
   */
  readonly kind: 'rejected' | 'refused' | 'unavailable';
  /**
   * A code of the API. `NO_ANSWER` for a network that fails and a timeout, `INVALID_ANSWER` for an answer that is not the
   * API's.
   */
  readonly code: string;
  readonly message: string;
  /** The field that it is about. */
  readonly param?: string | undefined;
  /** What else the API says of it, such as `resume_at` of `OUT_OF_HOURS`. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  /** The HTTP status; undefined without an answer. */
  readonly status?: number | undefined;
  /** Seconds to wait before the request is sent again. */
  readonly retryAfter?: number | undefined;
}

/** The outcome of a send: a message that is accepted or held, or an error. */
export type SendOutcome = SendSummary &
  (
    | { readonly message: AcceptedMessage | HeldMessage; readonly error?: undefined }
    | { readonly error: SendError; readonly message?: undefined }
  );

export type HealthOutcome =
  | { readonly status: 'healthy' | 'degraded'; readonly error?: undefined }
  | { readonly error: SendError; readonly status?: undefined };

/** One HTTP answer, read to its end. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What one attempt came to. */
export interface AttemptOutcome {
  readonly message?: AcceptedMessage | HeldMessage | undefined;
  readonly error?: SendError | undefined;
  readonly isRetryable: boolean;
}

/** Reads the answer to a send request. */
export function attemptOutcome({ status, headers, text }: HttpAnswer): AttemptOutcome {
  const body = jsonObject(text);
  const [message] = listOf(body.messages);
  if (status === 202 && isQueued(message)) return { message, isRetryable: false };
  const rejection = objectOf(message?.error);
  const problem = objectOf(body.error);
  const said = rejection ?? problem;
  // A success that cannot be read is asked for again: with the same key the API answers as it did before.
  const isSuccess = status >= 200 && status <= 299;
  if (typeof said?.code !== 'string' || isSuccess)
    return {
      error: {
        kind: isSuccess || isRetryable(status) ? 'unavailable' : 'refused',
        code: 'INVALID_ANSWER',
        message: `The answer with status ${status} is not one of the API.`,
        status,
        retryAfter: retryAfterOf(headers),
      },
      isRetryable: isSuccess || isRetryable(status),
    };
  const { code, message: says, type: _type, param, request_id: _id, ...details } = said;
  return {
    error: {
      kind: rejection !== undefined ? 'rejected' : status >= 500 ? 'unavailable' : 'refused',
      code,
      message: typeof says === 'string' ? says : code,
      param: typeof param === 'string' ? param : undefined,
      details: Object.keys(details).length > 0 ? details : undefined,
      status,
      retryAfter: retryAfterOf(headers),
    },
    isRetryable: isRetryable(status),
  };
}

/** Reads what answers say in their headers. */
export function summaryOf(
  headers: Headers | undefined,
): Pick<SendSummary, 'requestId' | 'replayed' | 'rateLimit'> {
  const number = (name: string) => wholeNumber(headers?.get(name));
  const limit = number('X-RateLimit-Limit');
  const remaining = number('X-RateLimit-Remaining');
  const reset = number('X-RateLimit-Reset');
  const isKnown = limit !== undefined && remaining !== undefined && reset !== undefined;
  return {
    requestId: headers?.get('X-Request-Id') ?? undefined,
    replayed: headers?.get('Idempotent-Replayed') === 'true',
    rateLimit: isKnown ? { limit, remaining, resetAt: reset * 1000 } : undefined,
  };
}

/** The JSON object of a text; an empty one for anything else. */
export function jsonObject(text: string): Record<string, unknown> {
  try {
    return objectOf(JSON.parse(text)) ?? {};
  } catch {
    return {};
  }
}

/** Seconds of the header `Retry-After`, which is a number or a date: RFC 9110, 10.2.3. */
function retryAfterOf(headers: Headers): number | undefined {
  const text = headers.get('Retry-After');
  const seconds = wholeNumber(text);
  if (seconds !== undefined || text === null) return seconds;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : Math.max(0, Math.ceil((time - Date.now()) / 1000));
}

const wholeNumber = (text: string | null | undefined): number | undefined =>
  text !== null && text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

const objectOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;

const listOf = (value: unknown): (Record<string, unknown> | undefined)[] =>
  Array.isArray(value) ? value.map(objectOf) : [];

const isQueued = (message: unknown): message is AcceptedMessage | HeldMessage => {
  const { quicksms_id, status } = objectOf(message) ?? {};
  return typeof quicksms_id === 'string' && (status === 'ACCEPTED' || status === 'HELD');
};
