// The client against the API's own decisions: an account in memory, without a network.
import { beforeEach, expect, test } from 'vitest';
import { messagesHandler } from '../../../examples/fetch.js';
import { memoryService, sampleSettings } from '../../../examples/memory.js';
import { createClient } from '../src/index.js';

const request = { MSISDN: '447700900000', msg: 'Your order #12345 has been dispatched.', sender: 'MyStore' };
const address = '192.0.2.1';
let time = 0;
let handle: ReturnType<typeof messagesHandler>;
/** How many answers are lost from now on. */
let lost = 0;

beforeEach(() => {
  time = Date.UTC(2026, 2, 26, 12);
  lost = 0;
  handle = messagesHandler(memoryService({ ...sampleSettings(), now: () => new Date(time) }));
});

const [liveKey] = Object.keys(sampleSettings().connections).filter(key => key.startsWith('sk_live_'));

const clientOf = (apiKey: string) =>
  createClient({
    apiKey,
    baseUrl: 'https://api.example',
    wait: async milliseconds => {
      time += milliseconds;
    },
    fetch: async (url, init) => {
      const response = await handle(new Request(url as string, init), address);
      if (lost-- > 0) throw new TypeError('the answer is lost');
      return response;
    },
  });

test('a message is accepted, and the rate limit is known', async () => {
  const outcome = await clientOf(liveKey!).send(request);
  expect(outcome.message).toMatchObject({ MSISDN: request.MSISDN, status: 'ACCEPTED', message_parts: 1 });
  expect(outcome.rateLimit?.remaining).toBe((outcome.rateLimit?.limit ?? 0) - 1);
});

test('answers that are lost: the same message, once', async () => {
  lost = 3;
  const options = { idempotencyKey: 'order-12345-sms' };
  const outcome = await clientOf(liveKey!).send(request, options);
  expect(outcome).toMatchObject({ attempts: 4, replayed: true, message: { status: 'ACCEPTED' } });
  expect((await clientOf(liveKey!).send(request, options)).message).toEqual(outcome.message);
});

test('the same key with another message is a conflict', async () => {
  const client = clientOf(liveKey!);
  await client.send(request, { idempotencyKey: 'order-12345-sms' });
  const { error } = await client.send({ ...request, msg: 'Other' }, { idempotencyKey: 'order-12345-sms' });
  expect(error).toMatchObject({ kind: 'refused', code: 'IDEMPOTENCY_CONFLICT', status: 409 });
});

test('over the limit the client waits as long as the API says, and is let through', async () => {
  const client = clientOf(liveKey!);
  const first = await client.send(request);
  const limit = first.rateLimit?.limit ?? 0;
  for (let i = 1; i < limit; i++)
    await client.send({ ...request, MSISDN: `4477009${String(i).padStart(5, '0')}` });
  const last = await client.send({ ...request, MSISDN: '447700999999' });
  expect(last).toMatchObject({ attempts: 2, message: { status: 'ACCEPTED' } });
});

test('ten wrong keys lock the address out, for a right key too', async () => {
  for (let i = 0; i < 10; i++)
    expect((await clientOf('sk_live_wrong').send(request)).error?.code).toBe('UNAUTHORIZED');
  const { error, attempts } = await clientOf(liveKey!).send(request);
  expect(error).toMatchObject({ code: 'AUTH_RATE_LIMITED', status: 429, retryAfter: 300 });
  expect(attempts).toBe(1);
});

test('a rejection has its code', async () => {
  const { error } = await clientOf(liveKey!).send({ ...request, sender: 'Unknown' });
  expect(error).toMatchObject({ kind: 'rejected', code: 'SENDER_NOT_REGISTERED', status: 422 });
});
