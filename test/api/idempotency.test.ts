import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideIdempotency, idempotencyPayload } from '../../src/api/idempotency.js';
import { validateIdempotencyKey } from '../../src/api/idempotency-key.js';
import { validateSend } from '../../src/api/validate.js';
import { base } from './rows.js';

const HOURS_24 = 86_400_000;
const payloadOf = (body: object): string => {
  const { value, issues } = validateSend(body);
  if (!value) throw new Error(issues[0]?.message);
  return idempotencyPayload(value);
};
const decide = (acceptedAt: number | null, at: number, payload = 'a') =>
  decideIdempotency({ record: { payload: 'a', acceptedAt }, payload }, at);

describe('Idempotency', () => {
  test('new key: normal processing', () => {
    expect(decideIdempotency({ record: null, payload: 'a' }, 0)).toEqual({ action: 'new' });
  });

  test('same key and same payload: the cached 202 is returned, with Idempotent-Replayed', () => {
    expect(decide(1_000, 2_000)).toEqual({ action: 'replay', headers: { 'Idempotent-Replayed': 'true' } });
  });

  test('same key and different payload: 409 IDEMPOTENCY_CONFLICT', () => {
    expect(decide(1_000, 2_000, 'b')).toEqual({
      action: 'conflict',
      error: { code: 'IDEMPOTENCY_CONFLICT' },
    });
  });

  test('keys are cached for 24 hours, from the first acceptance', () => {
    for (const payload of ['a', 'b']) {
      expect(decide(1_000, 1_000 + HOURS_24, payload)).toEqual({ action: 'expired' });
      expect(decide(1_000, 1_000 + HOURS_24 - 1, payload).action).not.toBe('expired');
    }
  });

  test('a clock that steps back does not end it', () => {
    expect(decide(HOURS_24, 0).action).toBe('replay');
  });

  test('the same key while the first is in work waits, whatever the payload', () => {
    for (const payload of ['a', 'b']) expect(decide(null, 9 * HOURS_24, payload)).toEqual({ action: 'wait' });
  });

  test('key exceeds 128 characters: 422 validation error', () => {
    expect(validateIdempotencyKey('k'.repeat(128)).value).toHaveLength(128);
    expect(validateIdempotencyKey('k'.repeat(129)).issues).toMatchObject([
      { code: 'VALIDATION_ERROR', param: 'Idempotency-Key' },
    ]);
  });

  test('a key of 0 characters or of other than printable ASCII: 422, param Idempotency-Key', () => {
    for (const key of ['', 'é', 'a\tb', 'a\u0000', '\u007f', '\u00a0', '😀', 'a\n', '\ud800'])
      expect(validateIdempotencyKey(key).issues, JSON.stringify(key)).toMatchObject([
        { code: 'VALIDATION_ERROR', param: 'Idempotency-Key' },
      ]);
    for (const key of [' ', '~', '!"#', 'order 12345', '"8e03978e-40d5-43dd-bc93-6894a57f9324"'])
      expect(validateIdempotencyKey(key).value).toBe(key);
  });

  test('facts of the wrong type are misuse', () => {
    for (const [facts, at] of [
      [null, 0],
      [{ record: undefined, payload: 'a' }, 0],
      [{ record: null, payload: 1 }, 0],
      [{ record: { payload: 1, acceptedAt: 0 }, payload: 'a' }, 0],
      [{ record: { payload: 'a' }, payload: 'a' }, 0],
      [{ record: null, payload: 'a' }, undefined],
    ] as [never, never][])
      expect(() => decideIdempotency(facts, at)).toThrow(
        expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
      );
    expect(() => idempotencyPayload(undefined as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });
});

describe('The server: what is the same payload', () => {
  const all = {
    MSISDN: '447700900000',
    msg: 'a "b"',
    sender: 'MyStore',
    smart_routing: true,
    sms_failover_sender: 'Shop',
    expiry: 60,
    customer_id: 'c',
    metadata: { b: '1', a: '2', 10: 'x', 9: 'y', __proto: 'z' },
    sandbox: true,
    callback_url: 'https://a.example/',
  };

  test('the validated request with its defaults, in the order of the documentation, metadata keys sorted', () => {
    expect(payloadOf(all)).toBe(
      '{"MSISDN":"447700900000","msg":"a \\"b\\"","sender":"MyStore","smart_routing":true,' +
        '"sms_failover_sender":"Shop","expiry":60,"customer_id":"c",' +
        '"metadata":{"10":"x","9":"y","__proto":"z","a":"2","b":"1"},"sandbox":true,"callback_url":"https://a.example/"}',
    );
    expect(payloadOf(base)).toBe(
      JSON.stringify({ ...base, smart_routing: false, expiry: 172_800, sandbox: false }),
    );
  });

  test('a default that is sent is the same as one that is not', () => {
    expect(payloadOf({ ...base, smart_routing: false, expiry: 172_800, sandbox: false })).toBe(
      payloadOf(base),
    );
  });

  test('the order of fields and unknown fields do not conflict', () => {
    const entries = Object.entries(all);
    const metadata = Object.fromEntries(Object.entries(all.metadata).reverse());
    expect(payloadOf({ unknown: 1, ...Object.fromEntries(entries.reverse()), metadata })).toBe(
      payloadOf(all),
    );
  });

  test('the payload is JSON of the request, for any text and metadata', () => {
    const texts = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(texts, fc.dictionary(texts, texts, { maxKeys: 10 }), (msg, metadata) => {
        const { value } = validateSend({ ...base, msg, metadata });
        if (value) expect(JSON.parse(idempotencyPayload(value))).toEqual({ ...value });
      }),
    );
  });

  test('a text that looks like a field is not one', () => {
    const texts = [',"sandbox":', '","sandbox":true', '\\","sandbox":'];
    for (const text of texts) {
      const body = { ...all, msg: text, customer_id: text, metadata: { b: text, a: text } };
      expect(JSON.parse(payloadOf(body))).toEqual(body);
    }
  });

  test('every field that differs makes another payload', () => {
    const others = {
      MSISDN: '447700900001', msg: 'b', sender: 'Other', smart_routing: false, sms_failover_sender: 'Other', expiry: 61,
      customer_id: 'd', metadata: { a: '1' }, sandbox: false, callback_url: 'https://b.example/',
    }; // biome-ignore format: as one
    const payloads = Object.entries(others).map(([field, value]) => payloadOf({ ...all, [field]: value }));
    expect(new Set([payloadOf(all), ...payloads]).size).toBe(11);
  });
});
