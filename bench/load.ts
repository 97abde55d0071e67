// Time from nothing to the first answer of the built package, in a new process for each run.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { median } from './harness.js';
import { quick, type Row, report } from './report.js';

const runs = quick ? 5 : 20;
const dist = new URL('../dist/', import.meta.url);
const text = 'Your parcel is on its way and arrives tomorrow between 9 and 12. '.repeat(3);

const steps = ['import', 'load', 'answer'] as const;
type Times = Record<(typeof steps)[number], number> & { kernel: string };

/** A program that imports a file, loads a kernel, asks a question, and checks the answer. */
const program = (file: string, load: string, ask: string) => `
  const began = performance.now();
  const module = await import('${new URL(file, dist)}');
  const imported = performance.now();
  const kernel = ${load};
  const loaded = performance.now();
  if (!(${ask})) throw new Error('a wrong answer');
  const answered = performance.now();
  console.log(JSON.stringify({
    import: imported - began, load: loaded - imported, answer: answered - loaded, kernel: kernel.name,
  }));`;

const parts = `kernel.analyze(${JSON.stringify(text)}).messageParts === 2`;
const kernelBeside = (prefer: string) =>
  `(await import('${new URL('kernel.js', dist)}')).loadKernel({ prefer: '${prefer}' })`;
const column = (from: string) =>
  `module.countries[module.resolveColumn(kernel, module.textColumn(${from})).country[0]] === 'GG'`;
const bytes = `{ data: new TextEncoder().encode('447911123456'), offsets: Int32Array.of(0, 12) }`;

const contenders = {
  'analyze, front door': program('index.js', "({ name: 'none', analyze: module.analyze })", parts),
  'resolve, front door': program(
    'index.js',
    "({ name: 'none' })",
    "module.resolve('447911123456').country === 'GG'",
  ),
  'analyze, ts kernel': program('kernel.js', "module.loadKernel({ prefer: 'ts' })", parts),
  'analyze, wasm kernel': program('kernel.js', 'module.loadKernel()', parts),
  'resolveColumn, ts kernel': program('batch.js', kernelBeside('ts'), column(bytes)),
  'resolveColumn, wasm kernel': program('batch.js', kernelBeside('wasm'), column(bytes)),
};

const { say, table, end } = report(`First answer: milliseconds, median of ${runs} processes`);
if (!existsSync(new URL('kernel.js', dist))) {
  say('There is no dist/ to measure: run npm run build first.');
  end();
  process.exit(1);
}

const found = new Map<string, Times[]>(Object.keys(contenders).map(name => [name, []]));
for (let run = 0; run < runs; run++) {
  for (const [name, source] of Object.entries(contenders)) {
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', source], {
      encoding: 'utf8',
    });
    found.get(name)!.push(JSON.parse(output));
  }
}
if (found.get('analyze, wasm kernel')![0]!.kernel !== 'wasm') {
  say('There is no WebAssembly kernel: its rows measure TypeScript, after the attempt to load the engine.');
}
table(
  'Cold',
  [...found].map(([name, times]): Row => {
    const row: Row = { contender: name };
    for (const step of steps) row[`${step}, ms`] = median(times.map(time => time[step]));
    row['all, ms'] = median(times.map(time => steps.reduce((sum, step) => sum + time[step], 0)));
    return row;
  }),
);
end();
