// The layout of CSV: delimiter, sep= line, line ends, header or none, and what stands above it.
import { describe, expect, test } from 'vitest';
import { file, pieces, readSource, refusal } from './reading.js';

const read = (content: string, options = {}) => readSource(file('a.csv', content), options);

describe('the delimiter', () => {
  test.each([
    [',', 'msisdn,message\n447700900123,"Hi; you | me"\n'],
    [';', 'msisdn;message\n447700900123;Hi, you, and, me\n447700900124;Hi\n'],
    ['\t', 'msisdn\tmessage\n447700900123\tHi, you; me\n'],
    ['|', 'msisdn|message\n447700900123|Hi, you; me\n'],
    [';', 'Name;Telefon\nMüller, Anna;+49 151 1234\nMaier, Jo;+49 151 1235\n'],
    [',', 'msisdn\n447700900123\n'],
    [';', '447700900123;Hi, you\n447700900124;Hi\n'],
    [',', '"Last; first",Phone\n"Lee; Ann",447700900123\n'],
  ])('%j is found', async (delimiter, content) => {
    expect((await read(content)).delimiter).toBe(delimiter);
  });

  test('a sep= line says it, and is no row (Excel)', async () => {
    const found = await read('sep=;\r\nmsisdn;message\r\n447700900123;Hi, you\r\n');
    expect(found).toMatchObject({ delimiter: ';', firstLine: 3, rows: '447700900123;Hi, you\r\n' });
    expect(found.recognition.hasSepLine).toBe(true);
  });

  test('a given one is taken', async () => {
    const found = await read('msisdn^message\n447700900123^Hi, you\n', { delimiter: '^' });
    expect(found).toMatchObject({ delimiter: '^', columns: ['msisdn', 'message'] });
  });
});

describe('line ends', () => {
  test.each([
    ['LF', 'msisdn,message\n447700900123,"a\r\nb"\n'],
    ['CRLF', 'msisdn,message\r\n447700900123,"a\nb"\r\n'],
    ['none', 'msisdn'],
  ])('%s', async (lineEnds, content) => {
    expect((await read(content)).recognition.lineEnds).toBe(lineEnds);
  });

  test('CR becomes LF, but not within quotes, in reads of any length', async () => {
    const content = 'msisdn,message\r447700900123,"a\rb ""c""\r"\r447700900124,5" pipe\r447700900125,""\r';
    for (const length of [1, 2, 3, 5, 64]) {
      const found = await readSource(file('a.csv', content), {}, length);
      expect(found.rows).toBe('447700900123,"a\rb ""c""\r"\n447700900124,5" pipe\n447700900125,""\n');
      expect(found.recognition.lineEnds).toBe('CR');
    }
  });

  test('mixed ones are said and left as they are', async () => {
    const found = await read('msisdn,message\r\n447700900123,Hi\n');
    expect(found.recognition.lineEnds).toBe('mixed');
    expect(found.findings.map(({ code }) => code)).toEqual(['MIXED_LINE_ENDS']);
  });
});

describe('the header', () => {
  test.each([
    ['447700900123,Hello\n', 'none', ['column 1', 'column 2'], '447700900123,Hello\n'],
    ['+44 7700 900123;Hello\n', 'none', ['column 1', 'column 2'], '+44 7700 900123;Hello\n'],
    [
      'Anna,447700900123\nBob,447700900124\n',
      'none',
      ['column 1', 'column 2'],
      'Anna,447700900123\nBob,447700900124\n',
    ],
    ['447700900123,SMS\n', 'none', ['column 1', 'column 2'], '447700900123,SMS\n'],
    ['foo,bar\n1,2\n', 'first row', ['foo', 'bar'], '1,2\n'],
    [
      'Phone 447700900123,Phone\n1,447700900123\n',
      'first row',
      ['Phone 447700900123', 'Phone'],
      '1,447700900123\n',
    ],
  ] as const)('%j: %s', async (content, header, columns, rows) => {
    const found = await read(content);
    expect(found.recognition.header).toBe(header);
    expect(found.columns).toEqual(columns);
    expect(found.rows).toBe(rows);
  });

  test.each([
    ['447700900123,Hello\n', '447700900123,Hello\n'],
    ['Phone,Text\n447700900123,Hello\n', '447700900123,Hello\n'],
  ])('names of columns are given for %j', async (content, rows) => {
    const found = await read(content, { columns: ['msisdn', 'text'] });
    expect(found).toMatchObject({ columns: ['msisdn', 'text'], rows });
    expect(found.recognition.header).toBe('given');
    expect(found.found).toMatchObject({ number: { column: 0 }, text: { column: 1 } });
  });

  test('whether there is one can be given', async () => {
    expect((await read('a,b\n1,2\n', { header: false })).rows).toBe('a,b\n1,2\n');
    expect((await read('447700900123,b\n1,2\n', { header: true })).columns).toEqual(['447700900123', 'b']);
  });

  test('a title and a date above it are left out and counted', async () => {
    const found = await read('Contacts of spring\n2026-02-01\n\nName,Mobile Phone\nAnna,447700900123\n');
    expect(found).toMatchObject({
      columns: ['Name', 'Mobile Phone'],
      firstLine: 5,
      rows: 'Anna,447700900123\n',
    });
    expect(found.findings).toEqual([
      { code: 'LINES_ABOVE_HEADER', count: 2, lines: [], message: '2 rows above the header: left out' },
    ]);
  });

  test('columns without a name are named by their position', async () => {
    expect((await read('msisdn,,message, \n447700900123,,Hi,\n')).columns).toEqual([
      'msisdn',
      'column 2',
      'message',
      'column 4',
    ]);
  });

  test('the first line counts line breaks within quotes and empty lines', async () => {
    expect((await read('\n"Mobile\nPhone",text\n447700900123,Hi\n')).firstLine).toBe(4);
  });

  test('a first row without an end', async () => {
    const [code, message] = await refusal(
      file('a.csv', `msisdn,"message\n${'447700900123,Hi\n'.repeat(20_000)}`),
    );
    expect([code, message]).toEqual([
      'NOT_A_TABLE',
      'a.csv: its first row is longer than 256 KiB; is a quote never closed?',
    ]);
  });
});

describe('the rows', () => {
  test('are the bytes of the file, in reads of any length, from a file or from a stream', async () => {
    const content = `msisdn,message\r\n${Array.from({ length: 9_000 }, (_, row) => `4477009${row},"Grüße\r\n""${row}"""\r\n`).join('')}`;
    const rows = content.slice(16);
    const path = file('a.csv', content);
    for (const length of [61, 4096, 1 << 20]) {
      expect((await readSource(path, {}, length)).rows === rows).toBe(true);
      expect((await readSource(pieces(Buffer.from(content), length))).rows === rows).toBe(true);
    }
  });

  test('the first are there to be shown', async () => {
    expect((await read('msisdn,message\n447700900123,"a ""b"""\n,\n447700900124,ü\n')).sample).toEqual([
      ['447700900123', 'a "b"'],
      ['447700900124', 'ü'],
    ]);
  });
});
