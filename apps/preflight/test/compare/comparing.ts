// Compares bills in this process.
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Comparison } from '../../src/compare/comparison.js';
import { file, run } from '../program.js';

export const sampleBill = (name: string) => fileURLToPath(new URL(`bills/${name}`, import.meta.url));
export const sampleRates = sampleBill('rates.csv');

/** The comparison of a bill with rates. */
export async function comparisonOf(args: string[], input = ''): Promise<Comparison> {
  const { status, stdout, stderr } = await run(['compare', ...args, '--json'], input);
  expect(stderr).toBe('');
  const comparison: Comparison = JSON.parse(stdout);
  expect(status).toBe(comparison.compared === 0 ? 2 : 0);
  return comparison;
}

/** The comparison of the text of a bill with `rates.csv` of the samples. */
export const compareText = (text: string, ...args: string[]): Promise<Comparison> =>
  comparisonOf(['-', '--rates', sampleRates, ...args], text);

/** The disagreements as `CODE count money line`. */
export const disagreementsOf = ({ disagreements }: Comparison): string[] =>
  disagreements.map(
    ({ code, count, money, firstLine }) =>
      `${code} ${count} ${money === null ? 'unknown' : money.amount} ${firstLine}`,
  );

/** The rows that were not compared, as `CODE count`. */
export const setAsideOf = ({ setAside }: Comparison): string[] =>
  setAside.map(({ code, count }) => `${code} ${count}`).sort();

/** A price list of one country and price. */
export const ratesOf = (text: string) => file('bill-rates.csv', text);

/** An amount in 10^-8, from its decimal text. */
export function unitsOf({ amount }: { amount: string }): bigint {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount)!;
  return BigInt(`${sign}${whole}${fraction.padEnd(8, '0')}`);
}
