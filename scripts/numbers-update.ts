// Takes the newest libphonenumber-js, or the version that is named, writes the tables and says what changed.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { builtInNumbers } from '../src/numbering/built-in.js';
import { readTable } from '../src/numbering/read-table.js';
import type { NumberTable } from '../src/numbering/table.js';
import { changeLines } from './numbers/changes.js';
import { metadataFile, metadataVersion, plansOf } from './numbers/plans.js';
import { rowLines, territoryLines } from './numbers/text.js';

const named = process.argv.slice(2);
if (named.length > 1 || !/^\d+\.\d+\.\d+$/.test(named[0] ?? '0.0.0'))
  refuse(2, `Expected a version such as 1.13.16, or nothing for the newest, not "${named.join(' ')}".`);
const version = named[0] ?? 'latest';

const before = builtInNumbers();
const files = [
  'package.json',
  'package-lock.json',
  'src/tables/dialling.ts',
  'src/tables/numbers.ts',
  'src/tables/territories.ts',
  'samples/campaign.csv',
];
const kept = files.map(file => [file, readFileSync(file)] as const);
const versionBefore: string = JSON.parse(String(kept[0]![1])).devDependencies['libphonenumber-js'];

const failure = install(version);
if (failure !== undefined) {
  putBack();
  refuse(1, `npm did not install libphonenumber-js ${version}: ${failure}`);
}

const source = metadataVersion();
let after: NumberTable;
let written: string;
try {
  const plans = plansOf(JSON.parse(readFileSync(metadataFile, 'utf8')));
  after = readTable(source, territoryLines(plans), rowLines(plans));
  const generator = ['--import', 'tsx', 'scripts/generate.ts', '--write'];
  written = execFileSync(process.execPath, generator, { encoding: 'utf8', stdio: 'pipe' });
} catch (error) {
  const failure = install(versionBefore);
  putBack();
  const now = failure
    ? `run npm ci, for ${versionBefore} did not come back: ${failure}`
    : 'nothing was changed';
  refuse(1, `${source} does not compile: ${firstLine((error as Error).message)}; ${now}`);
}

const lines = changeLines(before, after);
if (lines.length === 0) lines.push('nothing changed');
lines.unshift(before.source === source ? source : `${before.source} -> ${source.split(' ')[1]}`);
if (written !== '') lines.push(`${written}then: npm test`);
console.log(lines.join('\n'));

/** Nothing, or why npm could not. It asks once, for whoever waits can ask again. */
function install(version: string): string | undefined {
  const options = ['--save-dev', '--save-exact', '--fetch-retries=0', '--json'];
  const words = ['install', ...options, `libphonenumber-js@${version}`];
  const npm = process.env.npm_execpath;
  const { status, stdout, stderr, error } =
    npm === undefined
      ? spawnSync('npm', words, { encoding: 'utf8' })
      : spawnSync(process.execPath, [npm, ...words], { encoding: 'utf8' });
  if (status === 0) return undefined;
  if (error) return error.message;
  try {
    return firstLine(JSON.parse(stdout).error.summary);
  } catch {
    return firstLine(stderr);
  }
}

function putBack(): void {
  for (const [file, bytes] of kept) writeFileSync(file, bytes);
}

/** No more than a line, for patterns are long. */
function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]!.slice(0, 200);
}

function refuse(code: number, sentence: string): never {
  console.error(sentence);
  process.exit(code);
}
