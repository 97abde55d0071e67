// The client against a local server that fails by script.
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

describe('Retry Strategy', () => {
  test.each([
    [
      '429 with Retry-After: wait as long as it says',
      problem(429, 'RATE_LIMITED', { 'Retry-After': '7' }),
      7000,
    ],
    ['429 without Retry-After: backoff', problem(429, 'RATE_LIMITED'), 1000],
    [
      'a Retry-After that cannot be read: backoff',
      problem(429, 'RATE_LIMITED', { 'Retry-After': 'soon' }),
      1000,
    ],
    ['500: exponential backoff', problem(500, 'INTERNAL_ERROR'), 1000],
    ['503: service degraded, retry with backoff', { status: 503, body: { status: 'degraded' } }, 1000],
    ['503 with a page of a proxy', { status: 503, body: '<html>' }, 1000],
    ['a connection that is reset', { fault: 'reset' }, 1000],
    ['a body that is cut off', { ...accepted, fault: 'cut' }, 1000],
    ['202 with wrong JSON: the same key makes it safe', { body: '{"messages":' }, 1000],
    ['202 without a message', { body: { messages: [] } }, 1000],
    ['202 with JSON that is not an object', { body: [1] }, 1000],
  ] as [string, Step, number][])('%s', async (_, step, delay) => {
    const { outcome, delays, received } = await send([step, accepted]);
    expect(outcome).toMatchObject({ message, attempts: 2 });
    expect(delays).toEqual([delay]);
    expect(received.map(each => [each.headers['idempotency-key'], each.body])).toEqual(
      Array(2).fill(['order-1', JSON.stringify(request)]),
    );
  });

  test('a Retry-After that is a date', async () => {
    const later = new Date(Date.now() + 30_000).toUTCString();
    const { delays } = await send([problem(429, 'RATE_LIMITED', { 'Retry-After': later }), accepted]);
    expect(delays[0]).toBeGreaterThan(28_000);
    expect(delays[0]).toBeLessThanOrEqual(30_000);
  });

  test.each([
    [400, 'MISSING_FIELD'],
    [401, 'UNAUTHORIZED'],
    [403, 'IP_NOT_ALLOWED'],
    [404, 'NOT_FOUND'],
    [409, 'IDEMPOTENCY_CONFLICT'],
    [422, 'VALIDATION_ERROR'],
  ])('%i is not sent again: fix the request before resending', async (status, code) => {
    const { outcome, received } = await send([problem(status, code), accepted]);
    expect(outcome.error).toMatchObject({ kind: 'refused', code, status });
    expect(received).toHaveLength(1);
  });

  test('a status without a documented body is not one of the API, and a redirect is not followed', async () => {
    for (const step of [
      { status: 404, body: '<html>' },
      { status: 302, headers: { Location: '/elsewhere' } },
    ]) {
      const { outcome, received } = await send([step, accepted]);
      expect(outcome.error).toMatchObject({ kind: 'refused', code: 'INVALID_ANSWER', status: step.status });
      expect(received).toHaveLength(1);
      await closeServer();
    }
  });
});

describe('Recommended Backoff', () => {
  test('1, 2, 4, 8 and 16 seconds, and stop after 5 attempts; the same Idempotency-Key each time', async () => {
    const { outcome, delays, received } = await send([problem(500, 'INTERNAL_ERROR')]);
    expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000]);
    expect(outcome).toMatchObject({
      attempts: 6,
      error: { kind: 'unavailable', code: 'INTERNAL_ERROR', status: 500 },
    });
    expect(new Set(received.map(each => each.headers['idempotency-key']))).toEqual(new Set(['order-1']));
  });

  test('the jitter is 20 % in both directions', async () => {
    expect((await send([problem(500, 'INTERNAL_ERROR')], {}, { random: () => 0 })).delays).toEqual([
      800, 1600, 3200, 6400, 12_800,
    ]);
    await closeServer();
    expect((await send([problem(500, 'INTERNAL_ERROR')], {}, { random: () => 1 })).delays).toEqual([
      1200, 2400, 4800, 9600, 19_200,
    ]);
  });

  test('a server that never answers: unavailable', async () => {
    const { outcome, delays } = await send([{ fault: 'reset' }]);
    expect(delays).toHaveLength(5);
    expect(outcome).toMatchObject({ attempts: 6, error: { kind: 'unavailable', code: 'NO_ANSWER' } });
  });

  test('an answer that asks for a longer wait than is allowed ends the send', async () => {
    const locked = problem(429, 'AUTH_RATE_LIMITED', { 'Retry-After': '300' });
    const { outcome, delays } = await send([locked, accepted]);
    expect(outcome.error).toMatchObject({ code: 'AUTH_RATE_LIMITED', retryAfter: 300 });
    expect(delays).toEqual([]);
    await closeServer();
    expect((await send([locked, accepted], {}, { longestWait: 300_000 })).outcome.message).toEqual(message);
  });
});

describe('timeouts and signals', () => {
  test.each(['hang', 'slow'] as const)('an attempt that takes too long is tried again: %s', async fault => {
    const { outcome } = await send([{ ...accepted, fault }, accepted], {}, { timeout: 100 });
    expect(outcome).toMatchObject({ message, attempts: 2 });
  });

  test('a signal ends the send while an attempt is in work', async () => {
    const controller = new AbortController();
    const reason = new Error('no more');
    setTimeout(() => controller.abort(reason), 50);
    await expect(send([{ fault: 'hang' }], { signal: controller.signal })).rejects.toBe(reason);
  });

  test('a signal ends the send while it waits, and nothing is sent afterwards', async () => {
    const controller = new AbortController();
    const reason = new Error('no more');
    setTimeout(() => controller.abort(reason), 200);
    const settings = { wait: undefined, random: () => 1 };
    await expect(
      send([problem(500, 'INTERNAL_ERROR')], { signal: controller.signal }, settings),
    ).rejects.toBe(reason);
    expect(server.received).toHaveLength(1);
  });

  test('with a signal that is aborted nothing is sent', async () => {
    await expect(send([accepted], { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
    expect(server.received).toEqual([]);
  });

  test('it really waits', async () => {
    await startServer([problem(429, 'RATE_LIMITED', { 'Retry-After': '0' }), accepted]);
    const client = createClient({ apiKey: 'sk_test_a1', baseUrl: `${server.url}/` });
    expect(await client.send(request)).toMatchObject({ message, attempts: 2 });
  });
});
