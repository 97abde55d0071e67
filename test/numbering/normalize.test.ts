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
  ['tel:+447911123456', ['LABEL_REMOVED', 'PLUS_REMOVED']],
  ["'447911123456", ['APOSTROPHE_REMOVED']],
  ['00447911123456', ['INTERNATIONAL_PREFIX_REMOVED']],
  ['44 791 1123456', ['SEPARATOR_REMOVED', 'SEPARATOR_REMOVED']],
  ['４４7911123456', ['DIGIT_CONVERTED']],
  ['447911123456.0', ['FRACTION_REMOVED']],
  ['4.47911123456E+11', ['EXPONENT_REMOVED', 'EXPONENT_REMOVED']],
  ['="447911123456"', ['QUOTE_REMOVED', 'QUOTE_REMOVED']],
  ['Mobile: 447911123456', ['LABEL_REMOVED', 'SEPARATOR_REMOVED']],
  ['447911123456;', ['SEPARATOR_REMOVED']],
  ['4407911123456', ['TRUNK_PREFIX_REMOVED']],
])('the changes of %s', (input, codes) => {
  const { value } = normalize(input);
  expect(value!.changes.map(({ code }) => code)).toEqual(codes);
});

test.each([
  [
    '011 15 2345-6789',
    'AR',
    ['CALLING_CODE_ADDED 54', 'TRUNK_PREFIX_REMOVED 0', 'MOBILE_PREFIX_ADDED 9', 'MOBILE_PREFIX_REMOVED 15'],
  ],
  [
    '0 15 11 96123-4567',
    'BR',
    ['CALLING_CODE_ADDED 55', 'TRUNK_PREFIX_REMOVED 0', 'CARRIER_CODE_REMOVED 15'],
  ],
  ['17900 138 1234 5678', 'CN', ['CALLING_CODE_ADDED 86', 'CARRIER_CODE_REMOVED 17900']],
  ['460 1234', 'AG', ['CALLING_CODE_ADDED 1', 'AREA_CODE_ADDED 268']],
  ['0011 44 7911 123456', 'AU', ['INTERNATIONAL_PREFIX_REMOVED 0011']],
  ['+52 1 55 1234 5678', undefined, ['PLUS_REMOVED +', 'TRUNK_PREFIX_REMOVED 1']],
  ['4,47911123456E+11', undefined, ['EXPONENT_REMOVED ,', 'EXPONENT_REMOVED E+11']],
  ['="+447911123456"', undefined, ['QUOTE_REMOVED ="', 'PLUS_REMOVED +', 'QUOTE_REMOVED "']],
  ['WhatsApp : 447911123456', undefined, ['LABEL_REMOVED WhatsApp :']],
])('the changes of %s in %s, without separators', (input, country, expected) => {
  const changes = normalize(input, of(country)).value!.changes.filter(
    ({ code }) => code !== 'SEPARATOR_REMOVED',
  );
  expect(changes.map(({ code, from, to }) => `${code} ${from}${to}`)).toEqual(expected);
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
    ['+375 (8 029) 491-19-11', '375294911911'],
    // What spreadsheets and exports make of a number.
    ['447911123456.0', '447911123456'],
    ['+447911123456.00', '447911123456'],
    ['４４７９１１１２３４５６．０', '447911123456'],
    ['447911123456,0', '447911123456'],
    ['4.47911123456E+11', '447911123456'],
    ['4,47911123456e11', '447911123456'],
    ['447911123456E0', '447911123456'],
    ['\u2019447911123456', '447911123456'],
    ['\u2018+44 7911 123456', '447911123456'],
    ['="447911123456"', '447911123456'],
    ['"+44 7911 123456"', '447911123456'],
    ['="4.47911123456E+11"', '447911123456'],
    ['447911123456,', '447911123456'],
    ['447911123456 ; ', '447911123456'],
    ['447911123456|', '447911123456'],
    // What people write in front of it.
    ['Tel. +44 7911 123456', '447911123456'],
    ['Tel.: +44 7911 123456', '447911123456'],
    ['Tel:+44 7911 123456', '447911123456'],
    ['Telephone +44 7911 123456', '447911123456'],
    ['Phone +44 7911 123456', '447911123456'],
    ['Phone number: +44 7911 123456', '447911123456'],
    ['Mobile: +44 7911 123456', '447911123456'],
    ['Mob. +44 7911 123456', '447911123456'],
    ['mobile phone no. +44 7911 123456', '447911123456'],
    ['Cell: +44 7911 123456', '447911123456'],
    ['M: +44 7911 123456', '447911123456'],
    ['Handynummer: +44 7911 123456', '447911123456'],
    ['whatsapp:+447911123456', '447911123456'],
    ['Whats App: +447911123456', '447911123456'],
    ['sms:+447911123456', '447911123456'],
    ['(Tel) +447911123456', '447911123456'],
    // Digits of other scripts.
    ['44791112345६', '447911123456'],
    ['+९१ ९८७६५ ४३२१०', '919876543210'],
    ['+৮৮০ ১৮১২ ৩৪৫৬৭৮', '8801812345678'],
    ['+๖๖ ๘๑ ๒๓๔ ๕๖๗๘', '66812345678'],
    ['+44 7911~123456', '447911123456'],
    ['+54 11 15 2345 6789', '5491123456789'],
    ['+52 1 55 1234 5678', '525512345678'],
    ['+55 (0xx11) 96123-4567'.replace('xx', '15'), '5511961234567'],
    ['+370 8 612 34567', '37061234567'],
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
    // What is dialled within a country: libphonenumber's national_prefix_for_parsing and national_prefix_transform_rule.
    ['8 612 34567', 'LT', '37061234567'],
    ['0 612 34567', 'LT', '37061234567'],
    ['80 29 491 19 11', 'BY', '375294911911'],
    ['029 491 19 11', 'BY', '375294911911'],
    ['011 15 2345-6789', 'AR', '5491123456789'],
    ['0 3541 15 432100', 'AR', '5493541432100'],
    ['011 4321-5678', 'AR', '541143215678'],
    ['0 15 11 96123-4567', 'BR', '5511961234567'],
    ['90 41 11 96123-4567', 'BR', '5511961234567'],
    ['0 15 3222-1234', 'BR', '551532221234'],
    ['044 55 1234 5678', 'MX', '525512345678'],
    ['045 55 1234 5678', 'MX', '525512345678'],
    ['01 55 1234 5678', 'MX', '525512345678'],
    ['1 55 1234 5678', 'MX', '525512345678'],
    ['00 52 1 55 1234 5678', 'MX', '525512345678'],
    ['0 9 311 234 5678', 'CO', '573112345678'],
    ['17900 138 1234 5678', 'CN', '8613812345678'],
    ['460-1234', 'AG', '12684601234'],
    ['911 12 34', 'MG', '261209111234'],
    // A 0 that the country does not dial, in front of what is a number only without it.
    ['0347 123 4567', 'IT', '393471234567'],
    ['+39 0347 123 4567', 'IT', '393471234567'],
    ['+39 (0)347 123 4567', 'IT', '393471234567'],
    ['0331 123 4567', 'IT', '3903311234567'],
    ['0612 34 56 78', 'ES', '34612345678'],
    ['886377', 'SM', '3780549886377'],
    // What is dialled to leave a country.
    ['0011 44 20 7946 0958', 'AU', '442079460958'],
    ['0015 44 20 7946 0958', 'AU', '442079460958'],
    ['001 44 20 7946 0958', 'SG', '442079460958'],
    ['00 14 44 20 7946 0958', 'BR', '442079460958'],
    ['00 700 44 20 7946 0958', 'KR', '442079460958'],
    ['99 55 9 44 20 7946 0958', 'FI', '442079460958'],
    ['010 44 20 7946 0958', 'JP', '442079460958'],
    ['8~10 44 20 7946 0958', 'RU', '442079460958'],
  ])('%j in %s', (input, country, msisdn) => expect(brief(input, { defaultCountry: country })).toBe(msisdn));
});

test('another table', () => {
  // Germany has all mobile numbers of 7 digits, and none of others.
  const table = readTable('test', '49 9 007 DE', '1 2\n(c:aaaaaaaa');
  expect(brief('+49 12345', { table })).toBe('4912345');
  expect(brief('9 12345', { table, defaultCountry: 'DE' })).toBe('4912345');
  expect(brief('007 49 12345', { table, defaultCountry: 'DE' })).toBe('4912345');
  expect(brief('0151 12345678', { table, defaultCountry: 'DE' })).toBe('INVALID_PHONE_NUMBER');
  expect(() => normalize('1', { table, defaultCountry: 'US' })).toThrow(RangeError);
  expect(brief('0151 12345678', { table: undefined, defaultCountry: 'DE' })).toBe('4915112345678');
  expect(() => normalize('1', { table: {} as never })).toThrow(
    expect.objectContaining({ name: 'TypeError', code: 'INVALID_ARGUMENT' }),
  );
});
