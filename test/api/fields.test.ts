// Every field of the request body at its bounds: QuickSMS API 2.0, Request Body.
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateIdempotencyKey } from '../../src/api/idempotency-key.js';
import { validateSend } from '../../src/api/validate.js';
import { resolve } from '../../src/numbering/resolve.js';
import { checkSender } from '../../src/sender/check.js';
import {
  a,
  absent,
  base,
  CONTENT_TOO_LONG,
  emoji,
  INVALID_PHONE_NUMBER,
  keys,
  MISSING_FIELD,
  PASSES,
  type Row,
  testRows,
  VALIDATION_ERROR,
} from './rows.js';

const rows: Row[] = [
  ['MSISDN', 'absent', absent, MISSING_FIELD],
  ['MSISDN', 'undefined', undefined, MISSING_FIELD],
  ['MSISDN', 'null', null, MISSING_FIELD],
  ['MSISDN', 'a number', 447700900000, VALIDATION_ERROR],
  ['MSISDN', 'empty', '', INVALID_PHONE_NUMBER],
  ['MSISDN', '6 digits', '123456', INVALID_PHONE_NUMBER],
  ['MSISDN', '7 digits', '1234567', PASSES],
  ['MSISDN', '15 digits', '123456789012345', PASSES],
  ['MSISDN', '16 digits', '1234567890123456', INVALID_PHONE_NUMBER],
  ['MSISDN', 'with +', '+447700900000', INVALID_PHONE_NUMBER],
  ['MSISDN', 'with 0 first', '07700900000', INVALID_PHONE_NUMBER],
  ['MSISDN', 'with a line break', '447700900000\n', INVALID_PHONE_NUMBER],
  ['MSISDN', 'in full-width digits', '４４７７００９０００００', INVALID_PHONE_NUMBER],
  ['MSISDN', 'in mathematical digits', '𝟒𝟒𝟕𝟕𝟎𝟎𝟗', INVALID_PHONE_NUMBER],
  ['msg', 'absent', absent, MISSING_FIELD],
  ['msg', 'null', null, MISSING_FIELD],
  ['msg', 'an array', ['Hello'], VALIDATION_ERROR],
  ['msg', 'empty', '', VALIDATION_ERROR],
  ['msg', '1 character', 'a', PASSES],
  ['msg', '1,530 characters', a(1530), PASSES],
  ['msg', '1,531 characters', a(1531), CONTENT_TOO_LONG],
  ['msg', '1,530 emoji', emoji(1530), PASSES],
  ['msg', '1,531 emoji', emoji(1531), CONTENT_TOO_LONG],
  ['msg', '1,530 lone surrogates', '\ud83d'.repeat(1530), PASSES],
  ['msg', '1,531 lone surrogates', '\ud83d'.repeat(1531), CONTENT_TOO_LONG],
  ['sender', 'absent', absent, MISSING_FIELD],
  ['sender', 'null', null, MISSING_FIELD],
  ['sender', 'an object', {}, VALIDATION_ERROR],
  ['sender', 'empty', '', VALIDATION_ERROR],
  ['sender', '1 letter', 'a', PASSES],
  ['sender', '11 letters', a(11), PASSES],
  ['sender', '12 letters', a(12), VALIDATION_ERROR],
  ['sender', '15 digits', '123456789012345', PASSES],
  ['sender', '16 digits', '1234567890123456', VALIDATION_ERROR],
  ['sender', 'an emoji', '😀', VALIDATION_ERROR],
  ['sender', '25 letters, routed', a(25), PASSES, { smart_routing: true }],
  ['sender', '26 letters, routed', a(26), VALIDATION_ERROR, { smart_routing: true }],
  ['sender', '25 emoji, routed', emoji(25), PASSES, { smart_routing: true }],
  ['sender', '26 emoji, routed', emoji(26), VALIDATION_ERROR, { smart_routing: true }],
  ['smart_routing', 'absent', absent, PASSES],
  ['smart_routing', 'null', null, VALIDATION_ERROR],
  ['smart_routing', 'a string', 'true', VALIDATION_ERROR],
  ['smart_routing', 'empty', '', VALIDATION_ERROR],
  ['smart_routing', 'a number', 1, VALIDATION_ERROR],
  ['smart_routing', 'false', false, PASSES],
  ['sms_failover_sender', 'absent', absent, PASSES],
  ['sms_failover_sender', 'null', null, VALIDATION_ERROR],
  ['sms_failover_sender', 'a number', 44, VALIDATION_ERROR],
  ['sms_failover_sender', 'empty', '', VALIDATION_ERROR],
  ['sms_failover_sender', '11 letters', a(11), PASSES],
  ['sms_failover_sender', '12 letters, routed', a(12), VALIDATION_ERROR, { smart_routing: true }],
  ['sms_failover_sender', '15 digits', '123456789012345', PASSES],
  ['sms_failover_sender', '16 digits', '1234567890123456', VALIDATION_ERROR],
  ['expiry', 'absent', absent, PASSES],
  ['expiry', 'null', null, VALIDATION_ERROR],
  ['expiry', 'a string', '60', VALIDATION_ERROR],
  ['expiry', 'empty', '', VALIDATION_ERROR],
  ['expiry', '59', 59, VALIDATION_ERROR],
  ['expiry', '60', 60, PASSES],
  ['expiry', '60.5', 60.5, VALIDATION_ERROR],
  ['expiry', '259,200', 259_200, PASSES],
  ['expiry', '259,201', 259_201, VALIDATION_ERROR],
  ['expiry', '1e400', JSON.parse('1e400'), VALIDATION_ERROR],
  ['expiry', 'NaN', Number.NaN, VALIDATION_ERROR],
  ['customer_id', 'absent', absent, PASSES],
  ['customer_id', 'null', null, VALIDATION_ERROR],
  ['customer_id', 'a number', 42, VALIDATION_ERROR],
  ['customer_id', 'empty', '', PASSES],
  ['customer_id', '128 characters', a(128), PASSES],
  ['customer_id', '129 characters', a(129), VALIDATION_ERROR],
  ['customer_id', '128 emoji', emoji(128), PASSES],
  ['customer_id', '129 emoji', emoji(129), VALIDATION_ERROR],
  ['metadata', 'absent', absent, PASSES],
  ['metadata', 'null', null, VALIDATION_ERROR],
  ['metadata', 'a string', '{}', VALIDATION_ERROR],
  ['metadata', 'an array', [], VALIDATION_ERROR],
  ['metadata', 'a Map', new Map([['key', 'value']]), VALIDATION_ERROR],
  ['metadata', 'without keys', {}, PASSES],
  ['metadata', 'without prototype', Object.assign(Object.create(null), { key: 'v' }), PASSES],
  ['metadata', 'of another realm', runInNewContext("({ key: 'v' })"), PASSES],
  ['metadata', '10 keys', keys(10), PASSES],
  ['metadata', '11 keys', keys(11), VALIDATION_ERROR],
  ['metadata', '11 keys, the last of them wrong', { ...keys(10), last: 1 }, VALIDATION_ERROR],
  ['metadata', 'a number in it', { key: 1 }, VALIDATION_ERROR],
  [
    'metadata',
    'a deep object in it',
    JSON.parse('{"a":'.repeat(1e3) + '1' + '}'.repeat(1e3)),
    VALIDATION_ERROR,
  ],
  ['metadata', 'an empty value', { key: '' }, PASSES],
  ['metadata', 'a value of 256 characters', { key: a(256) }, PASSES],
  ['metadata', 'a value of 257 characters', { key: a(257) }, VALIDATION_ERROR],
  ['metadata', 'a value of 256 emoji', { key: emoji(256) }, PASSES],
  ['metadata', 'a value of 257 emoji', { key: emoji(257) }, VALIDATION_ERROR],
  ['sandbox', 'absent', absent, PASSES],
  ['sandbox', 'null', null, VALIDATION_ERROR],
  ['sandbox', 'a string', 'true', VALIDATION_ERROR],
  ['sandbox', 'empty', '', VALIDATION_ERROR],
  ['sandbox', 'true', true, PASSES],
];

testRows(rows);

test('a number has the form that resolve calls valid', () => {
  const text = fc.oneof(fc.stringMatching(/^[0-9]{5,17}$/), fc.string());
  fc.assert(
    fc.property(text, MSISDN => {
      expect(validateSend({ ...base, MSISDN }).value !== undefined).toBe(resolve(MSISDN).valid);
    }),
  );
});

test('checkSender has no issues and no warnings for a plain sender', () => {
  const plain = fc.oneof(
    fc.record({ sender: fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,10}$/), smartRouting: fc.boolean() }),
    fc.record({
      sender: fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,24}$/),
      smartRouting: fc.constant(true),
    }),
  );
  fc.assert(
    fc.property(plain, ({ sender, smartRouting }) => {
      expect(checkSender(sender, { smartRouting })).toMatchObject({ issues: [], warnings: [] });
    }),
  );
});

test.each([
  ['', false],
  ['a', true],
  [a(128), true],
  [a(129), false],
  [emoji(128), false],
  [emoji(129), false],
  [undefined, false],
  [42, false],
])('Idempotency-Key %s: %s', (key, passes) => {
  const { value, issues } = validateIdempotencyKey(key);
  if (passes) expect(value).toBe(key);
  else expect(issues).toMatchObject([{ code: VALIDATION_ERROR, param: 'Idempotency-Key' }]);
});

test.each([
  ['null', null],
  ['undefined', undefined],
  ['a number', 7],
  ['a boolean', true],
  ['a bigint', 1n],
  ['an object', {}],
  ['an array', []],
])('a message says of a value only that it is %s', (name, value) => {
  const { issues } = validateSend({ ...base, metadata: { a: value } });
  expect(issues?.[0]?.message).toMatch(new RegExp(`must be a string, not ${name}\\.$`));
});

test('a message says of a property that throws that it cannot be read', () => {
  const body = {
    ...base,
    get expiry(): never {
      throw new Error('unreadable');
    },
  };
  expect(validateSend(body).issues?.[0]?.message).toMatch(/not a property that cannot be read\.$/);
});
