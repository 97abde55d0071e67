// The order of the checks of one request.
import { describe, expect, test } from 'vitest';
import { decideSend } from '../../src/api/decide-send.js';
import { ipRanges } from '../../src/api/ip-ranges.js';
import type { ApiRequest } from '../../src/api/send-facts.js';
import {
  afternoons,
  codeOf,
  factsOf,
  type MoreFacts,
  noon,
  pounds,
  requestOf,
  send,
  testKey,
} from './sends.js';

const locked = { failures: [], lockedUntil: noon + 1500 };
const elsewhere = ipRanges(['198.51.100.1']).value!;
const full = { limit: 1, state: { second: noon / 1000, counts: [1] } };
const lastAccepted = { quicksms_id: 'msg_0000000000000000', acceptedAt: noon - 1000 } as const;
const stored = { payload: 'other', acceptedAt: noon - 1000, body: '{}' };

/** What makes each check fail, in the order of the checks. */
const checks: [name: string, code: string, fails: [MoreFacts, object?, Partial<ApiRequest>?]][] = [
  ['method and path', 'NOT_FOUND', [{}, {}, { method: 'GET' }]],
  ['lockout of the address', 'AUTH_RATE_LIMITED', [{ lockout: locked }]],
  ['authentication', 'UNAUTHORIZED', [{}, {}, { authorization: undefined }]],
  ['IP allowlist', 'IP_NOT_ALLOWED', [{ connection: { allowlist: elsewhere } }]],
  ['connection status', 'ACCOUNT_INACTIVE', [{ connection: { status: 'suspended' } }]],
  ['account status', 'ACCOUNT_INACTIVE', [{ account: { active: false } }]],
  ['rate limit', 'RATE_LIMITED', [{ connection: { rateLimit: full } }]],
  ['media type', 'BAD_REQUEST', [{}, {}, { contentType: 'text/plain' }]],
  ['Idempotency-Key form', 'VALIDATION_ERROR', [{}, {}, { idempotencyKey: '' }]],
  ['fields', 'MISSING_FIELD', [{}, { msg: null }]],
  ['idempotency look-up', 'IDEMPOTENCY_CONFLICT', [{ idempotency: stored }, {}, { idempotencyKey: 'k' }]],
  ['test-key rules', 'TEST_NUMBER_NOT_APPROVED', [{ connection: { environment: 'test', testNumbers: [] } }]],
  ['sender registered', 'SENDER_NOT_REGISTERED', [{ account: { senders: [] } }]],
  ['country', 'COUNTRY_NOT_ALLOWED', [{ account: { country: { platformDefault: 'block' } } }]],
  ['content', 'CONTENT_BLOCKED', [{ platform: { testSender: 'Q', contentFilter: () => true } }]],
  ['hours', 'OUT_OF_HOURS', [{ account: { hours: afternoons('reject') } }]],
  [
    'flood',
    'DUPLICATE_MESSAGE',
    [{ account: { flood: { mode: 'enforce', windowSeconds: 60, lastAccepted } } }],
  ],
  ['credits', 'INSUFFICIENT_CREDITS', [{ account: { credits: { balance: pounds('0.03') } } }]],
];

/** What makes two checks fail at once. */
function both(one: (typeof checks)[number][2], other: (typeof checks)[number][2]): Parameters<typeof send> {
  const [facts, fields, request] = other;
  const merged = { ...one[0], ...facts };
  for (const part of ['connection', 'account'] as const)
    if (one[0][part] && facts[part]) Object.assign(merged, { [part]: { ...one[0][part], ...facts[part] } });
  // One request cannot have two keys: it has that of the earlier check.
  return [merged, { ...one[1], ...fields }, { ...request, ...one[2] }];
}

describe('order of checks', () => {
  test.each(checks)('%s: %s', (_, code, fails) => expect(codeOf(...fails)).toBe(code));

  test('of two checks that fail, the earlier one answers', () => {
    checks.forEach(([name, code, fails], index) => {
      for (const [later, , alsoFails] of checks.slice(index + 1)) {
        const found = codeOf(...both(fails, alsoFails));
        expect(found, `${name} before ${later}`).toBe(code);
      }
    });
  });

  test('a key that is not valid is found before a body that is not', () => {
    const wrong = { idempotencyKey: 'k'.repeat(129) };
    expect(send({}, { MSISDN: '' }, wrong).json.error.param).toBe('Idempotency-Key');
    expect(codeOf({}, {}, { ...wrong, body: undefined })).toBe('BAD_REQUEST');
  });

  test('nothing is reserved for a message that is rejected', () => {
    for (const [, , fails] of checks) {
      const { changes } = send(...fails);
      expect(changes.entry).toBeUndefined();
      expect(changes.message).toBeUndefined();
      expect(changes.jobs).toBeUndefined();
    }
  });
});

describe('Rate Limits', () => {
  test('every authenticated request counts, also 4xx', () => {
    for (const [more, fields, request] of checks.slice(7).map(([, , fails]) => fails)) {
      const { headers, changes } = send(more, fields, request);
      expect(changes.rateLimit?.counts).toEqual([1]);
      expect(headers['X-RateLimit-Remaining']).toBe('999');
    }
  });
});

test('facts are not changed', () => {
  const freeze = <Value>(value: Value): Value => {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value) && !('rates' in value)) {
      Object.freeze(value);
      Object.values(value).forEach(freeze);
    }
    return value;
  };
  for (const [, , [more, fields, request]] of checks)
    expect(() => decideSend(freeze(factsOf(more)), requestOf(fields, request), noon)).not.toThrow();
  expect(() => decideSend(freeze(factsOf()), requestOf({}, { authorization: testKey }), noon)).not.toThrow();
});
