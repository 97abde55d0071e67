import { type Money, type Rate, type Rounding, shareOfMoney } from '@quicksms/core';
import { parseShare, type Share } from '@quicksms/core/batch';

/** The share of recipients with RCS, as the command line has it and as a fraction. */
export interface RcsShare extends Share {
  readonly text: string;
}

/** Everything by SMS. */
export const allBySms: Share = { numerator: 0n, denominator: 1n };

/** Reads a decimal number from 0 to 1 with at most 20 decimals. Returns undefined for anything else. */
export function readShare(text: string): RcsShare | undefined {
  const share = parseShare(text);
  return share && { text, ...share };
}

/** The expected cost where RCS would cost `rcs` and SMS `sms`, times the denominator, so that nothing is rounded. */
export const expectedOf = ({ numerator, denominator }: Share, rcs: bigint, sms: bigint): bigint =>
  rcs * numerator + sms * (denominator - numerator);

/** An expected cost as money, divided by the denominator and rounded. */
export function moneyOf(
  currency: string,
  expected: bigint,
  { denominator }: Share,
  rounding: Rounding = 'HALF_EVEN',
): Money {
  return shareOfMoney({ currency, units: expected }, { numerator: 1n, denominator, rounding });
}

/** The cost of an SMS part at a rate with a price for SMS, with the carrier's fee. */
export const smsUnits = ({ price, fee }: Rate): bigint => price!.units + (fee?.units ?? 0n);

/** The cost of an RCS message at a rate with a price for RCS, with the carrier's fee. */
export const rcsUnits = ({ rcsPrice, fee }: Rate): bigint => rcsPrice!.units + (fee?.units ?? 0n);
