import { describe, expect, test } from 'vitest';
import { analyzeColumn, encodings, statuses, type TextCounts, textColumn } from '../../src/batch/index.js';
import { loadKernel } from '../../src/kernel/index.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const plain = (counts: TextCounts) =>
  Object.fromEntries(Object.entries(counts).map(([name, values]) => [name, [...values]]));

describe.each(['wasm', 'ts'] as const)('%s', prefer => {
  const kernel = loadKernel({ prefer });
  const counts = {
    status: [0, 0, 0],
    encoding: [0, 1, 0],
    characters: [5, 2, 161],
    units: [5, 2, 161],
    messageParts: [1, 1, 2],
    segments: [1, 1, 2],
  };
  const messages = ['Hello', '你好', 'a'.repeat(161)];
  const data = utf8(messages.join(''));

  test('the kernel under test is the one that runs', () => expect(kernel.name).toBe(prefer));

  test('strings', () => expect(plain(analyzeColumn(kernel, textColumn(messages)))).toEqual(counts));

  test('Arrow: bytes and offsets, signed or unsigned, not from 0', () => {
    const offsets = [0, 5, 11, 172];
    for (const kind of [Int32Array, Uint32Array]) {
      expect(plain(analyzeColumn(kernel, textColumn({ data, offsets: kind.from(offsets) })))).toEqual(counts);
      const shifted = {
        data: utf8(`xyz${messages.join('')}`),
        offsets: kind.from(offsets.map(offset => offset + 3)),
      };
      expect(plain(analyzeColumn(kernel, textColumn(shifted)))).toEqual(counts);
    }
  });

  test('slices: any order, gaps, overlaps', () => {
    const slices = {
      data: utf8('Hello, world'),
      starts: Int32Array.of(7, 0, 0),
      ends: Int32Array.of(12, 5, 12),
    };
    expect([...analyzeColumn(kernel, textColumn(slices)).units]).toEqual([5, 5, 12]);
  });

  test('bytes in the buffer of the kernel', () => {
    const buffer = kernel.buffer(data.length);
    buffer.set(data);
    const column = textColumn({ data: buffer, offsets: Int32Array.of(0, 5, 11, 172) });
    expect(plain(analyzeColumn(kernel, column))).toEqual(counts);
  });

  test('a buffer of an impossible size is refused', () => {
    for (const size of [-1, 1.5, Number.NaN, 2 ** 33]) {
      expect(() => kernel.buffer(size)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
      expect(() => kernel.buffer(size)).toThrow('byteLength must be a whole number from 0 to 4293918720');
    }
    expect(() => kernel.buffer('10' as never)).toThrow("byteLength must be a number, not '10'");
    expect(kernel.buffer(0).length).toBe(0);
  });

  test('no rows, and empty rows', () => {
    expect(plain(analyzeColumn(kernel, textColumn([])))).toMatchObject({ units: [], status: [] });
    expect([
      ...analyzeColumn(kernel, textColumn({ data: utf8(''), offsets: new Int32Array(0) })).units,
    ]).toEqual([]);
    const empty = analyzeColumn(kernel, textColumn({ data: utf8(''), offsets: new Int32Array(4) }));
    expect(plain(empty)).toMatchObject({ units: [0, 0, 0], messageParts: [1, 1, 1], encoding: [0, 0, 0] });
  });

  test('bytes that are not UTF-8 are counted as the WHATWG decoder reads them, and flagged', () => {
    const found = analyzeColumn(
      kernel,
      textColumn({ data: Uint8Array.of(0x61, 0xe2, 0x82, 0x61), offsets: Int32Array.of(0, 4) }),
    );
    expect(plain(found)).toMatchObject({ status: [1], encoding: [1], characters: [3], units: [3] });
    expect(statuses[found.status[0]!]).toBe('INVALID_UTF8');
    expect(encodings[found.encoding[0]!]).toBe('UCS-2');
  });

  test('U+FFFF, the last character of one code unit, is one wherever a pair may straddle', () => {
    // A part has 67 code units: the pair does not fit after 66, and moves on, so that the last `a` is a third segment.
    const text = `${'\uffff'.repeat(66)}😀${'a'.repeat(66)}`;
    const data = utf8(text);
    for (const column of [textColumn([text]), textColumn({ data, offsets: Int32Array.of(0, data.length) })])
      expect(plain(analyzeColumn(kernel, column))).toMatchObject({
        units: [134],
        messageParts: [2],
        segments: [3],
      });
  });

  test('a byte order mark in a text is a character like any other', () => {
    const bytes = utf8('\ufeffHi');
    const found = analyzeColumn(kernel, textColumn({ data: bytes, offsets: Int32Array.of(0, bytes.length) }));
    expect(plain(found)).toMatchObject({ status: [0], encoding: [1], characters: [3] });
  });

  test('counts can be written into existing arrays', () => {
    const column = textColumn(messages);
    const into = analyzeColumn(kernel, textColumn(['x', 'x', 'x', 'é'.repeat(200)]));
    expect(analyzeColumn(kernel, column, { into })).toBe(into);
    expect([...into.units]).toEqual([5, 2, 161, 200]);
    into.status.fill(9);
    analyzeColumn(kernel, column, { into });
    expect([...into.status]).toEqual([0, 0, 0, 9]);
    expect(() => analyzeColumn(kernel, textColumn(['', '', '', '', '']), { into })).toThrow(
      'into.status must have room for 5 rows, not 4',
    );
    const narrow = { ...into, units: new Uint8Array(4) as never };
    expect(() => analyzeColumn(kernel, column, { into: narrow })).toThrow(
      'into.units must be a Uint32Array, not an object',
    );
    expect(() => analyzeColumn(kernel, column, { into: {} as never })).toThrow(
      'into.status must be a Uint8Array',
    );
    expect(() => analyzeColumn(kernel, column, { into: 7 as never })).toThrow(
      'into must be an object of typed arrays',
    );
  });

  test('a row of 100 MB among others', { timeout: 120_000 }, () => {
    const size = 100_000_000;
    const bytes = new Uint8Array(size + 200).fill(0x61);
    bytes.set(utf8('[]'), 50);
    const found = analyzeColumn(
      kernel,
      textColumn({
        data: bytes,
        starts: Uint32Array.of(0, 0, size),
        ends: Uint32Array.of(100, size, size + 200),
      }),
    );
    expect(plain(found)).toMatchObject({
      encoding: [0, 0, 0],
      characters: [100, size, 200],
      units: [102, size + 2, 200],
      messageParts: [1, Math.ceil((size + 2) / 153), 2],
    });
  });

  test('a column of far more text than the engine holds', { timeout: 120_000 }, () => {
    const row = utf8('Ihre Bestellung ist da: 5 € Rabatt, 你好 😀. ');
    const rows = 1_000_000;
    const bytes = new Uint8Array(rows * row.length);
    for (let i = 0; i < rows; i++) bytes.set(row, i * row.length);
    const offsets = Int32Array.from({ length: rows + 1 }, (_, i) => i * row.length);
    const { units, encoding } = analyzeColumn(kernel, textColumn({ data: bytes, offsets }));
    const wanted = kernel.analyze(new TextDecoder().decode(row)).units;
    expect(units.every(n => n === wanted)).toBe(true);
    expect(encoding.every(n => n === 1)).toBe(true);
  });
});

test('a buffer that ends at a page boundary, and a view larger than the buffer', () => {
  const offset = loadKernel().buffer(1).byteOffset;
  const kernel = loadKernel();
  const buffer = kernel.buffer(0x10000 * 8 - (offset % 0x10000));
  expect((buffer.byteOffset + buffer.byteLength) % 0x10000).toBe(0);
  const row = utf8('[é你😀');
  buffer.set(row, buffer.length - row.length);
  const last = {
    data: buffer,
    starts: Uint32Array.of(buffer.length - row.length),
    ends: Uint32Array.of(buffer.length),
  };
  expect(plain(analyzeColumn(kernel, textColumn(last)))).toMatchObject({
    status: [0],
    characters: [4],
    units: [5],
  });
  const memory = new Uint8Array(buffer.buffer);
  const end = {
    data: memory,
    starts: Uint32Array.of(memory.length - 10),
    ends: Uint32Array.of(memory.length),
  };
  expect([...analyzeColumn(kernel, textColumn(end)).characters]).toEqual([10]);
});

test('a long string that looks like ASCII and is three bytes a character fits, or is answered in TypeScript', () => {
  const kernel = loadKernel();
  for (const length of [87_000, 87_500, 100_000, 131_000]) {
    const units = new Array<string>(length).fill('你');
    for (let i = 0; i < length; i += length >> 3) units[i] = 'a';
    const text = units.join('');
    expect(kernel.analyze(text)).toMatchObject({ characters: length, units: length });
    expect([...analyzeColumn(kernel, textColumn([text, 'a'.repeat(200), text])).characters]).toEqual([
      length,
      200,
      length,
    ]);
  }
});

test('a kernel answers from one buffer while columns come from elsewhere, and a buffer may grow', () => {
  const kernel = loadKernel();
  const small = kernel.buffer(10);
  const column = textColumn({ data: small, offsets: Int32Array.of(0, 10) });
  const large = kernel.buffer(50_000_000);
  large.set(utf8('x'.repeat(300)));
  expect([
    ...analyzeColumn(kernel, textColumn({ data: large, offsets: Int32Array.of(0, 300) })).messageParts,
  ]).toEqual([2]);
  expect([
    ...analyzeColumn(kernel, textColumn({ data: utf8('你'), offsets: Int32Array.of(0, 3) })).encoding,
  ]).toEqual([1]);
  expect(() => analyzeColumn(kernel, column)).toThrow(
    'column.data is detached: the kernel was asked for another buffer',
  );
  const other = loadKernel();
  expect([
    ...analyzeColumn(other, textColumn({ data: large, offsets: Int32Array.of(0, 300) })).messageParts,
  ]).toEqual([2]);
});
