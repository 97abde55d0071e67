import { allColumns, type TextColumn, type Utf8Column } from '../columns.js';
import { type NumberColumns, numberColumns, resolveBytes, resolveString } from '../numbering/columns.js';
import type { NumberTable } from '../numbering/table.js';
import { checkSenderBytes, checkSenderString, type SenderColumns, senderColumns } from '../sender/columns.js';
import { analyze } from '../text/analyze.js';
import { analyzeUtf8 } from '../text/analyze-utf8.js';
import { analyzeStrings, type TextCounts, textCounts } from '../text/columns.js';
import { columnChanged, type Kernel, requireByteLength } from './kernel.js';
import { Tally } from './tally.js';
import { csvReader } from './ts-csv.js';
import { savingsInTypeScript } from './ts-savings.js';
import { countInTypeScript } from './ts-tally.js';

/** The kernel that runs everywhere: the rooms in a loop. */
export function tsKernel(reason: string): Kernel {
  const kernel: Kernel = {
    name: 'ts',
    reason,
    analyze,
    analyzeColumn: analyzeInTypeScript,
    savingsColumn: (column, rules, counts) => savingsInTypeScript(kernel, column, rules, counts),
    resolveColumn: resolveInTypeScript,
    checkSenderColumn: checkSendersInTypeScript,
    counter(table, prefixes, savings) {
      const counting = { table, prefixes, tally: new Tally(), savings };
      return {
        add: (messages, details) => countInTypeScript(kernel, messages, counting, details),
        tally: () => counting.tally.entries(),
      };
    },
    ...csvReader(),
    buffer(byteLength: number): Uint8Array {
      requireByteLength(byteLength);
      return new Uint8Array(byteLength);
    },
  };
  return kernel;
}

function analyzeInTypeScript(column: TextColumn, into: Partial<TextCounts>): void {
  const counts = allColumns(textCounts, into, column.length);
  if ('strings' in column) analyzeStrings(column, counts);
  else
    for (let row = 0; row < column.length; row++) {
      requireRow(column, row);
      analyzeUtf8(column, counts, row);
    }
}

/** Resolves every row of the column. */
export function resolveInTypeScript(
  column: TextColumn,
  table: NumberTable,
  into: Partial<NumberColumns>,
): void {
  const columns = allColumns(numberColumns, into, column.length);
  if ('strings' in column)
    for (let row = 0; row < column.length; row++) resolveString(table, column.strings[row]!, columns, row);
  else
    for (let row = 0; row < column.length; row++) {
      requireRow(column, row);
      resolveBytes(table, column, columns, row);
    }
}

/** Checks every row of the column. */
export function checkSendersInTypeScript(
  column: TextColumn,
  smartRouting: boolean,
  into: Partial<SenderColumns>,
): void {
  const columns = allColumns(senderColumns, into, column.length);
  if ('strings' in column)
    for (let row = 0; row < column.length; row++)
      checkSenderString(column.strings[row]!, smartRouting, columns, row);
  else
    for (let row = 0; row < column.length; row++) {
      requireRow(column, row);
      checkSenderBytes(column, smartRouting, columns, row);
    }
}

/** Throws unless the row lies within the data. */
function requireRow({ data, starts, ends }: Utf8Column, row: number): void {
  if (starts[row]! > ends[row]! || ends[row]! > data.length) throw columnChanged();
}
