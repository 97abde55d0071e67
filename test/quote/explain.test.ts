// A quote in a sentence or two.
import { expect, test } from 'vitest';
import { explainQuote, type QuoteMessage, type QuoteOptions, quote, type RateCard } from '../../src/index.js';
import { a, cardOf, keyed, msisdn, routed, simple } from './cards.js';

const suggested = cardOf('country,price,rcs price,fee,currency\nGB,1234.5,0.06,0.003,GBP');

test.each<[QuoteMessage, RateCard, string, QuoteOptions?]>([
  [
    { msisdn, text: a(161) },
    simple,
    '2 parts (GSM-7, 161 characters) to GB at 0.04000000 GBP a part (prefix 447) = 0.08 GBP',
  ],
  [
    { msisdn, text: '你' },
    simple,
    '1 part (UCS-2, 1 character) to GB at 0.04000000 GBP a part (prefix 447) = 0.04 GBP',
  ],
  [
    { msisdn, text: `${a(152)}€${a(152)}` },
    simple,
    '3 segments (GSM-7, 305 characters) to GB at 0.04000000 GBP a segment (prefix 447) = 0.12 GBP',
    { basis: 'segments' },
  ],
  [
    { msisdn, text: a(1531) },
    suggested,
    '11 parts (GSM-7, 1,531 characters) to GB at 1234.50000000 GBP and a fee of 0.00300000 GBP a part (country GB) = 13579.533 GBP',
  ],
  [
    { msisdn, text: 'Hi', mccMnc: '23415' },
    keyed,
    '1 part (GSM-7, 2 characters) to GB at 0.01000000 GBP a part (network 23415) = 0.01 GBP',
  ],
  [
    { msisdn: '819012345678', text: 'Hi' },
    keyed,
    '1 part (GSM-7, 2 characters) to JP at 0.05000000 GBP a part (default) = 0.05 GBP',
  ],
  [
    { msisdn, text: a(161), channel: 'RCS' },
    routed,
    '1 RCS message (161 characters) to GB at 0.06000000 GBP a message (country GB) = 0.06 GBP',
  ],
  [
    { msisdn, text: a(161), smartRouting: true },
    routed,
    '1 RCS message (161 characters) to GB at 0.06000000 GBP a message (country GB) = 0.06 GBP. Falling back to SMS: 2 parts (GSM-7, 161 characters) to GB at 0.04000000 GBP a part (country GB) = 0.08 GBP, and 0.02 GBP more is deducted. To reserve: 0.08 GBP',
  ],
  [
    { msisdn, text: 'Hi', smartRouting: true },
    routed,
    '1 RCS message (2 characters) to GB at 0.06000000 GBP a message (country GB) = 0.06 GBP. Falling back to SMS: 1 part (GSM-7, 2 characters) to GB at 0.04000000 GBP a part (country GB) = 0.04 GBP, and 0.02 GBP is refunded. To reserve: 0.06 GBP',
  ],
  [
    { msisdn: '33612345678', text: 'Hi', smartRouting: true },
    routed,
    '1 RCS message (2 characters) to FR at 0.05000000 GBP a message (country FR) = 0.05 GBP. Falling back to SMS: 1 part (GSM-7, 2 characters) to FR at 0.05000000 GBP a part (country FR) = 0.05 GBP, at the same price. To reserve: 0.05 GBP',
  ],
  [
    { msisdn, text: 'Hi', sandbox: true },
    simple,
    'Sandbox: 0.00 GBP. In production: 1 part (GSM-7, 2 characters) to GB at 0.04000000 GBP a part (prefix 447) = 0.04 GBP',
  ],
  [
    { msisdn: '819012345678', text: 'Hi' },
    simple,
    '1 part (GSM-7, 2 characters) to JP: no price, the card has no rate for SMS',
  ],
  [
    { msisdn, text: 'Hi', channel: 'RCS' },
    simple,
    '1 RCS message (2 characters) to GB: no price, the card has a rate for SMS, but none for RCS',
  ],
  [
    { msisdn, text: 'Hi', smartRouting: true },
    simple,
    '1 RCS message (2 characters) to GB: no price, the card has a rate for SMS, but none for RCS. By SMS: 1 part (GSM-7, 2 characters) to GB at 0.04000000 GBP a part (prefix 447) = 0.04 GBP',
  ],
  [
    { msisdn: '5351234567', text: 'Hi' },
    cardOf('country,price\nCU,n/a'),
    '1 part (GSM-7, 2 characters) to CU: no price, the card rejects this destination for SMS',
  ],
  [
    { msisdn, text: 'Hi' },
    cardOf('country,network,price\nGB,O2,1\nGB,EE,2'),
    '1 part (GSM-7, 2 characters) to GB: no price, the rate for SMS depends on the network, which is not known',
  ],
  [
    { msisdn: '9991234567', text: 'Hi' },
    simple,
    '1 part (GSM-7, 2 characters) to an unknown country: no price, the card has no rate for SMS',
  ],
  [{ msisdn: '+44', text: 'Hi' }, simple, 'msisdn: expected 7 to 15 digits, the first not 0'],
])('%j', (message, card, sentence, options) => {
  expect(explainQuote(quote(message, card, options))).toBe(sentence);
});

test.each([
  ['undefined', undefined],
  ['null', null],
  ['a text', 'quote'],
  ['an empty object', {}],
  ['a message', { msisdn, text: 'Hi' }],
  ['a noRate without a reason', { noRate: true }],
])('%s is not a quote: the mistake of the program', (_, value) => {
  expect(() => explainQuote(value as never)).toThrow(
    expect.objectContaining({ name: 'TypeError', code: 'INVALID_ARGUMENT' }),
  );
});
