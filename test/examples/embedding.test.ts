// The examples answer over HTTP as the API documentation says: its curl requests, and the JSON that it shows.
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { putBack, rules, type Started, starts } from './servers.js';

const basic = { MSISDN: '447700900000', msg: 'Hello from QuickSMS!', sender: 'MyApp' };
const live = 'Bearer sk_live_EXAMPLE_KEY_REPLACE_ME';
const accepted = {
  quicksms_id: 'msg_80fac5c752941b27',
  MSISDN: '447700900000',
  status: 'ACCEPTED',
  channel: 'SMS',
  encoding: 'GSM-7',
  message_parts: 1,
};
const sent = { total: 1, accepted: 1, rejected: 0, created_at: '2026-03-26T12:00:00+00:00' };
const problem = (type: string, code: string, message: string, param?: string) => ({
  error: { type, code, message, ...(param && { param }), request_id: 'req_a1b2c3d4' },
});
const unauthorized = problem('authentication_error', 'UNAUTHORIZED', 'The API key is missing or not valid.');
const badRequest = problem('bad_request_error', 'BAD_REQUEST', 'The request body must be a JSON object.');
const notJson = problem('bad_request_error', 'BAD_REQUEST', 'The Content-Type must be application/json.');
const LONGEST_BODY = 2 ** 20;

test.each(Object.keys(starts))('%s runs as a module of either kind: nothing is awaited at its top', path => {
  const [, atTheTop] = readFileSync(path, 'utf8').split('\nif (import.meta.url === ');
  expect(atTheTop).toContain('port: 3000');
  expect(atTheTop).not.toMatch(/\bawait\b/);
});

describe.each(Object.entries(starts))('%s', (_, start) => {
  let server: Started;
  beforeAll(async () => void (server = await start()));
  afterAll(() => server.stop());
  afterEach(() => void putBack());

  const post = async (
    body: object | string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) => {
    const response = await fetch(`${server.address}/v1/messages`, {
      method: 'POST',
      headers: { Authorization: live, 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    });
    expect(response.headers.get('content-type')).toMatch(/^application\/json\b/);
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
  const answers = async (
    request: Promise<{ status: number; text: string }>,
    status: number,
    body: object,
  ): Promise<void> => {
    const answer = await request;
    expect(JSON.parse(answer.text)).toEqual(body);
    expect(answer.status).toBe(status);
  };

  test('Send a Test Message', async () => {
    const request = post(
      { MSISDN: '447700900001', msg: 'Hello from QuickSMS!', sender: 'QuickSMS' },
      { Authorization: 'Bearer sk_test_your_key_here' },
    );
    const message = { ...accepted, MSISDN: '447700900001', sender: 'QuickSMS' };
    await answers(request, 202, { sandbox: true, ...sent, messages: [message] });
  });

  test('Example Request, with the fields of the documented answer in their order', async () => {
    const { status, text } = await post(
      {
        MSISDN: '447700900000',
        msg: 'Your order #12345 has been dispatched.',
        sender: 'MyStore',
        customer_id: 'cust_abc123',
        metadata: { order_id: '12345', type: 'dispatch_notification' },
        callback_url: 'https://example.com/webhooks/sms',
      },
      { 'Idempotency-Key': 'order-12345-sms' },
    );
    expect(status).toBe(202);
    expect(text).toBe(
      JSON.stringify({
        sandbox: false,
        total: 1,
        accepted: 1,
        rejected: 0,
        messages: [
          {
            quicksms_id: 'msg_80fac5c752941b27',
            MSISDN: '447700900000',
            sender: 'MyStore',
            status: 'ACCEPTED',
            channel: 'SMS',
            encoding: 'GSM-7',
            message_parts: 1,
            customer_id: 'cust_abc123',
          },
        ],
        created_at: '2026-03-26T12:00:00+00:00',
      }),
    );
  });

  test('Code Examples, Basic SMS, by Bearer and by Basic authentication', async () => {
    const body = { sandbox: false, ...sent, messages: [{ ...accepted, sender: 'MyApp' }] };
    await answers(post(basic), 202, body);
    for (const password of ['', 'ignored', 'a:b']) {
      const credentials = Buffer.from(`sk_live_EXAMPLE_KEY_REPLACE_ME:${password}`).toString('base64');
      await answers(post(basic, { Authorization: `Basic ${credentials}` }), 202, body);
    }
  });

  test('Code Examples, RCS with SMS Fallback', async () => {
    const request = post({
      MSISDN: '447700900000',
      msg: 'Your parcel is out for delivery!',
      sender: 'MyBrandAgent',
      smart_routing: true,
      sms_failover_sender: 'MyBrand',
      callback_url: 'https://example.com/webhooks/dlr',
    });
    const message = { ...accepted, sender: 'MyBrandAgent', channel: 'RCS', encoding: null };
    await answers(request, 202, { sandbox: false, ...sent, messages: [message] });
  });

  test('Message Held and Message Not Sent', async () => {
    const windows = [{ weekdays: ['FRIDAY' as const], start: '08:00', end: '20:00' }];
    rules.hours = { timeZone: 'UTC', windows, action: 'hold' };
    const held = { ...accepted, sender: 'MyApp', status: 'HELD' };
    const message = { ...held, scheduled_send_at: '2026-03-27T08:00:00+00:00' };
    await answers(post(basic), 202, { sandbox: false, ...sent, messages: [message] });
    rules.filter = () => true;
    const error = {
      code: 'CONTENT_BLOCKED',
      message: 'Message content was blocked by the content filter.',
    };
    await answers(post(basic), 422, {
      sandbox: false,
      ...sent,
      accepted: 0,
      rejected: 1,
      messages: [{ MSISDN: '447700900000', status: 'REJECTED', error }],
    });
  });

  test('Rate Limits and Idempotency: headers of every authenticated answer, and of a replay', async () => {
    const key = { 'Idempotency-Key': `order-${Math.random()}` };
    const first = await post(basic, key);
    const remaining = Number(first.headers.get('x-ratelimit-remaining'));
    expect(first.headers.get('x-ratelimit-limit')).toBe('1000');
    expect(first.headers.get('x-ratelimit-reset')).toBe(String(Date.parse('2026-03-26T12:01:01Z') / 1000));
    expect(first.headers.get('x-request-id')).toBe('req_a1b2c3d4');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const again = await post(basic, key);
    expect([again.status, again.text]).toEqual([202, first.text]);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.headers.get('x-ratelimit-remaining')).toBe(String(remaining - 1));
    const other = await post({ ...basic, msg: 'Bye' }, key);
    expect(other.status).toBe(409);
    expect(other.headers.get('x-ratelimit-remaining')).toBe(String(remaining - 2));
  });

  test('Anti-Flood Protection: the response includes the original message ID', async () => {
    rules.flood = 'enforce';
    const body = { ...basic, msg: `Hello ${Math.random()}` };
    expect((await post(body)).status).toBe(202);
    const { status, text } = await post(body);
    expect(status).toBe(422);
    expect(JSON.parse(text).messages[0].error).toMatchObject({
      code: 'DUPLICATE_MESSAGE',
      original_quicksms_id: 'msg_80fac5c752941b27',
    });
  });

  test('Error Handling', async () => {
    await answers(
      post({ ...basic, MSISDN: '+447700900000' }),
      422,
      problem(
        'validation_error',
        'INVALID_PHONE_NUMBER',
        'The MSISDN is not valid international format.',
        'MSISDN',
      ),
    );
    const withoutColon = `Basic ${Buffer.from('sk_live_a').toString('base64')}`;
    for (const Authorization of [
      '',
      'Bearer your_key_here',
      'Bearer sk_live_a:junk',
      live.slice(7),
      withoutColon,
    ])
      await answers(post(basic, { Authorization }), 401, unauthorized);
    await answers(
      post(basic, { 'Idempotency-Key': 'k'.repeat(129) }),
      422,
      problem(
        'validation_error',
        'VALIDATION_ERROR',
        'Idempotency-Key must be at most 128 characters, not 129.',
        'Idempotency-Key',
      ),
    );
    for (const body of ['', '{', 'MSISDN=447700900000']) await answers(post(body), 400, badRequest);
    for (const [body, kind] of [
      ['null', 'null'],
      ['[]', 'an array'],
      ['"text"', 'a string'],
    ]) {
      const message = `The body must be a JSON object, not ${kind}.`;
      await answers(post(body), 400, problem('bad_request_error', 'BAD_REQUEST', message));
    }
    await answers(
      post(`{"__proto__":{"sandbox":true},"constructor":{"prototype":{}},${JSON.stringify(basic).slice(1)}`),
      202,
      { sandbox: false, ...sent, messages: [{ ...accepted, sender: 'MyApp' }] },
    );
    rules.filter = () => {
      throw new Error('the list is away');
    };
    await answers(post(basic), 500, problem('server_error', 'INTERNAL_ERROR', 'An internal error occurred.'));
  });

  /** The answer to a request of which no more comes than a chunk. */
  const begin = (headers: Record<string, string>, chunk?: string | Buffer) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const options = { method: 'POST', headers: { Authorization: live, ...headers } };
      const begun = request(`${server.address}/v1/messages`, options, async response => {
        resolve({ status: response.statusCode!, text: await text(response) });
        begun.destroy();
      });
      begun.on('error', reject);
      if (chunk === undefined) begun.flushHeaders();
      else begun.write(chunk);
    });

  test('a body is UTF-8, and may begin with a byte order mark', async () => {
    const json = JSON.stringify({ ...basic, msg: 'naïve' });
    await answers(post(Buffer.from(json, 'latin1')), 400, badRequest);
    // An overlong slash, half a character, and a surrogate.
    for (const bytes of [
      [0xc0, 0xaf],
      [0xe2, 0x82],
      [0xed, 0xa0, 0x80],
    ])
      await answers(
        post(Buffer.concat([Buffer.from('{"msg":"'), Buffer.from(bytes), Buffer.from('"}')])),
        400,
        badRequest,
      );
    expect((await post(Buffer.from(json))).status).toBe(202);
    // The bytes EF BB BF are no part of the text: WHATWG Encoding, decode.
    expect((await post(Buffer.from(`\ufeff${json}`))).status).toBe(202);
    await answers(post(Buffer.from(`\ufeff\ufeff${json}`)), 400, badRequest);
  });

  test('the content type is application/json, with parameters or without', async () => {
    for (const type of ['application/json;charset=UTF-8', 'Application/JSON ; a=b'])
      expect((await post(basic, { 'Content-Type': type })).status).toBe(202);
    for (const type of ['text/plain', 'application/jsonp', 'application/problem+json', 'json'])
      await answers(post(basic, { 'Content-Type': type }), 400, notJson);
    const body = JSON.stringify(basic);
    await answers(begin({ 'Content-Length': String(body.length) }, body), 400, notJson);
    await answers(begin({ 'Content-Length': '0' }), 400, notJson);
  });

  test('a body has 1 MiB at most, and of a longer one no more is read', async () => {
    const json = JSON.stringify(basic);
    expect((await post(json.padEnd(LONGEST_BODY))).status).toBe(202);
    await answers(post(json.padEnd(LONGEST_BODY + 1)), 400, badRequest);
    expect((await post(basic)).status).toBe(202);
    const type = { 'Content-Type': 'application/json' };
    await answers(begin({ ...type, 'Content-Length': String(LONGEST_BODY + 1) }), 400, badRequest);
    await answers(begin(type, json.padEnd(LONGEST_BODY + 1)), 400, badRequest);
  });

  test('a request without a key is refused before its body is read', async () => {
    const headers = { Authorization: '', 'Content-Type': 'application/json' };
    await answers(begin({ ...headers, 'Content-Length': '10' }), 401, unauthorized);
  });

  test('other routes are not found, with a key or without', async () => {
    for (const headers of [{}, { Authorization: live }])
      for (const [method, path] of [
        ['GET', '/v1/messages'],
        ['POST', '/v1/message'],
        ['POST', '/v1/messages/'],
        ['GET', '/'],
      ])
        expect((await fetch(`${server.address}${path}`, { method: method!, headers })).status).toBe(404);
  });
});
