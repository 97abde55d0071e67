// Facts and requests for tests of decisions: an account that may send, and a request that is accepted.
import { decideSend } from '../../src/api/decide-send.js';
import type { BusinessHours } from '../../src/api/hours.js';
import type { AccountFacts, ApiRequest, ConnectionFacts, SendFacts } from '../../src/api/send-facts.js';
import { parseMoney, type RateCard, rateCard } from '../../src/index.js';

export const quicksms_id = 'msg_80fac5c752941b27';
export const request_id = 'req_a1b2c3d4e5f60718';
export const noon = Date.UTC(2026, 2, 26, 12);

export const card: RateCard = rateCard('country,price,rcs price,currency\nGB,0.04,0.05,GBP\nIE,0.06,,GBP')
  .value!;
export const pounds = (amount: string) => parseMoney(amount, 'GBP').value!;

export const connection: ConnectionFacts = {
  status: 'active',
  environment: 'live',
  allowlist: null,
  rateLimit: { limit: 1000, state: null },
  testNumbers: ['447700900001'],
};

export const account: AccountFacts = {
  active: true,
  senders: [
    { sender: 'MyStore', channel: 'SMS', approved: true },
    { sender: 'MyBrand', channel: 'SMS', approved: true },
    { sender: 'MyBrandAgent', channel: 'RCS', approved: true },
  ],
  country: { platformDefault: 'allow' },
  flood: { mode: 'off', windowSeconds: 60 },
  credits: { balance: pounds('1.00') },
  rateCard: card,
};

/** Open from 13:00, UTC. At noon it is closed. */
export const afternoons = (action: 'reject' | 'hold'): BusinessHours => ({
  timeZone: 'UTC',
  windows: [{ weekdays: ['THURSDAY', 'FRIDAY'], start: '13:00', end: '20:00' }],
  action,
});

export interface MoreFacts extends Partial<Omit<SendFacts, 'connection' | 'account'>> {
  readonly connection?: Partial<ConnectionFacts> | null;
  readonly account?: Partial<AccountFacts> | null;
}

export function factsOf(more: MoreFacts = {}): SendFacts {
  return {
    quicksms_id,
    request_id,
    lockout: null,
    platform: { testSender: 'QuickSMS' },
    ...more,
    connection: more.connection === null ? null : { ...connection, ...more.connection },
    account: more.account === null ? null : { ...account, ...more.account },
  };
}

export const body = { MSISDN: '447700900000', msg: 'Hello', sender: 'MyStore' };

export const liveKey = 'Bearer sk_live_a1b2c3';
export const testKey = 'Bearer sk_test_a1b2c3';

export function requestOf(fields: object = {}, more: Partial<ApiRequest> = {}): ApiRequest {
  return {
    method: 'POST',
    path: '/v1/messages',
    address: '192.0.2.1',
    authorization: liveKey,
    contentType: 'application/json',
    body: { ...body, ...fields },
    ...more,
  };
}

/** The decision at noon, with the body of its answer as JSON. */
export function send(
  more: MoreFacts = {},
  fields: object = {},
  request: Partial<ApiRequest> = {},
  at = noon,
) {
  const decision = decideSend(factsOf(more), requestOf(fields, request), at);
  if (decision.action === 'wait') throw new Error('waits');
  const { answer, changes } = decision;
  const json = JSON.parse(answer.body);
  return { status: answer.status, headers: answer.headers, json, message: json.messages?.[0], changes };
}

/** What decides the answer: the code of an error, or the status of a message. */
export function codeOf(...of: Parameters<typeof send>): string {
  const { json, message } = send(...of);
  return json.error?.code ?? message.error?.code ?? message.status;
}
