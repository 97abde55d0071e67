// What a message costs: price and fee for each part, by the rate that counts.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimate } from '../../src/api/index.js';
import { estimateColumns, textColumn } from '../../src/batch/index.js';
import { formatMoney, quote, rateCard } from '../../src/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import { codePointsOf, referenceCounts } from '../reference/text.js';
import { scaled } from '../scale.js';
import { a, cardOf, msisdn, priced, routed, simple } from './cards.js';

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
    { numRuns: scaled(2_000) },
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

// -- What is wrong --

test.each([
  ['no number', { msisdn: '' }, 'INVALID_PHONE_NUMBER', 'msisdn'],
  ['a number with +', { msisdn: '+447700900000' }, 'INVALID_PHONE_NUMBER', 'msisdn'],
  ['6 digits', { msisdn: '447700' }, 'INVALID_PHONE_NUMBER', 'msisdn'],
  ['an MCC only', { mccMnc: '234' }, 'INVALID_MCC_MNC', 'mccMnc'],
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
  ['an invalid Date', () => quote({ msisdn, text: '', at: new Date(Number.NaN) }, simple)],
  ['an endless time', () => quote({ msisdn, text: '', at: Number.POSITIVE_INFINITY }, simple)],
  ['no card', () => quote({ msisdn, text: '' }, undefined as never)],
  ['the answer of rateCard', () => quote({ msisdn, text: '' }, rateCard('country,price\nGB,1') as never)],
  ['a card that is an empty object', () => quote({ msisdn, text: '' }, {} as never)],
  ['another basis', () => quote({ msisdn, text: '' }, simple, { basis: 'characters' as never })],
])('%s is the mistake of the program', (_, call) => {
  expect(call).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});

test('a gateway or national tables are the mistake of the program, and the message says what counts by them', () => {
  const error = { name: 'TypeError', message: expect.stringContaining('@quicksms/core/encoding') };
  const message = { msisdn, text: '' };
  const at = { ...message, gateway: 'Twilio' };
  expect(() => quote(message, simple, { gateway: 'Twilio' } as never)).toThrow(
    expect.objectContaining(error),
  );
  expect(() => quote(message, simple, { tables: 'auto' } as never)).toThrow(expect.objectContaining(error));
  expect(() => quote(at, simple)).toThrow(expect.objectContaining(error));
});

test('a card that went through JSON is the mistake of the program, and the message says what to do', () => {
  const card = JSON.parse(JSON.stringify(simple));
  const error = {
    name: 'TypeError',
    code: 'INVALID_ARGUMENT',
    message: expect.stringContaining('pass it through rateCard first'),
  };
  expect(() => quote({ msisdn, text: '' }, card)).toThrow(expect.objectContaining(error));
  expect(() => estimate({}, card)).toThrow(expect.objectContaining(error));
  const columns = { msisdn: textColumn([msisdn]), text: textColumn(['']) };
  const kernel = loadKernel({ prefer: 'ts' });
  expect(() => estimateColumns(kernel, columns, card)).toThrow(expect.objectContaining(error));
});

test('a card that was cloned quotes as the card does', () => {
  const clone = structuredClone(simple);
  expect(quote({ msisdn, text: a(161) }, clone)).toEqual(quote({ msisdn, text: a(161) }, simple));
  expect(JSON.stringify(priced({}, clone).total)).toBe('{"currency":"GBP","amount":"0.04"}');
});
