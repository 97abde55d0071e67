import { type ByteSource, following, isStored, type Peeked, peek } from './bytes/byte-source.js';
import { gunzip, unzstd } from './bytes/inflate.js';
import { stored } from './bytes/open-bytes.js';
import { openEntry, zipEntries } from './bytes/zip.js';
import { counted, Findings } from './findings.js';
import { FormatError } from './format-error.js';
import { recognizeFormat } from './magic.js';
import { oleError } from './ole.js';
import { openJson } from './rows/json-rows.js';
import { openParquet } from './rows/parquet.js';
import type { RowNumbers } from './rows/row-numbers.js';
import type { Recognition, SourceOptions } from './source.js';
import { type CsvShape, shapeOf } from './text/csv-shape.js';
import { openText } from './text/open-text.js';
import { openWorkbook } from './xlsx/workbook.js';
import { contentOf } from './zip-content.js';

/** Rows of CSV, with what is known of them. */
export interface Rows {
  readonly bytes: ByteSource;
  readonly recognition: Recognition;
  readonly columns: readonly string[];
  readonly shape: Pick<CsvShape, 'delimiter' | 'firstLine' | 'sample'>;
  readonly numbers: RowNumbers | undefined;
  /** How many rows of the format are in front of the first row of data. */
  readonly rowsBefore: number;
  readonly findings: Findings;
  readonly isStream: boolean;
}

/** What the parts below a compression need to know. */
interface Context {
  readonly options: SourceOptions;
  readonly compression: Recognition['compression'];
  readonly isStream: boolean;
  readonly findings: Findings;
}

/** Bytes read ahead to recognize a format. */
const HEAD = 1 << 18;
const MOST_LAYERS = 3;

/** Recognizes bytes and opens their rows. */
export const openRows = (bytes: ByteSource, options: SourceOptions): Promise<Rows> =>
  openLayer(bytes, { options, compression: [], isStream: !isStored(bytes), findings: new Findings() });

async function openLayer(bytes: ByteSource, context: Context): Promise<Rows> {
  const peeked = await peek(bytes, HEAD);
  const { head, source } = peeked;
  if (head.length === 0) throw new FormatError('EMPTY', `${bytes.name}: is empty`);
  if (context.compression.length > MOST_LAYERS)
    throw new FormatError(
      'TOO_LARGE',
      `${bytes.name}: is compressed more than ${MOST_LAYERS} times; unpack it first`,
    );
  const recognized = recognizeFormat(head);
  // A file that was only looked at can still be read from any position.
  const whole = () => stored(isStored(bytes) ? bytes : source, 'a file');
  switch (recognized.kind) {
    case 'gzip':
      return openLayer(gunzip(source), within(context, 'gzip'));
    case 'zstd':
      return openLayer(unzstd(source), within(context, 'zstd'));
    case 'zip':
      return openZip(await whole(), context);
    case 'parquet':
      return openParquetRows(await whole(), context);
    case 'ole':
      throw await oleError(bytes, head);
    case 'json array':
    case 'json lines':
      return openJsonRows(source, recognized.kind === 'json array', context);
    case 'other': {
      const { what, advice } = recognized;
      throw new FormatError('NOT_A_TABLE', `${bytes.name}: is ${what}; ${advice}`);
    }
    case 'text':
      return openTextRows(bytes, peeked, context);
  }
}

const within = (context: Context, layer: 'gzip' | 'zstd' | 'zip'): Context => ({
  ...context,
  compression: [...context.compression, layer],
});

async function openTextRows(bytes: ByteSource, peeked: Peeked, context: Context): Promise<Rows> {
  const { options, compression, isStream, findings } = context;
  const { shape, encoding, rows } = await openText(bytes, peeked, options);
  if (encoding.isDamaged)
    findings.note(
      'DAMAGED_TEXT',
      1,
      'some bytes are not UTF-8: their rows are counted as rejected, or give --encoding',
    );
  if (shape.lineEnds === 'mixed')
    findings.note('MIXED_LINE_ENDS', 1, 'rows end in different ways: CR, LF or both');
  addRowsAbove(findings, shape);
  const { delimiter, hasSepLine, lineEnds, header, rowsAboveHeader, columns } = shape;
  const recognition: Recognition = {
    format: 'CSV',
    compression,
    encoding,
    delimiter,
    hasSepLine,
    lineEnds,
    header,
    rowsAboveHeader,
  };
  return { bytes: rows, recognition, columns, shape, numbers: undefined, rowsBefore: 0, findings, isStream };
}

function addRowsAbove(findings: Findings, { rowsAboveHeader }: CsvShape): void {
  if (rowsAboveHeader > 0)
    findings.note(
      'LINES_ABOVE_HEADER',
      rowsAboveHeader,
      `${counted(rowsAboveHeader, 'row')} above the header: left out`,
    );
}

async function openZip(file: Awaited<ReturnType<typeof stored>>, context: Context): Promise<Rows> {
  const { options, findings, compression, isStream } = context;
  const entries = await zipEntries(file);
  const content = contentOf(file.name, entries);
  if (content !== 'workbook') {
    const entry = await openEntry(file, content);
    const closing = async () => {
      await entry.close();
      await file.close();
    };
    const named: ByteSource = {
      name: `${file.name}/${content.name}`,
      read: into => entry.read(into),
      close: closing,
    };
    return openLayer(named, within(context, 'zip'));
  }
  const { sheet, sheets, bytes, numbers } = await openWorkbook(
    file,
    entries,
    { sheet: options.sheet },
    findings,
  );
  const peeked = await peek(bytes, HEAD);
  const shape = shapeOf(file.name, peeked.head, peeked.isWhole, { ...options, delimiter: ',' });
  addRowsAbove(findings, shape);
  const { header, rowsAboveHeader, columns } = shape;
  return {
    bytes: following(peeked.head.subarray(shape.skip), bytes),
    recognition: { format: 'Excel workbook', compression, header, rowsAboveHeader, sheet, sheets },
    columns,
    shape,
    numbers,
    rowsBefore: shape.rowsSkipped,
    findings,
    isStream,
  };
}

async function openParquetRows(file: Awaited<ReturnType<typeof stored>>, context: Context): Promise<Rows> {
  const { options, findings, compression, isStream } = context;
  const { columns, rows, bytes } = await openParquet(file, findings, options.choose ?? (names => names));
  const recognition: Recognition = {
    format: 'Parquet',
    compression,
    header: 'keys',
    rowsAboveHeader: 0,
    rows,
  };
  return { ...(await keyed(bytes, columns)), recognition, numbers: undefined, findings, isStream };
}

async function openJsonRows(source: ByteSource, isArray: boolean, context: Context): Promise<Rows> {
  const { options, findings, compression, isStream } = context;
  const { columns, bytes, numbers } = await openJson(source, {
    isArray,
    findings,
    onSetAside: options.onSetAside,
  });
  const format = isArray ? 'JSON array' : 'JSON lines';
  const recognition: Recognition = { format, compression, header: 'keys', rowsAboveHeader: 0 };
  return { ...(await keyed(bytes, columns)), recognition, numbers, findings, isStream };
}

/** Rows of a format that names its columns itself. */
async function keyed(bytes: ByteSource, columns: readonly string[]) {
  const peeked = await peek(bytes, HEAD);
  const sample =
    peeked.head.length === 0
      ? []
      : shapeOf(bytes.name, peeked.head, peeked.isWhole, { delimiter: ',', header: false }).sample;
  return { bytes: peeked.source, columns, shape: { delimiter: ',', firstLine: 1, sample }, rowsBefore: 0 };
}
