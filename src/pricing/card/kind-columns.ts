import type { DelimitedRow } from './delimited.js';
import type { Header } from './header.js';
import { remembered } from './remembered.js';
import { kindOfCell } from './row-kind.js';

/** Headings of what is not a row's: a contract, its payment, its news. */
const TERMS = /bill|pay|invoice|contract|term|update|frequen|cycle|contact/i;

/**
 * The header, with columns that say what a row is for whatever their heading is: all of their cells are words such as SMS,
 * outbound and MMS, and one of them is not for a message that is sent. Most columns have another word in their first row,
 * and then no more rows are read.
 */
export function withKindColumns(header: Header, rows: Iterable<DelimitedRow>): Header {
  const kindOf = remembered(kindOfCell);
  const cells = new Map<number, Set<string>>();
  for (const { fields, line } of rows) {
    if (line === header.line) for (const column of candidates(header, fields)) cells.set(column, new Set());
    if (line <= header.line) continue;
    for (const [column, seen] of cells) {
      const cell = fields[column]?.trim().toLowerCase() ?? '';
      if (cell === '' || seen.has(cell)) continue;
      if (kindOf(cell) === undefined) cells.delete(column);
      else seen.add(cell);
    }
    if (cells.size === 0) return header;
  }
  const found = [...cells].filter(([, seen]) => saysOther(seen)).map(([column]) => column);
  return found.length === 0 ? header : { ...header, ...withKind(header, found) };
}

/** Whether a column has what is not for a message that is sent. IN and MO can be India and Macau. */
function saysOther(cells: ReadonlySet<string>): boolean {
  if ((cells.has('in') && cells.has('out')) || (cells.has('mo') && cells.has('mt'))) return true;
  return [...cells].some(cell => !/^(?:in|mo)$/.test(cell) && kindOfCell(cell) === 'other');
}

const candidates = ({ fields }: Header, texts: readonly string[]): number[] =>
  [...texts.keys()].filter(column => fields[column] === undefined && !TERMS.test(texts[column]!));

function withKind({ fields, names }: Header, found: readonly number[]): Pick<Header, 'fields' | 'names'> {
  const numbers = found.map(column => `column ${column + 1}`);
  const named = names.kind === undefined ? numbers : [names.kind, ...numbers];
  return {
    fields: fields.map((field, column) => (found.includes(column) ? 'kind' : field)),
    names: { ...names, kind: named.join(' / ') },
  };
}
