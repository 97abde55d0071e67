import type { Estimate } from '../campaign/estimate.js';
import { money, table, whole } from './table.js';

export const partsTitle = ({ basis }: Estimate) => (basis === 'parts' ? 'Parts billed' : 'Parts');
export const segmentsTitle = ({ basis }: Estimate) =>
  basis === 'segments' ? 'Segments billed' : 'Segments sent';

/** The counts and the cost of the whole campaign. */
export function totals(estimate: Estimate): string[] {
  return table([
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
  ]);
}

/** What the balance pays for. */
export function balance({ balance }: Estimate): string[] {
  if (!balance) return [];
  const rows = [[`Balance, ${balance.amount.currency}`, money(balance.amount)]];
  if (balance.remaining) rows.push(['  remaining', money(balance.remaining)]);
  if (balance.shortfall) rows.push(['  shortfall', money(balance.shortfall)]);
  const { messagesThatFit, firstLineThatDoesNotFit, doesNotFit } = balance;
  if (messagesThatFit !== undefined && firstLineThatDoesNotFit !== undefined && doesNotFit)
    rows.push(
      ['  messages that fit', whole(messagesThatFit)],
      ['  messages that do not fit', whole(doesNotFit.messages)],
      ['  their cost', money(doesNotFit.cost)],
      ['  first of them on line', whole(firstLineThatDoesNotFit)],
    );
  return table(rows);
}
