// Lockout and rate limit, from logs of exact times.
import { clients } from './given.js';
import type { State } from './state.js';

/** Seconds until an address may try again; undefined when it is not locked out. */
export function lockedFor(state: State, client: string): number | undefined {
  const until = state.lockedUntil.get(clients[client]!.counted);
  return until === undefined || state.now >= until ? undefined : Math.ceil((until - state.now) / 1000);
}

/** After 10 failures in a row within 60 seconds an address is locked out for 5 minutes. */
export function noteFailure(state: State, client: string): void {
  const { counted } = clients[client]!;
  state.lockedUntil.delete(counted);
  const failures = state.failures.get(counted) ?? [];
  failures.push(state.now);
  state.failures.set(counted, failures);
  if (failures.filter(time => state.now - time < 60_000).length < 10) return;
  state.lockedUntil.set(counted, state.now + 300_000);
  state.failures.set(counted, []);
}

export function noteSuccess(state: State, client: string): void {
  const { counted } = clients[client]!;
  state.lockedUntil.delete(counted);
  state.failures.delete(counted);
}

/** The answer of the rate limit to one request. */
export interface Rate {
  readonly isWithin: boolean;
  readonly remaining: number;
  readonly reset: number;
  readonly retryAfter: number;
}

/**
 * Counts a request of a connection. A request of a second counts until 60 seconds after that second. On a clock that
 * steps back by less than 60 seconds time stands still; after a longer step all counted requests are as old as before.
 */
export function countRequest(state: State, connection: string): Rate {
  const log = state.counted.get(connection) ?? [];
  state.counted.set(connection, log);
  let second = Math.floor(state.now / 1000);
  const last = log.at(-1);
  if (last !== undefined && state.now / 1000 < last) {
    if (state.now / 1000 > last - 60) second = last;
    else log.splice(0, log.length, ...log.map(time => time + second - last));
  }
  const inWindow = () => log.filter(time => second - time <= 60);
  const isWithin = inWindow().length < state.world.limit;
  if (isWithin) log.push(second);
  const left = inWindow();
  const reset = Math.min(...left) + 61;
  return {
    isWithin,
    remaining: state.world.limit - left.length,
    reset,
    retryAfter: Math.max(1, Math.ceil(reset - state.now / 1000)),
  };
}
