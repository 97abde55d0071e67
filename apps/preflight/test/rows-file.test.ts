import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resolve } from '../../../src/index.js';
import { referenceResolve } from '../../../test/reference/resolve.js';
import { estimateOf, fieldsIn, file, folder, run, sample, sampleRates } from './program.js';
import { rcsRates } from './rcs-rates.js';

describe('--rows', () => {
  test('--rows and --rejected are two files', async () => {
    const { status, stderr } = await run([
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

  test('--rows has every row that would be sent, with country and type, and adds up', async () => {
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

  test('--rows with a share of RCS has both costs, which add up to the least and the most', async () => {
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
