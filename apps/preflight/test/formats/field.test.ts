// The campaigns of test/formats/field: each opens as what it is.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { formatWords } from '../../src/formats/describe.js';
import { readSource, refusal } from './reading.js';

const folder = fileURLToPath(new URL('field/', import.meta.url));

const campaigns: readonly (readonly [
  name: string,
  words: string,
  number: string,
  text: string,
  rows: number,
])[] = [
  [
    'utf16le-tab.txt',
    'CSV with tabs; UTF-16 (little-endian) with a byte order mark; lines end in CRLF',
    'msisdn',
    'message',
    2,
  ],
  [
    'sep-line.csv',
    'CSV with semicolons; as its first line says; UTF-8 (ASCII only); lines end in CRLF',
    'msisdn',
    'message',
    1,
  ],
  [
    'mobile-phone-header.csv',
    'CSV with commas; UTF-8 (ASCII only); lines end in LF',
    'Mobile Phone',
    'Message',
    2,
  ],
  ['plus.csv', 'CSV with commas; UTF-8 (ASCII only); lines end in LF', 'msisdn', 'message', 4],
  ['apos-eq.csv', 'CSV with commas; UTF-8; lines end in LF', 'msisdn', 'message', 7],
  ['trailing-empty.csv', 'CSV with commas; UTF-8 (ASCII only); lines end in CRLF', 'msisdn', 'message', 2],
  ['mac-cr.csv', 'CSV with commas; UTF-8 (ASCII only); lines end in CR', 'msisdn', 'message', 2],
  ['dup.csv', 'CSV with commas; UTF-8 (ASCII only); lines end in LF', 'msisdn', 'message', 3],
  ['merge.csv', 'CSV with commas; UTF-8 (ASCII only); lines end in LF', 'msisdn', 'message', 1],
  [
    'cp1252-french.csv',
    'CSV with semicolons; windows-1252 (Windows Western European), by its letters, which fit French; lines end in CRLF',
    'msisdn',
    'message',
    5,
  ],
  ['nfd.csv', 'CSV with commas; UTF-8; lines end in LF', 'msisdn', 'message', 1],
  ['mccmnc.csv', 'CSV with commas; UTF-8 (ASCII only); lines end in LF', 'msisdn', 'message', 2],
  ['excel-rounded.csv', 'CSV with commas; UTF-8 (ASCII only); lines end in LF', 'msisdn', 'message', 6],
  ['impossible-length.csv', 'CSV with commas; UTF-8 (ASCII only); lines end in LF', 'msisdn', 'message', 5],
];

test.each(campaigns)('%s: %s', async (name, words, number, text, rows) => {
  const { recognition, columns, found, sample, rows: read } = await readSource(`${folder}${name}`);
  expect(formatWords(recognition)).toBe(words);
  expect(columns[found.number!.column!]).toBe(number);
  expect(columns[found.text!.column!]).toBe(text);
  expect([found.number!.sure, found.text!.sure]).toEqual(['certain', 'certain']);
  expect(sample).toHaveLength(rows);
  expect(read).not.toContain('\ufffd');
});

test('cut-workbook.xlsx is a workbook that ends too early', async () => {
  const [code, message] = await refusal(`${folder}cut-workbook.xlsx`);
  expect(code).toBe('TRUNCATED');
  expect(message).toContain('the zip data ends too early');
});

test('the network of mccmnc.csv is found', async () => {
  expect((await readSource(`${folder}mccmnc.csv`)).found.network).toMatchObject({
    column: 2,
    sure: 'certain',
  });
});

test('each file has a test', () => {
  const files = readdirSync(folder).filter(
    name => !/^(?:README\.md|\.gitattributes|cut-workbook\.xlsx)$/.test(name),
  );
  expect(files.sort()).toEqual(campaigns.map(([name]) => name).sort());
});
