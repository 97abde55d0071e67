// The price lists of test/pricing/field through the built program: each gives what it gives by `rateCard`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FieldPrice, fieldLists, fieldPath, type Reading } from '../../../test/pricing/field.js';
import { type Estimate, folder, spawned } from './program.js';

const cases = fieldLists.flatMap(({ file, readings }) =>
  readings.map(reading => [file, (reading.args ?? []).join(' '), reading] as const),
);

const noPrice = /^[A-Z_]+$/;

/** Estimates messages at one time. Returns the output, and the cost of each message. */
function estimated(file: string, { args = [] }: Reading, prices: readonly FieldPrice[]) {
  const at = prices[0]?.at === undefined ? [] : ['--at', prices[0].at];
  const campaign = prices.map(({ msisdn, mccMnc = '' }) => `${msisdn},Hi,${mccMnc}`);
  const input = ['msisdn,message,mccmnc', ...campaign].join('\n');
  const result = spawned(
    ['-', '--rates', fieldPath(file), '--json', '--rows', 'rows.csv', ...at, ...args],
    input,
  );
  expect(result).toMatchObject({ status: 0, stderr: '' });
  const [header, ...rows] = readFileSync(join(folder, 'rows.csv'), 'utf8').trimEnd().split(/\r?\n/);
  const column = header!.split(',').indexOf('cost');
  return {
    output: JSON.parse(result.stdout) as Estimate,
    costs: rows.map(row => row.split(',')[column]),
  };
}

describe('price lists of the field', () => {
  test.each(cases)('%s %s', (file, _, reading) => {
    const { args = [], refused, currency, prices = [], skipped = [], warnings = [] } = reading;
    if (refused !== undefined) {
      const result = spawned(['-', '--rates', fieldPath(file), ...args], 'msisdn,message\n447700900123,Hi\n');
      expect(result).toMatchObject({ status: 2, stdout: '' });
      for (const place of refused) {
        const line = place.split(' ')[1];
        expect(result.stderr).toContain(`${file}: line ${line}`);
      }
      expect(result.stderr).not.toContain('options.');
      return;
    }
    for (const time of new Set(prices.map(({ at }) => at))) {
      const asked = prices.filter(({ at }) => at === time);
      const { output, costs } = estimated(file, reading, asked);
      expect(costs).toEqual(asked.map(({ price }) => (noPrice.test(price) ? '' : price)));
      if (currency !== undefined) expect(output.cost.currency).toBe(currency);
      expect(output.rates.skipped.map(({ code }) => code)).toEqual(skipped.map(place => place.split(' ')[0]));
      expect(output.rates.warnings.map(({ code }) => code)).toEqual(
        warnings.map(place => place.split(' ')[0]),
      );
    }
  });

  test('a list with headings of its own: the error says which option names them', () => {
    const { stderr } = spawned(['-', '--rates', fieldPath('own-headings.csv')], 'msisdn,message\n');
    expect(stderr).toContain('name its columns in --columns-of-rates country=…,price=…');
  });

  test('a word that says nothing: the error says which option gives its meaning', () => {
    const { stderr } = spawned(['-', '--rates', fieldPath('premium-product.csv')], 'msisdn,message\n');
    expect(stderr).toContain("found 'Premium route'; say what it means in --words");
  });

  test.each([
    [
      ['--columns-of-rates', 'smsOut'],
      '--columns-of-rates: expected pairs such as price=smsOut, found "smsOut"',
    ],
    [['--columns-of-rates', 'prize=smsOut'], '--columns-of-rates country=…,price=… has no field prize'],
    [['--words', 'Premium'], '--words: expected pairs such as \'Premium route=sms\', found "Premium"'],
    [['--words', 'Premium=mms'], "--words['Premium'] must be one of sms rcs other open closed ignored"],
    [['--rcs-message', 'rich'], '--rcs-message: expected highest, basic or single, found "rich"'],
  ])('%j is reported on one line', (args, message) => {
    const { status, stderr } = spawned(['-', '--rates', fieldPath('plain.csv'), ...args], 'msisdn,message\n');
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^preflight: [^\n]+; see preflight --help\n$/);
  });
});
