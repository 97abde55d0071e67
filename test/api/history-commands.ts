// The steps of a history. Each is taken by the store, which asks the library, and by the slow model, and both are compared.
import { deepStrictEqual } from 'node:assert';
import { createHash } from 'node:crypto';
import type fc from 'fast-check';
import type { SendDecision } from '../../src/api/decide-send.js';
import type { MessageId } from '../../src/api/responses.js';
import type { ApiRequest } from '../../src/api/send-facts.js';
import { simulateDelivery } from '../../src/api/simulate.js';
import { answerTo, keyInWork } from '../reference/histories/answer.js';
import { clients, connections, type Payload, type Request, wrongs } from '../reference/histories/given.js';
import { outcomeOf } from '../reference/histories/journey.js';
import type { State } from '../reference/histories/state.js';
import { requireInvariants, type Seen, sameAnswer, sameState } from './history-checks.js';
import type { Draft } from './history-worlds.js';

/** One step, with the words that a failure prints. */
export class Step implements fc.AsyncCommand<State, Seen> {
  constructor(
    readonly words: string,
    readonly take: (state: State, seen: Seen) => void | Promise<void>,
    readonly isPossible: (state: State) => boolean = () => true,
  ) {}

  check(state: Readonly<State>): boolean {
    return this.isPossible(state as State);
  }

  async run(state: State, seen: Seen): Promise<void> {
    await this.take(state, seen);
    sameState(seen, state);
    requireInvariants(seen, state);
  }

  toString(): string {
    return this.words;
  }
}

const hexOf = (count: number): string =>
  createHash('sha256').update(String(count)).digest('hex').slice(0, 16);

function requestOf({ world }: State, seen: Seen, draft: Draft): Request {
  const count = seen.requests.count++;
  let payload = world.payloads[draft.payload % world.payloads.length]!;
  if (draft.wrong !== undefined)
    payload = { ...payload, sender: 'MyStore', smart_routing: false, sms_failover_sender: undefined };
  const ids = { quicksms_id: `msg_${hexOf(count)}`, request_id: `req_${hexOf(-1 - count)}` };
  return { ...draft, ...ids, payload };
}

/** The HTTP request of a client. */
function httpOf(request: Request): ApiRequest {
  const { client, connection, scheme, idempotencyKey, wrong, payload, rewritten } = request;
  const key = connection === undefined ? 'sk_live_unknown' : connections[connection]!.key;
  const written = { Bearer: `Bearer ${key}`, Basic: `basic ${btoa(`${key}:ignored`)}`, none: null };
  const {
    contentType = 'application/json; charset=utf-8',
    fields,
    ...also
  } = wrong === undefined ? {} : wrongs[wrong]!;
  const { answer, ...rest } = { answer: undefined, ...also };
  return {
    method: 'POST',
    path: '/v1/messages',
    address: clients[client]!.address,
    authorization: written[scheme],
    contentType,
    idempotencyKey,
    body: { ...bodyOf(payload, rewritten), ...fields },
    ...rest,
  };
}

/** The fields of a payload, in the documented order and without defaults, or turned around and with defaults. */
function bodyOf(payload: Payload, rewritten: boolean): object {
  const fields = Object.entries(payload).filter(([, value]) => value !== undefined);
  if (!rewritten)
    return Object.fromEntries(fields.filter(([, value]) => value !== false && value !== 172_800));
  const turned = (pairs: [string, unknown][]) => Object.fromEntries(pairs.reverse());
  const metadata = payload.metadata && { metadata: turned(Object.entries(payload.metadata)) };
  return { unknown: true, ...turned(fields), ...metadata };
}

/** Compares what both answer to a request, and notes what is seen of it. */
function compareAnswers(state: State, seen: Seen, request: Request, decision: SendDecision): void {
  const count = state.messages.length;
  const expected = answerTo(state, request);
  if (expected === 'wait' || decision.action === 'wait') {
    deepStrictEqual([decision.action, expected], ['wait', 'wait']);
    return;
  }
  const { answer } = decision;
  sameAnswer(answer, expected);
  const { connection, idempotencyKey: key } = request;
  if ('X-RateLimit-Limit' in answer.headers && answer.status !== 429) {
    const times = seen.admitted.get(connection!) ?? [];
    seen.admitted.set(connection!, [...times, state.passed]);
  }
  if (answer.headers['Idempotent-Replayed'] !== undefined)
    deepStrictEqual(answer.body, seen.texts.get(`${connection} ${key}`));
  const message = state.messages[count];
  if (message === undefined) return;
  seen.accepted.push({ connection: connection!, key, at: state.now });
  seen.texts.set(`${connection} ${key}`, answer.body);
  if (!message.sandbox) return;
  const stored = seen.store.messages.get(message.quicksms_id as MessageId)!;
  const {
    message_status: status,
    status_code: code,
    receiptAt,
    readAt = null,
  } = simulateDelivery(stored, state.now);
  deepStrictEqual({ status, code }, outcomeOf(message.payload.MSISDN));
  deepStrictEqual([receiptAt >= state.now + 3000, receiptAt <= state.now + 5000], [true, true]);
  deepStrictEqual(readAt !== null, status === 'DELIVERED' && message.channel === 'RCS');
  if (readAt !== null)
    deepStrictEqual([readAt >= state.now + 5000, readAt <= state.now + 10_000], [true, true]);
  message.simulated = { status, code, receiptAt, readAt };
}

function sendNow(state: State, seen: Seen, request: Request, isFirst = false): void {
  const ids = { quicksms_id: request.quicksms_id as MessageId, request_id: request.request_id };
  compareAnswers(state, seen, request, seen.store.handle(httpOf(request), ids, state.now, isFirst));
}

/** A request. */
export function send(draft: Draft): Step {
  return new Step(`send ${JSON.stringify(draft)}`, (state, seen) => {
    sendNow(state, seen, requestOf(state, seen, draft));
  });
}

/** A request, and others that come while it is in work. It may be lost before it is answered: then nothing has changed. */
export function sendTwins(draft: Draft, others: readonly Draft[], isLost: boolean): Step {
  const words = `send ${isLost ? 'and lose ' : ''}${JSON.stringify(draft)} while ${JSON.stringify(others)}`;
  return new Step(words, (state, seen) => {
    const first = requestOf(state, seen, draft);
    const name = keyInWork(first);
    const end = seen.store.begin(httpOf(first));
    if (name !== undefined) state.inWork.add(name);
    const twins = others.map(other => requestOf(state, seen, { ...draft, ...other }));
    for (const twin of twins) sendNow(state, seen, twin);
    // The first one is no longer in work when it is decided.
    if (name !== undefined) state.inWork.delete(name);
    if (!isLost) sendNow(state, seen, first, true);
    end();
    for (const twin of twins) sendNow(state, seen, twin);
  });
}

/** Failed attempts from an address, one after the other. */
export function guess(client: string, times: number, gap: number, scheme: 'Bearer' | 'none'): Step {
  return new Step(`guess ${times} times from ${client}, every ${gap} ms`, (state, seen) => {
    for (let i = 0; i < times; i++) {
      const draft: Draft = { client, connection: undefined, scheme, payload: 0, rewritten: false };
      sendNow(state, seen, requestOf(state, seen, draft));
      state.now += gap;
      state.passed += gap;
    }
  });
}
