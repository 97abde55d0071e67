import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareOptionTypes } from '../../src/compare/compare-command.js';
import { file, folder, rates, run, unfinished } from '../program.js';
import { sampleBill, sampleRates } from './comparing.js';

const bill = sampleBill('twilio.csv');
const args = ['compare', bill, '--rates', sampleRates];

describe('preflight compare', () => {
  test.each([
    [['compare'], 'compare: expected a bill, found none'],
    [['compare', 'a.csv'], '--rates: expected a file, found none'],
    [['compare', 'a.csv', 'b.csv', '--rates', rates], 'compare: expected one bill, found also "b.csv"'],
    [['compare', '-', '--rates', '-'], 'bill and rates cannot both be standard input'],
    [[...args, '--gateway', 'Acme'], '--gateway: expected none or one of 46elks, '],
    [[...args, '--country', 'XX'], '--country: expected a code of ISO 3166-1 such as GB, found "XX"'],
    [[...args, '--undelivered', 'maybe'], '--undelivered: expected free or charged, found "maybe"'],
    [[...args, '--columns', 'cost=Price'], '--columns: expected one of id, number, '],
    [[...args, '--columns', 'price'], '--columns: expected pairs such as price=Cost, found "price"'],
    [[...args, '--fast'], "Unknown option '--fast'"],
  ])('%j is refused', async (refused, message) => {
    const { status, stdout, stderr } = await run(refused);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('a bill without a column for numbers or prices is refused, with the option that names one', async () => {
    const { status, stderr } = await run(['compare', file('odd.csv', 'wer,was\n1,2\n'), '--rates', rates]);
    expect(status).toBe(2);
    expect(stderr).toContain(
      'expected a column with the number, found "wer", "was"; say which with --columns number=…',
    );
  });

  test('the report has the answer first and fits 24 lines of 80 characters', async () => {
    const short = file('usage.csv', readFileSync(bill));
    const prices = file('prices.csv', readFileSync(sampleRates));
    const { status, stdout } = await run(['compare', short, '--rates', prices]);
    expect(status).toBe(0);
    const lines = stdout.replaceAll(`${folder}/`, '').trimEnd().split('\n');
    expect(lines[0]).toBe('The bill is 0.15 EUR more than the rates give.');
    expect(lines[1]).toBe('Charged 0.60, expected 0.45. Rows that agree: 6 of 10; not comparable: 3.');
    expect(lines.at(-1)).toBe('Line 15: price: expected an amount such as 0.0075, found "n/k"');
    expect(lines.length).toBeLessThanOrEqual(23);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('the JSON has three rows of each disagreement, with line and reason', async () => {
    const rows = Array.from({ length: 5 }, (_, i) => `44770090010${i},0.05\nx${i},0.04\n`);
    const { stdout } = await run(
      ['compare', '-', '--rates', sampleRates, '--json'],
      `to,price\n${rows.join('')}`,
    );
    const [price, unreadable] = [
      'charged 0.05 EUR for 1 part, the rates give 0.04 EUR for 1',
      'number: expected a phone number with its country code, found "x0"',
    ];
    const { examples } = JSON.parse(stdout);
    expect(examples.map(({ line }: { line: number }) => line)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(examples.slice(0, 2)).toEqual([
      { line: 2, codes: ['PRICE_DIFFERS'], reason: price },
      { line: 3, codes: ['UNREADABLE'], reason: unreadable },
    ]);
  });

  test('--strict exits with 1 when there is a disagreement, and with 0 otherwise', async () => {
    expect((await run([...args, '--strict'])).status).toBe(1);
    const fine = 'to,price\n447700900123,0.04\n';
    expect(await run(['compare', '-', '--rates', sampleRates, '--strict'], fine)).toMatchObject({
      status: 0,
    });
  });

  test('a bill without a row that can be compared is unusable input', async () => {
    const { status, stdout } = await run(['compare', '-', '--rates', sampleRates], 'to,price\nx,0.04\n');
    expect(status).toBe(2);
    expect(stdout).toMatch(/^Nothing could be compared\.\n/);
  });

  test('--out has each row that differs: the columns of the bill, then ours', async () => {
    const out = join(folder, 'differences.csv');
    expect((await run([...args, '--out', out])).status).toBe(0);
    const [header, ...rows] = readFileSync(out, 'utf8').trimEnd().split('\r\n');
    expect(header).toMatch(/^From,To,Body,.*,PriceUnit,line,codes,reason,number_country,/);
    expect(rows).toHaveLength(7);
    expect(rows[0]).toBe(
      `+15005550006,+33612345678,Hello,delivered,2026-02-06T10:00:05Z,2010-04-01,2,,AC${'0'.repeat(32)},SM${'5'.padStart(32, '0')},outbound-api,-0.12000,EUR,7,PARTS_DIFFER,"charged 2 parts, the text needs 1",FR,2,1,0.12,0.06,0.06,EUR`,
    );
    expect(unfinished()).toEqual([]);
  });

  test('--out never replaces what is read, and leaves nothing after an error', async () => {
    const own = file('own-bill.csv', 'to,price\n447700900123,0.05\n');
    const refused = await run(['compare', own, '--rates', sampleRates, '--out', own]);
    expect([refused.status, readFileSync(own, 'utf8')]).toEqual([2, 'to,price\n447700900123,0.05\n']);
    const odd = file('odd-bill.csv', 'wer,was\n1,2\n');
    const failed = await run(['compare', odd, '--rates', sampleRates, '--out', join(folder, 'none.csv')]);
    expect([failed.status, existsSync(join(folder, 'none.csv')), unfinished()]).toEqual([2, false, []]);
  });

  test('names from a file are safe for a terminal', async () => {
    const odd = file('esc.csv', 'to,price,currency\n447700900123,0.05,\u001b[31m\nx\u001b[31m,0.05,EUR\n');
    const { stdout } = await run(['compare', odd, '--rates', sampleRates]);
    expect(stdout).not.toContain('\u001b');
  });

  test('--help names every option, on lines of at most 100 characters', async () => {
    const { status, stdout } = await run(['compare', '--help']);
    expect(status).toBe(0);
    for (const option of Object.keys(compareOptionTypes)) expect(stdout).toContain(`--${option}`);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});
