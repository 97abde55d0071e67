import type { RequestError } from './decision.js';
import { requiredTime, requireFacts, requireText } from './facts.js';
import type { SendRequest } from './send-request.js';

/** Milliseconds for which an answer is kept, from the first acceptance: 24 hours. */
const KEPT = 86_400_000;

/** What is stored of an `Idempotency-Key` of a connection. */
export interface IdempotencyRecord {
  /** The payload of the request that came with it: the text of `idempotencyPayload`, or its digest. */
  readonly payload: string;
  /** When its answer was a 202, in milliseconds; null as long as the request is in work. */
  readonly acceptedAt: number | null;
}

/** What is known of the key of a request. */
export interface IdempotencyFacts {
  /** Null for a key that the connection has not used. */
  readonly record: IdempotencyRecord | null;
  /** The payload of the request, in the same form as in the record. */
  readonly payload: string;
}

/** What becomes of a request with an `Idempotency-Key`. */
export type IdempotencyDecision =
  /** Go on. A record of the same key that has expired is replaced. */
  | { readonly action: 'new' }
  | { readonly action: 'expired' }
  /** The first request with the key is in work: ask again when it has ended. */
  | { readonly action: 'wait' }
  /** Answer with the stored 202 and its body, verbatim, and with these headers. */
  | { readonly action: 'replay'; readonly headers: { readonly 'Idempotent-Replayed': 'true' } }
  | { readonly action: 'conflict'; readonly error: RequestError };

const NEW: IdempotencyDecision = { action: 'new' };
const EXPIRED: IdempotencyDecision = { action: 'expired' };
const WAIT: IdempotencyDecision = { action: 'wait' };
const REPLAY: IdempotencyDecision = { action: 'replay', headers: { 'Idempotent-Replayed': 'true' } };
const CONFLICT: IdempotencyDecision = { action: 'conflict', error: { code: 'IDEMPOTENCY_CONFLICT' } };

/**
 * Returns the payload of a valid request as text: requests with the same text are the same. It is the JSON of the fields
 * with their defaults, in the order in which the API lists them, and the keys of metadata sorted by UTF-16 code units.
 *
 * White space and the order of fields in the body do not change it. Store a digest of its UTF-8 bytes rather than the
 * text, which holds the message. Rule: QuickSMS API 2.0, Idempotency.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `request` is the value of `validateSend`
 * @example
 * const { value: request } = validateSend({ sender: 'MyStore', msg: 'Hello', MSISDN: '447700900000' });
 * if (!request) throw new Error('not a valid request');
 * idempotencyPayload(request).slice(0, 41) // '{"MSISDN":"447700900000","msg":"Hello","s'
 */
export function idempotencyPayload(request: SendRequest): string {
  requireFacts('request', request);
  const { MSISDN, msg, sender, smart_routing, sms_failover_sender } = request;
  const { expiry, customer_id, metadata, sandbox, callback_url } = request;
  requireText('request.MSISDN', MSISDN);
  const isPlain = metadata === undefined || isSorted(Object.keys(metadata));
  // One literal: spreading parts of it takes three times as long.
  const text = JSON.stringify({
    MSISDN,
    msg,
    sender,
    smart_routing,
    sms_failover_sender,
    expiry,
    customer_id,
    metadata: isPlain ? metadata : undefined,
    sandbox,
    callback_url,
  });
  if (isPlain) return text;
  // Quotes inside of texts are escaped, so this is the field.
  return text.replace(',"sandbox":', field => `,"metadata":${sortedMetadata(metadata)}${field}`);
}

function isSorted(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return false;
  return true;
}

/** Written out, because an object would sort keys that are whole numbers by their value. */
function sortedMetadata(metadata: Readonly<Record<string, string>>): string {
  const pairs = Object.keys(metadata)
    .sort()
    .map(key => `${JSON.stringify(key)}:${JSON.stringify(metadata[key])}`);
  return `{${pairs.join(',')}}`;
}

/**
 * Decides what becomes of a request whose `Idempotency-Key` has a record: it is replayed within 24 hours of the first
 * acceptance, and a conflict when the payload is another one.
 *
 * While the first request is in work, a second one waits, whatever its payload: a first one that is refused leaves no
 * record, because only a 202 is stored. Rule: QuickSMS API 2.0, Idempotency.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the facts are of the kinds above, and `at` a time
 * @example
 * decideIdempotency({ record: null, payload: 'a' }, 0).action // 'new'
 * decideIdempotency({ record: { payload: 'a', acceptedAt: 0 }, payload: 'a' }, 60_000).action // 'replay'
 * decideIdempotency({ record: { payload: 'a', acceptedAt: 0 }, payload: 'b' }, 60_000).action // 'conflict'
 */
export function decideIdempotency(facts: IdempotencyFacts, at: Date | number): IdempotencyDecision {
  requireFacts('facts', facts);
  const { record, payload } = facts;
  requireText('facts.payload', payload);
  const time = requiredTime('at', at);
  if (record === null) return NEW;
  requireFacts('facts.record', record);
  requireText('facts.record.payload', record.payload);
  if (record.acceptedAt === null) return WAIT;
  if (time - requiredTime('facts.record.acceptedAt', record.acceptedAt) >= KEPT) return EXPIRED;
  return record.payload === payload ? REPLAY : CONFLICT;
}
