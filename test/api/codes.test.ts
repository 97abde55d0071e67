// Every row of the API's tables of errors, produced by some input.
import { describe, expect, test } from 'vitest';
import { type ErrorCause, errorResponse } from '../../src/api/error-response.js';
import {
  acceptedMessage,
  heldMessage,
  type QueuedMessageDetails,
  rejectedMessage,
  sendResponse,
} from '../../src/api/responses.js';
import { validateSend } from '../../src/api/validate.js';
import { rejectionErrors, requestErrors } from '../../src/codes.js';

const base = { MSISDN: '447700900000', msg: 'Hello', sender: 'MyStore' };
const requestId = 'req_a1b2c3d4';
const misuse = expect.objectContaining({ code: 'INVALID_ARGUMENT' });

/** A proxy at which everything throws. */
function revoked<Target extends object>(target: Target): Target {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

const bodies: Record<string, unknown> = {
  MISSING_FIELD: { ...base, msg: null },
  BAD_REQUEST: [base],
  INVALID_PHONE_NUMBER: { ...base, MSISDN: '+447700900000' },
  CONTENT_TOO_LONG: { ...base, msg: 'a'.repeat(1531) },
  VALIDATION_ERROR: { ...base, expiry: 59 },
};
const httpStatuses: [code: string, status: number, type: string][] = [
  ['MISSING_FIELD', 400, 'bad_request_error'],
  ['BAD_REQUEST', 400, 'bad_request_error'],
  ['INVALID_PHONE_NUMBER', 422, 'validation_error'],
  ['CONTENT_TOO_LONG', 422, 'validation_error'],
  ['VALIDATION_ERROR', 422, 'validation_error'],
  ['UNAUTHORIZED', 401, 'authentication_error'],
  ['IP_NOT_ALLOWED', 403, 'permission_error'],
  ['ACCOUNT_INACTIVE', 403, 'permission_error'],
  ['RATE_LIMITED', 429, 'rate_limit_error'],
  ['AUTH_RATE_LIMITED', 429, 'rate_limit_error'],
  ['IDEMPOTENCY_CONFLICT', 409, 'idempotency_error'],
  ['INTERNAL_ERROR', 500, 'server_error'],
  ['NOT_FOUND', 404, 'not_found_error'],
];

test('the list has every code', () => {
  expect(requestErrors.map(({ code }) => code)).toEqual(httpStatuses.map(([code]) => code));
});

describe('request-level', () => {
  test.each(httpStatuses)('%s', (code, status, type) => {
    const causes = code in bodies ? validateSend(bodies[code]).issues! : [{ code } as ErrorCause];
    const response = errorResponse(causes, { requestId });
    expect(response.status).toBe(status);
    expect(response.body.error).toMatchObject({ type, code, request_id: requestId });
    expect(response.body.error.message).toMatch(/.\.$/);
  });

  test('Error Handling, the example', () => {
    const { issues } = validateSend(bodies.INVALID_PHONE_NUMBER);
    expect(JSON.stringify(errorResponse(issues!, { requestId }).body)).toBe(
      '{"error":{"type":"validation_error","code":"INVALID_PHONE_NUMBER","message":"The MSISDN is not valid international format.","param":"MSISDN","request_id":"req_a1b2c3d4"}}',
    );
  });

  test('the param of an issue stands for that of its code', () => {
    const { error } = errorResponse([{ code: 'INVALID_PHONE_NUMBER', param: 'x' }], { requestId }).body;
    expect(error.param).toBe('x');
  });

  const limited = [{ code: 'RATE_LIMITED' }];
  test.each<[what: string, issues: unknown, options?: unknown, message?: string]>([
    ['no issue', [], { requestId }, 'issues must be a list of at least one issue'],
    ['no list', null, { requestId }, 'issues must be a list of at least one issue'],
    ['a hole', new Array(1), { requestId }, 'issues must be a list of at least one issue'],
    ['a list that is revoked', revoked([]), { requestId }, 'issues must be a list of at least one issue'],
    ['an issue that is revoked', [revoked({})], { requestId }],
    ['an unknown code', [{ code: '__proto__' }], { requestId }],
    ['a param that is not a string', [{ code: 'BAD_REQUEST', param: 1 }], { requestId }],
    ['a message that is not a string', [{ code: 'BAD_REQUEST', message: {} }], { requestId }],
    ['an empty id', limited, { requestId: '' }],
    ['no id', limited, {}],
    ['no options', limited],
    ['null for options', limited, null],
    ['options that are revoked', limited, revoked({})],
  ])('misuse: %s', (_, issues, options, message = 'must be') => {
    expect(() => errorResponse(issues as never, options as never)).toThrow(misuse);
    expect(() => errorResponse(issues as never, options as never)).toThrow(message);
  });
});

const details: QueuedMessageDetails = {
  quicksms_id: 'msg_80fac5c752941b27',
  MSISDN: '447700900000',
  sender: 'MyStore',
  channel: 'SMS',
  encoding: 'GSM-7',
  message_parts: 1,
};

describe('rejections', () => {
  test('the list has every code', () => {
    expect(rejectionErrors.map(({ code }) => code)).toEqual([
      'SENDER_NOT_REGISTERED',
      'TEST_NUMBER_NOT_APPROVED',
      'COUNTRY_NOT_ALLOWED',
      'INSUFFICIENT_CREDITS',
      'CONTENT_BLOCKED',
      'OUT_OF_HOURS',
      'DUPLICATE_MESSAGE',
    ]);
  });

  test.each(rejectionErrors)('$code', ({ code, message }) => {
    const rejected = rejectedMessage({ MSISDN: '447700900000', code });
    expect(rejected).toEqual({ MSISDN: '447700900000', status: 'REJECTED', error: { code, message } });
    const { status, body } = sendResponse([rejected], { sandbox: false, createdAt: 0 });
    expect(status).toBe(422);
    expect(body).toMatchObject({ total: 1, accepted: 0, rejected: 1 });
  });
});

test('a rejection has the message of the program, unless the documentation has one', () => {
  const rejected = (code: 'CONTENT_BLOCKED' | 'OUT_OF_HOURS') =>
    rejectedMessage({ MSISDN: '447700900000', code, message: 'Open from 8 to 18.' }).error.message;
  expect(rejected('CONTENT_BLOCKED')).toBe('Message content was blocked by the content filter.');
  expect(rejected('OUT_OF_HOURS')).toBe('Open from 8 to 18.');
});

test('OUT_OF_HOURS and DUPLICATE_MESSAGE have details: window and resume_at, original_quicksms_id', () => {
  const MSISDN = '447700900000';
  const window = { weekdays: ['MONDAY'], start: '08:00', end: '20:00', time_zone: 'UTC' };
  const resume_at = '2026-03-27T08:00:00+00:00';
  const late = rejectedMessage({ MSISDN, code: 'OUT_OF_HOURS', details: { window, resume_at } });
  expect(Object.entries(late.error)).toEqual([
    ['code', 'OUT_OF_HOURS'],
    ['message', 'The message is outside business hours.'],
    ['window', window],
    ['resume_at', resume_at],
  ]);
  const original_quicksms_id = 'msg_80fac5c752941b27';
  const twice = rejectedMessage({ MSISDN, code: 'DUPLICATE_MESSAGE', details: { original_quicksms_id } });
  expect(twice.error).toMatchObject({ code: 'DUPLICATE_MESSAGE', original_quicksms_id });
  const misuse = expect.objectContaining({ code: 'INVALID_ARGUMENT' });
  expect(() => rejectedMessage({ MSISDN, code: 'OUT_OF_HOURS', details: 'x' as never })).toThrow(misuse);
});

test('misuse of rejectedMessage', () => {
  const rejections = [null, [], revoked({}), { code: 'OUT_OF_HOURS' }, { MSISDN: '447700900000', code: 'x' }];
  for (const rejection of rejections) expect(() => rejectedMessage(rejection as never)).toThrow(misuse);
});

describe('responses', () => {
  test('Success — Message Queued', () => {
    const createdAt = new Date('2026-03-26T12:00:00.999Z');
    const message = acceptedMessage({ ...details, customer_id: 'cust_abc123' });
    const { status, body } = sendResponse([message], { sandbox: false, createdAt });
    expect(status).toBe(202);
    expect(JSON.stringify(body)).toBe(
      '{"sandbox":false,"total":1,"accepted":1,"rejected":0,"messages":[{"quicksms_id":"msg_80fac5c752941b27","MSISDN":"447700900000","sender":"MyStore","status":"ACCEPTED","channel":"SMS","encoding":"GSM-7","message_parts":1,"customer_id":"cust_abc123"}],"created_at":"2026-03-26T12:00:00+00:00"}',
    );
  });

  test('Success — Message Held', () => {
    const message = heldMessage({
      ...details,
      customer_id: 'c',
      scheduled_send_at: Date.UTC(2026, 2, 27, 8),
    });
    expect(JSON.stringify(message)).toBe(
      '{"quicksms_id":"msg_80fac5c752941b27","MSISDN":"447700900000","sender":"MyStore","status":"HELD","channel":"SMS","encoding":"GSM-7","message_parts":1,"customer_id":"c","scheduled_send_at":"2026-03-27T08:00:00+00:00"}',
    );
    expect(sendResponse([message], { sandbox: false, createdAt: 0 })).toMatchObject({
      status: 202,
      body: { accepted: 1, rejected: 0 },
    });
  });

  test('accepted, held and rejected at once', () => {
    const messages = [
      acceptedMessage(details),
      heldMessage({ ...details, scheduled_send_at: 0 }),
      rejectedMessage({ MSISDN: '447700900000', code: 'OUT_OF_HOURS' }),
    ];
    expect(sendResponse(messages, { sandbox: false, createdAt: 0 })).toMatchObject({
      status: 202,
      body: { total: 3, accepted: 2, rejected: 1, messages },
    });
  });

  test('128 characters of customer_id, which are code points, and nothing that Object.prototype has', () => {
    const customer_id = '😀'.repeat(128);
    expect(acceptedMessage({ ...details, customer_id }).customer_id).toBe(customer_id);
    Object.defineProperty(Object.prototype, 'customer_id', { value: 'x', configurable: true });
    try {
      expect(Object.keys(acceptedMessage(details))).not.toContain('customer_id');
    } finally {
      delete (Object.prototype as { customer_id?: string }).customer_id;
    }
  });

  const options = { sandbox: false, createdAt: 0 };
  const message = { status: 'ACCEPTED' };
  test.each<[what: string, messages: unknown, options?: unknown]>([
    ['no options', [message]],
    ['null for options', [message], null],
    ['sandbox that is not a boolean', [message], { createdAt: 0, sandbox: 'false' }],
    ['no list', message, options],
    ['a list that is revoked', revoked([]), options],
    ['no message', [], options],
    ['null', [null], options],
    ['holes', new Array(3), options],
    ['an object without status', [{}], options],
    ['another status', [message, { status: 'SENT' }], options],
    ['an inherited status', [Object.create(message)], options],
    ['a message that is revoked', [revoked({})], options],
    ['a time that is revoked', [message], { sandbox: false, createdAt: revoked(new Date(0)) }],
    ['not a Date', [message], { sandbox: false, createdAt: Object.create(Date.prototype) }],
  ])('misuse: %s', (_, messages, options) => {
    expect(() => sendResponse(messages as never, options as never)).toThrow(misuse);
  });

  test('misuse: no details', () => {
    for (const nothing of [null, [], revoked({})]) {
      expect(() => acceptedMessage(nothing as never)).toThrow(misuse);
      expect(() => heldMessage(nothing as never)).toThrow(misuse);
    }
  });

  test.each([
    { quicksms_id: 'msg_80FAC5C752941B27' },
    { quicksms_id: 'msg_80fac5c752941b2' },
    { quicksms_id: 42 },
    { MSISDN: '+447700900000' },
    { sender: undefined },
    { sender: '' },
    { channel: 'MMS' },
    { encoding: null },
    { channel: 'RCS' },
    { channel: 'RCS', encoding: null, message_parts: 2 },
    { message_parts: 0 },
    { message_parts: 1.5 },
    { message_parts: '1' },
    { message_parts: Object.create(null) },
    { customer_id: null },
    { customer_id: 'a'.repeat(129) },
    { customer_id: '😀'.repeat(129) },
  ])('misuse: %j', wrong => {
    expect(() => acceptedMessage({ ...details, ...wrong } as QueuedMessageDetails)).toThrow(misuse);
  });

  test.each([
    ['SMS', 0, 'message_parts must be a whole number from 1, not 0'],
    ['SMS', '1', "message_parts must be a whole number from 1, not '1'"],
    ['RCS', 2, 'message_parts must be 1 on RCS, not 2'],
    ['RCS', null, 'message_parts must be 1 on RCS, not null'],
  ] as const)('the parts that a message of %s can have, instead of %j', (channel, message_parts, message) => {
    const wrong = { channel, encoding: channel === 'RCS' ? null : 'GSM-7', message_parts } as never;
    expect(() => acceptedMessage({ ...details, ...(wrong as object) })).toThrow(message);
  });

  const respond = (createdAt: unknown) =>
    sendResponse([acceptedMessage(details)], { sandbox: true, createdAt } as never).body.created_at;

  test.each([
    [-1, '1969-12-31T23:59:59+00:00'],
    [Date.parse('0000-01-01'), '0000-01-01T00:00:00+00:00'],
    [Date.parse('9999-12-31T23:59:59.999Z'), '9999-12-31T23:59:59+00:00'],
  ])('%i: %s', (createdAt, expected) => expect(respond(createdAt)).toBe(expected));

  test.each([Number.NaN, new Date(Number.NaN), 1e15, Date.parse('0000-01-01') - 1, '2026', null])(
    'not a time: %s',
    createdAt => {
      expect(() => respond(createdAt)).toThrow(misuse);
    },
  );
});
