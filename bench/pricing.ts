// Prices: loading rate cards, one quote at a time, and the time that estimateColumns adds to counting and resolving.
import type { EstimateColumnsOptions } from '../src/batch/index.js';
import { columnsOf, type Utf8Column } from '../src/columns.js';
import type { RateCard } from '../src/index.js';
import type { Kernel } from '../src/kernel/index.js';
import { numberColumns } from '../src/numbering/columns.js';
import { faresOf } from '../src/pricing/compile-fares.js';
import { countriesOfNetwork } from '../src/pricing/mobile-codes.js';
import { textCounts } from '../src/text/columns.js';
import { drawn, isMsisdn } from '../test/numbering/numbers.js';
import { random } from '../test/random.js';
import { corpus, corpusNames, utf8 } from './corpus.js';
import { measure, type Result } from './harness.js';
import { library } from './library.js';
import { bytesOr, quick, type Row, report } from './report.js';

const { analyzeColumn, estimator, loadKernel, quote, rateCard, resolve, resolveColumn, textColumn } = library;

const { table, say, figure, end } = report('Prices');
const chance = random(3);
/** Valid numbers of every country. */
const numbers = [...new Set(drawn(quick ? 20 : 100))].filter(isMsisdn);
/** Numbers as a campaign has them: seven in ten of one country, the others of any. */
const mobiles = numbers.filter(msisdn => resolve(msisdn).canReceiveSms !== 'no');
const atHome = mobiles.filter(msisdn => resolve(msisdn).country === 'GB');
const numbersOf = (count: number) =>
  Array.from({ length: count }, () => chance.pick(chance.below(10) < 7 ? atHome : mobiles));
const countries = [...new Set(numbers.map(msisdn => resolve(msisdn).country))];

/** Rates for every country, and for `prefixes` prefixes of valid numbers, 3 to 8 digits long. */
function cardText(prefixes: number): string {
  const lines = countries.map(country => `${country},,0.0${100 + chance.below(900)}`);
  const known = new Set<string>();
  while (known.size < prefixes) {
    const prefix = chance.pick(numbers).slice(0, 3 + chance.below(6));
    if (known.has(prefix)) continue;
    known.add(prefix);
    lines.push(`,${prefix},0.0${100 + chance.below(900)}`);
  }
  return `country,prefix,price,currency\n${lines.map(line => `${line},GBP\n`).join('')}`;
}

const sizes = quick ? [0, 5_000] : [0, 5_000, 100_000];
const cards: [string, RateCard][] = [];
const loads: Row[] = [];
for (const prefixes of sizes) {
  const text = cardText(prefixes);
  const name = `${countries.length} countries, ${prefixes.toLocaleString('en')} prefixes`;
  const began = performance.now();
  const { value: card } = rateCard(text);
  const read = performance.now();
  const { prefixes: walk } = faresOf(card!);
  const compiled = performance.now();
  cards.push([name, card!]);
  loads.push({
    card: name,
    'text, kB': text.length / 1000,
    'rateCard, ms': read - began,
    'compiling, ms': compiled - read,
    'walk, kB': (walk?.byteLength ?? 0) / 1000,
  });
}
table('Loading a card, cold', loads);

const rows = quick ? 50_000 : 1_000_000;
const names: Record<string, string> = { CI: "Côte d'Ivoire", GB: 'United Kingdom', KR: 'Korea, Republic of' };
/** The country of an MCC of three digits, by name or by code. */
const countryOfMcc = (mcc: number): string => {
  const [country = 'GB'] = countriesOfNetwork(String(mcc).padStart(3, '0'));
  return `"${names[country] ?? country}"`;
};
const day = () => `2026-0${1 + chance.below(9)}-${10 + chance.below(18)}`;
/** Texts with a header and a line for each rate. Each has a key of its own. */
const largeTexts: [string, string, (i: number) => string][] = [
  ['prefixes', 'prefix,price,currency', i => `${1_000_000 + i},0.0${100 + chance.below(900)},GBP`],
  [
    'networks of countries, with dates',
    'country,mccmnc,network,price,currency,from',
    i =>
      `${countryOfMcc(Math.floor(i / 1000))},${String(i).padStart(6, '0')},Operator ${i % 500},0.0${100 + chance.below(9000)},EUR,${day()}`,
  ],
];
const large: Row[] = [];
for (const [name, header, lineOf] of largeTexts) {
  const text = [header, ...Array.from({ length: rows }, (_, i) => lineOf(i))].join('\n');
  const began = performance.now();
  const { value } = rateCard(text);
  const read = performance.now();
  if (value?.rates.length !== rows) throw new Error(`${name}: ${value?.rates.length} rates`);
  large.push({
    card: `${rows.toLocaleString('en')} ${name}`,
    'text, MB': text.length / 1e6,
    'rateCard, s': (read - began) / 1000,
  });
}
table('Loading a large card, once', large);

const single: Row[] = [];
for (const [name, card] of cards)
  for (const corpusName of ['short ASCII', 'mix', 'Arabic, Chinese, emoji', '1,500 UCS-2'] as const) {
    const { texts } = corpus(corpusName, quick ? 20_000 : 200_000);
    const msisdns = numbersOf(texts.length);
    const run = () => {
      let kept: unknown;
      for (let i = 0; i < texts.length; i++) kept = quote({ msisdn: msisdns[i]!, text: texts[i]! }, card);
      return kept;
    };
    const [result] = measure({ rows: texts.length, bytes: 0 }, [{ name: 'quote', run }]);
    single.push({ card: name, corpus: corpusName, 'quotes/s': result!.rowsPerSecond });
  }
table('One quote at a time, on strings', single);

const size = bytesOr(quick ? 1_000_000 : 4_000_000);
const columns: Row[] = [];
for (const [name, card] of cards)
  for (const corpusName of quick ? (['short ASCII', 'mix'] as const) : corpusNames) {
    const [text, ...others] = measureColumns(card, corpus(corpusName, size).texts);
    columns.push({
      card: name,
      corpus: corpusName,
      'text only, M rows/s': text!.rowsPerSecond / 1e6,
      ...Object.fromEntries(others.map(({ name, ratio }) => [`times as long: ${name}`, 1 / ratio])),
    });
    const [, , all] = others;
    if (corpusName === 'mix')
      figure(`mix: text, number, sender and price against text only, ${name}`, {
        value: 1 / all!.ratio,
        noise: all!.noise,
        better: 'less',
      });
  }
table('Columns of bytes in the buffer of the WebAssembly kernel', columns);
say('Both kernels and `quote` give the same answers: test/parity/estimates.');
end();

function measureColumns(card: RateCard, texts: string[]): Result[] {
  const kernel = loadKernel();
  const make = (options: EstimateColumnsOptions) => estimator(kernel, card, options);
  const [withoutSender, withSender, rows] = [make({}), make({}), make({ perRow: true })];
  const [text, msisdn, sender] = inBuffer(kernel, [texts, numbersOf(texts.length), sendersOf(texts.length)]);
  const [counts, found] = [columnsOf(textCounts, texts.length), columnsOf(numberColumns, texts.length)];
  const contenders = [
    { name: 'text', run: () => void analyzeColumn(kernel, text!, { into: counts }) },
    {
      name: 'text and number',
      run() {
        analyzeColumn(kernel, text!, { into: counts });
        resolveColumn(kernel, msisdn!, { into: found });
      },
    },
    { name: 'with price', run: () => void withoutSender.add({ msisdn: msisdn!, text: text! }) },
    {
      name: 'with sender and price',
      run: () => void withSender.add({ msisdn: msisdn!, text: text!, sender: sender! }),
    },
    { name: 'price of each row', run: () => void rows.add({ msisdn: msisdn!, text: text! }) },
  ];
  // The engine takes up the table of numbers once it has been asked about many.
  for (const { run } of contenders) for (let asked = 0; asked < 200_000; asked += texts.length) run();
  return measure({ rows: texts.length, bytes: text!.byteLength }, contenders);
}

/** Columns of these strings, one after the other in the buffer of the kernel. */
function inBuffer(kernel: Kernel, columns: readonly string[][]): Utf8Column[] {
  const encoded = columns.map(utf8);
  const data = kernel.buffer(encoded.reduce((sum, { data }) => sum + data.length, 0));
  let at = 0;
  return encoded.map(column => {
    const first = at;
    data.set(column.data, first);
    at += column.data.length;
    return textColumn({ data, offsets: column.offsets.map(offset => offset + first) });
  });
}

/** A few senders, as a campaign has them. */
function sendersOf(count: number): string[] {
  const senders = ['MyStore', 'Parcel Desk', '447700900000', 'Bank24'];
  return Array.from({ length: count }, () => chance.pick(senders));
}
