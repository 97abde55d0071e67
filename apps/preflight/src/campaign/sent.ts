import { type CanReceiveSms, formatMoney, type NumberType, type RateCard } from '@quicksms/core';
import { canReceiveSmsByType, countries, encodings, numberTypes } from '@quicksms/core/batch';
import { fieldText } from '../input/rows.js';
import { smsUnits } from './expected.js';
import type { PricedMessages } from './messages.js';

/** A row that would be sent. */
export interface SentRow {
  line: number;
  msisdn: string;
  country: string | null;
  type: NumberType;
  canReceiveSms: CanReceiveSms;
  encoding: string;
  messageParts: number;
  segments: number;
  /** Of a part, with the carrier's fee; undefined without a rate. */
  price: string | undefined;
  /** Of the message as SMS; undefined without a rate. */
  cost: string | undefined;
  /** Of the message by RCS, with a share of RCS. */
  rcsCost: string | undefined;
}

/** Returns a function that visits the rows of priced messages in file order. */
export function sentRowsOf(
  { currency, rates }: RateCard,
  visit: (row: SentRow) => void,
): (messages: PricedMessages) => void {
  const text = (units: bigint) => formatMoney({ currency, units });
  const prices = rates.map(rate => (rate.price ? text(smsUnits(rate)) : undefined));
  return ({ batch, accepted, sms, rcs }) => {
    const { rows, columns } = batch;
    for (let i = 0; i < accepted.length; i++) {
      const row = accepted[i]!;
      const type = sms.type[i]!;
      const isPriced = (rcs ?? sms).rate[i] !== 0;
      visit({
        line: rows.lines[row]!,
        msisdn: fieldText(rows, row, columns.msisdn)!,
        country: countries[sms.country[i]!]!,
        type: numberTypes[type]!,
        canReceiveSms: canReceiveSmsByType[type]!,
        encoding: encodings[sms.encoding[i]!]!,
        messageParts: sms.messageParts[i]!,
        segments: sms.segments[i]!,
        price: isPriced ? prices[sms.rate[i]! - 1] : undefined,
        cost: isPriced ? text(sms.cost[i]!) : undefined,
        rcsCost: rcs && isPriced ? text(rcs.cost[i]!) : undefined,
      });
    }
  };
}
