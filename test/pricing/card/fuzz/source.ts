// A table as CSV or JSON, with what surrounds it in the files of people.
import type { Random } from '../../../random.js';
import type { Table } from './list.js';
import { likely } from './truth.js';

/** CSV with any delimiter and line end, remarks and blank lines; or JSON, as text or as objects. */
export function drawSource(chance: Random, table: Table): string | object {
  const names = table.columns.map(({ heading }) => heading);
  const isJson = table.currencyBy !== 'above' && new Set(names).size === names.length && likely(chance, 15);
  return isJson ? json(chance, table) : csv(chance, table);
}

function csv(chance: Random, { columns, rows, currencyBy, currency }: Table): string {
  const delimiter = chance.pick([',', ',', ';', '\t', '|']);
  const end = chance.pick(['\n', '\n', '\r\n', '\r']);
  const quotesAll = likely(chance, 20);
  const line = (cells: readonly string[]) =>
    cells.map(cell => quoted(cell, quotesAll || cell.includes(delimiter))).join(delimiter);
  const lines: string[] = [];
  const add = (text: string) => {
    if (likely(chance, 4)) lines.push(chance.pick(['', '   ', delimiter.repeat(columns.length - 1)]));
    lines.push(text);
  };
  if (likely(chance, 15)) add(line(['Acme Telecom Ltd. - price list 2026']));
  if (currencyBy === 'above') add(chance.pick([`Currency: ${currency}`, line(['Currency', currency!])]));
  add(line(columns.map(({ heading }) => heading)));
  for (const row of rows) {
    add(line(row));
    if (likely(chance, 2)) add(line(['All prices are without VAT.']));
  }
  if (likely(chance, 15)) add(line(['Prices may change without notice.']));
  const text = lines.join(end) + (likely(chance, 80) ? end : '');
  return (likely(chance, 15) ? '\ufeff' : '') + text;
}

function quoted(cell: string, isQuoted: boolean): string {
  const needsQuotes = isQuoted || /["\r\n]/.test(cell) || cell !== cell.trim();
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function json(chance: Random, { columns, rows, amounts }: Table): string | object {
  const hasNumbers = amounts.point === '.' && amounts.group === '' && likely(chance, 60);
  const leavesOut = likely(chance, 30);
  const list = rows.map(row =>
    Object.fromEntries(
      row.flatMap((cell, i) => {
        const { field, heading } = columns[i]!;
        if (cell === '' && leavesOut) return [];
        const isNumber =
          hasNumbers && /^(?:price|before|rcsPrice|fee)$/.test(field) && /^\d+(?:\.\d+)?$/.test(cell);
        return [[heading, isNumber ? Number(cell) : cell]];
      }),
    ),
  );
  return likely(chance, 50) ? list : JSON.stringify(list, null, likely(chance, 50) ? 2 : 0);
}
