import { closingQuote, endsRow, type FieldReader, readField, undouble } from './fields.js';
import { readableEnd, skipLineEnds } from './line-ends.js';
import {
  type CsvChunk,
  type CsvColumns,
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
  const { separator, wanted } = layout;
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
    const flags = reader.flags | finishFields(data, columns, length, count, layout);
    columns.rowFlags[length] = flags;
    if (flags >= FEWER_FIELDS) faulty++;
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

/** Reads the row that starts at `rowStarts[row]`. Returns the number of its fields. */
function readRow(reader: FieldReader, columns: CsvColumns, row: number, places: Int8Array): number {
  const { to } = reader;
  const { fields } = columns;
  let end = columns.rowStarts[row]! - 1;
  let count = 0;
  do {
    const start = end + 1;
    end = readField(reader, start);
    const place = count < places.length ? places[count]! : -1;
    if (place >= 0) {
      fields[place]!.starts[row] = start;
      fields[place]!.ends[row] = end;
    }
    count++;
  } while (end < to && !endsRow(reader, end));
  columns.rowEnds[row] = end;
  return count;
}

/** Unquotes the wanted fields of a row of `count` fields, and places those that it does not have. Returns flags. */
function finishFields(
  data: Uint8Array,
  { fields, rowEnds }: CsvColumns,
  row: number,
  count: number,
  { fieldCount, wanted }: CsvLayout,
): number {
  let flags = 0;
  if (fieldCount !== 0 && count !== fieldCount) flags = count < fieldCount ? FEWER_FIELDS : MORE_FIELDS;
  for (let place = 0; place < wanted.length; place++) {
    const { starts, ends } = fields[place]!;
    if (wanted[place]! >= count) {
      starts[row] = ends[row] = rowEnds[row]!;
      continue;
    }
    const start = starts[row]!;
    const end = ends[row]!;
    if (start === end || data[start] !== QUOTE || closingQuote(data, start + 1, end) !== end - 1) continue;
    starts[row] = start + 1;
    ends[row] = undouble(data, start + 1, end - 1);
    if (ends[row]! < end - 1) flags |= UNDOUBLED;
  }
  return flags;
}
