import type { ByteSource } from './bytes/byte-source.js';
import { type ByteStream, openFile, streamSource } from './bytes/open-bytes.js';
import { type FoundColumns, findColumns } from './columns/find-columns.js';
import type { ColumnRole } from './columns/headings.js';
import type { Finding, Findings } from './findings.js';
import { FormatError } from './format-error.js';
import { openRows, type Rows } from './open-rows.js';
import type { SetAside } from './rows/json-rows.js';
import type { LineEnds } from './text/csv-shape.js';
import type { TextEncoding } from './text/text-encoding.js';

/** What an input was recognized as. `describe` puts it into words. */
export interface Recognition {
  readonly format: 'CSV' | 'Excel workbook' | 'Parquet' | 'JSON lines' | 'JSON array';
  /** Outermost first. */
  readonly compression: readonly ('gzip' | 'zstd' | 'zip')[];
  /** Of texts. */
  readonly encoding?: TextEncoding;
  readonly delimiter?: string;
  readonly hasSepLine?: boolean;
  readonly lineEnds?: LineEnds;
  /** `keys`: the names are part of the format. */
  readonly header: 'first row' | 'given' | 'none' | 'keys';
  readonly rowsAboveHeader: number;
  /** Of a workbook. */
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  /** Where the format says it. */
  readonly rows?: number;
}

export interface SourceOptions {
  /** Read for `-`. */
  readonly stdin?: ByteStream;
  /** The encoding of a text, such as `windows-1252`. Default: recognized. */
  readonly encoding?: string;
  /** One character between two fields. Default: found. */
  readonly delimiter?: string;
  /** The names of the columns of a file without a header. */
  readonly columns?: readonly string[];
  /** Whether the first row is a header. Default: unless it has a phone number. */
  readonly header?: boolean;
  /** The sheet of a workbook. Default: the first visible one that has rows. */
  readonly sheet?: string;
  /** Columns by heading, or by position from 1. Default: found by heading. */
  readonly roles?: Readonly<Partial<Record<ColumnRole, string>>>;
  /** Which columns of a Parquet file are read. Default: all. */
  readonly choose?: (names: readonly string[]) => readonly string[];
  /** Called for a line of JSON that is not an object. */
  readonly onSetAside?: (line: SetAside) => void;
}

/** An input as a stream of CSV rows in UTF-8: no byte order mark, no header, LF or CRLF after a row. */
export interface Source extends ByteSource {
  readonly recognition: Recognition;
  readonly columns: readonly string[];
  readonly found: FoundColumns;
  /** The byte between two fields. */
  readonly delimiter: number;
  /** The line of the first row. Lines of a text count on from it. */
  readonly firstLine: number;
  /** The line or row of the input that row `row` of the stream is, from 0. Undefined for a text: count its lines. */
  readonly numberOf: ((row: number) => number) | undefined;
  /** The first rows, as far as they were read ahead. */
  readonly sample: readonly (readonly string[])[];
  /** Whether it can be read only once, such as standard input. */
  readonly isStream: boolean;
  /** Chunks of at most `byteLength` bytes, each in a buffer of its own. */
  chunks(byteLength?: number): AsyncGenerator<Uint8Array, void>;
  /** What was noticed so far. */
  findings(): Finding[];
}

const CHUNK = 1 << 20;

/** Opens a file by its name, standard input for `-`, or a stream. Throws a `FormatError` that says what to do instead. */
export async function openSource(input: string | ByteStream, options: SourceOptions = {}): Promise<Source> {
  const bytes = await bytesOf(input, options.stdin);
  try {
    return sourceOf(await openRows(bytes, options), options);
  } catch (error) {
    await bytes.close();
    throw error;
  }
}

async function bytesOf(input: string | ByteStream, stdin: ByteStream | undefined): Promise<ByteSource> {
  if (typeof input !== 'string') return streamSource('input', input);
  if (input !== '-') return openFile(input);
  if (!stdin) throw new FormatError('NOT_READABLE', 'standard input: is not available here');
  return streamSource('standard input', stdin);
}

function sourceOf(rows: Rows, options: SourceOptions): Source {
  const { bytes, recognition, columns, shape, numbers, isStream } = rows;
  const findings: Findings = rows.findings;
  const readInto = (into: Uint8Array) => bytes.read(into);
  let isClosed = false;
  return {
    name: bytes.name,
    recognition,
    columns,
    found: findColumns(columns, shape.sample, options.roles),
    delimiter: shape.delimiter.charCodeAt(0),
    firstLine: numbers ? numbers.of(rows.rowsBefore) : shape.firstLine,
    numberOf: numbers && (row => numbers.of(row + rows.rowsBefore)),
    sample: shape.sample,
    isStream,
    read: readInto,
    async *chunks(byteLength = CHUNK) {
      for (;;) {
        const chunk = new Uint8Array(byteLength);
        const length = await readInto(chunk);
        if (length === 0) return;
        yield chunk.subarray(0, length);
      }
    },
    findings: () => findings.list(),
    async close() {
      if (isClosed) return;
      isClosed = true;
      await bytes.close();
    },
  };
}
