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
  const found = new Set<number>();
  let open: number[] | undefined;
  for (const { fields, line } of rows) {
    if (line <= header.line) {
      if (line === header.line) open = candidates(header, fields);
      continue;
    }
    open = (open ?? []).filter(column => {
      const cell = fields[column]?.trim() ?? '';
      const kind = cell === '' ? 'message' : kindOf(cell);
      if (kind === 'other') found.add(column);
      if (kind === undefined) found.delete(column);
      return kind !== undefined;
    });
    if (open.length === 0) return header;
  }
  return found.size === 0 ? header : { ...header, ...withKind(header, found) };
}

const candidates = ({ fields }: Header, texts: readonly string[]): number[] =>
  [...texts.keys()].filter(column => fields[column] === undefined && !TERMS.test(texts[column]!));

function withKind({ fields, names }: Header, found: ReadonlySet<number>): Pick<Header, 'fields' | 'names'> {
  const numbers = [...found].map(column => `column ${column + 1}`);
  const named = names.kind === undefined ? numbers : [names.kind, ...numbers];
  return {
    fields: fields.map((field, column) => (found.has(column) ? 'kind' : field)),
    names: { ...names, kind: named.join(' / ') },
  };
}
