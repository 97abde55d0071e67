import type { Kernel, TextColumn } from '../kernel/kernel.js';
import { type TextCounts, textCounts } from '../text/utf8.js';
import { requireColumn, requireKernel, requireRoom } from './column.js';

export interface AnalyzeColumnOptions {
  /** Counts to write into instead of new ones, with room for at least as many rows; the rest is left as it is. */
  into?: TextCounts | undefined;
}

/**
 * Analyses every message of a column: the counts that `analyze` gives for each, as typed arrays.
 *
 * Bytes that are not UTF-8 are counted as the WHATWG decoder reads them, and `status` of the row is 1.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `column` is not what `textColumn` returns, or its buffer is detached
 * @throws {RangeError} `INVALID_ARGUMENT` when `into` has too little room, or a row no longer lies within the data
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
  const counts = options?.into ?? textCounts(column.length);
  requireRoom(counts, textCounts(0), column.length);
  kernel.analyzeColumn(column, counts);
  return counts;
}
