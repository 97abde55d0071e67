import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AuthenticationOutcome,
  checkLockout,
  type LockoutState,
  lockoutKey,
  nextLockout,
} from '../../src/api/lockout.js';

/** The state after failures at these times. */
const after = (times: readonly number[], from: LockoutState | null = null): LockoutState | null =>
  times.reduce<LockoutState | null>((state, at) => nextLockout(state, 'failure', at), from);
const everySecond = (count: number, from = 0) => Array.from({ length: count }, (_, i) => (from + i) * 1000);
const isLocked = (state: LockoutState | null, at: number) => checkLockout(state, at) !== undefined;

describe('Brute-Force Protection', () => {
  test('after 10 failed attempts within 60 seconds the IP is locked out for 5 minutes', () => {
    expect(isLocked(after(everySecond(9)), 8_000)).toBe(false);
    const locked = after(everySecond(10));
    for (const at of [9_000, 9_001, 100_000, 308_999]) expect(isLocked(locked, at), String(at)).toBe(true);
    expect(isLocked(locked, 309_000)).toBe(false);
  });

  test('the response is AUTH_RATE_LIMITED and includes a Retry-After: the rest, rounded up', () => {
    const locked = after(everySecond(10));
    expect(checkLockout(locked, 9_000)).toEqual({ code: 'AUTH_RATE_LIMITED', retryAfter: 300 });
    expect(checkLockout(locked, 9_001)?.retryAfter).toBe(300);
    expect(checkLockout(locked, 10_000)?.retryAfter).toBe(299);
    expect(checkLockout(locked, 308_999)?.retryAfter).toBe(1);
  });

  test('attempts must be within 60 seconds: the first has left after 60 seconds', () => {
    const nine = everySecond(9);
    expect(isLocked(after([...nine, 59_999]), 59_999)).toBe(true);
    expect(isLocked(after([...nine, 60_000]), 60_000)).toBe(false);
    expect(isLocked(after([...nine, 60_000, 60_001]), 60_001)).toBe(true);
  });

  test('attempts must be consecutive: a success from that IP resets', () => {
    const reset = nextLockout(after(everySecond(9)), 'success', 9_000);
    expect(reset).toEqual({ failures: [], lockedUntil: null });
    expect(isLocked(after(everySecond(9, 9), reset), 17_000)).toBe(false);
    expect(isLocked(after(everySecond(10, 9), reset), 18_000)).toBe(true);
  });

  test('tries while locked do not extend it', () => {
    const locked = after(everySecond(10))!;
    expect(nextLockout(locked, 'failure', 100_000)).toBe(locked);
  });

  test('a success that began before the lockout does not end it', () => {
    const locked = after(everySecond(10))!;
    expect(nextLockout(locked, 'success', 9_500)).toBe(locked);
  });

  test('after the lockout, ten failures lock again', () => {
    const free = after(everySecond(9, 309), after(everySecond(10)));
    expect(isLocked(free, 317_000)).toBe(false);
    expect(checkLockout(after([318_000], free), 318_000)?.retryAfter).toBe(300);
  });

  test('an address that nothing is known of is not locked out', () => {
    expect(checkLockout(null, 0)).toBeUndefined();
    expect(nextLockout(null, 'success', 0)).toEqual({ failures: [], lockedUntil: null });
  });

  test('a clock that steps back unlocks nothing', () => {
    const locked = after(everySecond(10, 1_000));
    expect(isLocked(locked, 0)).toBe(true);
    const nine = after(everySecond(9, 1_000));
    expect(isLocked(after([0], nine), 0)).toBe(true);
  });
});

describe('The server: brute force', () => {
  test('IPv6 counts by /64, and a mapped address as IPv4', () => {
    expect(lockoutKey('192.0.2.1')).toBe('192.0.2.1');
    expect(lockoutKey('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(lockoutKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(lockoutKey('2001:db8:1:2:ffff::')).toBe('2001:db8:1:2::/64');
    expect(lockoutKey('2001:db8:1:3::')).not.toBe(lockoutKey('2001:db8:1:2::'));
    expect(lockoutKey('fe80::1%eth0')).toBe('fe80::/64');
    for (const address of [undefined, '', 'localhost']) expect(lockoutKey(address)).toBeUndefined();
  });

  test('what is not a state, an outcome or a time is misuse', () => {
    for (const call of [
      () => checkLockout(undefined as never, 0),
      () => checkLockout({ failures: 3, lockedUntil: null } as never, 0),
      () => checkLockout({ failures: [], lockedUntil: 'x' } as never, 0),
      () => checkLockout(null, undefined as never),
      () => nextLockout(null, 'error' as never, 0),
      () => nextLockout(null, 'failure', Number.NaN),
    ])
      expect(call).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  });
});

interface Attempt {
  readonly at: number;
  readonly outcome: AuthenticationOutcome;
}

/** The slow model: a log of all attempts at their exact times, searched from the start for each of them. */
function lockedByLog(log: readonly Attempt[], at: number): boolean {
  let failures: number[] = [];
  let lockedUntil = Number.NEGATIVE_INFINITY;
  for (const attempt of log) {
    if (attempt.at < lockedUntil) continue;
    failures = attempt.outcome === 'success' ? [] : [...failures, attempt.at];
    if (failures.filter(failure => failure > attempt.at - 60_000).length >= 10) {
      lockedUntil = attempt.at + 300_000;
      failures = [];
    }
  }
  return at < lockedUntil;
}

test('random traffic is locked out exactly as by a log of all times, with a state of bounded size', () => {
  const pause = fc.oneof(
    fc.integer({ min: 0, max: 9_000 }),
    fc.constantFrom(0, 6_666, 6_667, 59_999, 60_000, 300_000),
  );
  const outcome = fc.oneof(
    { arbitrary: fc.constant('failure' as const), weight: 20 },
    { arbitrary: fc.constant('success' as const), weight: 1 },
  );
  let locked = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(pause, outcome), { minLength: 20, maxLength: 80 }), traffic => {
      const log: Attempt[] = [];
      let state: LockoutState | null = null;
      let at = 1_700_000_000_000;
      for (const [milliseconds, outcome] of traffic) {
        at += milliseconds;
        expect(isLocked(state, at)).toBe(lockedByLog(log, at));
        locked += isLocked(state, at) ? 1 : 0;
        const before = JSON.stringify(state);
        const next: LockoutState = nextLockout(state, outcome, at);
        expect(JSON.stringify(state)).toBe(before);
        expect(next.failures.length).toBeLessThan(10);
        log.push({ at, outcome });
        state = JSON.parse(JSON.stringify(next));
      }
    }),
    { numRuns: 300 },
  );
  expect(locked).toBeGreaterThan(100);
});
