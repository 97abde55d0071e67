import { argumentError, isObject, kindOf, misuse } from '../misuse.js';
import { builtInNumbers } from '../numbering/built-in.js';
import { type NumberTable, tableOf } from '../numbering/table.js';
import { faresOf } from '../pricing/compile-fares.js';
import { parseShare, type Share } from '../pricing/costs.js';
import type { Fares } from '../pricing/fares.js';
import { type Rounding, roundings } from '../pricing/money.js';
import { type Basis, basisOf } from '../pricing/price.js';
import type { RateCard } from '../pricing/rate.js';
import type { Channel } from '../text/analyze.js';
import { type SavingsRules, savingsRules } from '../text/savings.js';
import { timeOf } from '../time.js';
import { type RatesOf, ratesByKind } from './kinds.js';

export interface EstimateColumnsOptions {
  /** What is billed: message parts, or segments as they are sent; default `'parts'`. */
  readonly basis?: Basis | undefined;
  /**
   * The share of recipients with RCS, from 0 to 1, as a number or a decimal number in a text: the others get an SMS.
   * By default every RCS message arrives by RCS.
   */
  readonly rcsShare?: number | string | undefined;
  /** How an expected cost is rounded to 10^-8 of the currency's unit; default `'HALF_EVEN'`. */
  readonly rounding?: Rounding | undefined;
  /** The time at which rates have to be in force: a Date or milliseconds. Without it dates of rates do not count. */
  readonly at?: Date | number | undefined;
  /** Whether each row is estimated too; default false. */
  readonly perRow?: boolean | undefined;
  /**
   * Whether to find what replacing characters and national tables would save, or how; default false. Messages that would
   * have more than `mostCharacters` after replacing, by default any number, are not replaced.
   */
  readonly savings?: boolean | { readonly mostCharacters?: number | undefined } | undefined;
  /** A table that `numberTable` has read; default the one in the package. */
  readonly table?: NumberTable | undefined;
}

/** The terms of an estimate: the card, and the options with their defaults. */
export interface EstimateTerms {
  readonly card: RateCard;
  readonly fares: Fares;
  readonly ratesOf: RatesOf;
  readonly basis: Basis;
  readonly table: NumberTable;
  /** Of recipients with RCS. */
  readonly share: Share | undefined;
  /** Of messages that do not say theirs. */
  readonly channel: Channel;
  readonly rounding: Rounding;
  readonly perRow: boolean;
  /** Undefined without savings. */
  readonly savings: SavingsRules | undefined;
  /** Milliseconds. */
  readonly at: number | undefined;
}

/** The terms of an estimate by a card. Throws unless it is a card, and each option is of its kind. */
export function estimateTerms(card: RateCard, options: EstimateColumnsOptions | undefined): EstimateTerms {
  const fares = faresOf(card);
  const settings = settingsOf(options);
  const { at, share } = settings;
  return { card, fares, ratesOf: ratesByKind({ fares, at }, share !== undefined), ...settings };
}

function settingsOf(options: EstimateColumnsOptions | undefined) {
  if (options !== undefined && (typeof options !== 'object' || options === null))
    throw argumentError('options', 'an object', options);
  const { rounding = 'HALF_EVEN', perRow = false, savings = false, rcsShare, at } = options ?? {};
  if (!roundings.includes(rounding))
    throw misuse(
      new RangeError(`options.rounding must be one of ${roundings.join(', ')}, not ${kindOf(rounding)}`),
    );
  if (typeof perRow !== 'boolean') throw argumentError('options.perRow', 'true or false', perRow);
  const share = rcsShare === undefined ? undefined : requireShare(rcsShare);
  return {
    basis: basisOf(options),
    table: tableOf(options, builtInNumbers),
    share,
    channel: share ? ('RCS' as const) : ('SMS' as const),
    rounding,
    perRow,
    savings: savingsRulesOf(savings),
    at: timeOf('options.at', at),
  };
}

function savingsRulesOf(savings: EstimateColumnsOptions['savings']): SavingsRules | undefined {
  if (savings === undefined || savings === false) return undefined;
  if (savings === true) return savingsRules;
  if (!isObject(savings)) throw argumentError('options.savings', 'true, false or an object', savings);
  const { mostCharacters } = savings;
  if (mostCharacters === undefined) return savingsRules;
  if (typeof mostCharacters !== 'number' || !(mostCharacters >= 0))
    throw argumentError('options.savings.mostCharacters', 'a number from 0', mostCharacters);
  return { ...savingsRules, mostCharacters };
}

function requireShare(rcsShare: number | string): Share {
  const share = parseShare(rcsShare);
  if (share !== undefined) return share;
  const found = typeof rcsShare === 'number' ? rcsShare : kindOf(rcsShare);
  throw misuse(
    new RangeError(`options.rcsShare must be a number from 0 to 1 with at most 20 decimals, not ${found}`),
  );
}
