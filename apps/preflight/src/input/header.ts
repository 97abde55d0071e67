import { InputError } from '../errors.js';
import { quoted } from '../printable.js';
import { faults, fieldCount, fieldText, type Rows } from './rows.js';

const COLUMNS_SHOWN = 20;

/** The first row of a file. Its fields are the names of the columns. */
export interface Header {
  /** The number of fields that each row must have. */
  fieldCount: number;
  /** The column with one of these names, in any case; -1 where there is none. Throws when there are several. */
  column(...names: string[]): number;
  /** The error of a header without an expected column. */
  lacking(expected: string): InputError;
}

const headerFields = (rows: Rows): string[] =>
  Array.from({ length: fieldCount(rows, 0) }, (_, column) => fieldText(rows, 0, column) ?? '');

/** The names of the columns in lower case, where the first of the rows is a header. */
export const columnNames = (rows: Rows): string[] =>
  headerFields(rows).map(name => name.trim().toLowerCase());

/** Reads the first of the rows as a header. */
export function readHeader(fileName: string, rows: Rows): Header {
  const fault = rows.faults[0];
  const found = headerFields(rows);
  const names = columnNames(rows);
  const shown = found.slice(0, COLUMNS_SHOWN).map(name => quoted(name));
  if (found.length > shown.length) shown.push('…');
  const problem = (what: string) =>
    new InputError(`${fileName}: line ${rows.lines[0]}: ${what}; found ${shown.join(', ')}`);
  if (fault) throw problem(`the header has ${faults[fault]}`);
  return {
    fieldCount: found.length,
    column(...wanted) {
      const columns = names.flatMap((name, column) => (wanted.includes(name) ? [column] : []));
      if (columns.length > 1) throw problem(`more than one column ${wanted.join(' or ')}`);
      return columns[0] ?? -1;
    },
    lacking: expected => problem(`expected ${expected} among the columns`),
  };
}
