import { Worker } from 'node:worker_threads';
import type { LoadKernelOptions } from '../kernel/index.js';
import { errorOf, threadLost } from './errors.js';
import type { FromThread, Question, Ready, Slice, ToThread } from './messages.js';
import { Slab } from './slab.js';

/** Jobs that a thread has at a time: one to work on, and one to go on with at once. */
const MOST_JOBS = 2;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** A thread as the pool sees it. */
export class Thread {
  /** Memory for jobs that are not begun. */
  readonly slabs: Slab[] = Array.from({ length: MOST_JOBS }, () => new Slab());
  /** Resolves when the thread answers questions. Rejects when it ends before. */
  readonly ready: Promise<Ready>;
  /** Resolves with the reason when the thread has ended. */
  readonly ended: Promise<Error>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #jobs = 0;
  /** Why the thread is to end, or has ended. */
  #reason: Error | undefined;
  #hasEnded = false;

  constructor(script: URL, options: LoadKernelOptions) {
    // Flags for the program, such as --input-type, are not for the script.
    const worker = new Worker(script, { name: 'quicksms pool', workerData: options, execArgv: [] });
    this.#worker = worker;
    worker.on('error', error => {
      this.#reason ??= threadLost(error.message, error);
    });
    worker.on('messageerror', error => void this.end(threadLost(error.message, error)));
    this.ended = new Promise(resolve => {
      worker.on('exit', code => {
        const reason = (this.#reason ??= threadLost(`exit code ${code}`));
        this.#hasEnded = true;
        for (const { reject } of this.#waiting.values()) reject(reason);
        this.#waiting.clear();
        resolve(reason);
      });
    });
    this.ready = new Promise((resolve, reject) => {
      worker.on('message', (message: Ready | FromThread) => {
        if ('job' in message) this.#settle(message);
        else {
          worker.unref();
          resolve(message);
        }
      });
      void this.ended.then(reject);
    });
  }

  /** Asks a question. A thread with questions keeps the process alive. */
  ask(question: Question, slice: Slice | undefined): Promise<unknown> {
    if (this.#hasEnded) return Promise.reject(this.#reason);
    return new Promise((resolve, reject) => {
      const job = this.#jobs++;
      this.post({ job, question, slice });
      if (this.#waiting.size === 0) this.#worker.ref();
      this.#waiting.set(job, { resolve, reject });
    });
  }

  post(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  /** Ends the thread, whatever it is doing. What it has not answered fails for this reason. */
  async end(reason: Error): Promise<void> {
    this.#reason ??= reason;
    await this.#worker.terminate();
  }

  #settle(message: FromThread): void {
    const { resolve, reject } = this.#waiting.get(message.job)!;
    this.#waiting.delete(message.job);
    if (this.#waiting.size === 0) this.#worker.unref();
    if (message.error) reject(errorOf(message.error));
    else resolve(message.value);
  }
}
