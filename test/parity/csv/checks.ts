// What broken engines are held against: files drawn from the arbitraries, and files too long for them.
import fc from 'fast-check';
import { MOST_FIELDS, MOST_ROWS } from '../../../src/csv/rows.js';
import type { Kernel } from '../../../src/kernel/kernel.js';
import { typescript } from '../kernels.js';
import { csvCase, csvText } from './arbitraries.js';
import { type CsvCase, expectedRows, readCsv, requireReading } from './question.js';
import { requireLineEnds, requireRowStarts, requireStartsAt } from './starts.js';

const whole = { separator: ',', chunkBytes: 1 << 18, shift: 0 };

/** Rows of more fields than are held, and of more than are kept before they are moved, between short ones. */
const MANY = 12 * MOST_FIELDS;
const manyFields = `a,"b"\n${'1,'.repeat(MOST_FIELDS)}${','.repeat(MANY - MOST_FIELDS - 1)}\nc,d\n${'2,'.repeat(1500)}\ne,"f""g"\n`;

/** More rows than a scan finds, rows of very many fields, and ends of windows. */
export const longFiles = (): CsvCase[] => [
  { ...whole, text: `${'a,"b""",\r\n\r\n'.repeat(MOST_ROWS)}c,d,e\nf`, fieldCount: 3, wanted: [1, 0] },
  // The last quote is the last byte of a window.
  { ...whole, text: `"${'x'.repeat(62)}"`, fieldCount: 1, wanted: [0] },
  { ...whole, text: 'a\n'.repeat(MOST_ROWS + 1), fieldCount: 1, wanted: [0] },
  { ...whole, text: `${'a\n'.repeat(MOST_ROWS)}b`, fieldCount: 1, wanted: [0] },
  { ...whole, text: manyFields, fieldCount: MANY, wanted: [0, 1, MOST_FIELDS - 1] },
  { ...whole, text: manyFields, fieldCount: 2, wanted: [0, 1] },
];

/** Comparisons with the reference and with TypeScript. Each throws where the engine differs. */
export function csvChecks(): ((kernel: Kernel) => void)[] {
  const files = [...fc.sample(csvCase, { seed: 1, numRuns: 3000 }), ...longFiles()];
  const texts = fc.sample(csvText, { seed: 2, numRuns: 500 });
  return [
    ...files.map(file => {
      const expected = expectedRows(file);
      const { scans } = readCsv(typescript, file);
      return (kernel: Kernel) => requireReading(kernel, file, expected, scans);
    }),
    ...texts.map((file, i) => (kernel: Kernel) => {
      requireLineEnds(kernel, file.text);
      requireRowStarts(kernel, file, 2 + (i % 60));
      requireStartsAt(kernel, file);
    }),
  ];
}
