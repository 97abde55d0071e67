// Misuse of text, numbers and senders is a TypeError or RangeError with a code, whatever is passed.
import { expect, test } from 'vitest';
import { analyzeColumn, senderKindsOf } from '../../src/batch/index.js';
import {
  analyze,
  checkSender,
  explainQuote,
  failoverSender,
  formatMoney,
  nonGsmCharacters,
  normalize,
  numberTable,
  quoteTransliterated,
  resolve,
  resolveCountry,
  segments,
  transliterate,
} from '../../src/index.js';
import { loadKernel } from '../../src/kernel/index.js';

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

function detached<View extends { buffer: ArrayBufferLike }>(view: View): View {
  structuredClone(view.buffer, { transfer: [view.buffer as ArrayBuffer] });
  return view;
}

const throwing = {
  toString() {
    throw new Error('toString');
  },
  valueOf() {
    throw new Error('valueOf');
  },
};

const strange: unknown[] = [
  null,
  true,
  1n,
  Number.NaN,
  Symbol('a'),
  () => 'a',
  [],
  Object.create(null),
  throwing,
  revoked({}),
  revoked([]),
  Object.create(Date.prototype),
  Object.create(Uint8Array.prototype),
  new Proxy(new Uint8Array(4), {}),
  detached(new Uint8Array(4)),
];

const money = { currency: 'GBP', units: 1n };
const priced = {
  characters: 1,
  messageParts: 1,
  segments: 1,
  unitPrice: money,
  fee: money,
  total: money,
  matchedBy: {},
};
const row = { country: 'GB', source: 'a letter', checkedOn: '2026-01-31' };
const table = () => ({
  next: new Uint16Array(4),
  afterThree: new Uint16Array(4),
  leaves: new Uint16Array(4),
});
const policyOf = (fields: object) => ({ country: 'GB', policy: [{ ...row, ...fields }] });

/** Calls with an argument that no strange value suits. */
const calls: [name: string, call: (value: never) => unknown][] = [
  ['analyze', value => analyze(value)],
  ['explainQuote', value => explainQuote(value)],
  ['explainQuote, issues', value => explainQuote({ issues: [value] })],
  ['explainQuote, total', value => explainQuote({ ...priced, total: value } as never)],
  ['formatMoney', value => formatMoney(value)],
  ['formatMoney, decimals', value => formatMoney(priced.total, { decimals: value ?? -1 })],
  ['analyzeColumn', value => analyzeColumn(loadKernel(), value)],
  ['analyzeColumn, length', value => analyzeColumn(loadKernel(), { strings: ['a'], length: value ?? -1 })],
  ['analyze, channel', value => analyze('a', { channel: value })],
  ['nonGsmCharacters', value => nonGsmCharacters(value)],
  ['segments', value => segments(value)],
  ['segments, boundary', value => segments('a', { boundary: value ?? 'word' } as never)],
  ['transliterate', value => transliterate(value)],
  ['transliterate, classes', value => transliterate('a', { classes: [value] })],
  ['quoteTransliterated', value => quoteTransliterated({ msisdn: '447911123456', text: 'a' }, value)],
  ['resolve', value => resolve(value)],
  ['resolve, table', value => resolve('447911123456', { table: value })],
  [
    'resolve, arrays of a table',
    value => resolve('447911123456', { table: { ...table(), next: value, enter: () => 0 } as never }),
  ],
  ['resolveCountry', value => resolveCountry(value)],
  ['normalize', value => normalize(value)],
  ['normalize, defaultCountry', value => normalize('1', { defaultCountry: value })],
  ['numberTable', value => numberTable(value)],
  ['checkSender', value => checkSender(value)],
  [
    'checkSender, smartRouting',
    value => checkSender('a', { smartRouting: value === true ? 'a' : value } as never),
  ],
  ['checkSender, at', value => checkSender('a', { at: value })],
  ['checkSender, a row', value => checkSender('a', { policy: [value] })],
  [
    'checkSender, registration',
    value => checkSender('a', policyOf({ registration: value, alphanumeric: 'registered' })),
  ],
  ['checkSender, maxLength', value => checkSender('a', policyOf({ maxLength: value }))],
  ['checkSender, from', value => checkSender('a', policyOf({ from: value }))],
  ['checkSender, source', value => checkSender('a', policyOf({ source: value }))],
  ['failoverSender', value => failoverSender(value)],
  ['failoverSender, a registered one', value => failoverSender({ registered: [value], agent: 'a' })],
  ['failoverSender, agent', value => failoverSender({ registered: [], agent: value })],
  ['senderKindsOf', value => senderKindsOf(value)],
];

const misuse = expect.objectContaining({
  code: 'INVALID_ARGUMENT',
  message: expect.stringContaining('must be'),
});

test.each(calls)('%s', (_, call) => {
  for (const value of strange) expect(() => call(value as never)).toThrow(misuse);
});

test('options that are not an object', () => {
  for (const options of [null, 7, 1n, Symbol('a'), revoked({})] as never[])
    for (const call of [
      () => analyze('a', options),
      () => resolve('447911123456', options),
      () => normalize('447911123456', options),
      () => checkSender('a', options),
    ])
      expect(call).toThrow(misuse);
});

test.each([1n, '1', undefined, -1, 8, 1.5, Number.NaN, 2 ** 32])('senderKindsOf(%s) is not a code', kind => {
  expect(() => senderKindsOf(kind as never)).toThrow(misuse);
});

test('a detached buffer is named as the reason', () => {
  expect(() => numberTable(detached(new Uint8Array(8)))).toThrow('its buffer is detached');
});

test('a table whose arrays are detached is not a table', () => {
  const arrays = table();
  const fake = { ...arrays, enter: () => 0 } as never;
  detached(arrays.leaves);
  expect(() => resolve('447911123456', { table: fake })).toThrow(misuse);
});
