import { FormatError } from '../format-error.js';
import { type ColumnRole, type NumberKind, numberKindOf, plainHeading, roleOf } from './headings.js';
import { isNumberLike } from './number-like.js';

/** A column that was found for a role. */
export interface FoundColumn {
  /** Its index, from 0. Undefined where several fit equally. */
  readonly column: number | undefined;
  /**
   * `given` by the caller; `certain`: a heading of the list, and values that fit; `likely`: one of both; `guess`: by its
   * values only.
   */
  readonly sure: 'given' | 'certain' | 'likely' | 'guess';
  /** The headings of all columns that could be meant, the chosen one among them. */
  readonly possible: readonly string[];
}

export type FoundColumns = Readonly<Partial<Record<ColumnRole, FoundColumn>>>;

interface Candidate {
  readonly column: number;
  readonly rank: number;
  readonly sure: 'certain' | 'likely' | 'guess';
  readonly isEmpty: boolean;
}

const kindRanks: Readonly<Record<NumberKind, number>> = { mobile: 0, phone: 2, fixed: 4 };

/**
 * Finds which columns are the number, the text, the sender and the network, by their headings and by a few rows.
 * `given` names columns by heading, or by position from 1. Throws a `FormatError` for a name that no column has.
 */
export function findColumns(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  given: Readonly<Partial<Record<ColumnRole, string>>> = {},
): FoundColumns {
  const found: Partial<Record<ColumnRole, FoundColumn>> = {};
  const values = columns.map((_, column) =>
    rows.map(row => row[column] ?? '').filter(value => value.trim() !== ''),
  );
  const roles = columns.map((name, column) => roleWithValues(name, values[column]!));
  const wanted: ColumnRole[] = ['number', 'text', 'sender', 'network', 'mcc', 'mnc'];
  for (const role of wanted) {
    const name = given[role];
    if (name !== undefined) {
      const column = columnNamed(columns, name);
      found[role] = { column, sure: 'given', possible: [columns[column]!] };
      continue;
    }
    const candidates = columns.flatMap((heading, column) => {
      const candidate = role === 'number' ? numberCandidate(heading, values[column]!) : undefined;
      if (role === 'number')
        return candidate && roles[column] === undefined ? [{ ...candidate, column }] : [];
      if (roles[column] !== role) return [];
      const isEmpty = values[column]!.length === 0;
      return [{ column, rank: 0, sure: isEmpty ? ('likely' as const) : ('certain' as const), isEmpty }];
    });
    const choice = chosen(candidates, columns);
    if (choice) found[role] = choice;
  }
  return found;
}

/** The role of a heading other than number. A column of phone numbers is no text, whatever it is called. */
function roleWithValues(heading: string, values: readonly string[]): ColumnRole | undefined {
  const role = roleOf(heading);
  const isNumbers = role === 'text' && values.length > 0 && shareOfNumbers(values) > 0.5;
  return isNumbers ? undefined : role;
}

const shareOfNumbers = (values: readonly string[]): number =>
  values.filter(isNumberLike).length / Math.max(1, values.length);

/** Whether a column may be the number. Values that are no numbers count against any heading. */
function numberCandidate(heading: string, values: readonly string[]): Omit<Candidate, 'column'> | undefined {
  const named = numberKindOf(heading);
  const isEmpty = values.length === 0;
  const share = shareOfNumbers(values);
  // Brevo's column of numbers is named SMS.
  if (!named && roleOf(heading) === 'text' && share > 0.5) return { rank: 1, sure: 'likely', isEmpty };
  if (!named) return share >= 0.9 ? { rank: 6, sure: 'guess', isEmpty } : undefined;
  if (!isEmpty && share < 0.2) return undefined;
  const rank = kindRanks[named.kind] + Number(!named.isListed);
  return { rank, sure: named.isListed && share > 0.5 ? 'certain' : 'likely', isEmpty };
}

function chosen(candidates: readonly Candidate[], columns: readonly string[]): FoundColumn | undefined {
  if (candidates.length === 0) return undefined;
  const filled = candidates.filter(({ isEmpty }) => !isEmpty);
  const sorted = (filled.length > 0 ? filled : [...candidates]).sort((one, other) => one.rank - other.rank);
  const best = sorted[0]!;
  const isShared = sorted[1] !== undefined && sorted[1].rank === best.rank;
  return {
    column: isShared ? undefined : best.column,
    sure: best.sure,
    possible: (isShared ? sorted.filter(({ rank }) => rank === best.rank) : sorted).map(
      ({ column }) => columns[column]!,
    ),
  };
}

/** The column with a name: as it stands, then without accents and punctuation, then by its position from 1. */
export function columnNamed(columns: readonly string[], name: string): number {
  const exact = columns.indexOf(name);
  if (exact >= 0) return exact;
  const plain = plainHeading(name);
  const alike = columns.flatMap((heading, column) => (plainHeading(heading) === plain ? [column] : []));
  if (alike.length === 1) return alike[0]!;
  const position = /^\d+$/.test(name) ? Number(name) : 0;
  if (position >= 1 && position <= columns.length) return position - 1;
  const names = columns.map(heading => JSON.stringify(heading)).join(', ');
  throw new FormatError(
    'NO_SUCH_COLUMN',
    alike.length > 1
      ? `expected one column named ${JSON.stringify(name)}, found ${alike.length}; give its position, such as ${alike[0]! + 1}`
      : `expected a column named ${JSON.stringify(name)}, found ${names}`,
  );
}
