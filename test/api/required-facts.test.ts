// What a program must know before it can decide on a request.
import { describe, expect, test } from 'vitest';
import { idempotencyPayload } from '../../src/api/idempotency.js';
import { requiredFacts } from '../../src/api/send-facts.js';
import { validateSend } from '../../src/api/validate.js';
import { body, liveKey, requestOf } from './sends.js';

describe('requiredFacts', () => {
  test('of a valid request: who sends, what the key has stored, and what the message depends on', () => {
    expect(requiredFacts(requestOf({}, { idempotencyKey: 'order-12345-sms' }))).toEqual({
      lockoutKey: '192.0.2.1',
      apiKey: 'sk_live_a1b2c3',
      idempotency: {
        key: 'order-12345-sms',
        payload: idempotencyPayload(validateSend(body).value!),
      },
      message: { MSISDN: '447700900000', msg: 'Hello', country: 'GB', sender: 'MyStore' },
    });
  });

  test('a request without a key needs nothing but the lockout of its address', () => {
    expect(requiredFacts(requestOf({}, { authorization: null, address: '2001:db8::1' }))).toEqual({
      lockoutKey: '2001:db8::/64',
    });
    expect(requiredFacts(requestOf({}, { authorization: 'Basic !', address: undefined }))).toEqual({});
  });

  test('a request that is not valid needs no facts of a message', () => {
    const required = { lockoutKey: '192.0.2.1', apiKey: 'sk_live_a1b2c3' };
    for (const more of [{ body: undefined }, { body: { ...body, MSISDN: '+44' } }])
      expect(requiredFacts(requestOf({}, { ...more, idempotencyKey: 'k' }))).toEqual(required);
    expect(requiredFacts(requestOf({}, { idempotencyKey: '' })).idempotency).toBeUndefined();
    expect(requiredFacts(requestOf({ MSISDN: '2100000000' })).message!.country).toBeNull();
  });

  test('misuse', () => {
    expect(() => requiredFacts(liveKey as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });
});
