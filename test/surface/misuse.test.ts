// What a program gives that is not what the types say is a TypeError with a code, and not one of the host.
import { expect, test } from 'vitest';
import { estimate } from '../../src/api/index.js';
import { analyzeColumn, textColumn } from '../../src/batch/index.js';
import { type QuoteMessage, quote, type RateCard, rateCard } from '../../src/index.js';

const card = rateCard('country,price,currency\nGB,0.04,GBP').value!;
const message: QuoteMessage = { msisdn: '447700900000', text: 'Hello' };

function revoked<Kind extends object>(target: Kind): Kind {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

const detached = (array: Int32Array<ArrayBuffer>): Int32Array => {
  structuredClone(array, { transfer: [array.buffer] });
  return array;
};

/** The card with other fields in its rate. */
const withRate = (fields: object): RateCard => ({ ...card, rates: [{ ...card.rates[0]!, ...fields }] });

const misuses: [name: string, act: () => unknown, message: string][] = [
  ['source of rateCard', () => rateCard(revoked({})), 'source must be text, parsed JSON or rows'],
  ['options of rateCard', () => rateCard('', revoked({})), 'options must be an object'],
  ['columns of rateCard', () => rateCard('', { columns: revoked({}) }), 'options.columns must be an object'],
  ['message of quote', () => quote(revoked(message), card), 'message must be an object'],
  ['card of quote', () => quote(message, revoked(card)), 'card must be a rate card'],
  ['options of quote', () => quote(message, card, revoked({})), 'options must be an object'],
  ['options of estimate', () => estimate({}, card, revoked({})), 'options must be an object'],
  ['rates of a card', () => quote(message, { ...card, rates: revoked([]) }), 'card must be a rate card'],
  [
    'rate of a card',
    () => quote(message, { ...card, rates: [revoked({})] as never }),
    'card.rates[0] must be',
  ],
  ['source of textColumn', () => textColumn(revoked([])), 'source must be an array of strings'],
  ['kernel', () => analyzeColumn(revoked({}) as never, textColumn([])), 'kernel must be a kernel'],
];

test.each(misuses)('a revoked proxy as %s', (_, act, start) => {
  expect(act).toThrow(
    expect.objectContaining({ code: 'INVALID_ARGUMENT', message: expect.stringContaining(start) }),
  );
  expect(act).toThrow(TypeError);
});

test.each([
  ['mccMnc', 23415],
  ['network', 1],
  ['prefix', 44],
  ['prefix', '+44'],
  ['country', undefined],
  ['reject', 'no'],
  ['from', '2026-01-01'],
  ['until', Number.NaN],
])('a card written by hand: %s is %s', (field, value) => {
  const wrong = withRate({ [field]: value });
  const expected = {
    code: 'INVALID_ARGUMENT',
    message: expect.stringContaining(`card.rates[0].${field} must`),
  };
  expect(() => quote(message, wrong)).toThrow(expect.objectContaining(expected));
});

test('a card written by hand: without a policy for unknown networks', () => {
  const { unknownNetwork: _, ...without } = card;
  const expected = { code: 'INVALID_ARGUMENT', message: expect.stringContaining('card.unknownNetwork must') };
  expect(() => quote(message, without as RateCard)).toThrow(expect.objectContaining(expected));
});

test.each(['offsets', 'starts', 'ends'])('positions of a column whose buffer is detached: %s', name => {
  const [first, second] = [Int32Array.of(0, 1), Int32Array.of(0, 1)];
  const positions = name === 'offsets' ? { offsets: first } : { starts: first, ends: second };
  detached(name === 'ends' ? second : first);
  const source = { data: new Uint8Array(1), ...positions } as Parameters<typeof textColumn>[0];
  const expected = { code: 'INVALID_ARGUMENT', message: `${name} is detached` };
  expect(() => textColumn(source as never)).toThrow(expect.objectContaining(expected));
});
