import { statuses } from '../codes.js';
import type { CountedColumns } from '../kernel/kernel.js';
import { SET_ASIDE } from '../kernel/tally.js';
import type { Basis } from '../pricing/price.js';
import { type RatesOf, unitsOf } from './kinds.js';
import type { ChannelCodes } from './messages.js';

/** The estimates of single messages: row i of each array is row i of the input. */
export interface RowEstimates {
  /** `statuses[status[i]]`: `OK`, `INVALID_UTF8` for a price of a text that is not UTF-8, or why there is no price. */
  readonly status: Uint8Array;
  /** Of the text as SMS, as `analyzeColumn` returns them. */
  readonly encoding: Uint8Array;
  readonly characters: Uint32Array;
  readonly units: Uint32Array;
  readonly messageParts: Uint32Array;
  readonly segments: Uint32Array;
  /** Of the number, as `resolveColumn` returns them. */
  readonly callingCode: Uint16Array;
  readonly country: Uint16Array;
  readonly type: Uint8Array;
  /** The rate is `card.rates[rate[i] - 1]`; 0 where there is no price. */
  readonly rate: Uint32Array;
  /** The total of `quote`, in 10^-8 of the currency's unit: on RCS that of the RCS message, also with `rcsShare`. */
  readonly cost: BigInt64Array;
}

/** How rows are priced. */
export interface RowPricing {
  readonly currency: string;
  readonly basis: Basis;
  readonly ratesOf: RatesOf;
}

/** The estimates of messages of which a kernel has found the details. */
export function rowEstimates(
  { numbers, counts, fare }: CountedColumns,
  channels: ChannelCodes,
  { currency, basis, ratesOf }: RowPricing,
): RowEstimates {
  const { length } = fare;
  const { callingCode, country, type } = numbers;
  const { status, encoding, characters, units, messageParts, segments } = counts;
  const billed = basis === 'parts' ? messageParts : segments;
  const rate = new Uint32Array(length);
  const cost = new BigInt64Array(length);
  for (let row = 0; row < length; row++) {
    if (fare[row]! >= SET_ASIDE) {
      status[row] = fare[row]! - SET_ASIDE;
      continue;
    }
    const channel = typeof channels === 'number' ? channels : channels[row]!;
    const rates = ratesOf(fare[row]!, country[row]!, channel);
    if (rates.reason !== undefined) {
      status[row] = statuses.indexOf(rates.reason);
      continue;
    }
    const found = unitsOf(currency, rates, channel, billed[row]!);
    if (found === undefined) {
      status[row] = OUT_OF_RANGE;
      continue;
    }
    rate[row] = rates.match!.index + 1;
    cost[row] = found;
  }
  return {
    status,
    encoding,
    characters,
    units,
    messageParts,
    segments,
    callingCode,
    country,
    type,
    rate,
    cost,
  };
}

const OUT_OF_RANGE = /* @__PURE__ */ statuses.indexOf('AMOUNT_OUT_OF_RANGE');
