import { requiredTime, requireFacts, requireText, requireWhole, requireWord } from './facts.js';

/** What is posted: a receipt of V2, a receipt or seen receipt of V1, or an incoming message. */
export type WebhookKind = 'receipt' | 'legacyReceipt' | 'inbound';

/** Milliseconds in which a post must be answered. */
export const webhookTimeouts: { readonly [Kind in WebhookKind]: number } = {
  receipt: 10_000,
  legacyReceipt: 10_000,
  inbound: 5_000,
};

/** Milliseconds from a failure to the next attempt: QuickSMS API 2.0, Retry Policy. The first attempt is immediate. */
const DELAYS = [30_000, 120_000, 600_000, 3_600_000];
const MOST_ATTEMPTS = 5;

/** How an attempt was answered. */
export interface WebhookAnswer {
  /** The HTTP status. */
  readonly status: number;
  /** Its body, which counts for V1 and for incoming messages. */
  readonly body: string;
}

export interface WebhookAttempt {
  readonly kind: WebhookKind;
  /** 1 to 5. */
  readonly attempt: number;
  /** Null when there was no answer: no connection, or a timeout. */
  readonly answer: WebhookAnswer | null;
}

/** What follows an attempt. `retryAt` is in milliseconds. */
export type WebhookDecision =
  | { readonly action: 'done' }
  | { readonly action: 'retry'; readonly attempt: number; readonly retryAt: number }
  | { readonly action: 'drop' };

/**
 * Decides what follows an attempt to post a webhook that ended at `at`: it is done, it is tried again after 30 seconds, 2
 * minutes, 10 minutes and 1 hour, or it is dropped after the fifth attempt. Each delay counts from the failure.
 *
 * A receipt is acknowledged by any 2xx; a redirect is a failure. A V1 receipt is acknowledged by the body `RECEIVED`, and
 * an incoming message by both. White space around `RECEIVED` does not count. Rules: QuickSMS API 2.0, Retry Policy; V1
 * Delivery Receipts; Receiving Incoming Messages.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the attempt is of the kinds above, and `at` a time
 * @example
 * decideWebhook({ kind: 'receipt', attempt: 1, answer: null }, 0) // { action: 'retry', attempt: 2, retryAt: 30_000 }
 * decideWebhook({ kind: 'receipt', attempt: 2, answer: { status: 204, body: '' } }, 0).action // 'done'
 */
export function decideWebhook(attempted: WebhookAttempt, at: Date | number): WebhookDecision {
  requireFacts('attempted', attempted);
  const { kind, attempt, answer } = attempted;
  requireWord('attempted.kind', kind, Object.keys(webhookTimeouts));
  requireWhole('attempted.attempt', attempt, 1, MOST_ATTEMPTS);
  const time = requiredTime('at', at);
  if (answer !== null && isAcknowledged(kind, answer)) return { action: 'done' };
  const delay = DELAYS[attempt - 1];
  return delay === undefined
    ? { action: 'drop' }
    : { action: 'retry', attempt: attempt + 1, retryAt: time + delay };
}

function isAcknowledged(kind: WebhookKind, answer: WebhookAnswer): boolean {
  requireFacts('attempted.answer', answer);
  const { status, body } = answer;
  requireWhole('attempted.answer.status', status, 0);
  requireText('attempted.answer.body', body);
  const isSuccess = status >= 200 && status <= 299;
  const isReceived = body.trim() === 'RECEIVED';
  if (kind === 'receipt') return isSuccess;
  return isReceived && (isSuccess || kind === 'legacyReceipt');
}
