import { allColumns, columnsOf, type TextColumn } from '../columns.js';
import { type SavingsCounts, savingsCounts, textCounts } from '../text/columns.js';
import type { SavingsRules } from '../text/savings.js';
import type { Kernel } from './kernel.js';

const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { ignoreBOM: true });

/** Finds the savings of every row of the column: in TypeScript for those in UCS-2, which `kernel` finds. */
export function savingsInTypeScript(
  kernel: Pick<Kernel, 'analyzeColumn'>,
  column: TextColumn,
  rules: SavingsRules,
  into: Partial<SavingsCounts>,
): void {
  const { length } = column;
  const savings = allColumns(savingsCounts, into, length);
  const { encoding, messageParts, segments } = textCounts;
  const counts = columnsOf({ encoding, messageParts, segments }, length);
  kernel.analyzeColumn(column, counts);
  savings.partsAfterReplacement.set(counts.messageParts);
  savings.segmentsAfterReplacement.set(counts.segments);
  savings.partsWithNationalTables.set(counts.messageParts);
  savings.segmentsWithNationalTables.set(counts.segments);
  savings.locking.fill(0, 0, length);
  savings.single.fill(0, 0, length);
  for (let row = 0; row < length; row++)
    if (counts.encoding[row] !== 0) rules.put(textOf(column, row), savings, row);
}

/** The text of a row: bytes as the WHATWG decoder reads them. */
export function textOf(column: TextColumn, row: number): string {
  if ('strings' in column) return column.strings[row]!;
  return decoder.decode(column.data.subarray(column.starts[row], column.ends[row]));
}
