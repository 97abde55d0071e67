// Compares the answers of contenders, and then measures them on the same input.
import { isDeepStrictEqual } from 'node:util';
import { quick } from './report.js';
import { type Ratio, ratioOf, type SliceOptions, timeSlices } from './slices.js';

const slices: SliceOptions = quick ? { rounds: 12, milliseconds: 1.5 } : { rounds: 40, milliseconds: 4 };

export interface Contender {
  name: string;
  /** Works through the whole input once. */
  run(): unknown;
  /** The answers, where `run` does not return them. */
  answers?(): unknown;
}

export interface Input {
  rows: number;
  bytes: number;
}

export interface Result {
  name: string;
  rowsPerSecond: number;
  megabytesPerSecond: number;
  /** Speed divided by that of the first contender, and how far that may be off. */
  ratio: number;
  noise: number;
}

/** Checks that all contenders give the first one's answers, then measures them. */
export function compare(input: Input, contenders: Contender[]): Result[] {
  checkAnswers(contenders);
  return measure(input, contenders);
}

/** Throws when the answer of a contender differs from the first one's; the message names the question. */
export function checkAnswers([first, ...others]: Contender[]): void {
  const answersOf = ({ answers, run }: Contender) => structuredClone((answers ?? run)());
  const right = answersOf(first!) as Record<string, unknown>;
  for (const other of others) {
    const given = answersOf(other) as Record<string, unknown>;
    for (const question of Object.keys({ ...right, ...given })) {
      if (isDeepStrictEqual(right[question], given[question])) continue;
      throw new Error(`"${other.name}" and "${first!.name}" do not agree: ${question}`);
    }
  }
}

/** Measures contenders without comparing answers: for those that may be wrong, and are marked so. */
export function measure({ rows, bytes }: Input, contenders: readonly Contender[]): Result[] {
  const timings = timeSlices(contenders, slices);
  return timings.map(timing => {
    const ratio: Ratio = ratioOf(timing, timings[0]!);
    return {
      name: timing.name,
      rowsPerSecond: (1e9 / timing.best) * rows,
      megabytesPerSecond: (1e3 / timing.best) * bytes,
      ratio: ratio.value,
      noise: ratio.noise,
    };
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
