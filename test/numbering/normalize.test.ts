import { describe, expect, test } from 'vitest';
import { normalize } from '../../src/numbering/normalize.js';
import { readTable } from '../../src/numbering/read-table.js';
import { brief, of } from './normalized.js';

test('an answer in full', () => {
  expect(normalize(' ٠(٢٠) 7946\u00a00958', { defaultCountry: 'GB' })).toEqual({
    value: {
      msisdn: '442079460958',
      changes: [
        { code: 'SEPARATOR_REMOVED', index: 0, from: ' ', to: '' },
        { code: 'CALLING_CODE_ADDED', index: 1, from: '', to: '44' },
        { code: 'TRUNK_PREFIX_REMOVED', index: 1, from: '٠', to: '' },
        { code: 'SEPARATOR_REMOVED', index: 2, from: '(', to: '' },
        { code: 'DIGIT_CONVERTED', index: 3, from: '٢٠', to: '20' },
        { code: 'SEPARATOR_REMOVED', index: 5, from: ') ', to: '' },
        { code: 'SEPARATOR_REMOVED', index: 11, from: '\u00a0', to: '' },
      ],
    },
  });
  expect(normalize("'tel:+1 0123456789")).toEqual({
    issues: [
      {
        message: 'expected one number, found 10123456789 (as written) or 1123456789 (as written without 0)',
        path: [],
        code: 'AMBIGUOUS_PHONE_NUMBER',
      },
    ],
  });
});

test.each([
  ['447911123456', []],
  ['+447911123456', ['PLUS_REMOVED']],
  ['tel:+447911123456', ['TEL_REMOVED', 'PLUS_REMOVED']],
  ["'447911123456", ['APOSTROPHE_REMOVED']],
  ['00447911123456', ['INTERNATIONAL_PREFIX_REMOVED']],
  ['44 791 1123456', ['SEPARATOR_REMOVED', 'SEPARATOR_REMOVED']],
  ['４４7911123456', ['DIGIT_CONVERTED']],
  ['4407911123456', ['TRUNK_PREFIX_REMOVED']],
])('the changes of %s', (input, codes) => {
  const { value } = normalize(input);
  expect(value!.changes.map(({ code }) => code)).toEqual(codes);
});

describe('what is taken', () => {
  // A 0 that is the trunk prefix itself is not taken off twice.
  test.each([
    ['002341363553', 'DE', '2341363553', ['INTERNATIONAL_PREFIX_REMOVED']],
    ['00467960625', 'SE', '467960625', ['INTERNATIONAL_PREFIX_REMOVED']],
    // Of two ways to the same number the first, which changes nothing.
    ['17741535496', 'TC', '17741535496', []],
  ])('%s in %s, with as few changes as can be', (input, country, msisdn, codes) => {
    const { value } = normalize(input, of(country));
    expect(value!.msisdn).toBe(msisdn);
    expect(value!.changes.map(({ code }) => code)).toEqual(codes);
  });

  test.each([
    ['447911123456', '447911123456'],
    ['+44 20 7946 0958', '442079460958'],
    ['+44 (0)20 7946 0958', '442079460958'],
    ['0044 (0) 20-7946-0958', '442079460958'],
    ['(+44) 20 7946 0958', '442079460958'],
    ['(44) 20 7946 0958', '442079460958'],
    ['44 0 20 7946 0958', '442079460958'],
    ['TEL:+44-20-7946-0958', '442079460958'],
    ["'+442079460958", '442079460958'],
    ['\u202a+44\u00a020\u20097946\u20110958\u202c', '442079460958'],
    ['\ufeff44\u200b20\u00ad7946\u22120958\r\n', '442079460958'],
    ['＋４４（２０）７９４６－０９５８', '442079460958'],
    ['[44] 20.7946·0958', '442079460958'],
    ['+44/20/7946/0958', '442079460958'],
    ['+٩٦٦ ٥١ ٢٣٤ ٥٦٧٨', '966512345678'],
    ['+۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹', '989123456789'],
    ['+0044 7911 123456', '447911123456'],
    ['1.201.555.0123', '12015550123'],
    ['1-201-555-0123', '12015550123'],
    // Nobody has the range, and others like it are there.
    ['44 0 7700 900000', '447700900000'],
    ['44 7700 900000', '447700900000'],
    // By the form only: the table may be older than the number.
    ['+44 1234567890123', '441234567890123'],
    ['0044 1234567890123', '441234567890123'],
    // A plan with another trunk prefix than 0, or none.
    ['+39 06 1234 5678', '390612345678'],
    ['+39 (0)6 1234 5678', '390612345678'],
    ['+7 812 345 67 89', '78123456789'],
    ['+7 (0)812 345 67 89', '78123456789'],
    ['+7 8 912 345 67 89', '79123456789'],
    ['+36 06 20 123 4567', '36201234567'],
    ['+36 (0)20 123 4567', '36201234567'],
    ['+34 (0)912 34 56 78', '34912345678'],
    ['+1 (0)201 555 0123', '12015550123'],
    ['+800 1234 5678', '80012345678'],
  ])('%j', (input, msisdn) => expect(brief(input)).toBe(msisdn));

  test.each([
    ['020 7946 0958', 'GB', '442079460958'],
    ['07911 123456', 'GB', '447911123456'],
    ['07911 123456', 'JE', '447911123456'],
    ['٠٧٩١١ ١٢٣٤٥٦', 'GB', '447911123456'],
    ['\t07700 900000\n', 'GB', '447700900000'],
    ['7400123456', 'GB', '447400123456'],
    ['7700900000', 'GB', '447700900000'],
    ['447400123456', 'GB', '447400123456'],
    ['00 33 6 12 34 56 78', 'GB', '33612345678'],
    ['33612345678', 'GB', '33612345678'],
    ['0151 12345678', 'DE', '4915112345678'],
    ['15112345678', 'DE', '4915112345678'],
    ['4915112345678', 'DE', '4915112345678'],
    ['3012345678', 'DE', '493012345678'],
    ['(201) 555-0123', 'US', '12015550123'],
    ['201-555-0123', 'US', '12015550123'],
    ['1 (201) 555-0123', 'US', '12015550123'],
    ['(1-201) 555-0123', 'US', '12015550123'],
    ['011 44 20 7946 0958', 'US', '442079460958'],
    ['00 44 20 7946 0958', 'US', '442079460958'],
    ['442079460958', 'US', '442079460958'],
    ['13812345678', 'CN', '8613812345678'],
    ['8613812345678', 'CN', '8613812345678'],
    ['8 (912) 345-67-89', 'RU', '79123456789'],
    ['9123456789', 'RU', '79123456789'],
    ['8 10 44 20 7946 0958', 'RU', '442079460958'],
    ['8 029 491-19-11', 'BY', '375294911911'],
    ['06 20 123 4567', 'HU', '36201234567'],
    ['20 123 4567', 'HU', '36201234567'],
    ['06 1234 5678', 'IT', '390612345678'],
    ['347 123 4567', 'IT', '393471234567'],
    ['912 34 56 78', 'ES', '34912345678'],
    ['21 12 34', 'FO', '298211234'],
    ['(11) 96123-4567', 'BR', '5511961234567'],
    ['090-1234-5678', 'JP', '819012345678'],
    ['0081 90 1234 5678', 'JP', '819012345678'],
    ['010 44 20 7946 0958', 'JP', '442079460958'],
    ['050 123 4567', 'AE', '971501234567'],
  ])('%j in %s', (input, country, msisdn) => expect(brief(input, { defaultCountry: country })).toBe(msisdn));
});

test('another table', () => {
  // Great Britain has all mobile numbers of 7 digits, and none of others.
  const table = readTable('test', '44 9 007 GB', '1 2\n(c:aaaaaaaa');
  expect(brief('+44 12345', { table })).toBe('4412345');
  expect(brief('9 12345', { table, defaultCountry: 'GB' })).toBe('4412345');
  expect(brief('007 44 12345', { table, defaultCountry: 'GB' })).toBe('4412345');
  expect(brief('07911 123456', { table, defaultCountry: 'GB' })).toBe('INVALID_PHONE_NUMBER');
  expect(() => normalize('1', { table, defaultCountry: 'US' })).toThrow(RangeError);
  expect(brief('07911 123456', { table: undefined, defaultCountry: 'GB' })).toBe('447911123456');
  expect(() => normalize('1', { table: {} as never })).toThrow(
    expect.objectContaining({ name: 'TypeError', code: 'INVALID_ARGUMENT' }),
  );
});
