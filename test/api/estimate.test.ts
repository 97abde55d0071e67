// The estimate of a send request: how it travels, and its quote.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimate } from '../../src/api/index.js';
import { analyze, checkSender, explainQuote, formatMoney, type RateCard } from '../../src/index.js';
import { a, cardOf, keyed, msisdn, priced, routed, SUFFIX, simple } from '../quote/cards.js';
import { scaled } from '../scale.js';

const body = { MSISDN: msisdn, msg: a(161), sender: 'MyStore' };

test('an estimate without a card says how a request is sent, and with one what it costs', () => {
  const { value } = estimate(body);
  expect(value).toMatchObject({ channel: 'SMS', text: body.msg, analysis: { messageParts: 2 } });
  expect(value).not.toHaveProperty('quote');
  const withCard = estimate(body, simple);
  expect(withCard).toEqual({
    value: { ...value, quote: priced({ text: body.msg }, simple) },
    warnings: [],
  });
  expect(explainQuote(withCard.value!.quote)).toBe(
    '2 parts (GSM-7, 161 characters) to GB at 0.04000000 GBP a part (prefix 447) = 0.08 GBP',
  );
});

test('an estimate passes on basis, network, time and test mode', () => {
  const text = `${a(152)}€${a(152)}`;
  const total = (options: object, card: RateCard, more = {}) => {
    const { value } = estimate({ ...body, msg: text, ...more }, card, options);
    if (!value || value.quote.noRate) return 'no price';
    return formatMoney(value.quote.total);
  };
  expect(total({ basis: 'segments' }, simple)).toBe('0.12');
  expect(total({ mccMnc: '23415' }, keyed)).toBe('0.02');
  expect(total({ testMode: true }, simple)).toBe('0.00');
  expect(total({}, simple, { sandbox: true })).toBe('0.00');
  const card = cardOf('country,price,from\nGB,0.04,2026-01-01');
  expect(total({ at: 0 }, card)).toBe('no price');
  expect(total({ at: new Date() }, card)).toBe('0.08');
});

test('an estimate with smart routing is that of RCS, with the SMS beside it, if the sender can be an agent', () => {
  const { value } = estimate({ ...body, smart_routing: true, sender: 'MyBrandAgent' }, routed);
  const quoted = priced({ text: body.msg, smartRouting: true }, routed);
  expect(quoted).toMatchObject({ channel: 'RCS', fallback: { channel: 'SMS' } });
  expect(value!.quote).toEqual(quoted);
  expect(value).toMatchObject({ channel: 'RCS', analysis: analyze(body.msg, { channel: 'RCS' }) });
});

test('in test mode the text that is appended is in the estimate, and counts once', () => {
  const { value } = estimate({ ...body, msg: 'Hi' }, simple, { testMode: true });
  expect(value).toMatchObject({
    request: { sandbox: true },
    text: `Hi${SUFFIX}`,
    analysis: { characters: 2 + SUFFIX.length },
    quote: { characters: 2 + SUFFIX.length, production: { characters: 2 } },
  });
});

test('the appended text does not belong to "sandbox": true with a live key, which costs nothing', () => {
  const { value } = estimate({ ...body, msg: 'Hi', sandbox: true }, simple);
  expect(value).toMatchObject({
    request: { sandbox: true },
    text: 'Hi',
    analysis: { characters: 2 },
    quote: {
      characters: 2,
      total: { units: 0n },
      production: { characters: 2, total: { units: 4_000_000n } },
    },
  });
  expect(estimate({ ...body, msg: 'Hi', sandbox: true }).value).toMatchObject({ text: 'Hi' });
});

test('an estimate of a bad body has the issues of the body, and of a destination without a rate the reason', () => {
  expect(estimate({ ...body, MSISDN: '+44' }, simple).issues).toMatchObject([
    { code: 'INVALID_PHONE_NUMBER' },
  ]);
  expect(estimate({ ...body, MSISDN: '819012345678' }, simple).value).toMatchObject({
    quote: { noRate: true, reason: 'NO_RATE' },
  });
});

test('a price past 64 bits is the mistake of whoever made the card, and not of the body', () => {
  const card = cardOf('country,price\nGB,92233720368');
  expect(() => estimate(body, card)).toThrow(
    expect.objectContaining({ name: 'RangeError', code: 'INVALID_ARGUMENT' }),
  );
});

test.each<[string, () => unknown]>([
  ['a card that is an empty object, whatever the body', () => estimate({}, {} as never)],
  ['options that are null, whatever the body', () => estimate({}, simple, null as never)],
  ['test mode as a text, whatever the body', () => estimate({}, simple, { testMode: 'yes' as never })],
  ['a network as a number, whatever the body', () => estimate({}, simple, { mccMnc: 23415 as never })],
  ['a network with a dash, whatever the body', () => estimate({}, simple, { mccMnc: '234-15' })],
  ['a time as a text, whatever the body', () => estimate({}, simple, { at: 'today' as never })],
])('%s is the mistake of the program', (_, call) => {
  expect(call).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});

test('with smart routing every valid sender can be an RCS agent, which is why the channel is RCS', () => {
  const senders = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: fc.constantFrom(...'0123456789aZ €\n?'), maxLength: 30 }),
  );
  fc.assert(
    fc.property(senders, sender => {
      const { value } = estimate({ ...body, sender, smart_routing: true });
      const { kinds } = checkSender(sender, { smartRouting: true });
      expect(value?.channel).toBe(kinds.includes('RCS_AGENT') ? 'RCS' : undefined);
    }),
    { numRuns: scaled(2_000) },
  );
});
