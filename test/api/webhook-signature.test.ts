// Signatures of webhooks, compared with those that others compute.
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type WebhookPost, webhookHeaders } from '../../src/api/webhook-headers.js';

const { Webhook } = createRequire(import.meta.url)('standardwebhooks');

const AT = 1_711_468_800_000;
const post: WebhookPost = { id: 'msg_80fac5c752941b27', body: '{"a":1}', attempt: 1, secrets: ['secret'] };
const standardSecret = `whsec_${Buffer.from('a key of 24 octets here!').toString('base64')}`;

/** Secrets and bodies of any characters; a lone surrogate cannot be sent. */
const text = (minLength: number) => fc.string({ unit: 'binary', minLength, maxLength: 80 });
const cases = fc.record({ secret: text(1), body: text(0), at: fc.integer({ min: 0, max: 4e12 }) });
const sampled = [
  ...fc.sample(cases, 40),
  { secret: 'k'.repeat(200), body: 'b'.repeat(5000), at: AT },
  { secret: 'ключ', body: '{"msg":"Grüße 😀"}', at: AT },
];

const hmac = (key: string | Buffer, payload: string) => createHmac('sha256', key).update(payload);

describe('Webhook Headers', () => {
  test('timestamp and attempt are of the attempt, the event is dlr', async () => {
    expect(await webhookHeaders({ ...post, attempt: 3, secrets: [] }, AT + 999)).toEqual({
      'Content-Type': 'application/json',
      'X-QuickSMS-Timestamp': '1711468800',
      'X-QuickSMS-Event': 'dlr',
      'X-QuickSMS-Delivery-Attempt': '3',
      'webhook-id': post.id,
      'webhook-timestamp': '1711468800',
    });
  });

  test('the signature is there only when a signing secret is configured', async () => {
    expect(await webhookHeaders({ ...post, secrets: [] }, AT)).not.toHaveProperty('X-QuickSMS-Signature');
    expect(await webhookHeaders({ ...post, secrets: [] }, AT)).not.toHaveProperty('webhook-signature');
    expect(await webhookHeaders(post, AT)).toHaveProperty('X-QuickSMS-Signature');
  });

  test('two signatures while a secret rotates: with a comma, and for Standard Webhooks with a space', async () => {
    const both = await webhookHeaders({ ...post, secrets: ['new', 'old'] }, AT);
    const [newer, older] = await Promise.all(
      ['new', 'old'].map(secret => webhookHeaders({ ...post, secrets: [secret] }, AT)),
    );
    expect(both['X-QuickSMS-Signature']).toBe(
      `${newer!['X-QuickSMS-Signature']},${older!['X-QuickSMS-Signature']}`,
    );
    expect(both['webhook-signature']).toBe(`${newer!['webhook-signature']} ${older!['webhook-signature']}`);
  });

  test('what is not a post is misuse', async () => {
    for (const [wrong, at] of [
      [null, AT],
      [{ ...post, id: 'a.b' }, AT],
      [{ ...post, id: 'a\r\nX: 1' }, AT],
      [{ ...post, body: {} }, AT],
      [{ ...post, attempt: 0 }, AT],
      [{ ...post, secrets: 'secret' }, AT],
      [{ ...post, secrets: [''] }, AT],
      [{ ...post, secrets: [undefined] }, AT],
      [post, undefined],
    ] as [never, never][])
      await expect(webhookHeaders(wrong, at)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

describe('Webhook Security: HMAC-SHA256 of {timestamp}.{body}, using the signing secret as the key', () => {
  test('equals that of node:crypto', async () => {
    for (const { secret, body, at } of sampled) {
      const timestamp = Math.floor(at / 1000);
      const headers = await webhookHeaders({ ...post, body, secrets: [secret] }, at);
      const expected = hmac(secret, `${timestamp}.${body}`).digest('hex');
      expect(headers['X-QuickSMS-Signature']).toBe(`sha256=${expected}`);
    }
  });

  const python = spawnSync('python3', ['--version']).status === 0;
  test(
    python ? 'equals that of Python’s hmac' : 'not run: Python’s hmac, because there is no python3',
    async () => {
      if (!python) return;
      const program = [
        'import hmac, hashlib, json, sys',
        'print(json.dumps(["sha256=" + hmac.new(c["secret"].encode(), f"{c[\'at\'] // 1000}.{c[\'body\']}".encode(), hashlib.sha256).hexdigest() for c in json.load(sys.stdin)]))',
      ].join('\n');
      const { stdout, stderr } = spawnSync('python3', ['-c', program], {
        input: JSON.stringify(sampled),
        encoding: 'utf8',
      });
      expect(stderr).toBe('');
      const found = await Promise.all(
        sampled.map(({ secret, body, at }) => webhookHeaders({ ...post, body, secrets: [secret] }, at)),
      );
      expect(found.map(headers => headers['X-QuickSMS-Signature'])).toEqual(JSON.parse(stdout));
    },
  );
});

describe('The server: Standard Webhooks beside it', () => {
  test('the signature of {id}.{timestamp}.{body} equals that of its package', async () => {
    for (const { body, at } of sampled) {
      const headers = await webhookHeaders({ ...post, body, secrets: [standardSecret] }, at);
      expect(headers['webhook-signature']).toBe(
        new Webhook(standardSecret).sign(post.id, new Date(at), body),
      );
    }
  });

  test('a secret without whsec_, or without base64 after it, is the key as it is', async () => {
    for (const secret of ['secret', 'whsec_', 'whsec_%', 'whsec_a']) {
      const headers = await webhookHeaders({ ...post, secrets: [secret] }, AT);
      const raw = new Webhook(secret, { format: 'raw' });
      expect(headers['webhook-signature']).toBe(raw.sign(post.id, new Date(AT), post.body));
    }
  });

  test('its verifier accepts what is signed, also with either secret while one rotates, and nothing else', async () => {
    const now = Date.now();
    const old = `whsec_${Buffer.from('another key, which is old').toString('base64')}`;
    const headers = { ...(await webhookHeaders({ ...post, secrets: [standardSecret, old] }, now)) };
    expect(new Webhook(standardSecret).verify(post.body, headers)).toEqual({ a: 1 });
    expect(new Webhook(old).verify(post.body, headers)).toEqual({ a: 1 });
    expect(() => new Webhook(standardSecret).verify(`${post.body} `, headers)).toThrow();
    expect(() => new Webhook(`${standardSecret.slice(0, -4)}AAAA`).verify(post.body, headers)).toThrow();
  });
});
