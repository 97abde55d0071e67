// What is copied into shared memory for a slice, and what is not.
import { expect, test } from 'vitest';
import { textColumn } from '../../src/batch/index.js';
import type { TextColumn, Utf8Column } from '../../src/columns.js';
import { Slab, type TextColumns } from '../../src/pool/slab.js';
import { textCounts } from '../../src/text/columns.js';
import { columnAt, places, plain, shared } from './columns.js';

const rows = Array.from({ length: 100 }, (_, i) => Buffer.from(`${'é'.repeat(i % 7)}${i}€`));
const hold = (columns: TextColumns, first: number, last: number, slab = new Slab()) =>
  slab.hold(columns, [first, last], undefined).columns;
const bytesOf = (column: TextColumn): string[] =>
  'strings' in column
    ? [...column.strings]
    : Array.from({ length: column.length }, (_, row) =>
        Buffer.from(column.data.slice(column.starts[row], column.ends[row])).toString(),
      );

test.each(places)('%s: rows of any slice, all of it in shared memory', place => {
  const column = columnAt(place, rows);
  for (const [first, last] of [
    [0, 100],
    [0, 1],
    [37, 81],
    [99, 100],
  ] as const) {
    const { text } = hold({ text: column }, first, last) as { text: TextColumn };
    expect(bytesOf(text)).toEqual(rows.slice(first, last).map(row => row.toString()));
    if ('strings' in text) continue;
    for (const { buffer } of [text.data, text.starts, text.ends])
      expect(buffer).toBeInstanceOf(SharedArrayBuffer);
  }
});

test('bytes and positions that are shared are not copied', () => {
  const column = columnAt('shared', rows) as Utf8Column;
  const { text } = hold({ text: column }, 10, 20) as { text: Utf8Column };
  expect(text.data).toBe(column.data);
  expect(text.starts.buffer).toBe(column.starts.buffer);
  expect(text.ends.buffer).toBe(column.ends.buffer);
});

test('columns in the same bytes are copied together, and once', () => {
  const data = Buffer.from('447911123456;Hello;MyShop\n'.repeat(100));
  const field = (from: number, to: number) =>
    textColumn({
      data,
      starts: Uint32Array.from({ length: 100 }, (_, i) => 26 * i + from),
      ends: Uint32Array.from({ length: 100 }, (_, i) => 26 * i + to),
    });
  const held = hold({ msisdn: field(0, 12), text: field(13, 18), sender: field(19, 25) }, 20, 60) as Record<
    string,
    Utf8Column
  >;
  expect(new Set(Object.values(held).map(column => column.data)).size).toBe(1);
  expect(held.text!.data).toHaveLength(40 * 26 - 1);
  expect([held.msisdn!, held.text!, held.sender!].map(column => bytesOf(column)[39])).toEqual([
    '447911123456',
    'Hello',
    'MyShop',
  ]);
});

test('rows that lie far apart are copied one by one', () => {
  const data = new Uint8Array(5_000_000);
  const starts = Uint32Array.from({ length: 5 }, (_, i) => (4 - i) * 1_000_000);
  starts.forEach((start, i) => {
    data[start] = 0x61 + i;
  });
  const { text } = hold(
    { text: textColumn({ data, starts, ends: starts.map(start => start + 1) }) },
    0,
    5,
  ) as {
    text: Utf8Column;
  };
  expect(text.data).toHaveLength(5);
  expect(bytesOf(text)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('bytes are copied to an address with the same remainder of 8', () => {
  for (let shift = 0; shift < 8; shift++) {
    const data = new Uint8Array(100).subarray(shift);
    const column = textColumn({ data, offsets: Int32Array.of(3, 40, 90) });
    const { text } = hold({ text: column }, 0, 2) as { text: Utf8Column };
    expect(text.data.byteOffset % 8).toBe((shift + 3) % 8);
  }
});

test('answers that go into memory that is not shared have room in the slab', () => {
  const slab = new Slab();
  const { answers } = slab.hold({ text: columnAt('joined', rows) }, [0, 100], textCounts);
  expect(Object.keys(answers!)).toEqual(Object.keys(textCounts));
  for (const values of Object.values(answers!)) {
    expect(values).toHaveLength(100);
    expect(values.buffer).toBeInstanceOf(SharedArrayBuffer);
  }
});

test('memory is used again, and given back after a job that needed much', () => {
  const slab = new Slab();
  const memoryFor = (bytes: number) => {
    const column = textColumn({ data: new Uint8Array(bytes), offsets: Int32Array.of(0, bytes) });
    return (hold({ text: column }, 0, 1, slab) as { text: Utf8Column }).text.data.buffer;
  };
  const small = memoryFor(1000);
  expect(memoryFor(900)).toBe(small);
  expect(memoryFor(20_000_000).byteLength).toBeGreaterThanOrEqual(20_000_000);
  expect(memoryFor(900).byteLength).toBeLessThan(10_000);
});

test('a slab holds one job at a time: the next one overwrites it', () => {
  const slab = new Slab();
  const first = hold({ text: columnAt('joined', rows) }, 0, 50, slab) as { text: Utf8Column };
  const before = plain(first.text);
  hold({ text: columnAt('backwards', rows) }, 0, 50, slab);
  expect(plain(first.text)).not.toEqual(before);
});

test('what is shared is found in any place', () => {
  expect(shared(Uint8Array.of(1, 2)).buffer).toBeInstanceOf(SharedArrayBuffer);
});
