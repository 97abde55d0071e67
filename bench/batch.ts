// Columns of messages: the WebAssembly kernel against the TypeScript kernel, and on strings against the fastest JavaScript.
import { analyzeColumn, type OffsetText, savingsColumn, textColumn } from '../src/batch/index.js';
import { columnsOf, type TextColumn } from '../src/columns.js';
import { type Kernel, loadKernel } from '../src/kernel/index.js';
import { savingsCounts, textCounts } from '../src/text/columns.js';
import { type CorpusName, corpus, corpusNames, everyKindOfString, utf8 } from './corpus.js';
import { type Contender, compare, type Result } from './harness.js';
import { analyzeStringsInJavaScript } from './javascript-strings.js';
import { bytesOr, quick, type Row, report } from './report.js';

interface Text {
  texts: string[];
  bytes: OffsetText;
}

const ways: Record<string, (text: Text, kernel: Kernel) => TextColumn> = {
  "Bytes in the kernel's own buffer": ({ bytes }, kernel) => {
    const data = kernel.buffer(bytes.data.length);
    data.set(bytes.data);
    return textColumn({ data, offsets: bytes.offsets });
  },
  'Bytes elsewhere': ({ bytes }) => textColumn(bytes),
};

const size = bytesOr(quick ? 500_000 : 4_000_000);
const ts = loadKernel({ prefer: 'ts' });
const wasm = loadKernel();
const { say, table, figure, end } = report(`Columns of ${size / 1e6} MB`);
if (wasm.name !== 'wasm')
  say(`There is no WebAssembly kernel, so TypeScript is measured twice: ${wasm.reason}.`);

for (const kernel of [ts, wasm]) analyzeColumn(kernel, textColumn(everyKindOfString()));
analyzeStringsInJavaScript(everyKindOfString(), columnsOf(textCounts, everyKindOfString().length));
const texts = new Map(
  corpusNames.map((name): [CorpusName, Text] => {
    const { texts } = corpus(name, size);
    return [name, { texts, bytes: utf8(texts) }];
  }),
);
for (const [way, columnOf] of Object.entries(ways)) {
  table(
    way,
    Array.from(texts, ([name, text]) =>
      rowOf(
        name,
        measureColumns(
          text,
          [ts, wasm].map(kernel => contenderOf(kernel, columnOf(text, kernel))),
        ),
      ),
    ),
  );
}
const inUcs2: CorpusName[] = ['Western European, UCS-2', 'Arabic, Chinese, emoji', '1,500 UCS-2', 'mix'];
table(
  "What messages would save, bytes in the kernel's own buffer",
  inUcs2.map(name => {
    const text = texts.get(name)!;
    const contenders = [ts, wasm].map(kernel =>
      savingsOf(kernel, ways["Bytes in the kernel's own buffer"]!(text, kernel)),
    );
    return rowOf(name, measureColumns(text, contenders));
  }),
);
const figures: Partial<Record<CorpusName, string>> = {
  'short ASCII': 'short ASCII',
  mix: 'mix',
  'Arabic, Chinese, emoji': 'all UCS-2',
};
table(
  'JavaScript strings',
  Array.from(texts, ([name, text]) => {
    const results = measureColumns(text, [
      loopOver(text.texts),
      ...[ts, wasm].map(kernel => contenderOf(kernel, textColumn(text.texts))),
    ]);
    const { ratio, noise } = results[2]!;
    if (figures[name])
      figure(`strings: against the fastest JavaScript loop, ${figures[name]}`, { value: ratio, noise });
    return rowOf(name, results);
  }),
);
end();

function contenderOf(kernel: Kernel, column: TextColumn): Contender {
  const into = columnsOf(textCounts, column.length);
  return { name: `${kernel.name} kernel`, run: () => analyzeColumn(kernel, column, { into }) };
}

function savingsOf(kernel: Kernel, column: TextColumn): Contender {
  const into = columnsOf(savingsCounts, column.length);
  return { name: `${kernel.name} kernel`, run: () => savingsColumn(kernel, column, { into }) };
}

function loopOver(strings: readonly string[]): Contender {
  const into = columnsOf(textCounts, strings.length);
  return {
    name: 'fastest loop',
    run() {
      analyzeStringsInJavaScript(strings, into);
      return into;
    },
  };
}

function measureColumns({ texts, bytes }: Text, contenders: Contender[]): Result[] {
  return compare({ rows: texts.length, bytes: bytes.data.length }, contenders);
}

/** A row of the table. The ratio is that of the last contender to the first. */
function rowOf(corpus: CorpusName, results: Result[]): Row {
  const row: Row = { corpus };
  for (const { name, rowsPerSecond } of results) row[`${name}, M rows/s`] = rowsPerSecond / 1e6;
  const last = results.at(-1)!;
  row[`${last.name}, MB/s`] = last.megabytesPerSecond;
  row[`${last.name} / ${results[0]!.name}`] = last.ratio;
  return row;
}
