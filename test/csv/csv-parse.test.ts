// Files that RFC 4180 allows are read as `csv-parse` reads them, an implementation by others, and so are the odd ones of
// `csv-spectrum`. What its options cannot express is in test/csv/rows.test.ts.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { csvFlags } from '../../src/batch/index.js';
import { csvTable, csvText } from '../parity/csv/arbitraries.js';
import { type FoundRow, latin1, readCsv } from '../parity/csv/question.js';
import { typescript, wasm } from '../parity/kernels.js';
import { requireProperty } from '../parity/property.js';
import { scaled } from '../scale.js';

const kernels = [typescript, wasm(0)];
const wanted = [0, 1, 2, 3, 4];

const rowsOf = (text: string, separator: string): FoundRow[][] =>
  kernels.map(
    kernel => readCsv(kernel, { text, separator, fieldCount: 0, wanted, chunkBytes: 61, shift: 3 }).rows,
  );

/** The rows by csv-parse, each with as many fields as are wanted. Undefined where it refuses the file. */
function parsed(text: string, separator: string): string[][] | undefined {
  try {
    const rows: string[][] = parse(Buffer.from(text, 'latin1'), {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      encoding: 'latin1',
    });
    return rows.map(row => wanted.map(field => row[field] ?? ''));
  } catch {
    return undefined;
  }
}

test('a table that is written by the rules', () => {
  requireProperty({
    values: csvTable,
    check: ({ text, separator }) => {
      const expected = parsed(text, separator);
      for (const rows of rowsOf(text, separator)) {
        expect(rows.map(({ fields }) => fields)).toEqual(expected);
        expect(rows.every(({ flags }) => flags <= csvFlags.UNDOUBLED)).toBe(true);
      }
    },
    describe: value => JSON.stringify(value),
    runs: 3000,
  });
});

test('any file: flags say where it breaks the rules, and otherwise the fields are the same', () => {
  let same = 0;
  let refused = 0;
  requireProperty({
    // csv-parse takes a NUL after a closing quote for the end of the file.
    values: csvText.map(({ text, separator }) => ({ text: text.replaceAll('\0', '0'), separator })),
    check: ({ text, separator }) => {
      const expected = parsed(text, separator);
      for (const rows of rowsOf(text, separator)) {
        expect(rows.every(({ flags }) => flags <= csvFlags.UNDOUBLED)).toBe(expected !== undefined);
        if (expected) expect(rows.map(({ fields }) => fields)).toEqual(expected);
      }
      if (expected) same++;
      else refused++;
    },
    describe: value => JSON.stringify(value),
    runs: 5000,
  });
  expect(same).toBeGreaterThan(Math.min(100, scaled(1000)));
  expect(refused).toBeGreaterThan(Math.min(100, scaled(1000)));
});

describe('csv-spectrum', () => {
  const folder = 'node_modules/csv-spectrum';
  const names = readdirSync(`${folder}/csvs`).map(name => name.replace('.csv', ''));

  test('has a dozen files', () => expect(names).toHaveLength(12));

  test.each(names)('%s', name => {
    const text = latin1(readFileSync(`${folder}/csvs/${name}.csv`));
    const json = JSON.parse(readFileSync(`${folder}/json/${name}.json`, 'utf8'));
    const expected: Record<string, string>[] = [json].flat();
    // Its JSON is one record, with another number than its CSV.
    if (name === 'location_coordinates') expected[0]!['Contact Phone Number'] = '2095257564';
    for (const rows of rowsOf(text, ',')) {
      const [header, ...others] = rows.map(({ fields }) =>
        fields.map(field => Buffer.from(field, 'latin1').toString()),
      );
      const count = Object.keys(expected[0]!).length;
      const records = others.map(fields =>
        Object.fromEntries(fields.slice(0, count).map((field, i) => [header![i], field])),
      );
      expect(records).toEqual(expected);
    }
  });
});
