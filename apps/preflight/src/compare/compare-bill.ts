import type { RateCard } from '@quicksms/core';
import type { GatewayName } from '@quicksms/core/encoding';
import type { Kernel } from '@quicksms/core/kernel';
import type { Basis } from '../campaign/estimate.js';
import type { Source } from '../formats/source.js';
import { findBillColumns, type GivenColumns } from './bill-columns.js';
import { type BillMessage, readMessage, type SetAside } from './bill-message.js';
import { type BillRow, readBill } from './bill-rows.js';
import { type Comparison, type DifferingRow, isDisagreement, Tally } from './comparison.js';
import { differingFields, setAsideFields } from './differences-file.js';
import { type DisagreementCode, Judge, type Judgement } from './judge-message.js';
import type { BillField } from './layouts/layout.js';
import { reasonOf } from './reasons.js';

/** Rows that are shown of each kind of disagreement. */
const EXAMPLES = 3;

export interface CompareOptions {
  /** The time of messages without a date, in milliseconds. */
  readonly at: number;
  readonly basis: Basis;
  /** Columns by field. Default: found by their headings. */
  readonly columns?: GivenColumns | undefined;
  /** Whose rules count parts; null for 3GPP TS 23.040. Default: the vendor's, where it is known. */
  readonly gateway?: GatewayName | null | undefined;
  /** The country of numbers without a calling code. */
  readonly defaultCountry?: string | undefined;
  /** Whether messages that are not delivered may be charged. Default: no. */
  readonly chargesUndelivered?: boolean | undefined;
  /** Called with the fields of each row that differs: those of the bill, then those of the comparison, as bytes. */
  readonly onDifference?: ((fields: readonly string[]) => void) | undefined;
}

/**
 * Compares a bill, a row for each message, with a rate card. `currency` is that of the card, or undefined where the card does
 * not name it: then it is that of the bill.
 *
 * Each row is compared or set aside with a reason. Throws an `InputError` for a bill without columns for numbers and prices.
 */
export async function compareBill(
  kernel: Kernel,
  bill: Source,
  { card, currency: known }: { readonly card: RateCard; readonly currency: string | undefined },
  options: CompareOptions,
): Promise<Comparison> {
  const columns = findBillColumns(bill.name, bill.columns, options.columns);
  const { at, basis, defaultCountry, chargesUndelivered = false } = options;
  const gateway = options.gateway === undefined ? columns.layout.gateway : (options.gateway ?? undefined);
  const currency = known ?? currencyOfSample(bill, columns.of.currency) ?? card.currency;
  const isDated = card.rates.some(({ from, until }) => from !== null || until !== null);
  const judge = new Judge({ card, currency, gateway, basis, chargesUndelivered });
  const results = new Results(currency, bill.columns.length, options.onDifference);
  await readBill(kernel, bill, row => {
    const message = readMessage(row, columns, { at, isDated, defaultCountry });
    if (message.setAside !== undefined) return results.addSetAside(row, message);
    const judgement = judge.judge(message);
    if (judgement.setAside !== undefined) results.addSetAside(row, judgement);
    else results.addJudgement(row, message, judgement);
  });
  return {
    bill: bill.name,
    layout: columns.layout.name,
    gateway: gateway ?? null,
    columns: headingsOf(columns.of, bill.columns),
    ...results.tally.totals(),
    examples: results.examples,
    hasTexts: results.hasTexts,
    checkedDuplicates: !judge.seen.isFull,
  };
}

/** What was found so far, row by row. */
class Results {
  readonly tally: Tally;
  readonly examples: DifferingRow[] = [];
  hasTexts = false;

  constructor(
    private readonly currency: string,
    private readonly columnCount: number,
    private readonly onDifference: CompareOptions['onDifference'],
  ) {
    this.tally = new Tally(currency);
  }

  addSetAside(row: BillRow, aside: SetAside): void {
    this.tally.addSetAside(aside, row);
    const { setAside: code, reason } = aside;
    if (!isDisagreement(code)) return;
    if (this.hasRoomFor([code])) this.examples.push({ line: row.line(), codes: [code], reason });
    this.onDifference?.(setAsideFields(row.fields, this.columnCount, row.line(), aside));
  }

  addJudgement(row: BillRow, message: BillMessage, judgement: Judgement): void {
    this.hasTexts ||= message.text !== '';
    this.tally.addJudgement(judgement, row);
    if (judgement.disagreements.length === 0) return;
    const codes = judgement.disagreements.map(({ code }) => code);
    const hasRoom = this.hasRoomFor(codes);
    if (!hasRoom && this.onDifference === undefined) return;
    const { currency } = this;
    const line = row.line();
    const reason = reasonOf(message, judgement, currency);
    if (hasRoom) this.examples.push({ line, codes, reason });
    this.onDifference?.(differingFields(row.fields, { line, reason, message, judgement, currency }));
  }

  private hasRoomFor(codes: readonly DisagreementCode[]): boolean {
    const shown = (code: DisagreementCode) => this.examples.filter(row => row.codes.includes(code)).length;
    return codes.some(code => shown(code) < EXAMPLES);
  }
}

function currencyOfSample({ sample }: Source, column: number): string | undefined {
  const found = sample.map(row => row[column]?.trim() ?? '').find(value => /^[a-z]{3}$/i.test(value));
  return found?.toUpperCase();
}

const headingsOf = (of: Readonly<Record<BillField, number>>, columns: readonly string[]) =>
  Object.fromEntries(
    Object.entries(of).flatMap(([field, column]) => (column < 0 ? [] : [[field, columns[column]!]])),
  );
