import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { estimateOf, file, folder, run, sample } from './program.js';

describe('rates that are refused', () => {
  test.each([
    ['', 'line 1: the text is empty'],
    ['country,price\n', 'expected at least one rate, found none'],
    ['land,price\nGB,1\n', 'line 1: expected a header such as country,price'],
    ['country,price\nGB,1,2\n', 'line 2: expected as many fields as the header has, and closed quotes'],
    ['country,price\nGB,"1"2\n', 'line 2: expected as many fields'],
    ['country,price\nGB,"1', 'line 2: expected as many fields'],
    ['country,price\n\nGR8,1\n', "line 3, country: expected a country of ISO 3166-1, found 'GR8'"],
    ['country,price\nG\u001b[31m,1\n', "found 'G\\u{1b}[31m'"],
    ['country,price\n,1\n', 'line 2, country: expected a country, a prefix, an MCC and MNC, or default'],
    ['prefix,price\n,1\n', 'line 2, prefix: expected a country, a prefix'],
    ['prefix,price\n044,1\n', "line 2, prefix: expected 1 to 15 digits, the first not 0, found '044'"],
    ['country,price\nGB,\n', 'line 2, price: expected a price such as 0.0425, found nothing'],
    ['country,price\nGB,-1\n', 'line 2, price: expected a price'],
    ['country,price\nGB,0.123456789\n', 'line 2, price: expected at most 8 decimals'],
    [
      'country,price\nGB,1\nUS,1\ngb,1\n',
      "line 4, country: expected each country once at a time, but line 2 has 'GB' too",
    ],
    ['prefix,price\n44,1\n44,1\n', 'line 3, prefix: expected each prefix once at a time'],
    [
      'country,price,currency\nGB,1,EUR\nUS,1,USD\n',
      "line 3, currency: expected EUR as in line 2, found 'USD'",
    ],
    [
      'country,price,currency\nGB,1,money\n',
      "line 2, currency: expected an ISO 4217 code or credits, found 'money'",
    ],
    ['[1', 'line 1: the text begins like JSON but is not valid JSON'],
    ['{"a":1}', 'expected rows with a price'],
    [
      '{"countries":[{"countryName":"Atlantis","currency":"EUR","defaultPrice":"1"}]}',
      "countries[0], country: expected a country of ISO 3166-1, found 'Atlantis'",
    ],
  ])('%j is refused', async (rates, message) => {
    const { status, stdout, stderr } = await run([sample, '--rates', file('own.csv', rates)]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^preflight: \S+own\.csv: [^\n]+\n$/);
  });

  test.each<[what: string, content: string | Uint8Array, message: string]>([
    ['UTF-16', Buffer.from('\ufeffcountry,price\n', 'utf16le'), ' is UTF-16; save it as UTF-8'],
    [
      'Latin-1',
      Buffer.from('country,price\nGB,1\nCôte d’Ivoire,1\n', 'latin1'),
      ': line 3: bytes that are not UTF-8; save the file as UTF-8',
    ],
  ])('%s is refused', async (_, content, message) => {
    const { status, stdout, stderr } = await run([sample, '--rates', file('own.csv', content)]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`preflight: ${join(folder, 'own.csv')}${message}\n`);
  });

  const manyBad = ['country,price', 'GB,1', ...Array.from({ length: 14 }, (_, i) => `X${i},1`), ''];

  test('of many bad rows the first ten are said', async () => {
    const path = file('own.csv', manyBad.join('\n'));
    const { status, stdout, stderr } = await run([sample, '--rates', path]);
    expect([status, stdout]).toEqual([2, '']);
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(11);
    lines.slice(0, 10).forEach((line, i) => {
      expect(line).toBe(
        `preflight: ${path}: line ${i + 3}, country: expected a country of ISO 3166-1, found 'X${i}'`,
      );
    });
    expect(lines[10]).toBe('preflight: … and 4 more');
  });

  test('--skip-invalid-rates leaves them out and lists them', async () => {
    const args = ['-', '--rates', file('own.csv', manyBad.join('\n')), '--skip-invalid-rates'];
    const input = 'msisdn,message\n447700900123,a\n';
    const estimate = await estimateOf(args, input);
    expect(estimate).toMatchObject({
      priced: 1,
      rates: { count: 1, warnings: [{ code: 'UNKNOWN_CURRENCY' }] },
    });
    expect(estimate.rates.skipped).toHaveLength(14);
    expect(estimate.rates.skipped[0]).toEqual({
      line: 3,
      code: 'UNKNOWN_COUNTRY',
      message: "line 3, country: expected a country of ISO 3166-1, found 'X0'",
    });
    const { stdout } = await run(args, input);
    expect(stdout).toMatch(/^Rates left out: 14\nline 3, country: [^\n]+\n/m);
    expect(stdout).toMatch(/'X9'\n… and 4 more\n/);
  });

  test('minor units of a card that names no currency are refused', async () => {
    const rates = file('own.csv', 'country,price\nGB,125\n');
    const { status, stderr } = await run([sample, '--rates', rates, '--minor-units']);
    expect(status).toBe(2);
    expect(stderr).toContain('own.csv: expected a currency with a minor unit, found credits');
  });

  test('a currency on the command line that contradicts the file is refused', async () => {
    const rates = file('own.csv', 'country,price,currency\nGB,1,EUR\n');
    expect((await run([sample, '--rates', rates, '--currency', 'GBP'])).stderr).toContain(
      "line 2, currency: expected GBP as in --currency, found 'EUR'",
    );
  });
});
