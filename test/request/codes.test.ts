// Every row of the API's tables of errors, produced by some input.
import { describe, expect, test } from 'vitest';
import { rejectionErrors, requestErrors } from '../../src/codes.js';
import { type ErrorCause, toErrorResponse } from '../../src/request/error-response.js';
import {
  acceptedMessage,
  heldMessage,
  type MessageDetails,
  rejectedMessage,
  toSendResponse,
} from '../../src/request/responses.js';
import { validateSend } from '../../src/request/validate.js';

const base = { MSISDN: '447700900000', msg: 'Hello', sender: 'MyStore' };
const requestId = 'req_a1b2c3d4';
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
];

test('the list has every code', () => {
  expect(requestErrors.map(({ code }) => code)).toEqual(httpStatuses.map(([code]) => code));
});

describe('request-level', () => {
  test.each(httpStatuses)('%s', (code, status, type) => {
    const causes = code in bodies ? validateSend(bodies[code]).issues! : [{ code } as ErrorCause];
    const response = toErrorResponse(causes, { requestId });
    expect(response.status).toBe(status);
    expect(response.body.error).toMatchObject({ type, code, request_id: requestId });
    expect(response.body.error.message).toMatch(/.\.$/);
  });

  test('Error Handling, the example', () => {
    const { issues } = validateSend(bodies.INVALID_PHONE_NUMBER);
    expect(JSON.stringify(toErrorResponse(issues!, { requestId }).body)).toBe(
      '{"error":{"type":"validation_error","code":"INVALID_PHONE_NUMBER","message":"The MSISDN is not valid international format.","param":"MSISDN","request_id":"req_a1b2c3d4"}}',
    );
  });

  test('misuse', () => {
    const misuse = expect.objectContaining({ code: 'INVALID_ARGUMENT' });
    expect(() => toErrorResponse([], { requestId })).toThrow(misuse);
    expect(() => toErrorResponse([{ code: '__proto__' } as never], { requestId })).toThrow(misuse);
    expect(() => toErrorResponse([{ code: 'RATE_LIMITED' }], { requestId: '' })).toThrow(misuse);
  });
});

const details: MessageDetails = {
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
    const { status, body } = toSendResponse([rejected], { sandbox: false, createdAt: 0 });
    expect(status).toBe(422);
    expect(body).toMatchObject({ total: 1, accepted: 0, rejected: 1 });
  });
});

describe('responses', () => {
  test('Success — Message Queued', () => {
    const createdAt = new Date('2026-03-26T12:00:00.999Z');
    const message = acceptedMessage({ ...details, customer_id: 'cust_abc123' });
    const { status, body } = toSendResponse([message], { sandbox: false, createdAt });
    expect(status).toBe(202);
    expect(JSON.stringify(body)).toBe(
      '{"sandbox":false,"total":1,"accepted":1,"rejected":0,"messages":[{"quicksms_id":"msg_80fac5c752941b27","MSISDN":"447700900000","sender":"MyStore","status":"ACCEPTED","channel":"SMS","encoding":"GSM-7","message_parts":1,"customer_id":"cust_abc123"}],"created_at":"2026-03-26T12:00:00+00:00"}',
    );
  });

  test('Success — Message Held', () => {
    const message = heldMessage({ ...details, scheduled_send_at: Date.UTC(2026, 2, 27, 8) });
    expect(message).toMatchObject({ status: 'HELD', scheduled_send_at: '2026-03-27T08:00:00+00:00' });
    expect(toSendResponse([message], { sandbox: false, createdAt: 0 })).toMatchObject({
      status: 202,
      body: { accepted: 1, rejected: 0 },
    });
  });

  test.each([
    { quicksms_id: 'msg_80FAC5C752941B27' },
    { quicksms_id: 'msg_80fac5c752941b2' },
    { quicksms_id: 42 },
    { MSISDN: '+447700900000' },
    { sender: undefined },
    { channel: 'MMS' },
    { encoding: null },
    { channel: 'RCS' },
    { channel: 'RCS', encoding: null, message_parts: 2 },
    { message_parts: 0 },
    { message_parts: 1.5 },
    { customer_id: null },
  ])('misuse: %j', wrong => {
    const misuse = expect.objectContaining({ code: 'INVALID_ARGUMENT' });
    expect(() => acceptedMessage({ ...details, ...wrong } as MessageDetails)).toThrow(misuse);
  });

  test.each([Number.NaN, new Date(Number.NaN), 1e15, '2026', null])('no time: %s', createdAt => {
    expect(() => toSendResponse([acceptedMessage(details)], { sandbox: true, createdAt } as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
    );
  });
});
