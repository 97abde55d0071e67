import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Order, Verdict } from './engine-child.js';
import type { Limits } from './limits.js';
import type { Mutant } from './mutants.js';
import { engineTests, testsFor } from './rooms.js';
import { Scratch } from './scratch.js';

/** Says which test notices a mutant. */
export interface Judge {
  /** Undefined if none does. */
  noticedBy(mutant: Mutant): Promise<string | undefined>;
  end(): void;
}

/** Judges changes of the engine by parity in a child, and what parity does not notice by other tests. */
export function engineJudge(limits: Limits): Judge {
  let child: ChildProcess | undefined;
  let scratch: Scratch | undefined;
  const end = () => {
    child?.kill('SIGKILL');
    child = undefined;
  };
  process.once('exit', end);
  const ask = (order: Order, seconds: number): Promise<Verdict> =>
    new Promise(resolve => {
      child ??= fork(fileURLToPath(new URL('./engine-child.ts', import.meta.url)), {
        execArgv: ['--import', 'tsx'],
      });
      const { pid } = child;
      const settle = (verdict: Verdict) => {
        clearTimeout(limit);
        child?.removeAllListeners();
        resolve(verdict);
      };
      const limit = setTimeout(() => {
        end();
        settle({ fault: `not ended after ${seconds} s` });
      }, seconds * 1000);
      child.once('message', (verdict: Verdict) => settle(verdict));
      child.once('exit', () => {
        if (child?.pid === pid) child = undefined;
        settle({ fault: 'the process ended' });
      });
      child.send(order);
    });
  const parityFault = async (order: Order, seconds: number) => {
    const { fault, binary } = await ask(order, seconds);
    return { binary, verdict: fault === null ? undefined : { failed: fault } };
  };
  return {
    async noticedBy({ file, text }) {
      // Parity goes through all rooms whatever the file, only in another order.
      const limit = await limits.of('parity', async seconds => {
        const unchanged = { file, text: readFileSync(file, 'utf8') };
        return (await parityFault(unchanged, seconds)).verdict;
      });
      const { binary, verdict } = await parityFault({ file, text }, limit);
      if (verdict) return verdict.failed;
      scratch ??= new Scratch();
      const files = {
        'build/core.wasm': Buffer.from(binary!, 'base64'),
        'build/engine.ts': `export const engineBase64 =\n  '${binary}';\n`,
      };
      return failedTest(scratch, files, engineTests, limits);
    },
    end() {
      end();
      scratch?.remove();
    },
  };
}

/** Judges changes of src/ by the tests of the room, and then by those of the rooms that rely on it. */
export function sourceJudge(limits: Limits): Judge {
  const scratch = new Scratch();
  return {
    async noticedBy({ file, text }) {
      const { own, others } = testsFor(file);
      return (
        (await failedTest(scratch, { [file]: text }, own, limits)) ??
        (await failedTest(scratch, { [file]: text }, others, limits))
      );
    },
    end: () => scratch.remove(),
  };
}

/** The test that fails with these files changed; undefined if none does. Afterwards the copy of the tree is unchanged. */
async function failedTest(
  scratch: Scratch,
  files: Readonly<Record<string, string | Uint8Array>>,
  tests: readonly string[],
  limits: Limits,
): Promise<string | undefined> {
  const limit = await limits.of(tests.join(' '), seconds => scratch.test(tests, seconds));
  for (const [file, content] of Object.entries(files)) scratch.write(file, content);
  try {
    return (await scratch.test(tests, limit))?.failed;
  } finally {
    for (const file of Object.keys(files)) scratch.write(file, readFileSync(file));
  }
}
