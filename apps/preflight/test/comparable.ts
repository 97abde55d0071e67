import { expect } from 'vitest';
import type { Finding } from '../src/campaign/findings.js';
import type { Estimate } from './program.js';

/** The part of an estimate that the reference knows. */
export function comparable({ kernel: _, rates: __, rejections, warnings, byRate, ...estimate }: Estimate) {
  const withoutReason = ({ reason: _, ...finding }: Finding<string>) => finding;
  return {
    ...estimate,
    byRate: byRate.map(({ line, path, messages, cost }) => ({ line, path, messages, cost })),
    rejections: rejections.map(withoutReason),
    warnings: warnings.map(withoutReason),
  };
}

/** Expects that the groups of an estimate add up to its totals. */
export function expectReconciled(estimate: Estimate): void {
  const { rows, priced, rejected, noRate, messages, messageParts, segments } = estimate;
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  expect(priced + noRate + rejected).toBe(rows);
  expect(priced + noRate).toBe(messages);
  expect(sum(estimate.rejections.map(({ count }) => count))).toBe(rejected);
  expect(sum(estimate.byCountry.map(country => country.messages))).toBe(messages);
  expect(sum(estimate.byCountry.map(country => country.messageParts))).toBe(messageParts);
  expect(sum(estimate.byCountry.map(country => country.segments))).toBe(segments);
  expect(sum(estimate.byCountry.map(country => country.noRate))).toBe(noRate);
  expect(sum(estimate.byType.map(type => type.messages))).toBe(messages);
  expect(sum(Object.values(estimate.byEncoding))).toBe(messages);
  expect(sum(estimate.noRateReasons.map(({ count }) => count))).toBe(noRate);
  const { replacement, nationalTables } = estimate.savings;
  for (const { messages } of [replacement, nationalTables])
    expect(messages).toBeLessThanOrEqual(estimate.byEncoding['UCS-2']);
  const units = (amount: string) => BigInt(amount.replace('.', '').padEnd(amount.indexOf('.') + 8, '0'));
  for (const subtotals of [estimate.byCountry, estimate.byType]) {
    const costs = subtotals.map(({ cost }) => units(cost.amount));
    expect(costs.reduce((total, cost) => total + cost, 0n)).toBe(units(estimate.cost.amount));
  }
}
