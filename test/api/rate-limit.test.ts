import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_RATE_LIMIT,
  decideRateLimit,
  type RateLimitDecision,
  type RateLimitState,
} from '../../src/api/rate-limit.js';

/** The decisions about requests at these times, in milliseconds. */
function decisions(limit: number, times: readonly number[]): RateLimitDecision[] {
  let state: RateLimitState | null = null;
  return times.map(at => {
    const decision: RateLimitDecision = decideRateLimit({ limit, state }, at);
    state = decision.state;
    return decision;
  });
}
const allowed = (limit: number, times: readonly number[]) =>
  decisions(limit, times).map(decision => decision.error === undefined);
const T = 1_700_000_000_000;

describe('Rate Limits', () => {
  test('the default is 1,000 requests per minute', () => {
    expect(DEFAULT_RATE_LIMIT).toBe(1000);
    const all = allowed(
      DEFAULT_RATE_LIMIT,
      Array.from({ length: 1001 }, (_, i) => T + i * 50),
    );
    expect(all.lastIndexOf(true)).toBe(999);
  });

  test('the window slides: a request counts for 60 seconds', () => {
    expect(allowed(2, [0, 30_000, 59_999])).toEqual([true, true, false]);
    expect(allowed(2, [0, 30_000, 61_000])).toEqual([true, true, true]);
    expect(allowed(2, [0, 30_000, 61_000, 61_001, 90_999, 91_000])).toEqual([
      true,
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  test('exact to a second: a request counts until the whole second in which it came has left', () => {
    expect(allowed(1, [700, 60_500])).toEqual([true, false]);
    expect(allowed(1, [700, 60_999])).toEqual([true, false]);
    expect(allowed(1, [700, 61_000])).toEqual([true, true]);
  });

  test('X-RateLimit-Limit, X-RateLimit-Remaining and X-RateLimit-Reset are on every answer', () => {
    const [first, second, third] = decisions(2, [T + 500, T + 1_500, T + 2_500]);
    const limit = { 'X-RateLimit-Limit': '2', 'X-RateLimit-Reset': String(T / 1000 + 61) };
    expect(first!.headers).toEqual({ ...limit, 'X-RateLimit-Remaining': '1' });
    expect(second!.headers).toEqual({ ...limit, 'X-RateLimit-Remaining': '0' });
    expect(third!.headers).toEqual({ ...limit, 'X-RateLimit-Remaining': '0' });
  });

  test('X-RateLimit-Reset is the time at which the oldest counted request leaves', () => {
    const [, , third] = decisions(5, [T, T + 40_000, T + 61_000]);
    expect(third!.headers['X-RateLimit-Reset']).toBe(String(T / 1000 + 101));
  });

  test('on 429 Retry-After is the same, rounded up, and at least 1', () => {
    const retryAfter = (at: number) => decisions(1, [T, at])[1]!.error;
    expect(retryAfter(T)).toEqual({ code: 'RATE_LIMITED', retryAfter: 61 });
    expect(retryAfter(T + 59_000)?.retryAfter).toBe(2);
    expect(retryAfter(T + 59_001)?.retryAfter).toBe(2);
    expect(retryAfter(T + 60_999)?.retryAfter).toBe(1);
  });

  test('a 429 does not count: its state is the one before', () => {
    const [first, second] = decisions(1, [T, T + 1_000]);
    expect(second!.state).toBe(first!.state);
    expect(allowed(1, [0, 20_000, 40_000, 60_000, 61_000])).toEqual([true, false, false, false, true]);
  });

  test('a limit that is lowered refuses until enough requests have left', () => {
    const { state } = decisions(3, [T, T + 1_000, T + 2_000]).at(-1)!;
    const lowered = (at: number) => decideRateLimit({ limit: 1, state }, at);
    expect(lowered(T + 3_000).headers['X-RateLimit-Remaining']).toBe('0');
    expect(lowered(T + 62_999).error?.code).toBe('RATE_LIMITED');
    expect(lowered(T + 63_000).error).toBeUndefined();
  });

  test('a clock that steps back a little stands still, and unlocks nothing', () => {
    expect(allowed(2, [T, T, T - 1_000, T - 59_000, T + 60_000])).toEqual([true, true, false, false, false]);
    expect(allowed(2, [T, T, T - 59_000, T + 61_000])).toEqual([true, true, false, true]);
    // Two machines whose clocks differ by a second, in turn.
    const turns = Array.from({ length: 400 }, (_, i) => T + (i % 2) * 1_000);
    expect(allowed(100, turns).filter(Boolean)).toHaveLength(100);
  });

  test('a clock that steps back far unlocks nothing either, and shuts nobody out until it has caught up', () => {
    const back = T - 3_600_000;
    const times = [T, T, back, back + 60_000, back + 61_000];
    expect(allowed(2, times)).toEqual([true, true, false, false, true]);
  });

  test('arguments of the wrong type are misuse', () => {
    const state = { second: 0, counts: [1] };
    for (const [facts, at] of [
      [null, 0],
      [{ limit: 0, state: null }, 0],
      [{ limit: 1.5, state: null }, 0],
      [{ limit: '1', state: null }, 0],
      [{ limit: 1, state: {} }, 0],
      [{ limit: 1, state: { ...state, second: Number.NaN } }, 0],
      [{ limit: 1, state: { ...state, counts: [] } }, 0],
      [{ limit: 1, state: { ...state, counts: [-1] } }, 0],
      [{ limit: 1, state: { ...state, counts: Array(62).fill(1) } }, 0],
      [{ limit: 1, state }, undefined],
      [{ limit: 1, state }, Number.NaN],
    ] as [never, never][])
      expect(() => decideRateLimit(facts, at)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });
});

/** Bursts and pauses, in milliseconds. */
const pause = fc.oneof(
  fc.integer({ min: 0, max: 3_000 }),
  fc.constantFrom(0, 0, 1, 999, 1_000, 20_000, 59_999, 60_000, 61_000),
);
const traffic = fc.record({
  limit: fc.integer({ min: 1, max: 12 }),
  pauses: fc.array(pause, { minLength: 20, maxLength: 120 }),
  start: fc.integer({ min: 0, max: 2_000 }),
});

describe('compared with a log of exact times, on random traffic', () => {
  test('never one too many, and never refused by more than a second too early', () => {
    let refused = 0;
    fc.assert(
      fc.property(traffic, ({ limit, pauses, start }) => {
        const log: number[] = [];
        let state: RateLimitState | null = null;
        let at = T + start;
        for (const milliseconds of pauses) {
          at += milliseconds;
          const within = (window: number) => log.filter(time => time > at - window).length;
          const before = JSON.stringify(state);
          const decision: RateLimitDecision = decideRateLimit({ limit, state }, at);
          expect(JSON.stringify(state)).toBe(before);
          if (decision.error === undefined) {
            expect(within(60_000)).toBeLessThan(limit);
            log.push(at);
          } else {
            expect(within(61_000)).toBeGreaterThanOrEqual(limit);
            refused++;
            // Who waits as long as the answer says is let through.
            const later = at + decision.error.retryAfter! * 1000;
            expect(decideRateLimit({ limit, state: decision.state }, later).error).toBeUndefined();
          }
          expect(decision.state.counts.length).toBeLessThanOrEqual(61);
          state = JSON.parse(JSON.stringify(decision.state));
        }
      }),
      { numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(100);
  });

  test('never one too many when the clock steps back, by the time that has really passed', () => {
    const step = fc.oneof({ arbitrary: fc.constant(0), weight: 10 }, { arbitrary: fc.constantFrom(1, 500, 5_000, 59_999, 60_000, 61_000, 3_600_000), weight: 1 }); // biome-ignore format: as one
    fc.assert(
      fc.property(traffic, fc.array(step, { minLength: 120 }), ({ limit, pauses, start }, steps) => {
        const log: number[] = [];
        let state: RateLimitState | null = null;
        let [now, behind] = [T + start, 0];
        for (const [i, milliseconds] of pauses.entries()) {
          now += milliseconds;
          behind += steps[i] ?? 0;
          const decision: RateLimitDecision = decideRateLimit({ limit, state }, now - behind);
          ({ state } = decision);
          if (decision.error !== undefined) continue;
          expect(log.filter(time => time > now - 60_000).length).toBeLessThan(limit);
          log.push(now);
        }
      }),
      { numRuns: 300 },
    );
  });
});
