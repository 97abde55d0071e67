import { formatMoney } from '@quicksms/core';
import type { BillMessage } from './bill-message.js';
import type { Disagreement, Judgement } from './judge-message.js';

/** What the disagreements of a message are, in words. */
export function reasonOf(message: BillMessage, judgement: Judgement, currency: string): string {
  return judgement.disagreements
    .map(disagreement => words(disagreement, message, judgement, currency))
    .join('; ');
}

function words(
  { code }: Disagreement,
  message: BillMessage,
  { charged, chargedParts, expectedParts, expected }: Judgement,
  currency: string,
): string {
  const money = (units: bigint) => `${formatMoney({ currency, units })} ${currency}`;
  const parts = (count: number) => `${count} part${count === 1 ? '' : 's'}`;
  switch (code) {
    case 'PARTS_DIFFER':
      return `charged ${parts(chargedParts!)}, the text needs ${expectedParts}`;
    case 'PRICE_DIFFERS':
      return `charged ${money(charged)} for ${parts(chargedParts!)}, the rates give ${money(expected)} for ${expectedParts}`;
    case 'COUNTRY_DIFFERS':
      return `charged as ${message.billedCountry}, the number is of ${message.country ?? 'no country'}`;
    case 'UNDELIVERED_CHARGED':
      return `charged ${money(charged)}, not delivered`;
    default:
      return `charged ${money(charged)}, and in a row before`;
  }
}
