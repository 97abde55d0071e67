/**
 * Makes single changes in assembly/ and src/, one at a time, and lists those that no test notices.
 *
 *   tsx scripts/mutate.ts [--count 300] [--seed 1] [--only assembly|src] [--sample 10] [--workers 2]
 *
 * `--count` is the number of changes in each folder, and `--sample` the number in both together. Exits with 1 if a
 * change is not noticed. test/mutants.json lists changes that make no difference, each with the reason; these are left
 * out. An entry of the list that fits no line any more is an error too.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { engineJudge, type Judge, sourceJudge } from './mutate/judges.js';
import { Limits } from './mutate/limits.js';
import { chosen, keyOf, type Mutant, mutantsOf } from './mutate/mutants.js';

interface Equivalent {
  readonly file: string;
  readonly line: string;
  readonly replacement: string;
  readonly reason: string;
}

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    sample: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
});
const folders = ['assembly', 'src'].filter(folder => !values.only || folder === values.only);
if (folders.length === 0) throw new RangeError(`--only takes assembly or src, not ${values.only}`);
const count = values.sample ? Math.ceil(Number(values.sample) / folders.length) : Number(values.count);
const equivalents = JSON.parse(readFileSync('test/mutants.json', 'utf8')) as Equivalent[];

const filesOf = (folder: string) =>
  ts.sys
    .readDirectory(folder, ['.ts'], ['**/*.d.ts'], ['**/*.ts'])
    .map(path => path.slice(path.replaceAll('\\', '/').lastIndexOf(`/${folder}/`) + 1))
    .sort();

/** The mutants to judge, and entries of the list that fit none. */
function select(): { mutants: Mutant[]; stale: Equivalent[] } {
  const listed = new Set(equivalents.map(keyOf));
  const seen = new Set<string>();
  const mutants = folders.flatMap(folder => {
    const all = filesOf(folder).flatMap(mutantsOf);
    for (const mutant of all) seen.add(keyOf(mutant));
    const others = all.filter(mutant => !listed.has(keyOf(mutant)));
    return chosen(others, count, Number(values.seed));
  });
  const stale = equivalents.filter(
    entry => folders.some(folder => entry.file.startsWith(`${folder}/`)) && !seen.has(keyOf(entry)),
  );
  return { mutants, stale };
}

/** Judges all mutants, several at a time. */
async function judgeAll(mutants: readonly Mutant[], workers: number): Promise<(string | undefined)[]> {
  const verdicts = new Array<string | undefined>(mutants.length);
  const work = async (judgeOf: () => Judge, indexes: number[]) => {
    if (indexes.length === 0) return;
    const judge = judgeOf();
    try {
      for (let index = indexes.shift(); index !== undefined; index = indexes.shift())
        report(mutants[index]!, (verdicts[index] = await judge.noticedBy(mutants[index]!)));
    } finally {
      judge.end();
    }
  };
  const engine = [...mutants.keys()].filter(i => mutants[i]!.file.startsWith('assembly/'));
  const sources = [...mutants.keys()].filter(i => mutants[i]!.file.startsWith('src/'));
  const limits = new Limits();
  const judgeEngines = () => work(() => engineJudge(limits), engine);
  const judgeSources = () => work(() => sourceJudge(limits), sources);
  // Half of the workers begin with engines and half with sources: each kind has its own preparation.
  await Promise.all(
    Array.from({ length: workers }, (_, worker) =>
      worker % 2 === 0 ? judgeEngines().then(judgeSources) : judgeSources().then(judgeEngines),
    ),
  );
  return verdicts;
}

const cell = (text: string) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 160);

function report({ file, line, replacement }: Mutant, verdict = 'SURVIVED'): void {
  console.log(`| ${file} | \`${cell(line)}\` | \`${cell(replacement)}\` | ${cell(verdict)} |`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const { mutants, stale } = select();
console.log('| file | line | becomes | noticed by |\n|---|---|---|---|');
const verdicts = await judgeAll(mutants, Number(values.workers));
const survivors = mutants.filter((_, i) => verdicts[i] === undefined);
console.log(`\n${mutants.length} changes, ${survivors.length} not noticed`);
for (const { file, line, replacement } of survivors)
  console.error(JSON.stringify({ file, line, replacement, reason: '' }));
for (const { file, line, replacement } of stale)
  console.error(`test/mutants.json: no line of ${file} fits any more: ${line} -> ${replacement}`);
if (survivors.length + stale.length > 0) process.exitCode = 1;
