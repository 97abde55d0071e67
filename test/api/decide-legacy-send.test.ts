// One request of the V1 API: QuickSMS API, V1 Send Endpoint and V1 Error Codes.
import { describe, expect, test } from 'vitest';
import { decideLegacySend, requiredLegacyFacts } from '../../src/api/decide-legacy-send.js';
import { ipRanges } from '../../src/api/ip-ranges.js';
import type { ApiRequest } from '../../src/api/send-facts.js';
import { afternoons, factsOf, type MoreFacts, noon, pounds, quicksms_id } from './sends.js';

const basic = (credentials: string) => `Basic ${Buffer.from(credentials).toString('base64')}`;
const body = { reqType: 'BULK', MSISDN: '447891658396', msg: 'test message', sender: 'MyStore' };
const requestOf = (fields: object = {}, more: Partial<ApiRequest> = {}): ApiRequest => ({
  method: 'POST',
  path: '/rcs/v2/api',
  address: '192.0.2.1',
  authorization: basic('ann:secret'),
  contentType: 'application/json',
  body: { ...body, ...fields },
  ...more,
});

function send(more: MoreFacts = {}, fields: object = {}, request: Partial<ApiRequest> = {}) {
  const { answer, changes } = decideLegacySend(factsOf(more), requestOf(fields, request), noon);
  return { status: answer.status, headers: answer.headers, json: JSON.parse(answer.body), changes };
}

const locked = { failures: [], lockedUntil: noon + 300_000 };
const full = { limit: 1, state: { second: noon / 1000, counts: [1] } };
const lastAccepted = { quicksms_id: 'msg_0000000000000000', acceptedAt: noon - 1000 } as const;
const flood = { mode: 'enforce', windowSeconds: 60, lastAccepted } as const;

describe('V1 Send Endpoint', () => {
  test('HTTP 200 OK with the reference', () => {
    const { status, json, changes } = send({}, { cid: 42, Delurl: 'https://www.receipts.co.uk' });
    expect([status, json]).toEqual([200, { reference: quicksms_id }]);
    expect(changes).toMatchObject({
      rateLimit: { counts: [1] },
      message: { customer_id: '42', callback_url: 'https://www.receipts.co.uk', channel: 'SMS' },
      entry: { kind: 'RESERVE', amount: pounds('-0.04') },
      jobs: [{ job: 'dispatch', quicksms_id, runAt: noon }],
    });
  });

  test('it shares credits, flood and rate limit', () => {
    const { headers, changes } = send();
    expect(headers['X-RateLimit-Remaining']).toBe('999');
    expect(changes.balance).toEqual(pounds('0.96'));
    expect(send({ account: { flood } }).status).toBe(400);
  });

  test('a connection whose environment is test is in sandbox mode', () => {
    const { changes } = send({ connection: { environment: 'test', testNumbers: [body.MSISDN] } });
    expect(changes.message).toMatchObject({
      sandbox: true,
      text: `${body.msg} This is a QuickSMS test message`,
    });
  });

  test('a message that is held is answered as any other', () => {
    const { status, changes } = send({ account: { hours: afternoons('hold') } });
    expect([status, changes.message!.message_status]).toEqual([200, 'HELD']);
  });
});

describe('V1 Error Codes', () => {
  test.each<[code: number, description: string, ...of: Parameters<typeof send>]>([
    [200, 'Request was not received through HTTPS', {}, {}, { secure: false }],
    [201, 'Request was not made through HTTP POST', {}, {}, { method: 'GET' }],
    [202, 'Username/Password not set or incorrect format', {}, {}, { authorization: undefined }],
    [202, 'Username/Password not set or incorrect format', {}, {}, { authorization: basic('ann') }],
    [203, 'Request type not set', {}, { reqType: '' }],
    [203, 'Request type not set', {}, {}, { body: undefined }],
    [204, 'Invalid request type', {}, { reqType: 'SINGLE' }],
    [205, 'Missing required field', {}, { msg: '' }],
    [206, 'Username or password incorrect', { connection: null, account: null }],
    [207, 'Invalid MSISDN', {}, { MSISDN: '0789' }],
    [208, 'Not enough credits', { account: { credits: { balance: pounds('0.03') } } }],
    [209, 'Message too long', {}, { msg: 'a'.repeat(161) }],
    [210, 'Sender too long', {}, { sender: 'MyBrandAgent' }],
    [220, 'API temporarily disabled (too many failed logins)', { lockout: locked }],
    [221, 'API permanently disabled (too many failed logins)', { account: { active: false } }],
    [221, 'API permanently disabled (too many failed logins)', { connection: { status: 'archived' } }],
  ])('%i: %s', (code, description, ...of) => {
    const { status, json } = send(...of);
    expect([status, json]).toEqual([400, { Error: code, Description: description }]);
  });

  const blocks = { testSender: 'Q', contentFilter: () => true };
  test.each<[code: number, description: string, facts: MoreFacts]>([
    [206, 'The IP address is not in the allowlist.', { connection: { allowlist: ipRanges(['::1']).value! } }],
    [220, 'Too many requests.', { connection: { rateLimit: full } }],
    [210, 'The sender ID is not approved.', { account: { senders: [] } }],
    [207, 'The MSISDN is not in the test allowlist.', { connection: { environment: 'test' } }],
    [207, 'The destination country is blocked.', { account: { country: { platformDefault: 'block' } } }],
    [209, 'Message content was blocked by the content filter.', { platform: blocks }],
    [209, 'The message is a duplicate.', { account: { flood } }],
    [220, 'The message is outside business hours.', { account: { hours: afternoons('reject') } }],
  ])('what V1 has no code for has the nearest, and is described: %i, %s', (code, description, facts) => {
    const { status, json } = send(facts);
    expect([status, json]).toEqual([400, { Error: code, Description: description }]);
  });

  test('220 while locked out, and each wrong login counts', () => {
    expect(send({ lockout: locked }).headers['Retry-After']).toBe('300');
    for (const [more, request] of [
      [{ connection: null, account: null }, {}],
      [{}, { authorization: null }],
    ] as const)
      expect(send(more, {}, request).changes.lockout).toEqual({ failures: [noon], lockedUntil: null });
  });
});

test('requiredLegacyFacts: user name and password, and what the message depends on', () => {
  expect(requiredLegacyFacts(requestOf())).toEqual({
    lockoutKey: '192.0.2.1',
    credentials: { username: 'ann', password: 'secret' },
    message: { MSISDN: body.MSISDN, msg: body.msg, country: 'GB', sender: 'MyStore' },
  });
  expect(requiredLegacyFacts(requestOf({}, { authorization: null }))).toEqual({ lockoutKey: '192.0.2.1' });
  expect(requiredLegacyFacts(requestOf({ reqType: 'X' })).message).toBeUndefined();
});
