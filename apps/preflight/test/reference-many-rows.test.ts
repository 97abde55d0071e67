import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { campaign } from '../../../scripts/campaign.js';
import { referenceCard } from '../../../test/reference/card.js';
import { referenceEstimate } from '../../../test/reference/estimate.js';
import { comparable, expectReconciled } from './comparable.js';
import { estimateIn, folder, sampleRates, spawned } from './program.js';

/** 200,000 rows are some 27 chunks; with QUICKSMS_TEST_SCALE up to a million, which the reference just holds. */
const ROWS = Math.min(200_000 * Number(process.env.QUICKSMS_TEST_SCALE ?? 1), 1_000_000);

test(`${ROWS} rows equal the slow reference`, { timeout: 300_000 }, () => {
  const path = join(folder, 'large.csv');
  const descriptor = openSync(path, 'w');
  for (const text of campaign(ROWS, 1)) writeSync(descriptor, Buffer.from(text as string));
  closeSync(descriptor);
  const balance = String(ROWS / 25);
  const estimate = estimateIn(spawned([path, '--rates', sampleRates, '--balance', balance, '--json']));
  expect(estimate.rows).toBe(ROWS);
  expect(estimate.balance!.messagesThatFit).toBeGreaterThan(ROWS / 10);
  expect(comparable(estimate)).toEqual(referenceEstimate(path, referenceCard(sampleRates), { balance }));
  expectReconciled(estimate);
});
