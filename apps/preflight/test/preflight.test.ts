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
import {
  type ReferenceOptions,
  referenceCard,
  referenceEstimate,
  referenceRows,
} from '../../../test/reference/estimate.js';
import { referenceResolve } from '../../../test/reference/resolve.js';
import type { Estimate as CampaignEstimate, Finding } from '../src/estimate.js';
import { cards } from './cards.js';

/** What `--json` prints. */
type Estimate = CampaignEstimate & {
  rates: { count: number; inForceOn?: string; skipped: RateIssue[]; warnings: RateIssue[] };
};
type RateIssue = { line: number | null; code: string; message: string };

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const program = path('../dist/preflight.js');
const sample = path('../../../samples/campaign.csv');
const sampleRates = path('../../../samples/rates.csv');
const sampleCard = referenceCard(sampleRates);

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
function comparable({ kernel: _, rates: __, rejections, warnings, byRate, ...estimate }: Estimate) {
  const withoutReason = ({ reason: _, ...finding }: Finding<string>) => finding;
  return {
    ...estimate,
    byRate: byRate.map(({ line, path, messages, cost }) => ({ line, path, messages, cost })),
    rejections: rejections.map(withoutReason),
    warnings: warnings.map(withoutReason),
  };
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
  expect(sum(estimate.noRateReasons.map(({ count }) => count))).toBe(noRate);
  expect(estimate.replaceable.messages).toBeLessThanOrEqual(estimate.byEncoding['UCS-2']);
  const units = (amount: string) => BigInt(amount.replace('.', '').padEnd(amount.indexOf('.') + 8, '0'));
  for (const shares of [estimate.byCountry, estimate.byType]) {
    const costs = shares.map(({ cost }) => units(cost.amount));
    expect(costs.reduce((total, cost) => total + cost, 0n)).toBe(units(estimate.cost.amount));
  }
}

/** Prices by SMS and by RCS, some of one alone. */
const rcsRates = [
  'country,price,rcs price,fee,currency',
  'GB,0.0289,0.041,0.003,EUR',
  'DE,0.07240001,0.05,,EUR',
  'US,0.00587,,,EUR',
  'FR,,0.04,,EUR',
  'default,0.1,0.06000003,0.00000001,EUR',
];

/** The sample with a network for each row, where there is one in the price lists, or none, or what is none. */
function withNetworks(): string {
  const networks = ['', '26201', '23450', '20205', '310004', '302610', '338050', '99999', '2620', 'O2'];
  const rows = [...campaign(2000, 2026)].map((row, i) => {
    const mccMnc = i === 0 ? 'MCC_MNC' : networks[(7 * i) % networks.length]!;
    return Buffer.concat([
      Buffer.from(`${i === 0 ? '\ufeff' : ''}${mccMnc},`),
      unmarked(Buffer.from(row as string)),
    ]);
  });
  return file('networks.csv', Buffer.concat(rows));
}

const unmarked = (bytes: Buffer) => (bytes[0] === 0xef ? bytes.subarray(3) : bytes);

describe('equals the slow reference', () => {
  const options: ReferenceOptions[] = [{ basis: 'parts' }, { basis: 'segments' }];
  test.each(options)('for the sample, %j', ({ basis }) => {
    const estimate = estimateOf([sample, '--rates', sampleRates, '--basis', basis!]);
    expect(comparable(estimate)).toEqual(referenceEstimate(sample, sampleCard, { basis: basis! }));
    expectReconciled(estimate);
  });

  test('for 20,000 rows, on both kernels', () => {
    const rows = [...campaign(20_000, 3)].map(row => Buffer.from(row as string));
    const large = file('large.csv', Buffer.concat(rows));
    const expected = referenceEstimate(large, sampleCard);
    expect(expected.rows).toBe(20_000);
    const fast = estimateOf([large, '--rates', sampleRates]);
    const plain = estimateOf([large, '--rates', sampleRates], '', ['--jitless']);
    expect(comparable(fast)).toEqual(expected);
    expect(comparable(plain)).toEqual(expected);
    expect([fast.kernel, plain.kernel]).toEqual(['wasm', 'ts']);
    expectReconciled(fast);
  });

  test.each([';', '\t'])('for rows separated by %j, with commas where these were', separator => {
    const [comma, other] = [0x2c, separator.charCodeAt(0)];
    const rows = [...campaign(20_000, 7)].map(row => Buffer.from(row as string));
    const swapped = Buffer.concat(rows).map(byte => (byte === comma ? other : byte === other ? comma : byte));
    const path = file('swapped.csv', swapped);
    const expected = referenceEstimate(path, sampleCard, { balance: '500' });
    expect(expected).toMatchObject({ rows: 20_000, cost: { currency: 'GBP' } });
    expect(expected.priced).toBeGreaterThan(15_000);
    const estimate = estimateOf([path, '--rates', sampleRates, '--balance', '500']);
    expect(comparable(estimate)).toEqual(expected);
    expectReconciled(estimate);
  });

  test('for a million rows', { timeout: 300_000 }, () => {
    const large = join(folder, 'million.csv');
    const descriptor = openSync(large, 'w');
    for (const text of campaign(1_000_000, 1)) writeSync(descriptor, Buffer.from(text as string));
    closeSync(descriptor);
    const estimate = estimateOf([large, '--rates', sampleRates, '--balance', '40000']);
    expect(estimate.rows).toBe(1_000_000);
    expect(comparable(estimate)).toEqual(referenceEstimate(large, sampleCard, { balance: '40000' }));
    expectReconciled(estimate);
  });

  const unknownNetworkPolicies = ['noRate', 'highest', 'lowest'] as const;
  const priceLists = cards.flatMap(card =>
    unknownNetworkPolicies.map(unknownNetwork => ({ ...card, unknownNetwork })),
  );
  test.each(priceLists)('for the rates of $name, $unknownNetwork', list => {
    const { path, args, card, unknownNetwork } = list;
    for (const campaign of [sample, withNetworks()]) {
      const estimate = estimateOf([campaign, '--rates', path, ...args, '--unknown-network', unknownNetwork]);
      expect(comparable(estimate)).toEqual(referenceEstimate(campaign, card, { unknownNetwork }));
      if (unknownNetwork !== 'noRate') expect(estimate.priced).toBeGreaterThan(100);
      expectReconciled(estimate);
    }
  });

  test.each(['0', '0.35', '0.333333333333333', '1.0', '1'])('for a share of %s with RCS', rcsShare => {
    const path = file('rcs.csv', `${rcsRates.join('\n')}\n`);
    const card = {
      currency: 'EUR',
      rates: rcsRates.slice(1).map((row, i) => {
        const [place, price, rcsPrice, fee] = row.split(',') as [string, string, string, string];
        const known = { price, rcsPrice, fee };
        const amounts = Object.fromEntries(Object.entries(known).filter(([, amount]) => amount !== ''));
        const isCountry = /^[A-Z]{2}$/.test(place);
        return {
          line: i + 2,
          ...(place === 'default' ? {} : isCountry ? { country: place } : {}),
          ...amounts,
        };
      }),
    };
    for (const basis of ['parts', 'segments'] as const)
      for (const balance of ['0', '12.5', '1000']) {
        const args = ['--rcs-share', rcsShare, '--basis', basis, '--balance', balance];
        const estimate = estimateOf([sample, '--rates', path, ...args]);
        const expected = referenceEstimate(sample, card, { basis, rcsShare, balance });
        expect(comparable(estimate)).toEqual(expected);
        const { stdout } = run([sample, '--rates', path, ...args]);
        expect(stdout).toMatch(new RegExp(`^Expected cost, EUR +${estimate.cost.amount}$`, 'm'));
        expect(stdout).toMatch(new RegExp(`^ +at least +${estimate.least!.amount}$`, 'm'));
        expect(stdout).toMatch(new RegExp(`^ +at most +${estimate.most!.amount}$`, 'm'));
      }
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
    expect(estimate.byCountry.some(({ country }) => country === null)).toBe(true);
    expect(estimate.replaceable.messages).toBeGreaterThan(0);
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
    ['4.4777E+11,Hi', 'INVALID_PHONE_NUMBER', 'a spreadsheet has shortened the number'],
    ['"4,4777E+11",Hi', 'INVALID_PHONE_NUMBER', 'format the column as text, found "4,4777E+11"'],
    ['4E+11,Hi', 'INVALID_PHONE_NUMBER', 'a spreadsheet has shortened the number'],
    ['4.4777e11,Hi', 'INVALID_PHONE_NUMBER', 'a spreadsheet has shortened the number'],
    ['4.4777E-11,Hi', 'INVALID_PHONE_NUMBER', 'expected 7 to 15 digits'],
    ['4.4777,Hi', 'INVALID_PHONE_NUMBER', 'expected 7 to 15 digits'],
    ['E+11,Hi', 'INVALID_PHONE_NUMBER', 'expected 7 to 15 digits'],
    ['44.777E+11,Hi', 'INVALID_PHONE_NUMBER', 'expected 7 to 15 digits'],
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

  test('--rows with a share of RCS has both costs, which add up to the least and the most', () => {
    const out = join(folder, 'rows.csv');
    const rates = file('rcs.csv', `${rcsRates.join('\n')}\n`);
    const estimate = estimateOf([sample, '--rates', rates, '--rcs-share', '0.5', '--rows', out]);
    const [header, ...rows] = [...referenceRows(readFileSync(out, 'latin1'))].map(({ fields }) => fields);
    expect(header!.slice(-3)).toEqual(['price', 'cost', 'rcs_cost']);
    expect(rows.length).toBe(estimate.messages);
    const units = (amount: string) => Math.round(Number(amount) * 1e8);
    const costs = rows.map(fields => fields.slice(-2).map(units) as [number, number]);
    const sum = (of: (...costs: number[]) => number) => costs.reduce((total, pair) => total + of(...pair), 0);
    expect(sum(Math.min)).toBe(units(estimate.least!.amount));
    expect(sum(Math.max)).toBe(units(estimate.most!.amount));
    const expected = sum((sms, rcs) => (sms + rcs) / 2);
    expect(Math.abs(expected - units(estimate.cost.amount))).toBeLessThanOrEqual(0.5);
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

  test.each([',', ';', '\t'])('separated by %j, as spreadsheets export them', by => {
    const text = 'a, b; c\td "e"\r\nf';
    const lines = [
      ['Name', 'MSISDN', '"Note, or; other\twords"', 'Message'],
      ['Zoë', '447700900123', '', `"${text.replaceAll('"', '""')}"`],
      ['"O\'Neill"', '"447700900124"', '"x"', [',', ';', '\t'].filter(other => other !== by).join('Hi')],
      ['Amelia', '"4,4777E+11"', 'x', 'Hi'],
      ['Amelia', '447700900125', 'x', `Hello${by} there`],
    ];
    const input = file('exported.csv', `\ufeff${lines.map(fields => `${fields.join(by)}\r\n`).join('')}`);
    const args = [input, '--rates', 'rates.csv'];
    const estimate = estimateOf([...args, '--rows', 'rows.csv', '--rejected', 'rejected.csv']);
    expect(estimate).toMatchObject({ rows: 4, priced: 2, rejected: 2, cost: { amount: '0.08' } });
    expect(comparable(estimate)).toEqual(referenceEstimate(input, referenceCard(join(folder, 'rates.csv'))));
    const fieldsIn = (name: string) =>
      [...referenceRows(readFileSync(join(folder, name), 'latin1'))].map(({ fields }) => fields);
    expect(fieldsIn('rows.csv').map(fields => fields.slice(0, 3))).toEqual([
      ['line', 'msisdn', 'country'],
      ['2', '447700900123', 'GB'],
      ['4', '447700900124', 'GB'],
    ]);
    expect(fieldsIn('rejected.csv')).toEqual([
      ['line', 'code', 'reason', 'msisdn', 'message'],
      ['5', 'INVALID_PHONE_NUMBER', expect.stringContaining('spreadsheet'), '4,4777E+11', 'Hi'],
      ['6', 'WRONG_FIELD_COUNT', 'expected 4 fields, found 5', '447700900125', `Hello${by} there`],
    ]);
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

  test('rates can be standard input', () => {
    const campaign = file('one.csv', 'msisdn,message\n447700900123,a\n');
    const json = JSON.stringify([{ country: 'GB', price: 0.04, currency: 'GBP' }]);
    expect(estimateOf([campaign, '--rates', '-'], json).cost).toEqual({ currency: 'GBP', amount: '0.04' });
    expect(run([campaign, '--rates', '-'], 'country,price\nGR8,1\n').stderr).toBe(
      "preflight: standard input: line 2, country: expected a country of ISO 3166-1, found 'GR8'\n",
    );
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
      [null, 1, 1],
      ['FR', 1, 1],
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
    ['', 'line 1: there is nothing in it'],
    ['country,price\n', 'there are no rates in it'],
    ['land,price\nGB,1\n', 'line 1: expected a header such as country,price'],
    ['country,price\nGB,1,2\n', 'line 2: expected as many fields as the header has, and quotes that close'],
    ['country,price\nGB,"1"2\n', 'line 2: expected as many fields'],
    ['country,price\nGB,"1', 'line 2: expected as many fields'],
    ['country,price\n\nGR8,1\n', "line 3, country: expected a country of ISO 3166-1, found 'GR8'"],
    ['country,price\nG\u001b[31m,1\n', "found 'G\\u{1b}[31m'"],
    ['country,price\n,1\n', 'line 2, country: expected a country, a prefix, MCC and MNC, or default'],
    ['prefix,price\n,1\n', 'line 2, prefix: expected a country, a prefix'],
    ['prefix,price\n044,1\n', "line 2, prefix: expected 1 to 15 digits, the first not 0, found '044'"],
    ['country,price\nGB,\n', 'line 2, price: expected a price such as 0.0425, found nothing'],
    ['country,price\nGB,-1\n', 'line 2, price: expected a price'],
    ['country,price\nGB,0.123456789\n', 'line 2, price: expected at most 8 decimals'],
    [
      'country,price\nGB,1\nUS,1\ngb,1\n',
      'line 4, country: expected each country once at a time, and line 2 has this one',
    ],
    ['prefix,price\n44,1\n44,1\n', 'line 3, prefix: expected each prefix once at a time'],
    [
      'country,price,currency\nGB,1,EUR\nUS,1,USD\n',
      "line 3, currency: expected EUR as in line 2, found 'USD'",
    ],
    [
      'country,price,currency\nGB,1,euro\n',
      "line 2, currency: expected a code of ISO 4217, or credits, found 'euro'",
    ],
    ['[1', 'line 1: the text begins like JSON and is none'],
    ['{"a":1}', 'expected rows with a price'],
    [
      '{"countries":[{"countryName":"Atlantis","currency":"EUR","defaultPrice":"1"}]}',
      "countries[0], country: expected a country of ISO 3166-1, found 'Atlantis'",
    ],
  ])('%j is refused', (rates, message) => {
    const { status, stdout, stderr } = run([sample, '--rates', file('own.csv', rates)]);
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
  ])('%s is refused', (_, content, message) => {
    const { status, stdout, stderr } = run([sample, '--rates', file('own.csv', content)]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`preflight: ${join(folder, 'own.csv')}${message}\n`);
  });

  const manyBad = ['country,price', 'GB,1', ...Array.from({ length: 14 }, (_, i) => `X${i},1`), ''];

  test('of many bad rows the first ten are said', () => {
    const path = file('own.csv', manyBad.join('\n'));
    const { status, stdout, stderr } = run([sample, '--rates', path]);
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

  test('--skip-invalid-rates leaves them out and lists them', () => {
    const args = ['-', '--rates', file('own.csv', manyBad.join('\n')), '--skip-invalid-rates'];
    const input = 'msisdn,message\n447700900123,a\n';
    const estimate = estimateOf(args, input);
    expect(estimate).toMatchObject({ priced: 1, rates: { count: 1, warnings: [] } });
    expect(estimate.rates.skipped).toHaveLength(14);
    expect(estimate.rates.skipped[0]).toEqual({
      line: 3,
      code: 'UNKNOWN_COUNTRY',
      message: "line 3, country: expected a country of ISO 3166-1, found 'X0'",
    });
    const { stdout } = run(args, input);
    expect(stdout).toMatch(/^Rates left out: 14\nline 3, country: [^\n]+\n/m);
    expect(stdout).toMatch(/'X9'\n… and 4 more\n/);
  });

  test('rates of networks need the column mccmnc, or are told what counts without it', () => {
    const rates = file('own.csv', 'country,mcc,mnc,price\nGB,234,15,1\nGB,234,10,2\nDE,262,01,5\n');
    const rows = ['447700900123,23415,a', '447700900123,,a', '447700900123,23499,a', '4915112345678,,a'];
    const of = (header: string, ...args: string[]) =>
      estimateOf(['-', '--rates', rates, ...args], [header, ...rows].join('\n'));
    expect(of('msisdn,mccmnc,message')).toMatchObject({ priced: 2, noRate: 2, cost: { amount: '6.00' } });
    expect(of('msisdn,Mcc_Mnc,message', '--unknown-network', 'highest').cost.amount).toBe('10.00');
    expect(of('msisdn,mccmnc,message', '--unknown-network', 'lowest').cost.amount).toBe('8.00');
    const without = of('msisdn,other,message');
    expect(without).toMatchObject({ priced: 1, noRate: 3, cost: { amount: '5.00' } });
    expect(without.noRateReasons).toEqual([{ code: 'NETWORK_UNKNOWN', count: 3 }]);
  });

  test('why there is no rate', () => {
    const rates = file('own.csv', 'country,mcc,mnc,price\nGB,234,15,1\nGB,234,10,2\nFR,,,n/a\n');
    const rows = ['447700900123,a', '33612345678,a', '33612345679,a', '12015550123,a'];
    const args = ['-', '--rates', rates];
    const input = ['msisdn,message', ...rows].join('\n');
    expect(estimateOf(args, input).noRateReasons).toEqual([
      { code: 'NO_RATE', count: 1 },
      { code: 'DESTINATION_REJECTED', count: 2 },
      { code: 'NETWORK_UNKNOWN', count: 1 },
    ]);
    expect(run(args, input).stdout).toMatch(/^DESTINATION_REJECTED +2 {3}\S/m);
  });

  test('--at decides which rates are in force', () => {
    const rates = 'country,price,from,until\nGB,1,2026-01-01,2026-02-01\nGB,2,2026-02-01,2026-03-01\n';
    const at = (time: string) => {
      const estimate = cost(rates, ['447700900123,a'], '--at', time);
      return [estimate.noRate, estimate.cost.amount, estimate.rates.inForceOn];
    };
    expect(at('2025-12-31T23:59:59Z')).toEqual([1, '0.00', '2025-12-31T23:59:59.000Z']);
    expect(at('2026-01-01')).toEqual([0, '1.00', '2026-01-01T00:00:00.000Z']);
    expect(at('2026-01-31 23:59')).toEqual([0, '1.00', '2026-01-31T23:59:00.000Z']);
    expect(at('2026-02-01')).toEqual([0, '2.00', '2026-02-01T00:00:00.000Z']);
    expect(at('2026-02-01T00:59+01:00')).toEqual([0, '1.00', '2026-01-31T23:59:00.000Z']);
    expect(at('2026-03-01')).toEqual([1, '0.00', '2026-03-01T00:00:00.000Z']);
  });

  test('without --at the present counts', () => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const rates = `country,price,from,until\nGB,1,,${yesterday}\nGB,2,${yesterday},${tomorrow}\nGB,3,${tomorrow},\n`;
    expect(cost(rates, ['447700900123,a']).cost.amount).toBe('2.00');
  });

  test.each<[rates: string, args: string[], amount: string]>([
    ['country,price,currency\nGB,125,EUR\n', ['--minor-units'], '1.25'],
    ['country,price,currency\nGB,125,JPY\n', ['--minor-units'], '125'],
    ['country,price\nGB,125\n', ['--minor-units', '--currency', 'KWD'], '0.125'],
    ['country;price\nGB;1,125\n', ['--decimal-separator', ','], '1.125'],
    ['country;price\nGB;1,125\n', ['--decimal-separator', '.'], '1125.00'],
    [
      'country,price,from\nGB,1,01/02/2026\nGB,2,02/01/2026\n',
      ['--date-order', 'day-month', '--at', '2026-01-15'],
      '2.00',
    ],
    [
      'country,price,from\nGB,1,01/02/2026\nGB,2,02/01/2026\n',
      ['--date-order', 'month-day', '--at', '2026-01-15'],
      '1.00',
    ],
  ])('%j with %j costs %s', (rates, args, amount) => {
    expect(cost(rates, ['447700900123,a'], ...args).cost.amount).toBe(amount);
  });

  test('minor units of a card that names no currency are refused', () => {
    const rates = file('own.csv', 'country,price\nGB,125\n');
    const { status, stderr } = run([sample, '--rates', rates, '--minor-units']);
    expect(status).toBe(2);
    expect(stderr).toContain('own.csv: prices in minor units need a currency that has one, not credits');
  });

  test('a currency on the command line that contradicts the file is refused', () => {
    const rates = file('own.csv', 'country,price,currency\nGB,1,EUR\n');
    expect(run([sample, '--rates', rates, '--currency', 'GBP']).stderr).toContain(
      "line 2, currency: expected GBP as in the options, found 'EUR'",
    );
  });
});

describe('--balance', () => {
  const rates = 'country,price,currency\nGB,0.04,GBP\nUS,0.01,GBP\n';
  const rows = ['447700900123,a', `447700900123,${'a'.repeat(161)}`, '33612345678,a', 'x,a', '12015550123,a'];
  const of = (balance: string, ...args: string[]) =>
    estimateOf(
      ['-', '--rates', file('own.csv', rates), '--balance', balance, ...args],
      ['msisdn,message', ...rows].join('\n'),
    ).balance;
  const pounds = (amount: string) => ({ currency: 'GBP', amount });

  test('exactly enough, and more', () => {
    expect(of('0.13')).toEqual({ amount: pounds('0.13'), remaining: pounds('0.00') });
    expect(of('1')).toEqual({ amount: pounds('1.00'), remaining: pounds('0.87') });
  });

  test('one unit less', () => {
    expect(of('0.12999999')).toEqual({
      amount: pounds('0.12999999'),
      shortfall: pounds('0.00000001'),
      messagesThatFit: 2,
      firstLineThatDoesNotFit: 6,
      doesNotFit: { messages: 1, cost: pounds('0.01') },
    });
  });

  test('a message that does not fit keeps back those behind it', () => {
    expect(of('0.11')).toMatchObject({
      messagesThatFit: 1,
      firstLineThatDoesNotFit: 3,
      doesNotFit: { messages: 2, cost: pounds('0.09') },
    });
    expect(of('0')).toMatchObject({ messagesThatFit: 0, firstLineThatDoesNotFit: 2 });
  });

  test('in the report', () => {
    const args = ['-', '--rates', file('own.csv', rates), '--balance', '0.11'];
    const { stdout } = run(args, ['msisdn,message', ...rows].join('\n'));
    expect(stdout).toMatch(/^Balance, GBP +0.11\n {2}shortfall +0.02$/m);
    expect(stdout).toMatch(/^ {2}first of them on line +3$/m);
  });
});

describe('replaceable characters', () => {
  const of = (...texts: string[]) =>
    estimateRows(...texts.map(text => `447700900123,"${text.replaceAll('"', '""')}"`));

  test.each<[text: string, messages: number, saving: string, why: string]>([
    [`${'a'.repeat(100)}’`, 1, '0.04', 'two parts become one'],
    ['It’s', 1, '0.00', 'one part stays one'],
    [`${'a'.repeat(100)}é’`, 1, '0.04', 'é is in the alphabet'],
    [`${'a'.repeat(100)}ê’`, 0, '0.00', 'ê is a letter'],
    [`${'a'.repeat(100)}😀’`, 0, '0.00', 'an emoji has no replacement'],
    ['…'.repeat(70), 1, '-0.04', 'three characters for each'],
    ['\u200b', 0, '0.00', 'nothing would be left'],
    ['…'.repeat(511), 0, '0.00', 'it would have more than 1,530 characters'],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}’`, 1, '0.08', 'five parts become three'],
    [`${'a'.repeat(160)}\u200b`, 1, '0.08', 'what is invisible is taken away'],
  ])('%j: %i, saving %s, since %s', (text, messages, saving) => {
    expect(of(text).replaceable).toMatchObject({ messages, saving: { amount: saving } });
  });

  test('are counted, most frequent first', () => {
    const { replaceable } = of('“It’s’”', 'a\u00a0b\u00a0c\u00a0d', 'ж’’’’');
    expect(replaceable.characters).toEqual([
      { character: '\u00a0', codePoint: 'U+00A0', count: 3, replacement: ' ' },
      { character: '’', codePoint: 'U+2019', count: 2, replacement: "'" },
      { character: '“', codePoint: 'U+201C', count: 1, replacement: '"' },
      { character: '”', codePoint: 'U+201D', count: 1, replacement: '"' },
    ]);
  });

  test('stand in the report', () => {
    const rows = ['msisdn,message', `447700900123,${'a'.repeat(100)}’\u00a0`];
    expect(run(['-', '--rates', 'rates.csv'], rows.join('\n')).stdout).toContain(
      '\n1 message is UCS-2 only because of U+00A0 ’ : 0.08 credits, 0.04 credits after replacing\n',
    );
    expect(run(['-', '--rates', 'rates.csv'], 'msisdn,message\n447700900123,a\n').stdout).not.toContain(
      'UCS-2 only',
    );
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
      '"telefon";"text, if any"\n1;2\n',
      'line 1: expected msisdn and message (or msg) among the columns; found "telefon", "text, if any"',
    ],
    [
      'tabs',
      'msisdn\ttext\n',
      'line 1: expected msisdn and message (or msg) among the columns; found "msisdn", "text"',
    ],
    [
      'two numbers, semicolons',
      'msisdn;message;MSISDN\n',
      'line 1: more than one column msisdn; found "msisdn", "message", "MSISDN"',
    ],
    [
      'columns by semicolons and by tabs',
      'msisdn;msg;a\tmsisdn\tmsg\n',
      'line 1: expected msisdn and message (or msg) among the columns; found "msisdn;msg;a\\tmsisdn\\tmsg"',
    ],
    ['bars', 'msisdn|message\n', 'line 1: expected msisdn and message (or msg) among the columns'],
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
    [['a.csv', '--rates', 'rates.csv', '--currency', 'euro'], '--currency: expected a code of ISO 4217'],
    [['a.csv', '--rates', 'rates.csv', '--at', 'today'], '--at: expected a date such as 2026-01-31'],
    [['a.csv', '--rates', 'rates.csv', '--at', '2026-02-30'], 'found "2026-02-30"'],
    [['a.csv', '--rates', 'rates.csv', '--at', '2026-01-31T25:00'], 'found "2026-01-31T25:00"'],
    [
      ['a.csv', '--rates', 'rates.csv', '--unknown-network', 'any'],
      '--unknown-network: expected noRate or highest or lowest, found "any"',
    ],
    [
      ['a.csv', '--rates', 'rates.csv', '--rcs-share', '35%'],
      '--rcs-share: expected a number from 0 to 1 such as 0.35, found "35%"',
    ],
    [['a.csv', '--rates', 'rates.csv', '--rcs-share', '1.01'], 'found "1.01"'],
    [['a.csv', '--rates', 'rates.csv', '--rcs-share', '0.5'], '--rcs-share: rates.csv has no price for RCS'],
    [
      ['a.csv', '--rates', 'rates.csv', '--balance', '1,000'],
      "--balance: expected a decimal number such as 0.0425, found '1,000'",
    ],
    [['a.csv', '--rates', 'rates.csv', '--balance', '0.000000001'], 'expected at most 8 decimals'],
    [
      ['a.csv', '--rates', 'rates.csv', '--balance=-5'],
      '--balance: expected an amount of 0 or more, found "-5"',
    ],
    [
      ['a.csv', '--rates', 'rates.csv', '--balance', '-5'],
      '--balance: expected an amount of 0 or more, found "-5"',
    ],
    [
      ['--rcs-share', '-0.5', 'a.csv', '--rates', 'rates.csv'],
      '--rcs-share: expected a number from 0 to 1 such as 0.35, found "-0.5"',
    ],
    [['a.csv', '--rates', 'rates.csv', '--at', '-1'], '--at: expected a date such as 2026-01-31'],
    [
      ['a.csv', '--rates', '--json'],
      '--rates: expected a value, found "--json"; one that begins with a minus is written --rates=…',
    ],
    [['a.csv', '--rates', 'rates.csv', '--rows', '-x.csv'], '--rows: expected a value, found "-x.csv"'],
    [['a.csv', '--rates', 'rates.csv', '-5'], "Unknown option '-5'"],
    [
      ['a.csv', '--rates', 'rates.csv', '--decimal-separator', ';'],
      '--decimal-separator: expected . or ,, found ";"',
    ],
    [
      ['a.csv', '--rates', 'rates.csv', '--date-order', 'year'],
      '--date-order: expected day-month or month-day, found "year"',
    ],
    [
      ['a.csv', '--rates', 'rates.csv', '--minor-units', '--currency', 'credits'],
      '--minor-units: expected a currency that has minor units, found credits',
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
    const options =
      'rates basis at unknown-network rcs-share balance currency minor-units decimal-separator date-order number-type skip-invalid-rates json rejected rows strict help version';
    for (const option of options.split(' ')) expect(stdout).toContain(`--${option}`);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
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
  const estimate = referenceEstimate(sample, sampleCard);
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
