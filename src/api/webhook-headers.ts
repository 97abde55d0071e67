import { argumentError, isArray, kindOf, misuse } from '../misuse.js';
import { requiredTime, requireFacts, requireText, requireWhole } from './facts.js';
import { base64, fromBase64, hex, hmacSha256, requireSecrets, utf8 } from './hmac.js';

/** One attempt to post a receipt. */
export interface WebhookPost {
  /** The name of the post: what `receiptId` returns. */
  readonly id: string;
  /** The body, exactly as it is sent. */
  readonly body: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** The signing secrets of the connection: none, one, or two while one rotates, the newer one first. */
  readonly secrets: readonly string[];
}

/** The headers of a post: those of QuickSMS, and beside them those of Standard Webhooks. */
export interface WebhookHeaders {
  readonly 'Content-Type': 'application/json';
  /** Seconds since 1970, of the attempt. */
  readonly 'X-QuickSMS-Timestamp': string;
  readonly 'X-QuickSMS-Event': 'dlr';
  readonly 'X-QuickSMS-Delivery-Attempt': string;
  /** `sha256=` and 64 hexadecimal digits, with a comma between two. Only with a secret. */
  readonly 'X-QuickSMS-Signature'?: string;
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  /** `v1,` and base64, with a space between two. Only with a secret. */
  readonly 'webhook-signature'?: string;
}

/**
 * Returns the headers of an attempt to post a receipt at a time, signed with each secret.
 *
 * `X-QuickSMS-Signature` is the HMAC-SHA256 of `{timestamp}.{body}` with the secret as the key. `webhook-signature` is
 * that of `{id}.{timestamp}.{body}`. Its key is what follows `whsec_`, decoded from base64, or else the secret as it is.
 *
 * Rules: QuickSMS API 2.0, Webhook Headers and Webhook Security; Standard Webhooks 1.0.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the post is of the kinds above, and `at` a time. As the
 * function waits, its promise is rejected.
 * @throws {Error} when the host has no `crypto.subtle`
 * @example
 * const post = { id: 'msg_80fac5c752941b27', body: '{}', attempt: 1, secrets: ['secret'] };
 * (await webhookHeaders(post, 1_711_468_800_000))['X-QuickSMS-Signature']?.slice(0, 15) // 'sha256=fda1de72'
 */
export async function webhookHeaders(post: WebhookPost, at: Date | number): Promise<WebhookHeaders> {
  requireFacts('post', post);
  const { id, body, attempt, secrets } = post;
  requireText('post.id', id);
  if (!/^[\w-]+$/.test(id))
    throw misuse(new RangeError(`post.id must be letters, digits, _ and -, not ${kindOf(id)}`));
  requireText('post.body', body);
  requireWhole('post.attempt', attempt, 1);
  if (!isArray(secrets)) throw argumentError('post.secrets', 'an array', secrets);
  requireSecrets('post.secrets', secrets);
  const timestamp = String(Math.floor(requiredTime('at', at) / 1000));
  const signatures = await Promise.all(secrets.map(secret => signatureOf(secret, timestamp, body)));
  const standard = await Promise.all(
    secrets.map(secret => standardSignature(secret, `${id}.${timestamp}`, body)),
  );
  return {
    'Content-Type': 'application/json',
    'X-QuickSMS-Timestamp': timestamp,
    'X-QuickSMS-Event': 'dlr',
    'X-QuickSMS-Delivery-Attempt': String(attempt),
    ...(secrets.length > 0 && { 'X-QuickSMS-Signature': signatures.join(',') }),
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    ...(secrets.length > 0 && { 'webhook-signature': standard.join(' ') }),
  };
}

/** The value of `X-QuickSMS-Signature` for one secret. */
export async function signatureOf(
  secret: string,
  timestamp: string,
  body: string | Uint8Array,
): Promise<string> {
  return `sha256=${hex(await hmacSha256(utf8(secret), [`${timestamp}.`, body]))}`;
}

async function standardSignature(secret: string, name: string, body: string): Promise<string> {
  const key = secret.startsWith('whsec_') ? fromBase64(secret.slice('whsec_'.length)) : undefined;
  return `v1,${base64(await hmacSha256(key ?? utf8(secret), [`${name}.`, body]))}`;
}
