import type { RateCard } from '@quicksms/core';
import type { Estimate as LibraryEstimate } from '@quicksms/core/batch';
import { analyzeColumn, estimator, type RowEstimates, statuses, textColumn } from '@quicksms/core/batch';
import type { Kernel } from '@quicksms/core/kernel';
import { InputError } from '../errors.js';
import { type Batch, fieldColumn } from './batches.js';
import type { Basis } from './estimate.js';
import type { RcsShare } from './expected.js';
import { MOST_CHARACTERS } from './judge.js';

const INVALID_UTF8 = statuses.indexOf('INVALID_UTF8');

/** The messages of a batch with their estimates. Message i is row `accepted[i]` of the batch. */
export interface PricedMessages {
  batch: Batch;
  accepted: Uint32Array;
  text: ReturnType<typeof fieldColumn>;
  sms: RowEstimates;
  /** With a share of RCS. */
  rcs: RowEstimates | undefined;
  /** 1 for each message whose text is not UTF-8. */
  isInvalidUtf8: Uint8Array;
}

/** The sums of all messages: what they would be by SMS, and what they are with the share of RCS. */
export interface Sums {
  asSms: LibraryEstimate;
  total: LibraryEstimate;
}

export interface PricingOptions {
  basis: Basis;
  /** The time whose rates are in force, in milliseconds. */
  at: number;
  rcsShare?: RcsShare | undefined;
}

/** Prices messages batch by batch. */
export interface Pricer {
  add(batch: Batch, accepted: Uint32Array): PricedMessages;
  sums(): Sums;
}

/** Creates a pricer. Create it before the first batch is read: then the rates are in the engine. */
export function pricerOf(kernel: Kernel, card: RateCard, options: PricingOptions): Pricer {
  const { basis, at, rcsShare } = options;
  const settings = { perRow: true, basis, at } as const;
  // Of two, the one whose estimate is that of the campaign.
  const savings = { mostCharacters: MOST_CHARACTERS };
  const bySms = estimator(kernel, card, rcsShare ? settings : { ...settings, savings });
  const byRcs = rcsShare && estimator(kernel, card, { ...settings, savings, rcsShare: rcsShare.text });
  const hasNetworks = card.rates.some(({ mccMnc }) => mccMnc !== null);
  return {
    add(batch, accepted) {
      const { rows, columns } = batch;
      const msisdn = fieldColumn(rows, accepted, columns.msisdn);
      const text = fieldColumn(rows, accepted, columns.message);
      const mccMnc =
        hasNetworks && columns.mccMnc >= 0 ? fieldColumn(rows, accepted, columns.mccMnc) : undefined;
      const messages = { msisdn, text, mccMnc };
      const sms = bySms.add(messages)!;
      const rcs = byRcs?.add(messages);
      const isInvalidUtf8 = invalidUtf8(kernel, text, rcs ?? sms);
      return { batch, accepted, text, sms, rcs, isInvalidUtf8 };
    },
    sums() {
      const asSms = bySms.estimate();
      const total = byRcs?.estimate() ?? asSms;
      if (total.setAside > 0 || total.issues.length > 0)
        throw new InputError(`the cost is more than ${LARGEST_AMOUNT} ${card.currency}`);
      return { asSms, total };
    },
  };
}

/** 2^63 - 1 in 10^-8 of the unit. */
const LARGEST_AMOUNT = '92233720368.54775807';

/** Marks texts that are not UTF-8. The status of a priced row says so; that of another says why it has no price. */
function invalidUtf8(
  kernel: Kernel,
  text: PricedMessages['text'],
  { status, encoding, rate }: RowEstimates,
): Uint8Array {
  const isInvalid = new Uint8Array(status.length);
  const unknown: number[] = [];
  for (let i = 0; i < status.length; i++) {
    if (rate[i] === 0 && encoding[i] !== 0) unknown.push(i);
    else if (status[i] === INVALID_UTF8) isInvalid[i] = 1;
  }
  if (unknown.length === 0) return isInvalid;
  const of = (positions: ArrayLike<number>) => Uint32Array.from(unknown, i => positions[i]!);
  const column = textColumn({ data: text.data, starts: of(text.starts), ends: of(text.ends) });
  const counts = analyzeColumn(kernel, column);
  unknown.forEach((i, k) => {
    if (counts.status[k] === INVALID_UTF8) isInvalid[i] = 1;
  });
  return isInvalid;
}
