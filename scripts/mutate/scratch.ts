// A copy of the tree in which files are changed and tests run: the tree itself is never touched.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

/** Entries of the tree that tests do not need, or that are linked. */
const leftOut = ['node_modules', '.git'];

/** What tests say: nothing if all pass. */
export type TestVerdict = { readonly failed: string } | undefined;

export class Scratch {
  readonly #folder = mkdtempSync(join(tmpdir(), 'quicksms-mutants-'));
  #tests: ChildProcess | undefined;

  constructor() {
    // Also when the script is interrupted.
    process.once('exit', () => this.remove());
    for (const name of readdirSync('.').filter(name => !leftOut.includes(name)))
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
      env: { ...process.env, QUICKSMS_TEST_SCALE: '0.05' },
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

/** The title of the first test that failed, or the file that does not load. */
function failedTest(output: string): string {
  try {
    const { testResults } = JSON.parse(output.slice(output.indexOf('{'))) as {
      testResults: {
        name: string;
        status: string;
        message: string;
        assertionResults: { status: string; fullName: string }[];
      }[];
    };
    for (const { name, status, message, assertionResults } of testResults) {
      const failed = assertionResults.find(({ status }) => status === 'failed');
      if (failed) return failed.fullName.trim();
      if (status === 'failed') return `${basename(name)} does not load: ${message}`;
    }
  } catch {
    // Ended before it could report.
  }
  return 'tests do not start';
}
