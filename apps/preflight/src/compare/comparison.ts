import { formatMoney } from '@quicksms/core';
import type { Amount } from '../campaign/amount.js';
import type { SetAside, SetAsideCode } from './bill-message.js';
import type { DisagreementCode, Judgement } from './judge-message.js';
import type { BillField } from './layouts/layout.js';

/** Rows with one disagreement, or that are set aside for one reason, in one currency. */
export interface RowGroup<Code extends string> {
  code: Code;
  count: number;
  /** The line of the first of them. */
  firstLine: number;
  /** How much more is charged than is due; what is charged where the row is set aside. Null where the rows do not say it. */
  money: Amount | null;
  /** What is charged too much, without the rows that are charged too little. */
  tooMuch: Amount | null;
  tooLittle: Amount | null;
}

/** A row with a disagreement. */
export interface DifferingRow {
  line: number;
  codes: readonly DisagreementCode[];
  reason: string;
}

/** How a bill compares with the rules. */
export interface Comparison {
  bill: string;
  layout: string;
  /** Whose rules counted the parts. Null for 3GPP TS 23.040. */
  gateway: string | null;
  /** The heading of each field that was found. */
  columns: Partial<Record<BillField, string>>;
  /** All rows: those that were compared and those that were set aside. */
  rows: number;
  compared: number;
  /** Rows that were compared and have no disagreement. */
  agreed: number;
  /** Of the rows that were compared. */
  charged: Amount;
  expected: Amount;
  /** Charged less expected. */
  difference: Amount;
  /** Of all rows, in each currency. */
  billed: Amount[];
  disagreements: RowGroup<DisagreementCode>[];
  setAside: RowGroup<SetAsideCode>[];
  /** The first three rows of each disagreement, with the reasons. */
  examples: DifferingRow[];
  /** Whether a row that was compared has a text. Otherwise no parts could be checked. */
  hasTexts: boolean;
  /** Whether all charges were checked for duplicates. False after 50 million. */
  checkedDuplicates: boolean;
}

/** Whether rows that are set aside for a reason are also listed as disagreements. */
export const isDisagreement = (code: SetAsideCode): code is SetAsideCode & DisagreementCode =>
  code === 'NO_RATE' || code === 'CURRENCY_DIFFERS' || code === 'UNREADABLE';

/** A row that knows its line. */
interface Placed {
  line(): number;
}

interface Group {
  code: string;
  count: number;
  firstLine: number;
  /** Undefined where the rows have no amount. */
  tooMuch: bigint | undefined;
  tooLittle: bigint;
  currency: string;
}

/** Adds up the rows of a bill. What it holds does not grow with the rows. */
export class Tally {
  rows = 0;
  private compared = 0;
  private agreed = 0;
  private charged = 0n;
  private expected = 0n;
  private readonly billed = new Map<string, bigint>();
  private readonly disagreements = new Map<string, Group>();
  private readonly asides = new Map<string, Group>();

  constructor(private readonly currency: string) {}

  addJudgement(judgement: Judgement, row: Placed): void {
    this.rows++;
    this.compared++;
    this.charged += judgement.charged;
    this.expected += judgement.expected;
    this.addBilled(this.currency, judgement.charged);
    if (judgement.disagreements.length === 0) this.agreed++;
    for (const { code, units } of judgement.disagreements)
      addTo(this.disagreements, { code, units, currency: this.currency }, row);
  }

  addSetAside({ setAside: code, charged, currency = this.currency }: SetAside, row: Placed): void {
    this.rows++;
    const group = { code, units: charged, currency };
    addTo(this.asides, group, row);
    if (isDisagreement(code)) addTo(this.disagreements, group, row);
    if (charged !== undefined) this.addBilled(currency, charged);
  }

  totals() {
    const { rows, compared, agreed, charged, expected, currency } = this;
    return {
      rows,
      compared,
      agreed,
      charged: amount(currency, charged),
      expected: amount(currency, expected),
      difference: amount(currency, charged - expected),
      billed: [...this.billed].map(([currency, units]) => amount(currency, units)),
      disagreements: groupsOf<DisagreementCode>(this.disagreements, currency),
      setAside: groupsOf<SetAsideCode>(this.asides, currency),
    };
  }

  private addBilled(currency: string, units: bigint): void {
    this.billed.set(currency, (this.billed.get(currency) ?? 0n) + units);
  }
}

function addTo(
  groups: Map<string, Group>,
  { code, units, currency }: { code: string; units: bigint | undefined; currency: string },
  row: Placed,
): void {
  // Rows without an amount are one group: they have no currency either.
  const key = units === undefined ? code : `${code} ${currency}`;
  let group = groups.get(key);
  if (group === undefined) {
    const tooMuch = units === undefined ? undefined : 0n;
    group = { code, count: 0, firstLine: row.line(), tooMuch, tooLittle: 0n, currency };
    groups.set(key, group);
  }
  group.count++;
  if (units === undefined) return;
  if (units > 0n) group.tooMuch! += units;
  else group.tooLittle -= units;
}

/** The groups, those in `currency` first, and of these those with the most money. */
function groupsOf<Code extends string>(
  groups: ReadonlyMap<string, Group>,
  currency: string,
): RowGroup<Code>[] {
  const isOther = (group: Group) => Number(group.currency !== currency);
  const size = ({ tooMuch = -1n, tooLittle }: Group) => tooMuch + tooLittle;
  return [...groups.values()]
    .sort(
      (one, other) =>
        isOther(one) - isOther(other) || Number(size(other) > size(one)) - Number(size(one) > size(other)),
    )
    .map(({ code, count, firstLine, tooMuch, tooLittle, currency }) => ({
      code: code as Code,
      count,
      firstLine,
      money: tooMuch === undefined ? null : amount(currency, tooMuch - tooLittle),
      tooMuch: tooMuch === undefined ? null : amount(currency, tooMuch),
      tooLittle: tooMuch === undefined ? null : amount(currency, tooLittle),
    }));
}

const amount = (currency: string, units: bigint): Amount => ({
  currency,
  amount: formatMoney({ currency, units }),
});
