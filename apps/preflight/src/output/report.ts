import type { Estimate } from '../campaign/estimate.js';
import type { RejectedRow } from '../campaign/estimate-campaign.js';
import { hasUnknownCurrency, type ReadCard } from '../input/card.js';
import { printable } from '../printable.js';
import { byCountry, byType, noRateReasons, withoutRate } from './groupings.js';
import { firstRejected, rateIssues, rejections, warnings } from './problems.js';
import { homoglyphs, savingCharacters, savings, savingTables } from './savings.js';
import { table } from './table.js';
import { balance, totals } from './totals.js';

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
    savings(estimate),
    savingCharacters(estimate),
    savingTables(estimate),
    homoglyphs(estimate),
    byCountry(estimate),
    byType(estimate),
    withoutRate(estimate),
    noRateReasons(estimate),
    rejections(estimate),
    firstRejected(estimate, context.firstRejectedRows),
    warnings(estimate),
    rateIssues('Rates left out', context.read.skipped),
    // The head of the report says so.
    rateIssues(
      'Rates to look at',
      context.read.warnings.filter(({ code }) => code !== 'UNKNOWN_CURRENCY'),
    ),
  ];
  const texts = sections.filter(lines => lines.length > 0).map(lines => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

const UNKNOWN_CURRENCY = 'UNKNOWN: the rates name none, and count as credits; say which with --currency';

function inputs({ cost }: Estimate, { campaign, rates, read, inForceOn }: ReportContext): string[] {
  const inForce = inForceOn === undefined ? '' : `, in force on ${inForceOn}`;
  return table(
    [
      ['Campaign', printable(campaign)],
      ['Rates', `${printable(rates)}, in ${cost.currency}${inForce}`],
      ...(hasUnknownCurrency(read) ? [['Currency', UNKNOWN_CURRENCY]] : []),
    ],
    'left',
  );
}
