// QuickSMS API 2.0, Send a Test Message, API Key Types and Sandbox Mode, How to Activate.
import { describe, expect, test } from 'vitest';
import { checkTestNumber, isSandbox, isTestMode } from '../../src/api/test-mode.js';

const live = { keyType: 'live', environment: 'live' } as const;
const testKey = { keyType: 'test', environment: 'live' } as const;
const testConnection = { keyType: 'live', environment: 'test' } as const;

describe('Sandbox Mode: How to Activate', () => {
  test('use a sk_test_ key: always forces sandbox mode', () => {
    expect(isSandbox(testKey, { sandbox: false })).toBe(true);
    expect(isSandbox(testKey, { sandbox: true })).toBe(true);
  });

  test('set "sandbox": true: works with any key type', () => {
    for (const facts of [live, testKey, testConnection])
      expect(isSandbox(facts, { sandbox: true })).toBe(true);
    expect(isSandbox(live, { sandbox: false })).toBe(false);
  });

  test('connection environment = test', () => {
    expect(isSandbox(testConnection, { sandbox: false })).toBe(true);
  });
});

describe('Send a Test Message', () => {
  test('test rules belong to sk_test_ keys and test connections, not to "sandbox": true with a live key', () => {
    expect(isTestMode(testKey)).toBe(true);
    expect(isTestMode(testConnection)).toBe(true);
    expect(isTestMode({ keyType: 'test', environment: 'test' })).toBe(true);
    expect(isTestMode(live)).toBe(false);
  });

  test('test accounts can only send to numbers in the approved test allowlist', () => {
    expect(checkTestNumber(['447700900001', '447700900002'], '447700900002')).toBeUndefined();
    for (const testNumbers of [[], ['447700900001'], ['44770090000'], ['4477009000022']])
      expect(checkTestNumber(testNumbers, '447700900002')).toEqual({ code: 'TEST_NUMBER_NOT_APPROVED' });
  });

  test.each([
    ['keyType', () => isTestMode({ ...live, keyType: 'sk_test_' } as never)],
    ['environment', () => isTestMode({ keyType: 'live' } as never)],
    ['request.sandbox', () => isSandbox(live, {} as never)],
    ['testNumbers', () => checkTestNumber('447700900001' as never, '447700900001')],
    ['MSISDN', () => checkTestNumber([], 447700900001 as never)],
  ])('misuse: %s', (name, act) => {
    const expected = { code: 'INVALID_ARGUMENT', message: expect.stringContaining(`${name} must be`) };
    expect(act).toThrow(expect.objectContaining(expected));
  });
});
