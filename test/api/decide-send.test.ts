// One request, from the method to the credits: QuickSMS API 2.0.
import { describe, expect, test } from 'vitest';
import { decideSend } from '../../src/api/decide-send.js';
import {
  afternoons,
  body,
  codeOf,
  factsOf,
  liveKey,
  type MoreFacts,
  noon,
  pounds,
  quicksms_id,
  request_id,
  requestOf,
  send,
} from './sends.js';

const accepted = {
  quicksms_id,
  MSISDN: '447700900000',
  sender: 'MyStore',
  status: 'ACCEPTED',
  channel: 'SMS',
  encoding: 'GSM-7',
  message_parts: 1,
};

describe('Understanding Responses', () => {
  test('202 Accepted: message queued for delivery', () => {
    const { status, headers, json, changes } = send({}, { customer_id: 'cust_abc123', expiry: 60 });
    expect(status).toBe(202);
    expect(json).toEqual({
      sandbox: false,
      total: 1,
      accepted: 1,
      rejected: 0,
      messages: [{ ...accepted, customer_id: 'cust_abc123' }],
      created_at: '2026-03-26T12:00:00+00:00',
    });
    expect(headers).toEqual({
      'Content-Type': 'application/json',
      'X-Request-Id': request_id,
      'X-RateLimit-Limit': '1000',
      'X-RateLimit-Remaining': '999',
      'X-RateLimit-Reset': String(noon / 1000 + 61),
    });
    expect(changes).toMatchObject({
      rateLimit: { second: noon / 1000, counts: [1] },
      message: {
        quicksms_id,
        message_status: 'ACCEPTED',
        sandbox: false,
        MSISDN: '447700900000',
        country: 'GB',
        channel: 'SMS',
        sender: 'MyStore',
        text: 'Hello',
        encoding: 'GSM-7',
        message_parts: 1,
        price: pounds('0.04'),
        expiry: 60,
        customer_id: 'cust_abc123',
        acceptedAt: noon,
      },
      entry: { kind: 'RESERVE', quicksms_id, amount: pounds('-0.04'), at: noon },
      balance: pounds('0.96'),
      jobs: [{ job: 'dispatch', quicksms_id, runAt: noon }],
    });
    for (const absent of ['lockout', 'idempotency', 'duplicateOf'] as const)
      expect(changes[absent]).toBeUndefined();
  });

  test('202 Accepted: held by out-of-hours restriction, with all fields and scheduled_send_at', () => {
    const { status, message, changes } = send({ account: { hours: afternoons('hold') } });
    expect(status).toBe(202);
    expect(message).toEqual({
      ...accepted,
      status: 'HELD',
      scheduled_send_at: '2026-03-26T13:00:00+00:00',
    });
    const scheduledSendAt = noon + 3_600_000;
    expect(changes.message).toMatchObject({ message_status: 'HELD', acceptedAt: noon, scheduledSendAt });
    expect(changes.jobs).toEqual([{ job: 'dispatch', quicksms_id, runAt: scheduledSendAt }]);
    // Credits are reserved immediately.
    expect(changes.balance).toEqual(pounds('0.96'));
  });

  test('422 Unprocessable Entity: a rejection has messages[], and nothing but the rate is stored', () => {
    const { status, json, changes } = send({ platform: { testSender: 'Q', contentFilter: () => true } });
    expect(status).toBe(422);
    const error = {
      code: 'CONTENT_BLOCKED',
      message: 'Message content was blocked by the content filter.',
    };
    expect(json).toEqual({
      sandbox: false,
      total: 1,
      accepted: 0,
      rejected: 1,
      messages: [{ MSISDN: '447700900000', status: 'REJECTED', error }],
      created_at: '2026-03-26T12:00:00+00:00',
    });
    expect(Object.keys(changes).filter(key => changes[key as never] !== undefined)).toEqual(['rateLimit']);
  });

  test('errors have one JSON form, with a request_id, which is in X-Request-Id too', () => {
    const { status, headers, json } = send({}, { MSISDN: '+44' });
    expect(status).toBe(422);
    expect(json).toEqual({
      error: {
        type: 'validation_error',
        code: 'INVALID_PHONE_NUMBER',
        message: 'The MSISDN is not valid international format.',
        param: 'MSISDN',
        request_id,
      },
    });
    expect(headers['X-Request-Id']).toBe(request_id);
  });
});
const stored = { payload: 'other', acceptedAt: noon - 1000, body: '{}' };
const full = { limit: 1, state: { second: noon / 1000, counts: [1] } };
const locked = { failures: [], lockedUntil: noon + 1500 };

describe('Authentication', () => {
  test('a key of a live or of a test prefix, by Bearer or by Basic', () => {
    expect(codeOf()).toBe('ACCEPTED');
    const basic = `Basic ${Buffer.from('sk_live_a1b2c3:').toString('base64')}`;
    expect(codeOf({}, {}, { authorization: basic })).toBe('ACCEPTED');
    for (const authorization of ['Bearer a1b2c3', 'Bearer sk_live_', 'sk_live_a1b2c3', null])
      expect(codeOf({}, {}, { authorization })).toBe('UNAUTHORIZED');
    expect(codeOf({ connection: null, account: null })).toBe('UNAUTHORIZED');
  });

  test('a failed attempt is stored for the address, and a success forgets it', () => {
    const failed = send({ connection: null, account: null });
    expect(failed.changes).toEqual({
      lockout: { failures: [noon], lockedUntil: null },
      rateLimit: undefined,
    });
    const { changes } = send({ lockout: { failures: [noon - 1], lockedUntil: null } });
    expect(changes.lockout).toEqual({ failures: [], lockedUntil: null });
  });

  test('an answer to a locked out address has Retry-After, and changes nothing', () => {
    const { status, headers, changes } = send({ lockout: locked });
    expect([status, headers['Retry-After']]).toEqual([429, '2']);
    expect(changes).toEqual({ lockout: undefined, rateLimit: undefined });
  });

  test('an unknown address is not counted, as it would be shared by all', () => {
    const { changes } = send({ connection: null, account: null }, {}, { address: undefined });
    expect(changes.lockout).toBeUndefined();
    expect(codeOf({ lockout: locked }, {}, { address: undefined })).toBe('ACCEPTED');
  });
});

describe('Rate Limits', () => {
  test('on 429, Retry-After and the headers of the rate limit', () => {
    const { status, headers, changes } = send({ connection: { rateLimit: full } });
    expect(status).toBe(429);
    expect(headers).toMatchObject({ 'Retry-After': '61', 'X-RateLimit-Remaining': '0' });
    expect(changes.rateLimit).toEqual(full.state);
  });
});

describe('Idempotency', () => {
  const keyed = { idempotencyKey: 'order-12345-sms' };

  /** What a first request has stored. */
  const first = (more: MoreFacts = {}, fields: object = {}) => send(more, fields, keyed).changes.idempotency!;

  test('new key: normal processing, and the 202 is stored as it was sent', () => {
    const { json, changes } = send({ idempotency: null }, {}, keyed);
    const { key, payload, acceptedAt, body: stored } = changes.idempotency!;
    expect([key, acceptedAt]).toEqual(['order-12345-sms', noon]);
    expect(JSON.parse(stored!)).toEqual(json);
    expect(JSON.parse(payload)).toMatchObject(body);
  });

  test('same key and same payload: returns the cached 202, no duplicate send', () => {
    const idempotency = first();
    const { status, headers, json, changes } = send(
      { idempotency, quicksms_id: 'msg_ffffffffffffffff', account: { credits: { balance: pounds('0') } } },
      { expiry: 172_800 },
      keyed,
      noon + 1000,
    );
    expect(status).toBe(202);
    expect(json).toEqual(JSON.parse(idempotency.body!));
    expect(headers).toMatchObject({ 'Idempotent-Replayed': 'true', 'X-RateLimit-Remaining': '999' });
    expect(Object.keys(changes).filter(name => changes[name as never] !== undefined)).toEqual(['rateLimit']);
  });

  test('same key and different payload: 409 IDEMPOTENCY_CONFLICT', () => {
    const { status, json } = send({ idempotency: first() }, { msg: 'Bye' }, keyed);
    expect([status, json.error.code]).toEqual([409, 'IDEMPOTENCY_CONFLICT']);
  });

  test('a key is cached for 24 hours, and new after that', () => {
    const idempotency = first();
    const at = (time: number) => send({ idempotency }, {}, keyed, time).changes.message;
    expect(at(noon + 86_399_999)).toBeUndefined();
    expect(at(noon + 86_400_000)).toBeDefined();
  });

  test('a 4xx is not cached: after a top-up the same key works', () => {
    const poor = { account: { credits: { balance: pounds('0') } } };
    expect(send(poor, {}, keyed).changes.idempotency).toBeUndefined();
    expect(codeOf({ idempotency: null }, {}, keyed)).toBe('ACCEPTED');
  });

  test('the same key while the first is in work: waits, and nothing changes', () => {
    const idempotency = { payload: 'any', acceptedAt: null, body: null };
    const decision = decideSend(factsOf({ idempotency }), requestOf({}, keyed), noon);
    expect(decision).toEqual({ action: 'wait' });
  });

  test('a program may store a digest of the payload', () => {
    const idempotency = first({ payload: 'a digest' });
    expect(idempotency.payload).toBe('a digest');
    expect(send({ idempotency, payload: 'a digest' }, {}, keyed).changes.message).toBeUndefined();
    expect(codeOf({ idempotency, payload: 'another' }, {}, keyed)).toBe('IDEMPOTENCY_CONFLICT');
  });

  test('without the header nothing that is stored counts', () => {
    expect(codeOf({ idempotency: stored })).toBe('ACCEPTED');
  });
});

describe('Error Handling', () => {
  test('404: other paths and methods', () => {
    for (const request of [{ path: '/v1/message' }, { path: '/v1/messages/' }, { method: 'PUT' }]) {
      const { status, json, headers } = send({}, {}, request);
      expect([status, json.error.code]).toEqual([404, 'NOT_FOUND']);
      expect(headers['X-RateLimit-Limit']).toBeUndefined();
    }
  });

  test('400: a body that is not a JSON object, or of another media type', () => {
    for (const request of [
      { body: undefined },
      { body: [] },
      { contentType: null },
      { contentType: 'application/jsonp' },
    ])
      expect(send({}, {}, request)).toMatchObject({ status: 400, json: { error: { code: 'BAD_REQUEST' } } });
    for (const contentType of ['application/json; charset=utf-8', 'Application/JSON'])
      expect(codeOf({}, {}, { contentType })).toBe('ACCEPTED');
  });

  test('a destination without a price is not sent for nothing', () => {
    const { message } = send({}, { MSISDN: '33612345678' });
    expect(message.error).toEqual({
      code: 'COUNTRY_NOT_ALLOWED',
      message: 'There is no SMS price for the destination.',
    });
  });
});

test('what a client sends never throws', () => {
  const hostile = [null, 1, 'text', [], { MSISDN: {} }, { __proto__: null }, new Proxy({}, {})];
  for (const sent of hostile)
    for (const header of [
      undefined,
      null,
      '',
      '\0',
      'ü'.repeat(200),
      'Basic !',
      `Bearer ${'a'.repeat(9999)}`,
    ])
      expect(
        decideSend(
          factsOf(),
          requestOf({}, { body: sent, authorization: header, idempotencyKey: header, contentType: header }),
          noon,
        ).action,
      ).toBe('answer');
  for (const sent of hostile)
    expect(codeOf({}, {}, { body: sent, authorization: liveKey })).toMatch(
      /^(BAD_REQUEST|VALIDATION_ERROR|MISSING_FIELD)$/,
    );
});

test('misuse: a connection without its account, no time, no request id', () => {
  const misuse = expect.objectContaining({ code: 'INVALID_ARGUMENT' });
  expect(() => decideSend(factsOf({ account: null }), requestOf(), noon)).toThrow(misuse);
  expect(() => decideSend(factsOf(), requestOf(), Number.NaN)).toThrow(misuse);
  expect(() => decideSend(factsOf({ request_id: undefined as never }), requestOf(), noon)).toThrow(misuse);
  expect(() => decideSend(factsOf({ mccMnc: 'x' }), requestOf(), noon)).toThrow(misuse);
});
