import type { Kernel, TextColumn } from '../kernel/kernel.js';
import { argumentError } from '../misuse.js';
import { type SenderColumns, senderColumns } from '../sender/columns.js';
import { requireColumn, requireKernel, requireRoom } from './column.js';

export interface CheckSenderColumnOptions {
  /** Whether the senders may be RCS agents; false unless told. */
  smartRouting?: boolean | undefined;
  /** Columns to write into instead of new ones, with room for at least as many rows; the rest is left as it is. */
  into?: SenderColumns | undefined;
}

/**
 * Checks every sender of a column: the kinds that `checkSender` tells of each, as the bits of a byte. Why a row is of
 * none, `checkSender` tells of that row.
 *
 * A row that is not UTF-8 has `status` 1; one of more than 100 bytes is no sender, whatever they are.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `column` is not what `textColumn` returns, or its buffer is detached
 * @throws {RangeError} `INVALID_ARGUMENT` when `into` has too little room, or a row no longer lies within the data
 * @example
 * const { kind } = checkSenderColumn(loadKernel(), textColumn(['447700900000', 'MyStore', '?']));
 * Array.from(kind, senderKindsOf) // [['NUMERIC'], ['ALPHANUMERIC'], []]
 */
export function checkSenderColumn(
  kernel: Kernel,
  column: TextColumn,
  options?: CheckSenderColumnOptions,
): SenderColumns {
  requireKernel(kernel);
  requireColumn(column);
  const smartRouting = options?.smartRouting ?? false;
  if (typeof smartRouting !== 'boolean')
    throw argumentError('options.smartRouting', 'a boolean', smartRouting);
  const columns = options?.into ?? senderColumns(column.length);
  requireRoom(columns, senderColumns(0), column.length);
  kernel.checkSenderColumn(column, smartRouting, columns);
  return columns;
}
