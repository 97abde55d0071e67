import type { Columns, StringColumn } from '../columns.js';
import { encodings, gsm7, ucs2 } from './alphabet.js';
import type { SmsAnalysis } from './analyze.js';
import { countSeptets, countSurrogatePairs, partsOf, segmentsOf } from './count.js';

/** What `analyze` returns for many messages, as columns. */
export const textCounts = {
  /** `statuses[status[i]]`: 0, or 1 for bytes that are not UTF-8. Each maximal subpart of these counts as U+FFFD. */
  status: Uint8Array,
  /** `encodings[encoding[i]]`: 0 GSM-7, 1 UCS-2. */
  encoding: Uint8Array,
  /** Unicode code points. */
  characters: Uint32Array,
  /** Septets in GSM-7, UTF-16 code units in UCS-2. */
  units: Uint32Array,
  /** Parts as billed. */
  messageParts: Uint32Array,
  /** Parts as sent. */
  segments: Uint32Array,
} as const;

/** What messages would need if they were made cheaper, as columns. A message in GSM-7 has the counts that it has now. */
export const savingsCounts = {
  /** Parts as billed, after the safe replacements of `transliterate`, which are made where they save a part. */
  partsAfterReplacement: Uint32Array,
  /** Parts as sent, after these. */
  segmentsAfterReplacement: Uint32Array,
  /** Parts as billed, in the cheapest pair of national tables. */
  partsWithNationalTables: Uint32Array,
  /** Parts as sent, in this pair. */
  segmentsWithNationalTables: Uint32Array,
  /** National language identifier of its locking shift table; 0: the default alphabet, or UCS-2. */
  locking: Uint8Array,
  /** National language identifier of its single shift table; 0: the default extension table, or UCS-2. */
  single: Uint8Array,
} as const;

/** What many messages would need if they were made cheaper. Row i of each is row i of the input. */
export type SavingsCounts = Columns<typeof savingsCounts>;

/** Counts of many messages, a typed array for each question. Row i of each is row i of the input. */
export type TextCounts = Columns<typeof textCounts>;

/** Analyses every string of a column. */
export function analyzeStrings({ strings, length }: StringColumn, counts: TextCounts): void {
  for (let row = 0; row < length; row++) analyzeString(strings[row]!, counts, row);
}

/** Analyses a string into row `row` of `counts`. */
export function analyzeString(text: string, counts: TextCounts, row: number): void {
  const { length } = text;
  const septets = countSeptets(text, length, gsm7);
  const isGsm = septets >= 0;
  const alphabet = isGsm ? gsm7 : ucs2;
  const characters = isGsm ? length : length - countSurrogatePairs(text, length, ~septets);
  const units = isGsm ? septets : length;
  const parts = partsOf(alphabet, units);
  counts.status[row] = 0;
  counts.encoding[row] = isGsm ? 0 : 1;
  counts.characters[row] = characters;
  counts.units[row] = units;
  counts.messageParts[row] = parts;
  counts.segments[row] = parts === 1 ? 1 : segmentsOf(text, alphabet, units, characters);
}

/** Puts the analysis of a string into row `row` of `counts`. */
export function putAnalysis(analysis: SmsAnalysis, counts: TextCounts, row: number): void {
  counts.status[row] = 0;
  counts.encoding[row] = encodings.indexOf(analysis.encoding);
  counts.characters[row] = analysis.characters;
  counts.units[row] = analysis.units;
  counts.messageParts[row] = analysis.messageParts;
  counts.segments[row] = analysis.segments;
}
