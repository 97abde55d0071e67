import type { Estimate } from '../campaign/estimate.js';
import type { Replaceable } from '../campaign/replaceable.js';
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

/** What replacing characters would save. */
export function replaceable({ replaceable }: Estimate): string[] {
  const { messages } = replaceable;
  if (messages === 0) return [];
  const many = messages === 1 ? '1 message is' : `${whole(messages)} messages are`;
  return [`${many} UCS-2 only because of ${signs(replaceable)} : ${saving(replaceable)}`];
}

/** What Latin capitals for Greek and Cyrillic ones would save. */
export function homoglyphs({ homoglyphs }: Estimate): string[] {
  const { messages } = homoglyphs;
  if (messages === 0) return [];
  const many = messages === 1 ? '1 message' : `${whole(messages)} messages`;
  return [
    `${many} would be GSM-7 with Latin capitals for ${signs(homoglyphs)} : ${saving(homoglyphs)}`,
    '  They look the same, but searches, links and screen readers take them for other letters.',
  ];
}

const signs = ({ characters }: Replaceable): string =>
  characters
    .map(({ character, codePoint }) => (/[\p{Z}\p{C}\p{M}]/u.test(character) ? codePoint : character))
    .join(' ');

const saving = ({ cost, costAfter }: Replaceable): string =>
  `${money(cost)} ${cost.currency}, ${money(costAfter)} ${cost.currency} after replacing`;
