import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referenceRows } from '../../../test/reference/csv.js';
import { scaled } from '../../../test/scale.js';
import { type ReadOptions, readRows } from '../src/input/csv.js';
import { columnNames } from '../src/input/header.js';
import { fieldCount, type Rows } from '../src/input/rows.js';
import type { Source } from '../src/input/source.js';

const source = (bytes: Uint8Array, atATime = Number.POSITIVE_INFINITY): Source => {
  let at = 0;
  return {
    name: 'test.csv',
    async read(into) {
      const part = bytes.subarray(at, at + Math.min(into.length, atATime));
      into.set(part);
      at += part.length;
      return part.length;
    },
    async close() {},
  };
};

/** Every row with its fields as latin1 text. The former buffer is overwritten when another is allocated. */
async function rowsOf(bytes: Uint8Array, options: ReadOptions & { atATime?: number } = {}) {
  const found = [];
  let former: Uint8Array | undefined;
  const allocate = (byteLength: number) => {
    former?.fill(0x2c);
    former = new Uint8Array(byteLength);
    return former;
  };
  for await (const rows of readRows(source(bytes, options.atATime), { allocate, ...options })) {
    for (let row = 0; row < rows.length; row++) {
      const first = rows.firstField[row]!;
      const fields = Array.from({ length: fieldCount(rows, row) }, (_, column) =>
        Buffer.from(rows.data.subarray(rows.starts[first + column], rows.ends[first + column])).toString(
          'latin1',
        ),
      );
      found.push({ line: rows.lines[row]!, fault: rows.faults[row], fields });
    }
  }
  return found;
}

const latin1 = (text: string) => Buffer.from(text).toString('latin1');
const units = ['"', '""', ',', ';', '\t', '\n', '\r', '\r\n', 'a', ' ', 'é', '你', '😀', '\ufeff'];
const separator = fc.constantFrom(',', ';', '\t');
/** Only with this separator is the first row a header. */
const separated = (by: string) => ({ isHeader: (rows: Rows) => rows.separator === by.charCodeAt(0) });
const field = fc.string({ unit: fc.constantFrom(...units), maxLength: 6 });
const table = fc
  .integer({ min: 1, max: 4 })
  .chain(width => fc.array(fc.array(field, { minLength: width, maxLength: width }), { maxLength: 5 }));

describe('a table written with quotes', () => {
  test('comes back the same at every chunk size', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.boolean(),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        separator,
        async (rows, quoteAll, lineEnd, lastLineEnd, by) => {
          const written = rows.map(fields =>
            fields
              .map(text =>
                quoteAll || /["\r\n]/.test(text) || text.includes(by) || fields.join('') === ''
                  ? `"${text.replaceAll('"', '""')}"`
                  : text,
              )
              .join(by),
          );
          const bytes = Buffer.from(
            `\ufeff${written.join(lineEnd)}${lastLineEnd && rows.length > 0 ? lineEnd : ''}`,
          );
          const expected = rows.map(fields => fields.map(latin1));
          for (let chunkBytes = 3; chunkBytes <= bytes.length + 2; chunkBytes++) {
            const found = await rowsOf(bytes, { chunkBytes, ...separated(by) });
            expect(found.map(({ fields }) => fields)).toEqual(expected);
            expect(found.every(({ fault }) => fault === undefined)).toBe(true);
          }
        },
      ),
      { numRuns: scaled(150) },
    );
  });
});

describe('any bytes', () => {
  test('are read as the reference reads them, at every chunk size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...units), maxLength: 24 }),
        fc.integer({ min: 1, max: 4 }),
        separator,
        async (text, atATime, by) => {
          const bytes = Buffer.from(text);
          const expected = [...referenceRows(bytes.toString('latin1'), by)];
          for (let chunkBytes = 3; chunkBytes <= bytes.length + 2; chunkBytes++) {
            const found = await rowsOf(bytes, { chunkBytes, atATime, ...separated(by) });
            expect(found.map(({ line, fault }) => ({ line, fault }))).toEqual(
              expected.map(({ line, fault }) => ({ line, fault })),
            );
            for (const [row, { fault, fields }] of expected.entries()) {
              if (fault) expect(found[row]!.fields).toHaveLength(fields.length);
              else expect(found[row]!.fields).toEqual(fields);
            }
          }
        },
      ),
      { numRuns: scaled(1500) },
    );
  });

  test.each([
    ['a,"b"c,d\n', 'MALFORMED_ROW', ['a', '"b"c', 'd']],
    ['a,"b""c" ,d\r\n', 'MALFORMED_ROW', ['a', '"b""c" ', 'd']],
    ['a,"b\nc', 'UNTERMINATED_QUOTE', ['a', '"b\nc']],
    ['"a"b,"c', 'MALFORMED_ROW', ['"a"b', '"c']],
    ['a"b,c""d,"e"\n', undefined, ['a"b', 'c""d', 'e']],
    ['a\rb,c\r', undefined, ['a\rb', 'c\r']],
    ['a,\r\n', undefined, ['a', '']],
    ['a,', undefined, ['a', '']],
    ['""', undefined, ['']],
    ['"a\r\n""b"""\r\n', undefined, ['a\r\n"b"']],
  ])('%j', async (text, fault, fields) => {
    expect(await rowsOf(Buffer.from(text))).toEqual([{ line: 1, fault, fields }]);
  });

  test('empty lines are not rows, and lines within quotes count', async () => {
    const found = await rowsOf(Buffer.from('\r\n\na\n\n"b\n\nc"\n\n\nd'));
    expect(found.map(({ line, fields }) => [line, ...fields])).toEqual([
      [3, 'a'],
      [5, 'b\n\nc'],
      [10, 'd'],
    ]);
  });
});

describe('the separator', () => {
  /** The separator found at every chunk size, and how many fields the rows have. */
  async function found(text: string, isHeader: (names: string[]) => boolean) {
    const bytes = Buffer.from(text);
    const answers = new Set<string>();
    for (let chunkBytes = 3; chunkBytes <= bytes.length + 2; chunkBytes++) {
      let separator: number | undefined;
      const counts: number[] = [];
      const options = { chunkBytes, isHeader: (rows: Rows) => isHeader(columnNames(rows)) };
      for await (const rows of readRows(source(bytes), options)) {
        if (rows.length > 0) separator ??= rows.separator;
        for (let row = 0; row < rows.length; row++) counts.push(fieldCount(rows, row));
      }
      answers.add(`${JSON.stringify(String.fromCharCode(separator!))} ${counts.join()}`);
    }
    return [...answers];
  }
  const hasBoth = (names: string[]) => names.includes('a') && names.includes('b');

  test.each([
    ['a,b\n1;2,3\n', '"," 2,2'],
    ['a;b\n1;2,3\n', '";" 2,2'],
    ['a\tb\n1;2\t3,4\n', '"\\t" 2,2'],
    ['\ufeff\r\n\n a ; B \r\n1;2\r\n', '";" 2,2'],
    ['\ufeff"a";"x;""y"",\r\n\tz";"b"\r\n1;"2;3";4', '";" 3,3'],
    ['"a"\t"x\ty;z,\n"\t"b"\n1\t2\t3\n', '"\\t" 3,3'],
    ['a;b', '";" 2'],
    // A header with two separators: the comma is one of them, or not.
    ['a,b,x;a;b\n', '"," 3'],
    ['a;b;x\ta\tb\n', '"," 1'],
    // A header with none.
    ['x,y;z\n', '"," 2'],
    ['x;y;z\n1;2;3\n', '";" 3,3'],
    ['x\ty,z\tw\n', '"\\t" 3'],
    ['a\n1\n', '"," 1,1'],
    ['x,"y";"z, w"\n', '";" 2'],
    ['"x";"y, z, w"\n', '";" 2'],
    ['"x"y;z\n', '"," 1'],
    ['a;"b\n1;2\n', '";" 2'],
  ])('of %j is found', async (text, expected) => {
    expect(await found(text, hasBoth)).toEqual([expected]);
  });

  test('is the comma by default', async () => {
    expect(await rowsOf(Buffer.from('a;b,c\n'))).toEqual([
      { line: 1, fault: undefined, fields: ['a;b', 'c'] },
    ]);
  });
});
