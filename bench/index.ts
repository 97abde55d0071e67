/**
 * Runs programs of this folder, each in a process of its own, and compares their figures with those in results.json.
 *
 *   npm run bench                   all, and writes results.json and the table in README.md
 *   npm run bench -- text batch     some
 *   npm run bench -- text --quick   within a minute, to see that it works and roughly where it stands
 */
import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Figures, markdown, type Row } from './report.js';
import { slower } from './slower.js';

const programs = [
  'text',
  'single',
  'batch',
  'numbers',
  'senders',
  'pricing',
  'requests',
  'decisions',
  'pool',
  'csv',
  'load',
];
const results = new URL('results.json', import.meta.url);
const readme = new URL('README.md', import.meta.url);

interface Results {
  /** Of the machine that each program was last measured on. */
  machines: Record<string, unknown>;
  figures: Record<string, Figures>;
}

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter(name => !programs.includes(name));
if (unknown.length > 0) {
  console.error(`There is no program ${unknown.join(', ')}. There are ${programs.join(', ')}.`);
  process.exit(2);
}

const before: Results = JSON.parse(readFileSync(results, 'utf8'));
const after: Results = structuredClone(before);
for (const name of positionals.length > 0 ? positionals : programs) {
  const { machine, figures } = await run(name);
  after.machines[name] = machine;
  after.figures[name] = figures;
}
const found = slower(before.figures, after.figures);
console.log(`# Compared with results.json\n`);
console.log(found.length > 0 ? markdown(found) : 'Nothing became slower by more than noise.');
if (!values.quick) {
  writeFileSync(results, `${JSON.stringify(after, null, 2)}\n`);
  writeTable(after.figures);
}

/** Writes the table of figures into README.md. */
function writeTable(figures: Record<string, Figures>): void {
  const rows = programs.flatMap(program =>
    Object.entries(figures[program] ?? {}).map(
      ([name, { value, noise, better }]): Row => ({
        program,
        figure: `${name}${better === 'less' ? ' (less is better)' : ''}`,
        value: String(value),
        '±': `${Math.round(noise * 100)} %`,
      }),
    ),
  );
  const [begin, end] = ['<!-- figures -->', '<!-- end of figures -->'];
  const text = readFileSync(readme, 'utf8');
  const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
  writeFileSync(readme, `${text.slice(0, from)}\n\n${markdown(rows)}\n\n${text.slice(to)}`);
}

/** Runs a program, which prints its tables, and returns what it reports. */
function run(name: string): Promise<{ machine: unknown; figures: Figures }> {
  return new Promise((resolve, reject) => {
    let report: { machine: unknown; figures: Figures } | undefined;
    const child = fork(new URL(`${name}.ts`, import.meta.url), values.quick ? ['--quick'] : []);
    child.on('message', message => {
      report = message as typeof report;
    });
    child.on('error', reject);
    child.on('exit', code => {
      if (code === 0 && report) resolve(report);
      else reject(new Error(`bench/${name}.ts ended with ${code}`));
    });
  });
}
