// What is compared after each step of a history, and what must hold whatever happened.
import { deepStrictEqual, ok } from 'node:assert';
import type { Answer } from '../../src/api/answer.js';
import { chargedFor } from '../../src/api/credits.js';
import { isFinalStatus } from '../../src/api/message-status.js';
import type { QueuedMessage } from '../../src/api/queued-message.js';
import type { Expected } from '../reference/histories/answer.js';
import { openWindow } from '../reference/histories/opening.js';
import { balanceOf, type Message, type State } from '../reference/histories/state.js';
import { type HistoryStore, pounds } from './history-store.js';

/** A message that was accepted. */
export interface AcceptedLog {
  readonly connection: string;
  readonly key: string | undefined;
  readonly at: number;
}

/** What a history has seen, beside what the store keeps. */
export interface Seen {
  readonly store: HistoryStore;
  readonly accepted: AcceptedLog[];
  /** Dispatches of held messages: their place in the order of acceptance, when they were due and when they came. */
  readonly released: {
    readonly place: number;
    readonly connection: string;
    readonly due: number;
    readonly at: number;
  }[];
  /** When requests of a connection were let through, in milliseconds that really passed. */
  readonly admitted: Map<string, number[]>;
  /** Messages that are final. */
  readonly ended: Map<string, string>;
  /** The bodies of answers that were stored, by connection and key. */
  readonly texts: Map<string, string>;
  /** Posts of receipts, as they were sent. */
  readonly attempts: {
    readonly headers: Record<string, string>;
    readonly body: string;
    readonly signedAt: number;
    readonly secrets: readonly string[];
  }[];
  readonly requests: { count: number };
  /** Messages of which a carrier has said that it has them. */
  readonly proved: Set<string>;
}

export function seenBy(store: HistoryStore): Seen {
  return {
    store,
    accepted: [],
    released: [],
    admitted: new Map(),
    ended: new Map(),
    texts: new Map(),
    attempts: [],
    requests: { count: 0 },
    proved: new Set(),
  };
}

/** The same answer: status, headers, and the body but for the words of its errors. */
export function sameAnswer({ status, headers, body }: Answer, expected: Expected): void {
  const json = JSON.parse(body);
  for (const error of [json.error, json.messages?.[0]?.error])
    if (error !== undefined) {
      ok(error.message.length > 0);
      delete error.message;
      delete error.type;
    }
  deepStrictEqual(
    { status, headers, body: json },
    { ...expected, body: JSON.parse(JSON.stringify(expected.body)) },
  );
}

/** The same messages, credits, submissions and receipts. */
export function sameState({ store }: Seen, state: State): void {
  deepStrictEqual(
    [...store.messages.values()].map(message => shown(message, store)),
    state.messages.map(expectedOf),
  );
  deepStrictEqual(store.balance, pounds(balanceOf(state)));
  const posts = store.posts.map(({ quicksms_id, kind, url, body, attempt, dueAt }) => {
    return {
      quicksms_id,
      isRead: kind === 'readReceipt',
      url: url ?? null,
      body: JSON.parse(body),
      attempt,
      dueAt: dueAt ?? null,
    };
  });
  deepStrictEqual(
    posts,
    state.posts.map(post => ({ ...post, body: JSON.parse(JSON.stringify(post.body)) })),
  );
}

function shown(message: QueuedMessage, { entries, submissions }: HistoryStore) {
  const { quicksms_id, message_status, status_code, channel, message_parts, expiresAt, expiry } = message;
  const { sentAt, receiptAt, doneAt, readAt } = message;
  const charges = (entries.get(quicksms_id) ?? []).map(({ kind, amount }) => [kind, Number(amount.units)]);
  const submitted = submissions.filter(each => each.quicksms_id === quicksms_id).map(each => each.channel);
  const dispatchedAt = expiresAt === null ? null : expiresAt - expiry * 1000;
  const times = [dispatchedAt, sentAt, receiptAt, doneAt, readAt];
  return [quicksms_id, message_status, status_code, channel, message_parts, times, charges, submitted];
}

function expectedOf(message: Message) {
  const { quicksms_id, status, code, channel, parts, dispatchedAt, sentAt, receiptAt, doneAt, readAt } =
    message;
  const charges = message.charges.map(({ kind, amount }) => [kind, amount]);
  const times = [dispatchedAt, sentAt, receiptAt, doneAt, readAt];
  return [quicksms_id, status, code, channel, parts, times, charges, message.submitted];
}

/** What must hold after each step. */
export function requireInvariants(seen: Seen, state: State): void {
  requireCredits(seen.store, state, seen);
  requireFinal(seen);
  requireLimits(seen, state);
  requireOrder(seen, state);
  for (const [index, { connection, key, at }] of seen.accepted.entries())
    for (const earlier of seen.accepted.slice(0, index))
      if (key !== undefined && earlier.key === key && earlier.connection === connection)
        ok(Math.abs(at - earlier.at) >= 86_400_000, `the key ${key} has two messages within 24 hours`);
}

/** Credits balance to the last unit, and nothing is charged that no carrier has. */
function requireCredits(
  { balance, entries, messages, submissions }: HistoryStore,
  state: State,
  { proved }: Seen,
): void {
  let expected = BigInt(state.world.balance) + state.topUps.reduce((sum, amount) => sum + BigInt(amount), 0n);
  for (const [id, list] of entries) {
    for (const { amount } of list) expected += amount.units;
    const { message_status } = messages.get(id)!;
    const charged = chargedFor(list).units;
    ok(charged >= 0n, 'a message never gives more back than it took');
    ok(list.length === (isFinalStatus(message_status) ? 2 : 1), `${id} has ${list.length} entries`);
    const isCarried = proved.has(id) || submissions.some(({ quicksms_id }) => quicksms_id === id);
    if (isFinalStatus(message_status) && !isCarried)
      ok(charged === 0n, `${id} is charged and was never submitted`);
  }
  ok(balance.units === expected, `the balance is ${balance.units}, and the ledger says ${expected}`);
  ok(
    balance.units >= BigInt(Math.min(state.world.lowestBalance, state.world.balance)),
    'below the lowest balance',
  );
}

/** A final status stays, with one receipt, and at most one read receipt after it. */
function requireFinal({ store, ended }: Seen): void {
  for (const [id, message] of store.messages) {
    const { message_status, status_code, channel, message_parts, doneAt, sentAt, receiptAt } = message;
    const kinds = store.posts.filter(({ quicksms_id }) => quicksms_id === id).map(({ kind }) => kind);
    if (!isFinalStatus(message_status)) {
      deepStrictEqual(kinds, []);
      continue;
    }
    const ending = JSON.stringify([
      message_status,
      status_code,
      channel,
      message_parts,
      doneAt,
      sentAt,
      receiptAt,
    ]);
    deepStrictEqual(ending, ended.get(id) ?? ending);
    ended.set(id, ending);
    deepStrictEqual(kinds, message.readAt === null ? ['receipt'] : ['receipt', 'readReceipt']);
    if (message.readAt !== null) deepStrictEqual([message_status, channel], ['DELIVERED', 'RCS']);
  }
}

/** In no 60 seconds that really passed are more requests than the limit, however the clock was set. */
function requireLimits({ admitted }: Seen, { world }: State): void {
  for (const times of admitted.values())
    for (const time of times) {
      const within = times.filter(other => other > time - 60_000 && other <= time).length;
      ok(within <= world.limit, `${within} requests within 60 seconds, and the limit is ${world.limit}`);
    }
}

/** Held messages go out in the order of acceptance, and not before business hours begin. */
function requireOrder({ released }: Seen, { world }: State): void {
  for (const [index, { place, connection, due, at }] of released.entries()) {
    ok(at >= due, 'a held message went out before it was due');
    ok(openWindow(world.hours!, due) !== undefined, 'a held message is due outside of business hours');
    for (const earlier of released.slice(0, index))
      if (earlier.due === due && earlier.connection === connection && earlier.at === at)
        ok(earlier.place < place, 'held messages went out in another order than that of acceptance');
  }
}
