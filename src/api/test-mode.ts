import { argumentError, isArray } from '../misuse.js';
import type { ApiKeyType } from './api-key.js';
import type { Rejection } from './decision.js';
import { requireFacts, requireFlag, requireText, requireWord } from './facts.js';

/** Where a request comes from. */
export interface TestModeFacts {
  /** The kind of the API key. */
  readonly keyType: ApiKeyType;
  /** The environment of the connection. */
  readonly environment: 'live' | 'test';
}

const environments = ['live', 'test'];

/**
 * Returns whether a request is in test mode: its key begins with `sk_test_`, or the environment of its connection is
 * test. Test mode is sandbox mode with rules of its own: the test allowlist, the test sender and the appended text. A
 * request with `"sandbox": true` and a live key is in sandbox mode only.
 *
 * Rule: QuickSMS API 2.0, Send a Test Message and Sandbox Mode.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless both facts are `'live'` or `'test'`
 * @example
 * isTestMode({ keyType: 'live', environment: 'test' }) // true
 */
export function isTestMode(facts: TestModeFacts): boolean {
  requireFacts('facts', facts);
  const { keyType, environment } = facts;
  requireWord('facts.keyType', keyType, environments);
  requireWord('facts.environment', environment, environments);
  return keyType === 'test' || environment === 'test';
}

/**
 * Returns whether a request is in sandbox mode: it is in test mode, or it says `"sandbox": true`. The request may force
 * sandbox mode, and never leave it.
 *
 * Rule: QuickSMS API 2.0, Sandbox Mode, How to Activate.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the facts are of the kinds above, and `sandbox` a boolean
 * @example
 * isSandbox({ keyType: 'test', environment: 'live' }, { sandbox: false }) // true
 * isSandbox({ keyType: 'live', environment: 'live' }, { sandbox: false }) // false
 */
export function isSandbox(facts: TestModeFacts, request: { readonly sandbox: boolean }): boolean {
  requireFacts('request', request);
  requireFlag('request.sandbox', request.sandbox);
  return isTestMode(facts) || request.sandbox;
}

/**
 * Checks that a message in test mode goes to a number of the connection's test allowlist. `testNumbers` are MSISDNs:
 * digits only.
 *
 * The rejection is `TEST_NUMBER_NOT_APPROVED`. Rule: QuickSMS API 2.0, Test allowlist.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `testNumbers` is an array and `MSISDN` a string
 * @example
 * checkTestNumber(['447700900001'], '447700900002')?.code // 'TEST_NUMBER_NOT_APPROVED'
 */
export function checkTestNumber(testNumbers: readonly string[], MSISDN: string): Rejection | undefined {
  if (!isArray(testNumbers)) throw argumentError('testNumbers', 'an array', testNumbers);
  requireText('MSISDN', MSISDN);
  return testNumbers.includes(MSISDN) ? undefined : { code: 'TEST_NUMBER_NOT_APPROVED' };
}
