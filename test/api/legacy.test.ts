import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateLegacySend } from '../../src/api/legacy.js';
import { legacyErrorResponse } from '../../src/api/legacy-errors.js';
import { validateSend } from '../../src/api/validate.js';
import { scaled } from '../scale.js';

const base = { reqType: 'BULK', MSISDN: '447123456789', msg: 'Hello World', sender: 'TestSender' };

test.each([
  [203, 'Request type not set', { ...base, reqType: undefined }],
  [203, 'Request type not set', null],
  [204, 'Invalid request type', { ...base, reqType: 'bulk' }],
  [205, 'Missing required field', { ...base, msg: '' }],
  [205, 'Missing required field', { ...base, MSISDN: '+', sender: null }],
  [205, 'Missing required field', { ...base, msg: 42 }],
  [205, 'Missing required field', { ...base, sender: '' }],
  [207, 'Invalid MSISDN', { ...base, MSISDN: '07123456789' }],
  [207, 'Invalid MSISDN', { ...base, MSISDN: 447123456789 }],
  [209, 'Message too long', { ...base, msg: 'a'.repeat(161) }],
  [209, 'Message too long', { ...base, msg: 'é'.repeat(1531), multi: true }],
  [209, 'Message too long', { ...base, msg: '你'.repeat(71), multi: 'false' }],
  [209, 'Message too long', { ...base, msg: 'a'.repeat(161), sender: 'TestSenderTest' }],
  [210, 'Sender too long', { ...base, sender: 'TestSenderTest' }],
])('%i: %s', (code, description, body) => {
  const { value, issues = [] } = validateLegacySend(body);
  expect(value).toBeUndefined();
  expect(issues).toMatchObject([{ code: String(code), message: description }]);
  const [{ path, param } = {}] = issues;
  expect(path).toEqual([param]);
  expect(legacyErrorResponse(issues)).toEqual({
    status: 400,
    body: { Error: code, Description: description },
  });
});

test.each([
  [200, 'Request was not received through HTTPS'],
  [201, 'Request was not made through HTTP POST'],
  [202, 'Username/Password not set or incorrect format'],
  [206, 'Username or password incorrect'],
  [208, 'Not enough credits'],
  [220, 'API temporarily disabled (too many failed logins)'],
  [221, 'API permanently disabled (too many failed logins)'],
] as const)('%i: no body causes it, and its answer is made from the code', (code, Description) => {
  expect(legacyErrorResponse([{ code: `${code}` }])).toEqual({
    status: 400,
    body: { Error: code, Description },
  });
});

test.each([
  [[], TypeError],
  [undefined, TypeError],
  [[null], TypeError],
  [[{ code: 207 }], RangeError],
  [[{ code: 'toString' }], RangeError],
  [[{}], RangeError],
])('an answer needs an issue with a V1 code: %j', (issues, kind) => {
  const answer = () => legacyErrorResponse(issues as never);
  expect(answer).toThrow(kind);
  expect(answer).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});

test('cid and Delurl are translated', () => {
  const body = { ...base, msg: 'a'.repeat(161), multi: 'true', cid: 123456, Delurl: 'www.receipts.co.uk' };
  expect(validateLegacySend(body)).toMatchObject({
    value: { customer_id: '123456', callback_url: 'http://www.receipts.co.uk' },
    warnings: [{ code: 'SCHEME_ADDED' }, { code: 'NOT_HTTPS' }],
  });
  expect(validateLegacySend({ ...base, Delurl: 'https://a.example/' })).toMatchObject({ warnings: [] });
  expect(validateLegacySend({ ...base, Delurl: 'HTTPS://a.example/' })).toMatchObject({ warnings: [] });
  const unusable = validateLegacySend({ ...base, cid: 'a'.repeat(129), Delurl: 'ftp://a' });
  expect(unusable).toMatchObject({ warnings: [{ code: 'FIELD_IGNORED' }, { code: 'FIELD_IGNORED' }] });
});

test('the value is frozen', () => expect(Object.isFrozen(validateLegacySend(base).value)).toBe(true));

test.each([
  'www.receipts.co.uk:8080/x',
  'www.receipts.co.uk:8080',
  'localhost:8080?x',
  'müller.example/x',
  '192.0.2.1:80/',
  '[::1]:8080/x',
  `a.example/${'a'.repeat(2031)}`,
])('a Delurl without scheme: %s', Delurl => {
  expect(validateLegacySend({ ...base, Delurl })).toMatchObject({
    value: { callback_url: `http://${Delurl}` },
    warnings: [{ code: 'SCHEME_ADDED' }, { code: 'NOT_HTTPS' }],
  });
});

test.each([
  'mailto:a@b.example',
  'mailto:443@b.example',
  'javascript:alert(1)',
  'tel:447700900000',
  'ftp://a.example/',
  'https:a.example',
  'www.receipts.co.uk:/x',
  `a.example/${'a'.repeat(2032)}`,
])('a Delurl that cannot be used: %s', Delurl => {
  const { value, warnings } = validateLegacySend({ ...base, Delurl }) as {
    value: object;
    warnings: object[];
  };
  expect(value).not.toHaveProperty('callback_url');
  expect(warnings).toMatchObject([{ code: 'FIELD_IGNORED', param: 'Delurl' }]);
});

test.each([1.5, true, ['a'], 'a'.repeat(129)])('a cid that cannot be used: %j', cid => {
  const message = 'cid must be a string of at most 128 characters or a whole number: it is left out.';
  expect(validateLegacySend({ ...base, cid })).toMatchObject({
    warnings: [{ code: 'FIELD_IGNORED', message }],
  });
});

test('whatever comes, nothing throws, and what passes is a send request', () => {
  const field = fc.oneof(fc.constantFrom('BULK', '447123456789', 'a', true), fc.jsonValue(), fc.anything());
  const fields = { reqType: fc.constant('BULK'), MSISDN: field, msg: field, sender: field, multi: field, cid: field, Delurl: field }; // biome-ignore format: as one
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record(fields)), body => {
      const { value } = validateLegacySend(body);
      if (value !== undefined) expect(validateSend(value).value).toEqual(value);
    }),
    { numRuns: scaled(2000) },
  );
});
