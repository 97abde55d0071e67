// Columns of messages: the WebAssembly kernel against the TypeScript kernel.
import { analyzeColumn, type OffsetText, textColumn } from '../src/batch/index.js';
import { columnsOf, type TextColumn } from '../src/columns.js';
import { type Kernel, loadKernel } from '../src/kernel/index.js';
import { textCounts } from '../src/text/columns.js';
import { corpus, corpusNames, everyKindOfString, utf8 } from './corpus.js';
import { bytesOr, type Contender, compare, type Row, report } from './harness.js';

interface Text {
  texts: string[];
  bytes: OffsetText;
}

const ways: Record<string, (text: Text, kernel: Kernel) => TextColumn> = {
  "bytes in the kernel's own buffer": ({ bytes }, kernel) => {
    const data = kernel.buffer(bytes.data.length);
    data.set(bytes.data);
    return textColumn({ data, offsets: bytes.offsets });
  },
  'bytes elsewhere': ({ bytes }) => textColumn(bytes),
  'JavaScript strings': ({ texts }) => textColumn(texts),
};

const size = bytesOr(4_000_000);
const ts = loadKernel({ prefer: 'ts' });
const wasm = loadKernel();
const { say, table, end } = report(`Columns of ${size / 1e6} MB: WebAssembly against TypeScript`);
if (wasm.name !== 'wasm') {
  say(`There is no WebAssembly kernel to compare: ${wasm.reason}.`);
  end();
  process.exit(1);
}

for (const kernel of [ts, wasm]) analyzeColumn(kernel, textColumn(everyKindOfString()));
const tables = new Map<string, Row[]>(Object.keys(ways).map(way => [way, []]));
for (const name of corpusNames) {
  const { texts } = corpus(name, size);
  const text = { texts, bytes: utf8(texts) };
  const input = { rows: texts.length, bytes: text.bytes.data.length };
  for (const [way, columnOf] of Object.entries(ways)) {
    const contender = (kernel: Kernel): Contender => {
      const column = columnOf(text, kernel);
      const into = columnsOf(textCounts, input.rows);
      return { name: kernel.name, run: () => analyzeColumn(kernel, column, { into }) };
    };
    const [slow, fast] = compare(input, [contender(ts), contender(wasm)]);
    tables.get(way)!.push({
      corpus: name,
      rows: input.rows,
      'ts, M rows/s': slow!.rowsPerSecond / 1e6,
      'wasm, M rows/s': fast!.rowsPerSecond / 1e6,
      'ts, MB/s': slow!.megabytesPerSecond,
      'wasm, MB/s': fast!.megabytesPerSecond,
      'wasm / ts': fast!.ratio,
    });
  }
}
for (const [way, rows] of tables) table(`Text: ${way}`, rows);
end();
