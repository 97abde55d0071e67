// A card does not change.
import { expect, test } from 'vitest';
import { type Quote, quote } from '../../../src/index.js';
import { cardOf } from './cards.js';

test('a card does not change', () => {
  const card = cardOf('country,price\nGB,0.04');
  expect(Object.isFrozen(card) && Object.isFrozen(card.rates)).toBe(true);
});

test('nothing changes a card, and no answer changes it', () => {
  const card = cardOf('country,price\nGB,0.05');
  const message = { msisdn: '447700900000', text: '' };
  const { total } = quote(message, card) as Quote;
  expect(() => Object.assign(total, { units: 9n })).toThrow(TypeError);
  for (const part of [card, card.rates, card.rates[0], card.rates[0]?.price])
    expect(Object.isFrozen(part)).toBe(true);
  expect((quote(message, card) as Quote).total.units).toBe(5_000_000n);
});
