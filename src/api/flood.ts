import type { Rejection } from './decision.js';
import { requiredTime, requireFacts, requireWhole, requireWord } from './facts.js';
import type { MessageId } from './responses.js';

/** The account's anti-flood protection, and the message that a new one may be a duplicate of. */
export interface FloodFacts {
  readonly mode: 'off' | 'enforce' | 'monitor';
  /** The length of the window: a whole number of seconds. */
  readonly windowSeconds: number;
  /**
   * The last accepted message of the account that has the same MSISDN and the same text, byte by byte, in UTF-8. Messages
   * in sandbox mode are not among them, and rejected ones neither.
   */
  readonly lastAccepted?: { readonly quicksms_id: MessageId; readonly acceptedAt: number } | undefined;
}

/** What anti-flood protection decides of a message. */
export type FloodDecision =
  | { readonly action: 'send'; readonly duplicateOf?: undefined }
  /** In `monitor` mode: the message is sent, and the program logs it. */
  | { readonly action: 'log'; readonly duplicateOf: MessageId }
  | { readonly action: 'reject'; readonly duplicateOf: MessageId; readonly rejection: Rejection };

const modes = ['off', 'enforce', 'monitor'];

const SEND: FloodDecision = { action: 'send' };

/**
 * Decides whether a message is a duplicate, and what follows: `enforce` rejects it, `monitor` logs it.
 *
 * The window begins when the last message was accepted. A message that is rejected does not renew it. At the end of the
 * window a message is no duplicate any more. When the clock has stepped back, a message counts as within the window.
 *
 * Rule: QuickSMS API 2.0, Anti-Flood Protection.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the facts are of the kinds above, and `at` a time
 * @example
 * decideFlood({ mode: 'enforce', windowSeconds: 60, lastAccepted: { quicksms_id: 'msg_80fac5c752941b27', acceptedAt: 0 } }, 59_999).action // 'reject'
 * decideFlood({ mode: 'enforce', windowSeconds: 60, lastAccepted: { quicksms_id: 'msg_80fac5c752941b27', acceptedAt: 0 } }, 60_000).action // 'send'
 */
export function decideFlood(facts: FloodFacts, at: Date | number): FloodDecision {
  requireFacts('facts', facts);
  const { mode, windowSeconds, lastAccepted } = facts;
  requireWord('facts.mode', mode, modes);
  requireWhole('facts.windowSeconds', windowSeconds, 0);
  const now = requiredTime('at', at);
  if (mode === 'off' || lastAccepted === undefined || lastAccepted === null) return SEND;
  const { quicksms_id: duplicateOf, acceptedAt } = lastAccepted;
  requiredTime('facts.lastAccepted.acceptedAt', acceptedAt);
  if (now - acceptedAt >= windowSeconds * 1000) return SEND;
  if (mode === 'monitor') return { action: 'log', duplicateOf };
  const details = { original_quicksms_id: duplicateOf };
  return { action: 'reject', duplicateOf, rejection: { code: 'DUPLICATE_MESSAGE', details } };
}
