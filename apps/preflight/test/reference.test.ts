import { describe, expect, test } from 'vitest';
import { campaign } from '../../../scripts/campaign.js';
import { referenceCard } from '../../../test/reference/card.js';
import { type ReferenceOptions, referenceEstimate } from '../../../test/reference/estimate.js';
import { comparable, expectReconciled } from './comparable.js';
import { estimateIn, estimateOf, file, sample, sampleRates, spawned } from './program.js';

const sampleCard = referenceCard(sampleRates);

describe('equals the slow reference', () => {
  const options: ReferenceOptions[] = [{ basis: 'parts' }, { basis: 'segments' }];
  test.each(options)('for the sample, %j', async ({ basis }) => {
    const estimate = await estimateOf([sample, '--rates', sampleRates, '--basis', basis!]);
    expect(comparable(estimate)).toEqual(referenceEstimate(sample, sampleCard, { basis: basis! }));
    expectReconciled(estimate);
  });

  test('for 20,000 rows, on both kernels', () => {
    const rows = [...campaign(20_000, 3)].map(row => Buffer.from(row as string));
    const large = file('large.csv', Buffer.concat(rows));
    const expected = referenceEstimate(large, sampleCard);
    expect(expected.rows).toBe(20_000);
    const args = [large, '--rates', sampleRates, '--json'];
    const fast = estimateIn(spawned(args));
    const plain = estimateIn(spawned(args, '', ['--jitless']));
    expect(comparable(fast)).toEqual(expected);
    expect(comparable(plain)).toEqual(expected);
    expect([fast.kernel, plain.kernel]).toEqual(['wasm', 'ts']);
    expectReconciled(fast);
  });

  test.each([';', '\t'])('for rows separated by %j, with commas where these were', async separator => {
    const [comma, other] = [0x2c, separator.charCodeAt(0)];
    const rows = [...campaign(20_000, 7)].map(row => Buffer.from(row as string));
    const swapped = Buffer.concat(rows).map(byte => (byte === comma ? other : byte === other ? comma : byte));
    const path = file('swapped.csv', swapped);
    const expected = referenceEstimate(path, sampleCard, { balance: '500' });
    expect(expected).toMatchObject({ rows: 20_000, cost: { currency: 'GBP' } });
    expect(expected.priced).toBeGreaterThan(15_000);
    const estimate = await estimateOf([path, '--rates', sampleRates, '--balance', '500']);
    expect(comparable(estimate)).toEqual(expected);
    expectReconciled(estimate);
  });

  test('the sample holds every kind of row', async () => {
    const estimate = await estimateOf([sample, '--rates', sampleRates]);
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
    expect(estimate.savings.replacement.messages).toBeGreaterThan(0);
    expect(estimate.savings.nationalTables.messages).toBeGreaterThan(0);
    expect(estimate.noRate).toBeGreaterThan(0);
    expect(estimate.segments).toBeGreaterThan(estimate.messageParts);
  });
});
