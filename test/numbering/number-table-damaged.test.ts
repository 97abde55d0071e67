import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { numbersFile } from '../../scripts/numbers/text.js';
import { numberTable } from '../../src/numbering/number-table.js';
import { LONGEST, type NumberTable, SHORTEST } from '../../src/numbering/table.js';
import { walk } from '../../src/numbering/walk.js';
import { random } from '../random.js';
import { scaled } from '../scale.js';
import { big, small } from './table-files.js';

const chance = random(22);

/** Says why a table is refused, or undefined when it is not. */
function refusal(bytes: Uint8Array): string | undefined {
  try {
    numberTable(bytes);
  } catch (error) {
    expect(error).toMatchObject({ name: 'RangeError', code: 'INVALID_ARGUMENT' });
    return (error as Error).message;
  }
  return undefined;
}

test.each([undefined, null, 'quicksms-numbers 1', 1, [113], small.buffer, new Int8Array(4)])(
  'throws for a value that is not a Uint8Array: %s',
  bytes => {
    const refused = expect.objectContaining({ name: 'TypeError', code: 'INVALID_ARGUMENT' });
    expect(() => numberTable(bytes as never)).toThrow(refused);
    expect(() => numberTable(bytes as never)).toThrow(/^bytes must be a Uint8Array, not /);
  },
);

const text = (of: string) => new TextEncoder().encode(of);
const sealed = (body: string) =>
  text(`quicksms-numbers 1 ${crc32(body).toString(16).padStart(8, '0')}\n${body}`);

test.each([
  ['empty', text(''), 'expected a first line such as "quicksms-numbers 1 0123abcd", found ""'],
  ['text', text('msisdn,message\n'), 'found "msisdn,message"'],
  ['another format', text('quicksms-numbers 2 0123abcd\n'), 'expected format 1, found format 2'],
  ['nothing else', text('quicksms-numbers 1 0123abcd'), 'expected the checksum 0123abcd, found 00000000'],
  ['nothing, and the checksum of it', sealed(''), 'no territories in ""'],
  ['far too much', new Uint8Array(2 ** 20 + 1), 'expected at most 1048576 bytes, found 1048577'],
  [
    'calling codes that begin with each other',
    sealed('x\n1 - - US\n12 - - GB\n\n1 2\na9\na9\n'),
    'the calling code 12 begins with 1',
  ],
])('refused: %s', (_, bytes, why) => {
  expect(refusal(bytes)).toContain('bytes must be a table of numbers: ');
  expect(refusal(bytes)).toContain(why);
});

test('a table with one changed byte is refused', () => {
  for (let at = 0; at < small.length; at++) {
    const bytes = small.slice();
    for (let byte = 0; byte < 256; byte++) {
      bytes[at] = byte;
      if (byte !== small[at] && refusal(bytes) === undefined) expect.fail(`${byte} at ${at}`);
    }
  }
  for (let at = 0; at < big.length; at += 1 + chance.below(100)) {
    const bytes = big.slice();
    bytes[at]! ^= 1 + chance.below(255);
    if (refusal(bytes) === undefined) expect.fail(`${bytes[at]} at ${at}`);
  }
});

test('a table that is cut off is refused', () => {
  for (let end = 0; end < small.length; end++) expect(refusal(small.subarray(0, end))).toBeDefined();
  for (let end = 0; end < big.length; end += 1 + chance.below(100))
    expect(refusal(big.subarray(0, end))).toBeDefined();
});

const row = '(a:';
test.each([
  ['a row for every length', '1 1', `${row}*00*00*00*00*00*00*00*00`, undefined],
  ['the same for every length', '1 1', `${row}9`, undefined],
  ['no counts', '', 'aaaaaaaaa', 'no counts in "aaaaaaaaa"'],
  ['no rows', '0 1', 'aaaaaaaaa', 'no counts in "0 1"'],
  ['no leaves', '1 0', 'aaaaaaaaa', 'no counts in "1 0"'],
  ['half a row', '1.5 1', 'aaaaaaaaa', 'no counts in "1.5 1"'],
  ['too many states', '32765 2', 'aaaaaaaaa', 'no counts in "32765 2"'],
  ['a line too few', '1 1', '', '0 lines for 1 calling codes'],
  ['a line too many', '1 1', 'aaaaaaaaa\naaaaaaaaa', '2 lines for 1 calling codes'],
  ['a length too few', '1 1', 'aaaaaaaa', 'calling code 44 is misspelt at character 9'],
  ['a length too many', '1 1', 'aaaaaaaaaa', 'misspelt at character 9'],
  ['more leaves than announced', '1 1', 'aaaaaaaab', 'more leaves than announced'],
  ['more rows than announced', '1 1', `${row}${row}aaaaaaa`, 'misspelt at character 4'],
  ['no such type', '1 1', 'maaaaaaaa', 'misspelt at character 1'],
  ['no such token', '1 1', '`aaaaaaaa', 'misspelt at character 1'],
  ['no such territory', '1 1', '!2aaaaaaaaa', 'misspelt at character 3'],
  ['a territory before the first', '1 1', '!/aaaaaaaaa', 'misspelt at character 2'],
  ['a digit above the last', '1 1', '!Paaaaaaaaa', 'misspelt at character 2'],
  ['a row that is not there yet', '1 1', `*00${row}aaaaaaa`, 'misspelt at character 3'],
  ['a row within itself', '1 1', '(a9*00aaaaaaaa', 'numbers of 7 digits that begin with 449 have no end'],
  ['a row of another calling code', '1 1', `${row}*0/aaaaaaa`, 'misspelt at character 6'],
  ['eleven fields', '1 1', '(a3a9aaaaaaaa', 'misspelt at character 5'],
  ['more digits than the number has', '6 1', `${'(a9'.repeat(6)}aaaaaaaaa`, 'numbers of 7 digits that'],
  ['more digits than any number has', '99 1', '(a9'.repeat(17), 'misspelt at character 46'],
  [
    'a row that is too high for the digits left',
    '7 1',
    '(a9(a9(a9(a9(a:(a9(a9*00a7',
    'numbers of 8 digits that',
  ],
])('a valid checksum, and %s', (_, counts, lines, why) => {
  const message = refusal(numbersFile('wrong', '44 0 00 AA BB', `${counts}\n${lines}`));
  if (why === undefined) expect(message).toBeUndefined();
  else expect(message).toContain(why);
});

test.each([
  '',
  '44',
  '44 0 00',
  '44 0 00 ',
  '44 0 AA',
  '044 0 00 AA',
  '0 0 00 AA',
  '4444 0 00 AA',
  '4.4 0 00 AA',
  '-4 0 00 AA',
  '44 0  AA',
  '44 x 00 AA',
  '44 0 0~0 AA',
  '44 0 00 A',
  '44 0 00 AAA',
  '44 0 00 AA  BB',
  '44 0 00 Aé',
  '44 0 00 002',
  '44\t0 00 AA',
])('a valid checksum, and an invalid territory: %j', territories => {
  expect(refusal(numbersFile('wrong', territories, '1 1\naaaaaaaaa'))).toContain('no territories in "');
});

test.each([
  ['a calling code twice', '44 0 00 AA\n1 0 00 US\n44 0 00 BB', 'two lines for calling code 44'],
  ['4096 territories', `44 0 00${' AA'.repeat(4096)}`, 'found 4096 territories'],
])('a valid checksum, and %s', (_, territories, why) => {
  expect(refusal(numbersFile('wrong', territories, '1 1\naaaaaaaaa\naaaaaaaaa'))).toContain(why);
});

/** Says what is wrong with the answers of a table, if anything. */
function flaw(table: NumberTable): string | undefined {
  const states = table.firstLeaf + table.leaves.length;
  if (table.next.length !== 10 * states || table.next.some(state => state >= states)) return 'a state';
  for (let i = 0; i < 100; i++) {
    let msisdn = chance.pick(['44', '447', '800', '1', '999']);
    for (let left = SHORTEST + chance.below(LONGEST - SHORTEST + 1) - msisdn.length; left > 0; left--)
      msisdn += chance.below(10);
    const leaf = walk(table, msisdn);
    const callingCode = table.callingCodes[leaf >> 4];
    if (callingCode === undefined || (leaf & 15) > 11) return `${msisdn}: ${leaf}`;
    if (!msisdn.startsWith(String(callingCode ?? ''))) return `${msisdn}: calling code ${callingCode}`;
  }
  return undefined;
}

test.each([
  ['small', small, 20_000],
  ['big', big, 500],
])('random edits with a valid checksum are refused or harmless: %s', (_, file, runs) => {
  const [, ...lines] = new TextDecoder().decode(file).split('\n');
  const body = lines.join('\n');
  const count = Math.max(200, scaled(runs));
  let accepted = 0;
  for (let run = 0; run < count; run++) {
    let edited = body;
    for (let edits = 1 + chance.below(3); edits > 0; edits--) {
      const at = chance.below(edited.length);
      const from = chance.below(edited.length);
      const piece = chance.pick([
        '',
        String.fromCharCode(chance.below(128)),
        edited.charAt(from),
        edited.slice(from, from + chance.below(30)),
      ]);
      edited = edited.slice(0, at) + piece + edited.slice(at + chance.pick([0, 1, 1, chance.below(10)]));
    }
    const bytes = sealed(edited);
    if (refusal(bytes) !== undefined) continue;
    accepted++;
    expect(flaw(numberTable(bytes)), edited).toBeUndefined();
  }
  expect(accepted).toBeGreaterThan(0);
  expect(accepted).toBeLessThan(count / 2);
});
