import { expect } from 'vitest';
import { type NormalizeOptions, type NumberChange, normalize } from '../../src/numbering/normalize.js';

/** What comes of the changes, made from left to right. */
function applied(input: string, changes: NumberChange[]): string {
  let text = '';
  let at = 0;
  for (const { index, from, to } of changes) {
    expect(index).toBeGreaterThanOrEqual(at);
    expect(input.slice(index, index + from.length)).toBe(from);
    expect(from).not.toBe(to);
    text += input.slice(at, index) + to;
    at = index + from.length;
  }
  return text + input.slice(at);
}

/** The MSISDN, or the code of the issue; checks what holds of either. */
export function brief(input: string, options?: NormalizeOptions): string {
  const { value, issues } = normalize(input, options);
  if (issues !== undefined) {
    expect(issues).toEqual([{ message: expect.any(String), path: [], code: issues[0]!.code }]);
    expect(issues[0]!.message).toMatch(/^expected .*, found /);
    return issues[0]!.code;
  }
  expect(value.msisdn).toMatch(/^[1-9]\d{6,14}$/);
  expect(applied(input, value.changes)).toBe(value.msisdn);
  return value.msisdn;
}

export const of = (defaultCountry: string | undefined) =>
  defaultCountry === undefined ? {} : { defaultCountry };
