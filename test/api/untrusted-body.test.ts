// Bodies that no JSON parser makes, bodies made to harm, and bodies of every kind.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sendRequestSchema } from '../../src/api/standard-schema.js';
import { validateSend } from '../../src/api/validate.js';
import { scaled } from '../scale.js';
import { timesAsLong } from '../times-as-long.js';
import { a, base, keys, VALIDATION_ERROR } from './rows.js';

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

test.each(fieldNames)('what Object.prototype has does not count: %s', name => {
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

/** What validateSend returns while `Object.prototype` has a property. */
function withPrototype(name: string, property: PropertyDescriptor, body: unknown): unknown {
  Object.defineProperty(Object.prototype, name, { ...property, configurable: true });
  try {
    return validateSend(body);
  } finally {
    delete (Object.prototype as Record<string, unknown>)[name];
  }
}

test.each(fieldNames)('a read-only property or a setter of Object.prototype does no harm: %s', name => {
  const { [name]: _, ...without } = all;
  let writes = 0;
  const get = () => 'inherited';
  const properties = [{ value: 'inherited', writable: false }, { get }, { get, set: () => writes++ }];
  for (const body of [all, without, Object.assign(Object.create(null), all)]) {
    const expected = validateSend(body);
    for (const property of properties) {
      const found = withPrototype(name, property, body);
      expect(found).toEqual(expected);
      if (expected.value)
        expect(Object.keys((found as typeof expected).value!).sort()).toEqual(
          Object.keys(expected.value).sort(),
        );
    }
  }
  expect(writes).toBe(0);
});

test('a read-only property of Object.prototype does no harm to a key of metadata', () => {
  const body = { ...base, metadata: { order_id: '1', other: '2' } };
  const expected = validateSend(body);
  expect(withPrototype('order_id', { value: 'inherited', writable: false }, body)).toEqual(expected);
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

test('fields of any kind of body are in the order of the API', () => {
  const fields = { ...base, sandbox: true, customer_id: '1', expiry: 60, callback_url: 'https://a.b/' };
  const bodies = [fields, Object.assign(Object.create(null), fields), new (class { constructor() { Object.assign(this, fields); } })()]; // biome-ignore format: as one
  const [plain, ...others] = bodies.map(body => JSON.stringify(validateSend(body).value));
  expect(Object.keys(JSON.parse(plain!))).toEqual([
    'MSISDN',
    'msg',
    'sender',
    'smart_routing',
    'expiry',
    'customer_id',
    'sandbox',
    'callback_url',
  ]);
  expect(others).toEqual([plain, plain]);
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

test('the time to refuse long fields and many keys grows no faster than their length', () => {
  const fields = ['MSISDN', 'msg', 'sender', 'sms_failover_sender', 'customer_id', 'callback_url'];
  const longFields = (length: number) => Object.fromEntries(fields.map(field => [field, a(length)]));
  const [long, longer] = [longFields(1e5), longFields(1e7)];
  expect(validateSend(longer).issues).toHaveLength(6);
  const times = timesAsLong(
    () => validateSend(longer),
    () => validateSend(long),
  );
  expect(times).toBeLessThan(1000);
  const [many, more] = [keys(2e3), keys(2e5)].map(metadata => ({ ...base, metadata }));
  expect(validateSend(more).issues).toHaveLength(1);
  const timesWithKeys = timesAsLong(
    () => validateSend(more),
    () => validateSend(many),
  );
  expect(timesWithKeys).toBeLessThan(1000);
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
    { numRuns: Math.max(1000, scaled(3000)) },
  );
  expect(passed).toBeGreaterThan(scaled(200));
  expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(before);
});
