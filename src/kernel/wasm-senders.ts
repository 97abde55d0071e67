import { copyColumns, sliceColumns, sliceText, type Utf8Column } from '../columns.js';
import type { SenderColumns } from '../sender/columns.js';
import type { Engine } from './engine.js';
import { checkSendersInTypeScript } from './ts.js';

/** The engine's function that checks senders. */
export const senderWork =
  ({ checkSenderRows }: Engine['exports'], smartRouting: boolean) =>
  (base: number, rows: number, size: number) =>
    checkSenderRows(base, rows, size, smartRouting);

/** Checks the senders of a column in the engine. */
export function checkSendersInEngine(
  engine: Engine,
  column: Utf8Column,
  smartRouting: boolean,
  columns: Partial<SenderColumns>,
): void {
  const work = senderWork(engine.exports, smartRouting);
  engine.eachBlock(
    column,
    block => {
      engine.run(work, column, block);
      copyColumns(engine.views.senders, block.last - block.first, columns, block.first);
    },
    row =>
      checkSendersInTypeScript(
        sliceText(column, row, row + 1),
        smartRouting,
        sliceColumns(columns, row, row + 1),
      ),
  );
}
