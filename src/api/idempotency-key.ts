import type { Result } from '../result.js';
import { checkText } from './fields.js';
import { type Findings, invalid, NO_WARNINGS } from './findings.js';
import { LONGEST_IDEMPOTENCY_KEY, type SendIssue } from './send-request.js';

const PRINTABLE_ASCII = /^[ -~]*$/;

/**
 * Checks the value of the header `Idempotency-Key`: 1 to 128 characters of printable ASCII. Call it only for a request that has the
 * header.
 *
 * Rule: QuickSMS API 2.0, Idempotency. The issue is a `VALIDATION_ERROR` with `param: 'Idempotency-Key'`.
 *
 * @example
 * validateIdempotencyKey('order-12345-sms').value // 'order-12345-sms'
 * validateIdempotencyKey('').issues?.[0]?.param // 'Idempotency-Key'
 */
export function validateIdempotencyKey(key: unknown): Result<string, SendIssue> {
  const findings: Findings = { issues: undefined, warnings: NO_WARNINGS };
  if (key === '') invalid(findings, 'Idempotency-Key', 'must not be empty');
  else checkText(findings, 'Idempotency-Key', key, LONGEST_IDEMPOTENCY_KEY);
  if (findings.issues === undefined && !PRINTABLE_ASCII.test(key as string))
    invalid(findings, 'Idempotency-Key', 'must be printable ASCII');
  return findings.issues === undefined ? { value: key as string } : { issues: findings.issues };
}
