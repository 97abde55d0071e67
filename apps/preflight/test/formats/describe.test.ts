// What was recognized, in the words of a report.
import { expect, test } from 'vitest';
import { describe } from '../../src/formats/describe.js';
import { openSource } from '../../src/formats/source.js';
import { file, folder } from './reading.js';
import { workbookOf } from './xlsx-writer.js';

async function words(name: string, content: string | Uint8Array, options = {}): Promise<string[]> {
  const source = await openSource(file(name, content), options);
  await source.close();
  return describe(source).map(line => line.replace(`${folder}/`, ''));
}

test('an export with several phones: which was taken, and which were possible', async () => {
  const content = 'Name;Phone;Mobile Phone;Text\nAnna;020 7946 0000;+44 7700 900123;Hi\n';
  expect(await words('a.csv', content)).toEqual([
    'a.csv: CSV with semicolons; UTF-8 (ASCII only); lines end in LF',
    'columns: "Name", "Phone", "Mobile Phone", "Text"',
    'number: "Mobile Phone"; not "Phone"',
    'text: "Text"',
  ]);
});

test('two columns that fit equally', async () => {
  expect(await words('a.csv', 'Mobile,Cell\n447700900123,447700900124\n')).toContain(
    'number: could be any of "Mobile", "Cell"; say which',
  );
});

test('no header', async () => {
  expect(await words('a.csv', 'Anna|447700900123\nBob|447700900124\n')).toEqual([
    'a.csv: CSV with bars; UTF-8 (ASCII only); lines end in LF',
    'no header; 2 columns',
    'number: "column 2" (perhaps, by its values)',
  ]);
});

test('columns as given', async () => {
  const options = { columns: ['to', 'what'], roles: { text: 'what' } };
  expect(await words('a.csv', '447700900123,Hi\n', options)).toEqual([
    'a.csv: CSV with commas; UTF-8 (ASCII only); lines end in LF',
    'columns, as given: "to", "what"',
    'number: "to"',
    'text: "what" (as given)',
  ]);
});

test('a sheet of a workbook', async () => {
  const row =
    '<row r="1"><c t="inlineStr"><is><t>Handy</t></is></c></row><row r="2"><c><v>4915112345678</v></c></row>';
  expect(await words('a.xlsx', workbookOf({ sheets: { Kunden: row } }))).toEqual([
    'a.xlsx: Excel workbook; sheet "Kunden"',
    'columns: "Handy"',
    'number: "Handy"',
  ]);
});
