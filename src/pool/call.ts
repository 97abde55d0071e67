import { copyColumns, sliceColumns, type TextColumn } from '../columns.js';
import type { Arrays, Question, Slice } from './messages.js';
import { type AnswerKinds, isShared, WORD } from './shared-columns.js';
import type { Slab, TextColumns } from './slab.js';

/**
 * The work of a slice, in bytes of text that take as long. A message and its answer take as long as 100 KB. The slices of
 * a call become smaller towards its end, so that no thread works while the others have nothing to do.
 */
export const sliceWork: SliceWork = { most: 4 << 20, least: 256 << 10 };

export interface SliceWork {
  readonly most: number;
  readonly least: number;
}

/** Bytes that are copied for a slice at most, unless a single row has more: they stay in the second-level cache. */
const MOST_COPIED = 1 << 20;

/** The work of a row beside its bytes, for each column. */
const WORK_OF_A_FIELD = 16;

/** Rows whose lengths stand for all. */
const SAMPLE = 64;

/** What is asked about rows. */
export interface Asked {
  readonly question: Question;
  readonly columns: TextColumns;
  /** The channel of each message, in shared memory. */
  readonly channels?: Uint8Array | undefined;
  /** Where the answers go, and their kinds; undefined where rows have none. */
  readonly answers: Arrays | undefined;
  readonly kinds: AnswerKinds | undefined;
  /** What the threads keep for the question: they forget what the program has dropped. */
  readonly holds?: object | undefined;
}

/** A job of a thread, and what to do with its outcome. */
export interface Job {
  readonly question: Question;
  readonly slice: Slice;
  done(): void;
  failed(error: unknown): void;
}

/**
 * A question about many rows, which threads answer slice by slice. When a slice fails, no others begin. The call ends
 * when none is at work any more: nothing is written after its promise has settled.
 */
export class Call {
  readonly settled: Promise<void>;
  readonly #asked: Asked;
  readonly #length: number;
  readonly #threads: number;
  readonly #work: SliceWork;
  readonly #workOfRow: number;
  readonly #areAnswersShared: boolean;
  readonly #resolve: () => void;
  readonly #reject: (error: unknown) => void;
  #next = 0;
  #atWork = 0;
  /** The error of the first row that failed, as far as is known. */
  #failure: { readonly row: number; readonly error: unknown } | undefined;

  constructor(asked: Asked, threads: number, work: SliceWork) {
    this.#asked = asked;
    const columns = Object.values(asked.columns);
    this.#length = columns[0]!.length;
    this.#threads = threads;
    this.#work = work;
    this.#workOfRow = columns.reduce((sum, column) => sum + WORK_OF_A_FIELD + averageLength(column), 0);
    this.#areAnswersShared = Object.values(asked.answers ?? {}).every(isShared);
    const { promise, resolve, reject } = withResolvers();
    this.settled = promise;
    this.#resolve = resolve;
    this.#reject = reject;
    if (this.#length === 0) resolve();
  }

  /** Whether there are rows that no job has. */
  get hasRows(): boolean {
    return this.#next < this.#length;
  }

  /** The job of the next rows, with what it needs of a slab. Undefined where a row cannot be read: then the call fails. */
  nextJob(slab: Slab): Job | undefined {
    const { question, columns, channels, answers, kinds } = this.#asked;
    const first = this.#next;
    const end = Math.min(first + this.#rowsOfSlice(), this.#length);
    const last = endWithin(columns, [first, end], MOST_COPIED);
    this.#next = last;
    try {
      const ownKinds = this.#areAnswersShared ? undefined : kinds;
      const held = slab.hold(columns, [first, last], ownKinds);
      const target = answers && sliceColumns(answers, first, last);
      const slice = {
        columns: held.columns,
        channels: channels?.subarray(first, last),
        answers: held.answers ?? target,
      };
      this.#atWork++;
      return {
        question,
        slice,
        done: () => {
          if (held.answers && this.#failure === undefined)
            copyColumns(held.answers, last - first, target!, 0);
          this.#settle();
        },
        failed: error => {
          this.#fail(first, error);
          this.#settle();
        },
      };
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  #rowsOfSlice(): number {
    const work = (this.#length - this.#next) * this.#workOfRow;
    const { most, least } = this.#work;
    const workOfSlice = Math.max(least, Math.min(work / (2 * this.#threads), most));
    // Answers of a slice begin at a whole word.
    return Math.ceil(workOfSlice / this.#workOfRow / WORD) * WORD;
  }

  /** Begins no other slice, and ends with the error, unless one of an earlier row is known. */
  fail(error: unknown): void {
    this.#fail(this.#next, error);
    if (this.#atWork === 0) this.#end();
  }

  #fail(row: number, error: unknown): void {
    this.#next = this.#length;
    if (this.#failure === undefined || row < this.#failure.row) this.#failure = { row, error };
  }

  #settle(): void {
    this.#atWork--;
    if (this.#atWork === 0 && !this.hasRows) this.#end();
  }

  #end(): void {
    if (this.#failure) this.#reject(this.#failure.error);
    else this.#resolve();
  }
}

function withResolvers() {
  let resolve!: () => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<void>((...both) => {
    [resolve, reject] = both;
  });
  return { promise, resolve, reject };
}

/** The length of an average row, from some that are evenly spread. A changed column may have any positions. */
function averageLength(column: TextColumn): number {
  const { length } = column;
  const step = Math.max(1, Math.floor(length / SAMPLE));
  let sum = 0;
  let rows = 0;
  for (let row = 0; row < length; row += step) {
    sum +=
      'strings' in column
        ? column.strings[row]!.length
        : Math.max(0, column.ends[row]! - column.starts[row]!);
    rows++;
  }
  return rows === 0 ? 0 : sum / rows;
}

/** The end of a slice: earlier where it would have more than so many bytes to copy. */
function endWithin(columns: TextColumns, [first, end]: readonly [number, number], most: number): number {
  for (const column of Object.values(columns)) {
    if ('strings' in column || isShared(column.data)) continue;
    let bytes = 0;
    for (let row = first; row < end; row++) {
      bytes += column.ends[row]! - column.starts[row]!;
      if (bytes > most && row > first) end = row;
    }
  }
  return end;
}
