// QuickSMS API 2.0, Sandbox Mode: no credits are deducted, and a text is appended.
import { expect, test } from 'vitest';
import { analyze, formatMoney, quote, rateCard } from '../../src/index.js';
import { a, msisdn, priced, reasonFor, routed, SUFFIX, simple } from './cards.js';

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

test.each([
  ['GSM-7', ''],
  ['GSM-7, one part and then two', a(128)],
  ['GSM-7, an escape pair at the end of a part', a(152) + '€'.repeat(64)],
  ['GSM-7, full parts of escape pairs', '€'.repeat(76 * 3)],
  ['UCS-2', 'ж'.repeat(38)],
  ['UCS-2, one part and then two', 'ж'.repeat(39)],
  ['UCS-2, surrogate pairs at the end of parts', 'ж' + '😀'.repeat(80)],
  ['UCS-2, half a pair in front of the suffix', 'ж😀\ud83d'],
])('counts in sandbox mode are those of the text that is sent: %s', (_, text) => {
  for (const channel of ['SMS', 'RCS'] as const) {
    const { encoding, characters, messageParts, segments } = analyze(text + SUFFIX, { channel });
    const both = rateCard('country,price,rcs price,currency\nGB,0.04,0.06,GBP').value!;
    expect(quote({ msisdn, text, channel, sandbox: true }, both)).toMatchObject({
      encoding,
      characters,
      messageParts,
      segments,
    });
  }
});

test('a sandbox message without a rate has none', () => {
  expect(reasonFor({ msisdn: '819012345678', sandbox: true }, simple)).toBe('NO_RATE');
});

test('in sandbox mode an RCS message without a rate has the SMS with its price, by the text that is sent', () => {
  const found = quote({ msisdn, text: a(160), smartRouting: true, sandbox: true }, simple);
  expect(found).toMatchObject({ noRate: true, reason: 'NO_RCS_RATE', fallback: { messageParts: 2 } });
  expect(found.noRate && formatMoney(found.fallback!.total)).toBe('0.08');
});
