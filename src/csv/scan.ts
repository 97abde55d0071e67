import { closingQuote, endsRow, type FieldReader, readField, undouble } from './fields.js';
import { readableEnd, skipLineEnds } from './line-ends.js';
import {
  type CsvChunk,
  type CsvColumns,
  type CsvFieldColumns,
  type CsvLayout,
  type CsvRows,
  FEWER_FIELDS,
  MORE_FIELDS,
  MOST_ROWS,
  QUOTE,
  UNDOUBLED,
} from './rows.js';

/** Scans the rows of a chunk into columns, like the engine (assembly/csv/scan.ts). */
export function scanInTypeScript(chunk: CsvChunk, layout: CsvLayout, into: CsvColumns): CsvRows {
  const { data, isFinal } = chunk;
  const { separator, fieldCount, wanted } = layout;
  const columns = { ...into, fields: into.fields.slice(0, wanted.length) };
  const places = placesOf(wanted);
  const to = readableEnd(chunk);
  const reader: FieldReader = { data, to, separator, flags: 0 };
  let length = 0;
  let faulty = 0;
  let next = skipLineEnds(data, chunk.from, to);
  while (next < to && length < MOST_ROWS) {
    columns.rowStarts[length] = next;
    reader.flags = 0;
    const count = readRow(reader, columns, length, places);
    const end = columns.rowEnds[length]!;
    if (end === to && !isFinal) break;
    if (fieldCount !== 0 && count !== fieldCount)
      reader.flags |= count < fieldCount ? FEWER_FIELDS : MORE_FIELDS;
    if (unquoteFields(data, columns, length)) reader.flags |= UNDOUBLED;
    columns.rowFlags[length] = reader.flags;
    if (reader.flags >= FEWER_FIELDS) faulty++;
    length++;
    next = skipLineEnds(data, end, to);
  }
  return { ...columns, length, faulty, next };
}

/** For each field up to the last wanted one, its index among the wanted ones; -1 for the others. */
function placesOf(wanted: readonly number[]): Int8Array {
  const places = new Int8Array(Math.max(-1, ...wanted) + 1).fill(-1);
  wanted.forEach((field, place) => {
    places[field] = place;
  });
  return places;
}

/** Reads the row that starts at `rowStarts[row]`, and places its wanted fields with their quotes. Returns how many fields it has. */
function readRow(
  reader: FieldReader,
  { rowStarts, rowEnds, fields }: CsvColumns,
  row: number,
  places: Int8Array,
): number {
  let end = rowStarts[row]! - 1;
  let count = 0;
  do {
    const start = end + 1;
    end = readField(reader, start);
    if (count < places.length) placeField(fields[places[count]!], row, start, end);
    count++;
  } while (end < reader.to && !endsRow(reader, end));
  for (let field = count; field < places.length; field++) placeField(fields[places[field]!], row, end, end);
  rowEnds[row] = end;
  return count;
}

/** Writes where a field lies, if it is wanted. */
function placeField(column: CsvFieldColumns | undefined, row: number, start: number, end: number): void {
  if (column === undefined) return;
  column.starts[row] = start;
  column.ends[row] = end;
}

/** Leaves the quotes of wanted fields out, unless one is misplaced. Returns whether any were doubled. */
function unquoteFields(data: Uint8Array, { fields }: CsvColumns, row: number): boolean {
  let isUndoubled = false;
  for (const { starts, ends } of fields) {
    const start = starts[row]!;
    const closing = ends[row]! - 1;
    if (start > closing || data[start] !== QUOTE || closingQuote(data, start + 1, closing + 1) !== closing)
      continue;
    starts[row] = start + 1;
    ends[row] = undouble(data, start + 1, closing);
    if (ends[row]! < closing) isUndoubled = true;
  }
  return isUndoubled;
}
