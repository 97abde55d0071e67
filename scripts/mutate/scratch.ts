// A copy of the tree in which files are changed and tests run: the tree itself is never touched.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const copied = [
  'src',
  'test',
  'data',
  'build',
  'assembly',
  'scripts',
  'samples',
  'apps',
  'package.json',
  'tsconfig.json',
  'asconfig.json',
  'vitest.config.ts',
];

/** What tests say: nothing if all pass. */
export type TestVerdict = { readonly failed: string } | undefined;

export class Scratch {
  readonly #folder = mkdtempSync(join(tmpdir(), 'quicksms-mutants-'));
  #tests: ChildProcess | undefined;

  constructor() {
    // Also when the script is interrupted.
    process.once('exit', () => this.remove());
    for (const name of copied.filter(name => existsSync(name)))
      cpSync(name, join(this.#folder, name), {
        recursive: true,
        filter: path => !path.includes('node_modules'),
      });
    symlinkSync(resolve('node_modules'), join(this.#folder, 'node_modules'));
  }

  write(file: string, content: string | Uint8Array): void {
    writeFileSync(join(this.#folder, file), content);
  }

  /** Runs tests until the first fails, or for so many seconds: code that never ends is noticed. */
  test(paths: readonly string[], seconds: number): Promise<TestVerdict> {
    const argv = [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--bail',
      '1',
      '--no-cache',
      '--maxWorkers',
      '1',
      '--pool',
      'threads',
      '--no-isolate',
    ];
    const child = spawn(process.execPath, [...argv, '--reporter', 'json', ...paths], {
      cwd: this.#folder,
      env: { ...process.env, QUICKSMS_TEST_SCALE: '0.02' },
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    this.#tests = child;
    let output = '';
    child.stdout.on('data', chunk => {
      output += chunk;
    });
    return new Promise(done => {
      const limit = setTimeout(() => {
        this.#endTests();
        done({ failed: `not ended after ${seconds} s` });
      }, seconds * 1000);
      child.on('close', code => {
        clearTimeout(limit);
        this.#tests = undefined;
        done(code === 0 ? undefined : { failed: failedTest(output) });
      });
    });
  }

  /** Ends the tests that run, and what they started. */
  #endTests(): void {
    if (this.#tests?.pid) process.kill(-this.#tests.pid, 'SIGKILL');
  }

  remove(): void {
    this.#endTests();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** The title of the first test that failed, or that a file could not be loaded. */
function failedTest(output: string): string {
  try {
    const { testResults } = JSON.parse(output.slice(output.indexOf('{'))) as {
      testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[];
    };
    for (const { assertionResults } of testResults)
      for (const { status, fullName } of assertionResults) if (status === 'failed') return fullName.trim();
  } catch {
    // Ended before it could report.
  }
  return 'a test file does not load';
}
