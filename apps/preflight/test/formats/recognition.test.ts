// What an input is, is found by its bytes and never by its name.
import { describe, expect, test } from 'vitest';
import { file, readSource, refusal } from './reading.js';
import { workbookFiles } from './xlsx-writer.js';
import { zipOf } from './zip-writer.js';

const bytes = (latin1: string) => Buffer.from(latin1, 'latin1');

describe('inputs that are not a list', () => {
  test.each([
    ['%PDF-1.7\n', 'is a PDF; export the list that it was made from as CSV or .xlsx'],
    ['\x89PNG\r\n\x1a\n\0\0', 'is an image (PNG); export the list as CSV'],
    ['\xff\xd8\xff\xe0', 'is an image (JPEG); export the list as CSV'],
    ['BM\x46\0\0\0\0\0', 'is an image (BMP); export the list as CSV'],
    ['SQLite format 3\0', 'is a SQLite database; export the table as CSV, as .mode csv does in sqlite3'],
    ['{\\rtf1\\ansi', 'is a rich text document (RTF); save or export it as CSV UTF-8 or .xlsx'],
    ["7z\xbc\xaf'\x1c", 'is a 7-Zip archive; unpack it first'],
    ['Rar!\x1a\x07\x01\0', 'is a RAR archive; unpack it first'],
    ['BZh91AY&SY\0\x01', 'is compressed with bzip2; unpack it first with bunzip2'],
    ['\xfd7zXZ\0', 'is compressed with xz; unpack it first with unxz'],
    ['ARROW1\0\0', 'is an Arrow (Feather) file; write it as Parquet or CSV'],
    ['Obj\x01\x04', 'is an Avro file; write it as Parquet or CSV'],
    ['\x7fELF\x02', 'is a program; export the list as CSV'],
    ['\xff\xfe\0\0m\0\0\0', 'is a text in UTF-32; save it as CSV UTF-8'],
    [
      '\n<!DOCTYPE html>\n<html>',
      'is HTML, which some exports name .xls; open it in a spreadsheet program and save it as .xlsx; if it is an error page, download the file again',
    ],
    [
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:x">',
      'is an Excel 2003 XML workbook; open it in a spreadsheet program and save it as .xlsx',
    ],
    ['<?xml version="1.0"?><contacts>', 'is XML; export the list as CSV'],
    ['BEGIN:VCARD\r\nVERSION:3.0', 'is contacts as vCard; export them as CSV'],
    ['-- MySQL dump 10.13', 'is a database dump (SQL); export the table as CSV'],
    ['{\n "contacts": [\n', 'is one JSON object; expected an array of objects, or an object on each line'],
    [
      '\x01\x02\x03\x04\0\0\xfe\x07\x08',
      'is binary data of a kind that this program does not know; export the list as CSV',
    ],
  ])('%j', async (content, message) => {
    expect(await refusal(file('contacts.csv', bytes(content)))).toEqual([
      'NOT_A_TABLE',
      `contacts.csv: ${message}`,
    ]);
  });

  test('a tar archive has its mark at byte 257', async () => {
    const archive = Buffer.alloc(1024);
    archive.write('contacts.csv');
    archive.write('ustar', 257);
    expect(await refusal(file('a.csv', archive))).toEqual([
      'NOT_A_TABLE',
      'a.csv: is a tar archive; unpack it first',
    ]);
  });

  test.each([
    'BMW drivers,Phone\nAnna,447700900123\n',
    'ORCA,msisdn\nx,447700900123\n',
    'ID3,msisdn\n1,447700900123\n',
  ])('a text that begins with the letters of another format: %j', async content => {
    expect((await readSource(file('a.csv', content))).recognition.format).toBe('CSV');
  });
});

describe('documents of Office', () => {
  const ole = (...streams: string[]) => {
    const data = Buffer.alloc(2048);
    bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1').copy(data);
    data.writeUInt16LE(9, 30);
    data.writeUInt32LE(1, 48);
    streams.forEach((stream, index) => {
      data.write(`${stream}\0`, 1024 + 128 * index, 'utf16le');
    });
    return data;
  };
  const zip = (...names: string[]) => zipOf(names.map(name => ({ name, data: 'x' })));

  test.each([
    ['Workbook', 'is an old Excel file (.xls); open it in a spreadsheet program and save it as .xlsx'],
    ['WordDocument', 'is a Word document; save its list as CSV or .xlsx'],
    ['Other', 'is an old Office document; save its list as CSV or .xlsx'],
  ])('an OLE file with the stream %s', async (stream, message) => {
    expect(await refusal(file('a.xls', ole('Root Entry', stream)))).toEqual([
      'NOT_A_TABLE',
      `a.xls: ${message}`,
    ]);
  });

  test('an encrypted workbook is an OLE file with the stream EncryptedPackage', async () => {
    expect(await refusal(file('a.xlsx', ole('EncryptionInfo', 'EncryptedPackage')))).toEqual([
      'ENCRYPTED',
      'a.xlsx: is an encrypted Excel file; open it with its password and save it without one',
    ]);
  });

  test.each([
    [['word/document.xml'], 'is a Word document; save its list as CSV or .xlsx'],
    [['xl/workbook.bin'], 'is an Excel binary workbook (.xlsb); save it as .xlsx'],
    [['mimetype', 'content.xml'], 'is an OpenDocument file (.ods); save it as .xlsx or CSV UTF-8'],
    [['Index/Document.iwa'], 'is an Apple Numbers or Pages file; export it as CSV or Excel'],
    [
      ['a.csv', 'b.csv', 'c.csv', 'd.csv'],
      'is a zip file with 4 files ("a.csv", "b.csv", "c.csv", …); unpack it and name the files',
    ],
  ])('a zip file with %j', async (names, message) => {
    expect(await refusal(file('a.zip', zip(...names)))).toEqual(['NOT_A_TABLE', `a.zip: ${message}`]);
  });

  test('a zip file without a file is empty', async () => {
    expect(await refusal(file('a.zip', zip('folder/')))).toEqual([
      'EMPTY',
      'a.zip: is a zip file without a file',
    ]);
  });

  test('a workbook is one whatever its name', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>msisdn</t></is></c></row><row r="2"><c r="A2"><v>447700900123</v></c></row>';
    const path = file('contacts.csv', zipOf(workbookFiles({ sheets: { Contacts: rows } })));
    expect((await readSource(path)).recognition.format).toBe('Excel workbook');
  });
});

describe('empty inputs', () => {
  test.each([
    ['', 'is empty'],
    ['\ufeff', 'has no rows'],
    ['\n\r\n  \n', 'has no rows'],
    [',,,\n', 'has no rows'],
    ['sep=;\r\n', 'has no rows'],
  ])('%j', async (content, message) => {
    expect(await refusal(file('a.csv', content))).toEqual(['EMPTY', `a.csv: ${message}`]);
  });

  test('a header without rows is no error: it has columns and nothing to read', async () => {
    const { columns, rows } = await readSource(file('a.csv', 'msisdn,message\n'));
    expect(columns).toEqual(['msisdn', 'message']);
    expect(rows).toBe('');
  });
});
