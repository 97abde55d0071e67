import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { optionTypes } from '../src/command-line.js';
import { rates, run } from './program.js';

describe('command line', () => {
  test.each([
    [[], 'expected a campaign file, found none'],
    [['a.csv'], '--rates: expected a file, found none'],
    [['a.csv', 'b.csv', '--rates', rates], 'expected one campaign file, found also "b.csv"'],
    [['a.csv', '--rates'], "Option '--rates <value>' argument missing"],
    [['a.csv', '--rates', rates, '--fast'], "Unknown option '--fast'"],
    [['a.csv', '--rates', rates, '--basis', 'words'], '--basis: expected parts or segments, found "words"'],
    [['a.csv', '--rates', rates, '--currency', 'euro'], '--currency: expected an ISO 4217 code'],
    [['a.csv', '--rates', rates, '--at', 'today'], '--at: expected a date such as 2026-01-31'],
    [['a.csv', '--rates', rates, '--at', '2026-02-30'], 'found "2026-02-30"'],
    [['a.csv', '--rates', rates, '--at', '2026-01-31T25:00'], 'found "2026-01-31T25:00"'],
    [
      ['a.csv', '--rates', rates, '--unknown-network', 'any'],
      '--unknown-network: expected noRate, highest or lowest, found "any"',
    ],
    [
      ['a.csv', '--rates', rates, '--rcs-share', '35%'],
      '--rcs-share: expected a number from 0 to 1 such as 0.35, found "35%"',
    ],
    [['a.csv', '--rates', rates, '--rcs-share', '1.01'], 'found "1.01"'],
    [['a.csv', '--rates', rates, '--rcs-share', '0.5'], `--rcs-share: ${rates} has no price for RCS`],
    [
      ['a.csv', '--rates', rates, '--balance', '1,000'],
      "--balance: expected a decimal number such as 0.0425, found '1,000'",
    ],
    [['a.csv', '--rates', rates, '--balance', '0.000000001'], 'expected at most 8 decimals'],
    [['a.csv', '--rates', rates, '--balance=-5'], '--balance: expected an amount of 0 or more, found "-5"'],
    [
      ['a.csv', '--rates', rates, '--balance', '-5'],
      '--balance: expected an amount of 0 or more, found "-5"',
    ],
    [
      ['--rcs-share', '-0.5', 'a.csv', '--rates', rates],
      '--rcs-share: expected a number from 0 to 1 such as 0.35, found "-0.5"',
    ],
    [['a.csv', '--rates', rates, '--at', '-1'], '--at: expected a date such as 2026-01-31'],
    [
      ['a.csv', '--rates', '--json'],
      '--rates: expected a value, found "--json"; write a value that begins with a minus as --rates=…',
    ],
    [['a.csv', '--rates', rates, '--rows', '-x.csv'], '--rows: expected a value, found "-x.csv"'],
    [['a.csv', '--rates', rates, '-5'], "Unknown option '-5'"],
    [
      ['a.csv', '--rates', rates, '--decimal-separator', ';'],
      '--decimal-separator: expected . or ,, found ";"',
    ],
    [
      ['a.csv', '--rates', rates, '--date-order', 'year'],
      '--date-order: expected day-month or month-day, found "year"',
    ],
    [
      ['a.csv', '--rates', rates, '--minor-units', '--currency', 'credits'],
      '--minor-units: expected a currency with minor units, found credits',
    ],
    [['a.csv', '--rates', rates, '--json=yes'], "Option '--json' does not take an argument"],
    [['-', '--rates', '-'], 'cannot both be standard input'],
  ])('%j is refused', async (args, message) => {
    const { status, stdout, stderr } = await run(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^preflight: [^\n]+; see preflight --help\n$/);
  });

  test('--help lists every option, on lines of at most 100 characters', async () => {
    const { status, stdout, stderr } = await run(['--help']);
    expect([status, stderr]).toEqual([0, '']);
    for (const option of Object.keys(optionTypes)) {
      const line = new RegExp(`^  (?:-\\w, )?--${option}(?= )`, 'gm');
      expect([option, stdout.match(line)?.length]).toEqual([option, 1]);
    }
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    expect(await run(['-h'])).toEqual({ status: 0, stdout, stderr: '' });
  });

  test('--version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(await run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('with --strict the exit code is 1 when a row is rejected', async () => {
    const input = 'msisdn,message\n447700900123,a\n';
    expect((await run(['-', '--rates', rates, '--strict'], input)).status).toBe(0);
    expect((await run(['-', '--rates', rates], `${input}x,a\n`)).status).toBe(0);
    const strict = await run(['-', '--rates', rates, '--strict', '--json'], `${input}x,a\n`);
    expect(strict).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(strict.stdout)).toMatchObject({ priced: 1, rejected: 1 });
  });
});
