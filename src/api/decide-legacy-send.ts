import { type RejectionCode, type RequestErrorCode, rejectionErrors, requestErrors } from '../codes.js';
import { type Admission, admit } from './admission.js';
import { answerHeaders } from './answer.js';
import { type LegacyCredentials, legacyCredentialsOf } from './api-key.js';
import type { AnswerDecision } from './decide-send.js';
import type { Rejection, RequestError } from './decision.js';
import { requiredTime, requireFacts, requireText } from './facts.js';
import { type AdmittedFacts, judgeMessage } from './judge-message.js';
import { validateLegacySend } from './legacy.js';
import { type LegacyErrorBody, type LegacyErrorCode, legacyDescription } from './legacy-errors.js';
import { lockoutKey } from './lockout.js';
import { changesOf, changesOfMessage } from './send-changes.js';
import { type ApiRequest, type RequiredOfMessage, requiredOfMessage, type SendFacts } from './send-facts.js';

/** By what the facts of a V1 request are found. */
export interface RequiredLegacyFacts {
  /** The key of the address in the store of lockouts. Absent for an unknown address. */
  readonly lockoutKey?: string | undefined;
  /** By what the connection and its account are found. Nothing else is needed where they are absent. */
  readonly credentials?: LegacyCredentials | undefined;
  /** Absent for a request that is not valid. */
  readonly message?: RequiredOfMessage | undefined;
}

/**
 * Returns what must be known before `decideLegacySend` can decide on a request of the V1 API.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `request` is an object
 * @example
 * requiredLegacyFacts({ method: 'POST', path: '/rcs/v2/api', address: '192.0.2.1', authorization: 'Basic YW5uOnB3OjE=', body: {} }).credentials?.username // 'ann'
 */
export function requiredLegacyFacts(request: ApiRequest): RequiredLegacyFacts {
  requireFacts('request', request);
  const { address, authorization, body } = request;
  const credentials = legacyCredentialsOf(authorization);
  const { value } = credentials === undefined ? {} : validateLegacySend(body);
  const who = { lockoutKey: lockoutKey(address), credentials };
  return value === undefined ? who : { ...who, message: requiredOfMessage(value) };
}

/** What V1 has a code for. */
const legacyCodes: Partial<Record<RequestErrorCode | RejectionCode, LegacyErrorCode>> = {
  AUTH_RATE_LIMITED: '220',
  UNAUTHORIZED: '206',
  ACCOUNT_INACTIVE: '221',
  INSUFFICIENT_CREDITS: '208',
};

/**
 * What V1 has no code for: the code of what it is about (credentials, number, sender, message, the API for the moment). The
 * description is that of the newer API.
 */
const nearestCodes: Partial<Record<RequestErrorCode | RejectionCode, LegacyErrorCode>> = {
  IP_NOT_ALLOWED: '206',
  RATE_LIMITED: '220',
  SENDER_NOT_REGISTERED: '210',
  TEST_NUMBER_NOT_APPROVED: '207',
  COUNTRY_NOT_ALLOWED: '207',
  CONTENT_BLOCKED: '209',
  DUPLICATE_MESSAGE: '209',
  OUT_OF_HOURS: '220',
};

/**
 * Decides on a request to send a message by the V1 API: the same decision as `decideSend`, with the answers of V1. The
 * connection of the facts is the one whose user name and password the request has; null for unknown ones.
 *
 * A message that is queued is answered with 200 and its id as `reference`, everything else with 400 and a V1 code. The
 * checks have the order of `decideSend`, after HTTPS and method. V1 has no `Idempotency-Key`. Rules: QuickSMS API, V1 Send
 * Endpoint and V1 Error Codes.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the facts are of the kinds of `SendFacts`, and `at` a time
 * @example
 * const { value: card } = rateCard('country,price,currency\nGB,0.04,GBP');
 * const { value: balance } = parseMoney('0.00', 'GBP');
 * if (!card || !balance) throw new Error('no card or no balance');
 * const body = { reqType: 'BULK', MSISDN: '447891658396', msg: 'test message', sender: 'TestSender' };
 * decideLegacySend({ quicksms_id: 'msg_80fac5c752941b27', request_id: 'req_a1b2c3d4e5f60718', lockout: null, connection: { status: 'active', environment: 'live', allowlist: null, rateLimit: { limit: 1000, state: null }, testNumbers: [] }, account: { active: true, senders: [{ sender: 'TestSender', channel: 'SMS', approved: true }], country: { platformDefault: 'allow' }, flood: { mode: 'off', windowSeconds: 0 }, credits: { balance }, rateCard: card }, platform: { testSender: 'QuickSMS' } }, { method: 'POST', path: '/rcs/v2/api', address: '192.0.2.1', authorization: 'Basic YW5uOnB3OjE=', body }, 0).answer.body // '{"Error":208,"Description":"Not enough credits"}'
 */
export function decideLegacySend(facts: SendFacts, request: ApiRequest, at: Date | number): AnswerDecision {
  requireFacts('facts', facts);
  requireFacts('request', request);
  requireText('facts.request_id', facts.request_id);
  const now = requiredTime('at', at);
  if (request.secure === false) return refuse(facts, {}, '200');
  if (request.method !== 'POST') return refuse(facts, {}, '201');

  const isKnown = legacyCredentialsOf(request.authorization) !== undefined;
  const admission = admit(facts, { address: request.address, isKnown }, now);
  const { error } = admission;
  if (error?.code === 'UNAUTHORIZED' && !isKnown) return refuse(facts, admission, '202');
  if (error !== undefined) return refuse(facts, admission, codeOf(error), error);
  const { value, issues } = validateLegacySend(request.body);
  if (issues !== undefined) return refuse(facts, admission, issues[0]!.code);

  // V1 has no test keys: whether it is in test mode is up to the connection.
  const judgement = judgeMessage(facts as AdmittedFacts, value, 'live', now);
  const { rejection } = judgement;
  if (rejection !== undefined) return refuse(facts, admission, codeOf(rejection), rejection);
  const headers = answerHeaders(facts.request_id, admission.rateLimitHeaders);
  const body = JSON.stringify({ reference: judgement.message.quicksms_id });
  const changes = changesOfMessage(admission, judgement);
  return { action: 'answer', answer: { status: 200, headers, body }, changes };
}

function codeOf({ code }: RequestError | Rejection): LegacyErrorCode {
  return legacyCodes[code] ?? nearestCodes[code]!;
}

function refuse(
  facts: SendFacts,
  admission: Admission,
  legacyCode: LegacyErrorCode,
  error?: (RequestError | Rejection) & { readonly retryAfter?: number | undefined },
): AnswerDecision {
  const body: LegacyErrorBody = {
    Error: Number(legacyCode) as LegacyErrorBody['Error'],
    Description:
      error !== undefined && error.code in nearestCodes ? messageOf(error) : legacyDescription(legacyCode),
  };
  const headers = answerHeaders(facts.request_id, admission.rateLimitHeaders);
  if (error?.retryAfter !== undefined) headers['Retry-After'] = String(error.retryAfter);
  const answer = { status: 400, headers, body: JSON.stringify(body) };
  return { action: 'answer', answer, changes: changesOf(admission) };
}

function messageOf({ code, message }: RequestError | Rejection): string {
  return message ?? [...requestErrors, ...rejectionErrors].find(error => error.code === code)!.message;
}
