import { type NumberColumns, resolveBytes, resolveString } from '../numbering/columns.js';
import type { NumberTable } from '../numbering/table.js';
import { checkSenderBytes, checkSenderString, type SenderColumns } from '../sender/columns.js';
import { encodings } from '../text/alphabet.js';
import { analyze } from '../text/analyze.js';
import { analyzeUtf8, type TextCounts } from '../text/utf8.js';
import { columnChanged, type Kernel, requireByteLength, type TextColumn, type Utf8Column } from './kernel.js';

/** Puts the analysis of one string into row `row` of `counts`. */
export function analyzeInto(text: string, counts: TextCounts, row: number): void {
  const { encoding, characters, units, messageParts, segments } = analyze(text);
  counts.status[row] = 0;
  counts.encoding[row] = encodings.indexOf(encoding);
  counts.characters[row] = characters;
  counts.units[row] = units;
  counts.messageParts[row] = messageParts;
  counts.segments[row] = segments;
}

/** Resolves every row of the column. */
export function resolveInTypeScript(column: TextColumn, table: NumberTable, columns: NumberColumns): void {
  if ('strings' in column)
    for (let row = 0; row < column.length; row++) resolveString(table, column.strings[row]!, columns, row);
  else eachRow(column, (row, start, end) => resolveBytes(table, column.data, start, end, columns, row));
}

/** Checks every row of the column. */
export function checkSendersInTypeScript(
  column: TextColumn,
  smartRouting: boolean,
  columns: SenderColumns,
): void {
  if ('strings' in column)
    for (let row = 0; row < column.length; row++)
      checkSenderString(column.strings[row]!, smartRouting, columns, row);
  else
    eachRow(column, (row, start, end) =>
      checkSenderBytes(column.data, start, end, smartRouting, columns, row),
    );
}

function eachRow(column: Utf8Column, visit: (row: number, start: number, end: number) => void): void {
  const { data, starts, ends, length } = column;
  for (let row = 0; row < length; row++) {
    const start = starts[row]!;
    const end = ends[row]!;
    if (start > end || end > data.length) throw columnChanged();
    visit(row, start, end);
  }
}

/** The kernel that runs everywhere: the rooms in a loop. */
export function tsKernel(reason: string): Kernel {
  return {
    name: 'ts',
    reason,
    analyze,
    analyzeColumn(column: TextColumn, counts: TextCounts): void {
      if ('strings' in column) {
        for (let row = 0; row < column.length; row++) analyzeInto(column.strings[row]!, counts, row);
      } else {
        eachRow(column, (row, start, end) => analyzeUtf8(column.data, start, end, counts, row));
      }
    },
    resolveColumn: resolveInTypeScript,
    checkSenderColumn: checkSendersInTypeScript,
    buffer(byteLength: number): Uint8Array {
      requireByteLength(byteLength);
      return new Uint8Array(byteLength);
    },
  };
}
