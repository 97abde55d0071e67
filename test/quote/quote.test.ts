// QuickSMS API 2.0, Smart Routing (RCS): RCS is billed as one part; falling back to SMS, the difference is deducted or
// refunded. Sandbox: no credits are deducted, and a text is appended.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimate } from '../../src/api/index.js';
import {
  analyze,
  explainQuote,
  formatMoney,
  type Quote,
  type QuoteMessage,
  type QuoteOptions,
  quote,
  type RateCard,
  type RateCardOptions,
  rateCard,
} from '../../src/index.js';
import { codePointsOf, referenceCounts } from '../reference/text.js';

const msisdn = '447700900000';
const a = (length: number) => 'a'.repeat(length);

function cardOf(text: string, options?: RateCardOptions): RateCard {
  const { value, issues } = rateCard(text, options);
  if (issues) throw new Error(issues[0]?.message);
  return value;
}

/** A quote that has a price. */
function priced(message: Partial<QuoteMessage>, card: RateCard, options?: QuoteOptions): Quote {
  const found = quote({ msisdn, text: 'Hello', ...message }, card, options);
  if (found.issues || found.noRate) throw new Error(explainQuote(found));
  return found;
}

const reasonFor = (message: Partial<QuoteMessage>, card: RateCard) => {
  const found = quote({ msisdn, text: 'Hello', ...message }, card);
  return found.noRate ? found.reason : undefined;
};

const simple = cardOf('prefix,price,currency\n447,0.04,GBP');
const routed = cardOf(
  'country,price,rcs price,currency\nGB,0.04,0.06,GBP\nDE,0.07,0.05,GBP\nFR,0.05,0.05,GBP',
);

test('a part costs its price, and two cost twice as much', () => {
  const one = priced({ text: a(160) }, simple);
  const two = priced({ text: a(161) }, simple);
  expect([one, two].map(({ messageParts, total }) => [messageParts, formatMoney(total)])).toEqual([
    [1, '0.04'],
    [2, '0.08'],
  ]);
  expect(two).toMatchObject({
    channel: 'SMS',
    encoding: 'GSM-7',
    characters: 161,
    segments: 2,
    country: 'GB',
    basis: 'parts',
    unitPrice: { currency: 'GBP', units: 4_000_000n },
    fee: { currency: 'GBP', units: 0n },
    total: { currency: 'GBP', units: 8_000_000n },
    reserve: { currency: 'GBP', units: 8_000_000n },
    matchedBy: { key: 'prefix', value: '447', network: null, line: 2, path: null },
  });
  expect(two.fallback ?? two.adjustment ?? two.production ?? two.noRate ?? two.issues).toBeUndefined();
});

test('price and fee times parts as the slow reference counts them, for any text', () => {
  const card = cardOf('country,price,fee,currency\nGB,0.04123456,0.00300001,GBP');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.boolean(), (text, bySegments) => {
      const counts = referenceCounts(codePointsOf(text));
      const basis = bySegments ? 'segments' : 'parts';
      const { total } = priced({ text }, card, { basis });
      const count = bySegments ? counts.segments : counts.messageParts;
      expect(total.units).toBe((4_123_456n + 300_001n) * BigInt(count));
    }),
    { numRuns: 2_000 },
  );
});

test('by parts as they are billed or segments as they are sent: an escape pair is never split, so 2 and 3', () => {
  const text = `${a(152)}€${a(152)}`;
  const parts = priced({ text }, simple, { basis: 'parts' });
  const segments = priced({ text }, simple, { basis: 'segments' });
  expect(priced({ text }, simple)).toEqual(parts);
  expect([parts, segments].map(found => [found.messageParts, found.segments])).toEqual([
    [2, 3],
    [2, 3],
  ]);
  expect([parts, segments].map(({ total }) => formatMoney(total))).toEqual(['0.08', '0.12']);
});

test('a fee is added for each part, on RCS once', () => {
  const card = cardOf('country,price,rcs price,fee,currency\nGB,0.04,0.06,0.003,GBP');
  const sms = priced({ text: a(161) }, card);
  expect([sms.unitPrice, sms.fee, sms.total].map(money => formatMoney(money))).toEqual([
    '0.04',
    '0.003',
    '0.086',
  ]);
  const rcs = priced({ text: a(1000), channel: 'RCS' }, card);
  expect(formatMoney(rcs.total)).toBe('0.063');
});

test('RCS is one part, whatever its length, by parts and by segments', () => {
  for (const basis of ['parts', 'segments'] as const)
    for (const text of ['', a(3000), '😀'.repeat(500)]) {
      const found = priced({ text, channel: 'RCS' }, routed, { basis });
      expect(found).toMatchObject({ channel: 'RCS', encoding: null, messageParts: 1, segments: 1 });
      expect(formatMoney(found.total)).toBe('0.06');
    }
});

// -- Smart routing --

test.each([
  ['SMS costs more, so the difference is deducted', msisdn, 161, '0.06', '0.08', '0.02', '0.08'],
  ['SMS costs less, so the difference is refunded', msisdn, 160, '0.06', '0.04', '-0.02', '0.06'],
  ['SMS of one part costs more', '4915112345678', 160, '0.05', '0.07', '0.02', '0.07'],
  ['SMS costs the same', '33612345678', 160, '0.05', '0.05', '0.00', '0.05'],
])('smart routing: %s', (_, number, length, rcs, sms, adjustment, reserve) => {
  const found = priced({ msisdn: number, text: a(length), smartRouting: true }, routed);
  expect(found.channel).toBe('RCS');
  expect(formatMoney(found.total)).toBe(rcs);
  expect(found.fallback!.channel).toBe('SMS');
  expect(formatMoney(found.fallback!.total)).toBe(sms);
  expect(formatMoney(found.adjustment!)).toBe(adjustment);
  expect(formatMoney(found.reserve)).toBe(reserve);
  expect(found.fallback).toEqual(priced({ msisdn: number, text: a(length) }, routed));
});

test('smart routing: what is paid for RCS and adjusted is what the SMS costs, and the reserve covers both', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(msisdn, '4915112345678', '33612345678'),
      fc.integer({ min: 0, max: 1530 }),
      (number, length) => {
        const { total, fallback, adjustment, reserve } = priced(
          { msisdn: number, text: a(length), smartRouting: true },
          routed,
        );
        expect(total.units + adjustment!.units).toBe(fallback!.total.units);
        expect(reserve.units).toBe(total.units > fallback!.total.units ? total.units : fallback!.total.units);
      },
    ),
  );
});

test('smart routing with the channel SMS is SMS, and with RCS is RCS that falls back', () => {
  expect(priced({ channel: 'SMS', smartRouting: true }, routed)).toEqual(priced({}, routed));
  expect(priced({ channel: 'RCS', smartRouting: true }, routed)).toEqual(
    priced({ smartRouting: true }, routed),
  );
  expect(priced({ channel: 'RCS' }, routed).fallback).toBeUndefined();
});

test('smart routing by two rows: each channel by the most specific that has a price for it', () => {
  const card = cardOf('prefix,country,price,rcs price,currency\n447,,0.04,,GBP\n,GB,0.09,0.06,GBP');
  const { matchedBy, fallback } = priced({ smartRouting: true }, card);
  expect([matchedBy.line, fallback!.matchedBy.line]).toEqual([3, 2]);
});

test('smart routing without a rate for one of the channels has no price, and says for which', () => {
  const sms = cardOf('country,price\nGB,0.04');
  expect(quote({ msisdn, text: '', smartRouting: true }, sms)).toMatchObject({
    noRate: true,
    channel: 'RCS',
  });
  const rcs = cardOf('country,rcs price\nGB,0.04');
  expect(quote({ msisdn, text: '', smartRouting: true }, rcs)).toMatchObject({
    noRate: true,
    channel: 'SMS',
  });
});

// -- Sandbox --

const SUFFIX = ' This is a QuickSMS test message';

test('in sandbox mode nothing is paid, the appended text counts, and production is beside it', () => {
  const text = a(150);
  const found = priced({ text, sandbox: true }, simple);
  expect(found).toMatchObject({ messageParts: 2, characters: 150 + SUFFIX.length });
  expect([found.total, found.reserve].map(({ units }) => units)).toEqual([0n, 0n]);
  expect(formatMoney(found.unitPrice)).toBe('0.04');
  expect(found.production).toEqual(priced({ text }, simple));
  expect([found.production!.messageParts, formatMoney(found.production!.total)]).toEqual([1, '0.04']);
});

test('in sandbox mode smart routing pays, adjusts and reserves nothing', () => {
  const found = priced({ text: a(160), sandbox: true, smartRouting: true }, routed);
  const amounts = [
    found.total,
    found.reserve,
    found.adjustment!,
    found.fallback!.total,
    found.fallback!.reserve,
  ];
  expect(amounts.map(({ units }) => units)).toEqual([0n, 0n, 0n, 0n, 0n]);
  expect(found.fallback!.messageParts).toBe(2);
  expect(found.production).toEqual(priced({ text: a(160), smartRouting: true }, routed));
});

test('a sandbox message without a rate has none', () => {
  expect(reasonFor({ msisdn: '819012345678', sandbox: true }, simple)).toBe('NO_RATE');
});

// -- Rates --

const keyed = cardOf(
  [
    'prefix,country,mccmnc,price,currency',
    ',,23415,0.01,GBP',
    ',,234,0.02,GBP',
    '4477,,,0.03,GBP',
    ',GB,,0.04,GBP',
    'default,,,0.05,GBP',
  ].join('\n'),
);

test.each([
  ['mccMnc', '23415', 2, { mccMnc: '23415' }],
  ['mccMnc', '234', 3, { mccMnc: '23499' }],
  ['prefix', '4477', 4, {}],
  ['prefix', '4477', 4, { mccMnc: '20801' }],
  ['country', 'GB', 5, { msisdn: '442079460958' }],
  ['default', null, 6, { msisdn: '819012345678' }],
] as const)('matched by %s %s', (key, value, line, message) => {
  const { matchedBy, total } = priced(message, keyed);
  expect(matchedBy).toEqual({ key, value, network: null, line, path: null });
  expect(total.units).toBe(BigInt(line - 1) * 1_000_000n);
});

test('rows and JSON are matched by their path', () => {
  const { value } = rateCard([
    { country: 'DE', price: 1 },
    { country: 'GB', price: 2 },
  ]);
  expect(priced({}, value!).matchedBy).toEqual({
    key: 'country',
    value: 'GB',
    network: null,
    line: null,
    path: '[1]',
  });
});

test('no rate, a rejected destination and a network that is not known are three things, and none is 0', () => {
  const text = 'country,network,price\nGB,O2,0.04\nGB,EE,0.05\nCU,,n/a\nFR,,0.00';
  expect(reasonFor({}, cardOf(text))).toBe('NETWORK_UNKNOWN');
  expect(reasonFor({ msisdn: '5351234567' }, cardOf(text))).toBe('DESTINATION_REJECTED');
  expect(reasonFor({ msisdn: '819012345678' }, cardOf(text))).toBe('NO_RATE');
  expect(reasonFor({ channel: 'RCS', msisdn: '33612345678' }, cardOf(text))).toBe('NO_RCS_RATE');
  const none = quote({ msisdn: '819012345678', text: a(161) }, cardOf(text));
  expect(none).toEqual({
    noRate: true,
    reason: 'NO_RATE',
    channel: 'SMS',
    encoding: 'GSM-7',
    characters: 161,
    messageParts: 2,
    segments: 2,
    country: 'JP',
    basis: 'parts',
  });
  // A price of 0 is a price.
  expect(priced({ msisdn: '33612345678' }, cardOf(text)).total.units).toBe(0n);
});

test('where networks alone have rates, the highest or lowest counts if the card is told so', () => {
  const text = 'country,mcc,mnc,price,fee\nGB,234,10,0.04,0.02\nGB,234,15,0.05,';
  const [highest, lowest] = (['highest', 'lowest'] as const).map(unknownNetwork =>
    cardOf(text, { unknownNetwork }),
  );
  expect(formatMoney(priced({}, highest!).total)).toBe('0.06');
  expect(formatMoney(priced({}, lowest!).total)).toBe('0.05');
  expect(priced({}, lowest!).matchedBy).toEqual({
    key: 'country',
    value: 'GB',
    network: '23415',
    line: 3,
    path: null,
  });
  expect(explainQuote(priced({}, lowest!))).toContain('(country GB, as network 23415)');
  expect(formatMoney(priced({ mccMnc: '23415' }, highest!).total)).toBe('0.05');
});

test('rates count when they are in force, at a Date or milliseconds', () => {
  const card = cardOf('country,price,from,until\nGB,0.04,2026-01-01,2026-02-01\nGB,0.05,2026-02-01,');
  const start = Date.UTC(2026, 1, 1);
  expect(formatMoney(priced({ at: start - 1 }, card).total)).toBe('0.04');
  expect(formatMoney(priced({ at: new Date(start) }, card).total)).toBe('0.05');
  expect(reasonFor({ at: 0 }, card)).toBe('NO_RATE');
  // Without a time, the last to come into force.
  expect(formatMoney(priced({}, card).total)).toBe('0.05');
});

// -- What is wrong --

test.each([
  ['no number', { msisdn: '' }, 'INVALID_PHONE_NUMBER', 'msisdn'],
  ['a number with +', { msisdn: '+447700900000' }, 'INVALID_PHONE_NUMBER', 'msisdn'],
  ['6 digits', { msisdn: '447700' }, 'INVALID_PHONE_NUMBER', 'msisdn'],
  ['an MCC alone', { mccMnc: '234' }, 'INVALID_MCC_MNC', 'mccMnc'],
  ['MCC and MNC with a dash', { mccMnc: '234-15' }, 'INVALID_MCC_MNC', 'mccMnc'],
])('%s is an issue', (_, message, code, param) => {
  expect(quote({ msisdn, text: '', ...message }, simple)).toMatchObject({
    issues: [{ code, param, path: [param] }],
  });
});

test('a total past 64 bits is an issue, also of the SMS to which RCS falls back', () => {
  const card = cardOf(
    'country,price,rcs price,fee\nGB,92233720368.54775807,1,\nDE,92233720368.54775807,1,0.00000001',
  );
  const issues = [{ code: 'AMOUNT_OUT_OF_RANGE', param: 'total', path: ['total'] }];
  expect(priced({}, card).total.units).toBe(2n ** 63n - 1n);
  expect(quote({ msisdn, text: a(161) }, card)).toMatchObject({ issues });
  expect(quote({ msisdn, text: a(161), smartRouting: true }, card)).toMatchObject({ issues });
  expect(quote({ msisdn: '4915112345678', text: '' }, card)).toMatchObject({ issues });
});

test.each<[string, () => unknown]>([
  ['no message', () => quote(undefined as never, simple)],
  ['no text', () => quote({ msisdn } as never, simple)],
  ['a number that is a number', () => quote({ msisdn: 447700900000, text: '' } as never, simple)],
  ['another channel', () => quote({ msisdn, text: '', channel: 'MMS' } as never, simple)],
  ['smart routing as a text', () => quote({ msisdn, text: '', smartRouting: 'true' } as never, simple)],
  ['sandbox as a number', () => quote({ msisdn, text: '', sandbox: 1 } as never, simple)],
  ['MCC and MNC as a number', () => quote({ msisdn, text: '', mccMnc: 23415 } as never, simple)],
  ['a time as a text', () => quote({ msisdn, text: '', at: '2026-01-31' } as never, simple)],
  ['a Date that is none', () => quote({ msisdn, text: '', at: new Date(Number.NaN) }, simple)],
  ['an endless time', () => quote({ msisdn, text: '', at: Number.POSITIVE_INFINITY }, simple)],
  ['no card', () => quote({ msisdn, text: '' }, undefined as never)],
  ['the answer of rateCard', () => quote({ msisdn, text: '' }, rateCard('country,price\nGB,1') as never)],
  ['another basis', () => quote({ msisdn, text: '' }, simple, { basis: 'characters' as never })],
  ['a card that is none, whatever the body', () => estimate({}, {} as never)],
  ['options that are none, whatever the body', () => estimate({}, simple, null as never)],
  ['sandbox as a text, whatever the body', () => estimate({}, simple, { sandbox: 'yes' as never })],
])('%s is the mistake of the program', (_, call) => {
  expect(call).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});

// -- Explanations --

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

// -- Requests --

const body = { MSISDN: msisdn, msg: a(161), sender: 'MyStore' };

test('an estimate without a card tells how a request travels, and with one what it costs', () => {
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

test('an estimate passes on basis, network, time and sandbox', () => {
  const text = `${a(152)}€${a(152)}`;
  const total = (options: object, card: RateCard, more = {}) => {
    const { value } = estimate({ ...body, msg: text, ...more }, card, options);
    if (!value || value.quote.noRate) return 'no price';
    return formatMoney(value.quote.total);
  };
  expect(total({ basis: 'segments' }, simple)).toBe('0.12');
  expect(total({ mccMnc: '23415' }, keyed)).toBe('0.02');
  expect(total({ sandbox: true }, simple)).toBe('0.00');
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

test('in sandbox mode the text that is appended is in the estimate, and counts once', () => {
  const { value } = estimate({ ...body, msg: 'Hi' }, simple, { sandbox: true });
  expect(value).toMatchObject({
    text: `Hi${SUFFIX}`,
    analysis: { characters: 2 + SUFFIX.length },
    quote: { characters: 2 + SUFFIX.length, production: { characters: 2 } },
  });
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

test('networks of a prefix that do not agree keep a shorter one from counting', () => {
  const card = cardOf('prefix,operator,price\n4477,Vodafone,0.05\n4477,O2,0.06\n44,,0.04');
  expect(reasonFor({}, card)).toBe('NETWORK_UNKNOWN');
  expect(priced({ msisdn: '442079460000' }, card).matchedBy).toMatchObject({ key: 'prefix', value: '44' });
  const agreed = cardOf('prefix,operator,price\n4477,Vodafone,0.05\n4477,O2,0.05\n44,,0.04');
  expect(priced({}, agreed).matchedBy).toMatchObject({ key: 'prefix', value: '4477', network: 'Vodafone' });
});

test('networks of a country that agree: not where those that are not listed have the default rate', () => {
  const networks = 'country,mcc,mnc,price\nGB,234,10,0.04\nGB,234,15,0.04';
  expect(priced({}, cardOf(networks)).matchedBy).toMatchObject({ key: 'country', value: 'GB' });
  expect(priced({}, cardOf(`${networks}\ndefault,,,0.1`)).matchedBy).toMatchObject({ key: 'default' });
  const named = 'country,operator,price\nGB,O2,0.04\nGB,Other,0.04\ndefault,,0.1';
  expect(priced({}, cardOf(named)).matchedBy).toMatchObject({ key: 'country', value: 'GB' });
  const highest = cardOf(`${networks}\ndefault,,,0.1`, { unknownNetwork: 'highest' });
  expect(reasonFor({}, highest)).toBeUndefined();
});
