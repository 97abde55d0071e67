import { columnsOf, type TextColumn } from '../columns.js';
import type { Kernel } from '../kernel/kernel.js';
import { argumentError } from '../misuse.js';
import { type SenderColumns, senderColumns } from '../sender/columns.js';
import { requireColumn, requireKernel, requireRoom } from './column.js';

export interface CheckSenderColumnOptions {
  /** Whether a sender may be an RCS agent. Default false. */
  smartRouting?: boolean | undefined;
  /** Columns to write into instead of new ones. They need room for every row; rows past these are left as they are. */
  into?: SenderColumns | undefined;
}

/**
 * Checks every sender of a column. Returns the kinds that `checkSender` returns for each, as the bits of a byte.
 * `checkSender` says why a row has no kind.
 *
 * A row that is not UTF-8 has `status` 1. A row of more than 100 bytes is not a sender, whatever its bytes are.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `column` is from `textColumn`, or if its buffer is detached
 * @throws {RangeError} `INVALID_ARGUMENT` if `into` has too little room, or if a row no longer lies within the data
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
  const smartRouting = smartRoutingOf(options);
  const columns = options?.into ?? columnsOf(senderColumns, column.length);
  requireRoom(columns, senderColumns, column.length);
  kernel.checkSenderColumn(column, smartRouting, columns);
  return columns;
}

/** Whether a sender may be an RCS agent. Throws unless it is true, false or left out. */
export function smartRoutingOf(options: CheckSenderColumnOptions | undefined): boolean {
  const smartRouting = options?.smartRouting ?? false;
  if (typeof smartRouting !== 'boolean')
    throw argumentError('options.smartRouting', 'a boolean', smartRouting);
  return smartRouting;
}
