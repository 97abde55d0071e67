import { type ByteSource, chunkSource } from '../bytes/byte-source.js';
import { counted, type Findings } from '../findings.js';
import { digitsOf } from '../xlsx/numbers.js';
import { CsvBytes } from './csv-bytes.js';
import { type JsonStretch, jsonElements, jsonLines } from './json-elements.js';
import { RowNumbers } from './row-numbers.js';

/** A line that is not a row. */
export interface SetAside {
  readonly line: number;
  readonly reason: string;
  /** The line as it stands. */
  readonly text: string;
}

/** Objects of JSON as CSV, without a header. */
export interface OpenJson {
  readonly columns: readonly string[];
  readonly bytes: ByteSource;
  readonly numbers: RowNumbers;
}

export interface JsonOptions {
  readonly isArray: boolean;
  readonly findings: Findings;
  readonly onSetAside?: ((line: SetAside) => void) | undefined;
}

/** The keys of so many objects become columns. */
const OBJECTS_AHEAD = 1000;
/** More keys than this are values, not names. */
const MOST_COLUMNS = 1 << 12;
const CHUNK = 1 << 18;

type JsonObject = Record<string, unknown>;
interface JsonRow {
  readonly object: JsonObject;
  readonly line: number;
}

/** Opens JSON: an object on each line, or an array of objects. */
export async function openJson(source: ByteSource, options: JsonOptions): Promise<OpenJson> {
  const rows = objectsOf(options.isArray ? jsonElements(source) : jsonLines(source), options);
  const ahead: JsonRow[] = [];
  const names = new Set<string>();
  while (ahead.length < OBJECTS_AHEAD) {
    const next = await rows.next();
    if (next.done) break;
    ahead.push(...next.value);
  }
  for (const { object } of ahead.slice(0, OBJECTS_AHEAD))
    for (const key of Object.keys(object)) if (names.size < MOST_COLUMNS) names.add(key);
  const columns = [...names];
  const numbers = new RowNumbers();
  const writer = new JsonWriter(columns, numbers, options.findings);
  return { columns, numbers, bytes: chunkSource(source, writer.chunks(ahead, rows)) };
}

/** Parses stretches. What is not an object is set aside. */
async function* objectsOf(
  batches: AsyncGenerator<JsonStretch[], void>,
  { findings, onSetAside }: JsonOptions,
): AsyncGenerator<JsonRow[], void> {
  for await (const batch of batches) {
    const rows: JsonRow[] = [];
    for (const { data, line } of batch) {
      const text = data.toString('utf8');
      const value = parsed(text);
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        rows.push({ object: value as JsonObject, line });
      else if (text.trim() !== '') {
        findings.add('BROKEN_LINE', brokenLines, line);
        onSetAside?.({ line, reason: value === undefined ? 'invalid JSON' : 'not a JSON object', text });
      }
    }
    yield rows;
  }
}

const brokenLines = (count: number) => `${counted(count, 'line')} without a JSON object: set aside`;
const nestedValues = (count: number) =>
  `${counted(count, 'value')} with lists or objects within: read as JSON`;

/** Parses JSON. Returns undefined where it is invalid. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes objects as rows. */
class JsonWriter {
  private readonly csv = new CsvBytes(2 * CHUNK);
  private readonly known: ReadonlySet<string>;
  /** Whether a column is named like something that each object has, such as `constructor`. */
  private readonly isInherited: boolean;

  constructor(
    private readonly columns: readonly string[],
    private readonly numbers: RowNumbers,
    private readonly findings: Findings,
  ) {
    this.known = new Set(columns);
    this.isInherited = columns.some(column => column in Object.prototype);
  }

  async *chunks(
    ahead: readonly JsonRow[],
    rest: AsyncGenerator<JsonRow[], void>,
  ): AsyncGenerator<Uint8Array, void> {
    for (const row of ahead) this.add(row);
    for await (const batch of rest) {
      if (this.csv.length >= CHUNK) yield this.csv.take();
      for (const row of batch) this.add(row);
    }
    if (this.csv.length > 0) yield this.csv.take();
  }

  private add({ object, line }: JsonRow): void {
    const { columns, csv } = this;
    let matched = 0;
    for (const column of columns) {
      const value = this.isInherited && !Object.hasOwn(object, column) ? undefined : object[column];
      if (value !== undefined) matched++;
      this.addValue(value, line);
    }
    csv.endRow();
    this.numbers.add(line);
    if (matched === columns.length && Object.keys(object).length === matched) return;
    for (const key of Object.keys(object)) if (!this.known.has(key)) this.addNewKey(key, line);
  }

  private addNewKey(key: string, line: number): void {
    const name = JSON.stringify(key.slice(0, 40));
    const words = (count: number) =>
      `${counted(count, 'object')} with the key ${name}, which the first ${OBJECTS_AHEAD.toLocaleString('en')} do not have: it is not a column`;
    this.findings.add('NEW_KEY', words, line, name);
  }

  private addValue(value: unknown, line: number): void {
    const { csv } = this;
    if (typeof value === 'string') csv.addText(value);
    else if (value === undefined || value === null) csv.addAscii('');
    else if (typeof value === 'number') csv.addAscii(digitsOf(String(value)));
    else if (typeof value === 'boolean') csv.addAscii(String(value));
    else {
      this.findings.add('NESTED_VALUE', nestedValues, line);
      csv.addText(JSON.stringify(value));
    }
  }
}
