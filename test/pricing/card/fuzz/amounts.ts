// Amounts as people write them.
import type { Random } from '../../../random.js';
import { likely } from './truth.js';

/** How one list writes its amounts. */
export interface AmountHand {
  readonly point: '.' | ',';
  /** Between groups of three digits. */
  readonly group: '' | ',' | '.' | ' ' | "'";
  /** Whether amounts are hundredths of the currency. */
  readonly inMinorUnits: boolean;
  /** Decimals that all amounts have at least. */
  readonly decimals: number;
  /** What stands in front of each amount, and after it. */
  readonly before: string;
  readonly after: string;
}

export function drawAmountHand(chance: Random, currency: string | null): AmountHand {
  const point = likely(chance, 75) ? '.' : ',';
  return {
    point,
    group: likely(chance, 70) ? '' : chance.pick(point === '.' ? [',', ' ', "'"] : ['.', ' ', "'"]),
    inMinorUnits: currency !== null && currency !== 'JPY' && likely(chance, 8),
    decimals: likely(chance, 60) ? 0 : chance.below(6),
    before: '',
    after: '',
  };
}

/** An amount in 10^-8 of the currency as the list writes it. */
export function written(units: bigint, hand: AmountHand): string {
  const { point, group, inMinorUnits, decimals, before, after } = hand;
  const digits = String(inMinorUnits ? units * 100n : units).padStart(9, '0');
  const fraction = digits.slice(-8).replace(/0+$/, '').padEnd(decimals, '0');
  let whole = digits.slice(0, -8);
  if (group !== '') whole = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  return `${before}${whole}${fraction === '' ? '' : point}${fraction}${after}`;
}

/** Whether an amount can be read as thousands and with decimals: 1,234. */
export const isUnclear = (text: string): boolean =>
  /(?:^|[^\d.,])[1-9]\d{0,2}[.,]\d{3}(?:[^\d.,]|$)/.test(text);

/** Whether an amount shows which sign stands in front of its decimals. */
export const isShowing = (text: string): boolean => /\d[.,]\d|\d[.,].*[.,]\d/.test(text) && !isUnclear(text);
