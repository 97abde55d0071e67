import { resolveCountry } from '../numbering/resolve-country.js';
import type { Basis } from '../pricing/price.js';
import type { RateCard } from '../pricing/rate.js';
import type { ConnectionStatus } from './access.js';
import { apiKeyOf } from './api-key.js';
import type { ContentFilter } from './content.js';
import type { CountryFacts } from './countries.js';
import type { CreditFacts } from './credits.js';
import { requireFacts } from './facts.js';
import type { FloodFacts } from './flood.js';
import type { BusinessHours } from './hours.js';
import { type IdempotencyRecord, idempotencyPayload } from './idempotency.js';
import { validateIdempotencyKey } from './idempotency-key.js';
import type { IpRanges } from './ip-ranges.js';
import { type LockoutState, lockoutKey } from './lockout.js';
import type { RateLimitFacts } from './rate-limit.js';
import type { MessageId } from './responses.js';
import type { AccountSender } from './route.js';
import type { SendRequest } from './send-request.js';
import { validateSend } from './validate.js';

/** An HTTP request, as far as decisions look at it. */
export interface ApiRequest {
  readonly method: string;
  /** Whether it came over HTTPS: default true. */
  readonly secure?: boolean | undefined;
  /** The path of the URL, without a query. */
  readonly path: string;
  /** The IP address of the client; undefined where it is unknown. */
  readonly address: string | undefined;
  /** The headers `Authorization`, `Content-Type` and `Idempotency-Key`; undefined or null where they are missing. */
  readonly authorization?: string | null | undefined;
  readonly contentType?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
  /** The parsed JSON; undefined for a body that is too large, or is not JSON in UTF-8. */
  readonly body: unknown;
}

/** The connection of an API key. */
export interface ConnectionFacts {
  readonly status: ConnectionStatus;
  readonly environment: 'live' | 'test';
  /** From `ipRanges`; null for all addresses. */
  readonly allowlist: IpRanges | null;
  readonly rateLimit: RateLimitFacts;
  /** The MSISDNs that a message in test mode may go to. */
  readonly testNumbers: readonly string[];
}

/** The account of a connection. */
export interface AccountFacts {
  readonly active: boolean;
  /** The registered senders, in the order of the account. */
  readonly senders: readonly AccountSender[];
  /** What is set for the country of the recipient. */
  readonly country: CountryFacts;
  /** Absent for an account that may always send. */
  readonly hours?: BusinessHours | undefined;
  readonly flood: FloodFacts;
  readonly credits: CreditFacts;
  /** Whether it has messages refunded that a carrier took and did not deliver: default false. */
  readonly refundsUndelivered?: boolean | undefined;
  readonly rateCard: RateCard;
  /** What the account is billed by: default message parts. */
  readonly basis?: Basis | undefined;
}

/** What holds for all accounts. */
export interface PlatformFacts {
  /** The default test sender. */
  readonly testSender: string;
  readonly contentFilter?: ContentFilter | undefined;
}

/** What is stored of an `Idempotency-Key`, with the answer that was given. */
export interface StoredAnswer extends IdempotencyRecord {
  /** The body of the 202, as it was sent; null as long as the request is in work. */
  readonly body: string | null;
}

/** What must be known to decide on a request. All but the content filter and the rate card is plain data. */
export interface SendFacts {
  /** The id of the message, if there will be one. */
  readonly quicksms_id: MessageId;
  /** The id of the request: `req_` and 16 hexadecimal digits. */
  readonly request_id: string;
  /** What is stored under the `lockoutKey` of the address; null for nothing. */
  readonly lockout: LockoutState | null;
  /** The connection that has the API key; null if none has it. */
  readonly connection: ConnectionFacts | null;
  /** The account of the connection; null without a connection. */
  readonly account: AccountFacts | null;
  readonly platform: PlatformFacts;
  /** What the connection has stored under the `Idempotency-Key`; null for nothing. */
  readonly idempotency?: StoredAnswer | null | undefined;
  /** A digest of the payload in `requiredFacts`, in the form of the stored one. Default: the payload itself. */
  readonly payload?: string | undefined;
  /** MCC and MNC of the recipient in one string, such as `23415`, where a lookup has found them. */
  readonly mccMnc?: string | undefined;
}

/** By what the facts of a request are found. */
export interface RequiredFacts {
  /** The key of the address in the store of lockouts. Absent for an unknown address. */
  readonly lockoutKey?: string | undefined;
  /** The API key, by which the connection and its account are found. Nothing else is needed where it is absent. */
  readonly apiKey?: string | undefined;
  /** Absent without an `Idempotency-Key`, and for a request that is not valid. */
  readonly idempotency?: { readonly key: string; readonly payload: string } | undefined;
  /** Absent for a request that is not valid. */
  readonly message?: RequiredOfMessage | undefined;
}

/** By what the facts of one message are found. */
export interface RequiredOfMessage {
  /** With `msg` and the account: the last accepted message like this one. */
  readonly MSISDN: string;
  readonly msg: string;
  /** The country whose settings count; null for an unknown calling code. */
  readonly country: string | null;
  readonly sender: string;
}

/**
 * Returns what must be known before `decideSend` can decide on a request, so that a program reads all of it at once.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `request` is an object
 * @example
 * const body = { MSISDN: '447700900000', msg: 'Hello', sender: 'MyStore' };
 * const required = requiredFacts({ method: 'POST', path: '/v1/messages', address: '192.0.2.1', authorization: 'Bearer sk_live_a1b2c3', body });
 * [required.lockoutKey, required.apiKey, required.message?.country] // ['192.0.2.1', 'sk_live_a1b2c3', 'GB']
 */
export function requiredFacts(request: ApiRequest): RequiredFacts {
  requireFacts('request', request);
  const { address, authorization, idempotencyKey, body } = request;
  const apiKey = apiKeyOf(authorization);
  const { value } = apiKey === undefined ? {} : validateSend(body);
  const who = { lockoutKey: lockoutKey(address), apiKey };
  if (value === undefined) return who;
  const message = requiredOfMessage(value);
  const { value: key } = typeof idempotencyKey === 'string' ? validateIdempotencyKey(idempotencyKey) : {};
  if (key === undefined) return { ...who, message };
  return { ...who, message, idempotency: { key, payload: idempotencyPayload(value) } };
}

/** By what the facts of a valid request's message are found. */
export function requiredOfMessage({ MSISDN, msg, sender }: SendRequest): RequiredOfMessage {
  return { MSISDN, msg, country: resolveCountry(MSISDN).country, sender };
}
