import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRetryable, MOST_RETRIES, retryDelay } from '../../src/api/retry.js';

describe('Retry Strategy', () => {
  test.each([429, 500, 503])('%i: yes', status => expect(isRetryable(status)).toBe(true));

  test('400–422: no, fix the request before resending', () => {
    for (let status = 400; status <= 422; status++) expect(isRetryable(status)).toBe(false);
  });

  test('no other status: the documentation has none', () => {
    for (const status of [0, 100, 200, 202, 301, 423, 499, 501, 502, 504, Number.NaN, '429' as never])
      expect(isRetryable(status)).toBe(false);
  });
});

describe('Recommended Backoff', () => {
  test.each([
    [1, 1, 0.8, 1.2],
    [2, 2, 1.6, 2.4],
    [3, 4, 3.2, 4.8],
    [4, 8, 6.4, 9.6],
    [5, 16, 12.8, 19.2],
  ])('attempt %i: base delay %f s, with jitter %f–%f s', (attempt, base, least, most) => {
    expect(retryDelay(attempt, 0)).toBe(least * 1000);
    expect(retryDelay(attempt, 0.5)).toBe(base * 1000);
    expect(retryDelay(attempt, 1)).toBe(most * 1000);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), random => {
        const delay = retryDelay(attempt, random);
        expect(Number.isInteger(delay) && delay >= least * 1000 && delay <= most * 1000).toBe(true);
      }),
    );
  });

  test('stop after 5 attempts', () => {
    expect(MOST_RETRIES).toBe(5);
    for (const attempt of [0, 6, 1.5, Number.NaN, '1', undefined] as never[])
      expect(() => retryDelay(attempt, 0)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });

  test('a random number outside of 0 to 1 is misuse', () => {
    for (const random of [-0.1, 1.1, Number.NaN, '0', undefined, Math.random] as never[])
      expect(() => retryDelay(1, random)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });
});
