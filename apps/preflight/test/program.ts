// Runs preflight on files in a folder of its own: in this process where the answer matters, and as a child process where
// exit codes, signals, pipes and standard input of the operating system do.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';
import type { Estimate as CampaignEstimate } from '../src/campaign/estimate.js';
import { run as runInProcess } from '../src/run.js';

type RateIssue = { line: number | null; code: string; message: string };

/** What `--json` prints. */
export type Estimate = CampaignEstimate & {
  rates: { count: number; inForceOn?: string; skipped: RateIssue[]; warnings: RateIssue[] };
};

export interface Result {
  status: number | null;
  stdout: string;
  stderr: string;
}

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The built program. */
export const program = pathOf('../dist/preflight.js');
if (!existsSync(program)) throw new Error('build first: npm run build');

export const sample = pathOf('../../../samples/campaign.csv');
export const sampleRates = pathOf('../../../samples/rates.csv');

export const folder = mkdtempSync(join(tmpdir(), 'preflight-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file into the folder. Returns its path. */
export function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** A plain price list in credits. */
export const rates = file(
  'rates.csv',
  'country,price,currency\nGB,0.04,credits\nUS,0.01,credits\nDE,0.07,credits\n',
);

/** Runs the program in this process. */
export async function run(args: string[], input: string | Uint8Array = ''): Promise<Result> {
  let stdout = '';
  let stderr = '';
  const status = await runInProcess(args, {
    stdin: Readable.from([Buffer.from(input)], { objectMode: false }),
    stdout: { write: (text: string) => (stdout += text) },
    stderr: { write: (text: string) => (stderr += text) },
  });
  return { status, stdout, stderr };
}

/** Runs the built program as a child process in the folder. */
export function spawned(args: string[], input: string | Uint8Array = '', nodeOptions: string[] = []): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeOptions, program, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  // Node.js warns about --jitless.
  return { status, stdout, stderr: stderr.replace(/^Warning: disabling flag --expose_wasm .*\n/, '') };
}

/** The JSON output of a run without errors. */
export function estimateIn({ status, stdout, stderr }: Result): Estimate {
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

export const estimateOf = async (args: string[], input?: string | Uint8Array): Promise<Estimate> =>
  estimateIn(await run([...args, '--json'], input));

/** Rows below the header of a campaign. */
export const campaignOf = (rows: readonly string[]): string => ['msisdn,message', ...rows].join('\n');

/** The estimate of rows below a header, at `rates`. */
export const estimateRows = (...rows: string[]): Promise<Estimate> =>
  estimateOf(['-', '--rates', rates], campaignOf(rows));

/** The unfinished files that a run has left. */
export const unfinished = (): string[] => readdirSync(folder).filter(name => name.includes('unfinished'));
