import { type SavingsCounts, savingsColumn, textColumn } from '../../../src/batch/index.js';
import { type ReferenceSavings, referenceSavings } from '../../reference/savings.js';
import type { Question } from '../answers.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What texts would need if they were made cheaper. */
export const savings: Question = {
  expected: rows => columnsOf(rows.map(row => referenceSavings(decoder.decode(row)))) as never,
  answers: (kernel, source) => savingsColumn(kernel, textColumn(source as never)) as never,
};

/** The same of strings. */
export const expectedOfStrings = (strings: readonly string[]): SavingsCounts =>
  columnsOf(strings.map(referenceSavings));

const columnsOf = (found: readonly ReferenceSavings[]): SavingsCounts => ({
  partsAfterReplacement: Uint32Array.from(found, each => each.partsAfterReplacement),
  segmentsAfterReplacement: Uint32Array.from(found, each => each.segmentsAfterReplacement),
  partsWithNationalTables: Uint32Array.from(found, each => each.partsWithNationalTables),
  segmentsWithNationalTables: Uint32Array.from(found, each => each.segmentsWithNationalTables),
  locking: Uint8Array.from(found, each => each.locking),
  single: Uint8Array.from(found, each => each.single),
});
