import { type Asked, Call, type Job, type SliceWork } from './call.js';
import { poolClosed } from './errors.js';
import type { Question } from './messages.js';
import type { Slab } from './slab.js';
import type { Thread } from './thread.js';

/** The threads of a pool at work: they take slices from the calls in turn, so that a short one does not wait for a long one. */
export class Crew {
  readonly threads: readonly Thread[];
  readonly #work: SliceWork;
  /** Those that have rows which no job has. */
  readonly #calls: Call[] = [];
  readonly #pending = new Set<Promise<unknown>>();
  #lost: Error | undefined;
  #closed: Promise<void> | undefined;

  constructor(threads: readonly Thread[], work: SliceWork) {
    this.threads = threads;
    this.#work = work;
    for (const thread of threads) void thread.ended.then(error => this.#lose(error));
  }

  /** Throws where the pool cannot answer. */
  requireOpen(): void {
    if (this.#closed) throw poolClosed();
    if (this.#lost) throw this.#lost;
  }

  /** Asks about rows. Resolves when all answers are written. */
  ask(asked: Asked): Promise<void> {
    const call = new Call(asked, this.threads.length, this.#work);
    if (call.hasRows) this.#calls.push(call);
    this.#assign();
    return call.settled;
  }

  /** Asks every thread about what it has counted. */
  askAll(question: Question): Promise<unknown[]> {
    return Promise.all(this.threads.map(thread => thread.ask(question, undefined)));
  }

  /** Does work that `close` waits for. */
  async during<Value>(work: () => Promise<Value>): Promise<Value> {
    this.requireOpen();
    const promise = work();
    this.#pending.add(promise);
    try {
      return await promise;
    } finally {
      this.#pending.delete(promise);
    }
  }

  close(): Promise<void> {
    this.#closed ??= Promise.allSettled(this.#pending).then(() => this.#end(poolClosed()));
    return this.#closed;
  }

  async #end(reason: Error): Promise<void> {
    await Promise.all(this.threads.map(thread => thread.end(reason)));
  }

  /** Without one of its threads the pool ends: the thread may have counted messages. */
  #lose(error: Error): void {
    if (this.#lost) return;
    this.#lost = error;
    for (const call of this.#calls.splice(0)) call.fail(error);
    void this.#end(error);
  }

  /** Gives jobs to threads as long as there are both. */
  #assign(): void {
    while (this.#calls.length > 0) {
      if (!this.#calls[0]!.hasRows) {
        this.#calls.shift();
        continue;
      }
      const thread = this.#leastBusy();
      const slab = thread.slabs.pop();
      if (slab === undefined) return;
      const call = this.#calls.shift()!;
      const job = call.nextJob(slab);
      if (call.hasRows) this.#calls.push(call);
      void this.#run(thread, job, slab);
    }
  }

  #leastBusy(): Thread {
    return this.threads.reduce((least, thread) =>
      thread.slabs.length > least.slabs.length ? thread : least,
    );
  }

  async #run(thread: Thread, job: Job | undefined, slab: Slab): Promise<void> {
    if (job) {
      try {
        await thread.ask(job.question, job.slice);
        job.done();
      } catch (error) {
        job.failed(error);
      }
    }
    thread.slabs.push(slab);
    this.#assign();
  }
}
