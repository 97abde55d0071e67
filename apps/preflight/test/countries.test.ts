import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/metadata.max.json';
import { expect, test } from 'vitest';
import { prefixesByCountry } from '../src/countries.js';
import { prefixTable } from '../src/prefixes.js';

const table = prefixTable<string>();
for (const line of prefixesByCountry.trim().split('\n')) {
  const [country, ...prefixes] = line.split(' ');
  for (const prefix of prefixes) table.set(prefix, country!);
}
const countryOf = (msisdn: string) => table.find(Buffer.from(msisdn), 0, msisdn.length);

test('valid numbers have the country that libphonenumber finds', { timeout: 120_000 }, () => {
  let compared = 0;
  for (const row of Object.values(metadata.countries) as unknown as [string, ...unknown[]][]) {
    const types = (row[11] ?? []) as ([pattern: string] | 0)[];
    for (const type of types) {
      if (type === 0 || type[0] === '') continue;
      const numbers = fc.stringMatching(new RegExp(`^(?:${type[0]})$`));
      for (const digits of fc.sample(numbers, { seed: 7, numRuns: 30 })) {
        const msisdn = row[0] + digits;
        const country = parsePhoneNumberFromString(`+${msisdn}`)?.country;
        // Canada's local numbers of seven digits, 310 xxxx, lie inside an area code of the US.
        if (country === undefined || /^1310\d{4}$/.test(msisdn)) continue;
        compared++;
        expect(`${msisdn} ${countryOf(msisdn)}`).toBe(`${msisdn} ${country}`);
      }
    }
  }
  expect(compared).toBeGreaterThan(20_000);
});

test.each([
  ['447700900123', 'GB'],
  ['447797712345', 'JE'],
  ['12125550100', 'US'],
  ['14165550100', 'CA'],
  ['12425550100', 'BS'],
  ['19995550100', 'US'],
  ['77011234567', 'KZ'],
  ['79161234567', 'RU'],
  ['3906698123', 'VA'],
  ['881612345678', '001'],
  ['9991234567', undefined],
])('%s is of %s', (msisdn, country) => {
  expect(countryOf(msisdn)).toBe(country);
});
