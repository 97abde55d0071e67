// Cards by which the tests of this folder ask, and how they ask.
import {
  explainQuote,
  type Quote,
  type QuoteMessage,
  type QuoteOptions,
  quote,
  type RateCard,
  type RateCardOptions,
  rateCard,
} from '../../src/index.js';

export const msisdn = '447700900000';
export const a = (length: number) => 'a'.repeat(length);

export function cardOf(text: string, options?: RateCardOptions): RateCard {
  const { value, issues } = rateCard(text, options);
  if (issues) throw new Error(issues[0]?.message);
  return value;
}

/** A quote that has a price. */
export function priced(message: Partial<QuoteMessage>, card: RateCard, options?: QuoteOptions): Quote {
  const found = quote({ msisdn, text: 'Hello', ...message }, card, options);
  if (found.issues || found.noRate) throw new Error(explainQuote(found));
  return found;
}

export const reasonFor = (message: Partial<QuoteMessage>, card: RateCard) => {
  const found = quote({ msisdn, text: 'Hello', ...message }, card);
  return found.noRate ? found.reason : undefined;
};

export const simple = cardOf('prefix,price,currency\n447,0.04,GBP');
export const routed = cardOf(
  'country,price,rcs price,currency\nGB,0.04,0.06,GBP\nDE,0.07,0.05,GBP\nFR,0.05,0.05,GBP',
);

export const keyed = cardOf(
  [
    'prefix,country,mccmnc,price,currency',
    ',,23415,0.01,GBP',
    ',,234,0.02,GBP',
    '4477,,,0.03,GBP',
    ',GB,,0.04,GBP',
    'default,,,0.05,GBP',
  ].join('\n'),
);

export const SUFFIX = ' This is a QuickSMS test message';
