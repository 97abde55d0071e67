// Excel workbooks (ECMA-376 part 1, SpreadsheetML): what a person sees in a cell comes out as text.
import { describe, expect, test } from 'vitest';
import { file, pieces, readSource } from './reading.js';
import { type Workbook, workbookOf } from './xlsx-writer.js';

const inline = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
const header = `<row r="1">${inline('msisdn')}${inline('message')}</row>`;
const open = (workbook: Workbook) => readSource(file('a.xlsx', workbookOf(workbook)));

/** Reads the cells of one row below a header. */
const read = (cells: string, workbook: Partial<Workbook> = {}) =>
  open({ sheets: { Contacts: `${header}<row r="2">${cells}</row>` }, ...workbook });
const rowOf = async (cells: string, workbook: Partial<Workbook> = {}) =>
  (await read(cells, workbook)).rows.trimEnd();

describe('numbers', () => {
  test.each([
    ['447911123456', '447911123456'],
    ['4.47911123456E11', '447911123456'],
    ['4.47911123456E+11', '447911123456'],
    ['447911123456.0', '447911123456'],
    ['-5', '-5'],
    ['0.05', '0.05'],
    ['1.5E-3', '0.0015'],
    ['0', '0'],
    ['-0', '0'],
    ['1E3', '1000'],
    ['12345678901234567890', '12345678901234567890'],
  ])('%s has all its digits: %s', async (value, digits) => {
    expect(await rowOf(`<c><v>${value}</v></c>`)).toBe(`${digits},`);
  });

  test.each([
    ['4.47911E+11', '447911000000', 1],
    ['4.47911123456E+11', '447911123456', 0],
    ['4479111234567891', '4479111234567891', 1],
    ['447911000000', '447911000000', 0],
  ])('%s: that digits were lost is said', async (value, digits, count) => {
    const { rows, findings } = await read(`<c><v>${value}</v></c>`);
    expect(rows).toBe(`${digits},\n`);
    expect(findings.map(finding => [finding.code, finding.count, finding.lines])).toEqual(
      count === 0 ? [] : [['ROUNDED_NUMBER', 1, [2]]],
    );
  });

  test.each([
    ['00000000000', '7911123456', '07911123456'],
    ['&quot;+&quot;0', '447911123456', '+447911123456'],
    ['\\+0', '447911123456', '+447911123456'],
    ['#', '447911123456', '447911123456'],
    ['#,##0.00', '447911123456', '447911123456'],
  ])('the format %s shows %s as %s', async (format, value, shown) => {
    expect(await rowOf(`<c s="1"><v>${value}</v></c>`, { formats: [format] })).toBe(`${shown},`);
  });
});

describe('dates (18.17.4.1)', () => {
  test.each([
    ['yyyy-mm-dd', '46054', '2026-02-01'],
    ['dd/mm/yyyy hh:mm', '46054.395833333', '2026-02-01 09:30:00'],
    ['[$-809]d mmm yy', '1', '1900-01-01'],
    ['h:mm', '0.5', '12:00:00'],
    ['[h]:mm', '0.5', '12:00:00'],
    ['d', '61', '1900-03-01'],
    ['d', '2958465', '9999-12-31'],
    ['d', '2958466', '2958466'],
    ['0.0 &quot;days&quot;', '46054', '46054'],
    ['[Red]0', '46054', '46054'],
  ])('in the format %s, %s is %s', async (format, value, shown) => {
    expect(await rowOf(`<c s="1"><v>${value}</v></c>`, { formats: [format] })).toBe(`${shown},`);
  });

  test('in a format that is not written out (14), and in the system of 1904', async () => {
    expect(await rowOf('<c s="1"><v>46054</v></c>')).toBe('2026-02-01,');
    expect(await rowOf('<c s="1"><v>44592</v></c>', { since1904: true })).toBe('2026-02-01,');
  });

  test('written as ISO 8601 (t="d")', async () => {
    expect(await rowOf('<c t="d"><v>2026-02-01T09:30:00</v></c>')).toBe('2026-02-01T09:30:00,');
  });
});

describe('texts', () => {
  const strings = [
    '<si><t>plain</t></si>',
    '<si><t>a, &quot;b&quot; &amp; c&#10;&#x64;</t></si>',
    '<si><r><t>one </t></r><r><rPr><b/></rPr><t>two</t></r><rPh sb="0" eb="1"><t>hint</t></rPh></si>',
    '<si><t/></si>',
    '<si><t><![CDATA[<5 & "6">]]></t></si>',
    '<si><t>line_x000D_ _x005F_x0041_</t></si>',
    '<si><t>Grüße 😀</t></si>',
  ].join('');

  test.each([
    [0, 'plain'],
    [1, '"a, ""b"" & c\nd"'],
    [2, 'one two'],
    [4, '"<5 & ""6"">"'],
    [5, '"line\r _x0041_"'],
    [6, 'Grüße 😀'],
  ])('shared text %d', async (index, text) => {
    expect(await rowOf(`<c t="s"><v>${index}</v></c><c><v>1</v></c>`, { strings })).toBe(`${text},1`);
  });

  test('in the cell, with entities and quotes', async () => {
    expect(await rowOf(inline('Tom &amp; &quot;Ann&quot;'))).toBe('"Tom & ""Ann""",');
    expect(await rowOf('<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>')).toBe('ab,');
  });

  test.each([
    ['<c t="str"><f>A1</f><v>Hi &amp; you</v></c>', 'Hi & you,'],
    ['<c><f>1+1</f><v>2</v></c>', '2,'],
    ['<c t="b"><v>1</v></c><c t="b"><v>0</v></c>', 'TRUE,FALSE'],
  ])('of a formula, its value: %s', async (cells, row) => {
    expect(await rowOf(cells)).toBe(row);
  });

  test('errors, and formulas without a value, are counted with their row', async () => {
    const { findings } = await read('<c t="e"><v>#N/A</v></c><c><f>1+1</f></c>');
    expect(findings.map(({ code, lines }) => [code, lines])).toEqual([
      ['ERROR_VALUE', [2]],
      ['FORMULA_WITHOUT_VALUE', [2]],
    ]);
  });
});

describe('rows and cells', () => {
  test('cells stand where their reference says, and each row has the width of the widest before', async () => {
    const { rows, columns } = await open({
      sheets: {
        A: `<row r="1">${inline('msisdn')}${inline('a')}${inline('b')}</row><row r="2"><c r="C2"><v>3</v></c></row><row r="3"><c r="A3"><v>447700900123</v></c></row>`,
      },
    });
    expect(columns).toEqual(['msisdn', 'a', 'b']);
    expect(rows).toBe(',,3\n447700900123,,\n');
  });

  test('rows without a value are left out, and the numbers of the others are those of the sheet', async () => {
    const { rows, lines, firstLine } = await open({
      sheets: {
        A: `<row r="3">${inline('msisdn')}</row><row r="4"/><row r="5"><c><v>1</v></c></row><row r="6"><c s="1"/>${inline('')}</row><row r="9"><c><v>2</v></c></row><row><c><v>3</v></c></row>`,
      },
    });
    expect(rows).toBe('1\n2\n3\n');
    expect(lines).toEqual([5, 9, 10]);
    expect(firstLine).toBe(5);
  });

  test('hidden rows are read and said; merged cells have their value once', async () => {
    const { rows, findings } = await open({
      sheets: { A: `${header}<row r="2" hidden="1"><c r="A2"><v>1</v></c></row>` },
      after: '<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells>',
    });
    expect(rows).toBe('1,\n');
    expect(findings.map(({ message }) => message)).toEqual([
      '1 hidden row of the sheet was read too; delete rows that should get no message',
      '1 group of merged cells: the value is in the first cell, the others are empty',
    ]);
  });

  test('a prefix of the namespace, comments and other quotes are XML too', async () => {
    const row =
      "<x:row r='1'><!-- <x:row> --><x:c r='A1' t='inlineStr'><x:is><x:t>msisdn</x:t></x:is></x:c></x:row>";
    const { columns, rows } = await open({
      sheets: { A: `${row}<x:row r="2"><x:c r="A2"><x:v>447700900123</x:v></x:c></x:row>` },
      prefix: 'x:',
    });
    expect(columns).toEqual(['msisdn']);
    expect(rows).toBe('447700900123\n');
  });

  test('a sheet of many rows, in reads of any length, from a file or from a stream', async () => {
    const cells = Array.from(
      { length: 30_000 },
      (_, row) => `<row r="${row + 2}"><c><v>${447_700_000_000 + row}</v></c>${inline(`Hi ${row}`)}</row>`,
    );
    const data = workbookOf({ sheets: { A: header + cells.join('') } });
    const expected = Array.from({ length: 30_000 }, (_, row) => `${447_700_000_000 + row},Hi ${row}\n`).join(
      '',
    );
    const found = await readSource(file('a.xlsx', data), {}, 1000);
    expect(found.rows === expected).toBe(true);
    expect(found.lines.at(-1)).toBe(30_001);
    expect((await readSource(pieces(data, 10_000))).rows === expected).toBe(true);
  });
});
