import { argumentError, isArray, misuse } from '../misuse.js';
import type { RequestError } from './decision.js';
import { requiredTime, requireFacts, requireWhole } from './facts.js';

/** Requests a minute, where an API connection has no limit of its own: QuickSMS API 2.0, Rate Limits. */
export const DEFAULT_RATE_LIMIT = 1000;

const WINDOW_SECONDS = 60;

/**
 * Seconds that can hold a request of the last 60 seconds: at 60.5 one of 0.7 still counts, so that the second in which
 * the window begins counts as a whole. No window of 60 seconds ever has one too many, and a request is counted less than
 * a second too long.
 */
const COUNTED_SECONDS = 61;

/** The counted requests of a connection, by second: at most 61 numbers. Plain data that can be stored as JSON. */
export interface RateLimitState {
  /** The last second in which a request was counted, in seconds since 1970. */
  readonly second: number;
  /** How many were counted in that second, in the one before it, and so on. */
  readonly counts: readonly number[];
}

/** What is known of a connection. */
export interface RateLimitFacts {
  /** Requests a minute. */
  readonly limit: number;
  /** Null for a connection that has sent nothing yet. */
  readonly state: RateLimitState | null;
}

/** The headers that every authenticated answer has: QuickSMS API 2.0, Rate Limits. */
export interface RateLimitHeaders {
  /** Maximum requests per minute. */
  readonly 'X-RateLimit-Limit': string;
  /** Requests remaining in the current window. */
  readonly 'X-RateLimit-Remaining': string;
  /** Unix timestamp in seconds: when the oldest counted request leaves the window. */
  readonly 'X-RateLimit-Reset': string;
}

/** Whether a request is within the limit, and what to store. */
export interface RateLimitDecision {
  readonly state: RateLimitState;
  readonly headers: RateLimitHeaders;
  /** `RATE_LIMITED`, with the seconds to wait as `retryAfter`; undefined for a request that is within the limit. */
  readonly error?: RequestError | undefined;
}

/**
 * Counts a request of an API connection, and decides whether it is within the limit of the last 60 seconds.
 *
 * Every authenticated request counts, except one that is refused here. Store `state` in both cases. The window is exact
 * to a second. A clock that steps back by less than 60 seconds stands still until it has caught up. After a longer
 * step the counted requests keep their age. Neither lets more requests through.
 *
 * Rule: QuickSMS API 2.0, Rate Limits.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless `limit` is a whole number from 1, `state` what an earlier
 * call returned, and `at` a time
 * @example
 * decideRateLimit({ limit: 1, state: null }, 500).headers // { 'X-RateLimit-Limit': '1', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': '61' }
 * decideRateLimit({ limit: 1, state: { second: 0, counts: [1] } }, 45_500).error // { code: 'RATE_LIMITED', retryAfter: 16 }
 */
export function decideRateLimit(facts: RateLimitFacts, at: Date | number): RateLimitDecision {
  requireFacts('facts', facts);
  const { limit, state } = facts;
  requireWhole('facts.limit', limit, 1);
  const time = requiredTime('at', at) / 1000;
  const known = state === null ? undefined : stateOf(state);
  const second = Math.floor(known === undefined ? time : withoutStep(known.second, time));
  const counts = known === undefined ? [0] : countsAt(known, second);
  let counted = 0;
  for (const count of counts) counted += count;
  const isWithin = counted < limit;
  if (isWithin) {
    counts[0]!++;
    counted++;
  }
  const resetAt = second - lastIndexOfSome(counts) + COUNTED_SECONDS;
  const headers: RateLimitHeaders = {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(Math.max(0, limit - counted)),
    'X-RateLimit-Reset': String(resetAt),
  };
  if (isWithin) return { state: { second, counts }, headers };
  const retryAfter = Math.max(1, Math.ceil(resetAt - time));
  // A refused request changes nothing, except that the counts keep their age when the clock has stepped back.
  const next = known !== undefined && second >= known.second ? known : { second, counts };
  return { state: next, headers, error: { code: 'RATE_LIMITED', retryAfter } };
}

/** The time that counts: one before the last counted second is a step of the clock. */
function withoutStep(last: number, time: number): number {
  return time < last && time > last - WINDOW_SECONDS ? last : time;
}

/** The counts as of a second, in a new list without the zeros at its end. */
function countsAt({ second: last, counts }: RateLimitState, second: number): number[] {
  // After a long step back the second is smaller, and the counts keep their age.
  const passed = Math.min(Math.max(0, second - last), COUNTED_SECONDS);
  let kept = Math.min(counts.length, COUNTED_SECONDS - passed);
  while (kept > 0 && counts[kept - 1] === 0) kept--;
  if (kept === 0) return [0];
  const moved = Array<number>(passed).fill(0);
  for (let i = 0; i < kept; i++) moved.push(counts[i]!);
  return moved;
}

/** The index of the oldest second with a request; 0 without any request. */
function lastIndexOfSome(counts: readonly number[]): number {
  let i = counts.length - 1;
  while (i > 0 && counts[i] === 0) i--;
  return i;
}

function stateOf(state: RateLimitState): RateLimitState {
  requireFacts('facts.state', state);
  const { second, counts } = state;
  if (!Number.isSafeInteger(second)) throw argumentError('facts.state.second', 'a whole number', second);
  if (!isArray(counts)) throw argumentError('facts.state.counts', 'an array', counts);
  if (counts.length === 0 || counts.length > COUNTED_SECONDS)
    throw misuse(new RangeError(`facts.state.counts must have 1 to ${COUNTED_SECONDS} numbers`));
  for (const count of counts) requireWhole('facts.state.counts', count, 0);
  return state;
}
