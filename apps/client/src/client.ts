import { MOST_RETRIES, retryDelay, type SendRequestInput, validateIdempotencyKey } from '@quicksms/core/api';
import {
  type AttemptOutcome,
  attemptOutcome,
  type HealthOutcome,
  type HttpAnswer,
  jsonObject,
  type SendError,
  type SendOutcome,
  summaryOf,
} from './answer.js';
import { exchange } from './http.js';
import { type ClientOptions, misuse, type Settings, settingsOf } from './options.js';

export interface SendOptions {
  /**
   * 1 to 128 characters of printable ASCII, of your business event: `order-12345-dispatch-sms`. Default: a random one,
   * which guards the retries of this call only.
   */
  readonly idempotencyKey?: string | undefined;
  /** Ends the send, also while it waits. The promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A client of the QuickSMS API. */
export interface Client {
  /**
   * Sends a message. An answer with 429, 500 or 503, a failing network and an answer that cannot be read are tried again up
   * to five times, with the same `Idempotency-Key`. `Retry-After` says when. Without it the delays are 1, 2, 4, 8 and 16
   * seconds, with a jitter of 20 %.
   *
   * Rules: QuickSMS API 2.0, Send a Message, Retry Strategy and Idempotency.
   *
   * @throws {TypeError | RangeError} `INVALID_ARGUMENT` when the request is not an object or the key is not valid: the
   * promise is rejected
   */
  send(request: SendRequestInput, options?: SendOptions): Promise<SendOutcome>;
  /** Asks once whether the API is operational. Rule: QuickSMS API 2.0, Health Endpoint. */
  health(options?: { readonly signal?: AbortSignal | undefined }): Promise<HealthOutcome>;
}

/**
 * Returns a client for an API key. It needs `fetch`, and runs in Node, Deno, Bun, workers and browsers. An API key is a
 * secret: do not ship one to a browser.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the options are of the kinds of `ClientOptions`
 */
export function createClient(options: ClientOptions): Client {
  const settings = settingsOf(options);
  return {
    send: (request, options = {}) => send(settings, request, options),
    health: (options = {}) => health(settings, options.signal),
  };
}

async function send(
  settings: Settings,
  request: SendRequestInput,
  options: SendOptions,
): Promise<SendOutcome> {
  if (typeof request !== 'object' || request === null)
    throw misuse(new TypeError('request must be an object'));
  const { idempotencyKey = randomKey(), signal } = options;
  const { issues } = validateIdempotencyKey(idempotencyKey);
  if (issues !== undefined) throw misuse(new RangeError(issues[0]?.message));
  const headers = {
    Authorization: `Bearer ${settings.apiKey}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': idempotencyKey,
  };
  // Serialized once: every attempt sends the same payload.
  const body = JSON.stringify(request);
  for (let retries = 0; ; retries++) {
    const answer = await exchange(settings, { method: 'POST', path: '/v1/messages', headers, body, signal });
    const outcome = outcomeOf(answer);
    const delay = outcome.isRetryable ? delayOf(settings, retries + 1, outcome.error) : undefined;
    if (delay === undefined) {
      const summary = { attempts: retries + 1, idempotencyKey, ...summaryOf(answer?.headers) };
      const { message, error } = outcome;
      return message === undefined ? { ...summary, error: error ?? NO_ANSWER } : { ...summary, message };
    }
    await settings.wait(delay, signal);
  }
}

const NO_ANSWER: SendError = {
  kind: 'unavailable',
  code: 'NO_ANSWER',
  message: 'The API did not answer: the network failed, or the timeout came first.',
};

const outcomeOf = (answer: HttpAnswer | undefined): AttemptOutcome =>
  answer === undefined ? { error: NO_ANSWER, isRetryable: true } : attemptOutcome(answer);

/** Milliseconds before the next try; undefined if this was the last one. */
function delayOf(settings: Settings, retry: number, error: SendError | undefined): number | undefined {
  if (retry > MOST_RETRIES) return undefined;
  const seconds = error?.retryAfter;
  const delay = seconds === undefined ? retryDelay(retry, settings.random()) : seconds * 1000;
  return delay > settings.longestWait ? undefined : delay;
}

async function health(settings: Settings, signal: AbortSignal | undefined): Promise<HealthOutcome> {
  const answer = await exchange(settings, { method: 'GET', path: '/v1/health', headers: {}, signal });
  if (answer === undefined) return { error: NO_ANSWER };
  const { status } = jsonObject(answer.text);
  if (answer.status === 200 && status === 'healthy') return { status };
  if (answer.status === 503 && status === 'degraded') return { status };
  const error = attemptOutcome(answer).error;
  return { error: error ?? { ...NO_ANSWER, code: 'INVALID_ANSWER', status: answer.status } };
}

/** 128 random bits. Unlike `randomUUID`, pages that are not served over https have `getRandomValues` too. */
function randomKey(): string {
  const octets = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(octets, octet => octet.toString(16).padStart(2, '0')).join('');
}
