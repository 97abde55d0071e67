import { sliceText, type TextColumn, type Utf8Column } from '../columns.js';
import { columnChanged } from '../kernel/kernel.js';
import type { Arrays } from './messages.js';
import {
  type AnswerKinds,
  bytesOfColumns,
  isShared,
  sharedColumns,
  WORD,
  wordsUp,
} from './shared-columns.js';

export type TextColumns = Readonly<Record<string, TextColumn>>;

/** What rows take of bytes that are not shared. */
interface Extent {
  /** Of the first row and of the last. */
  from: number;
  to: number;
  /** Of all rows, and how many they are. */
  bytes: number;
  rows: number;
}

/** Bytes between rows that are copied too, for each row: to copy a row by itself takes as long as to copy so many. */
const BYTES_OF_A_COPY = 512;

/** A larger slab is given back after its job. */
const LARGEST_KEPT = 8 << 20;

/** Bytes that were copied, and where they began. */
interface Moved {
  readonly bytes: Uint8Array;
  readonly from: number;
}

/**
 * Memory that a thread shares, for one job at a time. What is not shared is copied here: bytes and positions of rows,
 * and answers on their way back. It grows to what the largest job has needed.
 */
export class Slab {
  #memory = new SharedArrayBuffer(0);
  #used = 0;

  /** Rows `first` to `last`, exclusive, in shared memory, and room for their answers if there are kinds of these. */
  hold(columns: TextColumns, [first, last]: readonly [number, number], kinds: AnswerKinds | undefined) {
    const rows = last - first;
    const extents = extentsOf(columns, first, last);
    const answerBytes = kinds ? bytesOfColumns(kinds, rows) : 0;
    this.#reserve(answerBytes + bytesOfRows(columns, rows) + bytesOfExtents(extents));
    const answers: Arrays | undefined = kinds && sharedColumns(kinds, rows, this.#memory);
    this.#used = answerBytes;
    const moved = new Map<Uint8Array, Moved>();
    for (const [data, extent] of extents) if (!isScattered(extent)) moved.set(data, this.#move(data, extent));
    const held: Record<string, TextColumn> = {};
    for (const [name, column] of Object.entries(columns)) {
      const slice = sliceText(column, first, last);
      held[name] = 'strings' in slice ? slice : this.#holdBytes(slice, moved.get(slice.data));
    }
    return { columns: held, answers };
  }

  #reserve(bytes: number): void {
    const { byteLength } = this.#memory;
    if (bytes <= byteLength && byteLength <= LARGEST_KEPT) return;
    this.#memory = new SharedArrayBuffer(bytes > LARGEST_KEPT ? bytes : 2 ** Math.ceil(Math.log2(bytes + 1)));
  }

  /** Copies all bytes of an extent. */
  #move(data: Uint8Array, { from, to }: Extent): Moved {
    // At an address with the same remainder hosts copy word by word.
    const at = this.#used + ((data.byteOffset + from) % WORD);
    const bytes = new Uint8Array(this.#memory, at, to - from);
    bytes.set(data.subarray(from, to));
    this.#used = wordsUp(at + to - from);
    return { bytes, from };
  }

  #holdBytes(column: Utf8Column, moved: Moved | undefined): Utf8Column {
    const { data, length, starts, ends } = column;
    if (isShared(data))
      return { ...column, starts: this.#holdPositions(starts), ends: this.#holdPositions(ends) };
    const held = { starts: this.#positions(length), ends: this.#positions(length) };
    const bytes = moved ? moved.bytes : this.#gather(column, held);
    if (moved) {
      const { from } = moved;
      for (let row = 0; row < length; row++) held.starts[row] = starts[row]! - from;
      for (let row = 0; row < length; row++) held.ends[row] = ends[row]! - from;
    }
    return { length, data: bytes, byteLength: bytes.length, ...held };
  }

  /** Copies row after row. */
  #gather({ data, starts, ends, length }: Utf8Column, held: Pick<Utf8Column, 'starts' | 'ends'>): Uint8Array {
    const first = this.#used;
    const memory = new Uint8Array(this.#memory, first);
    let at = 0;
    for (let row = 0; row < length; row++) {
      const start = starts[row]!;
      const end = ends[row]!;
      memory.set(data.subarray(start, end), at);
      held.starts[row] = at;
      held.ends[row] = at += end - start;
    }
    this.#used = wordsUp(first + at);
    return memory.subarray(0, at);
  }

  #holdPositions(positions: Uint32Array): Uint32Array {
    if (isShared(positions)) return positions;
    const held = this.#positions(positions.length);
    held.set(positions);
    return held;
  }

  #positions(length: number): Uint32Array {
    const positions = new Uint32Array(this.#memory, this.#used, length);
    this.#used += wordsUp(positions.byteLength);
    return positions;
  }
}

/**
 * What rows `first` to `last` take of each array of bytes that is not shared. Several columns may lie in one. Throws
 * where a row does not lie within it.
 */
function extentsOf(columns: TextColumns, first: number, last: number): Map<Uint8Array, Extent> {
  const extents = new Map<Uint8Array, Extent>();
  for (const column of Object.values(columns)) {
    if ('strings' in column || isShared(column.data)) continue;
    const { data, starts, ends } = column;
    const known = extents.get(data);
    let { from, to, bytes, rows } = known ?? { from: starts[first]!, to: 0, bytes: 0, rows: 0 };
    for (let row = first; row < last; row++) {
      const start = starts[row]!;
      const end = ends[row]!;
      if (start > end || end > data.length) throw columnChanged();
      if (start < from) from = start;
      if (end > to) to = end;
      bytes += end - start;
    }
    rows += last - first;
    extents.set(data, { from, to, bytes, rows });
  }
  return extents;
}

/** Whether rows lie so far from each other that each is to be copied by itself. */
const isScattered = ({ from, to, bytes, rows }: Extent): boolean =>
  to - from - bytes > BYTES_OF_A_COPY * rows;

function bytesOfExtents(extents: ReadonlyMap<Uint8Array, Extent>): number {
  let sum = 0;
  for (const extent of extents.values()) {
    const { from, to, bytes } = extent;
    sum += isScattered(extent) ? bytes : to - from;
  }
  return sum + 2 * WORD * extents.size;
}

/** Room for the positions of so many rows of each column, and for up to a word after its bytes. */
function bytesOfRows(columns: TextColumns, rows: number): number {
  return Object.keys(columns).length * (2 * wordsUp(4 * rows) + WORD);
}
