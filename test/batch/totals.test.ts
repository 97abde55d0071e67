// The order of the totals of an estimate.
import { expect, test } from 'vitest';
import { estimateColumns, textColumn } from '../../src/batch/index.js';
import { rateCard } from '../../src/index.js';
import { loadKernel } from '../../src/kernel/index.js';

const FRANCE = '33612345678';
const GERMANY = '4915112345678';
const GUERNSEY = '447911123456';
const ITALY = '393123456789';

const rates = rateCard('country,price\nIT,0.03\nGG,0.02\nFR,0.04\nDE,0.04').value!;

const estimateOf = (msisdns: readonly string[]) =>
  estimateColumns(
    loadKernel({ prefer: 'ts' }),
    { msisdn: textColumn(msisdns), text: textColumn(msisdns.map(() => 'Hello')) },
    rates,
  );

test('dearest first; of one cost most messages first; of as many messages by name, and rates by row', () => {
  const msisdns = [ITALY, FRANCE, GUERNSEY, GERMANY, GUERNSEY];
  for (const order of [msisdns, msisdns.toReversed(), msisdns.toSorted()]) {
    const { byCountry, byRate } = estimateOf(order);
    // Guernsey costs 2 × 0.02, France and Germany 0.04 each, Italy 0.03.
    expect(byCountry.map(({ country }) => country)).toEqual(['GG', 'DE', 'FR', 'IT']);
    expect(byRate.map(({ rate }) => rate.country)).toEqual(['GG', 'FR', 'DE', 'IT']);
  }
});
