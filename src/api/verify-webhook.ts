import { argumentError, isArray, isObject } from '../misuse.js';
import type { Issue, Result } from '../result.js';
import { requiredTime, requireFacts } from './facts.js';
import { requireSecrets } from './hmac.js';
import type { ReceiptBody } from './receipt.js';
import { signatureOf } from './webhook-headers.js';

/** Seconds by which the timestamp of a post may differ from the receiver's clock: QuickSMS API 2.0, Webhook Security. */
const WINDOW = 300;
/** The most signatures of one post that are looked at: a post has two while a secret rotates. */
const MOST_SIGNATURES = 10;

/** The headers of a post: an object with names in any case, as servers have it, or `Headers`. */
export type ReceivedHeaders =
  | { get(name: string): string | null }
  | { readonly [name: string]: string | readonly string[] | undefined };

/** A post as it was received. */
export interface ReceivedWebhook {
  /** The signing secret, or several while one rotates. */
  readonly secret: string | readonly string[];
  readonly headers: ReceivedHeaders;
  /** The raw body: do not parse and serialize it again. */
  readonly body: string | Uint8Array;
  /** The time at which it was received: a Date or milliseconds. */
  readonly at: Date | number;
}

/** Why a post is not to be trusted. `INVALID_BODY`: it is signed, but is not a JSON object. */
export interface WebhookIssue extends Issue {
  readonly code: 'MISSING_HEADER' | 'TIMESTAMP_TOO_OLD' | 'INVALID_SIGNATURE' | 'INVALID_BODY';
}

/**
 * Verifies a post of a receipt: that it was signed with the secret, and within 5 minutes of `at`. The value is the body,
 * parsed. The comparison takes the same time wherever two signatures differ. Whatever was received, nothing throws.
 *
 * Rule: QuickSMS API 2.0, Verification Steps.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless each secret is a string that is not empty, the headers an
 * object, the body a string or a `Uint8Array`, and `at` a time. As the function waits, its promise is rejected.
 * @throws {Error} when the host has no `crypto.subtle`
 * @example
 * const headers = { 'x-quicksms-timestamp': '1711468800', 'x-quicksms-signature': 'sha256=5d7a8c3e' };
 * const { issues } = await verifyWebhook({ secret: 'your_webhook_signing_secret', headers, body: '{}', at: 1_711_468_800_000 });
 * issues?.[0]?.code // 'INVALID_SIGNATURE'
 */
export async function verifyWebhook(received: ReceivedWebhook): Promise<Result<ReceiptBody, WebhookIssue>> {
  requireFacts('received', received);
  const { secret, headers, body, at } = received;
  const secrets = requireSecrets('received.secret', isArray(secret) ? secret : [secret]);
  if (secrets.length === 0) throw argumentError('received.secret', 'at least one secret', secret);
  if (!isObject(headers)) throw argumentError('received.headers', 'an object', headers);
  if (typeof body !== 'string' && !(body instanceof Uint8Array))
    throw argumentError('received.body', 'a string or a Uint8Array', body);
  const now = requiredTime('received.at', at) / 1000;
  const timestamp = headerOf(headers, 'X-QuickSMS-Timestamp');
  const signature = headerOf(headers, 'X-QuickSMS-Signature');
  if (timestamp === undefined) return missing('X-QuickSMS-Timestamp');
  if (signature === undefined) return missing('X-QuickSMS-Signature');
  if (!/^[0-9]{1,15}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > WINDOW)
    return failed(
      'TIMESTAMP_TOO_OLD',
      'X-QuickSMS-Timestamp',
      `must be within ${WINDOW} seconds of the time of receipt`,
    );
  const candidates = signature.split(',', MOST_SIGNATURES).map(candidate => candidate.trim());
  let isSigned = false;
  for (const each of secrets) {
    const expected = await signatureOf(each, timestamp, body);
    for (const candidate of candidates) if (isSame(expected, candidate)) isSigned = true;
  }
  if (!isSigned) return failed('INVALID_SIGNATURE', 'X-QuickSMS-Signature', 'must be that of the body');
  const value = parsed(body);
  return value === undefined
    ? { issues: [{ message: 'The body must be a JSON object.', path: [], code: 'INVALID_BODY' }] }
    : { value };
}

function headerOf(headers: ReceivedHeaders, name: string): string | undefined {
  if (typeof headers.get === 'function')
    return (headers as { get(name: string): string | null }).get(name) ?? undefined;
  const wanted = name.toLowerCase();
  for (const [key, value] of Object.entries(headers))
    if (key.toLowerCase() === wanted && value !== undefined)
      return isArray(value) ? value.join(',') : String(value);
  return undefined;
}

/** Whether two texts are the same, in a time that depends on their length only. */
function isSame(expected: string, found: string): boolean {
  if (expected.length !== found.length) return false;
  let difference = 0;
  for (let i = 0; i < expected.length; i++) difference |= expected.charCodeAt(i) ^ found.charCodeAt(i);
  return difference === 0;
}

function parsed(body: string | Uint8Array): ReceiptBody | undefined {
  try {
    const text =
      typeof body === 'string'
        ? body
        : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    const value: unknown = JSON.parse(text);
    return isObject(value) ? (value as ReceiptBody) : undefined;
  } catch {
    return undefined;
  }
}

const missing = (name: string): { issues: WebhookIssue[] } => failed('MISSING_HEADER', name, 'is missing');

function failed(code: WebhookIssue['code'], param: string, must: string): { issues: WebhookIssue[] } {
  return { issues: [{ message: `${param} ${must}.`, path: ['headers', param], code, param }] };
}
