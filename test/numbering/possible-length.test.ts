// The lengths that the numbering plans of a calling code have: libphonenumber's possible lengths.
import metadata from 'libphonenumber-js/metadata.max.json';
import { expect, test } from 'vitest';
import { builtInNumbers } from '../../src/numbering/built-in.js';
import { isPossibleLength } from '../../src/numbering/known-numbers.js';
import { readTable } from '../../src/numbering/read-table.js';
import { resolve } from '../../src/numbering/resolve.js';
import { LONGEST, SHORTEST } from '../../src/numbering/table.js';

type Row = [callingCode: string, internationalPrefix: string, pattern: string, lengths: number[]];
const rows = [
  ...Object.values(metadata.countries),
  ...Object.values(metadata.nonGeographic),
] as unknown as Row[];

test('the lengths of every calling code', () => {
  const callingCodes = new Set(rows.map(([callingCode]) => callingCode));
  expect(callingCodes.size).toBeGreaterThan(200);
  const differences: string[] = [];
  for (const callingCode of callingCodes)
    for (let length = SHORTEST; length <= LONGEST; length++) {
      const national = length - callingCode.length;
      const expected = rows.some(([code, , , lengths]) => code === callingCode && lengths.includes(national));
      const found = isPossibleLength(builtInNumbers(), Number(callingCode), length);
      if (found !== expected) differences.push(`${callingCode}, ${length} digits: ${found}`);
    }
  expect(differences).toEqual([]);
});

test.each([
  ['447400123456', 'MOBILE', true],
  // As long as others: it may be newer than the table.
  ['447700900000', 'UNKNOWN', true],
  ['4477009000001', 'UNKNOWN', false],
  ['4477009', 'UNKNOWN', false],
  ['1201555012', 'UNKNOWN', false],
  ['120155501234', 'UNKNOWN', false],
  ['999123456789', 'UNKNOWN', false],
  ['44', 'UNKNOWN', false],
  ['', 'UNKNOWN', false],
])('%s is %s, and its length is possible: %s', (msisdn, type, lengthIsPossible) => {
  expect(resolve(msisdn)).toMatchObject({ type, lengthIsPossible });
  // A second time from memory.
  expect(resolve(msisdn)).toMatchObject({ type, lengthIsPossible });
});

test('another table has other lengths', () => {
  const table = readTable('test', '44 9 007 GB', '1 2\n(c:aaaaaaaa');
  expect(resolve('4412345', { table }).lengthIsPossible).toBe(true);
  expect(resolve('44123456', { table }).lengthIsPossible).toBe(false);
  expect(resolve('447700900000', { table }).lengthIsPossible).toBe(false);
});
