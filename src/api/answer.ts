import type { RequestError } from './decision.js';
import { type ErrorCause, errorResponse } from './error-response.js';
import type { RateLimitHeaders } from './rate-limit.js';

/** An HTTP answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, as it goes over the wire. */
  readonly body: string;
}

/** The headers that every answer has. The ones of the rate limit are missing before a request is authenticated. */
export function answerHeaders(
  requestId: string,
  rateLimit: RateLimitHeaders | undefined,
): Record<string, string> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', 'X-Request-Id': requestId };
  if (rateLimit !== undefined) {
    headers['X-RateLimit-Limit'] = rateLimit['X-RateLimit-Limit'];
    headers['X-RateLimit-Remaining'] = rateLimit['X-RateLimit-Remaining'];
    headers['X-RateLimit-Reset'] = rateLimit['X-RateLimit-Reset'];
  }
  return headers;
}

/** The answer to a request that is refused. */
export function errorAnswer(
  causes: readonly (ErrorCause & Pick<RequestError, 'retryAfter'>)[],
  requestId: string,
  rateLimit?: RateLimitHeaders | undefined,
): Answer {
  const { status, body } = errorResponse(causes, { requestId });
  const headers = answerHeaders(requestId, rateLimit);
  const retryAfter = causes[0]!.retryAfter;
  if (retryAfter !== undefined) headers['Retry-After'] = String(retryAfter);
  return { status, headers, body: JSON.stringify(body) };
}
