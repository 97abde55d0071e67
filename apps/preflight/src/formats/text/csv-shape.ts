import { isKnownHeading, numberKindOf, roleOf } from '../columns/headings.js';
import { isNumberLike } from '../columns/number-like.js';
import { FormatError } from '../format-error.js';
import { isEmptyRow, type SampleRow, sampleRows } from './sample-rows.js';

export type LineEnds = 'LF' | 'CRLF' | 'CR' | 'mixed' | 'none';

/** How a CSV file is laid out. */
export interface CsvShape {
  /** One character: a comma, a semicolon, a tab or a bar, or what was given. */
  readonly delimiter: string;
  readonly hasSepLine: boolean;
  readonly lineEnds: LineEnds;
  readonly header: 'first row' | 'given' | 'none';
  readonly columns: readonly string[];
  /** Rows above the header that are neither empty nor data, such as a title. */
  readonly rowsAboveHeader: number;
  /** The number of bytes in front of the first row of data, and its line. */
  readonly skip: number;
  readonly firstLine: number;
  /** The number of rows in front of it that are not empty. */
  readonly rowsSkipped: number;
  /** The first rows of data. */
  readonly sample: readonly (readonly string[])[];
}

export interface CsvOptions {
  /** One character. Default: found. */
  readonly delimiter?: string | undefined;
  /** The names of the columns of a file without a header, or other names for those of one with a header. */
  readonly columns?: readonly string[] | undefined;
  /** Whether the first row is a header. Default: unless it has a phone number. */
  readonly header?: boolean | undefined;
}

const delimiters = [',', ';', '\t', '|'];
const SAMPLE_ROWS = 20;
/** A title and a date may stand above a header, but not more. */
const MOST_ABOVE = 10;

const utf8 = (latin1: string) => Buffer.from(latin1, 'latin1').toString('utf8');

/** Finds the layout by the first bytes of a file, which are UTF-8. `isWhole` says that they are all of it. */
export function shapeOf(
  name: string,
  head: Uint8Array,
  isWhole: boolean,
  options: CsvOptions = {},
): CsvShape {
  // One character a byte, so that a place in the text is one in the bytes.
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1');
  const mark = /^(?:\u00ef\u00bb\u00bf)*/.exec(text)![0].length;
  const [sepLine, sep] = /^"?sep=(.)"?(?:\r\n|\n|\r|$)/i.exec(text.slice(mark)) ?? [];
  const start = mark + (sepLine?.length ?? 0);
  const body = text.slice(start);
  const delimiter = options.delimiter ?? sep ?? likeliestDelimiter(body, isWhole);
  const all = sampleRows(body, delimiter, isWhole).map(row => ({ ...row, fields: row.fields.map(utf8) }));
  const rows = all.filter(row => !isEmptyRow(row));
  if (rows.length === 0) {
    if (isWhole) throw new FormatError('EMPTY', `${name}: has no rows`);
    throw new FormatError(
      'NOT_A_TABLE',
      `${name}: its first row is longer than ${head.length >> 10} KiB; is a quote never closed?`,
    );
  }
  const above = rowsAbove(rows, options);
  const header = headerOf(rows[above]!, options);
  const skipsRow = header === 'first row' || (header === 'given' && isHeader(rows[above]!));
  const firstData = above + Number(skipsRow);
  const skipped = skipsRow ? rows[above]!.end : startOf(all, rows[above]!);
  const data = rows.slice(firstData);
  return {
    delimiter,
    hasSepLine: sepLine !== undefined,
    lineEnds: lineEndsOf(body, all),
    header,
    columns: columnNames(header, rows[above]!, data, options.columns),
    rowsAboveHeader: above,
    skip: start + skipped,
    firstLine: Number(sepLine !== undefined) + lineAfter(all, skipped, body),
    rowsSkipped: firstData,
    sample: data.slice(0, SAMPLE_ROWS).map(({ fields }) => fields),
  };
}

/** Where a row begins: where the row before it ends. */
function startOf(all: readonly SampleRow[], row: SampleRow): number {
  const index = all.indexOf(row);
  return index === 0 ? 0 : all[index - 1]!.end;
}

/** The line at a place that is the end of a row, or the beginning of the text. */
function lineAfter(all: readonly SampleRow[], place: number, body: string): number {
  const next = all.find((_, index) => (index === 0 ? 0 : all[index - 1]!.end) === place);
  if (next) return next.line;
  return 1 + (body.slice(0, place).match(/\r\n|\n|\r/g)?.length ?? 0);
}

/** The delimiter with which the most rows have the same number of fields, and the first row names known columns. */
function likeliestDelimiter(body: string, isWhole: boolean): string {
  let best = ',';
  let highest = 0;
  for (const delimiter of delimiters) {
    const rows = sampleRows(body, delimiter, isWhole, 50).filter(row => !isEmptyRow(row));
    const counts = rows.map(({ fields }) => fields.length);
    const usual = mode(counts);
    if (usual < 2) continue;
    const agreement = counts.filter(count => count === usual).length / counts.length;
    const known = Math.max(
      ...rows.slice(0, MOST_ABOVE).map(({ fields }) => fields.map(utf8).filter(isKnownHeading).length),
    );
    const score = agreement * (1 + Math.log2(usual)) + 10 * known;
    if (score > highest) [best, highest] = [delimiter, score];
  }
  return best;
}

function mode(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0]?.[0] ?? 0;
}

/** A row with a number is one of data, even if its text is a word such as SMS. Two such words make it a header. */
const isHeader = ({ fields }: SampleRow) =>
  !fields.some(isNumberLike) || fields.filter(isKnownHeading).length > 1;
const hasNumberOrText = ({ fields }: SampleRow) =>
  fields.length > 1 && fields.some(field => numberKindOf(field) !== undefined || roleOf(field) === 'text');

/** How many rows of titles stand above the header. */
function rowsAbove(rows: readonly SampleRow[], { header }: CsvOptions): number {
  if (header === false) return 0;
  const filled = ({ fields }: SampleRow) => fields.filter(field => field.trim() !== '').length;
  for (const [index, row] of rows.slice(0, MOST_ABOVE).entries()) {
    if (hasNumberOrText(row)) return index;
    if (filled(row) > 2 || row.fields.some(isNumberLike)) return 0;
  }
  return 0;
}

function headerOf(row: SampleRow, { columns, header }: CsvOptions): CsvShape['header'] {
  if (columns) return 'given';
  if (header !== undefined) return header ? 'first row' : 'none';
  return isHeader(row) ? 'first row' : 'none';
}

function columnNames(
  header: CsvShape['header'],
  row: SampleRow,
  data: readonly SampleRow[],
  given: readonly string[] | undefined,
): string[] {
  const count = header === 'first row' ? row.fields.length : mode(data.map(({ fields }) => fields.length));
  const names = header === 'first row' ? row.fields : header === 'given' ? given! : [];
  return Array.from({ length: Math.max(count, names.length) }, (_, column) => {
    const name = names[column]?.trim() ?? '';
    return name === '' ? `column ${column + 1}` : name;
  });
}

function lineEndsOf(body: string, rows: readonly SampleRow[]): LineEnds {
  const found = new Set<LineEnds>();
  for (const { end } of rows) {
    if (body[end - 1] === '\r') found.add('CR');
    else if (body[end - 1] === '\n') found.add(body[end - 2] === '\r' ? 'CRLF' : 'LF');
  }
  if (found.size > 1) return 'mixed';
  return [...found][0] ?? 'none';
}
