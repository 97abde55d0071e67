import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReceivedHeaders, type ReceivedWebhook, verifyWebhook } from '../../src/api/verify-webhook.js';
import { webhookHeaders } from '../../src/api/webhook-headers.js';

const AT = 1_711_468_800_000;
const secret = 'your_webhook_signing_secret';
const body = '{"quicksms_id":"msg_80fac5c752941b27","metadata":{"note":"Grüße 😀"}}';
const sign = (text: string | Buffer, timestamp: number | string = AT / 1000, key = secret) =>
  `sha256=${createHmac('sha256', key).update(`${timestamp}.`).update(text).digest('hex')}`;
const headersOf = (signature = sign(body), timestamp: number | string = AT / 1000) => ({
  'X-QuickSMS-Timestamp': String(timestamp),
  'X-QuickSMS-Signature': signature,
});
const verify = (received: Partial<ReceivedWebhook>) =>
  verifyWebhook({ secret, headers: headersOf(), body, at: AT, ...received });
const codeOf = async (received: Partial<ReceivedWebhook>) => (await verify(received)).issues?.[0]?.code;

describe('Webhook Security', () => {
  test('the value is the body, parsed', async () => {
    expect(await verify({})).toEqual({ value: JSON.parse(body) });
  });

  test('what webhookHeaders signs is verified, with every secret', async () => {
    const post = { id: 'msg_80fac5c752941b27', body, attempt: 1, secrets: ['new', 'old'] };
    const headers = { ...(await webhookHeaders(post, AT)) };
    for (const each of ['new', 'old', ['older', 'old']])
      expect(await codeOf({ headers, secret: each })).toBeUndefined();
    expect(await codeOf({ headers, secret: 'older' })).toBe('INVALID_SIGNATURE');
  });

  test('several secrets while one rotates: any of them', async () => {
    expect(await codeOf({ secret: ['new', secret] })).toBeUndefined();
    expect(await codeOf({ secret: ['new', 'newer'] })).toBe('INVALID_SIGNATURE');
  });

  test('the raw request body: any other byte is another signature', async () => {
    for (const other of [`${body} `, body.replace('"metadata":', '"metadata": '), body.slice(1), ''])
      expect(await codeOf({ body: other })).toBe('INVALID_SIGNATURE');
  });

  test('a body of bytes, as received', async () => {
    expect(await verify({ body: Buffer.from(body) })).toEqual({ value: JSON.parse(body) });
    expect(await verify({ body: new TextEncoder().encode(body) })).toEqual({ value: JSON.parse(body) });
  });

  test('reject if the timestamp is more than 5 minutes old, or as far ahead', async () => {
    for (const [milliseconds, code] of [
      [0, undefined],
      [300_000, undefined],
      [-300_000, undefined],
      [300_001, 'TIMESTAMP_TOO_OLD'],
      [-300_001, 'TIMESTAMP_TOO_OLD'],
    ] as const)
      expect(await codeOf({ at: new Date(AT + milliseconds) })).toBe(code);
  });

  test('the timestamp is signed: another one is another signature', async () => {
    expect(await codeOf({ headers: headersOf(sign(body), AT / 1000 + 1) })).toBe('INVALID_SIGNATURE');
  });

  test('a timestamp that is not a number is too old', async () => {
    for (const timestamp of [
      '',
      ' ',
      'NaN',
      '-1',
      '1e9',
      '0x10',
      `${AT / 1000}.0`,
      ` ${AT / 1000}`,
      '9'.repeat(400),
    ])
      expect(await codeOf({ headers: headersOf(sign(body, timestamp), timestamp) })).toBe(
        'TIMESTAMP_TOO_OLD',
      );
  });

  test('a signature of another secret, of another form or of another length is not valid', async () => {
    for (const signature of [
      sign(body, AT / 1000, 'another'),
      sign(body).slice(0, -1),
      `${sign(body)}0`,
      sign(body).toUpperCase(),
      sign(body).replace('sha256=', 'sha1='),
      sign(body).replace('sha256=', ''),
      '',
      ',',
      'sha256=',
    ])
      expect(await codeOf({ headers: headersOf(signature) }), signature).toBe('INVALID_SIGNATURE');
  });

  test('one signature of several is enough, with or without a space after the comma', async () => {
    const other = sign(body, AT / 1000, 'another');
    for (const signature of [`${other},${sign(body)}`, `${sign(body)}, ${other}`])
      expect(await codeOf({ headers: headersOf(signature) })).toBeUndefined();
  });

  test('a flood of signatures costs no more: the first ten count', async () => {
    const flood = Array.from({ length: 10 }, (_, i) => sign(body, AT / 1000, `k${i}`)).join(',');
    expect(await codeOf({ headers: headersOf(`${flood},${sign(body)}`) })).toBe('INVALID_SIGNATURE');
  });
});

describe('Webhook Headers', () => {
  const names = Object.entries(headersOf());

  test('an object with names in any case', async () => {
    for (const change of [(name: string) => name.toLowerCase(), (name: string) => name.toUpperCase()])
      expect(
        await codeOf({ headers: Object.fromEntries(names.map(([name, value]) => [change(name), value])) }),
      ).toBeUndefined();
  });

  test('Headers, and values that are lists', async () => {
    expect(await codeOf({ headers: new Headers(headersOf()) })).toBeUndefined();
    expect(
      await codeOf({ headers: Object.fromEntries(names.map(([name, value]) => [name, [value]])) }),
    ).toBeUndefined();
    expect(await codeOf({ headers: Object.assign(Object.create(null), headersOf()) })).toBeUndefined();
  });

  test('a header that is called get is a header', async () => {
    expect(
      await codeOf({ headers: { get: 'x', ...headersOf() } as unknown as ReceivedHeaders }),
    ).toBeUndefined();
  });

  test('without timestamp or signature the header is named', async () => {
    for (const name of ['X-QuickSMS-Timestamp', 'X-QuickSMS-Signature']) {
      const headers = { ...headersOf(), [name]: undefined };
      expect((await verify({ headers })).issues).toEqual([
        { message: `${name} is missing.`, path: ['headers', name], code: 'MISSING_HEADER', param: name },
      ]);
    }
  });
});

test('a body that is signed and not a JSON object is INVALID_BODY', async () => {
  for (const other of ['', 'null', '[]', '"a"', '1', '{', '\ufeff{}'])
    expect(await codeOf({ body: other, headers: headersOf(sign(other)) }), other).toBe('INVALID_BODY');
  const invalid = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
  expect(await codeOf({ body: invalid, headers: headersOf(sign(invalid)) })).toBe('INVALID_BODY');
});

test('whatever headers and body hold, nothing throws and nothing unsigned passes', async () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(String(AT / 1000), sign(body)));
  await fc.assert(
    fc.asyncProperty(value, value, fc.string({ unit: 'binary' }), async (timestamp, signature, other) => {
      const headers = { 'x-quicksms-timestamp': timestamp, 'x-quicksms-signature': signature };
      expect((await verify({ headers, body: other })).issues).toHaveLength(1);
    }),
  );
});

test('what the program gives and is not of its kind is misuse', async () => {
  for (const wrong of [
    { secret: '' },
    { secret: [] },
    { secret: undefined },
    { secret: ['a', ''] },
    { headers: null },
    { headers: 'x' },
    { body: {} },
    { body: undefined },
    { at: undefined },
    { at: Number.NaN },
  ] as never[])
    await expect(verify(wrong)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
});
