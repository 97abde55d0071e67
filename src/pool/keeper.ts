import type { Kept } from './messages.js';
import type { Thread } from './thread.js';

/** What the threads keep. Each thing goes to all of them once, and is forgotten when the program has dropped it. */
export class Keeper {
  readonly #threads: readonly Thread[];
  readonly #ids = new WeakMap<object, number>();
  readonly #dropped: FinalizationRegistry<number>;
  #last = 0;

  constructor(threads: readonly Thread[]) {
    this.#threads = threads;
    this.#dropped = new FinalizationRegistry(id => {
      for (const thread of threads) thread.post({ forget: id });
    });
  }

  /** The id of a thing. `keptFor` is called the first time only. */
  idOf(thing: object, keptFor: () => Kept): number {
    const known = this.#ids.get(thing);
    if (known !== undefined) return known;
    const kept = keptFor();
    const id = ++this.#last;
    for (const thread of this.#threads) thread.post({ keep: id, kept });
    this.#ids.set(thing, id);
    this.#dropped.register(thing, id);
    return id;
  }
}
