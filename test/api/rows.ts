// Rows of the table of fields: a value, and the code with which it is refused.
import { expect, test } from 'vitest';
import { errorResponse } from '../../src/api/error-response.js';
import { validateSend } from '../../src/api/validate.js';

export const base = { MSISDN: '447700900000', msg: 'Hello', sender: 'MyStore' };

export const PASSES = undefined;
export const VALIDATION_ERROR = 'VALIDATION_ERROR';
export const MISSING_FIELD = 'MISSING_FIELD';
export const INVALID_PHONE_NUMBER = 'INVALID_PHONE_NUMBER';
export const CONTENT_TOO_LONG = 'CONTENT_TOO_LONG';

/** The value of a field that is not in the body. */
export const absent = Symbol('absent');
export const a = (length: number) => 'a'.repeat(length);
export const emoji = (length: number) => '😀'.repeat(length);
export const keys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, 'v']));

/** `more` are fields that the body has beside those of `base`. */
export type Row = [field: string, what: string, value: unknown, code: string | undefined, more?: object];

const status = (code: string) => (code === MISSING_FIELD || code === 'BAD_REQUEST' ? 400 : 422);

/** One test for each row. */
export function testRows(rows: readonly Row[]): void {
  test.each(rows as Row[])('%s: %s', (field, _, value, code, more) => {
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
}
