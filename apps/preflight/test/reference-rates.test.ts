import { describe, expect, test } from 'vitest';
import { campaign } from '../../../scripts/campaign.js';
import { referenceEstimate } from '../../../test/reference/estimate.js';
import { cards } from './cards.js';
import { comparable, expectReconciled } from './comparable.js';
import { estimateOf, file, sample } from './program.js';

/** The sample with a network for each row: one of the price lists, another, none, or an invalid one. */
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

const networks = withNetworks();

describe('equals the slow reference', () => {
  const unknownNetworkPolicies = ['noRate', 'highest', 'lowest'] as const;
  const priceLists = cards.flatMap(card =>
    unknownNetworkPolicies.map(unknownNetwork => ({ ...card, unknownNetwork })),
  );
  test.each(priceLists)('for the rates of $name, $unknownNetwork', async list => {
    const { path, args, card, unknownNetwork } = list;
    for (const campaign of [sample, networks]) {
      const estimate = await estimateOf([
        campaign,
        '--rates',
        path,
        ...args,
        '--unknown-network',
        unknownNetwork,
      ]);
      expect(comparable(estimate)).toEqual(referenceEstimate(campaign, card, { unknownNetwork }));
      if (unknownNetwork !== 'noRate') expect(estimate.priced).toBeGreaterThan(100);
      expectReconciled(estimate);
    }
  });
});
