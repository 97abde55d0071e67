// Which sheet of a workbook is read, and workbooks that cannot be.
import { describe, expect, test } from 'vitest';
import { file, readSource, refusal } from './reading.js';
import { type Workbook, workbookFiles, workbookOf } from './xlsx-writer.js';
import { zipOf } from './zip-writer.js';

const rows = (number: number) =>
  `<row r="1"><c t="inlineStr"><is><t>msisdn</t></is></c></row><row r="2"><c><v>${number}</v></c></row>`;
const open = (workbook: Workbook, sheet?: string) =>
  readSource(file('a.xlsx', workbookOf(workbook)), sheet === undefined ? {} : { sheet });

describe('several sheets', () => {
  const sheets = {
    Notes: '',
    Hidden: rows(447700900001),
    Spring: rows(447700900002),
    Summer: rows(447700900003),
  };
  const workbook = { sheets, hidden: ['Hidden'] };

  test('the first visible one that has rows is read, and that is said', async () => {
    const found = await open(workbook);
    expect(found.rows).toBe('447700900002\n');
    expect(found.recognition).toMatchObject({
      sheet: 'Spring',
      sheets: ['Notes', 'Hidden', 'Spring', 'Summer'],
    });
    expect(found.findings.map(({ message }) => message)).toEqual([
      'the sheet "Spring" was read; the workbook has "Notes", "Hidden", "Spring", "Summer"',
    ]);
  });

  test.each([
    ['summer', '447700900003\n'],
    ['Hidden', '447700900001\n'],
  ])('one is chosen by its name, in any case: %s', async (sheet, expected) => {
    const found = await open(workbook, sheet);
    expect(found.rows).toBe(expected);
    expect(found.findings).toEqual([]);
  });

  test('a name that no sheet has', async () => {
    expect(await refusal(file('a.xlsx', workbookOf(workbook)), { sheet: 'Winter' })).toEqual([
      'NO_SUCH_SHEET',
      'a.xlsx: expected a sheet named "Winter", found "Notes", "Hidden", "Spring", "Summer"',
    ]);
  });

  test('none with rows', async () => {
    expect(await refusal(file('a.xlsx', workbookOf({ sheets: { A: '', B: '<row r="1"/>' } })))).toEqual([
      'EMPTY',
      'a.xlsx: the workbook has no rows in any visible sheet (2 sheets)',
    ]);
  });
});

describe('workbooks that cannot be read', () => {
  const files = workbookFiles({ sheets: { A: rows(447700900001) } });
  const replaced = (name: string, data: string) =>
    zipOf(files.map(part => (part.name === name ? { name, data } : part)));
  const sheet = 'xl/worksheets/sheet1.xml';

  test('one cut short at any byte', async () => {
    const data = zipOf(files);
    for (let length = 4; length < data.length; length += 53) {
      const [code] = await refusal(file('a.xlsx', data.subarray(0, length)));
      expect(code).toBe('TRUNCATED');
    }
  });

  test.each([
    ['<worksheet><sheetData><row r="1"><c', 'it ends within a tag'],
    ['<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>', 'a document type, which Office never writes'],
    ['<sheetData><row r="2"/><row r="1"/></sheetData>', 'row 1 after row 2'],
    [
      '<sheetData><row r="1"><c r="B1"><v>1</v></c><c r="A1"/></row></sheetData>',
      'a cell out of order in row 1',
    ],
    ['<sheetData><row r="1"><c r="ZZZ1"/></row></sheetData>', 'a cell out of order in row 1'],
    [
      '<sheetData><row r="1"><c t="s"><v>7</v></c></row></sheetData>',
      'row 1 has text 7, which the workbook does not have',
    ],
  ])('%s', async (data, what) => {
    expect(await refusal(file('a.xlsx', replaced(sheet, data)))).toEqual([
      'DAMAGED',
      `a.xlsx: the workbook is damaged (sheet: ${what}); open it in a spreadsheet program and save it again`,
    ]);
  });

  test('one without its sheet', async () => {
    expect(await refusal(file('a.xlsx', zipOf(files.filter(({ name }) => name !== sheet))))).toEqual([
      'DAMAGED',
      'a.xlsx: the workbook is damaged (it lacks xl/worksheets/sheet1.xml)',
    ]);
  });

  test.each([sheet, 'xl/sharedStrings.xml', 'xl/workbook.xml'])(
    'a bomb in %s is refused after 64 MiB',
    async name => {
      const bomb = zipOf([
        ...files.filter(part => part.name !== name),
        { name, data: `<!--${' '.repeat(1 << 20)}-->`.repeat(80) },
      ]);
      expect((await refusal(file('a.xlsx', bomb)))[0]).toBe('TOO_LARGE');
    },
  );

  test('one with a password in the zip file', async () => {
    const locked = zipOf(files.map(part => ({ ...part, isEncrypted: true })));
    expect((await refusal(file('a.xlsx', locked)))[0]).toBe('ENCRYPTED');
  });
});
