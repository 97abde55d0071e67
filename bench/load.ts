// From `import` to the first answer: every entry of `dist/`, cold, in a new process of Node or a new Chromium. And the size of
// the engine, compressed.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { findBrowser, timesInBrowser } from './browser.js';
import { median } from './harness.js';
import { quick, type Row, report } from './report.js';
import { spreadOf } from './slices.js';

const runs = quick ? 5 : 20;
const dist = new URL('../dist/', import.meta.url);
const text = 'Your parcel is on its way and arrives tomorrow between 9 and 12. '.repeat(3);

const steps = ['import', 'load', 'answer'] as const;
export type Times = Record<(typeof steps)[number], number> & { kernel: string };

/** Statements that import a file below `root`, load a kernel, ask a question, check the answer, and have `times`. */
type Program = (root: string) => string;

const program =
  (file: string, load: string, ask: string): Program =>
  root =>
    `
  const loadKernel = async options => (await import('${root}kernel.js')).loadKernel(options);
  const began = performance.now();
  const module = await import('${root}${file}');
  const imported = performance.now();
  const kernel = ${load};
  const loaded = performance.now();
  if (!(${ask})) throw new Error('a wrong answer');
  const answered = performance.now();
  const times = {
    import: imported - began, load: loaded - imported, answer: answered - loaded, kernel: kernel.name,
  };`;

const none = "{ name: 'none' }";
const ofFront = (ask: string) => program('index.js', `(${none})`, ask);
const parts = `kernel.analyze(${JSON.stringify(text)}).messageParts === 2`;
const number = `{ data: new TextEncoder().encode('447911123456'), offsets: Int32Array.of(0, 12) }`;
const column = `module.countries[module.resolveColumn(kernel, module.textColumn(${number})).country[0]] === 'GG'`;
const body = "{ MSISDN: '447911123456', msg: 'Hello', sender: 'MyStore' }";

const programs: Record<string, Program> = {
  'index.js, analyze': ofFront(`module.analyze(${JSON.stringify(text)}).messageParts === 2`),
  'index.js, resolve': ofFront("module.resolve('447911123456').country === 'GG'"),
  'api.js, validateSend': program('api.js', `(${none})`, `module.validateSend(${body}).issues === undefined`),
  'kernel.js, analyze, TypeScript': program('kernel.js', "module.loadKernel({ prefer: 'ts' })", parts),
  'kernel.js, analyze, WebAssembly': program('kernel.js', 'module.loadKernel()', parts),
  'batch.js, resolveColumn, TypeScript': program('batch.js', "await loadKernel({ prefer: 'ts' })", column),
  'batch.js, resolveColumn, WebAssembly': program('batch.js', 'await loadKernel()', column),
};

const { say, table, figure, end } = report(`First answer: milliseconds, median of ${runs} runs`);
if (!existsSync(new URL('kernel.js', dist)))
  throw new Error('there is no dist/ to measure: run npm run build first');

function timesInNode(of: Program): Times {
  const source = `${of(dist.href)}\nconsole.log(JSON.stringify(times));`;
  const options = ['--input-type=module', '--eval', source];
  return JSON.parse(execFileSync(process.execPath, options, { encoding: 'utf8' }));
}

/** Runs the programs in turn, and shows the median of each step. */
async function measure(host: string, timesOf: (program: Program) => Times | Promise<Times>, rounds: number) {
  const found = Object.keys(programs).map((name): [string, Times[]] => [name, []]);
  for (let round = 0; round < rounds; round++)
    for (const [name, times] of found) times.push(await timesOf(programs[name]!));
  table(
    host,
    found.map(([name, times]): Row => {
      const all = times.map(time => steps.reduce((sum, step) => sum + time[step], 0));
      figure(`${host}: ${name}, ms`, { value: median(all), noise: spreadOf(all), better: 'less' });
      const row: Row = { entry: name };
      for (const step of steps) row[`${step}, ms`] = median(times.map(time => time[step]));
      return { ...row, 'all, ms': median(all) };
    }),
  );
  if (!found.some(([, times]) => times[0]!.kernel === 'wasm'))
    say('There is no WebAssembly kernel: its rows measure TypeScript, after the attempt to load the engine.');
}

await measure('Node', timesInNode, runs);
const browser = findBrowser();
if (browser === undefined)
  say('Chromium is not installed, so it is not measured. `CHROME_PATH` can name one.');
else await measure('Chromium', of => timesInBrowser(browser, dist, of('/')), quick ? 2 : 7);

const engine = readFileSync(new URL('core.wasm', dist));
const brotli = brotliCompressSync(engine).length / 1e3;
table('Size of the engine', [{ file: 'core.wasm', kB: engine.length / 1e3, 'brotli, kB': brotli }]);
figure('core.wasm: brotli, kB', { value: brotli, noise: 0, better: 'less' });
say('The sizes of the entries are bounded by `size-limit` in package.json.');
end();
