import { codeUnitAt } from '../code-unit.js';
import { misuse } from '../misuse.js';
import { type NumberColumns, resolveBytes } from '../numbering/columns.js';
import { complete, type NumberTable } from '../numbering/table.js';
import { addToTally, ENCODING_SHIFT, INVALID_NUMBER, type Tally } from '../pricing/tally.js';
import { checkSenderBytes, type SenderColumns } from '../sender/columns.js';
import { alphabets } from '../text/alphabet.js';
import {
  type Analysis,
  type AnalyzeOptions,
  analyze,
  isRcs,
  type RcsAnalysis,
  type SmsAnalysis,
  smsAnalysis,
} from '../text/analyze.js';
import type { TextCounts } from '../text/utf8.js';
import {
  columnChanged,
  type Kernel,
  type MessageColumns,
  type MessageDetails,
  requireByteLength,
  type StringColumn,
  type TextColumn,
  type Utf8Column,
} from './kernel.js';
import {
  analyzeInto,
  arraysFrom,
  checkSendersInTypeScript,
  resolveInTypeScript,
  rowsOf,
  tallyInTypeScript,
} from './ts.js';

/** What the engine exports (assembly/index.ts). */
interface Engine {
  memory: WebAssembly.Memory;
  ROWS: WebAssembly.Global;
  STARTS: WebAssembly.Global;
  ENDS: WebAssembly.Global;
  CHARACTERS: WebAssembly.Global;
  UNITS: WebAssembly.Global;
  MESSAGE_PARTS: WebAssembly.Global;
  SEGMENTS: WebAssembly.Global;
  STATUS: WebAssembly.Global;
  ENCODING: WebAssembly.Global;
  KIND: WebAssembly.Global;
  CALLING_CODE: WebAssembly.Global;
  COUNTRY: WebAssembly.Global;
  TYPE: WebAssembly.Global;
  AFTER_THREE: WebAssembly.Global;
  LEAVES: WebAssembly.Global;
  NEXT: WebAssembly.Global;
  FARE: WebAssembly.Global;
  CHANNEL: WebAssembly.Global;
  TALLY: WebAssembly.Global;
  TALLY_SLOTS: WebAssembly.Global;
  USED: WebAssembly.Global;
  ODD: WebAssembly.Global;
  ODD_SLOTS: WebAssembly.Global;
  TEXT: WebAssembly.Global;
  setPrefixes(at: number): void;
  fareRows(base: number, rows: number): void;
  clearTally(): void;
  usedSlots(): number;
  tallyRows(first: number, rows: number): number;
  setNumberTable(firstLeaf: number): void;
  resolveRows(base: number, rows: number, size: number): number;
  checkSenderRows(base: number, rows: number, size: number, smartRouting: boolean): number;
  analyzeRows(base: number, rows: number, size: number): number;
  walkBegin(): void;
  walkFeed(from: number, to: number): void;
  walkEnd(row: number): void;
}

/** Text moved into engine memory at a time: within the second-level cache, and many windows of 8 KB. */
const TEXT_CAPACITY = 256 << 10;

/** Room before and after text: vector loads read that far past it. */
const MARGIN = 128;

/**
 * Code units from which a string that looks like ASCII is better off in the engine: encoding it costs 140 ns
 * whatever its length, and then the engine is 1.5 times as fast at 128, 3 times at 300, 9 times at 1,500.
 * Text past ASCII encodes so slowly that TypeScript is as fast at any length (bench/single.ts).
 */
const ENGINE_PAYS_FROM = 128;

const PAGE = 0x10000;

/** Rows after which counts leave memory, where they have 32 bits. */
const MOST_COUNTED = 2 ** 31;

/**
 * Rows of numbers that TypeScript resolves before the engine takes up the table: they take about as long, 6 ms, as
 * reading all of the table and moving it, for which a few numbers are not to wait (bench/load.ts).
 */
const TABLE_PAYS_FROM = 100_000;

/**
 * The kernel that runs the engine. `textCapacity`: bytes of text moved into its memory at a time; `tablePaysFrom`:
 * rows of numbers from which on it takes up their table.
 */
export function wasmKernel(
  module: WebAssembly.Module,
  textCapacity = TEXT_CAPACITY,
  tablePaysFrom = TABLE_PAYS_FROM,
): Kernel {
  const engine = new WebAssembly.Instance(module).exports as unknown as Engine;
  const encoder = new TextEncoder();
  const rowCapacity: number = engine.ROWS.value;
  const text: number = engine.TEXT.value + MARGIN;
  const prefixesStart = Math.ceil((text + textCapacity + MARGIN) / 64) * 64;
  let bufferStart = prefixesStart;
  grow(bufferStart);
  let views = viewsOf(engine);
  /** The table that was asked last, of how many rows of numbers, and whether it is in memory. */
  const asked = { table: undefined as NumberTable | undefined, rows: 0, isTakenUp: false };
  /** Whether `buffer` has been asked, behind which nothing can grow any more, and which prefixes are in memory. */
  let isBufferGiven = false;
  let prefixesTakenUp: Int32Array | undefined;
  /** What the table of counts in memory is to be added to. */
  let counted: Tally | undefined;
  let rowsCounted = 0;

  function grow(bytes: number): void {
    const missing = bytes - engine.memory.buffer.byteLength;
    if (missing <= 0) return;
    try {
      engine.memory.grow(Math.ceil(missing / PAGE));
    } catch {
      throw misuse(new RangeError(`${bytes} bytes of memory are more than this host gives the engine`));
    }
  }

  /** Has the engine work through rows `first` to `last` of the column, which lie `base` further on in memory. */
  function run(
    work: (base: number, rows: number, size: number) => number,
    column: Utf8Column,
    first: number,
    last: number,
    base: number,
  ): void {
    views.starts.set(column.starts.subarray(first, last));
    views.ends.set(column.ends.subarray(first, last));
    if (!work(base, last - first, column.data.length)) throw columnChanged();
  }

  function take(counts: TextCounts, row: number, rows: number): void {
    counts.status.set(views.status.subarray(0, rows), row);
    counts.encoding.set(views.encoding.subarray(0, rows), row);
    counts.characters.set(views.characters.subarray(0, rows), row);
    counts.units.set(views.units.subarray(0, rows), row);
    counts.messageParts.set(views.messageParts.subarray(0, rows), row);
    counts.segments.set(views.segments.subarray(0, rows), row);
  }

  /** Whether bytes are within the memory of `buffer`, with the margins that vector loads need. */
  function liesInBuffer({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
    const { buffer: memory } = engine.memory;
    return (
      buffer === memory && byteOffset >= bufferStart && byteOffset + byteLength + MARGIN <= memory.byteLength
    );
  }

  /**
   * The end of a block of rows that begins at `first`: as many as lie within `textCapacity` bytes of each other, in
   * whatever order, or all up to `limit` where they are in memory already. `first` itself if that row is longer.
   */
  function blockEnd(column: Utf8Column, first: number, limit: number): number {
    const { data, starts, ends } = column;
    if (liesInBuffer(data)) return limit;
    let from = starts[first]!;
    let to = ends[first]!;
    let last = first;
    for (; last < limit; last++) {
      from = Math.min(from, starts[last]!);
      to = Math.max(to, ends[last]!);
      if (to - from > textCapacity) break;
    }
    return last;
  }

  /** Brings the rows of a block into memory, where they lie so much further on than in the column. */
  function place({ data, starts, ends }: Utf8Column, first: number, last: number): number {
    if (liesInBuffer(data)) return data.byteOffset;
    let from = starts[first]!;
    let to = ends[first]!;
    for (let row = first + 1; row < last; row++) {
      from = Math.min(from, starts[row]!);
      to = Math.max(to, ends[row]!);
    }
    if (to > data.length) throw columnChanged();
    views.bytes.set(data.subarray(from, to), text);
    views.bytes.fill(0x20, text + to - from, text + to - from + MARGIN);
    return text - from;
  }

  /** Brings the column into memory, block by block. A row that is too long goes to `longRow`. */
  function eachBlock(
    column: Utf8Column,
    block: (first: number, last: number, base: number) => void,
    longRow: (row: number, from: number, to: number) => void,
  ): void {
    const { data, starts, ends, length } = column;
    for (let row = 0; row < length; ) {
      const last = blockEnd(column, row, Math.min(row + rowCapacity, length));
      if (last > row) block(row, last, place(column, row, last));
      else if (ends[row]! > data.length) throw columnChanged();
      else longRow(row, starts[row]!, ends[row]!);
      row = Math.max(last, row + 1);
    }
  }

  function analyzeBytes(column: Utf8Column, counts: TextCounts): void {
    eachBlock(
      column,
      (first, last, base) => {
        run(engine.analyzeRows, column, first, last, base);
        take(counts, first, last - first);
      },
      (row, from, to) => analyzeInPieces(column.data, from, to, counts, row),
    );
  }

  function takeNumbers(columns: NumberColumns, row: number, rows: number): void {
    columns.status.set(views.status.subarray(0, rows), row);
    columns.callingCode.set(views.callingCode.subarray(0, rows), row);
    columns.country.set(views.country.subarray(0, rows), row);
    columns.type.set(views.type.subarray(0, rows), row);
  }

  function resolveBytesOf(column: Utf8Column, table: NumberTable, columns: NumberColumns): void {
    takeUp(table);
    eachBlock(
      column,
      (first, last, base) => {
        run(engine.resolveRows, column, first, last, base);
        takeNumbers(columns, first, last - first);
      },
      (row, from, to) => resolveBytes(table, column.data, from, to, columns, row),
    );
  }

  function checkSendersOf(column: Utf8Column, smartRouting: boolean, columns: SenderColumns): void {
    const work = (base: number, rows: number, size: number) =>
      engine.checkSenderRows(base, rows, size, smartRouting);
    eachBlock(
      column,
      (first, last, base) => {
        run(work, column, first, last, base);
        columns.status.set(views.status.subarray(0, last - first), first);
        columns.kind.set(views.kind.subarray(0, last - first), first);
      },
      (row, from, to) => checkSenderBytes(column.data, from, to, smartRouting, columns, row),
    );
  }

  /** Counts messages whose columns are both bytes, the table of numbers and the prefixes being in memory. */
  function tallyBytes(
    columns: MessageColumns,
    msisdn: Utf8Column,
    texts: Utf8Column,
    table: NumberTable,
    prefixes: Int32Array | undefined,
    tally: Tally,
    details: MessageDetails | undefined,
  ): void {
    const { length, fare, channel } = columns;
    if (tally !== counted) {
      if (counted) drain(counted);
      counted = tally;
    }
    engine.setPrefixes(prefixes === undefined ? 0 : prefixesStart);
    for (let row = 0; row < length; ) {
      const limit = Math.min(row + rowCapacity, length);
      const last = Math.min(blockEnd(msisdn, row, limit), blockEnd(texts, row, limit));
      if (last === row) {
        tallyInTypeScript(kernel, messageOf(columns, row), table, prefixes, tally, detailsOf(details, row));
        row++;
        continue;
      }
      const rows = last - row;
      const base = place(msisdn, row, last);
      run(engine.resolveRows, msisdn, row, last, base);
      if (fare) views.fare.set(fare.subarray(row, last));
      else views.fare.fill(0, 0, rows);
      if (typeof channel === 'number') views.channel.fill(channel, 0, rows);
      else views.channel.set(channel.subarray(row, last));
      engine.fareRows(base, rows);
      run(engine.analyzeRows, texts, row, last, place(texts, row, last));
      // Counts have 32 bits.
      if ((rowsCounted += rows) > MOST_COUNTED) drain(tally);
      for (let done = 0; (done = engine.tallyRows(done, rows)) < rows; ) drain(tally);
      if (details) {
        takeNumbers(details.numbers, row, rows);
        take(details.counts, row, rows);
        details.fare.set(views.fare.subarray(0, rows), row);
      }
      row = last;
    }
  }

  /** Moves all counts out of memory (assembly/pricing/tally.ts). */
  function drain(tally: Tally): void {
    const { buffer } = engine.memory;
    const slots = new Uint32Array(buffer, engine.TALLY.value, 16 * engine.TALLY_SLOTS.value);
    for (const slot of new Uint16Array(buffer, engine.USED.value, engine.usedSlots())) {
      const at = 16 * slot;
      const [fare, kind] = [slots[at]!, slots[at + 1]!];
      for (let i = 0; i < 14; i++) {
        const count = slots[at + 2 + i]!;
        if (count === 0) continue;
        const parts = fare === INVALID_NUMBER ? 0 : (i % 7) + 1;
        addToTally(tally, fare, i < 7 ? kind : kind | (1 << ENCODING_SHIFT), parts, parts, count);
      }
    }
    const odd = new Uint32Array(buffer, engine.ODD.value, 8 * engine.ODD_SLOTS.value);
    for (let at = 0; at < odd.length; at += 8)
      if (odd[at + 1] !== 0)
        addToTally(
          tally,
          odd[at]!,
          odd[at + 1]! | (odd[at + 4]! << ENCODING_SHIFT),
          odd[at + 2]!,
          odd[at + 3]!,
          odd[at + 5]!,
        );
    engine.clearTally();
    rowsCounted = 0;
  }

  /** Puts prefixes into memory, unless they are there; answers whether there is room. */
  function takeUpPrefixes(prefixes: Int32Array | undefined): boolean {
    if (prefixes === undefined || prefixes === prefixesTakenUp) return true;
    if (prefixes.byteLength > bufferStart - prefixesStart) {
      if (isBufferGiven) return false;
      bufferStart = prefixesStart + Math.ceil(prefixes.byteLength / 64) * 64;
      grow(bufferStart);
      views = viewsOf(engine);
    }
    new Int32Array(engine.memory.buffer, prefixesStart, prefixes.length).set(prefixes);
    prefixesTakenUp = prefixes;
    return true;
  }

  /** Puts a table into engine memory, unless it is there. */
  function takeUp(table: NumberTable): void {
    if (asked.isTakenUp) return;
    const { buffer } = engine.memory;
    const { next, afterThree, leaves, firstLeaf, callingCodes, countryCodes } = complete(table);
    new Uint16Array(buffer, engine.NEXT.value, next.length).set(next);
    new Uint16Array(buffer, engine.AFTER_THREE.value, afterThree.length).set(afterThree);
    const records = new Uint16Array(buffer, engine.LEAVES.value, 4 * leaves.length);
    leaves.forEach((leaf, i) => {
      records[4 * i] = callingCodes[leaf >> 4] ?? 0;
      records[4 * i + 1] = countryCodes[leaf >> 4]!;
      records[4 * i + 2] = leaf & 15;
    });
    engine.setNumberTable(firstLeaf);
    asked.isTakenUp = true;
  }

  function analyzeInPieces(
    data: Uint8Array,
    start: number,
    end: number,
    counts: TextCounts,
    row: number,
  ): void {
    engine.walkBegin();
    for (let from = start; from < end; from += textCapacity) {
      const piece = data.subarray(from, Math.min(from + textCapacity, end));
      views.bytes.set(piece, text);
      engine.walkFeed(text, text + piece.length);
    }
    engine.walkEnd(0);
    take(counts, row, 1);
  }

  /** Whether a string surely fits into engine memory from `at` on: a code unit is 3 bytes of UTF-8 at most. */
  function fits(string: string, at: number): boolean {
    return string.length * 3 <= text + textCapacity - at;
  }

  /** Encodes a string into engine memory; answers the bytes written. */
  function encode(string: string, at: number): number {
    return encoder.encodeInto(string, views.bytes.subarray(at, text + textCapacity)).written;
  }

  function analyzeStrings({ strings, length }: StringColumn, counts: TextCounts): void {
    const staged: number[] = [];
    let at = text;
    const flush = (): void => {
      views.bytes.fill(0x20, at, at + MARGIN);
      engine.analyzeRows(0, staged.length, at);
      staged.forEach((row, i) => {
        counts.status[row] = views.status[i]!;
        counts.encoding[row] = views.encoding[i]!;
        counts.characters[row] = views.characters[i]!;
        counts.units[row] = views.units[i]!;
        counts.messageParts[row] = views.messageParts[i]!;
        counts.segments[row] = views.segments[i]!;
      });
      staged.length = 0;
      at = text;
    };
    for (let row = 0; row < length; row++) {
      const string = strings[row]!;
      if (staged.length === rowCapacity || (staged.length > 0 && !fits(string, at))) flush();
      if (!enginePays(string) || !fits(string, at)) {
        analyzeInto(string, counts, row);
        continue;
      }
      views.starts[staged.length] = at;
      at += encode(string, at);
      views.ends[staged.length] = at;
      staged.push(row);
    }
    if (staged.length > 0) flush();
  }

  function analyzeOne(string: string, options: { channel?: 'SMS' | undefined }): SmsAnalysis;
  function analyzeOne(string: string, options: { channel: 'RCS' }): RcsAnalysis;
  function analyzeOne(string: string, options?: AnalyzeOptions): Analysis;
  function analyzeOne(string: string, options?: AnalyzeOptions): Analysis {
    if (typeof string !== 'string' || isRcs(options) || !enginePays(string) || !fits(string, text)) {
      return analyze(string, options);
    }
    const end = text + encode(string, text);
    views.bytes.fill(0x20, end, end + MARGIN);
    views.starts[0] = text;
    views.ends[0] = end;
    engine.analyzeRows(0, 1, end);
    return smsAnalysis(
      alphabets[views.encoding[0]!]!,
      views.characters[0]!,
      views.units[0]!,
      views.segments[0]!,
    );
  }

  /** Whether the engine is to answer about numbers: it has the table, or takes it up since it has been asked often. */
  function tablePays(table: NumberTable, rows: number): boolean {
    if (table !== asked.table) Object.assign(asked, { table, rows: 0, isTakenUp: false });
    return (asked.rows += rows) >= tablePaysFrom;
  }

  const kernel: Kernel = {
    name: 'wasm',
    reason: 'this host runs WebAssembly with SIMD',
    analyze: analyzeOne,
    analyzeColumn(column: TextColumn, counts: TextCounts): void {
      if ('strings' in column) analyzeStrings(column, counts);
      else analyzeBytes(column, counts);
    },
    resolveColumn(column: TextColumn, table: NumberTable, columns: NumberColumns): void {
      // Encoding a string costs more than TypeScript takes to resolve it.
      if ('strings' in column || !tablePays(table, column.length))
        resolveInTypeScript(column, table, columns);
      else resolveBytesOf(column, table, columns);
    },
    checkSenderColumn(column: TextColumn, smartRouting: boolean, columns: SenderColumns): void {
      // Encoding a string costs more than TypeScript takes to check it.
      if ('strings' in column) checkSendersInTypeScript(column, smartRouting, columns);
      else checkSendersOf(column, smartRouting, columns);
    },
    tallyColumns(columns, table, prefixes, tally, details): void {
      const { msisdn, text: texts } = columns;
      const isBytes = !('strings' in msisdn || 'strings' in texts);
      if (isBytes && tablePays(table, columns.length) && takeUpPrefixes(prefixes)) {
        takeUp(table);
        tallyBytes(columns, msisdn, texts, table, prefixes, tally, details);
      } else tallyInTypeScript(kernel, columns, table, prefixes, tally, details);
    },
    reserve: takeUpPrefixes,
    settle(tally: Tally): void {
      if (tally === counted) drain(tally);
    },
    buffer(byteLength: number): Uint8Array {
      requireByteLength(byteLength);
      isBufferGiven = true;
      grow(bufferStart + byteLength + MARGIN);
      views = viewsOf(engine);
      return new Uint8Array(engine.memory.buffer, bufferStart, byteLength);
    },
  };
  return kernel;
}

/** One row of messages. */
function messageOf({ msisdn, text, fare, channel }: MessageColumns, row: number): MessageColumns {
  return {
    length: 1,
    msisdn: rowsOf(msisdn, row, row + 1),
    text: rowsOf(text, row, row + 1),
    fare: fare?.subarray(row, row + 1),
    channel: typeof channel === 'number' ? channel : channel.subarray(row, row + 1),
  };
}

function detailsOf(details: MessageDetails | undefined, row: number): MessageDetails | undefined {
  if (details === undefined) return undefined;
  return {
    numbers: arraysFrom(details.numbers, row, row + 1),
    counts: arraysFrom(details.counts, row, row + 1),
    fare: details.fare.subarray(row, row + 1),
  };
}

/** Long enough, and ASCII wherever it is looked at. */
function enginePays(string: string): boolean {
  const { length } = string;
  if (length < ENGINE_PAYS_FROM) return false;
  for (let i = 0; i < length; i += length >> 3) if (codeUnitAt(string, i) >= 0x80) return false;
  return true;
}

function viewsOf(engine: Engine) {
  const { buffer } = engine.memory;
  const rows: number = engine.ROWS.value;
  const halves = (global: WebAssembly.Global) => new Uint16Array(buffer, global.value, rows);
  const words = (global: WebAssembly.Global) => new Uint32Array(buffer, global.value, rows);
  const octets = (global: WebAssembly.Global) => new Uint8Array(buffer, global.value, rows);
  return {
    bytes: new Uint8Array(buffer),
    starts: words(engine.STARTS),
    ends: words(engine.ENDS),
    characters: words(engine.CHARACTERS),
    units: words(engine.UNITS),
    messageParts: words(engine.MESSAGE_PARTS),
    segments: words(engine.SEGMENTS),
    status: octets(engine.STATUS),
    encoding: octets(engine.ENCODING),
    kind: octets(engine.KIND),
    callingCode: halves(engine.CALLING_CODE),
    country: halves(engine.COUNTRY),
    type: octets(engine.TYPE),
    fare: words(engine.FARE),
    channel: octets(engine.CHANNEL),
  };
}
