// From nothing to the first answer, in a process of its own each time, from the built package.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { median, quick, type Row, report } from './harness.js';

const runs = quick ? 5 : 20;
const dist = new URL('../dist/', import.meta.url);
const text = 'Your parcel is on its way and arrives tomorrow between 9 and 12. '.repeat(3);

const steps = ['import', 'load', 'answer'] as const;
type Times = Record<(typeof steps)[number], number> & { kernel: string };

const program = (file: string, load: string) => `
  const began = performance.now();
  const module = await import('${new URL(file, dist)}');
  const imported = performance.now();
  const kernel = ${load};
  const loaded = performance.now();
  if (kernel.analyze(${JSON.stringify(text)}).messageParts !== 2) throw new Error('a wrong answer');
  const answered = performance.now();
  console.log(JSON.stringify({
    import: imported - began, load: loaded - imported, answer: answered - loaded, kernel: kernel.name,
  }));`;

const contenders = {
  'front door': program('index.js', "({ name: 'none', analyze: module.analyze })"),
  'ts kernel': program('kernel.js', "module.loadKernel({ prefer: 'ts' })"),
  'wasm kernel': program('kernel.js', 'module.loadKernel()'),
};

const { say, table, end } = report(`First answer: milliseconds, median of ${runs} processes`);
if (!existsSync(new URL('kernel.js', dist))) {
  say('There is no dist/ to measure: npm run build makes it.');
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
if (found.get('wasm kernel')![0]!.kernel !== 'wasm') {
  say('There is no WebAssembly kernel: the last row is TypeScript after the attempt to load it.');
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
