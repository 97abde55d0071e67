import { describe, expect, test } from 'vitest';
import { referenceEstimate } from '../../../test/reference/estimate.js';
import { comparable } from './comparable.js';
import { estimateOf, file, run, sample } from './program.js';
import { rcsCard, rcsRates } from './rcs-rates.js';

describe('equals the slow reference', () => {
  test.each(['0', '0.35', '0.333333333333333', '1.0', '1'])('for a share of %s with RCS', async rcsShare => {
    const path = file('rcs.csv', rcsRates);
    for (const basis of ['parts', 'segments'] as const)
      for (const balance of ['0', '12.5', '1000']) {
        const args = ['--rcs-share', rcsShare, '--basis', basis, '--balance', balance];
        const estimate = await estimateOf([sample, '--rates', path, ...args]);
        const expected = referenceEstimate(sample, rcsCard, { basis, rcsShare, balance });
        expect(comparable(estimate)).toEqual(expected);
        if (balance !== '12.5') continue;
        const { stdout } = await run([sample, '--rates', path, ...args]);
        expect(stdout).toMatch(new RegExp(`^Expected cost, EUR +${estimate.cost.amount}$`, 'm'));
        expect(stdout).toMatch(new RegExp(`^ +at least +${estimate.least!.amount}$`, 'm'));
        expect(stdout).toMatch(new RegExp(`^ +at most +${estimate.most!.amount}$`, 'm'));
      }
  });
});
