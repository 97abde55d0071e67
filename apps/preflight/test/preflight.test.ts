import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { campaign } from '../../../scripts/campaign.js';
import { resolve } from '../../../src/index.js';
import { type ReferenceOptions, referenceEstimate, referenceRows } from '../../../test/reference/estimate.js';
import { referenceResolve } from '../../../test/reference/resolve.js';
import type { Estimate, Finding } from '../src/estimate.js';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const program = path('../dist/preflight.js');
const sample = path('../../../samples/campaign.csv');
const sampleRates = path('../../../samples/rates.csv');

let folder: string;
beforeAll(() => {
  if (!existsSync(program)) throw new Error('build first: npm run build');
  folder = mkdtempSync(join(tmpdir(), 'preflight-'));
  file('rates.csv', 'country,price\nGB,0.04\nUS,0.01\nDE,0.07\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file into the folder; answers its path. */
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function run(args: string[], input = '', nodeOptions: string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, program, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  // Of --jitless.
  return { status, stdout, stderr: stderr.replace(/^Warning: disabling flag --expose_wasm .*\n/, '') };
}

function estimateOf(args: string[], input?: string, nodeOptions?: string[]): Estimate {
  const { status, stdout, stderr } = run([...args, '--json'], input, nodeOptions);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

/** The estimate of rows below a header, at rates.csv. */
const estimateRows = (...rows: string[]) =>
  estimateOf(['-', '--rates', 'rates.csv'], ['msisdn,message', ...rows].join('\n'));

/** What the reference knows of an estimate. */
function comparable({ kernel: _, rejections, warnings, ...estimate }: Estimate) {
  const withoutReason = ({ reason: _, ...finding }: Finding<string>) => finding;
  return { ...estimate, rejections: rejections.map(withoutReason), warnings: warnings.map(withoutReason) };
}

function expectReconciled(estimate: Estimate): void {
  const { rows, priced, rejected, noRate, messages, messageParts, segments } = estimate;
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  expect(priced + noRate + rejected).toBe(rows);
  expect(priced + noRate).toBe(messages);
  expect(sum(estimate.rejections.map(({ count }) => count))).toBe(rejected);
  expect(sum(estimate.byCountry.map(country => country.messages))).toBe(messages);
  expect(sum(estimate.byCountry.map(country => country.messageParts))).toBe(messageParts);
  expect(sum(estimate.byCountry.map(country => country.segments))).toBe(segments);
  expect(sum(estimate.byCountry.map(country => country.noRate))).toBe(noRate);
  expect(sum(estimate.byType.map(type => type.messages))).toBe(messages);
  expect(sum(Object.values(estimate.byEncoding))).toBe(messages);
  const units = (amount: string) => BigInt(amount.replace('.', '').padEnd(amount.indexOf('.') + 8, '0'));
  for (const shares of [estimate.byCountry, estimate.byType]) {
    const costs = shares.map(({ cost }) => units(cost.amount));
    expect(costs.reduce((total, cost) => total + cost, 0n)).toBe(units(estimate.cost.amount));
  }
}

describe('equals the slow reference', () => {
  const options: ReferenceOptions[] = [{ basis: 'parts' }, { basis: 'segments' }];
  test.each(options)('for the sample, %j', ({ basis }) => {
    const estimate = estimateOf([sample, '--rates', sampleRates, '--basis', basis!]);
    expect(comparable(estimate)).toEqual(referenceEstimate(sample, sampleRates, { basis: basis! }));
    expectReconciled(estimate);
  });

  test('for 20,000 rows, on both kernels', () => {
    const rows = [...campaign(20_000, 3)].map(row => Buffer.from(row as string));
    const large = file('large.csv', Buffer.concat(rows));
    const expected = referenceEstimate(large, sampleRates);
    expect(expected.rows).toBe(20_000);
    const fast = estimateOf([large, '--rates', sampleRates]);
    const plain = estimateOf([large, '--rates', sampleRates], '', ['--jitless']);
    expect(comparable(fast)).toEqual(expected);
    expect(comparable(plain)).toEqual(expected);
    expect([fast.kernel, plain.kernel]).toEqual(['wasm', 'ts']);
    expectReconciled(fast);
  });

  test('for a million rows', { timeout: 300_000 }, () => {
    const large = join(folder, 'million.csv');
    const descriptor = openSync(large, 'w');
    for (const text of campaign(1_000_000, 1)) writeSync(descriptor, Buffer.from(text as string));
    closeSync(descriptor);
    const estimate = estimateOf([large, '--rates', sampleRates]);
    expect(estimate.rows).toBe(1_000_000);
    expect(comparable(estimate)).toEqual(referenceEstimate(large, sampleRates));
    expectReconciled(estimate);
  });

  test('the sample holds every kind of row', () => {
    const estimate = estimateOf([sample, '--rates', sampleRates]);
    expect(estimate.rejections.map(({ code }) => code).sort()).toEqual([
      'CONTENT_TOO_LONG',
      'INVALID_PHONE_NUMBER',
      'MALFORMED_ROW',
      'MISSING_FIELD',
      'UNTERMINATED_QUOTE',
      'WRONG_FIELD_COUNT',
    ]);
    expect(estimate.warnings.map(({ code }) => code)).toEqual(['INVALID_UTF8', 'CANNOT_RECEIVE_SMS']);
    expect(estimate.byCountry.length).toBeGreaterThan(40);
    expect(estimate.byCountry.at(-1)!.country).toBeNull();
    expect(estimate.noRate).toBeGreaterThan(0);
    expect(estimate.segments).toBeGreaterThan(estimate.messageParts);
  });
});

describe('rows', () => {
  test.each([
    ['447700900123,Hi,there', 'WRONG_FIELD_COUNT', 'expected 2 fields, found 3'],
    ['447700900123', 'WRONG_FIELD_COUNT', 'expected 2 fields, found 1'],
    ['447700900123,"Hi"there', 'MALFORMED_ROW', 'text after a closing quote'],
    ['447700900123,"Hi', 'UNTERMINATED_QUOTE', 'a quote that is never closed'],
    [','.repeat(2_000_000), 'TOO_MANY_FIELDS', 'more than 16,384 fields'],
    [
      '447700900123,"Hi\nHo\n',
      'UNTERMINATED_QUOTE',
      'a quote that is never closed: lines 3 to 4 are one row',
    ],
    [',Hi', 'MISSING_FIELD', 'msisdn is empty'],
    ['447700900123,', 'MISSING_FIELD', 'message is empty'],
    ['447700900123,""', 'MISSING_FIELD', 'message is empty'],
    [',', 'MISSING_FIELD', 'msisdn is empty'],
    ['+447700900123,', 'INVALID_PHONE_NUMBER', 'found "+447700900123"'],
    ['123456,Hi', 'INVALID_PHONE_NUMBER', '7 to 15 digits'],
    ['1234567890123456,Hi', 'INVALID_PHONE_NUMBER', '7 to 15 digits'],
    ['07700900123,Hi', 'INVALID_PHONE_NUMBER', 'the first not 0'],
    ['44 7700900123,Hi', 'INVALID_PHONE_NUMBER', 'found "44 7700900123"'],
    [' 447700900123,Hi', 'INVALID_PHONE_NUMBER', 'found " 447700900123"'],
    ['44770090012x,Hi', 'INVALID_PHONE_NUMBER', 'found "44770090012x"'],
    ['٤٤٧٧٠٠٩٠٠١٢٣,Hi', 'INVALID_PHONE_NUMBER', 'found'],
    ['"447700\u001b[31m",Hi', 'INVALID_PHONE_NUMBER', 'found "447700\\u001b[31m"'],
    [`447700900123,${'a'.repeat(1531)}`, 'CONTENT_TOO_LONG', 'found 1,531'],
    [`447700900123,${'😀'.repeat(1531)}`, 'CONTENT_TOO_LONG', 'found 1,531'],
  ])('%j is rejected: %s', (row, code, reason) => {
    const input = `msisdn,message\n447700900123,Hello\n${row}`;
    const estimate = estimateOf(['-', '--rates', 'rates.csv'], input);
    expect(estimate).toMatchObject({ rows: 2, priced: 1, rejected: 1 });
    expect(estimate.rejections).toEqual([{ code, count: 1, firstLine: 3, reason: expect.any(String) }]);
    const { stdout } = run(['-', '--rates', 'rates.csv'], input);
    expect(stdout).toMatch(new RegExp(`^line 3: ${code} — `, 'm'));
    expect(stdout.split('\n').find(line => line.startsWith('line 3: '))).toContain(reason);
  });

  test.each([
    ['1234567,Hi', 1, 1],
    ['123456789012345,Hi', 1, 1],
    [`447700900123,${'a'.repeat(160)}`, 1, 1],
    [`447700900123,${'a'.repeat(161)}`, 2, 2],
    [`447700900123,${'я'.repeat(70)}`, 1, 1],
    [`447700900123,${'я'.repeat(71)}`, 2, 2],
    [`447700900123,${'a'.repeat(1530)}`, 10, 10],
    [`447700900123,${'😀'.repeat(1530)}`, 46, 47],
    [`447700900123,${'a'.repeat(152)}€${'a'.repeat(152)}`, 2, 3],
    ['447700900123,say "hi"', 1, 1],
    ['447700900123,"line one\r\nline ""two"", and more"', 1, 1],
  ])('%j is a message', (row, messageParts, segments) => {
    expect(estimateRows(row)).toMatchObject({ rows: 1, messages: 1, messageParts, segments, rejected: 0 });
  });

  test('the number is judged before the message, and the shape of the row before both', () => {
    const { rejections } = estimateRows('+44,', ',', '+44,,', `0,${'a'.repeat(2000)}`);
    expect(rejections.map(({ code, count }) => [code, count])).toEqual([
      ['INVALID_PHONE_NUMBER', 2],
      ['MISSING_FIELD', 1],
      ['WRONG_FIELD_COUNT', 1],
    ]);
  });

  test('bytes that are not UTF-8 are priced and reported', () => {
    const bytes = Buffer.from(
      'msisdn,message\n447700900123,Hi\n447700900123,Caf\xe9\n447700900123,\xff\n',
      'latin1',
    );
    const estimate = estimateOf([file('latin1.csv', bytes), '--rates', 'rates.csv']);
    expect(estimate).toMatchObject({ priced: 3, byEncoding: { 'GSM-7': 1, 'UCS-2': 2 } });
    expect(estimate.warnings).toEqual([
      { code: 'INVALID_UTF8', count: 2, firstLine: 3, reason: expect.any(String) },
    ]);
  });

  test('recipients that take no SMS are priced, counted and what they cost is said', () => {
    const estimate = estimateRows(
      '447400123456,to a mobile',
      '442079460018,to a fixed line',
      '18005550199,to a toll-free number',
      `442079460019,${'a'.repeat(161)}`,
    );
    expect(estimate).toMatchObject({ priced: 4, rejected: 0, cost: { amount: '0.17' } });
    expect(estimate.warnings).toEqual([
      {
        code: 'CANNOT_RECEIVE_SMS',
        count: 3,
        firstLine: 3,
        reason: expect.stringContaining('takes no SMS'),
        cost: { currency: 'credits', amount: '0.13' },
      },
    ]);
    expect(
      estimate.byType.map(({ type, canReceiveSms, messages }) => [type, canReceiveSms, messages]),
    ).toEqual([
      ['FIXED_LINE', 'no', 2],
      ['MOBILE', 'yes', 1],
      ['TOLL_FREE', 'no', 1],
    ]);
    const { stdout } = run(
      ['-', '--rates', 'rates.csv'],
      'msisdn,message\n442079460018,Hi\n447400123456,Hi\n',
    );
    expect(stdout).toMatch(/^FIXED_LINE, takes no SMS +1 +1 +1 +0.04$/m);
    expect(stdout).toMatch(/^CANNOT_RECEIVE_SMS +1 +2 .*: 0.04 credits$/m);
  });

  test('--rows and --rejected are two files', () => {
    const { status, stderr } = run([
      sample,
      '--rates',
      sampleRates,
      '--rows',
      'a.csv',
      '--rejected',
      './a.csv',
    ]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^preflight: --rows and --rejected: expected two files, found one; see/);
    expect(readdirSync(folder).filter(name => name.startsWith('a.csv'))).toEqual([]);
  });

  test('--rows has every row that would be sent, with country and type, and adds up', () => {
    const out = join(folder, 'rows.csv');
    const estimate = estimateOf([sample, '--rates', sampleRates, '--rows', out]);
    const [header, ...rows] = [...referenceRows(readFileSync(out, 'latin1'))].map(({ fields }) => fields);
    expect(header).toEqual([
      'line',
      'msisdn',
      'country',
      'type',
      'can_receive_sms',
      'encoding',
      'message_parts',
      'segments',
      'price',
      'cost',
    ]);
    expect(rows.length).toBe(estimate.messages);
    const units = (amount: string) => Math.round(Number(amount) * 1e8);
    let sum = 0;
    for (const [, msisdn, country, type, takesSms, , parts, , price, cost] of rows) {
      const found = referenceResolve(msisdn!);
      expect([country, type]).toEqual([found.country ?? '', found.type]);
      expect(takesSms).toBe(resolve(msisdn!).canReceiveSms);
      expect(cost === '' ? '' : units(cost!)).toBe(price === '' ? '' : units(price!) * Number(parts));
      sum += units(cost!);
    }
    expect(sum).toBe(units(estimate.cost.amount));
  });

  test('a row longer than a chunk is read, and so are those around it', () => {
    const long = `447700900123,"${'x""\r\n'.repeat(600_000)}"`;
    const rows = ['447700900123,before', long, '447700900123,after'];
    const input = file('long.csv', ['msisdn,message', ...rows, ''].join('\n'));
    const estimate = estimateOf([input, '--rates', 'rates.csv']);
    expect(estimate).toMatchObject({ rows: 3, priced: 2 });
    expect(estimate.rejections).toMatchObject([{ code: 'CONTENT_TOO_LONG', count: 1, firstLine: 3 }]);
  });

  test('headers are found by name, in any case and order', () => {
    const input = '\ufeffName , MSG, Msisdn\r\n\r\nZoë,"Hi, Zoë",447700900123\r\n';
    expect(estimateOf(['-', '--rates', 'rates.csv'], input)).toMatchObject({ rows: 1, priced: 1 });
  });

  test('a header alone is a campaign of no rows', () => {
    const estimate = estimateOf(['-', '--rates', 'rates.csv'], 'msisdn,message\r\n');
    expect(estimate).toMatchObject({ rows: 0, messages: 0, byCountry: [], rejections: [], warnings: [] });
    expect(estimate.cost).toEqual({ currency: 'credits', amount: '0.00' });
    expect(run(['-', '--rates', 'rates.csv'], 'msisdn,message').status).toBe(0);
  });
});

describe('rates', () => {
  const cost = (rates: string, rows: string[], ...args: string[]) =>
    estimateOf(['-', '--rates', file('own.csv', rates), ...args], ['msisdn,message', ...rows].join('\n'));

  test('the longest prefix wins over a shorter one, and a prefix over the country', () => {
    const rates = 'country,prefix,price\n gb ,,1\n,4477,2\n,4477009,3\n,1,5\n';
    const estimate = cost(rates, [
      '442079460000,a',
      '447800000000,a',
      '447711111111,a',
      '447700900123,a',
      '14165550100,a',
    ]);
    expect(estimate.cost.amount).toBe('12.00');
    expect(estimate.byCountry).toMatchObject([
      { country: 'GB', messages: 4, cost: { amount: '7.00' } },
      { country: 'CA', messages: 1, cost: { amount: '5.00' } },
    ]);
  });

  test('what has no rate is counted and not priced', () => {
    const estimate = cost('prefix,price\n4477009,3\n', [
      '447700900123,a',
      '447711111111,a',
      '9991234567,a',
      '33612345678,a',
    ]);
    expect(estimate).toMatchObject({ priced: 1, noRate: 3, messages: 4, cost: { amount: '3.00' } });
    expect(estimate.byCountry.map(({ country, messages, noRate }) => [country, messages, noRate])).toEqual([
      ['GB', 2, 1],
      ['FR', 1, 1],
      [null, 1, 1],
    ]);
  });

  test('a price of 0 is a price', () => {
    expect(cost('country,price\nGB,0\n', ['447700900123,a'])).toMatchObject({ priced: 1, noRate: 0 });
  });

  test('money is exact', () => {
    const thrice = ['447700900123,a', '447700900123,a', '447700900123,a'];
    expect(cost('country,price\nGB,0.1\n', thrice).cost.amount).toBe('0.30');
    expect(cost('country,price\nGB,0.00000001\n', thrice).cost.amount).toBe('0.00000003');
    expect(cost('country,price\nGB,30744573456.18258602\n', thrice).cost.amount).toBe('92233720368.54775806');
    const most = '92233720368.54775807';
    expect(cost(`country,price\nGB,${most}\n`, thrice.slice(0, 1)).cost.amount).toBe(most);
  });

  test('a cost past 64 bits is an error', () => {
    const rates = file('own.csv', 'country,price,currency\nGB,92233720368.54775807,EUR\nUS,0.00000001,EUR\n');
    const { status, stdout, stderr } = run(
      ['-', '--rates', rates],
      'msisdn,message\n447700900123,a\n12015550123,a\n',
    );
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe('preflight: the cost is more than 92233720368.54775807 EUR\n');
  });

  test.each([
    ['country,price\nGB,1\n', [], 'credits'],
    ['country,price\nGB,1\n', ['--currency', 'EUR'], 'EUR'],
    ['country,price,currency\nGB,1,USD\nUS,1,USD\n', [], 'USD'],
    ['country,price,currency\nGB,1,USD\n', ['--currency', 'USD'], 'USD'],
    ['country,price,currency\nGB,1,credits\n', [], 'credits'],
  ])('currency of %j with %j: %s', (rates, args, currency) => {
    const estimate = cost(rates, ['447700900123,a'], ...args);
    expect(estimate.cost).toEqual({ currency, amount: '1.00' });
    expect(estimate.byCountry[0]!.cost).toEqual({ currency, amount: '1.00' });
  });

  test.each([
    ['', 'is empty: expected a header such as country,price'],
    ['country,price\n', 'has no rates below its header'],
    ['country,cost\nGB,1\n', 'line 1: expected price among the columns; found "country", "cost"'],
    ['land,price\nGB,1\n', 'line 1: expected country or prefix among the columns; found "land", "price"'],
    [
      'country;price\nGB;1\n',
      'line 1: fields must be separated by commas; save the file as CSV with commas; found "country;price"',
    ],
    ['country,price,Price\nGB,1,1\n', 'line 1: more than one column price'],
    ['country,price\nGB,1,2\n', 'line 2: expected 2 fields, found 3'],
    ['country,price\nGB,"1"2\n', 'line 2: text after a closing quote'],
    ['country,price\nGB,"1', 'line 2: a quote that is never closed'],
    [
      'country,price\n\nUK,1\n',
      'line 3, column country: expected an ISO 3166-1 alpha-2 code such as GB, found "UK"',
    ],
    ['country,price\nGBR,1\n', 'line 2, column country: expected an ISO 3166-1 alpha-2 code'],
    ['country,price\n,1\n', 'line 2, column country: expected a country or a prefix'],
    ['prefix,price\n,1\n', 'line 2, column prefix: expected a country or a prefix'],
    ['prefix,price\n+44,1\n', 'line 2, column prefix: expected 1 to 15 digits, the first not 0, found "+44"'],
    ['prefix,price\n044,1\n', 'line 2, column prefix: expected 1 to 15 digits'],
    [
      'country,prefix,price\nGB,44,1\n',
      'line 2, column prefix: expected nothing, since the row has a country',
    ],
    [
      'country,price\nGB,"1,5"\n',
      'line 2, column price: expected a number such as 0.0425, with 8 decimals at most, found "1,5"',
    ],
    ['country,price\nGB,\n', 'line 2, column price: expected a number'],
    ['country,price\nGB,-1\n', 'line 2, column price: expected a number'],
    ['country,price\nGB,0.123456789\n', 'line 2, column price: expected a number'],
    ['country,price\nGB,1e3\n', 'line 2, column price: expected a number'],
    ['country,price\nGB,£1\n', 'line 2, column price: expected a number'],
    [
      'country,price\nGB,1\nUS,1\ngb,1\n',
      'line 4, column country: expected each country once, and line 2 has this one',
    ],
    [
      'prefix,price\n44,1\n44,1\n',
      'line 3, column prefix: expected each prefix once, and line 2 has this one',
    ],
    [
      'country,price,currency\nGB,1,EUR\nUS,1,USD\n',
      'line 3, column currency: expected EUR as in line 2, found "USD"',
    ],
    [
      'country,price,currency\nGB,1,eur\n',
      'line 2, column currency: expected three capital letters, or credits, found "eur"',
    ],
    ['country,price,currency\nGB,1,\n', 'line 2, column currency: expected three capital letters'],
  ])('%j is refused', (rates, message) => {
    const { status, stdout, stderr } = run([sample, '--rates', file('own.csv', rates)]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`own.csv${message.startsWith('line') ? ':' : ''} ${message}`);
    expect(stderr).toMatch(/^preflight: [^\n]+\n$/);
  });

  test('a currency on the command line that contradicts the file is refused', () => {
    const rates = file('own.csv', 'country,price,currency\nGB,1,EUR\n');
    expect(run([sample, '--rates', rates, '--currency', 'GBP']).stderr).toContain(
      'line 2, column currency: expected GBP because of --currency, found "EUR"',
    );
    expect(run([sample, '--rates', rates, '--currency', 'euro'])).toMatchObject({
      status: 2,
      stderr: 'preflight: --currency: expected three capital letters, or credits, found "euro"\n',
    });
  });
});

describe('unusable input', () => {
  test.each<[what: string, content: string | Uint8Array, message: string]>([
    ['empty', '', 'is empty: expected a header such as msisdn,message'],
    ['blank', '\ufeff\r\n\n', 'is empty'],
    [
      'UTF-16, little-endian',
      Buffer.from('\ufeffmsisdn,message\n', 'utf16le'),
      'is UTF-16; save it as UTF-8',
    ],
    [
      'UTF-16, big-endian',
      Buffer.from('\ufeffmsisdn,message\n', 'utf16le').swap16(),
      'is UTF-16; save it as UTF-8',
    ],
    ['UTF-16 without a mark', Buffer.from('msisdn,message\n', 'utf16le'), 'is UTF-16; save it as UTF-8'],
    [
      'no message',
      'msisdn,text\n',
      'line 1: expected msisdn and message (or msg) among the columns; found "msisdn", "text"',
    ],
    ['no number', '\nphone,message\n', 'line 2: expected msisdn and message (or msg) among the columns'],
    [
      'two numbers',
      'msisdn,message,MSISDN\n',
      'line 1: more than one column msisdn; found "msisdn", "message", "MSISDN"',
    ],
    ['two messages', 'msisdn,message,msg\n', 'line 1: more than one column message or msg'],
    [
      'semicolons',
      'msisdn;message\n1;2\n',
      'line 1: fields must be separated by commas; save the file as CSV with commas; found "msisdn;message"',
    ],
    ['tabs', 'msisdn\tmessage\n', 'line 1: fields must be separated by commas'],
    ['a header with a quote', '"msisdn"x,message\n', 'line 1: the header has text after a closing quote'],
    ['an open quote', 'msisdn,"message\n', 'line 1: the header has a quote that is never closed'],
  ])('%s', (_, content, message) => {
    const { status, stdout, stderr } = run([file('bad.csv', content), '--rates', 'rates.csv', '--json']);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`bad.csv${message.startsWith('line') ? ':' : ''} ${message}`);
    expect(stderr).toMatch(/^preflight: [^\n]+\n$/);
  });

  test('files that cannot be read', () => {
    expect(run(['missing.csv', '--rates', 'rates.csv'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'preflight: missing.csv: no such file or folder\n',
    });
    expect(run(['.', '--rates', 'rates.csv']).stderr).toBe('preflight: .: is a folder, not a file\n');
    expect(run([sample, '--rates', 'missing.csv']).stderr).toBe(
      'preflight: missing.csv: no such file or folder\n',
    );
    expect(run([sample, '--rates', 'rates.csv/x']).status).toBe(2);
  });

  test.skipIf(process.getuid?.() === 0)('a file without permission', () => {
    const secret = file('secret.csv', 'msisdn,message\n');
    spawnSync('chmod', ['0', secret]);
    expect(run([secret, '--rates', 'rates.csv'])).toMatchObject({
      status: 2,
      stderr: `preflight: ${secret}: permission denied\n`,
    });
  });
});

describe('command line', () => {
  test.each([
    [[], 'which campaign?'],
    [['a.csv'], 'at which rates?'],
    [['a.csv', 'b.csv', '--rates', 'rates.csv'], 'expected one campaign, found also "b.csv"'],
    [['a.csv', '--rates'], "Option '--rates <value>' argument missing"],
    [['a.csv', '--rates', 'rates.csv', '--fast'], "Unknown option '--fast'"],
    [
      ['a.csv', '--rates', 'rates.csv', '--basis', 'words'],
      '--basis: expected parts or segments, found "words"',
    ],
    [['a.csv', '--rates', 'rates.csv', '--json=yes'], "Option '--json' does not take an argument"],
    [['-', '--rates', '-'], 'cannot both be standard input'],
  ])('%j is refused', (args, message) => {
    const { status, stdout, stderr } = run(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^preflight: [^\n]+; see preflight --help\n$/);
  });

  test('--help and --version', () => {
    const { version } = JSON.parse(readFileSync(path('../package.json'), 'utf8'));
    expect(run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    const { status, stdout } = run(['--help']);
    expect(status).toBe(0);
    for (const option of ['rates', 'basis', 'currency', 'json', 'rejected', 'strict', 'help', 'version'])
      expect(stdout).toContain(`--${option}`);
  });

  test('--strict tells by the exit code whether rows were rejected', () => {
    const input = 'msisdn,message\n447700900123,a\n';
    expect(run(['-', '--rates', 'rates.csv', '--strict'], input).status).toBe(0);
    expect(run(['-', '--rates', 'rates.csv'], `${input}x,a\n`).status).toBe(0);
    const strict = run(['-', '--rates', 'rates.csv', '--strict', '--json'], `${input}x,a\n`);
    expect(strict).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(strict.stdout)).toMatchObject({ priced: 1, rejected: 1 });
  });

  test('standard input gives what the file gives', () => {
    const fromFile = estimateOf([sample, '--rates', sampleRates]);
    const { stdout } = spawnSync(process.execPath, [program, '-', '--rates', sampleRates, '--json'], {
      input: readFileSync(sample),
      encoding: 'utf8',
    });
    expect(JSON.parse(stdout)).toEqual(fromFile);
  });

  test('a reader that goes away is no reason to complain', async () => {
    const child = spawn(process.execPath, [program, sample, '--rates', sampleRates, '--json']);
    let stderr = '';
    child.stderr.on('data', chunk => {
      stderr += chunk;
    });
    child.stdout.destroy();
    const status = await new Promise(resolve => child.on('close', resolve));
    expect([status, stderr]).toEqual([0, '']);
  });
});

describe('--rejected', () => {
  const unfinished = () => readdirSync(folder).filter(name => name.includes('unfinished'));

  test('holds every rejected row, as it was', () => {
    const estimate = estimateOf([sample, '--rates', sampleRates, '--rejected', 'rejected.csv']);
    const written = readFileSync(join(folder, 'rejected.csv'), 'latin1');
    const [header, ...rows] = [...referenceRows(written)];
    expect(header!.fields).toEqual(['line', 'code', 'reason', 'msisdn', 'message']);
    expect(rows).toHaveLength(estimate.rejected);
    for (const { code, count, firstLine } of estimate.rejections) {
      const ofCode = rows.filter(({ fields }) => fields[1] === code);
      expect(ofCode).toHaveLength(count);
      expect(ofCode[0]!.fields[0]).toBe(String(firstLine));
    }
    const source = new Map(
      [...referenceRows(readFileSync(sample, 'latin1'))].map(row => [String(row.line), row]),
    );
    for (const { fields, fault } of rows) {
      expect(fault).toBeUndefined();
      const [line, code, , msisdn, message] = fields;
      const [, ...original] = source.get(line!)!.fields;
      if (code === 'MALFORMED_ROW' || code === 'UNTERMINATED_QUOTE') continue;
      expect([msisdn, message]).toEqual([original[0] ?? '', original.slice(1).join(',')]);
    }
    expect(unfinished()).toEqual([]);
  });

  test('is empty but for its header when nothing is rejected', () => {
    run(['-', '--rates', 'rates.csv', '--rejected', 'none.csv'], 'msisdn,message\n447700900123,a\n');
    expect(readFileSync(join(folder, 'none.csv'), 'utf8')).toBe('line,code,reason,msisdn,message\r\n');
  });

  test('keeps bytes, quotes and line ends', () => {
    const bytes = Buffer.from('msg,msisdn\n"a ""b"",\r\n\xff",+1\n', 'latin1');
    const input = file('quoted.csv', bytes);
    estimateOf([input, '--rates', 'rates.csv', '--rejected', 'rejected.csv']);
    expect(readFileSync(join(folder, 'rejected.csv'), 'latin1').split('\r\n').slice(1).join('\r\n')).toBe(
      '2,INVALID_PHONE_NUMBER,"expected 7 to 15 digits and nothing else (no +, no spaces), the first not 0, found ""+1""",+1,"a ""b"",\r\n\xff"\r\n',
    );
  });

  test('a failure leaves no half file, and the former one as it was', () => {
    file('rejected.csv', 'former');
    const { status } = run([file('bad.csv', 'x,y\n'), '--rates', 'rates.csv', '--rejected', 'rejected.csv']);
    expect(status).toBe(2);
    expect(readFileSync(join(folder, 'rejected.csv'), 'utf8')).toBe('former');
    expect(unfinished()).toEqual([]);
  });

  test('never replaces what is read, a folder or a device', () => {
    const input = file('input.csv', 'msisdn,message\n');
    for (const target of ['input.csv', './rates.csv', '.', '/dev/null', 'missing/rejected.csv']) {
      const { status, stderr } = run([input, '--rates', 'rates.csv', '--rejected', target]);
      expect([target, status]).toEqual([target, 2]);
      expect(stderr).toMatch(/^preflight: [^\n]+\n$/);
    }
    expect(readFileSync(input, 'utf8')).toBe('msisdn,message\n');
  });

  test('standard input that is redirected from the file is not replaced', () => {
    const input = file('redirected.csv', 'msisdn,message\nx,y\n');
    const descriptor = openSync(input, 'r');
    const { status, stderr } = spawnSync(
      process.execPath,
      [program, '-', '--rates', 'rates.csv', '--rejected', input],
      { cwd: folder, encoding: 'utf8', stdio: [descriptor, 'pipe', 'pipe'] },
    );
    closeSync(descriptor);
    expect(status).toBe(2);
    expect(stderr).toContain('is a file that is read');
    expect(readFileSync(input, 'utf8')).toBe('msisdn,message\nx,y\n');
  });

  test('an interruption leaves no half file', async () => {
    const child = spawn(
      process.execPath,
      [program, '-', '--rates', 'rates.csv', '--rejected', 'interrupted.csv'],
      { cwd: folder },
    );
    child.stdin.write('msisdn,message\nx,y\n');
    while (unfinished().length === 0) await new Promise(resolve => setTimeout(resolve, 20));
    child.kill('SIGTERM');
    expect(await new Promise(resolve => child.on('close', resolve))).toBe(143);
    expect(unfinished()).toEqual([]);
    expect(existsSync(join(folder, 'interrupted.csv'))).toBe(false);
  });
});

describe('the table', () => {
  const { stdout } = spawnSync(process.execPath, [program, sample, '--rates', sampleRates], {
    encoding: 'utf8',
  });
  const estimate = referenceEstimate(sample, sampleRates);
  const thousands = (number: number) => number.toLocaleString('en');

  test.each([
    ['Rows', estimate.rows],
    ['rejected', estimate.rejected],
    ['messages', estimate.messages],
    ['in GSM-7', estimate.byEncoding['GSM-7']],
    ['in UCS-2', estimate.byEncoding['UCS-2']],
    ['Parts billed', estimate.messageParts],
    ['Segments sent', estimate.segments],
    ['with a rate', estimate.priced],
    ['without a rate', estimate.noRate],
  ])('says %s', (label, number) => {
    expect(stdout).toMatch(new RegExp(`^ *${label} +${thousands(number)}$`, 'm'));
  });

  test('says the cost, the countries, and what is wrong', () => {
    const [dearest] = estimate.byCountry;
    expect(stdout).toMatch(new RegExp(`^Cost, GBP +${estimate.cost.amount}$`, 'm'));
    expect(stdout).toMatch(new RegExp(`^${dearest!.country} .* ${dearest!.cost.amount}0*$`, 'm'));
    expect(stdout).toContain(`… and ${estimate.byCountry.length - 20} more: --json lists all\n`);
    for (const { code, count, firstLine } of [...estimate.rejections, ...estimate.warnings])
      expect(stdout).toMatch(
        new RegExp(`^${code} +${thousands(count)} +${thousands(firstLine)} {3}\\S`, 'm'),
      );
    expect(stdout.match(/^line \d+: /gm)).toHaveLength(10);
    expect(stdout).toContain(`… and ${estimate.rejected - 10} more\n`);
  });

  test('says which number is billed', () => {
    const { stdout: bySegments } = run([sample, '--rates', sampleRates, '--basis', 'segments']);
    expect(bySegments).toMatch(new RegExp(`^Segments billed +${thousands(estimate.segments)}$`, 'm'));
    expect(bySegments).not.toContain('Parts billed');
  });
});
