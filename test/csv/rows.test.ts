// Rows of CSV, rule by rule: RFC 4180, 2, and what people write besides.
import { describe, expect, test } from 'vitest';
import { csvFlags, csvRow, scanCsv } from '../../src/batch/index.js';
import { MOST_FIELDS, MOST_ROWS } from '../../src/csv/rows.js';
import { type CsvCase, expectedRows, latin1, readCsv } from '../parity/csv/question.js';
import { typescript, wasm } from '../parity/kernels.js';

const kernels = [typescript, wasm(0)].map(kernel => [kernel.name, kernel] as const);
const ofText = (text: string, some: Partial<CsvCase> = {}): CsvCase => ({
  text,
  separator: ',',
  fieldCount: 0,
  wanted: [0, 1, 2],
  chunkBytes: 1000,
  shift: 0,
  ...some,
});

/** The fields of each row, and its flags if it has any. */
const found = (text: string, some?: Partial<CsvCase>) =>
  kernels.map(([, kernel]) =>
    readCsv(kernel, ofText(text, some)).rows.map(({ fields, flags }) => [
      ...fields,
      ...(flags ? [flags] : []),
    ]),
  );

const { UNDOUBLED, STRAY_QUOTE, FEWER_FIELDS, MORE_FIELDS, TEXT_AFTER_QUOTE, UNTERMINATED_QUOTE } = csvFlags;
const two = { wanted: [0, 1], fieldCount: 2 };

test.each<[rule: string, text: string, rows: unknown[][], some?: Partial<CsvCase>]>([
  [
    '2.1: CRLF ends a row',
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    two,
  ],
  [
    'LF and CR end a row too, in one file',
    'a,b\nc,d\re,f\r\ng,h',
    [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ],
    two,
  ],
  ['2.2: the last row needs no line end', 'a,b', [['a', 'b']], two],
  ['the last row may end with a separator', 'a,', [['a', '']], two],
  [
    'an empty line is not a row',
    '\r\n\n\ra,b\n\n\r\r\n\nc,d\n\r',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    two,
  ],
  ['an empty field in quotes is a row', '""\n\n""', [[''], ['']], { wanted: [0] }],
  ['a space is a row', ' \n', [[' ']], { wanted: [0] }],
  ['2.4: spaces are data', ' a , b \n', [[' a ', ' b ']], two],
  [
    '2.5: fields are in quotes or not',
    '"a",b\na,"b"\n',
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    two,
  ],
  ['2.5: a quote in a field without quotes is data', 'a"b,c""d\n', [['a"b', 'c""d', STRAY_QUOTE]], two],
  ['a quote after a space is data', 'a, "b"\n', [['a', ' "b"', STRAY_QUOTE]], two],
  ['a field of a stray quote ends at the next separator', 'a"b,"c,d"\n', [['a"b', 'c,d', STRAY_QUOTE]], two],
  ['2.6: line ends and separators in quotes are data', '"a,\r\nb\n\r",c\n', [['a,\r\nb\n\r', 'c']], two],
  ['2.7: two quotes in quotes are one', '"a""b","""",x\n', [['a"b', '"', 'x', UNDOUBLED]]],
  ['doubled quotes of others fields are left', '"a""b",c\n', [['c']], { wanted: [1] }],
  ['text after a closing quote is a fault', '"b"c,d\n', [['"b"c', 'd', TEXT_AFTER_QUOTE]], two],
  [
    'such a field is left with all its quotes',
    'a,"b""c" \r\nd,e',
    [
      ['a', '"b""c" ', TEXT_AFTER_QUOTE],
      ['d', 'e'],
    ],
    two,
  ],
  ['its later quotes are data', '"b"c"d,e"\n', [['"b"c"d', 'e"', TEXT_AFTER_QUOTE | STRAY_QUOTE]], two],
  ['a quote that is never closed is a fault', 'a,"b\nc,d\n', [['a', '"b\nc,d\n', UNTERMINATED_QUOTE]], two],
  ['so is a single quote', '"', [['"', UNTERMINATED_QUOTE]], { wanted: [0] }],
  ['or one after a doubled one', '"a""', [['"a""', UNTERMINATED_QUOTE]], { wanted: [0] }],
  [
    'fewer fields are a fault',
    'a\nb,c\n',
    [
      ['a', '', FEWER_FIELDS],
      ['b', 'c'],
    ],
    two,
  ],
  [
    'more fields are a fault',
    'a,b,c\n,,\n',
    [
      ['a', 'b', MORE_FIELDS],
      ['', '', MORE_FIELDS],
    ],
    two,
  ],
  [
    'a row may have several faults',
    '"a"b,"c\n',
    [['"a"b', '"c\n', FEWER_FIELDS | TEXT_AFTER_QUOTE | UNTERMINATED_QUOTE]],
    { wanted: [0, 1], fieldCount: 3 },
  ],
  ['fields are wanted in any order', 'a,b,c\n', [['c', 'a']], { wanted: [2, 0] }],
  ['no field need be wanted', 'a,b\n', [[]], { wanted: [] }],
  ['semicolons separate', 'a;b,c\n', [['a', 'b,c']], { ...two, separator: ';' }],
  ['tabs separate', 'a\tb,c\n', [['a', 'b,c']], { ...two, separator: '\t' }],
  ['bars separate', 'a|b,c\n', [['a', 'b,c']], { ...two, separator: '|' }],
  ['a file without a byte has no rows', '', []],
])('%s', (_, text, rows, some) => {
  for (const kernelRows of found(text, some)) expect(kernelRows).toEqual(rows);
});

/** Small files with everything in them. */
const files = [
  'a,b\r\n"c ""d""\n",e\r\rf"g,"h"\n\n',
  '"a","b""\r\n\n"\r\n"x"y,z\r\n,\r\n"',
  '""\r\n"""",""""""\n"\r","\n"\r\n',
  `${'x'.repeat(62)},"${'y'.repeat(63)}"",\r\n"\r\n1,2\r\n`,
];

describe.each(kernels)('%s', (_, kernel) => {
  test.each(files)('%j is the same, divided at every byte', text => {
    for (let chunkBytes = 2; chunkBytes <= text.length + 2; chunkBytes++) {
      const value = ofText(text, { chunkBytes, fieldCount: 2, wanted: [1, 0] });
      expect(readCsv(kernel, value).rows, `${chunkBytes} bytes at first`).toEqual(expectedRows(value));
    }
  });

  const scan = (text: string, isFinal: boolean, wanted = [0]) => {
    const data = kernel.buffer(text.length);
    data.set(Buffer.from(text, 'latin1'));
    const layout = { separator: 0x2c, fieldCount: 0, wanted };
    return { data, rows: scanCsv(kernel, { data, from: 0, to: text.length, isFinal }, layout) };
  };

  test('a row that does not end in the chunk is not found, and its bytes are left', () => {
    for (const rest of ['c', '"c""', '"c""d"', 'c"', '"c"', 'c\r']) {
      const { data, rows } = scan(`a\r\n"b"\r\n${rest}`, false);
      expect([rows.length, rows.next], rest).toEqual([2, 8]);
      expect(latin1(data.subarray(8)), rest).toBe(rest);
    }
  });

  test('a row longer than the chunk: none is found, and `next` is where it begins', () => {
    const { rows } = scan(`"${'a,\n'.repeat(100)}`, false);
    expect([rows.length, rows.next]).toEqual([0, 0]);
  });

  test('the bytes of a wanted field keep as many quotes when doubled ones become single', () => {
    const { data, rows } = scan('1,"a""""b""\n",c\n', true, [1]);
    expect(latin1(data)).toBe('1,"a""b"\n"""",c\n');
    expect(latin1(csvRow(data, rows, 0))).toBe('1,"a""""b""\n",c');
  });

  test(`a scan finds ${MOST_ROWS} rows, and goes on with the next`, () => {
    for (const more of [0, 1, 5]) {
      const { data, rows } = scan('a\r\n'.repeat(MOST_ROWS) + 'b\n'.repeat(more), true);
      expect([rows.length, rows.next]).toEqual([MOST_ROWS, 3 * MOST_ROWS]);
      const layout = { separator: 0x2c, fieldCount: 0, wanted: [0] };
      const rest = scanCsv(kernel, { data, from: rows.next, to: data.length, isFinal: true }, layout);
      expect([rest.length, rest.next]).toEqual([more, data.length]);
    }
  });

  test('an unfinished row after that many is not lost', () => {
    const { rows } = scan(`${'a\n'.repeat(MOST_ROWS)}b,"c`, true);
    expect([rows.length, rows.next]).toEqual([MOST_ROWS, 2 * MOST_ROWS]);
  });

  test('faults are counted, for each scan by itself', () => {
    expect(scan('"a"b\nc\n"d"e\nf"g\n"h"', true).rows.faulty).toBe(2);
    expect(scan('a\n', true).rows.faulty).toBe(0);
  });

  test.each([MOST_FIELDS, MOST_FIELDS + 1, 3 * MOST_FIELDS])('a row may have %i fields', count => {
    const text = `a,b\n${Array.from({ length: count }, (_, i) => i % 10).join(',')}\nc,d\n`;
    for (const fieldCount of [0, 2, count]) {
      const value = ofText(text, { wanted: [0, 1], fieldCount, chunkBytes: text.length + 1 });
      expect(readCsv(kernel, value).rows).toEqual(expectedRows(value));
    }
    const last = ofText(text, { wanted: [MOST_FIELDS - 1, 1], chunkBytes: text.length + 1 });
    expect(readCsv(kernel, last).rows).toEqual(expectedRows(last));
  });

  test('the work grows with the bytes, whatever they are', () => {
    for (const piece of ['"', '""', ',', 'a"', '"a', '\r', '","', '"\n']) {
      const length = 20_000;
      const value = ofText(piece.repeat(length), { chunkBytes: 1 << 17, wanted: [0, 1, 2] });
      expect(readCsv(kernel, value).rows).toEqual(expectedRows(value));
    }
  });
});

test('the engine scans bytes of its buffer, and TypeScript others, with the same result', () => {
  const [, [, engine]] = kernels as [unknown, readonly [string, typeof typescript]];
  const data = new Uint8Array(Buffer.from('a,"b""c"\nd'));
  const layout = { separator: 0x2c, fieldCount: 2, wanted: [1] };
  const rows = scanCsv(engine, { data, from: 0, to: data.length, isFinal: true }, layout);
  expect([rows.length, rows.faulty, rows.next, rows.fields[0]!.ends[0]]).toEqual([2, 1, data.length, 6]);
  expect(latin1(data)).toBe('a,"b"c""\nd');
});
