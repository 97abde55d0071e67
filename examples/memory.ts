// One account in memory, for the examples. A program with a database reads and writes the same in one transaction.
import { randomBytes } from 'node:crypto';
import { type Money, parseMoney, rateCard } from '@quicksms/core';
import {
  type AccountFacts,
  type Answer,
  type ApiRequest,
  type ConnectionFacts,
  decideSend,
  errorResponse,
  type FloodFacts,
  type LockoutState,
  type MessageId,
  type PlatformFacts,
  type QueuedMessage,
  type RateLimitState,
  type RequiredFacts,
  requiredFacts,
  type SendChanges,
  type SendFacts,
  type StoredAnswer,
} from '@quicksms/core/api';

/** Answers requests. */
export interface Service {
  answer(request: ApiRequest): Answer;
  /** The answer where the program fails. */
  failure(): Answer;
}

/** What the account is like when the program starts. */
export interface Settings {
  /** The connections of the account, by API key. */
  readonly connections: Readonly<Record<string, ConnectionFacts>>;
  readonly account: AccountFacts;
  readonly platform: PlatformFacts;
  newMessageId(): MessageId;
  newRequestId(): string;
  now(): Date;
}

/** Request bodies may have so many bytes. */
export const MOST_BYTES = 2 ** 20;

export function memoryService(settings: Settings): Service {
  const lockouts = new Map<string, LockoutState>();
  const rates = new Map<string, RateLimitState>();
  const answers = new Map<string, StoredAnswer>();
  const lastAccepted = new Map<string, NonNullable<FloodFacts['lastAccepted']>>();
  const messages: QueuedMessage[] = [];
  let balance: Money = settings.account.credits.balance;

  const answerKey = ({ apiKey, idempotency }: RequiredFacts) => `${apiKey} ${idempotency?.key}`;
  const floodKey = (message: { MSISDN: string; msg: string }) => `${message.MSISDN} ${message.msg}`;

  function read(required: RequiredFacts): SendFacts {
    const { lockoutKey = '', apiKey = '', message } = required;
    const connection = Object.hasOwn(settings.connections, apiKey) ? settings.connections[apiKey]! : null;
    const { account, platform } = settings;
    const { limit } = connection?.rateLimit ?? { limit: 1 };
    return {
      quicksms_id: settings.newMessageId(),
      request_id: settings.newRequestId(),
      lockout: lockouts.get(lockoutKey) ?? null,
      connection: connection && { ...connection, rateLimit: { limit, state: rates.get(apiKey) ?? null } },
      account: {
        ...account,
        flood: { ...account.flood, lastAccepted: message && lastAccepted.get(floodKey(message)) },
        credits: { ...account.credits, balance },
      },
      platform,
      idempotency: answers.get(answerKey(required)) ?? null,
    };
  }

  function write(required: RequiredFacts, changes: SendChanges): void {
    if (changes.lockout) lockouts.set(required.lockoutKey!, changes.lockout);
    if (changes.rateLimit) rates.set(required.apiKey!, changes.rateLimit);
    if (changes.idempotency) answers.set(answerKey(required), changes.idempotency);
    if (changes.balance) balance = changes.balance;
    if (!changes.message) return;
    messages.push(changes.message);
    const { quicksms_id, acceptedAt, sandbox } = changes.message;
    if (!sandbox) lastAccepted.set(floodKey(required.message!), { quicksms_id, acceptedAt });
  }

  return {
    answer(request) {
      const required = requiredFacts(request);
      const { answer, changes } = decideSend(read(required), request, settings.now());
      if (!answer) throw new Error('nothing is in work here while another request is decided');
      write(required, changes);
      return answer;
    },
    failure() {
      const requestId = settings.newRequestId();
      const { status, body } = errorResponse([{ code: 'INTERNAL_ERROR' }], { requestId });
      const headers = { 'Content-Type': 'application/json', 'X-Request-Id': requestId };
      return { status, headers, body: JSON.stringify(body) };
    },
  };
}

/** The JSON of a body; undefined if it is too long, not UTF-8 or not JSON. */
export function jsonOf(body: ArrayBuffer | Uint8Array): unknown {
  if (body.byteLength > MOST_BYTES) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

/** An account with 100 pounds, and one connection for each key. */
export function sampleSettings(): Settings {
  const { value: card } = rateCard('country,price,rcs price,currency\nGB,0.04,0.05,GBP\ndefault,0.1,0.1,GBP');
  const { value: balance } = parseMoney('100.00', 'GBP');
  if (!card || !balance) throw new Error('no card or no balance');
  const connection: ConnectionFacts = {
    status: 'active',
    environment: 'live',
    allowlist: null,
    rateLimit: { limit: 1000, state: null },
    testNumbers: ['447700900001'],
  };
  const hexadecimal = () => randomBytes(8).toString('hex');
  return {
    connections: { sk_live_EXAMPLE_KEY_REPLACE_ME: connection, sk_test_your_key_here: connection },
    account: {
      active: true,
      senders: [
        { sender: 'MyApp', channel: 'SMS', approved: true, isDefault: true },
        { sender: 'MyStore', channel: 'SMS', approved: true },
        { sender: 'MyBrand', channel: 'SMS', approved: true },
        { sender: 'MyBrandAgent', channel: 'RCS', approved: true },
      ],
      country: { platformDefault: 'allow' },
      flood: { mode: 'enforce', windowSeconds: 60 },
      credits: { balance },
      rateCard: card,
    },
    platform: { testSender: 'QuickSMS' },
    newMessageId: () => `msg_${hexadecimal()}`,
    newRequestId: () => `req_${hexadecimal()}`,
    now: () => new Date(),
  };
}
