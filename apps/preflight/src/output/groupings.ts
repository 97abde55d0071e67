import type { Estimate, Subtotal } from '../campaign/estimate.js';
import { countryName, decimalsOf, money, table, whole } from './table.js';
import { partsTitle, segmentsTitle } from './totals.js';

const COUNTRIES_SHOWN = 20;

/** The dearest countries. */
export function byCountry(estimate: Estimate): string[] {
  const shown = estimate.byCountry.slice(0, COUNTRIES_SHOWN);
  const more = estimate.byCountry.length - shown.length;
  const rows = shown.map(subtotal => [countryName(subtotal.country), subtotal] as const);
  const lines = subtotals('By country', estimate, rows);
  return more > 0 ? [...lines, `… and ${whole(more)} more: --json lists all`] : lines;
}

/** The types of the recipients' numbers. */
export function byType(estimate: Estimate): string[] {
  const rows = estimate.byType.map(subtotal => {
    const { type, canReceiveSms } = subtotal;
    return [canReceiveSms === 'no' ? `${type}, takes no SMS` : type, subtotal] as const;
  });
  return subtotals('By type', estimate, rows);
}

function subtotals(
  title: string,
  estimate: Estimate,
  list: readonly (readonly [name: string, Subtotal])[],
): string[] {
  if (list.length === 0) return [];
  const decimals = decimalsOf(list.map(([, { cost }]) => cost));
  return table([
    [title, 'Messages', partsTitle(estimate), segmentsTitle(estimate), `Cost, ${estimate.cost.currency}`],
    ...list.map(([name, { messages, messageParts, segments, noRate, cost }]) => [
      name,
      whole(messages),
      whole(messageParts),
      whole(segments),
      noRate === messages ? 'no rate' : money(cost, decimals),
    ]),
  ]);
}

/** The countries with messages that have no rate. */
export function withoutRate(estimate: Estimate): string[] {
  const countries = estimate.byCountry.filter(({ noRate }) => noRate > 0);
  if (countries.length === 0) return [];
  return table([
    ['Without a rate', 'Messages'],
    ...countries.map(({ country, noRate }) => [countryName(country), whole(noRate)]),
  ]);
}

const noRateTexts: Record<string, string> = {
  NO_RATE: 'no rate in force matches the number',
  NO_RCS_RATE: 'the rate has a price for SMS, but none for RCS',
  DESTINATION_REJECTED: 'the rates say that messages there are rejected',
  NETWORK_UNKNOWN: 'only rates by network: add a column mccmnc, or --unknown-network highest or lowest',
};

/** Why messages have no rate. */
export function noRateReasons({ noRateReasons: reasons }: Estimate): string[] {
  if (reasons.length === 0) return [];
  const lines = table([['Why', 'Messages'], ...reasons.map(({ code, count }) => [code, whole(count)])]);
  return lines.map((line, i) => `${line}   ${noRateTexts[reasons[i - 1]?.code ?? ''] ?? ''}`.trimEnd());
}
