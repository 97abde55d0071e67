import type { TestVerdict } from './scratch.js';

/** How many times as long as without a change tests may take with one. One that takes longer is said not to end. */
const PATIENCE = 10;

/** Seconds that tests may take without a change. */
const LIMIT_WITHOUT_CHANGE = 1800;

/** How long tests may take. All judges share one object, so that tests run once without a change. */
export class Limits {
  readonly #seconds = new Map<string, Promise<number>>();

  /**
   * The limit of these tests in seconds. `run` runs them without a change, for so many seconds at most; it is called
   * only if no judge has called it for these tests. Throws if a test fails.
   */
  of(tests: string, run: (seconds: number) => Promise<TestVerdict>): Promise<number> {
    let seconds = this.#seconds.get(tests);
    if (seconds === undefined) {
      seconds = limitOf(run);
      this.#seconds.set(tests, seconds);
    }
    return seconds;
  }
}

async function limitOf(run: (seconds: number) => Promise<TestVerdict>): Promise<number> {
  const start = performance.now();
  const verdict = await run(LIMIT_WITHOUT_CHANGE);
  if (verdict) throw new Error(`tests fail without any change: ${verdict.failed}`);
  return Math.ceil((PATIENCE * (performance.now() - start)) / 1000);
}
