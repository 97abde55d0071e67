import { describe, expect, test } from 'vitest';
import { analyzeColumn, textColumn } from '../../src/batch/index.js';
import { loadKernel } from '../../src/kernel/index.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe.each(['wasm', 'ts'] as const)('%s: a column that was changed after it was made', prefer => {
  const kernel = loadKernel({ prefer });
  const changed = 'a row lies outside the data: the column was changed after it was made';
  const column = (place: Uint8Array) => {
    place.set(utf8('HiHello'));
    return { starts: Uint32Array.of(0, 2, 0, 0, 0), ends: Uint32Array.of(2, 7, 0, 0, 0), data: place };
  };

  test.each([
    ['elsewhere', () => new Uint8Array(7)],
    ['in the buffer', () => kernel.buffer(7)],
  ])('bytes %s: positions past the end, or reversed', (_, place) => {
    for (const row of [0, 1, 4]) {
      for (const [start, end] of [
        [0, 8],
        [0, 0xffff_ffff],
        [4_000_000_000, 7],
        [5, 4],
      ] as const) {
        const source = column(place());
        const made = textColumn(source);
        source.starts[row] = start;
        source.ends[row] = end;
        expect(() => analyzeColumn(kernel, made)).toThrow(changed);
      }
    }
  });

  test('positions that are detached, strings that are gone', () => {
    const source = column(new Uint8Array(7));
    const made = textColumn(source);
    structuredClone(source.ends.buffer, { transfer: [source.ends.buffer] });
    expect(() => analyzeColumn(kernel, made)).toThrow('the positions of the column are detached');
    const strings = ['a', 'b'];
    const list = textColumn(strings);
    strings.pop();
    expect(() => analyzeColumn(kernel, list)).toThrow(changed);
  });

  test('arguments that are not a column', () => {
    for (const value of [
      'abc',
      () => 0,
      new Uint8Array(3),
      { length: 1 },
      { length: -1 },
      { length: 3, strings: null },
    ]) {
      expect(() => analyzeColumn(kernel, value as never)).toThrow(
        expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
      );
    }
  });
});

test('a row of more than 2 GB is refused', () => {
  const data = new Uint8Array(2_000_000_001);
  expect(() => textColumn({ data, offsets: Uint32Array.of(0, data.length) })).toThrow(
    'row 0 must have at most 2000000000 bytes, not 2000000001',
  );
});

describe('arguments', () => {
  const data = utf8('Hello');
  const refuse = (source: unknown) => () => textColumn(source as string[]);

  test('a source of another shape is refused with what was expected', () => {
    const expected = 'source must be an array of strings, { data, offsets } or { data, starts, ends }';
    expect(refuse(undefined)).toThrow(`${expected}, not undefined`);
    expect(refuse('Hello')).toThrow(`${expected}, not 'Hello'`);
    expect(refuse(data)).toThrow(`${expected}, not an object`);
    expect(refuse({})).toThrow('data must be a Uint8Array, not undefined');
    expect(refuse(['a', 7])).toThrow('strings[1] must be a string, not number');
    expect(refuse({ data })).toThrow(
      'offsets must be an Int32Array or a Uint32Array, unless there are starts',
    );
    expect(refuse({ data, starts: Int32Array.of(0) })).toThrow('ends must be an Int32Array or a Uint32Array');
    expect(refuse({ data, offsets: [0, 5] })).toThrow(
      'offsets must be an Int32Array or a Uint32Array, not an array',
    );
    expect(refuse({ data, starts: Int32Array.of(0), ends: Int32Array.of() })).toThrow(
      'ends must have 1 rows, like starts, not 0',
    );
  });

  test('a row outside the data is refused by its number', () => {
    expect(refuse({ data, offsets: Int32Array.of(0, 6) })).toThrow(
      'row 0 must lie within the 5 bytes of data, not from 0 to 6',
    );
    expect(refuse({ data, offsets: Int32Array.of(0, 3, 2) })).toThrow(
      'row 1 must lie within the 5 bytes of data, not from 3 to 2',
    );
    expect(refuse({ data, offsets: Int32Array.of(-1, 2) })).toThrow(
      'row 0 must lie within the 5 bytes of data, not from -1 to 2',
    );
    expect(refuse({ data, starts: Uint32Array.of(0xffffffff), ends: Uint32Array.of(3) })).toThrow(RangeError);
  });

  test('arguments that are not a kernel or a column are misuse', () => {
    expect(() => analyzeColumn(undefined as never, textColumn([]))).toThrow(
      'kernel must be a kernel from loadKernel',
    );
    expect(() => analyzeColumn(loadKernel(), ['a'] as never)).toThrow(
      'column must be a column from textColumn',
    );
    expect(() => analyzeColumn(loadKernel(), {} as never)).toThrow('column must be a column from textColumn');
  });
});
