import { analyzeColumn, type TextCounts, textColumn } from '../../../src/batch/index.js';
import { type Counts, codePointsOf, referenceCounts, referenceUtf8 } from '../../reference/text.js';
import type { Question } from '../answers.js';

/** How many characters, units, parts and segments texts have. */
export const text: Question = {
  expected: rows => countsOf(rows.map(referenceUtf8)),
  answers: (kernel, source) => analyzeColumn(kernel, textColumn(source as never)) as never,
};

/** The same of strings. All are valid: a lone surrogate is a character. */
export const expectedOfStrings = (strings: readonly string[]): TextCounts =>
  countsOf(strings.map(string => ({ ...referenceCounts(codePointsOf(string)), valid: true })));

const countsOf = (counts: readonly (Counts & { valid: boolean })[]) => ({
  status: Uint8Array.from(counts, ({ valid }) => (valid ? 0 : 1)),
  encoding: Uint8Array.from(counts, ({ encoding }) => (encoding === 'GSM-7' ? 0 : 1)),
  characters: Uint32Array.from(counts, ({ characters }) => characters),
  units: Uint32Array.from(counts, ({ units }) => units),
  messageParts: Uint32Array.from(counts, ({ messageParts }) => messageParts),
  segments: Uint32Array.from(counts, ({ segments }) => segments),
});
