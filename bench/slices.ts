// Times contenders in turn, in short slices, for many rounds: a machine that slows down slows all of them.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';

export interface Timed {
  readonly name: string;
  /** Works through the whole input once. */
  run(): unknown;
}

/** Nanoseconds that one run takes. */
export interface Timing {
  readonly name: string;
  /** The 10th percentile of the slices: what the machine reaches when nothing else runs. */
  readonly best: number;
  readonly median: number;
}

export interface SliceOptions {
  readonly rounds: number;
  /** How long a slice lasts at least. */
  readonly milliseconds: number;
}

/** Each contender runs until it is warm, and then once in each round for as long as a slice lasts. */
export function timeSlices(contenders: readonly Timed[], { rounds, milliseconds }: SliceOptions): Timing[] {
  const repeats = contenders.map(({ run }) => repeatsIn(run, milliseconds));
  const times = contenders.map(() => new Float64Array(rounds));
  for (let round = 0; round < rounds; round++) {
    contenders.forEach(({ run }, i) => {
      times[i]![round] = nanosecondsOf(run, repeats[i]!);
    });
  }
  return contenders.map(({ name }, i) => {
    const sorted = times[i]!.sort();
    return { name, best: sorted[Math.floor(rounds / 10)]!, median: sorted[rounds >> 1]! };
  });
}

/** How often `run` fits into a slice, after it has run for ten slices. */
function repeatsIn(run: () => unknown, milliseconds: number): number {
  let fastest = Number.POSITIVE_INFINITY;
  const until = performance.now() + 10 * milliseconds;
  do fastest = Math.min(fastest, nanosecondsOf(run, 1));
  while (performance.now() < until);
  return Math.max(1, Math.round((milliseconds * 1e6) / fastest));
}

function nanosecondsOf(run: () => unknown, repeats: number): number {
  const began = process.hrtime.bigint();
  for (let i = 0; i < repeats; i++) run();
  return Number(process.hrtime.bigint() - began) / repeats;
}

/** Keeps this thread on the last processor, where the system can. Returns what was done. */
export function pinToProcessor(): string {
  const processor = cpus().length - 1;
  try {
    execFileSync('taskset', ['-p', '-c', String(processor), String(process.pid)], { stdio: 'ignore' });
    return `pinned to processor ${processor}`;
  } catch {
    return 'not pinned: there is no taskset';
  }
}

export const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
