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
  /** In the order of the rounds. */
  readonly slices: Float64Array;
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
  return contenders.map(({ name }, i) => ({
    name,
    best: percentile(times[i]!, 10),
    median: percentile(times[i]!, 50),
    slices: times[i]!,
  }));
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

export interface Ratio {
  readonly value: number;
  /** How far it may be off, as a share of it: half of what the middle half of the rounds spans. */
  readonly noise: number;
}

/** How many times as fast as `rival` a contender is, by their best slices. */
export function ratioOf(contender: Timing, rival: Timing): Ratio {
  const rounds = contender.slices.map((time, round) => rival.slices[round]! / time);
  return { value: rival.best / contender.best, noise: spreadOf(rounds) };
}

/** Half of what the middle half of the values spans, as a share of the median. */
export const spreadOf = (values: ArrayLike<number>): number =>
  (percentile(values, 75) - percentile(values, 25)) / 2 / percentile(values, 50);

export function percentile(values: ArrayLike<number>, percent: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))]!;
}

/** The geometric mean of ratios, and the worst. */
export function summaryOf(ratios: readonly Ratio[]): { mean: Ratio; worst: Ratio } {
  const logarithms = ratios.reduce((sum, { value }) => sum + Math.log(value), 0);
  const noise = ratios.reduce((sum, ratio) => sum + ratio.noise, 0) / ratios.length;
  return {
    mean: { value: Math.exp(logarithms / ratios.length), noise },
    worst: ratios.reduce((worst, ratio) => (ratio.value < worst.value ? ratio : worst)),
  };
}

/** Keeps this thread on the last processor, where the system can. Returns what was done. */
export function pinToProcessor(): string {
  const processor = cpus().length - 1;
  try {
    execFileSync('taskset', ['-p', '-c', String(processor), String(process.pid)], { stdio: 'ignore' });
    return `Pinned to processor ${processor}.`;
  } catch {
    return 'Not pinned to a processor: there is no taskset.';
  }
}
