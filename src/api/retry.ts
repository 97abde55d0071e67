import { misuse } from '../misuse.js';
import { requireWhole } from './facts.js';

/** The most times that a request is sent again: QuickSMS API 2.0, Recommended Backoff. */
export const MOST_RETRIES = 5;

/** Milliseconds before the first retry, on average. */
const BASE_DELAY = 1000;

/** QuickSMS API 2.0, Retry Strategy. */
const RETRYABLE = [429, 500, 503];

/**
 * Returns how long a client waits before a retry, in whole milliseconds: 1, 2, 4, 8 and 16 seconds, each with a jitter of
 * 20 %. `attempt` is 1 for the first retry. `random` is a number from 0 to 1: 0.5 gives the base delay. A `Retry-After` of
 * the answer goes before.
 *
 * Rule: QuickSMS API 2.0, Recommended Backoff: stop after 5 attempts.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless `attempt` is a whole number from 1 to 5, and `random` a number
 * from 0 to 1
 * @example
 * retryDelay(1, 0.5) // 1_000
 * retryDelay(5, 1) // 19_200
 */
export function retryDelay(attempt: number, random: number): number {
  requireWhole('attempt', attempt, 1, MOST_RETRIES);
  if (!(typeof random === 'number' && random >= 0 && random <= 1))
    throw misuse(new RangeError(`random must be a number from 0 to 1, not ${String(random)}`));
  return Math.round(BASE_DELAY * 2 ** (attempt - 1) * (0.8 + 0.4 * random));
}

/**
 * Returns whether a request may be sent again, unchanged, after an answer with this HTTP status: 429, 500 and 503. Send
 * the same `Idempotency-Key` with it.
 *
 * Rule: QuickSMS API 2.0, Retry Strategy.
 *
 * @example
 * isRetryable(503) // true
 * isRetryable(422) // false
 */
export function isRetryable(status: number): boolean {
  return RETRYABLE.includes(status);
}
