import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolve } from '../../../src/index.js';
import { referenceRows } from '../../../test/reference/csv.js';
import { referenceResolve } from '../../../test/reference/resolve.js';
import { fieldsIn } from './fields.js';
import { estimateOf, file, folder, rates, run, sample, sampleRates, unfinished } from './program.js';
import { rcsRates } from './rcs-rates.js';

const rejected = join(folder, 'rejected.csv');

describe('--rejected', () => {
  test('has every rejected row, as it was', async () => {
    const estimate = await estimateOf([sample, '--rates', sampleRates, '--rejected', rejected]);
    const written = readFileSync(rejected, 'latin1');
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

  test('is empty but for its header when nothing is rejected', async () => {
    await run(['-', '--rates', rates, '--rejected', rejected], 'msisdn,message\n447700900123,a\n');
    expect(readFileSync(rejected, 'utf8')).toBe('line,code,reason,msisdn,message\r\n');
  });

  test('keeps bytes, quotes and line ends', async () => {
    const bytes = Buffer.from('msg,msisdn\n"a ""b"",\r\n\xff",+1\n', 'latin1');
    const input = file('quoted.csv', bytes);
    await estimateOf([input, '--rates', rates, '--rejected', rejected]);
    expect(readFileSync(rejected, 'latin1').split('\r\n').slice(1).join('\r\n')).toBe(
      '2,INVALID_PHONE_NUMBER,"expected 7 to 15 digits without + or spaces, the first not 0, found ""+1""",+1,"a ""b"",\r\n\xff"\r\n',
    );
  });

  test('a failure leaves no half file, and the former one as it was', async () => {
    file('rejected.csv', 'former');
    const { status } = await run([file('bad.csv', 'x,y\n'), '--rates', rates, '--rejected', rejected]);
    expect(status).toBe(2);
    expect(readFileSync(rejected, 'utf8')).toBe('former');
    expect(unfinished()).toEqual([]);
  });
});

describe('--rows', () => {
  test('has every row that would be sent, with country and type, and adds up', async () => {
    const out = join(folder, 'rows.csv');
    const estimate = await estimateOf([sample, '--rates', sampleRates, '--rows', out]);
    const [header, ...rows] = fieldsIn(out);
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

  test('with a share of RCS has both costs, which add up to the least and the most', async () => {
    const out = join(folder, 'rows.csv');
    const rates = file('rcs.csv', rcsRates);
    const estimate = await estimateOf([sample, '--rates', rates, '--rcs-share', '0.5', '--rows', out]);
    const [header, ...rows] = fieldsIn(out);
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
});
