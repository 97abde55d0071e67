import { type Money, type Rate, type Rounding, shareOfMoney } from '@quicksms/core';

/** A share of recipients as a fraction. */
export interface Share {
  numerator: bigint;
  denominator: bigint;
}

/** Everything by SMS. */
export const noShare: Share = { numerator: 0n, denominator: 1n };

/** Reads a decimal number from 0 to 1, of 20 decimals at most; undefined for anything else. */
export function readShare(text: string): Share | undefined {
  const [, whole, decimals = ''] = /^([01])(?:\.(\d{1,20}))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const share = { numerator: BigInt(whole + decimals), denominator: 10n ** BigInt(decimals.length) };
  return share.numerator <= share.denominator ? share : undefined;
}

/** What is expected of a cost by RCS and one by SMS, times the denominator, so that nothing is rounded. */
export const expectedOf = ({ numerator, denominator }: Share, rcs: bigint, sms: bigint): bigint =>
  rcs * numerator + sms * (denominator - numerator);

/** Money of an expected cost. */
export function moneyOf(
  currency: string,
  expected: bigint,
  { denominator }: Share,
  rounding: Rounding = 'HALF_EVEN',
): Money {
  return shareOfMoney({ currency, units: expected }, { numerator: 1n, denominator, rounding });
}

/** What a part costs by a rate that has a price for SMS, with the carrier's fee. */
export const smsUnits = ({ price, fee }: Rate): bigint => price!.units + (fee?.units ?? 0n);

/** What a message costs by a rate that has a price for RCS, with the carrier's fee. */
export const rcsUnits = ({ rcsPrice, fee }: Rate): bigint => rcsPrice!.units + (fee?.units ?? 0n);
