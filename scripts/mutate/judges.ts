import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Order, Verdict } from './engine-child.js';
import type { Mutant } from './mutants.js';
import { engineTests, type Tests, testsFor } from './rooms.js';
import { Scratch } from './scratch.js';

/** Says which test notices a mutant. */
export interface Judge {
  /** Undefined if none does. */
  noticedBy(mutant: Mutant): Promise<string | undefined>;
  end(): void;
}

/** Seconds after which a mutant is taken for one that never ends: on a quiet machine, the slowest takes a sixth. */
const LIMIT = 60;

/** Judges changes of the engine by parity in a child, and what parity does not notice by other tests. */
export function engineJudge(): Judge {
  let child: ChildProcess | undefined;
  let scratch: Scratch | undefined;
  const end = () => {
    child?.kill('SIGKILL');
    child = undefined;
  };
  process.once('exit', end);
  const ask = (order: Order): Promise<Verdict> =>
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
        settle({ fault: `not ended after ${LIMIT} s` });
      }, LIMIT * 1000);
      child.once('message', (verdict: Verdict) => settle(verdict));
      child.once('exit', () => {
        if (child?.pid === pid) child = undefined;
        settle({ fault: 'the process ended' });
      });
      child.send(order);
    });
  return {
    async noticedBy({ file, text }) {
      const { fault, binary } = await ask({ file, text });
      if (fault !== null) return fault;
      scratch ??= new Scratch();
      scratch.write('build/core.wasm', Buffer.from(binary!, 'base64'));
      scratch.write('build/engine.ts', `export const engineBase64 =\n  '${binary}';\n`);
      return (await scratch.test(engineTests, LIMIT))?.failed;
    },
    end() {
      end();
      scratch?.remove();
    },
  };
}

/**
 * Judges changes of src/ by the tests of the room, and then by those of the rooms that rely on it. With `isChecked`,
 * these run without a change first: they have to pass.
 */
export function sourceJudge(isChecked: boolean): Judge {
  const scratch = new Scratch();
  const checked = new Set<Tests>();
  const requirePass = async (tests: Tests) => {
    if (!isChecked || checked.has(tests)) return;
    checked.add(tests);
    const verdict = await scratch.test([...new Set([...tests.own, ...tests.others])], 10 * LIMIT);
    if (verdict) throw new Error(`tests fail without any change: ${verdict.failed}`);
  };
  return {
    async noticedBy({ file, text }) {
      const tests = testsFor(file);
      const { own, others } = tests;
      await requirePass(tests);
      scratch.write(file, text);
      try {
        return (await scratch.test(own, LIMIT))?.failed ?? (await scratch.test(others, LIMIT))?.failed;
      } finally {
        scratch.write(file, readFileSync(file));
      }
    },
    end: () => scratch.remove(),
  };
}
