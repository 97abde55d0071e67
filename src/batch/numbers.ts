import type { TextColumn } from '../columns.js';
import type { Kernel } from '../kernel/kernel.js';
import { builtInNumbers } from '../numbering/built-in.js';
import { type NumberColumns, numberColumns } from '../numbering/columns.js';
import { type NumberTable, tableOf } from '../numbering/table.js';
import { columnsToFill, type FillOptions, requireColumn, requireKernel } from './column.js';

export interface ResolveColumnOptions<Name extends keyof NumberColumns = keyof NumberColumns>
  extends FillOptions<NumberColumns, Name> {
  /** A table from `numberTable`. Default: the table that the package carries. */
  table?: NumberTable | undefined;
}

/**
 * Resolves every number of a column. Returns what `resolve` returns for each, as typed arrays of codes.
 *
 * A row that is not an MSISDN (7 to 15 digits, the first not 0) has `status` 2 and 0 in the other columns, whatever its
 * bytes are.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `column` is from `textColumn`, or if its buffer is detached
 * @throws {RangeError} `INVALID_ARGUMENT` if `only` names another column, `into` has too little room, or if a row no longer lies within the data
 * @example
 * const { country } = resolveColumn(loadKernel(), textColumn(['447911123456', '4915112345678']));
 * [...country].map(code => countries[code]) // ['GG', 'DE']
 */
export function resolveColumn<Name extends keyof NumberColumns = keyof NumberColumns>(
  kernel: Kernel,
  column: TextColumn,
  options?: ResolveColumnOptions<Name>,
): Pick<NumberColumns, Name> {
  requireKernel(kernel);
  requireColumn(column);
  const table = tableOf(options, builtInNumbers);
  const columns = columnsToFill(numberColumns, options, column.length);
  kernel.resolveColumn(column, table, columns);
  return columns;
}
