import { argumentError, isArray, isObject, misuse } from '../misuse.js';
import type { Money } from './money.js';
import { type Rate, type RateCard, unknownNetworkPolicies } from './rate.js';

/** Throws unless it is a rate card. A card that was written by hand may have fields of any kind. */
export function requireCard(card: unknown): asserts card is RateCard {
  const { currency, rates, unknownNetwork } = (isObject(card) ? card : {}) as Partial<RateCard>;
  if (typeof currency !== 'string' || !isArray(rates))
    throw argumentError('card', 'a rate card, as rateCard returns', card);
  if (!unknownNetworkPolicies.includes(unknownNetwork!))
    throw argumentError('card.unknownNetwork', `one of ${unknownNetworkPolicies.join(' ')}`, unknownNetwork);
  for (let i = 0; i < rates.length; i++) requireRate(rates[i], i);
}

const isMoney = (amount: Money | null): boolean =>
  amount === null || (isObject(amount) && typeof amount.units === 'bigint');
const isText = (text: unknown): boolean => text === null || typeof text === 'string';
const isTime = (time: unknown): boolean => time === null || Number.isFinite(time);
const isPrefix = (prefix: unknown): boolean =>
  prefix === null || (typeof prefix === 'string' && /^\d{1,15}$/.test(prefix));

/** What the fields of a rate are that decide which one counts. */
const rules: readonly [field: keyof Rate, isValid: (value: unknown) => boolean][] = [
  ['mccMnc', isText],
  ['network', isText],
  ['prefix', isPrefix],
  ['country', isText],
  ['reject', value => typeof value === 'boolean'],
  ['from', isTime],
  ['until', isTime],
];

function requireRate(rate: unknown, index: number): void {
  const place = `card.rates[${index}]`;
  if (!isObject(rate)) throw argumentError(place, 'a rate', rate);
  const { price, rcsPrice, fee } = rate as Rate;
  if (!(isMoney(price) && isMoney(rcsPrice) && isMoney(fee))) {
    const found = `${place} has a price without units, as after JSON`;
    throw misuse(new TypeError(`card must be a rate card, but ${found}: pass it through rateCard first`));
  }
  for (const [field, isValid] of rules) {
    const value = (rate as Rate)[field];
    if (!isValid(value)) throw argumentError(`${place}.${field}`, 'as in a card from rateCard', value);
  }
}
