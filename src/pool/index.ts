import { type OpenPoolOptions, openPoolOf } from './open.js';
import type { Pool } from './pool.js';

export type { PoolError } from './errors.js';
export type { PoolEstimator } from './estimator.js';
export type { OpenPoolOptions } from './open.js';
export type { Pool } from './pool.js';

/**
 * Opens threads that answer the questions of `@quicksms/core/batch`. Resolves when all of them are ready, after 60 ms or
 * so: open a pool once, and close it at the end. A pool without work does not keep the process alive.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless `options.threads` is a whole number from 1 to 256
 * @throws {PoolError} `THREAD_LOST` when a thread does not start
 * @example
 * const pool = await openPool({ threads: 2 });
 * const { messageParts } = await pool.analyzeColumn(textColumn(['Hello', 'a'.repeat(161)]));
 * await pool.close();
 * [...messageParts] // [1, 2]
 */
export async function openPool(options?: OpenPoolOptions): Promise<Pool> {
  return openPoolOf(new URL('./pool-worker.mjs', import.meta.url), options);
}
