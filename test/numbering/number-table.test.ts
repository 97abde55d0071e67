import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { ordered, type Plan, type PlannedType } from '../../scripts/numbers/plans.js';
import { numbersFile, rowLines, territoryLines as territoryLinesOf } from '../../scripts/numbers/text.js';
import { builtInNumbers } from '../../src/numbering/built-in.js';
import { numberTable } from '../../src/numbering/number-table.js';
import { resolve } from '../../src/numbering/resolve.js';
import { complete, LONGEST, type NumberTable, SHORTEST } from '../../src/numbering/table.js';
import { walk } from '../../src/numbering/walk.js';
import { numberRows } from '../../src/tables/numbers.js';
import { numbersSource, territoryLines } from '../../src/tables/territories.js';
import { random } from '../random.js';
import { scaled } from '../scale.js';
import { callingCodes, exampleNumbers, randomTails, throughEveryLeaf } from './numbers.js';

const builtIn = complete(builtInNumbers());
const chance = random(22);

const plan = (
  callingCode: string,
  country: string,
  types: [PlannedType, string][],
  leadingDigits?: string,
): Omit<Plan, 'territory'> => {
  const lengths = [8, 9, 10];
  return {
    callingCode,
    country,
    general: { pattern: '\\d{8,10}', lengths },
    leadingDigits,
    types: new Map(types.map(([type, pattern]) => [type, { pattern, lengths }])),
    sameFixedAndMobile: false,
    trunkPrefix: '0',
    internationalPrefix: '',
  };
};
const smallPlans = ordered([
  plan('44', 'AA', [
    ['PAGER', '7[1-57-9]\\d{8}'],
    ['FIXED_LINE', '[12]\\d{8,9}'],
  ]),
  plan('44', 'BB', [['MOBILE', '7624\\d{6}']], '7624|765'),
  plan('800', '001', [['TOLL_FREE', '\\d{8}']]),
]);

// Copies, for to slice a Buffer is to share it.
const big = Uint8Array.from(numbersFile(numbersSource, territoryLines, numberRows));
const small = Uint8Array.from(numbersFile('small plans', territoryLinesOf(smallPlans), rowLines(smallPlans)));

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

test('the built-in table as a file: the same answers', () => {
  const table = numberTable(big);
  expect(table.source).toBe(builtIn.source);
  for (const by of [
    'callingCodes',
    'countries',
    'countryCodes',
    'trunkPrefixes',
    'internationalPrefixes',
  ] as const)
    expect(table[by]).toEqual(builtIn[by]);
  for (const msisdn of exampleNumbers) expect(resolve(msisdn, { table })).toEqual(resolve(msisdn));
  let count = 0;
  for (const numbers of [throughEveryLeaf(builtIn, chance), randomTails(callingCodes, 20, chance)])
    for (const msisdn of numbers) {
      count++;
      if (walk(table, msisdn) !== walk(builtIn, msisdn)) expect.fail(`${msisdn} differs`);
    }
  expect(count).toBeGreaterThan(500_000);
});

test('a view of some bytes among others is read', () => {
  const bytes = new Uint8Array(small.length + 20);
  bytes.set(small, 7);
  expect(numberTable(bytes.subarray(7, 7 + small.length)).source).toBe('small plans');
});

test('resolve answers by the given table', () => {
  const table = numberTable(small);
  const answer = (msisdn: string) => {
    const { callingCode, country, type, canReceiveSms } = resolve(msisdn, { table });
    return [callingCode, country, type, canReceiveSms];
  };
  expect(answer('447911123456')).toEqual([44, 'AA', 'PAGER', 'maybe']);
  expect(answer('447624123456')).toEqual([44, 'BB', 'MOBILE', 'yes']);
  expect(answer('447651234567')).toEqual([44, 'BB', 'UNKNOWN', 'maybe']);
  expect(answer('443123456789')).toEqual([44, 'AA', 'UNKNOWN', 'maybe']);
  expect(answer('80012345678')).toEqual([800, '001', 'TOLL_FREE', 'no']);
  expect(answer('4915112345678')).toEqual([null, null, 'UNKNOWN', 'maybe']);
  expect(resolve('447911123456', { table: undefined }).country).toBe('GG');
  expect(resolve('447911123456', {}).country).toBe('GG');
});

test('types are asked in this order, and only for their lengths', () => {
  const order: PlannedType[] = [
    'PREMIUM_RATE',
    'TOLL_FREE',
    'SHARED_COST',
    'VOIP',
    'PERSONAL_NUMBER',
    'PAGER',
    'UAN',
    'VOICEMAIL',
    'FIXED_LINE',
    'MOBILE',
  ];
  // The metadata cannot show it: two of the first eight swapped, or no length asked for, change no answer of its plans.
  for (const [i, type] of order.entries()) {
    const own = plan(
      '44',
      'AA',
      order
        .slice(i)
        .reverse()
        .map(later => [later, '[1-9]\\d{7,8}']),
    );
    own.types.set(type, { pattern: '[1-9]\\d{7,8}', lengths: [8] });
    const plans = ordered([own]);
    const table = numberTable(numbersFile('order', territoryLinesOf(plans), rowLines(plans)));
    const typeOf = (msisdn: string) => resolve(msisdn, { table }).type;
    expect(typeOf('4412345678')).toBe(type === 'FIXED_LINE' ? 'FIXED_LINE_OR_MOBILE' : type);
    const later = order[i + 1] ?? 'UNKNOWN';
    expect(typeOf('44123456789')).toBe(later === 'FIXED_LINE' ? 'FIXED_LINE_OR_MOBILE' : later);
    expect(typeOf('441234567890')).toBe('UNKNOWN');
  }
});

test.each([null, {}, [], 'small plans', 44])('resolve throws unless the table is a table: %j', table => {
  const refused = expect.objectContaining({ name: 'TypeError', code: 'INVALID_ARGUMENT' });
  expect(() => resolve('447911123456', { table: table as never })).toThrow(refused);
});

test.each([undefined, null, 'quicksms-numbers 1', 1, [113], small.buffer, new Int8Array(4)])(
  'not a Uint8Array: %s',
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

test('one byte changed anywhere', () => {
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

test('cut off anywhere', () => {
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
])('its own checksum, and %s', (_, counts, lines, why) => {
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
])('its own checksum, and no territory: %j', territories => {
  expect(refusal(numbersFile('wrong', territories, '1 1\naaaaaaaaa'))).toContain('no territories in "');
});

test.each([
  ['a calling code twice', '44 0 00 AA\n1 0 00 US\n44 0 00 BB', 'two lines for calling code 44'],
  ['4096 territories', `44 0 00${' AA'.repeat(4096)}`, 'found 4096 territories'],
])('its own checksum, and %s', (_, territories, why) => {
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
])('random edits with a checksum of their own are refused or harmless: %s', (_, file, runs) => {
  const [, ...lines] = new TextDecoder().decode(file).split('\n');
  const body = lines.join('\n');
  let accepted = 0;
  for (let run = 0; run < scaled(runs); run++) {
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
  expect(accepted).toBeLessThan(runs / 2);
});
