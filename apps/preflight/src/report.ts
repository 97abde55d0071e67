import type { Amount, Estimate, Finding, RejectedRow, Share, Warning } from './estimate.js';

const COUNTRIES_SHOWN = 20;

/** What the report says beside the estimate. */
export interface ReportContext {
  campaign: string;
  rates: string;
  /** The first rejected rows. */
  examples: readonly RejectedRow[];
}

/** The estimate as a table for people. */
export function report(estimate: Estimate, { campaign, rates, examples }: ReportContext): string {
  const { currency } = estimate.cost;
  const sections = [
    table([
      ['Campaign', campaign],
      ['Rates', `${rates}, in ${currency}`],
    ]),
    totals(estimate),
    byCountry(estimate),
    byType(estimate),
    withoutRate(estimate),
    findings('Rejected rows', estimate.rejected, estimate.rejections),
    exampleRows(estimate.rejected, examples),
    findings('Warnings', sumOf(estimate.warnings), estimate.warnings.map(withCost)),
  ];
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`;
}

function totals(estimate: Estimate): string[] {
  const rows = [
    ['Rows', whole(estimate.rows)],
    ['  rejected', whole(estimate.rejected)],
    ['  messages', whole(estimate.messages)],
    ['    with a rate', whole(estimate.priced)],
    ['    without a rate', whole(estimate.noRate)],
    ['    in GSM-7', whole(estimate.byEncoding['GSM-7'])],
    ['    in UCS-2', whole(estimate.byEncoding['UCS-2'])],
    [partsTitle(estimate), whole(estimate.messageParts)],
    [segmentsTitle(estimate), whole(estimate.segments)],
    [`Cost, ${estimate.cost.currency}`, money(estimate.cost)],
  ];
  return table(rows, 'right');
}

function byCountry(estimate: Estimate): string[] {
  const shown = estimate.byCountry.slice(0, COUNTRIES_SHOWN);
  const more = estimate.byCountry.length - shown.length;
  const lines = shares(
    'By country',
    estimate,
    shown.map(share => [countryName(share.country), share]),
  );
  return more > 0 ? [...lines, `… and ${whole(more)} more: --json lists all`] : lines;
}

function byType(estimate: Estimate): string[] {
  return shares(
    'By type',
    estimate,
    estimate.byType.map(share => [
      share.canReceiveSms === 'no' ? `${share.type}, takes no SMS` : share.type,
      share,
    ]),
  );
}

function shares(title: string, estimate: Estimate, list: readonly [name: string, Share][]): string[] {
  if (list.length === 0) return [];
  const decimals = Math.max(...list.map(([, { cost }]) => cost.amount.split('.')[1]!.length));
  return table(
    [
      [title, 'Messages', partsTitle(estimate), segmentsTitle(estimate), `Cost, ${estimate.cost.currency}`],
      ...list.map(([name, { messages, messageParts, segments, noRate, cost }]) => [
        name,
        whole(messages),
        whole(messageParts),
        whole(segments),
        noRate === messages ? 'no rate' : money(cost, decimals),
      ]),
    ],
    'right',
  );
}

function withoutRate(estimate: Estimate): string[] {
  const countries = estimate.byCountry.filter(({ noRate }) => noRate > 0);
  if (countries.length === 0) return [];
  return table(
    [
      ['Without a rate', 'Messages'],
      ...countries.map(({ country, noRate }) => [countryName(country), whole(noRate)]),
    ],
    'right',
  );
}

function findings(title: string, count: number, list: readonly Finding<string>[]): string[] {
  if (list.length === 0) return [];
  const numbers = table(
    [
      [title, 'Rows', 'First line'],
      ...list.map(({ code, count, firstLine }) => [code, whole(count), whole(firstLine)]),
      ...(list.length > 1 ? [['', whole(count), '']] : []),
    ],
    'right',
  );
  return numbers.map((line, i) => `${line}   ${list[i - 1]?.reason ?? ''}`.trimEnd());
}

/** A warning whose reason says also what its messages cost. */
const withCost = ({ reason, cost, ...warning }: Warning): Finding<string> => ({
  ...warning,
  reason: cost ? `${reason}: ${money(cost)} ${cost.currency}` : reason,
});

function exampleRows(rejected: number, examples: readonly RejectedRow[]): string[] {
  const lines = examples.map(({ line, code, reason }) => `line ${line}: ${code} — ${reason}`);
  const more = rejected - examples.length;
  return more > 0 ? [...lines, `… and ${whole(more)} more`] : lines;
}

const partsTitle = ({ basis }: Estimate) => (basis === 'parts' ? 'Parts billed' : 'Parts');
const segmentsTitle = ({ basis }: Estimate) => (basis === 'segments' ? 'Segments billed' : 'Segments sent');

const sumOf = (list: readonly Finding<string>[]) => list.reduce((sum, { count }) => sum + count, 0);

const whole = (count: number) => count.toLocaleString('en');

function money({ amount }: Amount, decimals = 2): string {
  const [units, fraction] = amount.split('.') as [string, string];
  return `${BigInt(units).toLocaleString('en')}.${fraction.padEnd(decimals, '0')}`;
}

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function countryName(country: string | null): string {
  if (country === null) return '??  no such calling code';
  if (country === '001') return '001 not in a country';
  return `${country}  ${names.of(country) ?? ''}`;
}

/** Lines of aligned columns: the first to the left, the others to the left or right. */
function table(rows: readonly string[][], others: 'left' | 'right' = 'left'): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]!.length)));
  return rows.map(row =>
    row
      .map((text, column) =>
        column > 0 && others === 'right' ? text.padStart(widths[column]!) : text.padEnd(widths[column]!),
      )
      .join('   ')
      .trimEnd(),
  );
}
