import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
} from 'hyparquet';
import { type ByteSource, chunkSource, type StoredBytes } from '../bytes/byte-source.js';
import { requireRatio } from '../bytes/inflate.js';
import { counted, type Findings } from '../findings.js';
import { FormatError } from '../format-error.js';
import { digitsOf } from '../xlsx/numbers.js';
import { CsvBytes } from './csv-bytes.js';

/** Columns of a Parquet file as CSV, without a header. */
export interface OpenParquet {
  readonly columns: readonly string[];
  readonly rows: number;
  readonly bytes: ByteSource;
}

/** Rows decoded at a time, where the file has an index of its pages. Otherwise a row group. */
const SLICE = 1 << 16;
const CHUNK = 1 << 18;

const MAGIC = 'PAR1';
const ENCRYPTED_MAGIC = 'PARE';

type Value = unknown;
type Column = { [index: number]: Value; length: number };

/** Opens a Parquet file. `choose` returns which of its columns are read. */
export async function openParquet(
  file: StoredBytes,
  findings: Findings,
  choose: (names: readonly string[]) => readonly string[],
): Promise<OpenParquet> {
  const asyncBuffer = await bufferOf(file);
  const metadata = await parquetMetadataAsync(asyncBuffer).catch(error => {
    throw damaged(file.name, error);
  });
  const all = parquetSchema(metadata).children.map(({ element }) => element.name);
  const wanted = new Set(choose(all));
  const columns = all.filter(name => wanted.has(name));
  const read = { name: file.name, file: asyncBuffer, metadata, columns };
  return { columns, rows: Number(metadata.num_rows), bytes: chunkSource(file, parquetRows(read, findings)) };
}

interface ParquetColumns {
  readonly name: string;
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly columns: readonly string[];
}

async function bufferOf(file: StoredBytes): Promise<AsyncBuffer> {
  const { name, size } = file;
  const slice = async (start: number, end = size): Promise<ArrayBuffer> => {
    const data = new Uint8Array(end - start);
    if ((await file.readAt(data, start)) < data.length) throw truncated(name);
    return data.buffer;
  };
  const last = size < 12 ? '' : Buffer.from(await slice(size - 4)).toString('latin1');
  if (last === ENCRYPTED_MAGIC)
    throw new FormatError('ENCRYPTED', `${name}: is an encrypted Parquet file; write it again without a key`);
  if (last !== MAGIC) throw truncated(name);
  return { byteLength: size, slice };
}

const truncated = (name: string) =>
  new FormatError('TRUNCATED', `${name}: the Parquet file ends too early; copy or download the file again`);

function damaged(name: string, error: unknown): FormatError {
  if (error instanceof FormatError) return error;
  const { message } = error as Error;
  return new FormatError(
    'DAMAGED',
    `${name}: the Parquet file is damaged, or uses what this program does not read (${message.replace(/^parquet /, '')})`,
  );
}

async function* parquetRows(read: ParquetColumns, findings: Findings): AsyncGenerator<Uint8Array, void> {
  const csv = new CsvBytes(2 * CHUNK);
  let groupStart = 0;
  for (const group of read.metadata.row_groups) {
    const groupEnd = groupStart + Number(group.num_rows);
    const hasIndex = group.columns.every(({ offset_index_offset }) => offset_index_offset !== undefined);
    const step = hasIndex ? SLICE : groupEnd - groupStart;
    for (let start = groupStart; start < groupEnd; start += step) {
      const end = Math.min(start + step, groupEnd);
      const columns = await decoded(read, start, end);
      for (let row = 0; row < end - start; row++) {
        for (const column of columns) addValue(csv, column[row], findings, start + row + 1);
        csv.endRow();
        if (csv.length >= CHUNK) yield csv.take();
      }
    }
    groupStart = groupEnd;
  }
  if (csv.length > 0) yield csv.take();
}

/** The values of rows `start` to, not including, `end`, by column. */
async function decoded(read: ParquetColumns, start: number, end: number): Promise<Column[]> {
  const { name, file, metadata, columns } = read;
  const parts = new Map(columns.map(column => [column, [] as { from: number; data: Column }[]]));
  await parquetRead({
    file,
    metadata,
    columns: [...columns],
    rowStart: start,
    rowEnd: end,
    useOffsetIndex: true,
    compressors: await boundedDecompressors(name),
    parsers,
    onChunk: ({ columnName, columnData, rowStart }) =>
      parts.get(columnName)?.push({ from: rowStart, data: columnData as Column }),
  }).catch(error => {
    throw damaged(name, error);
  });
  return columns.map(column => {
    const found = parts.get(column)!;
    const [only] = found;
    if (found.length === 1 && only!.from === start && only!.data.length >= end - start) return only!.data;
    return joined(found, start, end);
  });
}

function joined(parts: readonly { from: number; data: Column }[], start: number, end: number): Value[] {
  const values = new Array<Value>(end - start);
  for (const { from, data } of parts) {
    const first = Math.max(from, start);
    const last = Math.min(from + data.length, end);
    for (let row = first; row < last; row++) values[row - start] = data[row - from];
  }
  return values;
}

/**
 * The decompressors, with a bound on what a page may become. They are loaded for a Parquet file only: they compile
 * WebAssembly, which a host may refuse.
 */
async function boundedDecompressors(name: string) {
  const { compressors } = await import('hyparquet-compressors').catch(() => {
    throw new FormatError('NOT_READABLE', `${name}: reading Parquet needs WebAssembly; give the rows as CSV`);
  });
  return Object.fromEntries(
    Object.entries(compressors).map(([codec, decompress]) => [
      codec,
      (input: Uint8Array, outputLength: number) => {
        requireRatio(name, input.length, outputLength);
        return decompress(input, outputLength);
      },
    ]),
  ) as typeof compressors;
}

const timeOf = (milliseconds: number): string => {
  if (!(Math.abs(milliseconds) <= 8.64e15)) return '';
  const [date, time] = new Date(milliseconds).toISOString().split('T');
  return `${date} ${time!.slice(0, 8)}`;
};

/** Texts stay bytes. Dates and times are as in a spreadsheet. */
const parsers = {
  stringFromBytes: (bytes: Uint8Array) => bytes,
  jsonFromBytes: (bytes: Uint8Array) => bytes,
  geometryFromBytes: (bytes: Uint8Array) => bytes,
  geographyFromBytes: (bytes: Uint8Array) => bytes,
  dateFromDays: (days: number) => (days === undefined ? undefined : timeOf(days * 86_400_000).slice(0, 10)),
  timestampFromMilliseconds: (time: bigint) => (time === undefined ? undefined : timeOf(Number(time))),
  timestampFromMicroseconds: (time: bigint) =>
    time === undefined ? undefined : timeOf(Number(time / 1000n)),
  timestampFromNanoseconds: (time: bigint) =>
    time === undefined ? undefined : timeOf(Number(time / 1_000_000n)),
};

const nestedValues = (count: number) =>
  `${counted(count, 'value')} with lists or objects within: read as JSON`;

function addValue(csv: CsvBytes, value: Value, findings: Findings, row: number): void {
  if (value instanceof Uint8Array) csv.addBytes(value);
  else if (value === undefined || value === null) csv.addAscii('');
  else if (typeof value === 'string') csv.addText(value);
  else if (typeof value === 'bigint' || typeof value === 'boolean') csv.addAscii(String(value));
  else if (typeof value === 'number') csv.addAscii(digitsOf(String(value)));
  else {
    findings.add('NESTED_VALUE', nestedValues, row);
    csv.addText(JSON.stringify(value, jsonValue));
  }
}

const jsonValue = (_: string, value: Value): Value => {
  if (typeof value === 'bigint') return Number(value);
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
};
