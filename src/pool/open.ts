import { availableParallelism } from 'node:os';
import type { LoadKernelOptions } from '../kernel/index.js';
import { argumentError, isObject, misuse } from '../misuse.js';
import { type SliceWork, sliceWork } from './call.js';
import { Crew } from './crew.js';
import { poolClosed } from './errors.js';
import { type Pool, poolOf } from './pool.js';
import { Thread } from './thread.js';

export interface OpenPoolOptions extends LoadKernelOptions {
  /** How many threads; default as many as the process may run at a time. */
  threads?: number | undefined;
}

const MOST_THREADS = 256;

/** Opens a pool whose threads run `script`. `work` is that of a slice. */
export async function openPoolOf(
  script: URL,
  options: OpenPoolOptions | undefined,
  work: SliceWork = sliceWork,
): Promise<Pool> {
  if (options !== undefined && !isObject(options)) throw argumentError('options', 'an object', options);
  const { threads = Math.min(availableParallelism(), MOST_THREADS), prefer } = options ?? {};
  if (typeof threads !== 'number') throw argumentError('options.threads', 'a number', threads);
  if (!(Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS))
    throw misuse(
      new RangeError(`options.threads must be a whole number from 1 to ${MOST_THREADS}, not ${threads}`),
    );
  const opened = Array.from({ length: threads }, () => new Thread(script, { prefer }));
  try {
    const [first] = await Promise.all(opened.map(thread => thread.ready));
    return poolOf(new Crew(opened, work), first!.kernel);
  } catch (error) {
    await Promise.all(opened.map(thread => thread.end(poolClosed())));
    throw error;
  }
}
