import { type NumberColumns, numberColumns, resolveBytes, resolveString } from '../numbering/columns.js';
import type { NumberTable } from '../numbering/table.js';
import { fareOfBytes, fareOfString } from '../pricing/prefixes.js';
import {
  addToTally,
  CHANNEL_SHIFT,
  ENCODING_SHIFT,
  IN_USE,
  INVALID_NUMBER,
  type Tally,
  TYPE_SHIFT,
} from '../pricing/tally.js';
import { checkSenderBytes, checkSenderString, type SenderColumns } from '../sender/columns.js';
import { encodings } from '../text/alphabet.js';
import { analyze } from '../text/analyze.js';
import { analyzeUtf8, type TextCounts, textCounts } from '../text/utf8.js';
import {
  columnChanged,
  type Kernel,
  type MessageColumns,
  type MessageDetails,
  requireByteLength,
  type TextColumn,
  type Utf8Column,
} from './kernel.js';

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

/** Rows at a time: what is found of them stays in the second-level cache. */
const ROWS_AT_A_TIME = 8192;

/** Counts messages by what `kernel` says of their texts and numbers. */
export function tallyInTypeScript(
  kernel: Pick<Kernel, 'analyzeColumn' | 'resolveColumn'>,
  columns: MessageColumns,
  table: NumberTable,
  prefixes: Int32Array | undefined,
  tally: Tally,
  details: MessageDetails | undefined,
): void {
  const { length, msisdn, text, fare, channel } = columns;
  const rowsAtATime = Math.min(length, ROWS_AT_A_TIME);
  const ownCounts = details ? undefined : textCounts(rowsAtATime);
  const ownNumbers = details ? undefined : numberColumns(rowsAtATime);
  for (let first = 0; first < length; first += ROWS_AT_A_TIME) {
    const last = Math.min(length, first + ROWS_AT_A_TIME);
    const counts = ownCounts ?? arraysFrom(details!.counts, first, last);
    const numbers = ownNumbers ?? arraysFrom(details!.numbers, first, last);
    kernel.analyzeColumn(rowsOf(text, first, last), counts);
    kernel.resolveColumn(rowsOf(msisdn, first, last), table, numbers);
    for (let i = 0; i < last - first; i++) {
      const row = first + i;
      let found = fare === undefined ? 0 : fare[row]!;
      if (numbers.status[i] !== 0) {
        found = INVALID_NUMBER;
        addToTally(tally, found, IN_USE, 0, 0, 1);
      } else {
        if (found === 0 && prefixes !== undefined)
          found =
            'strings' in msisdn
              ? fareOfString(prefixes, msisdn.strings[row]!)
              : fareOfBytes(prefixes, msisdn.data, msisdn.starts[row]!, msisdn.ends[row]!);
        const isRcs = typeof channel === 'number' ? channel : channel[row]!;
        const kind =
          IN_USE |
          numbers.country[i]! |
          (numbers.type[i]! << TYPE_SHIFT) |
          (counts.encoding[i]! << ENCODING_SHIFT) |
          (isRcs << CHANNEL_SHIFT);
        addToTally(tally, found, kind, counts.messageParts[i]!, counts.segments[i]!, 1);
      }
      if (details) details.fare[row] = found;
    }
  }
}

/** Rows `first` to `last`, exclusive, of a column. */
export function rowsOf(column: TextColumn, first: number, last: number): TextColumn {
  if ('strings' in column) return { length: last - first, strings: column.strings.slice(first, last) };
  const { data, byteLength, starts, ends } = column;
  return {
    length: last - first,
    data,
    byteLength,
    starts: starts.subarray(first, last),
    ends: ends.subarray(first, last),
  };
}

/** The same stretch of every array. */
export function arraysFrom<Arrays extends object>(arrays: Arrays, first: number, last: number): Arrays {
  const entries = Object.entries(arrays) as [string, Uint8Array][];
  return Object.fromEntries(entries.map(([name, array]) => [name, array.subarray(first, last)])) as Arrays;
}

/** The kernel that runs everywhere: the rooms in a loop. */
export function tsKernel(reason: string): Kernel {
  const kernel: Kernel = {
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
    tallyColumns(columns, table, prefixes, tally, details) {
      tallyInTypeScript(kernel, columns, table, prefixes, tally, details);
    },
    reserve() {},
    settle() {},
    buffer(byteLength: number): Uint8Array {
      requireByteLength(byteLength);
      return new Uint8Array(byteLength);
    },
  };
  return kernel;
}
