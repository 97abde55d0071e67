import { analyzeColumn, type TextCounts, textColumn } from '../../src/batch/index.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import { type Random, random } from '../random.js';
import { referenceUtf8 } from '../reference/text.js';
import { randomRows } from './rows.js';

export const columnNames = ['status', 'encoding', 'characters', 'units', 'messageParts', 'segments'] as const;

/** The reference's counts of every row. */
export function referenceColumns(rows: Uint8Array[]): TextCounts {
  const counts = rows.map(referenceUtf8);
  return {
    status: Uint8Array.from(counts, c => (c.valid ? 0 : 1)),
    encoding: Uint8Array.from(counts, c => (c.encoding === 'GSM-7' ? 0 : 1)),
    characters: Uint32Array.from(counts, c => c.characters),
    units: Uint32Array.from(counts, c => c.units),
    messageParts: Uint32Array.from(counts, c => c.messageParts),
    segments: Uint32Array.from(counts, c => c.segments),
  };
}

/** Throws at the first row on which the counts differ, with the row and both answers. */
export function requireEqual(what: string, got: TextCounts, expected: TextCounts, rows: Uint8Array[]): void {
  for (const name of columnNames) {
    for (let row = 0; row < rows.length; row++) {
      if (got[name][row] === expected[name][row]) continue;
      throw new Error(
        `${what}: ${name} of row ${row} of ${rows.length} is ${got[name][row]}, and should be ${expected[name][row]}: ` +
          Buffer.from(rows[row]!).toString('hex'),
      );
    }
  }
}

/** The rows one after the other, as Arrow lays them. */
export function joined(rows: Uint8Array[]): { data: Uint8Array; offsets: Int32Array } {
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    offsets[i + 1] = offsets[i]! + row.length;
  });
  return { data: new Uint8Array(Buffer.concat(rows)), offsets };
}

/** The rows in any order, with gaps between, of spaces or of any bytes. */
export function scattered(rows: Uint8Array[], random: Random) {
  const order = rows.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const pieces: Uint8Array[] = [];
  const starts = new Uint32Array(rows.length);
  const ends = new Uint32Array(rows.length);
  let at = 0;
  const spaces = random.below(2) === 0;
  for (const row of order) {
    const gap = Uint8Array.from({ length: random.below(3) * random.below(40) }, () =>
      spaces ? 0x20 : random.below(256),
    );
    starts[row] = at + gap.length;
    ends[row] = at = starts[row]! + rows[row]!.length;
    pieces.push(gap, rows[row]!);
  }
  return { data: new Uint8Array(Buffer.concat(pieces)), starts, ends };
}

/** The rows last to first: each begins before the one ahead of it ends, so each is a window of its own. */
export function backwards(rows: Uint8Array[]) {
  const { data, offsets } = joined(rows.toReversed());
  return { data, starts: offsets.slice(0, -1).reverse(), ends: offsets.slice(1).reverse() };
}

/** Compares every kernel with the reference on `count` rows, in columns of different rows, laid in every way. */
export function checkParity(kernels: Kernel[], count: number, seed: number): void {
  const r = random(seed);
  for (let done = 0; done < count; ) {
    const rows = randomRows(r, Math.min(count - done, 1 + r.below(2500)));
    done += rows.length;
    const expected = referenceColumns(rows);
    const { data, offsets } = joined(rows);
    for (const kernel of kernels) {
      const column = textColumn({ data, offsets });
      requireEqual(`${kernel.name}, moved`, analyzeColumn(kernel, column), expected, rows);
      if (kernel.name === 'ts') continue;
      const buffer = kernel.buffer(data.length + 64);
      const shift = r.below(64);
      const place = buffer.subarray(shift, shift + data.length);
      place.set(data);
      requireEqual(
        `${kernel.name}, in place`,
        analyzeColumn(kernel, textColumn({ data: place, offsets })),
        expected,
        rows,
      );
      requireEqual(
        `${kernel.name}, backwards`,
        analyzeColumn(kernel, textColumn(backwards(rows))),
        expected,
        rows,
      );
      if (r.below(4)) continue;
      const any = scattered(rows, r);
      requireEqual(`${kernel.name}, scattered`, analyzeColumn(kernel, textColumn(any)), expected, rows);
    }
  }
}
