import { type Admission, admit } from './admission.js';
import { type Answer, answerHeaders, errorAnswer } from './answer.js';
import { apiKeyOf, apiKeyType } from './api-key.js';
import type { ErrorCause } from './error-response.js';
import { requiredTime, requireFacts, requireText } from './facts.js';
import { decideIdempotency, idempotencyPayload } from './idempotency.js';
import { validateIdempotencyKey } from './idempotency-key.js';
import { type Accepted, type AdmittedFacts, judgeMessage } from './judge-message.js';
import { acceptedMessage, heldMessage, type Message, rejectedMessage, sendResponse } from './responses.js';
import { changesOf, changesOfMessage, type SendChanges } from './send-changes.js';
import type { ApiRequest, SendFacts, StoredAnswer } from './send-facts.js';
import type { SendRequest } from './send-request.js';
import { validateSend } from './validate.js';

/** An answer, and what to store before it goes out. */
export interface AnswerDecision {
  readonly action: 'answer';
  readonly answer: Answer;
  readonly changes: SendChanges;
}

export type SendDecision =
  | AnswerDecision
  /** Another request with the same `Idempotency-Key` is in work: decide again when it has ended. Nothing changes. */
  | { readonly action: 'wait'; readonly answer?: undefined; readonly changes?: undefined };

/**
 * Decides on a request to send a message: how it is answered, and what to store and to do. Everything that the API
 * documents is in it, in this order: method and path, lockout of the address, API key, IP allowlist, status of connection and
 * account, rate limit, media type, JSON, `Idempotency-Key`, fields, what the key has stored, test rules, sender, country,
 * content, hours, flood, credits. The first that fails decides.
 *
 * It is a pure function: `requiredFacts` says what to read first, and `changes` what to store, in one step, before the
 * answer goes out. A request that was not stored may be decided again. Nothing that a client sends makes it throw.
 *
 * Rules: QuickSMS API 2.0, all of it.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the facts are of the kinds of `SendFacts`, and `at` a time
 * @example
 * const { value: card } = rateCard('country,price,currency\nGB,0.04,GBP');
 * const { value: balance } = parseMoney('10.00', 'GBP');
 * if (!card || !balance) throw new Error('no card or no balance');
 * const body = { MSISDN: '447700900000', msg: 'Hello', sender: 'MyStore' };
 * const decision = decideSend({ quicksms_id: 'msg_80fac5c752941b27', request_id: 'req_a1b2c3d4e5f60718', lockout: null, connection: { status: 'active', environment: 'live', allowlist: null, rateLimit: { limit: 1000, state: null }, testNumbers: [] }, account: { active: true, senders: [{ sender: 'MyStore', channel: 'SMS', approved: true }], country: { platformDefault: 'allow' }, flood: { mode: 'off', windowSeconds: 0 }, credits: { balance }, rateCard: card }, platform: { testSender: 'QuickSMS' } }, { method: 'POST', path: '/v1/messages', address: '192.0.2.1', authorization: 'Bearer sk_live_a1b2c3', contentType: 'application/json', body }, 0);
 * [decision.answer?.status, decision.changes?.message?.message_status, decision.changes?.balance?.units] // [202, 'ACCEPTED', 996_000_000n]
 */
export function decideSend(facts: SendFacts, request: ApiRequest, at: Date | number): SendDecision {
  requireFacts('facts', facts);
  requireFacts('request', request);
  requireText('facts.request_id', facts.request_id);
  const now = requiredTime('at', at);
  if (request.method !== 'POST' || request.path !== '/v1/messages')
    return refuse(facts, {}, [{ code: 'NOT_FOUND' }]);

  const apiKey = apiKeyOf(request.authorization);
  const keyType = apiKey === undefined ? undefined : apiKeyType(apiKey);
  const admission = admit(facts, { address: request.address, isKnown: keyType !== undefined }, now);
  if (admission.error !== undefined) return refuse(facts, admission, [admission.error]);

  const { value: keyed, issues } = readRequest(request);
  if (issues !== undefined) return refuse(facts, admission, issues);
  const { key } = keyed;
  const payload = key === undefined ? '' : (facts.payload ?? idempotencyPayload(keyed.request));
  const stored = key === undefined ? null : (facts.idempotency ?? null);
  if (stored !== null) {
    const decision = decideIdempotency({ record: stored, payload }, now);
    if (decision.action === 'wait') return { action: 'wait' };
    if (decision.action === 'conflict') return refuse(facts, admission, [decision.error]);
    if (decision.action === 'replay') return replay(facts, admission, stored);
  }

  const judgement = judgeMessage(facts as AdmittedFacts, keyed.request, keyType!, now);
  if (judgement.rejection !== undefined) {
    const message = rejectedMessage({ MSISDN: keyed.request.MSISDN, ...judgement.rejection });
    const answer = messageAnswer(facts, admission, { message, sandbox: judgement.sandbox, at: now });
    return { action: 'answer', answer, changes: changesOf(admission) };
  }
  return queue(facts, admission, judgement, key === undefined ? undefined : { key, payload });
}

/** A valid request, and the `Idempotency-Key` that it came with. */
interface KeyedRequest {
  readonly request: SendRequest;
  readonly key: string | undefined;
}

type ReadRequest =
  | { readonly value: KeyedRequest; readonly issues?: undefined }
  | { readonly issues: readonly ErrorCause[]; readonly value?: undefined };

const isJson = (contentType: string | null | undefined): boolean =>
  typeof contentType === 'string' && /^application\/json\s*(?:;|$)/i.test(contentType);

/** Reads media type, JSON, `Idempotency-Key` and fields. */
function readRequest({ contentType, idempotencyKey, body }: ApiRequest): ReadRequest {
  if (!isJson(contentType))
    return { issues: [{ code: 'BAD_REQUEST', message: 'The Content-Type must be application/json.' }] };
  if (body === undefined) return { issues: [{ code: 'BAD_REQUEST' }] };
  let key: string | undefined;
  if (idempotencyKey !== undefined && idempotencyKey !== null) {
    const valid = validateIdempotencyKey(idempotencyKey);
    if (valid.issues !== undefined) return { issues: valid.issues };
    key = valid.value;
  }
  const { value: request, issues } = validateSend(body);
  return issues === undefined ? { value: { request, key } } : { issues };
}

function refuse(facts: SendFacts, admission: Admission, causes: readonly ErrorCause[]): AnswerDecision {
  const answer = errorAnswer(causes, facts.request_id, admission.rateLimitHeaders);
  return { action: 'answer', answer, changes: changesOf(admission) };
}

function replay(facts: SendFacts, admission: Admission, { body }: StoredAnswer): AnswerDecision {
  requireText('facts.idempotency.body', body);
  const headers = answerHeaders(facts.request_id, admission.rateLimitHeaders);
  headers['Idempotent-Replayed'] = 'true';
  return { action: 'answer', answer: { status: 202, headers, body }, changes: changesOf(admission) };
}

/** The answer that shows one message: 202 if it is queued, 422 if it is rejected. */
function messageAnswer(
  facts: SendFacts,
  admission: Admission,
  shown: { readonly message: Message; readonly sandbox: boolean; readonly at: number },
): Answer {
  const { status, body } = sendResponse([shown.message], { sandbox: shown.sandbox, createdAt: shown.at });
  const headers = answerHeaders(facts.request_id, admission.rateLimitHeaders);
  return { status, headers, body: JSON.stringify(body) };
}

/** The answer to a message that is queued, and all that it changes. */
function queue(
  facts: SendFacts,
  admission: Admission,
  accepted: Accepted,
  used: { readonly key: string; readonly payload: string } | undefined,
): AnswerDecision {
  const { message } = accepted;
  const { acceptedAt, scheduledSendAt, sandbox } = message;
  const shown =
    scheduledSendAt === undefined
      ? acceptedMessage(message)
      : heldMessage({ ...message, scheduled_send_at: scheduledSendAt });
  const answer = messageAnswer(facts, admission, { message: shown, sandbox, at: acceptedAt });
  const kept = used && { key: used.key, payload: used.payload, acceptedAt, body: answer.body };
  return { action: 'answer', answer, changes: changesOfMessage(admission, accepted, kept) };
}
