import type { SliceWork } from '../../src/pool/call.js';
import type { OpenPoolOptions, Pool } from '../../src/pool/index.js';
import { openPoolOf } from '../../src/pool/open.js';

/** A script of a thread that is in this folder. */
export const script = (name: string): URL => new URL(`./${name}`, import.meta.url);

/** `openPool`, of threads that run the sources. `work` is that of a slice. */
export const openPool = (options?: OpenPoolOptions, work?: SliceWork): Promise<Pool> =>
  openPoolOf(script('worker.mjs'), options, work);
