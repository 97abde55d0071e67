import { columnsOf, type TextColumn } from '../columns.js';
import type { Kernel } from '../kernel/kernel.js';
import { type TextCounts, textCounts } from '../text/columns.js';
import { requireColumn, requireKernel, requireRoom } from './column.js';

export interface AnalyzeColumnOptions {
  /** Counts to write into instead of new ones. They need room for every row; rows past these are left as they are. */
  into?: TextCounts | undefined;
}

/**
 * Analyses every message of a column. Returns what `analyze` returns for each, as typed arrays of counts and codes.
 *
 * Bytes that are not UTF-8 are counted as the WHATWG decoder reads them, and the row has `status` 1.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `column` is from `textColumn`, or if its buffer is detached
 * @throws {RangeError} `INVALID_ARGUMENT` if `into` has too little room, or if a row no longer lies within the data
 * @example
 * [...analyzeColumn(loadKernel(), textColumn(['Hello', '你好'])).encoding] // [0, 1]: GSM-7, UCS-2
 */
export function analyzeColumn(
  kernel: Kernel,
  column: TextColumn,
  options?: AnalyzeColumnOptions,
): TextCounts {
  requireKernel(kernel);
  requireColumn(column);
  const counts = options?.into ?? columnsOf(textCounts, column.length);
  requireRoom(counts, textCounts, column.length);
  kernel.analyzeColumn(column, counts);
  return counts;
}
