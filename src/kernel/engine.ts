import type { ColumnKinds, Columns, Utf8Column } from '../columns.js';
import { type CsvFieldColumns, csvRowColumns, MOST_WANTED } from '../csv/rows.js';
import { misuse } from '../misuse.js';
import { numberColumns } from '../numbering/columns.js';
import { senderColumns } from '../sender/columns.js';
import { savingsCounts, textCounts } from '../text/columns.js';
import { columnChanged } from './kernel.js';

/** What the engine exports (assembly/index.ts), beside an address for each column. */
interface EngineExports {
  readonly memory: WebAssembly.Memory;
  readonly ROWS: WebAssembly.Global;
  readonly AFTER_THREE: WebAssembly.Global;
  readonly LEAVES: WebAssembly.Global;
  readonly NEXT: WebAssembly.Global;
  readonly TALLY: WebAssembly.Global;
  readonly TALLY_SLOTS: WebAssembly.Global;
  readonly USED: WebAssembly.Global;
  readonly ODD: WebAssembly.Global;
  readonly ODD_SLOTS: WebAssembly.Global;
  readonly TEXT: WebAssembly.Global;
  readonly CODE_UNITS: WebAssembly.Global;
  readonly RUN: WebAssembly.Global;
  readonly RUN_STRIDE: WebAssembly.Global;
  readonly WANTED: WebAssembly.Global;
  readonly FIELD_STARTS: WebAssembly.Global;
  readonly FIELD_ENDS: WebAssembly.Global;
  readonly FIELD_STRIDE: WebAssembly.Global;
  readonly nextRow: WebAssembly.Global;
  readonly faultyRows: WebAssembly.Global;
  readonly stateAtEnd: WebAssembly.Global;
  readonly CLASS_OF: WebAssembly.Global;
  readonly CLASSES: WebAssembly.Global;
  readonly COMPOSABLE: WebAssembly.Global;
  readonly SAVED: WebAssembly.Global;
  analyzeRows(base: number, rows: number, size: number): number;
  savingsRows(base: number, rows: number): number;
  analyzeUnits(first: number, last: number, end: number, secondEnd: number): void;
  septetsOfAscii(length: number): number;
  walkBegin(): void;
  walkFeed(from: number, to: number): void;
  walkEnd(row: number): void;
  setNumberTable(firstLeaf: number): void;
  resolveRows(base: number, rows: number, size: number): number;
  checkSenderRows(base: number, rows: number, size: number, smartRouting: boolean): number;
  setAsideSenders(rows: number): void;
  setPrefixes(at: number): void;
  fareRows(base: number, rows: number): void;
  tallyRows(first: number, rows: number): number;
  usedSlots(): number;
  clearTally(): void;
  setFields(separator: number, fieldCount: number, wanted: number): void;
  scanRows(base: number, from: number, to: number, isFinal: boolean): number;
  passRows(from: number, to: number, position: number, state: number): number;
  countLineEnds(from: number, to: number): number;
}

/** A function of the engine that works through rows 0 to `rows`. Returns 0 if one lies outside the data. */
type Work = (base: number, rows: number, size: number) => number;

/** The columns that the engine reads. */
const inputColumns = { starts: Uint32Array, ends: Uint32Array } as const;
const messageColumns = { fare: Uint32Array, channel: Uint8Array } as const;

/** The engine's memory as typed arrays. They are made anew when the memory grows. */
interface Views {
  readonly bytes: Uint8Array;
  readonly rows: Columns<typeof inputColumns>;
  readonly text: Columns<typeof textCounts>;
  readonly savings: Columns<typeof savingsCounts>;
  readonly numbers: Columns<typeof numberColumns>;
  readonly senders: Columns<typeof senderColumns>;
  readonly messages: Columns<typeof messageColumns>;
  readonly csvRows: Columns<typeof csvRowColumns>;
  /** The wanted fields, and which these are. */
  readonly csvFields: readonly CsvFieldColumns[];
  readonly wanted: Uint32Array;
}

/** Rows `first` to `last`, exclusive, of a column that is in memory, `base` bytes after where its positions say. */
export interface Block {
  readonly first: number;
  readonly last: number;
  readonly base: number;
}

const PAGE = 0x10000;

/** Room before and after text: vector loads read that far past it. */
const MARGIN = 128;

/** Bytes of memory that follow text, whatever they hold: the engine touches pages ahead of those that it reads. */
const AHEAD = MARGIN + 8192;

/**
 * Text is moved to an address with the same remainder. Hosts copy out of a `SharedArrayBuffer` word by word then, and
 * otherwise byte by byte: 64 MB of the mix took 48 ms instead of 35 (33 out of an `ArrayBuffer`).
 */
const WORD = 8;

/** Opens an instance of the engine. It moves `textCapacity` bytes of text into its memory at a time. */
export function openEngine(module: WebAssembly.Module, textCapacity: number): Engine {
  return new Engine(new WebAssembly.Instance(module).exports as unknown as EngineExports, textCapacity);
}

/**
 * An instance of the engine. After what it uses itself (assembly/memory.ts), its memory has
 *
 *     text       of columns that lie elsewhere, moved here block by block
 *     prefixes   of the counter that added messages last: this can grow until `buffer` is called
 *     buffer     of the host
 */
export class Engine {
  readonly exports: EngineExports;
  readonly rowCapacity: number;
  /** Where text lies that was moved into memory, and where it ends, up to a word later. */
  readonly text: number;
  readonly textEnd: number;
  views: Views;
  readonly #prefixesStart: number;
  #prefixes: Int32Array | undefined;
  #bufferStart: number;
  #isBufferGiven = false;

  constructor(exports: EngineExports, textCapacity: number) {
    this.exports = exports;
    this.rowCapacity = exports.ROWS.value;
    this.text = exports.TEXT.value + MARGIN;
    this.textEnd = this.text + textCapacity;
    this.#prefixesStart = Math.ceil((this.textEnd + WORD + MARGIN) / 64) * 64;
    this.#bufferStart = this.#prefixesStart;
    this.views = this.#grow(this.#bufferStart + AHEAD);
  }

  /** Works through a column, one block after the other. A row that is too long for a block goes to `longRow`. */
  eachBlock(column: Utf8Column, visit: (block: Block) => void, longRow: (row: number) => void): void {
    const { data, ends, length } = column;
    for (let row = 0; row < length; ) {
      const last = this.blockEnd(column, row, Math.min(row + this.rowCapacity, length));
      if (last > row) visit(this.place(column, row, last));
      else if (ends[row]! > data.length) throw columnChanged();
      else longRow(row);
      row = Math.max(last, row + 1);
    }
  }

  /**
   * The end of a block of rows that begins at `first`: up to `limit` where the data is in memory already, or else as
   * many as lie within the text capacity of each other, in any order. `first` itself if that row is longer.
   */
  blockEnd(column: Utf8Column, first: number, limit: number): number {
    const { data, starts, ends } = column;
    if (this.holds(data)) return limit;
    const capacity = this.textEnd - this.text;
    let from = starts[first]!;
    let to = ends[first]!;
    let last = first;
    for (; last < limit; last++) {
      from = Math.min(from, starts[last]!);
      to = Math.max(to, ends[last]!);
      if (to - from > capacity) break;
    }
    // Columns that are copied out begin at a whole word too.
    return last < limit && last - first > WORD ? last - ((last - first) % WORD) : last;
  }

  /** Brings rows `first` to `last` into memory, unless they are there. `blockEnd` says how many fit. */
  place({ data, starts, ends }: Utf8Column, first: number, last: number): Block {
    if (this.holds(data)) return { first, last, base: data.byteOffset };
    let from = starts[first]!;
    let to = ends[first]!;
    for (let row = first + 1; row < last; row++) {
      from = Math.min(from, starts[row]!);
      to = Math.max(to, ends[row]!);
    }
    if (to > data.length) throw columnChanged();
    const at = this.text + ((data.byteOffset + from) % WORD);
    this.views.bytes.set(data.subarray(from, to), at);
    this.pad(at + to - from);
    return { first, last, base: at - from };
  }

  /** Fills the margin after text that ends at `end`. */
  pad(end: number): void {
    this.views.bytes.fill(0x20, end, end + MARGIN);
  }

  /** Has a function of the engine work through a block of the column. */
  run(work: Work, column: Utf8Column, { first, last, base }: Block): void {
    const { starts, ends } = this.views.rows;
    starts.set(column.starts.subarray(first, last));
    ends.set(column.ends.subarray(first, last));
    if (!work(base, last - first, column.data.length)) throw columnChanged();
  }

  /** Puts prefixes into memory, unless they are there. Returns their address, or undefined where there is no room. */
  placePrefixes(prefixes: Int32Array): number | undefined {
    const start = this.#prefixesStart;
    if (prefixes === this.#prefixes) return start;
    if (prefixes.byteLength > this.#bufferStart - start) {
      if (this.#isBufferGiven) return undefined;
      this.#bufferStart = start + Math.ceil(prefixes.byteLength / 64) * 64;
      this.views = this.#grow(this.#bufferStart);
    }
    new Int32Array(this.exports.memory.buffer, start, prefixes.length).set(prefixes);
    this.#prefixes = prefixes;
    return start;
  }

  buffer(byteLength: number): Uint8Array {
    this.#isBufferGiven = true;
    this.views = this.#grow(this.#bufferStart + byteLength + AHEAD);
    return new Uint8Array(this.exports.memory.buffer, this.#bufferStart, byteLength);
  }

  /** Whether bytes are within the memory of `buffer`, with the margins that vector loads need. */
  holds({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
    const memory = this.exports.memory.buffer;
    return (
      buffer === memory &&
      byteOffset >= this.#bufferStart &&
      byteOffset + byteLength + AHEAD <= memory.byteLength
    );
  }

  /** Makes the memory at least so large. Returns views of it. */
  #grow(byteLength: number): Views {
    const { memory } = this.exports;
    const missing = byteLength - memory.buffer.byteLength;
    if (missing > 0) {
      try {
        memory.grow(Math.ceil(missing / PAGE));
      } catch {
        throw misuse(new RangeError(`this host does not give the engine ${byteLength} bytes of memory`));
      }
    }
    return this.views?.bytes.buffer === memory.buffer ? this.views : viewsOf(this.exports);
  }
}

function viewsOf(exports: EngineExports): Views {
  return {
    bytes: new Uint8Array(exports.memory.buffer),
    rows: viewsNamed(inputColumns, exports),
    text: viewsNamed(textCounts, exports),
    savings: viewsNamed(savingsCounts, exports),
    numbers: viewsNamed(numberColumns, exports),
    senders: viewsNamed(senderColumns, exports),
    messages: viewsNamed(messageColumns, exports),
    csvRows: viewsNamed(csvRowColumns, exports),
    csvFields: Array.from({ length: MOST_WANTED }, (_, place) => fieldViews(exports, place)),
    wanted: new Uint32Array(exports.memory.buffer, exports.WANTED.value, MOST_WANTED),
  };
}

/** Views of the wanted field at this place. */
function fieldViews(exports: EngineExports, place: number): CsvFieldColumns {
  const { memory, FIELD_STARTS, FIELD_ENDS, FIELD_STRIDE, ROWS } = exports;
  const offset = place * FIELD_STRIDE.value;
  return {
    starts: new Uint32Array(memory.buffer, FIELD_STARTS.value + offset, ROWS.value),
    ends: new Uint32Array(memory.buffer, FIELD_ENDS.value + offset, ROWS.value),
  };
}

/** Views of columns: `messageParts` is at the address that the engine exports as `MESSAGE_PARTS`. */
function viewsNamed<Kinds extends ColumnKinds>(kinds: Kinds, exports: EngineExports): Columns<Kinds> {
  const addresses = exports as unknown as Readonly<Record<string, WebAssembly.Global>>;
  const views: Record<string, unknown> = {};
  for (const [name, Kind] of Object.entries(kinds)) {
    const address = addresses[name.replace(/[A-Z]/g, '_$&').toUpperCase()]!;
    views[name] = new Kind(exports.memory.buffer, address.value, exports.ROWS.value);
  }
  return views as Columns<Kinds>;
}
