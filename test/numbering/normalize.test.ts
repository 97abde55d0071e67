import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import { type CountryCode, getExampleNumber } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import { builtInNumbers } from '../../src/numbering/built-in.js';
import { type NormalizeOptions, type NumberChange, normalize } from '../../src/numbering/normalize.js';
import { readTable } from '../../src/numbering/read-table.js';
import { resolve } from '../../src/numbering/resolve.js';
import { scaled } from '../scale.js';
import { timesAsLong } from '../times-as-long.js';

/** What comes of the changes, made from left to right. */
function applied(input: string, changes: NumberChange[]): string {
  let text = '';
  let at = 0;
  for (const { index, from, to } of changes) {
    expect(index).toBeGreaterThanOrEqual(at);
    expect(input.slice(index, index + from.length)).toBe(from);
    expect(from).not.toBe(to);
    text += input.slice(at, index) + to;
    at = index + from.length;
  }
  return text + input.slice(at);
}

/** The MSISDN, or the code of the issue; checks what holds of either. */
function brief(input: string, options?: NormalizeOptions): string {
  const { value, issues } = normalize(input, options);
  if (issues !== undefined) {
    expect(issues).toEqual([{ message: expect.any(String), path: [], code: issues[0]!.code }]);
    expect(issues[0]!.message).toMatch(/^expected .*, found /);
    return issues[0]!.code;
  }
  expect(value.msisdn).toMatch(/^[1-9]\d{6,14}$/);
  expect(applied(input, value.changes)).toBe(value.msisdn);
  return value.msisdn;
}

const of = (defaultCountry: string | undefined) => (defaultCountry === undefined ? {} : { defaultCountry });

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

describe('what is refused', () => {
  test.each([
    ['', undefined, 'expected a phone number, found no digit'],
    [' + ', undefined, 'expected a phone number, found no digit'],
    ['123456', undefined, 'expected 7 to 15 digits, found 6'],
    ['+123456', undefined, 'expected 7 to 15 digits, found 6'],
    ['1234567890123456', undefined, 'expected 7 to 15 digits, found 16'],
    ['07911 123456 / 07911 123457', 'GB', 'expected 7 to 15 digits, found 22'],
    ['4'.repeat(101), undefined, 'expected at most 100 characters, found 101'],
    ['1-800-FLOWERS', 'US', 'found the letters "FLOWERS" at index 6'],
    ['44791112345O', undefined, 'found the letters "O" at index 11'],
    ['+44 20 7946 0958 x5', undefined, 'expected a number without extension, found "x5" at index 17'],
    ['+44 20 7946 0958 ext. 5', undefined, 'found "ext. 5" at index 17'],
    ['tel:+44-20-7946-0958;ext=5', undefined, 'found ";ext=5" at index 20'],
    ['+44 20 7946 0958 Extension 12', undefined, 'found "Extension 12" at index 17'],
    ['+44 20 7946 0958 #5', undefined, 'found "#5" at index 17'],
    ['4.47E+11', undefined, 'found 4.47E+11: a spreadsheet has rounded the number'],
    ['4,47911e+11', 'DE', 'found 4,47911e+11: a spreadsheet has rounded the number'],
    ['4E11', undefined, 'found 4E11: a spreadsheet has rounded the number'],
    ['447911123456.0', undefined, 'expected a whole number, found the fraction ".0" at index 12'],
    ['+447911123456.00', undefined, 'found the fraction ".00" at index 13'],
    ['+44 7911 123456.0', undefined, 'found the fraction ".0" at index 15'],
    ['447911123456,5', undefined, 'found the fraction ",5" at index 12'],
    ['４４７９１１１２３４５６．０', undefined, 'found the fraction "．0" at index 12'],
    ['++447911123456', undefined, 'expected one +, found another at index 1'],
    ['44+7911123456', undefined, 'expected + in front of the digits, found it at index 2'],
    ['447911123456+', undefined, 'expected + in front of the digits, found it at index 12'],
    ['+447911123456,+447911123457', undefined, 'found "," (U+002C) at index 13'],
    ['07911\n123456', 'GB', 'found U+000A at index 5'],
    ['😀447911123456', undefined, 'found "😀" (U+1F600) at index 0'],
    ['\ud800447911123456', undefined, 'found U+D800 at index 0'],
    ['447911123456\u0000', undefined, 'found U+0000 at index 12'],
    ['44791112345६', undefined, 'found "६" (U+096C) at index 11'],
    ["''447911123456", undefined, 'found "\'" (U+0027) at index 1'],
    ['+tel:447911123456', undefined, 'found the letters "tel" at index 1'],
    ['*100#', undefined, 'found "*" (U+002A) at index 0'],
    // Digits that may be a number, but not here.
    ['07911 123456', undefined, 'or options.defaultCountry for a national number, found 07911123456'],
    ['2125551234', undefined, 'found 2125551234: calling code 212 has no such numbers'],
    ['(201) 555-0123', undefined, 'or options.defaultCountry for a national number, found 2015550123'],
    ['020 7946 0958', 'US', 'expected a number of US, or + and a calling code, found 02079460958'],
    ['+999 123 456789', undefined, 'expected a calling code after +, found 999123456789'],
    ['+07911 123456', 'GB', 'expected a calling code after +, found 07911123456'],
    // 0011 is dialled in Australia, and is not 00.
    ['0011 44 20 7946 0958', 'AU', 'AU has no such numbers'],
  ])('%j', (input, country, message) => {
    expect(brief(input, of(country))).toBe('INVALID_PHONE_NUMBER');
    expect(normalize(input, of(country)).issues![0]!.message).toContain(message);
  });

  test.each([
    ['33612345678', 'DE', '33612345678 (as written) or 4933612345678 (as a number of DE)'],
    ['447700900000', 'DE', '447700900000 (as written) or 49447700900000 (as a number of DE)'],
    ['5351234567', 'US', '5351234567 (as written) or 15351234567 (as a number of US)'],
    ['+375 (8 029) 491-19-11', undefined, '375294911911 (as written without 80)'],
    ['+2125551234', 'US', '2125551234 (as written) or 12125551234 (as a number of US)'],
    ['+44 01234 5678901', undefined, '4412345678901 (as written without 0)'],
    ['00 1 1442079460958', undefined, '11442079460958 (after 00) or 1442079460958 (after 00 without 1)'],
    // Voicemail without trunk prefix is no likelier than a number of another country.
    ['35585331680', 'IT', '35585331680 (as written) or 3935585331680 (as a number of IT)'],
    ['8809774334', 'IE', '8809774334 (as written) or 3538809774334 (as a number of IE)'],
    // It would come back as the other.
    ['88291234567', 'BY', '3758291234567 (as a number of BY without 8) or 375291234567'],
  ])('ambiguous: %j in %s', (input, country, message) => {
    expect(brief(input, of(country))).toBe('AMBIGUOUS_PHONE_NUMBER');
    expect(normalize(input, of(country)).issues![0]!.message).toContain(message);
  });

  test('10 million characters are refused as fast as 100,000', () => {
    for (const character of ['1', ' ', '.', 'e', '(', '\u200b', '٠']) {
      const [long, longer] = [1e5, 1e7].map(length => character.repeat(length));
      const refuse = (input: string) => expect(brief(input)).toBe('INVALID_PHONE_NUMBER');
      const times = timesAsLong(
        () => refuse(longer!),
        () => refuse(long!),
      );
      expect(times).toBeLessThan(20);
    }
  });
});

/** The mobile number that the metadata gives as an example, of each country. */
const exampleNumbers = Object.keys(examples).flatMap(country => {
  const number = getExampleNumber(country as CountryCode, examples);
  return number === undefined ? [] : [{ country, number, msisdn: number.number.slice(1) }];
});

test('examples of all countries come back right from every form that leaves no doubt', () => {
  expect(exampleNumbers.length).toBeGreaterThan(240);
  const { countries, trunkPrefixes, internationalPrefixes } = builtInNumbers();
  for (const { country, number, msisdn } of exampleNumbers) {
    const territory = countries.indexOf(country);
    const trunkPrefix = trunkPrefixes[territory]!;
    const { countryCallingCode: callingCode, nationalNumber } = number;
    const here = { defaultCountry: country };
    const forms: [string, NormalizeOptions?][] = [
      [msisdn],
      [msisdn, here],
      [`00${msisdn}`],
      [`00${msisdn}`, here],
      [internationalPrefixes[territory] + msisdn, here],
      [number.formatInternational()],
      ...['CN', 'DE', 'GB', 'US', country].map((defaultCountry): [string, NormalizeOptions] => [
        number.formatInternational(),
        { defaultCountry },
      ]),
      [trunkPrefix + nationalNumber, here],
      [nationalNumber, here],
      [`+${callingCode} ${trunkPrefix && `(${trunkPrefix})`}${nationalNumber}`],
    ];
    for (const [input, options] of forms)
      expect(brief(input, options), `${input} ${options?.defaultCountry}`).toBe(msisdn);
    // Argentina writes 15 into its mobile numbers, instead of the 9 that comes before them from abroad.
    const national = brief(number.formatNational(), here);
    expect(national, country).toBe(country === 'AR' ? 'INVALID_PHONE_NUMBER' : msisdn);
  }
});

/** Numbers of a known type: examples, and others that have another end. */
const knownNumber = fc
  .tuple(fc.constantFrom(...exampleNumbers), fc.nat(6), fc.string({ unit: fc.constantFrom(...'0123456789') }))
  .map(([{ msisdn }, count, end]) => {
    const other = msisdn.slice(0, msisdn.length - count) + end.padEnd(count, '0').slice(0, count);
    return resolve(other).type === 'UNKNOWN' ? msisdn : other;
  });

// Neither . which may be a fraction, nor line breaks.
const separators = fc.string({
  unit: fc.constantFrom(...' \t\u00a0\u3000-\u2011\u2212－/·()（\u200e\u2069\ufeff'),
  maxLength: 3,
});

test('a number of a known type comes back, whatever is put around and between its digits', () => {
  const form = fc.record({
    msisdn: knownNumber,
    apostrophe: fc.constantFrom('', "'"),
    tel: fc.constantFrom('', 'tel:', 'Tel:'),
    sign: fc.constantFrom('+', '＋', '00', '+00', '+\u200e'),
    between: fc.array(separators, { minLength: 20, maxLength: 20 }),
    systems: fc.array(fc.constantFrom(0x30, 0x30, 0x30, 0xff10, 0x660, 0x6f0), {
      minLength: 20,
      maxLength: 20,
    }),
    end: fc.constantFrom('', '\n', ' \r\n'),
  });
  fc.assert(
    fc.property(form, ({ msisdn, apostrophe, tel, sign, between, systems, end }) => {
      const digits = [...msisdn].map(
        (digit, i) => String.fromCharCode(systems[i]! + Number(digit)) + between[i],
      );
      const input = between[19] + apostrophe + between[18] + tel + between[17] + sign + digits.join('') + end;
      if (input.length > 100) return;
      expect(brief(input)).toBe(msisdn);
    }),
    { numRuns: scaled(5000), seed: 11 },
  );
});

test('any string: one issue, or a number that its changes give and that comes back unchanged', () => {
  const { countries } = builtInNumbers();
  const country = fc.constantFrom(undefined, ...countries.filter(name => name !== null && name !== '001'));
  const typed = fc.constantFrom(
    ...'00000123456789++()- .\n',
    '00',
    '+',
    '44',
    '49',
    '7 8',
    '1',
    '39 0',
    '375 8',
    'e',
    '٣',
  );
  const text = fc.oneof(
    { weight: 6, arbitrary: fc.string({ unit: typed, minLength: 5, maxLength: 16 }) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom('', '0', '00', '+', '8', '(0)'), knownNumber, fc.nat(4))
        .map(([sign, msisdn, skipped]) => sign + msisdn.slice(skipped)),
    },
    fc.string({ unit: 'binary' }),
    fc.string({ maxLength: 200 }),
  );
  let taken = 0;
  fc.assert(
    fc.property(text, country, (input, defaultCountry) => {
      const msisdn = brief(input, of(defaultCountry ?? undefined));
      if (!/^\d/.test(msisdn)) return;
      taken++;
      expect(normalize(`+${msisdn}`).value?.msisdn).toBe(msisdn);
      const again = normalize(msisdn);
      // A number of a kind that the table does not have stands by the sign before it, and not without.
      if (again.value === undefined) {
        expect(again.issues[0]!.code).toBe('INVALID_PHONE_NUMBER');
        expect(resolve(msisdn).type).toBe('UNKNOWN');
        expect(input).toMatch(/[+＋]|^\D*0\D*0/);
      } else expect(again.value).toEqual({ msisdn, changes: [] });
    }),
    { numRuns: scaled(20_000), seed: 7 },
  );
  expect(taken).toBeGreaterThan(3000);
});

test.each([
  undefined,
  null,
  447911123456,
  447911123456n,
  ['447911123456'],
  { length: 12, charCodeAt: () => 52 },
  new String('447911123456'),
  Symbol('4'),
  () => '447911123456',
])('not a string: %s', value => {
  const refusal = expect.objectContaining({ name: 'TypeError', code: 'INVALID_ARGUMENT' });
  expect(() => normalize(value as never)).toThrow(refusal);
  expect(() => normalize(value as never)).toThrow(/^input must be a string, not /);
});

test.each([null, 0, 'GB'])('options that are not an object: %s', options => {
  const refusal = expect.objectContaining({ name: 'TypeError', code: 'INVALID_ARGUMENT' });
  expect(() => normalize('447911123456', options as never)).toThrow(refusal);
});

test.each([
  ['UK', "not 'UK': did you mean 'GB'?"],
  ['uk', "not 'uk': did you mean 'GB'?"],
  ['gb', "not 'gb': did you mean 'GB'?"],
  ['ZZ', "not 'ZZ'"],
  ['001', "not '001'"],
  ['', "not ''"],
  ['constructor', "not 'constructor'"],
  [null, 'not null'],
  [44, 'not number'],
  [['GB'], 'not an array'],
])('no country: %j', (defaultCountry, message) => {
  const call = () => normalize('x'.repeat(1000), { defaultCountry: defaultCountry as never });
  expect(call).toThrow(expect.objectContaining({ name: 'RangeError', code: 'INVALID_ARGUMENT' }));
  expect(call).toThrow(`options.defaultCountry must be a country of the table, such as 'GB', ${message}`);
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
