import type { ReferenceCard } from '../../../test/reference/card.js';

const rows = [
  'GB,0.0289,0.041,0.003,EUR',
  'DE,0.07240001,0.05,,EUR',
  'US,0.00587,,,EUR',
  'FR,,0.04,,EUR',
  'default,0.1,0.06000003,0.00000001,EUR',
];

/** Rates for SMS and RCS. Some are for one of them only. */
export const rcsRates = ['country,price,rcs price,fee,currency', ...rows, ''].join('\n');

/** The same rates for the reference. */
export const rcsCard: ReferenceCard = {
  currency: 'EUR',
  rates: rows.map((row, i) => {
    const [place, price, rcsPrice, fee] = row.split(',') as [string, string, string, string];
    const known = { price, rcsPrice, fee };
    const amounts = Object.fromEntries(Object.entries(known).filter(([, amount]) => amount !== ''));
    return { line: i + 2, ...(place === 'default' ? {} : { country: place }), ...amounts };
  }),
};
