import { expect, test } from 'vitest';
import { normalize } from '../../src/numbering/normalize.js';
import { timesAsLong } from '../times-as-long.js';
import { brief, of } from './normalized.js';

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
  ['4.4791112345E+11', undefined, 'found 4.4791112345E+11: a spreadsheet has rounded the number'],
  ['4.47911123456E-11', undefined, 'found 4.47911123456E-11: a spreadsheet has rounded the number'],
  ['="4.47E+11"', undefined, 'found 4.47E+11: a spreadsheet has rounded the number'],
  ['4E11', undefined, 'found 4E11: a spreadsheet has rounded the number'],
  ['+44 7911 123456.0', undefined, 'found the fraction ".0" at index 15'],
  ['4479111234.000', undefined, 'expected a whole number, found the fraction ".000" at index 10'],
  ['４４７９１１１２３４５６．５', undefined, 'found the fraction "．5" at index 12'],
  ['447911123456,5', undefined, 'found the fraction ",5" at index 12'],
  ['++447911123456', undefined, 'expected one +, found another at index 1'],
  ['44+7911123456', undefined, 'expected + in front of the digits, found it at index 2'],
  ['447911123456+', undefined, 'expected + in front of the digits, found it at index 12'],
  ['+447911123456,+447911123457', undefined, 'found "," (U+002C) at index 13'],
  ['07911\n123456', 'GB', 'found U+000A at index 5'],
  ['😀447911123456', undefined, 'found "😀" (U+1F600) at index 0'],
  ['\ud800447911123456', undefined, 'found U+D800 at index 0'],
  ['447911123456\u0000', undefined, 'found U+0000 at index 12'],
  ['+447911123456,2', undefined, 'found the fraction ",2" at index 13'],
  [',447911123456', undefined, 'found "," (U+002C) at index 0'],
  ['Fax: 447911123456', undefined, 'found the letters "Fax" at index 0'],
  ['T 447911123456', undefined, 'found the letters "T" at index 0'],
  ['Telex 447911123456', undefined, 'found the letters "Telex" at index 0'],
  ['447911123456 mobile', undefined, 'found the letters "mobile" at index 13'],
  ['=447911123456', undefined, 'found "=" (U+003D) at index 0'],
  ['"447911123456', undefined, 'found """ (U+0022) at index 0'],
  ["''447911123456", undefined, 'found "\'" (U+0027) at index 1'],
  ['+tel:447911123456', undefined, 'found the letters "tel" at index 1'],
  ['*100#', undefined, 'found "*" (U+002A) at index 0'],
  // Digits that may be a number, but not here.
  ['07911 123456', undefined, 'or options.defaultCountry for a national number, found 07911123456'],
  ['2125551234', undefined, 'found 2125551234: calling code 212 has no such numbers'],
  // After 1 and 7 the next digit decides whether there are numbers like it: none begin with 11, 75 or 76.
  ['11939264143', undefined, 'found 11939264143: calling code 1 has no such numbers'],
  ['75259451807', undefined, 'found 75259451807: calling code 7 has no such numbers'],
  ['76071068988', undefined, 'found 76071068988: calling code 7 has no such numbers'],
  ['(201) 555-0123', undefined, 'or options.defaultCountry for a national number, found 2015550123'],
  ['020 7946 0958', 'US', 'expected a number of US, or + and a calling code, found 02079460958'],
  ['15 2345-6789', 'AR', 'expected an area code in front of 15, found 1523456789'],
  ['015 2345-6789', 'AR', 'expected an area code in front of 15, found 01523456789'],
  ['+98 09601', 'IR', 'expected 7 to 15 digits without the trunk prefix 0, found 9809601'],
  ['+999 123 456789', undefined, 'expected a calling code after +, found 999123456789'],
  ['+07911 123456', 'GB', 'expected a calling code after +, found 07911123456'],
  // 0011 is dialled in Australia, and in no other country.
  ['0011 44 20 7946 0958', 'US', 'US has no such numbers'],
])('%j', (input, country, message) => {
  expect(brief(input, of(country))).toBe('INVALID_PHONE_NUMBER');
  expect(normalize(input, of(country)).issues![0]!.message).toContain(message);
});

test.each([
  ['33612345678', 'DE', '33612345678 (as written) or 4933612345678 (as a number of DE)'],
  ['447700900000', 'DE', '447700900000 (as written) or 49447700900000 (as a number of DE)'],
  ['5351234567', 'US', '5351234567 (as written) or 15351234567 (as a number of US)'],
  ['+2125551234', 'US', '2125551234 (as written) or 12125551234 (as a number of US)'],
  ['+44 01234 5678901', undefined, '4412345678901 (as written without 0)'],
  ['0012015550123', 'HK', '2015550123 (after 001) or 12015550123 (after 00)'],
  ['00 1 1442079460958', undefined, '11442079460958 (after 00) or 1442079460958 (after 00 without 1)'],
  // Voicemail without trunk prefix is no likelier than a number of another country.
  ['35585331680', 'IT', '35585331680 (as written) or 3935585331680 (as a number of IT)'],
  ['8809774334', 'IE', '8809774334 (as written) or 3538809774334 (as a number of IE)'],
  // A fixed line either way. As a mobile number 4915112345678 is as it stands.
  ['4935581123', 'DE', '4935581123 (as written) or 494935581123 (as a number of DE)'],
  ['5540041234', 'BR', '5540041234 (as written) or 555540041234 (as a number of BR)'],
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
])('throws for an input that is not a string: %s', value => {
  const refusal = expect.objectContaining({ name: 'TypeError', code: 'INVALID_ARGUMENT' });
  expect(() => normalize(value as never)).toThrow(refusal);
  expect(() => normalize(value as never)).toThrow(/^input must be a string, not /);
});

test.each([null, 0, 'GB'])('throws for options that are not an object: %s', options => {
  const refusal = expect.objectContaining({ name: 'TypeError', code: 'INVALID_ARGUMENT' });
  expect(() => normalize('447911123456', options as never)).toThrow(refusal);
});

test.each([
  ['UK', "not 'UK': did you mean 'GB'?"],
  ['uk', "not 'uk': did you mean 'GB'?"],
  ['gb', "not 'gb': did you mean 'GB'?"],
  ['us', "not 'us': did you mean 'US'?"],
  ['ZZ', "not 'ZZ'"],
  ['001', "not '001'"],
  ['', "not ''"],
  ['constructor', "not 'constructor'"],
  [null, 'not null'],
  [44, 'not number'],
  [['GB'], 'not an array'],
])('throws for a default country that the table does not have: %j', (defaultCountry, message) => {
  const call = () => normalize('x'.repeat(1000), { defaultCountry: defaultCountry as never });
  expect(call).toThrow(expect.objectContaining({ name: 'RangeError', code: 'INVALID_ARGUMENT' }));
  expect(call).toThrow(`options.defaultCountry must be a country of the table, such as 'GB', ${message}`);
});
