// What messages cost: reference = quote = ts = wasm, wherever the rows lie and however few bytes are moved at a time.
import { expect, test } from 'vitest';
import { countries, statuses } from '../../../src/batch/index.js';
import { loadKernel } from '../../../src/kernel/index.js';
import { quote } from '../../../src/quote/quote.js';
import { random } from '../../random.js';
import { scaled } from '../../scale.js';
import { typescript, wasm } from '../kernels.js';
import type { Layout } from '../layouts.js';
import { numberRows, spoiltRows } from '../numbers/rows.js';
import { requireProperty } from '../property.js';
import { randomRows } from '../text/rows.js';
import { describeEstimate, estimateCase } from './arbitraries.js';
import { checkEstimate, requireMessages } from './compare.js';
import { requireCounts } from './counts.js';
import { expectedEstimate, type Terms } from './expected.js';
import { cardOf, plainRates } from './rates.js';

test('any messages, any rates, any layout, any number of bytes at a time', () => {
  requireProperty({
    values: estimateCase,
    check: value => checkEstimate(wasm, value),
    describe: describeEstimate,
    runs: 1000,
  });
});

const chance = random(31);
const shuffled = <Item>(items: Item[]): Item[] =>
  items
    .map(item => ({ item, place: chance.below(2 ** 31) }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);

const COUNT = Math.max(5000, Math.min(scaled(30_000), 60_000));
const msisdn = shuffled([
  ...numberRows(4, chance),
  ...spoiltRows().filter(() => chance.below(20) === 0),
]).slice(0, COUNT);
const text = Array.from({ length: 30 }, () => randomRows(chance, Math.ceil(COUNT / 30)))
  .flat()
  .slice(0, COUNT);
const messages = { msisdn, text };
const many = plainRates(msisdn, 10_000, chance);
const cases = (
  [
    { rates: many, channel: 'SMS', basis: 'parts' },
    { rates: many, channel: 'RCS', basis: 'parts' },
    { rates: plainRates(msisdn, 100, chance), channel: 'SMS', basis: 'segments' },
    { rates: plainRates(msisdn, 0, chance), channel: 'SMS', basis: 'parts' },
  ] satisfies Terms[]
).map((terms: Terms) => ({ messages, terms, expected: expectedEstimate(messages, terms) }));

const kernels = [
  ['ts', typescript],
  ['wasm', loadKernel({ prefer: 'wasm' })],
  ['wasm, with the first row', wasm(0)],
  ['wasm that moves 400 bytes at a time', wasm(400)],
] as const;

test('there is something to compare', () => {
  expect(msisdn.length).toBe(COUNT);
  expect(kernels.map(([, { name }]) => name)).toEqual(['ts', 'wasm', 'wasm', 'wasm']);
  const found = new Set(
    cases.flatMap(({ expected }) => Array.from(expected.rows.status!, code => statuses[code])),
  );
  const reasons = ['INVALID_PHONE_NUMBER', 'NO_RATE', 'NO_RCS_RATE', 'DESTINATION_REJECTED'];
  expect(found).toEqual(new Set(['OK', 'INVALID_UTF8', ...reasons]));
  expect(Object.keys(cases[0]!.expected.totals.byRate!).length).toBeGreaterThan(COUNT / 15);
  expect(Object.keys(cases[0]!.expected.totals.byParts!).length).toBeGreaterThan(7);
  expect(cases[2]!.expected.totals.total).not.toBe(cases[3]!.expected.totals.total);
});

const layouts: Layout[] = [
  { name: 'joined', seed: 0 },
  { name: 'backwards', seed: 0 },
  { name: 'with gaps', seed: 31 },
  { name: 'scattered', seed: 31 },
];

test.each(kernels)('%s: joined, backwards, with gaps, scattered', (what, kernel) => {
  for (const compared of cases)
    for (const layout of layouts) requireMessages(`${what}, ${layout.name}`, kernel, compared, layout);
});

test.each(kernels)('%s: in its own buffer, one column there and one elsewhere', (what, kernel) => {
  for (const compared of cases)
    for (const seed of [0, 1, 2])
      requireMessages(`${what}, in the buffer`, kernel, compared, { name: 'in the buffer', seed });
});

test.each(kernels)('%s: senders, known fares and both channels, with prefixes and without', (_, kernel) => {
  requireCounts(kernel);
});

test('quote says the same of each row', () => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (const { terms, expected } of cases) {
    const { rates, channel, basis } = terms;
    const card = cardOf(rates);
    const { status, rate, country } = expected.rows;
    for (let row = 0; row < scaled(10_000) && row < COUNT; row++) {
      const message = {
        msisdn: Buffer.from(msisdn[row]!).toString('latin1'),
        text: decoder.decode(text[row]),
        channel,
      };
      const quoted = quote(message, card, { basis });
      const name = statuses[status![row]!];
      if (quoted.issues) expect(quoted.issues[0]!.code).toBe(name);
      else if (quoted.noRate) expect(quoted.reason).toBe(name);
      else {
        expect(quoted.total.units).toBe(expected.costs[row]);
        expect(quoted.matchedBy.line).toBe(rate![row]! + 1);
        expect(quoted.country).toBe(countries[country![row]!]);
      }
    }
  }
});
