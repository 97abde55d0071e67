import { describe, expect, test } from 'vitest';
import { decideWebhook, type WebhookKind, webhookTimeouts } from '../../src/api/webhook-schedule.js';

const AT = 1_711_468_800_000;
const attempt = (attempt: number, status: number | null, kind: WebhookKind = 'receipt', body = '') =>
  decideWebhook({ kind, attempt, answer: status === null ? null : { status, body } }, AT);

describe('Retry Policy', () => {
  test('return any 2xx to acknowledge', () => {
    for (const status of [200, 201, 202, 204, 299]) expect(attempt(1, status)).toEqual({ action: 'done' });
  });

  test('only 2xx counts: redirects, errors and no answer are failures', () => {
    for (const status of [null, 100, 199, 300, 301, 302, 307, 308, 400, 404, 410, 429, 500, 503, 0, 999])
      expect(attempt(1, status).action, String(status)).toBe('retry');
  });

  test.each([
    [1, 30],
    [2, 2 * 60],
    [3, 10 * 60],
    [4, 60 * 60],
  ])('after attempt %i fails the next is %i seconds after the failure', (number, seconds) => {
    expect(attempt(number, 500)).toEqual({
      action: 'retry',
      attempt: number + 1,
      retryAt: AT + seconds * 1000,
    });
  });

  test('after 5 failed attempts the webhook is dropped', () => {
    expect(attempt(5, 500)).toEqual({ action: 'drop' });
    expect(attempt(5, 200)).toEqual({ action: 'done' });
  });
});

describe('V1 Delivery Receipts: respond with RECEIVED', () => {
  test('a receipt is taken when the body is RECEIVED', () => {
    for (const body of ['RECEIVED', ' RECEIVED\r\n'])
      expect(attempt(1, 200, 'legacyReceipt', body).action).toBe('done');
    for (const body of ['', 'received', 'RECEIVED.', '"RECEIVED"', 'OK'])
      expect(attempt(1, 200, 'legacyReceipt', body).action).toBe('retry');
  });
});

describe('Receiving Incoming Messages V1: respond with RECEIVED', () => {
  test('taken when 2xx and the body is RECEIVED, else the webhook schedule', () => {
    expect(attempt(1, 200, 'inbound', 'RECEIVED').action).toBe('done');
    expect(attempt(1, 500, 'inbound', 'RECEIVED').action).toBe('retry');
    expect(attempt(1, 200, 'inbound', 'OK')).toEqual({ action: 'retry', attempt: 2, retryAt: AT + 30_000 });
  });
});

test('The server: 10 s to answer a receipt, 5 s an incoming message', () => {
  expect(webhookTimeouts).toEqual({ receipt: 10_000, legacyReceipt: 10_000, inbound: 5_000 });
});

test('what is not an attempt is misuse', () => {
  const good = { kind: 'receipt', attempt: 1, answer: null };
  for (const [wrong, at] of [
    [null, AT],
    [{ ...good, kind: 'dlr' }, AT],
    [{ ...good, attempt: 0 }, AT],
    [{ ...good, attempt: 6 }, AT],
    [{ ...good, answer: undefined }, AT],
    [{ ...good, answer: { status: '200', body: '' } }, AT],
    [{ ...good, answer: { status: 200 } }, AT],
    [good, undefined],
  ] as [never, never][])
    expect(() => decideWebhook(wrong, at)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});
