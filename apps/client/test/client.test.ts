// The client against a local server that answers by script.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createClient } from '../src/index.js';
import {
  accepted,
  closeServer,
  message,
  problem,
  request,
  send,
  server,
  startServer,
} from './scripted-send.js';
import type { Step } from './scripted-server.js';

afterEach(closeServer);

describe('Send a Message', () => {
  test('the documented request, and the message of a 202', async () => {
    const { outcome, received } = await send([{ ...accepted, headers: { 'X-Request-Id': 'req_1' } }]);
    expect(outcome).toMatchObject({
      message,
      attempts: 1,
      requestId: 'req_1',
      replayed: false,
      idempotencyKey: 'order-1',
    });
    expect(received).toMatchObject([
      {
        method: 'POST',
        path: '/v1/messages',
        headers: {
          authorization: 'Bearer sk_test_a1',
          'content-type': 'application/json',
          'idempotency-key': 'order-1',
        },
        body: JSON.stringify(request),
      },
    ]);
  });

  test('a held message is one that is sent', async () => {
    const held = { ...message, status: 'HELD', scheduled_send_at: '2026-03-27T08:00:00+00:00' };
    const { outcome } = await send([{ body: { messages: [held] } }]);
    expect(outcome.message).toEqual(held);
  });

  test('a rejection is an error with its code and details, and is not sent again', async () => {
    const error = { code: 'OUT_OF_HOURS', message: 'Closed.', resume_at: '2026-03-27T08:00:00+00:00' };
    const { outcome, received } = await send([
      { status: 422, body: { messages: [{ status: 'REJECTED', error }] } },
    ]);
    expect(outcome.error).toMatchObject({
      kind: 'rejected',
      code: 'OUT_OF_HOURS',
      message: 'Closed.',
      details: { resume_at: '2026-03-27T08:00:00+00:00' },
      status: 422,
    });
    expect(received).toHaveLength(1);
  });

  test('the rate limit and a replay are reported', async () => {
    const headers = { 'X-RateLimit-Limit': '1000', 'X-RateLimit-Remaining': '999', 'X-RateLimit-Reset': '1711468861', 'Idempotent-Replayed': 'true' }; // biome-ignore format: as one
    const { outcome } = await send([{ ...accepted, headers }]);
    expect(outcome).toMatchObject({
      replayed: true,
      rateLimit: { limit: 1000, remaining: 999, resetAt: 1_711_468_861_000 },
    });
  });
});

describe('Idempotency', () => {
  test('without a key of the program a send has one of its own, the same for its retries', async () => {
    const settings = { idempotencyKey: undefined };
    const { outcome, received } = await send([problem(500, 'INTERNAL_ERROR'), accepted], settings);
    const keys = received.map(each => each.headers['idempotency-key']);
    expect(keys).toEqual([outcome.idempotencyKey, outcome.idempotencyKey]);
    expect(outcome.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
    await closeServer();
    expect((await send([accepted], settings)).outcome.idempotencyKey).not.toBe(outcome.idempotencyKey);
  });

  test('a key that is not valid is misuse', async () => {
    for (const idempotencyKey of ['', 'k'.repeat(129), 'é', 'a\nb']) {
      await expect(send([accepted], { idempotencyKey })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
      expect(server.received).toEqual([]);
      await closeServer();
    }
  });
});

describe('Health Endpoint', () => {
  test.each([
    [{ status: 200, body: { status: 'healthy' } }, { status: 'healthy' }],
    [{ status: 503, body: { status: 'degraded' } }, { status: 'degraded' }],
    [{ status: 200, body: '<html>' }, { error: { code: 'INVALID_ANSWER', status: 200 } }],
    [{ fault: 'reset' }, { error: { code: 'NO_ANSWER' } }],
  ] as [Step, object][])('%o: %o', async (step, expected) => {
    await startServer([step]);
    expect(await createClient({ apiKey: 'sk_test_a1', baseUrl: server.url }).health()).toMatchObject(
      expected,
    );
    expect(server.received).toMatchObject([{ method: 'GET', path: '/v1/health' }]);
    expect(server.received[0]?.headers.authorization).toBeUndefined();
  });
});

test('options and requests that are not of their kind are misuse', async () => {
  await startServer([accepted]);
  const good = { apiKey: 'sk_test_a1', baseUrl: server.url };
  for (const wrong of [
    null,
    {},
    { ...good, apiKey: '' },
    { ...good, apiKey: 'a\r\nb' },
    { ...good, baseUrl: 'ftp://a' },
    { ...good, baseUrl: 'https://a/?b' },
    { ...good, timeout: 0 },
    { ...good, longestWait: Number.NaN },
  ] as never[])
    expect(() => createClient(wrong)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  for (const wrong of [null, undefined, 'x'] as never[])
    await expect(createClient(good).send(wrong)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  expect(server.received).toEqual([]);
});

test('it needs nothing of Node: every host with fetch runs it', async () => {
  await startServer([accepted]);
  for (const file of readdirSync('apps/client/src')) {
    const text = readFileSync(join('apps/client/src', file), 'utf8');
    for (const [, name] of text.matchAll(/from '([^']+)'/g))
      expect(name).toMatch(/^\.\/|^@quicksms\/core\/api$/);
    expect(text, file).not.toMatch(
      /\b(?:process|Buffer|require|setImmediate|AbortSignal\.(?:any|timeout))\b/,
    );
  }
});
