// QuickSMS API 2.0, Smart Routing (RCS): RCS is billed as one part; falling back to SMS, the difference is deducted or
// refunded.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney, quote } from '../../src/index.js';
import { a, cardOf, msisdn, priced, routed } from './cards.js';

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
