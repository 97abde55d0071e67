// Text on bytes: the WebAssembly engine against native kernels, and against JavaScript, over the same bytes.
import { analyzeColumn } from '../src/batch/index.js';
import { columnsOf, sliceColumns, type Utf8Column } from '../src/columns.js';
import { type Kernel, loadKernel } from '../src/kernel/index.js';
import { type TextCounts, textCounts } from '../src/text/columns.js';
import { type CorpusName, corpus, corpusNames, layOut, MARGIN } from './corpus.js';
import { checkAnswers, quick, type Row, report } from './harness.js';
import { analyzeInJavaScript } from './javascript.js';
import { nativeKernels } from './native/native.js';
import { geometricMean, pinToProcessor, type SliceOptions, type Timing, timeSlices } from './slices.js';

interface Contender {
  readonly name: string;
  readonly counts: TextCounts;
  run(): void;
}

interface Place {
  readonly name: string;
  readonly bytes: number;
  readonly slices: SliceOptions;
}

const places: Place[] = [
  { name: 'cache', bytes: 256 << 10, slices: { rounds: quick ? 20 : 60, milliseconds: 2 } },
  { name: 'memory', bytes: (quick ? 16 : 64) << 20, slices: { rounds: quick ? 5 : 15, milliseconds: 1 } },
];
/** What lies between the rows: nothing, or the line end of a file. */
const gaps = quick ? ['', '\n'] : ['', '\n', '\r\n'];
const gapNames: Record<string, string> = {
  '': '',
  '\n': 'lines that end with LF',
  '\r\n': 'lines that end with CRLF',
};

const { say, table, end } = report('Text on bytes');
const ts = loadKernel({ prefer: 'ts' });
const wasm = loadKernel();
const native = nativeKernels();
say(pinToProcessor());
if (wasm.name !== 'wasm') say(`There is no WebAssembly kernel: ${wasm.reason}`);
for (const reason of native.missing) say(`Not measured: ${reason}`);

for (const gap of gaps)
  for (const place of places) {
    if (gap !== '' && place.name === 'memory' && quick) continue;
    const found = corpusNames.map(name => [name, measureCorpus(name, place, gap)] as const);
    const heading = [`From ${place.name}, ${(place.bytes / 2 ** 20).toFixed(2)} MB`, gapNames[gap]].filter(
      Boolean,
    );
    table(heading.join(', '), rowsOf(found));
  }
end();

function measureCorpus(name: CorpusName, { bytes, slices }: Place, gap: string): Timing[] {
  const { texts } = corpus(name, Math.min(bytes, 4 << 20));
  const column = layOut(texts, { bytes, gap }, room => wasm.buffer(room));
  const contenders = contendersOn(column);
  checkAnswers(
    contenders.map(({ name, run, counts }) => ({
      name,
      run() {
        run();
        return sliceColumns(counts, 0, column.length);
      },
    })),
  );
  return timeSlices(contenders, slices).map(({ name, best, median }) => ({
    name,
    best: column.byteLength / best,
    median: column.byteLength / median,
  }));
}

function contendersOn(column: Utf8Column): Contender[] {
  const made = (name: string, runner: (counts: TextCounts) => () => void): Contender => {
    const counts = columnsOf(textCounts, column.length + MARGIN);
    return { name, counts, run: runner(counts) };
  };
  const kernel = (kernel: Kernel) => (into: TextCounts) => () => void analyzeColumn(kernel, column, { into });
  return [
    made('TypeScript', kernel(ts)),
    made('JavaScript', counts => () => analyzeInJavaScript(column, counts)),
    ...(wasm.name === 'wasm' ? [made('WebAssembly', kernel(wasm))] : []),
    ...native.kernels.map(kernel => made(kernel.name, counts => kernel.analyzer(column, counts))),
  ];
}

/** A row for each corpus: gigabytes a second, and how the engine compares. Then the mean and the worst of all. */
function rowsOf(found: readonly (readonly [string, Timing[]])[]): Row[] {
  const rows: Row[] = [];
  const ratios = new Map<string, number[]>();
  for (const [corpus, timings] of found) {
    const row: Row = { corpus };
    const engine = timings.find(({ name }) => name === 'WebAssembly');
    for (const { name, best } of timings) row[`${name}, GB/s`] = best;
    for (const { name, best } of timings) {
      if (!engine || name === engine.name) continue;
      const ratio = engine.best / best;
      row[`engine / ${name}`] = ratio;
      ratios.set(name, [...(ratios.get(name) ?? []), ratio]);
    }
    rows.push(row);
  }
  for (const [label, of] of [
    ['geometric mean', geometricMean],
    ['worst', (all: number[]) => Math.min(...all)],
  ] as const) {
    const row: Row = { corpus: label };
    for (const column of Object.keys(rows[0]!)) if (column !== 'corpus') row[column] = '';
    for (const [name, all] of ratios) row[`engine / ${name}`] = of(all);
    rows.push(row);
  }
  return rows;
}
