import { expect, test } from 'vitest';
import { ordered, type PlannedType } from '../../scripts/numbers/plans.js';
import { numbersFile, rowLines, territoryLines } from '../../scripts/numbers/text.js';
import { builtInNumbers } from '../../src/numbering/built-in.js';
import { numberTable } from '../../src/numbering/number-table.js';
import { resolve } from '../../src/numbering/resolve.js';
import { complete } from '../../src/numbering/table.js';
import { walk } from '../../src/numbering/walk.js';
import { random } from '../random.js';
import { callingCodes, exampleNumbers, randomTails, throughEveryLeaf } from './numbers.js';
import { big, plan, small } from './table-files.js';

const builtIn = complete(builtInNumbers());
const chance = random(22);

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

test('resolve answers from the table in the options', () => {
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
  // The metadata cannot show this: two of the first eight swapped, or no length asked for, change no answer of its plans.
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
    const table = numberTable(numbersFile('order', territoryLines(plans), rowLines(plans)));
    const typeOf = (msisdn: string) => resolve(msisdn, { table }).type;
    expect(typeOf('4412345678')).toBe(type === 'FIXED_LINE' ? 'FIXED_LINE_OR_MOBILE' : type);
    const later = order[i + 1] ?? 'UNKNOWN';
    expect(typeOf('44123456789')).toBe(later === 'FIXED_LINE' ? 'FIXED_LINE_OR_MOBILE' : later);
    expect(typeOf('441234567890')).toBe('UNKNOWN');
  }
});

test.each([null, {}, [], 'small plans', 44])(
  'resolve throws unless the table is a number table: %j',
  table => {
    const refused = expect.objectContaining({ name: 'TypeError', code: 'INVALID_ARGUMENT' });
    expect(() => resolve('447911123456', { table: table as never })).toThrow(refused);
  },
);
