import { allColumns } from '../columns.js';
import type { NumberTable } from '../numbering/table.js';
import { type AnalyzeOptions, analyze, analyzeSms, isRcs } from '../text/analyze.js';
import { textCounts } from '../text/columns.js';
import { openEngine } from './engine.js';
import { type Kernel, type MessageColumns, requireByteLength } from './kernel.js';
import { Tally } from './tally.js';
import { checkSendersInTypeScript, resolveInTypeScript } from './ts.js';
import { countInTypeScript } from './ts-tally.js';
import { csvEngine } from './wasm-csv.js';
import { NumberEngine } from './wasm-numbers.js';
import { SavingsEngine } from './wasm-savings.js';
import { checkSendersInEngine } from './wasm-senders.js';
import { StringEngine, type StringThresholds } from './wasm-strings.js';
import { type MessageBytes, TallyEngine } from './wasm-tally.js';
import { TextEngine } from './wasm-text.js';

/** Bytes of text moved into engine memory at a time: within the second-level cache, and many windows of 8 KB. */
const TEXT_CAPACITY = 256 << 10;

/**
 * Measured with strings of every kind in turn, TypeScript at 2 ns a unit, and at half of that once a text is not GSM-7:
 * - `ascii`: encoding 48 units takes 45 ns, and all else 35. 1.4 times as fast at 50 units, 3.5 at 160, 11 at 1,500.
 * - `gsm`: copying UTF-16 takes 65 ns, and the kernel 18 ns for 64 units with accents. 1.7 times as fast at 160.
 * - `ucs2`: as fast as TypeScript at 240 units, 1.5 times at 300, twice from 1,000 on.
 * - `alone`: joining costs 15 ns and 0.2 ns a byte, since what is joined is new memory; a copy by itself 65 ns.
 * - `average`, `rows`: a row costs 35 ns and a column 700 ns, TypeScript 10 ns and 2 ns a unit.
 */
const STRING_THRESHOLDS: StringThresholds = {
  ascii: 48,
  gsm: 144,
  ucs2: 256,
  alone: 200,
  average: 20,
  rows: 20,
};

/**
 * Rows of numbers that TypeScript resolves before the engine takes up the table: they take about as long, 6 ms, as
 * reading all of the table and moving it, for which a few numbers are not to wait (bench/load.ts).
 */
const TABLE_PAYS_FROM = 100_000;

/**
 * The kernel that runs the engine where it pays, and TypeScript elsewhere. `textCapacity`: bytes of text moved into the
 * engine's memory at a time. `tablePaysFrom`: rows of numbers from which on the engine takes up their table.
 * `stringThresholds`: from where on the engine pays for strings.
 */
export function wasmKernel(
  module: WebAssembly.Module,
  textCapacity: number = TEXT_CAPACITY,
  tablePaysFrom: number = TABLE_PAYS_FROM,
  stringThresholds: StringThresholds = STRING_THRESHOLDS,
): Kernel {
  const engine = openEngine(module, textCapacity);
  const texts = new TextEngine(engine);
  const strings = new StringEngine(engine, stringThresholds);
  const numbers = new NumberEngine(engine);
  const tablePays = usePays(tablePaysFrom);

  const kernel: Kernel = {
    name: 'wasm',
    reason: 'this host runs WebAssembly with SIMD',
    analyze: analyzeFrom(stringThresholds.ascii, strings),
    analyzeColumn(column, counts) {
      if ('strings' in column) strings.analyzeColumn(column, allColumns(textCounts, counts, column.length));
      else texts.analyzeBytes(column, counts);
    },
    savingsColumn: (column, rules, counts) => savings.find(column, rules, counts),
    resolveColumn(column, table, columns) {
      // Encoding a string costs more than TypeScript takes to resolve it.
      if ('strings' in column || !tablePays(table, column.length))
        resolveInTypeScript(column, table, columns);
      else numbers.resolve(column, table, columns);
    },
    checkSenderColumn(column, smartRouting, columns) {
      // Encoding a string costs more than TypeScript takes to check it.
      if ('strings' in column) checkSendersInTypeScript(column, smartRouting, columns);
      else checkSendersInEngine(engine, column, smartRouting, columns);
    },
    counter(table, prefixes, tally) {
      const counting = { table, prefixes, tally: new Tally(), savings: tally };
      if (prefixes) engine.placePrefixes(prefixes);
      return {
        add(messages, details) {
          const isInEngine =
            isBytes(messages) &&
            tablePays(table, messages.length) &&
            tallies.count(messages, counting, details);
          if (!isInEngine) countInTypeScript(kernel, messages, counting, details);
        },
        tally() {
          tallies.settle(counting.tally);
          return counting.tally.entries();
        },
      };
    },
    ...csvEngine(engine),
    buffer(byteLength) {
      requireByteLength(byteLength);
      return engine.buffer(byteLength);
    },
  };
  const savings = new SavingsEngine(engine, kernel);
  const tallies = new TallyEngine(engine, { numbers, savings }, kernel);
  return kernel;
}

/** Analyses strings of so many code units in the engine where that pays, and shorter ones in TypeScript. */
function analyzeFrom(least: number, strings: StringEngine): Kernel['analyze'] {
  return ((text: string, options?: AnalyzeOptions) => {
    if (typeof text !== 'string' || isRcs(options)) return analyze(text, options);
    const { length } = text;
    if (length >= least) {
      const analysis = strings.analyze(text);
      if (analysis !== undefined) return analysis;
    }
    return analyzeSms(text, length);
  }) as Kernel['analyze'];
}

/** Whether the engine is to resolve so many more numbers by a table: from some number of rows on. */
function usePays(from: number): (table: NumberTable, rows: number) => boolean {
  let asked: NumberTable | undefined;
  let askedRows = 0;
  return (table, rows) => {
    if (table !== asked) askedRows = 0;
    asked = table;
    askedRows += rows;
    return askedRows >= from;
  };
}

function isBytes(messages: MessageColumns): messages is MessageBytes {
  return !('strings' in messages.msisdn || 'strings' in messages.text);
}
