// What validateSend reports of a body as a whole.
import { expect, test } from 'vitest';
import { errorResponse } from '../../src/api/error-response.js';
import { validateSend } from '../../src/api/validate.js';
import { a, base } from './rows.js';

test.each([null, undefined, [], [base], 'text', '', 42, true, () => base, Symbol('s'), 1n])(
  '%s is not a body',
  body => {
    const { issues } = validateSend(body);
    expect(issues).toMatchObject([{ code: 'BAD_REQUEST', path: [] }]);
    expect(errorResponse(issues!, { requestId: 'r' }).status).toBe(400);
  },
);

test('all problems are reported in the order of the fields, one for each value of metadata', () => {
  const { issues } = validateSend({
    callback_url: '',
    sandbox: 0,
    metadata: { ok: '', one: 1, two: null },
    customer_id: 1,
    expiry: 0,
    sms_failover_sender: '',
    smart_routing: 1,
    sender: '',
    msg: '',
    MSISDN: '',
  });
  expect(issues?.map(({ path }) => path.join('.'))).toEqual([
    'MSISDN',
    'msg',
    'sender',
    'smart_routing',
    'sms_failover_sender',
    'expiry',
    'customer_id',
    'metadata.one',
    'metadata.two',
    'sandbox',
    'callback_url',
  ]);
});

test('a sender is no RCS agent where smart_routing is wrong', () => {
  const { issues } = validateSend({ ...base, smart_routing: 'true', sender: 'MyBrandAgent' });
  expect(issues?.map(({ param }) => param)).toEqual(['sender', 'smart_routing']);
});

test('messages say how long a sender is, however long, and nothing of what a value says', () => {
  const long = { ...base, sender: a(1001) };
  expect(validateSend(long).issues?.[0]?.message).toBe('sender must be at most 15 characters, not 1,001.');
  expect(validateSend({ ...long, smart_routing: true }).issues?.[0]?.message).toBe(
    'sender must be at most 25 characters, not 1,001.',
  );
  const secret = 31_415_926;
  const { issues } = validateSend({ ...base, msg: secret, customer_id: secret, metadata: { key: secret } });
  expect(issues).toHaveLength(3);
  for (const { message } of issues!) expect(message).not.toContain(String(secret));
});

test('warnings', () => {
  expect(validateSend({ ...base, callback_url: 'http://example.com' }).value).toBeDefined();
  expect(validateSend({ ...base, callback_url: 'HTTP://example.com' })).toMatchObject({
    warnings: [{ code: 'NOT_HTTPS', path: ['callback_url'], param: 'callback_url' }],
  });
  expect(validateSend({ ...base, callback_url: 'HTTPS://example.com' })).toMatchObject({ warnings: [] });
  expect(validateSend({ ...base, sms_failover_sender: 'A&B' })).toMatchObject({
    warnings: [{ path: ['sms_failover_sender'], param: 'sms_failover_sender' }],
  });
});
