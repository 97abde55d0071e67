import type { ErrorData } from './messages.js';

/** The error of a pool that cannot answer: it is closed, or has lost a thread. */
export type PoolError = Error & { code: 'POOL_CLOSED' | 'THREAD_LOST' };

/** The error of what is asked of a pool after `close`. */
export const poolClosed = (): PoolError =>
  Object.assign(new Error('the pool is closed'), { code: 'POOL_CLOSED' as const });

/** The error of a pool that has lost a thread: why it ended, and the error that ended it. */
export const threadLost = (why: string, cause?: unknown): PoolError =>
  Object.assign(new Error(`a thread of the pool has ended: ${why}`, { cause }), {
    code: 'THREAD_LOST' as const,
  });

/** An error as a message carries it. */
export function dataOf(error: unknown): ErrorData {
  const { name, message, code } = Object(error) as Partial<ErrorData>;
  return { name: String(name), message: String(message ?? error), code };
}

/** The error that a message carries. */
export function errorOf({ name, message, code }: ErrorData): Error {
  const Kind = name === 'TypeError' ? TypeError : name === 'RangeError' ? RangeError : Error;
  const error = new Kind(message);
  return code === undefined ? error : Object.assign(error, { code });
}
