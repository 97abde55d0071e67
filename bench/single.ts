// One message at a time: both kernels, and the engine at every length, to see from which length it pays.
import { readFileSync } from 'node:fs';
import type { Encoding, SmsAnalysis } from '../src/index.js';
import { alphabets } from '../src/text/alphabet.js';
import { smsAnalysis } from '../src/text/analyze.js';
import { type CorpusName, corpus, everyKindOfString, flat } from './corpus.js';
import { type Contender, compare } from './harness.js';
import { library } from './library.js';
import { type Row, report } from './report.js';
import { type Ratio, summaryOf } from './slices.js';

const { analyze, loadKernel } = library;
const lengths = [1, 10, 20, 32, 40, 60, 80, 160, 300, 1500];
const messages = 256;
const kinds: { name: string; from: CorpusName; encoding: Encoding }[] = [
  { name: 'ASCII', from: 'short ASCII', encoding: 'GSM-7' },
  { name: 'Western European', from: 'Western European', encoding: 'GSM-7' },
  { name: 'UCS-2', from: 'Arabic, Chinese, emoji', encoding: 'UCS-2' },
];

const ts = loadKernel({ prefer: 'ts' });
const wasm = loadKernel();
const { say, table, figure, end } = report('One message: nanoseconds by length');
const engine = wasm.name === 'wasm' ? engineAlone() : undefined;
if (engine === undefined)
  say(`There is no WebAssembly kernel, so only TypeScript is measured: ${wasm.reason}.`);

for (const text of everyKindOfString()) {
  for (const answer of [ts.analyze, wasm.analyze, engine]) answer?.(text);
}
/** Speed of the WebAssembly kernel divided by that of the TypeScript kernel, by length, for each kind. */
const ratios = new Map<number, Ratio[]>(lengths.map(length => [length, []]));
for (const { name, from, encoding } of kinds) {
  const text = corpus(from, 4_000_000).texts.join(' ');
  table(
    name,
    lengths.map(length => measureLength(textsOf(text, length, encoding), length)),
  );
}
if (engine !== undefined) {
  const short = lengths.filter(length => length < 160).flatMap(length => ratios.get(length)!);
  figure('up to 80 code units: against the TypeScript kernel, worst', summaryOf(short).worst);
  for (const length of [160, 1500]) {
    const { mean, worst } = summaryOf(ratios.get(length)!);
    figure(`${length} code units: against the TypeScript kernel, ASCII`, ratios.get(length)![0]!);
    figure(`${length} code units: against the TypeScript kernel, mean of three kinds`, mean);
    figure(`${length} code units: against the TypeScript kernel, worst of three kinds`, worst);
  }
}
end();

function measureLength(texts: string[], length: number): Row {
  let kept: SmsAnalysis;
  // Each contender has its own loop, so that the call in it is always to the same function.
  const contenders: Contender[] = [
    {
      name: 'ts kernel',
      run() {
        for (let i = 0; i < texts.length; i++) kept = ts.analyze(texts[i]!);
        return kept;
      },
      answers: () => texts.map(text => ts.analyze(text)),
    },
  ];
  if (engine !== undefined) {
    contenders.push(
      {
        name: 'wasm kernel',
        run() {
          for (let i = 0; i < texts.length; i++) kept = wasm.analyze(texts[i]!);
          return kept;
        },
        answers: () => texts.map(text => wasm.analyze(text)),
      },
      {
        name: 'engine at any length',
        run() {
          for (let i = 0; i < texts.length; i++) kept = engine(texts[i]!);
          return kept;
        },
        answers: () => texts.map(text => engine(text)),
      },
    );
  }
  const row: Row = { 'code units': length };
  const bytes = Buffer.byteLength(texts.join(''));
  const results = compare({ rows: texts.length, bytes }, contenders);
  for (const { name, rowsPerSecond } of results) row[`${name}, ns`] = 1e9 / rowsPerSecond;
  for (const { name, ratio } of results.slice(1)) row[`${name} / ts kernel`] = ratio;
  if (results.length > 1) ratios.get(length)!.push({ value: results[1]!.ratio, noise: results[1]!.noise });
  return row;
}

/** Pieces of the text, all of one length and encoding. */
function textsOf(text: string, length: number, encoding: Encoding): string[] {
  const texts: string[] = [];
  for (let start = 0; texts.length < messages && start + length <= text.length; start += length) {
    const piece = flat(text.slice(start, start + length));
    if (analyze(piece).encoding === encoding) texts.push(piece);
  }
  return texts;
}

/** What `analyze` of the WebAssembly kernel does above its threshold, here for every length. */
function engineAlone(): (text: string) => SmsAnalysis {
  const module = new WebAssembly.Module(readFileSync(new URL('../build/core.wasm', import.meta.url)));
  const exports = new WebAssembly.Instance(module).exports as Record<string, WebAssembly.Global> & {
    memory: WebAssembly.Memory;
    analyzeRows(base: number, rows: number, size: number): number;
  };
  exports.memory.grow(Math.ceil(exports.TEXT!.value / 0x10000));
  const { buffer } = exports.memory;
  const word = (name: string) => new Uint32Array(buffer, exports[name]!.value, 1);
  const [starts, ends] = [word('STARTS'), word('ENDS')];
  const [characters, units, segments] = [word('CHARACTERS'), word('UNITS'), word('SEGMENTS')];
  const encoding = new Uint8Array(buffer, exports.ENCODING!.value, 1);
  const at = exports.TEXT!.value + 128;
  const bytes = new Uint8Array(buffer);
  const encoder = new TextEncoder();
  return text => {
    const { written } = encoder.encodeInto(text, bytes.subarray(at));
    bytes.fill(0x20, at + written, at + written + 128);
    starts[0] = at;
    ends[0] = at + written;
    exports.analyzeRows(0, 1, at + written);
    return smsAnalysis(alphabets[encoding[0]!]!, characters[0]!, units[0]!, segments[0]!);
  };
}
