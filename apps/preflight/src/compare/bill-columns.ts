import { InputError, UsageError } from '../errors.js';
import { columnNamed } from '../formats/columns/find-columns.js';
import { plainHeading } from '../formats/columns/headings.js';
import { printable } from '../printable.js';
import { billLayouts } from './layouts/index.js';
import { type BillField, type BillLayout, billFields } from './layouts/layout.js';

/** Columns by field, as the command line has them: false for a field that no column has. */
export type GivenColumns = Readonly<Partial<Record<string, string | false>>>;

/** Which columns of a bill are read. */
export interface BillColumns {
  readonly layout: BillLayout;
  /** The index of each field's column; -1 for none. */
  readonly of: Readonly<Record<BillField, number>>;
}

/**
 * Finds the columns of a bill by the layouts of the vendors. `given` names columns by heading, or by position from 1.
 * Throws an `InputError` unless there are a number and a price.
 */
export function findBillColumns(
  name: string,
  columns: readonly string[],
  given: GivenColumns = {},
): BillColumns {
  const plain = columns.map(plainHeading);
  const headings = new Set(plain);
  const layout = billLayouts.find(layout => layout.recognizes(headings))!;
  for (const field of Object.keys(given)) requireField(field);
  const of = {} as Record<BillField, number>;
  for (const field of billFields) {
    const column = given[field];
    if (column === undefined) of[field] = columnOf(plain, layout.headings[field]);
    else of[field] = column === false ? -1 : columnNamed(columns, column);
  }
  for (const field of ['number', 'price'] as const) if (of[field] < 0) throw lacking(name, field, columns);
  return { layout, of };
}

function columnOf(plain: readonly string[], headings: string | undefined): number {
  for (const heading of headings?.split(/\s+/) ?? []) {
    const column = plain.indexOf(heading);
    if (column >= 0) return column;
  }
  return -1;
}

function requireField(field: string): void {
  if (!(billFields as readonly string[]).includes(field))
    throw new UsageError(
      `--columns: expected one of ${billFields.join(', ')} in front of =, found ${JSON.stringify(field)}`,
    );
}

function lacking(name: string, field: BillField, columns: readonly string[]): InputError {
  const found = columns.map(column => JSON.stringify(column)).join(', ');
  return new InputError(
    printable(
      `${name}: expected a column with the ${field}, found ${found}; say which with --columns ${field}=…`,
    ),
  );
}
