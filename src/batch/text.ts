import type { TextColumn } from '../columns.js';
import type { Kernel } from '../kernel/kernel.js';
import { type TextCounts, textCounts } from '../text/columns.js';
import { columnsToFill, type FillOptions, requireColumn, requireKernel } from './column.js';

/** Which counts are returned, and where they are written. */
export type AnalyzeColumnOptions<Name extends keyof TextCounts = keyof TextCounts> = FillOptions<
  TextCounts,
  Name
>;

/**
 * Analyses every message of a column. Returns what `analyze` returns for each, as typed arrays of counts and codes.
 *
 * Bytes that are not UTF-8 are counted as the WHATWG decoder reads them, and the row has `status` 1.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `column` is from `textColumn`, or if its buffer is detached
 * @throws {RangeError} `INVALID_ARGUMENT` if `only` names another column, `into` has too little room, or if a row no longer lies within the data
 * @example
 * [...analyzeColumn(loadKernel(), textColumn(['Hello', '你好'])).encoding] // [0, 1]: GSM-7, UCS-2
 * const { messageParts } = analyzeColumn(loadKernel(), textColumn(['Hello']), { only: ['messageParts'] });
 * [...messageParts] // [1]
 */
export function analyzeColumn<Name extends keyof TextCounts = keyof TextCounts>(
  kernel: Kernel,
  column: TextColumn,
  options?: AnalyzeColumnOptions<Name>,
): Pick<TextCounts, Name> {
  requireKernel(kernel);
  requireColumn(column);
  const counts = columnsToFill(textCounts, options, column.length);
  kernel.analyzeColumn(column, counts);
  return counts;
}
