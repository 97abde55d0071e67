import { copyColumns, type Utf8Column } from '../columns.js';
import { checkSenderBytes, type SenderColumns } from '../sender/columns.js';
import type { Engine } from './engine.js';

/** Checks the senders of a column in the engine. */
export function checkSendersInEngine(
  engine: Engine,
  column: Utf8Column,
  smartRouting: boolean,
  columns: SenderColumns,
): void {
  const work = (base: number, rows: number, size: number) =>
    engine.exports.checkSenderRows(base, rows, size, smartRouting);
  engine.eachBlock(
    column,
    block => {
      engine.run(work, column, block);
      copyColumns(engine.views.senders, block.last - block.first, columns, block.first);
    },
    row => checkSenderBytes(column, smartRouting, columns, row),
  );
}
