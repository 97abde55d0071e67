import type { TextColumn } from '../columns.js';
import type { Kernel } from '../kernel/kernel.js';
import { type SavingsCounts, savingsCounts } from '../text/columns.js';
import { savingsRules } from '../text/savings.js';
import { columnsToFill, type FillOptions, requireColumn, requireKernel } from './column.js';

/** Which columns are returned, and where they are written. */
export type SavingsColumnOptions<Name extends keyof SavingsCounts = keyof SavingsCounts> = FillOptions<
  SavingsCounts,
  Name
>;

/**
 * Returns what every message of a column would need if it were made cheaper: after the safe replacements of
 * `transliterate`, and in the cheapest pair of national tables (`tables: 'auto'` of `analyze` in
 * `@quicksms/core/encoding`, with references of 8 bits). A message in GSM-7 has the counts that it has now.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `column` is from `textColumn`, or if its buffer is detached
 * @throws {RangeError} `INVALID_ARGUMENT` if `only` names another column, `into` has too little room, or if a row no longer lies within the data
 * @example
 * const texts = textColumn([`It’s ${'a'.repeat(80)}`, 'ş'.repeat(100)]);
 * const { partsAfterReplacement, partsWithNationalTables } = savingsColumn(loadKernel(), texts);
 * [...partsAfterReplacement, ...partsWithNationalTables] // [1, 2, 2, 1]
 */
export function savingsColumn<Name extends keyof SavingsCounts = keyof SavingsCounts>(
  kernel: Kernel,
  column: TextColumn,
  options?: SavingsColumnOptions<Name>,
): Pick<SavingsCounts, Name> {
  requireKernel(kernel);
  requireColumn(column);
  const counts = columnsToFill(savingsCounts, options, column.length);
  kernel.savingsColumn(column, savingsRules, counts);
  return counts;
}
