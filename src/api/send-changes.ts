import type { Money } from '../pricing/money.js';
import type { Admission } from './admission.js';
import type { LedgerEntry } from './credits.js';
import type { Accepted } from './judge-message.js';
import type { LockoutState } from './lockout.js';
import type { QueuedMessage } from './queued-message.js';
import type { RateLimitState } from './rate-limit.js';
import type { MessageId } from './responses.js';
import type { StoredAnswer } from './send-facts.js';

/** Something to do later: a message goes to a carrier, or to the simulation of one. */
export interface SendJob {
  readonly job: 'dispatch';
  readonly quicksms_id: MessageId;
  /** Milliseconds since 1970. */
  readonly runAt: number;
}

/** An answer to store under its `Idempotency-Key`. */
export interface KeptAnswer extends StoredAnswer {
  readonly key: string;
}

/** What to store together, before the answer goes out. What is absent does not change. */
export interface SendChanges {
  /** Under the `lockoutKey` of the address. */
  readonly lockout?: LockoutState | undefined;
  /** Of the connection. */
  readonly rateLimit?: RateLimitState | undefined;
  readonly message?: QueuedMessage | undefined;
  /** An entry of the account's ledger, and the balance after it. */
  readonly entry?: LedgerEntry | undefined;
  readonly balance?: Money | undefined;
  /** It replaces what the connection stored under the same key more than 24 hours ago. */
  readonly idempotency?: KeptAnswer | undefined;
  readonly jobs?: readonly SendJob[] | undefined;
  /** The message is a duplicate of this one, which is to be logged. */
  readonly duplicateOf?: MessageId | undefined;
}

/** The changes that every request makes. */
export function changesOf({ lockout, rateLimit }: Admission): SendChanges {
  return { lockout, rateLimit };
}

/** The changes of a request whose message is queued. */
export function changesOfMessage(
  { lockout, rateLimit }: Admission,
  { message, reserved, duplicateOf }: Accepted,
  idempotency?: KeptAnswer | undefined,
): SendChanges {
  const { quicksms_id, acceptedAt, scheduledSendAt } = message;
  const jobs: SendJob[] = [{ job: 'dispatch', quicksms_id, runAt: scheduledSendAt ?? acceptedAt }];
  const { entry, balance } = reserved ?? {};
  return { lockout, rateLimit, message, entry, balance, idempotency, jobs, duplicateOf };
}
