import type { Amount } from './amount.js';
import { type ReadCard, textOf } from './card.js';
import type { Estimate, Finding, RejectedRow, Share, Warning } from './estimate.js';

const COUNTRIES_SHOWN = 20;
const RATES_SHOWN = 10;

/** What the report says beside the estimate. */
export interface ReportContext {
  campaign: string;
  rates: string;
  read: ReadCard;
  /** The time whose rates are in force, where that matters. */
  inForceOn: string | undefined;
  /** The first rejected rows. */
  examples: readonly RejectedRow[];
}

/** The estimate as a table for people. */
export function report(
  estimate: Estimate,
  { campaign, rates, read, inForceOn, examples }: ReportContext,
): string {
  const { currency } = estimate.cost;
  const sections = [
    table([
      ['Campaign', campaign],
      [
        'Rates',
        [rates, `in ${currency}`, ...(inForceOn === undefined ? [] : [`in force on ${inForceOn}`])].join(
          ', ',
        ),
      ],
    ]),
    totals(estimate),
    balance(estimate),
    replaceable(estimate),
    byCountry(estimate),
    byType(estimate),
    withoutRate(estimate),
    reasons(estimate),
    findings('Rejected rows', estimate.rejected, estimate.rejections),
    exampleRows(estimate.rejected, examples),
    findings('Warnings', sumOf(estimate.warnings), estimate.warnings.map(withCost)),
    ofRates('Rates left out', read.skipped),
    ofRates('Rates to look at', read.warnings),
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
    [`${estimate.least ? 'Expected cost' : 'Cost'}, ${estimate.cost.currency}`, money(estimate.cost)],
    ...(estimate.least ? [['  at least', money(estimate.least)]] : []),
    ...(estimate.most ? [['  at most', money(estimate.most)]] : []),
  ];
  return table(rows, 'right');
}

function balance({ balance }: Estimate): string[] {
  if (!balance) return [];
  const rows = [[`Balance, ${balance.amount.currency}`, money(balance.amount)]];
  if (balance.remaining) rows.push(['  remaining', money(balance.remaining)]);
  if (balance.shortfall) rows.push(['  shortfall', money(balance.shortfall)]);
  const { messagesThatFit, firstLineThatDoesNotFit, doesNotFit } = balance;
  if (messagesThatFit === undefined || firstLineThatDoesNotFit === undefined || !doesNotFit)
    return table(rows, 'right');
  rows.push(
    ['  messages that fit', whole(messagesThatFit)],
    ['  messages that do not', whole(doesNotFit.messages)],
    ['  which cost', money(doesNotFit.cost)],
    ['  first of them on line', whole(firstLineThatDoesNotFit)],
  );
  return table(rows, 'right');
}

function replaceable({ replaceable }: Estimate): string[] {
  const { messages, cost, costAfter, characters } = replaceable;
  if (messages === 0) return [];
  const signs = characters.map(({ character, codePoint }) =>
    /[\p{Z}\p{C}\p{M}]/u.test(character) ? codePoint : character,
  );
  const many = messages === 1 ? '1 message is' : `${whole(messages)} messages are`;
  const { currency } = cost;
  return [
    `${many} UCS-2 only because of ${signs.join(' ')} : ${money(cost)} ${currency}, ${money(costAfter)} ${currency} after replacing`,
  ];
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
  const decimals = Math.max(...list.map(([, { cost }]) => (cost.amount.split('.')[1] ?? '').length));
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

function reasons({ noRateReasons }: Estimate): string[] {
  if (noRateReasons.length === 0) return [];
  const lines = table(
    [['Why', 'Messages'], ...noRateReasons.map(({ code, count }) => [code, whole(count)])],
    'right',
  );
  return lines.map((line, i) => `${line}   ${reasonTexts[noRateReasons[i - 1]?.code ?? ''] ?? ''}`.trimEnd());
}

const reasonTexts: Record<string, string> = {
  NO_RATE: 'no row of the rates, in force at the time, is for the number',
  NO_RCS_RATE: 'the rates have a price for SMS, and none for RCS',
  DESTINATION_REJECTED: 'the rates say that nothing is sent there',
  NETWORK_UNKNOWN: 'rates of networks alone: give a column mccmnc, or --unknown-network highest or lowest',
};

function ofRates(title: string, issues: ReadCard['skipped']): string[] {
  if (issues.length === 0) return [];
  const lines = issues.slice(0, RATES_SHOWN).map(textOf);
  const more = issues.length - lines.length;
  return [`${title}: ${whole(issues.length)}`, ...lines, ...(more > 0 ? [`… and ${whole(more)} more`] : [])];
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

function money({ amount }: Amount, decimals = 0): string {
  const [, sign, units, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount)!;
  const digits = fraction.padEnd(decimals, '0');
  return `${sign}${BigInt(units!).toLocaleString('en')}${digits && '.'}${digits}`;
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
