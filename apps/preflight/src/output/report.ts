import type { Estimate } from '../campaign/estimate.js';
import type { RejectedRow } from '../campaign/estimate-campaign.js';
import type { ReadCard } from '../input/card.js';
import { printable } from '../printable.js';
import { byCountry, byType, noRateReasons, withoutRate } from './groupings.js';
import { firstRejected, rateIssues, rejections, warnings } from './problems.js';
import { table } from './table.js';
import { balance, homoglyphs, replaceable, totals } from './totals.js';

/** The inputs of an estimate, as the report shows them. */
export interface ReportContext {
  /** The names of the files. */
  campaign: string;
  rates: string;
  read: ReadCard;
  /** The time whose rates are in force, where the rates have dates. */
  inForceOn: string | undefined;
  firstRejectedRows: readonly RejectedRow[];
}

/** The estimate as a report for people, section by section. */
export function report(estimate: Estimate, context: ReportContext): string {
  const sections = [
    inputs(estimate, context),
    totals(estimate),
    balance(estimate),
    replaceable(estimate),
    homoglyphs(estimate),
    byCountry(estimate),
    byType(estimate),
    withoutRate(estimate),
    noRateReasons(estimate),
    rejections(estimate),
    firstRejected(estimate, context.firstRejectedRows),
    warnings(estimate),
    rateIssues('Rates left out', context.read.skipped),
    rateIssues('Rates to look at', context.read.warnings),
  ];
  const texts = sections.filter(lines => lines.length > 0).map(lines => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

function inputs({ cost }: Estimate, { campaign, rates, inForceOn }: ReportContext): string[] {
  const inForce = inForceOn === undefined ? '' : `, in force on ${inForceOn}`;
  return table(
    [
      ['Campaign', printable(campaign)],
      ['Rates', `${printable(rates)}, in ${cost.currency}${inForce}`],
    ],
    'left',
  );
}
