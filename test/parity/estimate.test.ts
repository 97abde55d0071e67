// What messages cost: reference = quote = ts = wasm, wherever the rows lie.
import { expect, test } from 'vitest';
import { countries, statuses } from '../../src/batch/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import { wasmKernel } from '../../src/kernel/wasm.js';
import { quote } from '../../src/quote/quote.js';
import { engineModule } from '../engine.js';
import { random } from '../random.js';
import { cardOf, expectedEstimate, plainRates, requireEstimate } from './estimates.js';
import { numberRows, spoiltRows } from './numbers.js';
import { backwards, joined, scattered } from './parity.js';
import { randomRows } from './rows.js';

const chance = random(31);
const shuffled = <Item>(items: Item[]): Item[] =>
  items
    .map(item => ({ item, place: chance.below(2 ** 31) }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);

const msisdn = shuffled([
  ...numberRows(8, chance),
  ...spoiltRows().filter(() => chance.below(20) === 0),
]).slice(0, 30_000);
const text = Array.from({ length: 30 }, () => randomRows(chance, msisdn.length / 30)).flat();
const messages = { msisdn, text };
const many = plainRates(msisdn, 10_000, chance);
const cases = [
  { rates: many, channel: 'SMS', basis: 'parts' },
  { rates: many, channel: 'RCS', basis: 'parts' },
  { rates: plainRates(msisdn, 100, chance), channel: 'SMS', basis: 'segments' },
  { rates: plainRates(msisdn, 0, chance), channel: 'SMS', basis: 'parts' },
] as const;
const expected = cases.map(({ rates, channel, basis }) => expectedEstimate(messages, rates, channel, basis));

const kernels = [
  ['ts', loadKernel({ prefer: 'ts' })],
  ['wasm', loadKernel({ prefer: 'wasm' })],
  ['wasm, with the first row', wasmKernel(engineModule(), undefined, 0)],
  ['wasm that moves 400 bytes at a time', wasmKernel(engineModule(), 400, 0)],
] as const;

test('there is something to compare', () => {
  expect(msisdn.length).toBe(30_000);
  expect(kernels.map(([, { name }]) => name)).toEqual(['ts', 'wasm', 'wasm', 'wasm']);
  const found = new Set(expected.flatMap(({ rows }) => Array.from(rows.status, code => statuses[code])));
  const reasons = ['INVALID_PHONE_NUMBER', 'NO_RATE', 'NO_RCS_RATE', 'DESTINATION_REJECTED'];
  expect(found).toEqual(new Set(['OK', 'INVALID_UTF8', ...reasons]));
  expect(Object.keys(expected[0]!.totals.byRate).length).toBeGreaterThan(2000);
  expect(Object.keys(expected[0]!.totals.byParts).length).toBeGreaterThan(7);
  expect(expected[2]!.totals.total).not.toBe(expected[3]!.totals.total);
});

test.each(kernels)('%s: joined, backwards, scattered, and as strings', (_, kernel) => {
  cases.forEach(({ rates, channel, basis }, i) => {
    const card = cardOf(rates);
    const options = { channel, basis };
    const ways = [joined, backwards, (rows: Uint8Array[]) => scattered(rows, chance)];
    for (const lay of ways)
      requireEstimate(
        kernel,
        { msisdn: lay(messages.msisdn), text: lay(messages.text) },
        card,
        options,
        expected[i]!,
      );
  });
});

test.each(kernels)('%s: in its own buffer, one column there and one elsewhere', (_, kernel) => {
  cases.forEach(({ rates, channel, basis }, i) => {
    const card = cardOf(rates);
    const [numbers, texts] = [joined(messages.msisdn), joined(messages.text)];
    const buffer = kernel.buffer(numbers.data.length + texts.data.length);
    buffer.set(numbers.data);
    buffer.set(texts.data, numbers.data.length);
    const shifted = texts.offsets.map(offset => offset + numbers.data.length);
    const inBuffer = {
      msisdn: { data: buffer, offsets: numbers.offsets },
      text: { data: buffer, offsets: shifted },
    };
    for (const sources of [inBuffer, { ...inBuffer, text: texts }, { ...inBuffer, msisdn: numbers }])
      requireEstimate(kernel, sources, card, { channel, basis }, expected[i]!);
  });
});

test('quote says the same of each row', () => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  cases.forEach(({ rates, channel, basis }, i) => {
    const card = cardOf(rates);
    const { status, rate, cost, country } = expected[i]!.rows;
    for (let row = 0; row < 10_000; row++) {
      const message = {
        msisdn: Buffer.from(messages.msisdn[row]!).toString('latin1'),
        text: decoder.decode(messages.text[row]),
        channel,
      };
      const quoted = quote(message, card, { basis });
      const name = statuses[status[row]!];
      if (quoted.issues) expect(quoted.issues[0]!.code).toBe(name);
      else if (quoted.noRate) expect(quoted.reason).toBe(name);
      else {
        expect(quoted.total.units).toBe(cost[row]);
        expect(quoted.matchedBy.line).toBe(rate[row]! + 1);
        expect(quoted.country).toBe(countries[country[row]!]);
      }
    }
  });
});
