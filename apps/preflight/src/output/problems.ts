import type { Estimate } from '../campaign/estimate.js';
import type { RejectedRow } from '../campaign/estimate-campaign.js';
import type { Finding } from '../campaign/findings.js';
import { issueText, type ReadCard } from '../input/card.js';
import { money, table, whole } from './table.js';

const RATES_SHOWN = 10;

/** Why rows are rejected. */
export const rejections = ({ rejected, rejections: list }: Estimate): string[] =>
  findings('Rejected rows', rejected, list);

/** Warnings about messages, with the cost of the messages where there is one. */
export function warnings({ warnings: list }: Estimate): string[] {
  const count = list.reduce((sum, warning) => sum + warning.count, 0);
  const withCost = list.map(({ reason, cost, ...warning }) => ({
    ...warning,
    reason: cost ? `${reason}: ${money(cost)} ${cost.currency}` : reason,
  }));
  return findings('Warnings', count, withCost);
}

function findings(title: string, count: number, list: readonly Finding<string>[]): string[] {
  if (list.length === 0) return [];
  const numbers = table([
    [title, 'Rows', 'First line'],
    ...list.map(({ code, count, firstLine }) => [code, whole(count), whole(firstLine)]),
    ...(list.length > 1 ? [['', whole(count), '']] : []),
  ]);
  return numbers.map((line, i) => `${line}   ${list[i - 1]?.reason ?? ''}`.trimEnd());
}

/** The first rejected rows, and how many more there are. */
export function firstRejected({ rejected }: Estimate, rows: readonly RejectedRow[]): string[] {
  const lines = rows.map(({ line, code, reason }) => `line ${line}: ${code} — ${reason}`);
  const more = rejected - rows.length;
  return more > 0 ? [...lines, `… and ${whole(more)} more`] : lines;
}

/** The first issues of a rates file, and how many more there are. */
export function rateIssues(title: string, issues: ReadCard['skipped']): string[] {
  if (issues.length === 0) return [];
  const lines = issues.slice(0, RATES_SHOWN).map(issueText);
  const more = issues.length - lines.length;
  return [`${title}: ${whole(issues.length)}`, ...lines, ...(more > 0 ? [`… and ${whole(more)} more`] : [])];
}
