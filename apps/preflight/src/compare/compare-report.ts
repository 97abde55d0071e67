import type { Amount } from '../campaign/amount.js';
import { counted } from '../formats/findings.js';
import { hasUnknownCurrency, type ReadCard } from '../input/card.js';
import { money, table, whole } from '../output/table.js';
import { printable } from '../printable.js';
import type { SetAsideCode } from './bill-message.js';
import { type Comparison, isDisagreement } from './comparison.js';
import type { DisagreementCode } from './judge-message.js';
import { billLayouts } from './layouts/index.js';

const WIDTH = 80;
/** Of a terminal, without the line of the next command. */
const HEIGHT = 23;

/** What the report says besides the comparison. */
export interface ReportContext {
  /** The name of the rates file. */
  readonly rates: string;
  readonly read: ReadCard;
}

/** The comparison as a report for a finance person: the answer first, on 24 lines of 80 characters unless names are long. */
export function compareReport(comparison: Comparison, context: ReportContext): string {
  const sections = [
    answer(comparison),
    inputs(comparison, context),
    disagreements(comparison),
    setAside(comparison),
  ].filter(lines => lines.length > 0);
  const used = sections.reduce((sum, lines) => sum + lines.length + 1, 0);
  const last = remarks(comparison).slice(0, Math.max(0, HEIGHT - used));
  const texts = [...sections, ...(last.length > 0 ? [last] : [])].map(lines => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

function answer(comparison: Comparison): string[] {
  const { difference, charged, expected, compared, agreed } = comparison;
  if (compared === 0) return ['Nothing could be compared.'];
  const isLess = difference.amount.startsWith('-');
  const by = isLess ? { ...difference, amount: difference.amount.slice(1) } : difference;
  const notCompared = comparison.setAside
    .filter(({ code }) => isDisagreement(code))
    .reduce((sum, { count }) => sum + count, 0);
  return [
    isZero(by)
      ? `The bill and the rates give the same total: ${withCurrency(charged)}.`
      : `The bill is ${withCurrency(by)} ${isLess ? 'less' : 'more'} than the rates give.`,
    `Charged ${money(charged)}, expected ${money(expected)}. ` +
      `Rows that agree: ${whole(agreed)} of ${whole(compared)}` +
      (notCompared > 0 ? `; not comparable: ${whole(notCompared)}.` : '.'),
  ];
}

const isZero = ({ amount }: Amount): boolean => /^[0.]+$/.test(amount);

const withCurrency = (amount: Amount): string => `${money(amount)} ${printable(amount.currency)}`;

function inputs({ bill, layout, gateway, rows, compared }: Comparison, { rates, read }: ReportContext) {
  const vendor = layout === 'other' ? '' : `, ${layout}`;
  const rules = gateway === null ? '3GPP TS 23.040' : `the rules of ${gateway}`;
  const currency = hasUnknownCurrency(read) ? ', which name no currency' : `, in ${read.card.currency}`;
  return table(
    [
      ['Bill', `${printable(bill)}${vendor}: ${counted(rows, 'row')}, ${whole(compared)} compared`],
      ['Rates', `${printable(rates)}${currency}; parts by ${rules}`],
    ],
    'left',
  );
}

const words: Readonly<Record<DisagreementCode | SetAsideCode, string>> = {
  PARTS_DIFFER: 'not what it needs',
  PRICE_DIFFERS: 'not the list price',
  COUNTRY_DIFFERS: 'not of the number',
  UNDELIVERED_CHARGED: 'not delivered',
  DUPLICATE_CHARGE: 'charged before',
  NO_RATE: 'not compared',
  CURRENCY_DIFFERS: 'not compared',
  UNREADABLE: 'not compared',
  INBOUND: 'received, not sent',
  NOT_SMS: 'MMS, WhatsApp and others',
  NOT_CHARGED: 'no price yet',
  EMPTY: 'no values',
};

function disagreements({ disagreements: list, difference: { currency } }: Comparison): string[] {
  if (list.length === 0) return [];
  const lines = table([
    [`Disagreement, ${currency}`, 'Rows', 'Too much', 'Too little', 'Line'],
    ...list.map(({ code, count, firstLine, tooMuch, tooLittle }) => [
      code as string,
      whole(count),
      amountIn(currency, tooMuch),
      amountIn(currency, tooLittle),
      whole(firstLine),
    ]),
  ]);
  return explained(lines, list);
}

/** The rows that were not compared and are not among the disagreements. */
function setAside({ setAside: all, difference: { currency } }: Comparison): string[] {
  const list = all.filter(({ code }) => !isDisagreement(code));
  if (list.length === 0) return [];
  const lines = table([
    [`Not compared, ${currency}`, 'Rows', 'Charged', 'Line'],
    ...list.map(({ code, count, firstLine, money }) => [
      code as string,
      whole(count),
      amountIn(currency, money),
      whole(firstLine),
    ]),
  ]);
  return explained(lines, list);
}

/** An amount, with its currency where it is another; empty for 0. */
function amountIn(currency: string, amount: Amount | null): string {
  if (amount === null || isZero(amount)) return '';
  return amount.currency === currency ? money(amount) : withCurrency(amount);
}

/** Adds to each line below the title what its code means, where there is room. */
function explained(
  lines: readonly string[],
  list: readonly { code: DisagreementCode | SetAsideCode }[],
): string[] {
  return lines.map((line, i) => {
    const group = list[i - 1];
    const longer = group === undefined ? line : `${line}   ${words[group.code]}`;
    return longer.length <= WIDTH ? longer : line;
  });
}

function remarks(comparison: Comparison): string[] {
  const { layout, disagreements: list, examples, hasTexts, compared, checkedDuplicates } = comparison;
  const { undeliveredTerms } = billLayouts.find(({ name }) => name === layout)!;
  const lines: string[] = [];
  if (undeliveredTerms !== undefined && list.some(({ code }) => code === 'UNDELIVERED_CHARGED'))
    lines.push(`${undeliveredTerms} (--undelivered charged).`);
  if (!hasTexts && compared > 0) lines.push('The bill has no texts: their parts were not counted.');
  const unreadable = examples.find(({ codes }) => codes.includes('UNREADABLE'));
  if (unreadable) lines.push(cut(`Line ${whole(unreadable.line)}: ${printable(unreadable.reason)}`));
  if (!checkedDuplicates) lines.push('Duplicates were found among the first 50 million charges only.');
  return lines;
}

const cut = (line: string): string => (line.length > WIDTH ? `${line.slice(0, WIDTH - 1)}…` : line);
