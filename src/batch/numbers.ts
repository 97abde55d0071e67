import type { Kernel, TextColumn } from '../kernel/kernel.js';
import { builtInNumbers } from '../numbering/built-in.js';
import { type NumberColumns, numberColumns } from '../numbering/columns.js';
import { type NumberTable, tableOf } from '../numbering/table.js';
import { requireColumn, requireKernel, requireRoom } from './column.js';

export interface ResolveColumnOptions {
  /** Columns to write into instead of new ones, with room for at least as many rows; the rest is left as it is. */
  into?: NumberColumns | undefined;
  /** A table that `numberTable` has read; the one that the package carries unless told. */
  table?: NumberTable | undefined;
}

/**
 * Resolves every number of a column: what `resolve` says of each, as typed arrays of codes.
 *
 * A row that is no MSISDN (7 to 15 digits, the first not 0) has `status` 2 and 0 in the others; what its bytes are
 * does not matter.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `column` is not what `textColumn` returns, or its buffer is detached
 * @throws {RangeError} `INVALID_ARGUMENT` when `into` has too little room, or a row no longer lies within the data
 * @example
 * const { country } = resolveColumn(loadKernel(), textColumn(['447911123456', '4915112345678']));
 * [...country].map(code => countries[code]) // ['GG', 'DE']
 */
export function resolveColumn(
  kernel: Kernel,
  column: TextColumn,
  options?: ResolveColumnOptions,
): NumberColumns {
  requireKernel(kernel);
  requireColumn(column);
  const table = tableOf(options, builtInNumbers);
  const columns = options?.into ?? numberColumns(column.length);
  requireRoom(columns, numberColumns(0), column.length);
  kernel.resolveColumn(column, table, columns);
  return columns;
}
