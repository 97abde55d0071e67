import { isArray, misuse } from '../misuse.js';
import type { RequestError } from './decision.js';
import { requiredTime, requireFacts, requireWord } from './facts.js';
import { addressDigits, addressText } from './ip-address.js';

/** Failed attempts that lock an address out, the milliseconds in which they fall, and those of the lockout. */
const MOST_FAILURES = 10;
const WINDOW = 60_000;
const LOCKOUT = 300_000;

/** What is remembered of an address: at most nine times. Plain data that can be stored as JSON. */
export interface LockoutState {
  /** When attempts failed since the last success, in milliseconds: those of the last 60 seconds. */
  readonly failures: readonly number[];
  /** When the lockout ends, in milliseconds; null for an address that is not locked out. */
  readonly lockedUntil: number | null;
}

/** How an attempt to authenticate ended: `failure` for a 401, a missing header among them. */
export type AuthenticationOutcome = 'failure' | 'success';

/** The state of an address that nothing is known of. */
const NOTHING: LockoutState = /* @__PURE__ */ Object.freeze({
  failures: /* @__PURE__ */ Object.freeze([]),
  lockedUntil: null,
});

/**
 * Returns the key under which the attempts of an address are counted: an IPv4 address as it is, and the first 64 bits of
 * an IPv6 address, because one client has all addresses that follow. It returns undefined for what is not an address.
 *
 * @example
 * lockoutKey('::ffff:192.0.2.1') // '192.0.2.1'
 * lockoutKey('2001:db8:0:1:a:b:c:d') // '2001:db8:0:1::/64'
 */
export function lockoutKey(address: string | undefined): string | undefined {
  const digits = typeof address === 'string' ? addressDigits(address) : undefined;
  // An IPv4 address has one form as text.
  if (digits?.length === 8) return address!.includes(':') ? addressText(digits) : address;
  if (digits === undefined) return undefined;
  return `${addressText(digits.slice(0, 16).padEnd(32, '0'))}/64`;
}

/**
 * Checks whether an address is locked out at a time. It returns undefined, or the error `AUTH_RATE_LIMITED`, whose
 * `retryAfter` is the rest of the lockout in whole seconds. `state` is null for an address that nothing is known of.
 *
 * Call it before the key is looked at. Rule: QuickSMS API 2.0, Brute-Force Protection.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless `state` is a state and `at` a Date or milliseconds
 * @example
 * checkLockout({ failures: [], lockedUntil: 300_000 }, 1_500)?.retryAfter // 299
 * checkLockout({ failures: [], lockedUntil: 300_000 }, 300_000) // undefined
 */
export function checkLockout(state: LockoutState | null, at: Date | number): RequestError | undefined {
  const time = requiredTime('at', at);
  const { lockedUntil } = stateOf(state);
  if (lockedUntil === null || time >= lockedUntil) return undefined;
  return { code: 'AUTH_RATE_LIMITED', retryAfter: Math.ceil((lockedUntil - time) / 1000) };
}

/**
 * Returns the state of an address after an attempt to authenticate. The tenth failure within 60 seconds locks the
 * address out for 5 minutes. A success forgets the failures. While an address is locked out nothing changes its state.
 *
 * Rule: QuickSMS API 2.0, Brute-Force Protection. Only a 401 is a failure.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless `state` is a state, `outcome` one of both, and `at` a Date or
 * milliseconds
 * @example
 * nextLockout(null, 'failure', 1_000) // { failures: [1_000], lockedUntil: null }
 * nextLockout({ failures: [1_000], lockedUntil: null }, 'success', 2_000).failures // []
 */
export function nextLockout(
  state: LockoutState | null,
  outcome: AuthenticationOutcome,
  at: Date | number,
): LockoutState {
  const time = requiredTime('at', at);
  requireWord('outcome', outcome, ['failure', 'success']);
  const known = stateOf(state);
  if (known.lockedUntil !== null && time < known.lockedUntil) return known;
  if (outcome === 'success') return NOTHING;
  const earlier = known.lockedUntil === null ? known.failures.filter(failure => time - failure < WINDOW) : [];
  const failures = [...earlier, time];
  return failures.length < MOST_FAILURES
    ? { failures, lockedUntil: null }
    : { failures: [], lockedUntil: time + LOCKOUT };
}

function stateOf(state: LockoutState | null): LockoutState {
  if (state === null) return NOTHING;
  requireFacts('state', state);
  const { failures, lockedUntil } = state;
  if (isArray(failures) && (lockedUntil === null || Number.isFinite(lockedUntil))) return state;
  throw misuse(new TypeError('state must be what nextLockout returned'));
}
