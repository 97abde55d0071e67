// Posts of receipts: signatures by node:crypto, what a receiver makes of them, and when they are tried again.
import { createHmac } from 'node:crypto';
import type { Post, State } from './state.js';

const DELAYS = [0, 30, 120, 600, 3600];

/** The headers of the next attempt to post a body. */
export function headersOfPost(state: State, post: Post, body: string): Record<string, string> {
  const timestamp = String(Math.floor(state.now / 1000));
  const id = post.isRead ? `${post.quicksms_id}_read` : post.quicksms_id;
  const sign = (secret: string, text: string, as: 'hex' | 'base64') =>
    createHmac('sha256', secret).update(text).digest(as);
  const ours = state.secrets.map(secret => `sha256=${sign(secret, `${timestamp}.${body}`, 'hex')}`);
  const standard = state.secrets.map(secret => `v1,${sign(secret, `${id}.${timestamp}.${body}`, 'base64')}`);
  return {
    'Content-Type': 'application/json',
    'X-QuickSMS-Timestamp': timestamp,
    'X-QuickSMS-Event': 'dlr',
    'X-QuickSMS-Delivery-Attempt': String(post.attempt),
    'X-QuickSMS-Signature': ours.join(','),
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': standard.join(' '),
  };
}

/** What the receiver thinks of a post that was signed at a time with some secrets: undefined if it trusts it. */
export function doubtOf(state: State, signedAt: number, secrets: readonly string[]): string | undefined {
  const seconds = (state.now + state.receiverAhead) / 1000 - Math.floor(signedAt / 1000);
  if (Math.abs(seconds) > 300) return 'TIMESTAMP_TOO_OLD';
  return secrets.some(secret => state.receiverSecrets.includes(secret)) ? undefined : 'INVALID_SIGNATURE';
}

/** Posts that are due until a time, in the order in which they are made. */
export function postsUntil({ posts }: State, until: number): Post[] {
  return posts
    .filter(({ dueAt }) => dueAt !== null && dueAt <= until)
    .sort((one, other) => one.dueAt! - other.dueAt!);
}

/** Notes how an attempt was answered: any 2xx is enough, else it is tried again, five times in all. */
export function noteAnswer(state: State, post: Post, status: number | null): void {
  const isTaken = status !== null && status >= 200 && status < 300;
  const delay = DELAYS[post.attempt];
  if (isTaken || delay === undefined) {
    post.dueAt = null;
    return;
  }
  post.dueAt = state.now + delay * 1000;
  post.attempt++;
}
