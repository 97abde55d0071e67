// More steps of histories: time, carriers, the account, and receipts.
import { deepStrictEqual } from 'node:assert';
import type { LifecycleEvent } from '../../src/api/lifecycle.js';
import { receiptId } from '../../src/api/receipt.js';
import type { MessageId } from '../../src/api/responses.js';
import { verifyWebhook } from '../../src/api/verify-webhook.js';
import { webhookHeaders } from '../../src/api/webhook-headers.js';
import { decideWebhook } from '../../src/api/webhook-schedule.js';
import { addMoney } from '../../src/index.js';
import {
  archive,
  type CarrierEvent,
  dueUntil,
  happen,
  runDue,
  submit,
  submitWaiting,
} from '../reference/histories/journey.js';
import { nextChange } from '../reference/histories/opening.js';
import { doubtOf, headersOfPost, noteAnswer, postsUntil } from '../reference/histories/posts.js';
import { type Channel, isFinal, type Message, type State } from '../reference/histories/state.js';
import type { Seen } from './history-checks.js';
import { Step } from './history-commands.js';
import { pounds, type StoredPost } from './history-store.js';

function moveTo(state: State, time: number): void {
  if (time <= state.now) return;
  state.passed += time - state.now;
  state.now = time;
}

/** Lets time pass until a time, and does what becomes due: at its time, or all of it at the end. */
export async function passUntil(state: State, seen: Seen, until: number, isLate: boolean): Promise<void> {
  if (isLate) moveTo(state, until);
  for (let count = 0; count < 1000; count++) {
    const [job] = dueUntil(state, until);
    const [post] = postsUntil(state, until);
    deepStrictEqual(seen.store.due(until)[0], job);
    const isJob = job !== undefined && (post === undefined || job.at <= post.dueAt!);
    if (!isJob && post === undefined) break;
    moveTo(state, isJob ? job.at : post!.dueAt!);
    if (isJob) {
      noteRelease(state, seen, job);
      runDue(state, job);
      seen.store.run(seen.store.due(until)[0]!, state.now);
    } else await deliver(state, seen, state.posts.indexOf(post!));
  }
  moveTo(state, until);
}

function noteRelease(
  state: State,
  seen: Seen,
  job: { readonly kind: string; readonly quicksms_id: string },
): void {
  const place = state.messages.findIndex(({ quicksms_id }) => quicksms_id === job.quicksms_id);
  const { scheduledSendAt: due, connection } = state.messages[place]!;
  if (job.kind === 'dispatch' && due !== null) seen.released.push({ place, connection, due, at: state.now });
}

/** Makes one attempt to post a receipt. The receiver verifies it. */
async function deliver(state: State, seen: Seen, index: number): Promise<void> {
  const post = state.posts[index]!;
  const stored = seen.store.posts[index] as StoredPost;
  const { body, attempt, quicksms_id, kind } = stored;
  const { secrets } = state;
  const headers = await webhookHeaders(
    { id: receiptId(quicksms_id, kind), body, attempt, secrets },
    state.now,
  );
  deepStrictEqual({ ...headers }, headersOfPost(state, post, body));
  const doubt = doubtOf(state, state.now, secrets);
  deepStrictEqual(await doubtOfReceiver(state, headers, body), doubt);
  seen.attempts.push({ headers: { ...headers }, body, signedAt: state.now, secrets });

  const status = doubt === undefined ? state.receiverAnswer : 401;
  noteAnswer(state, post, status);
  const answer = status === null ? null : { status, body: '' };
  const decision = decideWebhook({ kind: 'receipt', attempt, answer }, state.now);
  stored.dueAt = decision.action === 'retry' ? decision.retryAt : undefined;
  if (decision.action === 'retry') stored.attempt = decision.attempt;
}

async function doubtOfReceiver(state: State, headers: object, body: string): Promise<string | undefined> {
  const at = state.now + state.receiverAhead;
  const secret = state.receiverSecrets;
  const lowered = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const { value, issues } = await verifyWebhook({ secret, headers: lowered, body, at });
  if (value !== undefined) deepStrictEqual(value, JSON.parse(body));
  return issues?.[0]?.code;
}

/** Whether what becomes due is done at its time, at the end, or only after the next steps. */
export type Work = 'in time' | 'late' | 'not yet';

async function work(state: State, seen: Seen, until: number, when: Work): Promise<void> {
  if (when === 'not yet') moveTo(state, until);
  else await passUntil(state, seen, until, when === 'late');
}

export const pass = (milliseconds: number, when: Work): Step =>
  new Step(`${milliseconds} ms pass, jobs run ${when}`, (state, seen) =>
    work(state, seen, state.now + milliseconds, when),
  );

/** Lets time pass until just before, at or after one of the times at which something changes. */
export const passToEdge = (which: number, offset: number, when: Work): Step =>
  new Step(`time passes to edge ${which}, ${offset} ms, jobs run ${when}`, (state, seen) => {
    const times = edgesOf(state).filter(time => time > state.now);
    if (times.length > 0) return work(state, seen, times[which % times.length]! + offset, when);
  });

/** Times at which a key, a lockout, a window, a duplicate or a validity ends. */
function edgesOf(state: State): number[] {
  const { kept, lockedUntil, counted, messages, world, failures, now } = state;
  const day = 86_400_000;
  return [
    ...[...kept.values()].map(({ acceptedAt }) => acceptedAt + day),
    ...lockedUntil.values(),
    ...[...failures.values()].flat().map(time => time + 60_000),
    ...[...counted.values()].flat().map(time => (time + 61) * 1000),
    ...messages.map(({ acceptedAt }) => acceptedAt + world.flood.windowSeconds * 1000),
    ...messages.map(({ dispatchedAt, payload }) => (dispatchedAt ?? 0) + payload.expiry * 1000),
    ...messages.map(({ scheduledSendAt }) => scheduledSendAt ?? 0),
    world.hours === null ? 0 : (nextChange(world.hours, now) ?? 0),
    (Math.floor(now / day) + 1) * day,
  ];
}

export const stepBack = (milliseconds: number): Step =>
  new Step(`the clock steps back by ${milliseconds} ms`, state => {
    state.now -= milliseconds;
  });

type MessageStep = (state: State, seen: Seen, message: Message, id: MessageId) => void;

/** A step of one of the messages that were dispatched. */
function ofMessage(words: string, which: number, take: MessageStep): Step {
  const dispatched = ({ messages }: State) =>
    messages.filter(({ status }) => status !== 'ACCEPTED' && status !== 'HELD');
  return new Step(
    `message ${which}: ${words}`,
    (state, seen) => {
      const all = dispatched(state);
      const message = all[which % all.length]!;
      take(state, seen, message, message.quicksms_id as MessageId);
    },
    state => dispatched(state).length > 0,
  );
}

/** A carrier reports something, early or late, once or twice. */
export const report = (which: number, event: CarrierEvent, isTwice: boolean): Step =>
  ofMessage(`${JSON.stringify(event)}${isTwice ? ' twice' : ''}`, which, (state, seen, message, id) => {
    for (const _ of isTwice ? [1, 2] : [1]) {
      const isProof =
        event.type === 'read' || (event.type === 'receipt' && event.message_status !== 'PENDING');
      if (isProof && !isFinal(message)) seen.proved.add(id);
      happen(state, message, event);
      seen.store.apply(id, event as LifecycleEvent, state.now);
    }
  });

/** A message is given to a carrier again, or falls back to SMS. */
export const submitOn = (which: number, channel: Channel): Step =>
  ofMessage(`submit on ${channel}`, which, (state, seen, message, id) => {
    submit(state, message, channel);
    seen.store.submit(id, channel, state.now);
  });

export const setCarrier = (isDown: boolean): Step =>
  new Step(`carriers are ${isDown ? 'down' : 'up'}`, (state, { store }) => {
    state.carrierDown = store.carrierDown = isDown;
    if (isDown) return;
    submitWaiting(state);
    for (const { quicksms_id, message_status, sentAt, channel } of [...store.messages.values()])
      if (message_status === 'PENDING' && sentAt === null) store.submit(quicksms_id, channel, state.now);
  });

export const setConnection = (connection: string, isSuspended: boolean): Step =>
  new Step(`${connection} is ${isSuspended ? 'suspended' : 'active'}`, (state, { store }) => {
    for (const suspended of [state.suspended, store.suspended])
      if (isSuspended) suspended.add(connection);
      else suspended.delete(connection);
  });

export const setAccount = (isActive: boolean): Step =>
  new Step(
    `the account is ${isActive ? 'active' : 'suspended'}`,
    (state, { store }) => {
      state.accountActive = store.accountActive = isActive;
    },
    ({ accountArchived }) => !accountArchived,
  );

export const archiveAccount = (): Step =>
  new Step('the account is archived', (state, { store }) => {
    archive(state);
    store.accountActive = false;
    for (const id of [...store.messages.keys()]) store.apply(id, { type: 'cancel' }, state.now);
  });

export const topUp = (amount: number): Step =>
  new Step(`top up ${amount}`, (state, { store }) => {
    state.topUps.push(amount);
    store.balance = addMoney(store.balance, pounds(amount));
  });

export type SecretChange =
  | 'a new secret'
  | 'the old secret ends'
  | 'the receiver takes the new one'
  | 'the receiver takes both';

export const changeSecrets = (change: SecretChange): Step =>
  new Step(change, state => {
    const [newest] = state.secrets as [string];
    if (change === 'a new secret') state.secrets = [`secret ${Number(newest.slice(7)) + 1}`, newest];
    if (change === 'the old secret ends') state.secrets = [newest];
    if (change === 'the receiver takes the new one') state.receiverSecrets = [newest];
    if (change === 'the receiver takes both') state.receiverSecrets = [...state.secrets].reverse();
  });

export const setReceiver = (answer: number | null, ahead: number): Step =>
  new Step(`the receiver answers ${answer}, its clock is ${ahead} ms ahead`, state => {
    state.receiverAnswer = answer;
    state.receiverAhead = ahead;
  });

/** Somebody posts again what was posted before, as it was or changed. */
export const replayPost = (which: number, isChanged: boolean): Step =>
  new Step(`attempt ${which} is posted again${isChanged ? ', changed' : ''}`, async (state, { attempts }) => {
    if (attempts.length === 0) return;
    const { headers, body, signedAt, secrets } = attempts[which % attempts.length]!;
    const expected = doubtOf(state, signedAt, isChanged ? [] : secrets);
    deepStrictEqual(
      await doubtOfReceiver(state, headers, isChanged ? body.replace('"', ' "') : body),
      expected,
    );
  });
