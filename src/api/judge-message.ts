import { resolveCountry } from '../numbering/resolve-country.js';
import type { Money } from '../pricing/money.js';
import type { ApiKeyType } from './api-key.js';
import { checkContent } from './content.js';
import { checkCountry } from './countries.js';
import { type LedgerEntry, reserveCredits } from './credits.js';
import type { Rejection } from './decision.js';
import { decideFlood } from './flood.js';
import { decideHours } from './hours.js';
import { type MessageDraft, priceOf, type QueuedMessage, queuedMessage, sentText } from './queued-message.js';
import type { MessageId } from './responses.js';
import { decideRoute } from './route.js';
import type { AccountFacts, ConnectionFacts, SendFacts } from './send-facts.js';
import type { SendRequest } from './send-request.js';
import { checkTestNumber, isSandbox, isTestMode } from './test-mode.js';

/** Facts of a request whose key is known and may send. */
export interface AdmittedFacts extends SendFacts {
  readonly connection: ConnectionFacts;
  readonly account: AccountFacts;
}

/** A message to store, and what comes with it. */
export interface Accepted {
  readonly message: QueuedMessage;
  /** What is reserved, and the balance after it. Absent in sandbox mode. */
  readonly reserved?: { readonly entry: LedgerEntry; readonly balance: Money } | undefined;
  /** The original of a duplicate that is only logged. */
  readonly duplicateOf?: MessageId | undefined;
  readonly rejection?: undefined;
}

/** What becomes of a valid request: a message to store, or the reason for its rejection. */
export type Judgement = Accepted | { readonly rejection: Rejection; readonly sandbox: boolean };

/**
 * Judges a valid request: test rules, sender, country and content; in production also hours, flood and credits. Cheap checks
 * come first. Credits are last, so that nothing is reserved for a message that is rejected.
 */
export function judgeMessage(
  facts: AdmittedFacts,
  request: SendRequest,
  keyType: ApiKeyType,
  at: number,
): Judgement {
  const { connection, account, platform } = facts;
  const { MSISDN, msg, sender } = request;
  const mode = { keyType, environment: connection.environment };
  const testMode = isTestMode(mode);
  const sandbox = isSandbox(mode, request);

  const unapproved = testMode ? checkTestNumber(connection.testNumbers, MSISDN) : undefined;
  if (unapproved !== undefined) return { rejection: unapproved, sandbox };
  const { country } = resolveCountry(MSISDN);
  const testSender = testMode ? platform.testSender : undefined;
  const { channel, failover, rejection } = decideRoute(
    { senders: account.senders, country, testSender },
    request,
  );
  if (rejection !== undefined) return { rejection, sandbox };
  const blocked =
    checkCountry(account.country, country) ??
    checkContent(platform.contentFilter, { msg, sender, MSISDN, country });
  if (blocked !== undefined) return { rejection: blocked, sandbox };

  const { text, analysis } = sentText(msg, testMode);
  const { refundsUndelivered = false } = account;
  const draft = { request, sandbox, country, channel, failover, text, analysis, refundsUndelivered };
  if (!sandbox) return judgeProduction(facts, draft, at);
  const times = { acceptedAt: at, scheduledSendAt: undefined };
  return { message: queuedMessage(facts.quicksms_id, draft, undefined, times) };
}

/** The checks that sandbox mode bypasses: hours, flood, credits. */
function judgeProduction(facts: AdmittedFacts, draft: MessageDraft, at: number): Judgement {
  const { account, quicksms_id } = facts;
  const hours = decideHours(account.hours, at);
  if (hours.action === 'reject') return { rejection: hours.rejection, sandbox: false };
  const flood = decideFlood(account.flood, at);
  if (flood.action === 'reject') return { rejection: flood.rejection, sandbox: false };
  const quote = priceOf(facts, draft, at);
  if (quote.noRate) {
    // What has no price is not sent: it would cost nothing.
    const message = `There is no ${quote.channel} price for the destination.`;
    return { rejection: { code: 'COUNTRY_NOT_ALLOWED', message }, sandbox: false };
  }
  const reserved = reserveCredits(account.credits, { quicksms_id, amount: quote.reserve }, at);
  if (reserved.rejection !== undefined) return { rejection: reserved.rejection, sandbox: false };
  const scheduledSendAt = hours.action === 'hold' ? hours.scheduledSendAt : undefined;
  const message = queuedMessage(quicksms_id, draft, quote, { acceptedAt: at, scheduledSendAt });
  return { message, reserved, duplicateOf: flood.duplicateOf };
}
