import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import { type CountryCode, getExampleNumber } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { builtInNumbers } from '../../src/numbering/built-in.js';
import { type NormalizeOptions, normalize } from '../../src/numbering/normalize.js';
import { resolve } from '../../src/numbering/resolve.js';
import { scaled } from '../scale.js';
import { brief, of } from './normalized.js';

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
      [number.formatNational(), here],
      [`+${callingCode} ${trunkPrefix && `(${trunkPrefix})`}${nationalNumber}`],
    ];
    for (const [input, options] of forms)
      expect(brief(input, options), `${input} ${options?.defaultCountry}`).toBe(msisdn);
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
  expect(taken).toBeGreaterThan(scaled(3000));
});
