import { domainToUnicode } from 'node:url';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorResponse } from '../../src/api/error-response.js';
import { sendRequestSchema } from '../../src/api/standard-schema.js';
import { validateIdempotencyKey, validateSend } from '../../src/api/validate.js';
import { resolve } from '../../src/numbering/resolve.js';
import { checkSender } from '../../src/sender/check.js';

const base = { MSISDN: '447700900000', msg: 'Hello', sender: 'MyStore' };
const PASSES = undefined;
const absent = Symbol('absent');
const a = (length: number) => 'a'.repeat(length);
const emoji = (length: number) => '😀'.repeat(length);
const url = (length: number, character = 'a') => `https://a.example/${character.repeat(length - 18)}`;
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, 'v']));
const VALIDATION_ERROR = 'VALIDATION_ERROR';
const MISSING_FIELD = 'MISSING_FIELD';
const INVALID_PHONE_NUMBER = 'INVALID_PHONE_NUMBER';
const CONTENT_TOO_LONG = 'CONTENT_TOO_LONG';

const rows: [field: string, what: string, value: unknown, code: string | undefined, more?: object][] = [
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
  ['callback_url', 'absent', absent, PASSES],
  ['callback_url', 'null', null, VALIDATION_ERROR],
  ['callback_url', 'an object', {}, VALIDATION_ERROR],
  ['callback_url', 'empty', '', VALIDATION_ERROR],
  ['callback_url', '2,048 characters', url(2048), PASSES],
  ['callback_url', '2,049 characters', url(2049), VALIDATION_ERROR],
  ['callback_url', '2,048 characters, emoji among them', url(2048, '😀'), PASSES],
  ['callback_url', '2,049 characters, emoji among them', url(2049, '😀'), VALIDATION_ERROR],
  ['callback_url', 'relative', '/webhooks', VALIDATION_ERROR],
  ['callback_url', 'without scheme', 'example.com/webhooks', VALIDATION_ERROR],
  ['callback_url', 'ftp', 'ftp://example.com', VALIDATION_ERROR],
  ['callback_url', 'javascript', 'javascript:alert(1)', VALIDATION_ERROR],
  ['callback_url', 'without slashes', 'https:example.com', VALIDATION_ERROR],
  ['callback_url', 'with three slashes', 'https:///example.com', VALIDATION_ERROR],
  ['callback_url', 'with a space in front', ' https://example.com', VALIDATION_ERROR],
  ['callback_url', 'without a host', 'https://', VALIDATION_ERROR],
  ['callback_url', 'with a port too high', 'https://example.com:65536/', VALIDATION_ERROR],
  ['callback_url', 'with a port', 'https://example.com:65535/', PASSES],
  ['callback_url', 'an IPv6 address', 'https://[::1]:8080/x?y#z', PASSES],
  ['callback_url', 'no IPv4 address', 'https://1.2.3.999/', VALIDATION_ERROR],
  ['callback_url', 'no international name', 'https://xn--a.example/', VALIDATION_ERROR],
  ['callback_url', 'an international name', 'HTTPS://bücher.example/ü', PASSES],
  ['callback_url', 'an international name, with a port', 'https://müller.example:8080/', PASSES],
  ['callback_url', 'an international name in capitals', 'https://MÜLLER.example/', PASSES],
  ['callback_url', 'an international name as it is sent', 'https://xn--mller-kva.example/', PASSES],
  ['callback_url', 'an international name with a joiner', 'https://نامه\u200cای.example/', PASSES],
  ['callback_url', 'a name in full-width letters', 'https://ａ.example/', VALIDATION_ERROR],
  ['callback_url', 'a name with a combining accent', 'https://mu\u0308ller.example/', VALIDATION_ERROR],
  ['callback_url', 'an ideographic full stop', 'https://a。example/', VALIDATION_ERROR],
  ['callback_url', 'a soft hyphen in the host', 'https://a\u00adb.example/', VALIDATION_ERROR],
  ['callback_url', 'a percent sign in the host', 'https://%61.example/', VALIDATION_ERROR],
  ['callback_url', 'a percent sign in an international name', 'https://%61ü.example/', VALIDATION_ERROR],
  ['callback_url', 'a host in capitals', 'https://A.EXAMPLE', PASSES],
  ['callback_url', 'a dot at the end of the host', 'https://a.example./', PASSES],
  ['callback_url', 'an IPv4 address', 'https://192.0.2.1/', PASSES],
  ['callback_url', 'an IPv4 address as a number', 'https://3221225985/', VALIDATION_ERROR],
  ['callback_url', 'an IPv4 address in short', 'https://192.0.513/', VALIDATION_ERROR],
  ['callback_url', 'an empty port', 'https://a.example:/', VALIDATION_ERROR],
  ['callback_url', 'an empty port at the end', 'https://a.example:', VALIDATION_ERROR],
  ['callback_url', 'a name with a password', 'https://name:password@a.example/', PASSES],
  ['callback_url', 'no name', 'https://@a.example/', VALIDATION_ERROR],
  ['callback_url', 'two at signs', 'https://a@b@a.example/', VALIDATION_ERROR],
  ['callback_url', 'a backslash', 'https://a.example\\x', VALIDATION_ERROR],
  ['callback_url', 'a backslash in the path', 'https://a.example/\\x', VALIDATION_ERROR],
  ['callback_url', 'a backslash in the query', 'https://a.example?\\', VALIDATION_ERROR],
  ['callback_url', 'a lone surrogate', 'https://a.example/\ud83d', VALIDATION_ERROR],
  ['callback_url', 'braces and bars', 'https://a.example/{x}?a|b', PASSES],
  ...['\t', '\n', '\r', ' ', '\0', '\x7f', '\x85', '\xa0', '\u2003', '\u2028', '\u3000', '\ufeff'].flatMap(
    (space): typeof rows =>
      [
        'https://a.example/',
        'https://a.example/#b',
        'https://a.ex#ample/',
        'https://a.example:44#3',
        'https:#//a',
      ].map(text => [
        'callback_url',
        `white space or control: ${JSON.stringify(text.replace('#', space))}`,
        text.includes('#') ? text.replace('#', space) : text + space,
        VALIDATION_ERROR,
      ]),
  ),
];

const status = (code: string) => (code === MISSING_FIELD || code === 'BAD_REQUEST' ? 400 : 422);

test.each(rows)('%s: %s', (field, _, value, code, more) => {
  const body: Record<string, unknown> = { ...base, ...more, [field]: value };
  if (value === absent) delete body[field];
  const { value: request, issues } = validateSend(body);
  if (code === PASSES) {
    expect(issues).toBe(undefined);
    expect(request).toEqual({
      smart_routing: false,
      expiry: 172_800,
      sandbox: false,
      ...(JSON.parse(JSON.stringify(body)) as object),
    });
    return;
  }
  expect(issues).toHaveLength(1);
  expect(issues?.[0]).toMatchObject({ code, param: field });
  expect(issues?.[0]?.path[0]).toBe(field);
  const response = errorResponse(issues!, { requestId: 'req_a1b2c3d4' });
  expect(response.status).toBe(status(code));
  expect(response.body.error).toMatchObject({ code, param: field });
});

test.each([null, undefined, [], [base], 'text', '', 42, true, () => base, Symbol('s'), 1n])(
  '%s is no body',
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

test('the value is frozen, and has nothing that is unknown or inherited', () => {
  const { value } = validateSend({ ...base, metadata: { a: 'b' }, other: 1 });
  expect(Object.isFrozen(value) && Object.isFrozen(value?.metadata)).toBe(true);
  expect(value).not.toHaveProperty('other');
  expect(validateSend(Object.create(base)).issues).toHaveLength(3);
  const tricks = JSON.parse('{"__proto__":"p","constructor":"c","toString":"t","toJSON":"j"}');
  const { metadata } = validateSend({ ...base, metadata: tricks }).value!;
  expect(JSON.stringify(metadata)).toBe(JSON.stringify(tricks));
  expect(Object.getPrototypeOf(metadata)).toBe(Object.prototype);
  // The last of two keys counts, as in any JSON.
  expect(
    validateSend(JSON.parse('{"MSISDN":"447700900000","msg":"a","msg":"b","sender":"c"}')).value?.msg,
  ).toBe('b');
});

const fieldNames = ['MSISDN', 'msg', 'sender', 'smart_routing', 'sms_failover_sender', 'expiry', 'customer_id', 'metadata', 'sandbox', 'callback_url'] as const; // biome-ignore format: as one

test.each(fieldNames)('what Object.prototype has does not count: %s', name => {
  const all = {
    ...base,
    smart_routing: true,
    sms_failover_sender: 'A',
    expiry: 60,
    customer_id: 'c',
    metadata: {},
    sandbox: true,
    callback_url: 'https://a.example/',
  };
  const { [name]: inherited, ...body } = all;
  const expected = validateSend(body);
  const prototype = Object.prototype as Record<string, unknown>;
  let found: unknown;
  prototype[name] = inherited;
  try {
    found = validateSend(body);
  } finally {
    delete prototype[name];
  }
  expect(found).toEqual(expected);
});

test('what a class or a prototype has does not count, and is not read', () => {
  class Row {
    MSISDN = '447700900000';
    msg = 'a';
    sender = 'A';
    get expiry(): number {
      throw new Error('no');
    }
  }
  expect(validateSend(new Row()).value?.expiry).toBe(172_800);
  const changing = {
    ...base,
    get MSISDN() {
      Object.setPrototypeOf(changing, { expiry: 60 });
      return base.MSISDN;
    },
  };
  expect(validateSend(changing).value).toEqual(validateSend(base).value);
});

test('metadata has the keys that were checked, and no others', () => {
  const metadata = { a: 'b', [Symbol('s')]: 1 };
  expect(Reflect.ownKeys(validateSend({ ...base, metadata }).value!.metadata!)).toEqual(['a']);
  const answers = [['a'], ['a', 'c']];
  const changing = new Proxy({ a: 'b', c: 1 }, { ownKeys: () => answers.shift() ?? ['a', 'c'] });
  expect(validateSend({ ...base, metadata: changing }).value!.metadata).toEqual({ a: 'b' });
  const thrower = {
    a: 'b',
    get b(): string {
      throw new Error('no');
    },
  };
  expect(validateSend({ ...base, metadata: thrower }).issues).toMatchObject([{ path: ['metadata', 'b'] }]);
});

test('getters and proxies that throw are of the wrong type, and each property is read once', () => {
  const thrower = {
    ...base,
    get msg(): string {
      throw new Error('no');
    },
  };
  expect(validateSend(thrower).issues).toMatchObject([{ code: VALIDATION_ERROR, param: 'msg' }]);
  const no = () => {
    throw new Error('no');
  };
  const throwing = new Proxy({}, { get: no, getOwnPropertyDescriptor: no, ownKeys: no, getPrototypeOf: no });
  expect(validateSend(throwing).issues).toHaveLength(10);
  expect(validateSend({ ...base, metadata: throwing }).issues).toMatchObject([{ param: 'metadata' }]);
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  expect(validateSend(proxy).issues).toMatchObject([{ code: 'BAD_REQUEST' }]);
  expect(validateSend({ ...base, metadata: proxy }).issues).toMatchObject([{ param: 'metadata' }]);
  const reads = new Map<PropertyKey, number>();
  const get = (target: object, key: PropertyKey) => {
    reads.set(key, (reads.get(key) ?? 0) + 1);
    return Reflect.get(target, key);
  };
  validateSend(new Proxy({ ...base, metadata: new Proxy({ a: 'b' }, { get }) }, { get }));
  expect(Math.max(...reads.values())).toBe(1);
  expect(reads.get('a')).toBe(1);
});

test('10 MB in every field, and a million keys, are soon refused', () => {
  const long = a(1e7);
  const start = performance.now();
  const fields = ['MSISDN', 'msg', 'sender', 'sms_failover_sender', 'customer_id', 'callback_url'];
  const { issues } = validateSend(Object.fromEntries(fields.map(field => [field, long])));
  expect(issues).toHaveLength(6);
  expect(validateSend({ ...base, metadata: keys(1e6) }).issues).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(5000);
});

const field = fc.constantFrom('MSISDN', 'msg', 'sender', 'smart_routing', 'sms_failover_sender', 'expiry', 'customer_id', 'metadata', 'sandbox', 'callback_url', '__proto__', 'constructor', 'toJSON'); // biome-ignore format: as one
const body = fc.oneof(
  fc.jsonValue(),
  fc.anything({ withNullPrototype: true, withMap: true, withDate: true, withBigInt: true }),
  fc.dictionary(field, fc.oneof(fc.anything(), fc.jsonValue())),
  fc
    .record({
      MSISDN: fc.constantFrom('447700900000', '1234567'),
      msg: fc.string({ unit: 'binary', minLength: 1 }),
      sender: fc.constantFrom('MyStore', '447700900000', 'Ä&B'),
    })
    .chain(required =>
      fc
        .record(
          {
            smart_routing: fc.boolean(),
            expiry: fc.integer({ min: 60, max: 259_200 }),
            customer_id: fc.string({ unit: 'binary', maxLength: 60 }),
            metadata: fc.dictionary(fc.oneof(field, fc.string()), fc.string(), { maxKeys: 10 }),
            sandbox: fc.boolean(),
            callback_url: fc.webUrl(),
          },
          { requiredKeys: [] },
        )
        .map(optional => ({ ...required, ...optional })),
    ),
);

test('any value: never throws, mutates or pollutes, and what passes passes again', () => {
  const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
  let passed = 0;
  fc.assert(
    fc.property(body, input => {
      const shown = fc.stringify(input);
      const { value, issues } = validateSend(input);
      expect(fc.stringify(input)).toBe(shown);
      expect(issues === undefined).toBe(value !== undefined);
      const standard = sendRequestSchema['~standard'].validate(input);
      if (value === undefined) {
        expect(issues!.length).toBeGreaterThan(0);
        expect(standard).toEqual({ issues });
        return;
      }
      passed++;
      expect(standard).toEqual({ value });
      expect(validateSend(JSON.parse(JSON.stringify(value))).value).toStrictEqual(value);
    }),
    { numRuns: 3000 },
  );
  expect(passed).toBeGreaterThan(200);
  expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(before);
});

test('a number has the form that resolve calls valid', () => {
  const text = fc.oneof(fc.stringMatching(/^[0-9]{5,17}$/), fc.string());
  fc.assert(
    fc.property(text, MSISDN => {
      expect(validateSend({ ...base, MSISDN }).value !== undefined).toBe(resolve(MSISDN).valid);
    }),
  );
});

test('a plain sender is one of which checkSender says nothing', () => {
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

/** Not URL.canParse, which Node 20 gets wrong for Latin-1 once it is optimized. */
function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Whether the URL standard has the URL as it is, its host label by label, in either form of a name. */
function isAsWritten(text: string): boolean {
  const parsed = parse(text)?.hostname.split('.');
  if (parsed === undefined || /[\\\s]/.test(text)) return false;
  const [, , authority = ''] = text.split(/[/?#]/);
  const [host = '', name = 'a', ...others] = authority.split('@').reverse();
  if (others.length > 0 || name === '' || /:$/.test(host)) return false;
  if (host.startsWith('[')) return true;
  const labels = host.replace(/:.*/, '').toLowerCase().split('.');
  return (
    labels.length === parsed.length &&
    labels.every((label, i) => label === parsed[i] || label === domainToUnicode(parsed[i]!))
  );
}

test('a URL passes that is one by the URL standard, and stays as it is', () => {
  const part = fc.constantFrom('https://', 'http://', 'a', 'A', 'xn--', '.', ':', '99', '/', '?', '#', '@', '-', '%', '%61', '[', '[::1]', '\\', '1', 'ü', 'Ü', 'ß', 'ａ', '。', '\u0308', '\u00ad', '\u200b', '\u3000', '你', '😀'); // biome-ignore format: as one
  let passed = 0;
  fc.assert(
    fc.property(
      fc.array(part).map(parts => `https://${parts.join('')}`),
      callback_url => {
        const passes = validateSend({ ...base, callback_url }).value !== undefined;
        expect(passes).toBe(isAsWritten(callback_url));
        if (passes) passed++;
      },
    ),
    { numRuns: 5000 },
  );
  expect(passed).toBeGreaterThan(200);
});

test.each([
  ['', false],
  ['a', true],
  [a(128), true],
  [a(129), false],
  [emoji(128), true],
  [emoji(129), false],
  [undefined, false],
  [42, false],
])('Idempotency-Key %s: %s', (key, passes) => {
  const { value, issues } = validateIdempotencyKey(key);
  if (passes) expect(value).toBe(key);
  else expect(issues).toMatchObject([{ code: VALIDATION_ERROR, param: 'Idempotency-Key' }]);
});
