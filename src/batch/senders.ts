import type { TextColumn } from '../columns.js';
import type { Kernel } from '../kernel/kernel.js';
import { argumentError } from '../misuse.js';
import { type SenderColumns, senderColumns } from '../sender/columns.js';
import { columnsToFill, type FillOptions, requireColumn, requireKernel } from './column.js';

export interface CheckSenderColumnOptions<Name extends keyof SenderColumns = keyof SenderColumns>
  extends FillOptions<SenderColumns, Name> {
  /** Whether a sender may be an RCS agent. Default false. */
  smartRouting?: boolean | undefined;
}

/**
 * Checks every sender of a column. Returns the kinds that `checkSender` returns for each, as the bits of a byte.
 * `checkSender` says why a row has no kind.
 *
 * A row that is not UTF-8 has `status` 1. A row of more than 100 bytes is not a sender, whatever its bytes are.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless `column` is from `textColumn`, or if its buffer is detached
 * @throws {RangeError} `INVALID_ARGUMENT` if `only` names another column, `into` has too little room, or if a row no longer lies within the data
 * @example
 * const { kind } = checkSenderColumn(loadKernel(), textColumn(['447700900000', 'MyStore', '?']));
 * Array.from(kind, senderKindsOf) // [['NUMERIC'], ['ALPHANUMERIC'], []]
 */
export function checkSenderColumn<Name extends keyof SenderColumns = keyof SenderColumns>(
  kernel: Kernel,
  column: TextColumn,
  options?: CheckSenderColumnOptions<Name>,
): Pick<SenderColumns, Name> {
  requireKernel(kernel);
  requireColumn(column);
  const smartRouting = smartRoutingOf(options);
  const columns = columnsToFill(senderColumns, options, column.length);
  kernel.checkSenderColumn(column, smartRouting, columns);
  return columns;
}

/** Whether a sender may be an RCS agent. Throws unless it is true, false or left out. */
export function smartRoutingOf(options: { smartRouting?: boolean | undefined } | undefined): boolean {
  const smartRouting = options?.smartRouting ?? false;
  if (typeof smartRouting !== 'boolean')
    throw argumentError('options.smartRouting', 'a boolean', smartRouting);
  return smartRouting;
}
