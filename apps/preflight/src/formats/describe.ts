import { printable } from '../printable.js';
import type { FoundColumn, FoundColumns } from './columns/find-columns.js';
import type { Recognition, Source } from './source.js';

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

const roleNames = {
  number: 'number',
  text: 'text',
  sender: 'sender',
  network: 'network',
  mcc: 'country of the network (MCC)',
  mnc: 'network (MNC)',
} as const;

const quoted = (name: string) => printable(JSON.stringify(name));
const listed = (names: readonly string[]) => names.map(quoted).join(', ');

/** What an input was recognized as, in lines for a report. Names from the file are safe for a terminal. */
export function describe({ name, recognition, columns, found }: Source): string[] {
  return [
    `${printable(name)}: ${formatWords(recognition)}`,
    headerWords(recognition, columns),
    ...columnWords(found),
  ];
}

/** Such as `CSV with semicolons, windows-1252, CRLF, packed with gzip`. */
export function formatWords(recognition: Recognition): string {
  const { format, compression, encoding, delimiter, hasSepLine, lineEnds, sheet, rows } = recognition;
  const parts: string[] = [format];
  if (format === 'CSV' && delimiter !== undefined)
    parts[0] += ` with ${delimiterNames[delimiter] ?? `${quoted(delimiter)} between fields`}`;
  if (hasSepLine) parts.push('as its first line says');
  if (sheet !== undefined) parts.push(`sheet ${quoted(sheet)}`);
  if (rows !== undefined) parts.push(`${rows.toLocaleString('en')} rows`);
  if (encoding) parts.push(encoding.words);
  if (lineEnds && lineEnds !== 'none')
    parts.push(lineEnds === 'mixed' ? 'mixed line ends' : `lines end in ${lineEnds}`);
  if (compression.length > 0) parts.push(`unpacked from ${compression.join(', then ')}`);
  return parts.join('; ');
}

function headerWords({ header, rowsAboveHeader }: Recognition, columns: readonly string[]): string {
  if (header === 'none') return `no header; ${columns.length} columns`;
  const above = rowsAboveHeader > 0 ? ` below ${rowsAboveHeader} other rows` : '';
  const names = { 'first row': `columns${above}`, given: 'columns, as given', keys: 'columns' }[header];
  return `${names}: ${listed(columns)}`;
}

function columnWords(found: FoundColumns): string[] {
  return Object.entries(found).map(
    ([role, column]) => `${roleNames[role as keyof FoundColumns]}: ${choiceWords(column)}`,
  );
}

/** Which column was taken, how sure that is, and which others were possible. */
function choiceWords({ column, sure, possible }: FoundColumn): string {
  if (column === undefined) return `could be any of ${listed(possible)}; say which`;
  const [first, ...others] = possible;
  const words = { given: 'as given', certain: '', likely: 'probably', guess: 'perhaps, by its values' }[sure];
  const rest = others.length > 0 ? `; not ${listed(others)}` : '';
  return `${quoted(first!)}${words === '' ? '' : ` (${words})`}${rest}`;
}
