// Rates by MCC and MNC, and what counts where the network of a number is not known.
import { expect, test } from 'vitest';
import { faresOf } from '../../src/pricing/compile-fares.js';
import { fareOf } from '../../src/pricing/price.js';
import type { UnknownNetworkPolicy } from '../../src/pricing/rate.js';
import type { PlainRate } from '../reference/price.js';
import { BRITISH, blank, cardOf, plain, totalOf } from './rates.js';

test('what a network has no price for, all networks of its MCC may have', () => {
  const rates = [
    { ...blank, mccMnc: '23415', rcsPrice: 1n },
    { ...blank, mccMnc: '234', price: 2n, rcsPrice: 3n },
    { ...blank, price: 4n, rcsPrice: 5n },
  ];
  const { sms, rcs } = fareOf(
    faresOf(cardOf(rates)),
    { msisdn: '447700900000', country: 'GB', mccMnc: '23415' },
    0,
    'smart',
  );
  expect([sms?.index, rcs?.index]).toEqual([1, 0]);
});

test('a network by its MNC with zeros or, on a card that leaves them out, without', () => {
  const indexFor = (rates: string[], mccMnc: string) =>
    fareOf(
      faresOf(cardOf(rates.map(own => ({ ...blank, mccMnc: own, price: 1n })))),
      // A number of another country, so that only its network can find a rate.
      { msisdn: '819012345678', country: 'JP', mccMnc },
      undefined,
      'smart',
    ).sms?.index;
  // 202-05 is Vodafone: a card that has 5 means it, and one that has 05 does not mean 5.
  expect(indexFor(['2025', '20210'], '20205')).toBe(0);
  expect(indexFor(['20205', '20210'], '2025')).toBeUndefined();
  expect(indexFor(['2025', '20205'], '20205')).toBe(1);
  expect(indexFor(['2025', '20205'], '2025')).toBe(0);
  expect(indexFor(['3104', '310410'], '310004')).toBe(0);
  expect(indexFor(['31004', '310410'], '310004')).toBeUndefined();
});

const networksOf = (...rows: [mccMnc: string, price: bigint | null, more?: Partial<PlainRate>][]) =>
  rows.map(([mccMnc, price, more]) => ({ ...blank, country: 'GB', mccMnc, price, ...more }));

test.each([
  ['prices that are equal count', networksOf(['23410', 5n], ['23415', 5n]), 0, 0, 0],
  ['prices that differ do not', networksOf(['23410', 5n], ['23415', 7n]), undefined, 1, 0],
  ['a fee makes the difference', networksOf(['23410', 5n, { fee: 2n }], ['23415', 6n]), undefined, 0, 1],
  ['all networks of the MCC count first', networksOf(['23410', 5n], ['234', 7n], ['23415', 9n]), 1, 2, 0],
  [
    'the price of its country counts first',
    [...networksOf(['23410', 5n], ['23415', 9n]), { ...blank, country: 'GB', price: 7n }],
    2,
    1,
    0,
  ],
  [
    'a country whose price is refused is refused, whatever its networks cost',
    [...networksOf(['23410', 5n]), { ...blank, country: 'GB', reject: true }],
    1,
    1,
    1,
  ],
  [
    'a refused network has no price',
    networksOf(['23410', 5n], ['23415', null, { reject: true }]),
    undefined,
    0,
    0,
  ],
  [
    'one refused and one without a price for SMS is not refused',
    networksOf(['23410', null, { reject: true }], ['23415', null, { rcsPrice: 1n }]),
    undefined,
    undefined,
    undefined,
  ],
  ['all refused is refused', networksOf(['23410', null, { reject: true }]), 0, 0, 0],
  [
    'a price that has been replaced does not count',
    networksOf(['23410', 9n, { from: 1 }], ['23410', 5n, { from: 2 }], ['23415', 5n]),
    // The network without a date stands first.
    2,
    2,
    2,
  ],
  [
    'a rate for RCS only says nothing about SMS',
    networksOf(['23410', 5n], ['23410', null, { rcsPrice: 1n }], ['23415', 5n]),
    0,
    0,
    0,
  ],
] as const)('of a network that is not known: %s', (_, rates, noRate, highest, lowest) => {
  const msisdn = '447700900000';
  for (const [unknownNetwork, index] of Object.entries({ noRate, highest, lowest })) {
    const card = cardOf(rates, unknownNetwork as UnknownNetworkPolicy);
    const { sms } = fareOf(faresOf(card), { msisdn, country: 'GB' }, undefined, 'smart');
    expect(sms?.index, unknownNetwork).toBe(index);
  }
});

test('zeros left out before an MNC, and what all networks of an MCC have for RCS', () => {
  const card = cardOf([
    plain({ mccMnc: '234', rcsPrice: 50n }),
    plain({ mccMnc: '2345', price: 10n }),
    plain({ mccMnc: '23415', price: 1n }),
  ]);
  expect(totalOf({ ...BRITISH, mccMnc: '2345', channel: 'RCS' }, card)).toBe(50);
  for (const mccMnc of ['2345', '23405', '234005']) expect(totalOf({ ...BRITISH, mccMnc }, card)).toBe(10);
  // A card without an MNC of one digit leaves out none.
  const whole = cardOf([plain({ mccMnc: '310', price: 5n }), plain({ mccMnc: '31015', price: 1n })]);
  expect(totalOf({ ...BRITISH, mccMnc: '310015' }, whole)).toBe(5);
});

test('an MCC that is rejected, when the network is not known, whatever one of its networks costs', () => {
  const card = cardOf(
    [
      plain({ mccMnc: '234', country: 'GB', reject: true }),
      plain({ mccMnc: '23415', country: 'GB', price: 5n }),
    ],
    'highest',
  );
  expect(totalOf(BRITISH, card)).toBe('DESTINATION_REJECTED');
});

test('why there is no rate for RCS', () => {
  const networks = (price: 'price' | 'rcsPrice') => [
    plain({ mccMnc: '23410', country: 'GB', [price]: 1n }),
    plain({ mccMnc: '23415', country: 'GB', [price]: 2n }),
  ];
  const rcs = { ...BRITISH, channel: 'RCS' } as const;
  expect(totalOf(rcs, cardOf(networks('price')))).toBe('NO_RCS_RATE');
  expect(totalOf(rcs, cardOf(networks('rcsPrice')))).toBe('NETWORK_UNKNOWN');
  const beside = cardOf([...networks('rcsPrice'), plain({ country: 'GB', price: 3n })]);
  expect(totalOf(rcs, beside)).toBe('NETWORK_UNKNOWN');
  expect(totalOf(BRITISH, beside)).toBe(3);
});
