// What the API answers to a request: the checks one after the other, in the documented order.
import { connections, forbidden, type Payload, type Request, testNumbers, wrongs } from './given.js';
import { countRequest, lockedFor, noteFailure, noteSuccess, type Rate } from './limits.js';
import { openingFrom } from './opening.js';
import { costOf, isAllowed, routeOf, smsOf } from './route.js';
import { balanceOf, type Channel, type Message, type State } from './state.js';

export interface Expected {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Without the messages of errors. */
  readonly body: object;
}

export type Outcome = Expected | 'wait';

/** A time as the API writes it. */
export const written = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}+00:00`;

/** Decides on a request, and notes what it changes. One that waits changes nothing: it is decided again. */
export function answerTo(state: State, request: Request): Outcome {
  if (state.inWork.size === 0) return answerNow(state, request);
  const trial = structuredClone(state);
  const outcome = answerNow(trial, request);
  if (outcome !== 'wait') Object.assign(state, trial);
  return outcome;
}

/** The key of a request that is in work while another one comes; undefined if it has none, or its body is not valid. */
export function keyInWork({
  connection,
  scheme,
  wrong,
  idempotencyKey,
  payload,
}: Request): string | undefined {
  const isKnown = connection !== undefined && scheme !== 'none' && (wrong ?? 'media type') === 'media type';
  if (!isKnown || idempotencyKey === undefined || !isSender(payload)) return undefined;
  return `${connection} ${idempotencyKey}`;
}

/** At most 11 characters, one of them a letter; with smart routing 25 of any kind. */
const isSender = ({ sender, smart_routing }: Payload): boolean =>
  smart_routing ? sender.length <= 25 : sender.length <= 11 && /[A-Za-z]/.test(sender);

function answerNow(state: State, request: Request): Outcome {
  const { client, connection, scheme, request_id, wrong } = request;
  const headers: Record<string, string> = { 'Content-Type': 'application/json', 'X-Request-Id': request_id };
  const refuse = (status: number, code: string, param?: string): Expected => {
    const error = { code, ...(param === undefined ? {} : { param }), request_id };
    return { status, headers, body: { error } };
  };

  const locked = lockedFor(state, client);
  if (locked !== undefined) {
    headers['Retry-After'] = String(locked);
    return refuse(429, 'AUTH_RATE_LIMITED');
  }
  if (scheme === 'none' || connection === undefined) {
    noteFailure(state, client);
    return refuse(401, 'UNAUTHORIZED');
  }
  noteSuccess(state, client);
  const { allowlist } = connections[connection]!;
  if (allowlist !== null && !allowlist.clients.includes(client)) return refuse(403, 'IP_NOT_ALLOWED');
  if (state.suspended.has(connection) || !state.accountActive) return refuse(403, 'ACCOUNT_INACTIVE');

  const rate = countRequest(state, connection);
  Object.assign(headers, headersOf(rate, state.world.limit));
  if (!rate.isWithin) {
    headers['Retry-After'] = String(rate.retryAfter);
    return refuse(429, 'RATE_LIMITED');
  }
  if (wrong !== undefined) {
    const { status, code, param } = wrongs[wrong]!.answer;
    return refuse(status, code, param);
  }
  return answerToValid(state, request as Request & { connection: string }, headers, refuse);
}

function headersOf({ remaining, reset }: Rate, limit: number): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(reset),
  };
}

type Headers = Record<string, string>;
type Refuse = (status: number, code: string, param?: string) => Expected;

/** Fields of the payload, and then what the key has stored. */
function answerToValid(
  state: State,
  request: Request & { connection: string },
  headers: Headers,
  refuse: Refuse,
): Outcome {
  const { connection, idempotencyKey, payload, quicksms_id } = request;
  if (!isSender(payload)) return refuse(422, 'VALIDATION_ERROR', 'sender');
  const name = idempotencyKey === undefined ? undefined : `${connection} ${idempotencyKey}`;
  if (name !== undefined) {
    if (state.inWork.has(name)) return 'wait';
    const kept = state.kept.get(name);
    if (kept !== undefined && state.now - kept.acceptedAt < 24 * 3600 * 1000) {
      if (!isSame(kept.payload, payload)) return refuse(409, 'IDEMPOTENCY_CONFLICT', 'Idempotency-Key');
      headers['Idempotent-Replayed'] = 'true';
      return { status: 202, headers, body: kept.body };
    }
  }

  const verdict = judge(state, connection, payload, quicksms_id);
  const isRejected = 'error' in verdict;
  const { sandbox } = verdict;
  const message = isRejected
    ? { MSISDN: payload.MSISDN, status: 'REJECTED', error: verdict.error }
    : verdict.shown;
  const counts = { total: 1, accepted: isRejected ? 0 : 1, rejected: isRejected ? 1 : 0 };
  const body = { sandbox, ...counts, messages: [message], created_at: written(state.now) };
  if (isRejected) return { status: 422, headers, body };
  state.messages.push(verdict.message);
  if (name !== undefined) state.kept.set(name, { payload, acceptedAt: state.now, quicksms_id, body });
  return { status: 202, headers, body };
}

/** Whether two requests say the same. The order of keys does not count. */
function isSame(one: Payload, other: Payload): boolean {
  const fields = (payload: Payload) =>
    Object.entries(payload)
      .map(([field, value]) => `${field}=${field === 'metadata' ? fieldsOf(value as object) : value}`)
      .sort()
      .join();
  return fields(one) === fields(other);
}
const fieldsOf = (metadata: object | undefined) =>
  Object.entries(metadata ?? {})
    .sort()
    .join();

type Verdict =
  | { readonly sandbox: boolean; readonly error: object }
  | { readonly sandbox: boolean; readonly shown: object; readonly message: Message };

function judge(state: State, connection: string, payload: Payload, quicksms_id: string): Verdict {
  const { world, now } = state;
  const { MSISDN, msg } = payload;
  const { key, environment } = connections[connection]!;
  const isTest = key.startsWith('sk_test_') || environment === 'test';
  const sandbox = isTest || payload.sandbox;
  const reject = (code: string, details: object = {}): Verdict => ({ sandbox, error: { code, ...details } });

  if (isTest && !testNumbers.includes(MSISDN)) return reject('TEST_NUMBER_NOT_APPROVED');
  const route = routeOf(world.senders, isTest, payload);
  if (route === undefined) return reject('SENDER_NOT_REGISTERED');
  if (!isAllowed(MSISDN)) return reject('COUNTRY_NOT_ALLOWED');
  if (msg.includes(forbidden)) return reject('CONTENT_BLOCKED');

  const sms = smsOf(msg, isTest);
  const cost = sandbox ? { reserve: 0, sms: 0 } : costOf(MSISDN, route.channel, sms.parts);
  let scheduledSendAt: number | null = null;
  if (!sandbox) {
    const late = outOfHours(state);
    if (late !== undefined && late.error !== undefined) return reject('OUT_OF_HOURS', late.error);
    scheduledSendAt = late?.opensAt ?? null;
    const original = duplicateOf(state, payload);
    if (original !== undefined && world.flood.mode === 'enforce')
      return reject('DUPLICATE_MESSAGE', { original_quicksms_id: original });
    if (cost === undefined) return reject('COUNTRY_NOT_ALLOWED');
    if (balanceOf(state) - cost.reserve < world.lowestBalance) return reject('INSUFFICIENT_CREDITS');
  }
  const { channel } = route;
  const parts = channel === 'RCS' ? 1 : sms.parts;
  const isHeld = scheduledSendAt !== null;
  const shown = {
    quicksms_id,
    MSISDN,
    sender: payload.sender,
    status: isHeld ? 'HELD' : 'ACCEPTED',
    channel,
    encoding: channel === 'RCS' ? null : sms.encoding,
    message_parts: parts,
    ...(payload.customer_id === undefined ? {} : { customer_id: payload.customer_id }),
    ...(scheduledSendAt === null ? {} : { scheduled_send_at: written(scheduledSendAt) }),
  };
  const message = begun(
    { quicksms_id, connection, payload, sandbox, acceptedAt: now, scheduledSendAt },
    channel,
    {
      parts: sms.parts,
      price: cost!.sms,
    },
  );
  message.parts = parts;
  if (!sandbox) message.charges.push({ kind: 'RESERVE', amount: -cost!.reserve });
  return { sandbox, shown, message };
}

function begun(
  accepted: Pick<
    Message,
    'quicksms_id' | 'connection' | 'payload' | 'sandbox' | 'acceptedAt' | 'scheduledSendAt'
  >,
  channel: Channel,
  sms: Message['sms'],
): Message {
  const times = { dispatchedAt: null, sentAt: null, receiptAt: null, doneAt: null, readAt: null };
  const status = accepted.scheduledSendAt === null ? 'ACCEPTED' : 'HELD';
  return { ...accepted, ...times, sms, status, code: null, channel, parts: 1, submitted: [], charges: [] };
}

/** When a message is held until; or what a rejection says. */
function outOfHours({ world: { hours }, now }: State): { opensAt?: number; error?: object } | undefined {
  if (hours === null) return undefined;
  const opening = openingFrom(hours, now);
  if (opening === undefined) return { error: {} };
  if (opening.opensAt === now) return undefined;
  if (hours.action === 'hold') return { opensAt: opening.opensAt };
  const window = { ...opening.window, time_zone: hours.timeZone };
  return { error: { window, resume_at: written(opening.opensAt) } };
}

/** The last accepted message to the same number with the same text, if it was within the window. */
export function duplicateOf(
  { world: { flood }, messages, now }: State,
  payload: Payload,
): string | undefined {
  if (flood.mode === 'off') return undefined;
  const last = messages.findLast(
    ({ sandbox, payload: { MSISDN, msg } }) => !sandbox && MSISDN === payload.MSISDN && msg === payload.msg,
  );
  return last !== undefined && now - last.acceptedAt < flood.windowSeconds * 1000
    ? last.quicksms_id
    : undefined;
}
