// Reference = ts = wasm as properties: a failure is the smallest value that shows it, with what it takes to replay it.
import fc from 'fast-check';
import type { Kernel } from '../../src/kernel/kernel.js';
import { scaled } from '../scale.js';
import { layout } from './aimed.js';
import { type Answers, Difference, hexOf, type Question, requireSame } from './answers.js';
import { chunkSizes, typescript } from './kernels.js';
import { type Layout, laid } from './layouts.js';

const seed = Number(process.env.QUICKSMS_TEST_SEED ?? 1);
const path = process.env.QUICKSMS_TEST_PATH;

/** Shrinking stops after so many attempts: enough for a row of thousands of bytes, or for half of a column at a time. */
const MOST_SHRINKS = 4000;

interface Property<Value> {
  readonly values: fc.Arbitrary<Value>;
  /** Throws where the answers differ. */
  check(value: Value): void;
  describe(value: Value): string;
  /** Values for a scale of 1. */
  readonly runs?: number;
  /** Values to start with. */
  readonly examples?: readonly Value[];
}

/** Throws at the smallest value for which `check` throws. */
export function requireProperty<Value>(property: Property<Value>): void {
  const { values, check, describe, runs = 1000, examples = [] } = property;
  let failures = 0;
  const details = fc.check(
    fc.property(values, value => {
      if (failures > MOST_SHRINKS) return;
      try {
        check(value);
      } catch (error) {
        failures++;
        throw error;
      }
    }),
    {
      seed,
      ...(path === undefined ? {} : { path }),
      numRuns: Math.max(examples.length, runs === 0 ? 0 : scaled(runs)),
      examples: examples.map(value => [value] as [Value]),
    },
  );
  if (!details.failed) return;
  const [value] = details.counterexample!;
  const { errorInstance, numShrinks, counterexamplePath } = details;
  throw new Error(
    [
      (errorInstance as Error).message,
      `smallest after ${numShrinks} steps: ${describe(value)}`,
      `seed ${details.seed}, path "${counterexamplePath}"; to replay this test, set`,
      `QUICKSMS_TEST_SEED=${details.seed} QUICKSMS_TEST_PATH=${counterexamplePath}`,
    ].join('\n'),
  );
}

/** Rows, where they lie, and how many bytes of them a kernel moves at a time. */
export interface Case {
  readonly rows: readonly Uint8Array[];
  readonly layout: Layout;
  readonly chunkSize: number;
}

export const cases = (row: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Case> =>
  fc.record({
    rows: fc.array(row, { maxLength: 1 << 20, size: 'small' }),
    layout,
    chunkSize: fc.constantFrom(...chunkSizes),
  });

export function describeCase({ rows, layout, chunkSize }: Case): string {
  const many = rows.length === 1 ? 'a row' : `${rows.length} rows`;
  const pieces = chunkSize === 0 ? '' : `, ${chunkSize} bytes at a time`;
  return `${many} ${layout.name}${pieces}: ${rows.slice(0, 20).map(hexOf).join(' ')}`;
}

/** Throws where TypeScript or an engine does not answer as the reference does. */
export function checkCase(question: Question, wasm: (chunkSize: number) => Kernel, value: Case): void {
  const expected = question.expected(value.rows);
  for (const kernel of [typescript, wasm(value.chunkSize)])
    requireSame(
      kernel.name,
      question.answers(kernel, laid(value.rows, value.layout, kernel)),
      expected,
      value.rows,
    );
}

/** Compares many rows at once. What differs is shrunk as the values of a property are. */
export function requireRows(
  what: string,
  { question, row, kernel }: { question: Question; row: fc.Arbitrary<Uint8Array>; kernel: Kernel },
  { rows, expected, layout }: { rows: readonly Uint8Array[]; expected: Answers; layout: Layout },
): void {
  try {
    requireSame(what, question.answers(kernel, laid(rows, layout, kernel)), expected, rows);
  } catch (error) {
    const found = { rows, layout, chunkSize: 0 };
    const single = error instanceof Difference ? [{ ...found, rows: [rows[error.row]!] }] : [];
    requireProperty({
      values: cases(row),
      check: ({ rows, layout }) =>
        requireSame(
          what,
          question.answers(kernel, laid(rows, layout, kernel)),
          question.expected(rows),
          rows,
        ),
      describe: describeCase,
      runs: 0,
      examples: [...single, found],
    });
    throw error;
  }
}
