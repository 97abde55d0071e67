// Text on bytes: the WebAssembly kernel against native kernels, and against JavaScript, over the same bytes.
import { analyzeColumn } from '../src/batch/index.js';
import { columnsOf, sliceColumns, type Utf8Column } from '../src/columns.js';
import { type Kernel, loadKernel } from '../src/kernel/index.js';
import { wasmKernel } from '../src/kernel/wasm.js';
import { type TextCounts, textCounts } from '../src/text/columns.js';
import { reader } from './bandwidth.js';
import { type CorpusName, corpus, corpusNames, layOut, MARGIN } from './corpus.js';
import { checkAnswers } from './harness.js';
import { analyzeInJavaScript, analyzeWithIsUtf8 } from './javascript.js';
import { nativeKernels } from './native/native.js';
import { quick, type Row, report } from './report.js';
import {
  pinToProcessor,
  type Ratio,
  ratioOf,
  type SliceOptions,
  summaryOf,
  type Timing,
  timeSlices,
} from './slices.js';
import { uncheckedEngine } from './unchecked.js';

interface Contender {
  readonly name: string;
  readonly counts: TextCounts;
  run(): void;
}

interface Place {
  readonly name: 'cache' | 'memory';
  readonly bytes: number;
  readonly slices: SliceOptions;
}

const places: Place[] = [
  { name: 'cache', bytes: 256 << 10, slices: { rounds: quick ? 15 : 60, milliseconds: 2 } },
  { name: 'memory', bytes: (quick ? 16 : 64) << 20, slices: { rounds: 15, milliseconds: 1 } },
];
/** What lies between the rows: nothing, or the line end of a file. */
const gaps = [
  ['', ''],
  ['\n', ', a line end after each row'],
] as const;
const ENGINE = 'WebAssembly';

const { say, table, figure, end } = report('Text on bytes');
const ts = loadKernel({ prefer: 'ts' });
const wasm = loadKernel();
const native = nativeKernels();
say(pinToProcessor());
if (wasm.name !== 'wasm') throw new Error(`There is no WebAssembly kernel: ${wasm.reason}`);
for (const reason of native.missing) say(`Not measured: ${reason}.`);

for (const [gap, gapName] of quick ? gaps.slice(0, 1) : gaps) {
  for (const place of places) {
    const found = new Map(corpusNames.map(name => [name, measureCorpus(name, place, gap)]));
    const megabytes = place.bytes / 2 ** 20;
    table(
      `From ${place.name}, ${megabytes < 1 ? '¼' : megabytes} MB${gapName}: GB/s`,
      speedsOf(found, place),
    );
    table(
      `From ${place.name}${gapName}: how many times as fast WebAssembly is`,
      ratiosOf(found, place.name + gapName),
    );
  }
}
for (const place of places) await measureReading(place);
await measureChecks();
end();

function measureCorpus(name: CorpusName, place: Place, gap: string): Timing[] {
  const { texts } = corpus(name, Math.min(place.bytes, 4 << 20));
  const column = layOut(texts, { bytes: place.bytes, gap }, room => wasm.buffer(room));
  const contenders = contendersOn(column, place);
  checkAnswers(
    contenders.map(({ name, run, counts }) => ({
      name,
      run() {
        run();
        return sliceColumns(counts, 0, column.length);
      },
    })),
  );
  return timeSlices(contenders, place.slices);
}

/** TypeScript is so slow that it is measured from cache only. */
function contendersOn(column: Utf8Column, place: Place): Contender[] {
  const made = (name: string, runner: (counts: TextCounts) => () => void): Contender => {
    const counts = columnsOf(textCounts, column.length + MARGIN);
    return { name, counts, run: runner(counts) };
  };
  const kernel = (kernel: Kernel) => (into: TextCounts) => () => void analyzeColumn(kernel, column, { into });
  return [
    made(ENGINE, kernel(wasm)),
    ...native.kernels.map(kernel => made(kernel.name, counts => kernel.analyzer(column, counts))),
    made('fastest JavaScript', counts => () => analyzeInJavaScript(column, counts)),
    made('JavaScript and isUtf8 of Node', counts => () => analyzeWithIsUtf8(column, counts)),
    ...(place.name === 'cache' ? [made('TypeScript kernel', kernel(ts))] : []),
  ];
}

type Found = ReadonlyMap<CorpusName, readonly Timing[]>;

function speedsOf(found: Found, { bytes }: Place): Row[] {
  return Array.from(found, ([corpus, timings]): Row => {
    const row: Row = { corpus };
    for (const { name, best } of timings) row[name] = bytes / best;
    for (const { name, median } of timings.slice(0, 2)) row[`${name}, median`] = bytes / median;
    return row;
  });
}

/** A row for each corpus, then the mean and the worst of all, which are figures. */
function ratiosOf(found: Found, where: string): Row[] {
  const rivals = found.get('mix')!.slice(1);
  const rows = Array.from(found.keys(), (corpus): Row => ({ corpus }));
  const [mean, worst]: [Row, Row] = [{ corpus: 'geometric mean' }, { corpus: 'worst' }];
  rivals.forEach(({ name }, i) => {
    const ratios = Array.from(found.values(), ([engine, ...others]): Ratio => ratioOf(engine!, others[i]!));
    const summary = summaryOf(ratios);
    ratios.forEach(({ value }, row) => {
      rows[row]![name] = value;
    });
    mean[name] = summary.mean.value;
    worst[name] = summary.worst.value;
    figure(`${where}: against ${name}, mean`, summary.mean);
    figure(`${where}: against ${name}, worst`, summary.worst);
  });
  return [...rows, mean, worst];
}

/** Plain texts of 300 bytes, into all six columns, against reading the same bytes: what counting adds to it. */
async function measureReading(place: Place): Promise<void> {
  const { texts } = corpus('300 ASCII', Math.min(place.bytes, 4 << 20));
  const column = layOut(texts, { bytes: place.bytes, gap: '' }, room => wasm.buffer(room));
  const read = await reader(column.data);
  const [engine, reading] = timeSlices(
    [contendersOn(column, place)[0]!, { name: 'reading', run: read }],
    place.slices,
  );
  const ratio = ratioOf(engine!, reading!);
  table(`300 ASCII from ${place.name}, all six columns asked for: GB/s`, [
    {
      WebAssembly: column.byteLength / engine!.best,
      'reading only': column.byteLength / reading!.best,
      ratio: ratio.value,
    },
  ]);
  figure(`${place.name}: 300 ASCII against reading`, ratio);
}

/** What the check of UTF-8 and exact segments add: the same engine without them, on the same bytes in its own buffer. */
async function measureChecks(): Promise<void> {
  const module = await uncheckedEngine().catch((error: Error) => error);
  if (module instanceof Error) {
    say(`Not measured without checks: ${module.message}.`);
    return;
  }
  const unchecked = wasmKernel(module);
  const place = places[0]!;
  const times = corpusNames.map((name): [CorpusName, Ratio] => {
    const { texts } = corpus(name, place.bytes);
    const contenders = [wasm, unchecked].map(kernel => {
      const column = layOut(texts, { bytes: place.bytes, gap: '' }, room => kernel.buffer(room));
      const into = columnsOf(textCounts, column.length);
      return { name: kernel.name, run: () => analyzeColumn(kernel, column, { into }) };
    });
    const [checked, without] = timeSlices(contenders, place.slices);
    return [name, ratioOf(without!, checked!)];
  });
  const { mean } = summaryOf(times.map(([, ratio]) => ratio));
  table('From cache: times as long with UTF-8 checked and exact segments', [
    ...times.map(([corpus, { value }]): Row => ({ corpus, 'times as long': value })),
    { corpus: 'geometric mean', 'times as long': mean.value },
  ]);
  figure('cache: times as long with UTF-8 checked and exact segments, mean', { ...mean, better: 'less' });
}
