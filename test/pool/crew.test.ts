// Who works on what: at most two jobs for a thread, calls in turn, and the error of the first row.
import { expect, test } from 'vitest';
import { analyzeColumn, textColumn } from '../../src/batch/index.js';
import type { StringColumn } from '../../src/columns.js';
import { loadKernel } from '../../src/kernel/index.js';
import { Crew } from '../../src/pool/crew.js';
import type { Slice } from '../../src/pool/messages.js';
import { Slab } from '../../src/pool/slab.js';
import type { Thread } from '../../src/pool/thread.js';
import { textCounts } from '../../src/text/columns.js';
import { faultOf } from './columns.js';

const kernel = loadKernel();

interface Asked {
  readonly thread: number;
  readonly texts: readonly string[];
  readonly done: () => void;
  readonly failed: (error: Error) => void;
}

/** A crew of threads that answer when the test says so. */
function crewOf(threads: number) {
  const asked: Asked[] = [];
  const crew = new Crew(
    Array.from({ length: threads }, (_, thread) => ({
      slabs: [new Slab(), new Slab()],
      ended: new Promise(() => {}),
      ask: (_question: unknown, slice: Slice) =>
        new Promise<void>((resolve, reject) => {
          const { strings } = slice.columns.text as StringColumn;
          asked.push({ thread, texts: strings, done: resolve, failed: reject });
        }),
    })) as unknown as Thread[],
    { most: 1, least: 1 },
  );
  const ask = (texts: readonly string[]) =>
    crew.ask({
      question: { ask: 'analyze' },
      columns: { text: textColumn(texts) },
      answers: analyzeColumn(kernel, textColumn(texts)),
      kinds: textCounts,
    });
  return { asked, ask };
}

const rowsOf = (name: string, length: number) => Array.from({ length }, (_, i) => `${name}${i}`);
const tick = () => new Promise(setImmediate);

test('a thread has at most two jobs, and they are divided evenly', async () => {
  const { asked, ask } = crewOf(3);
  void ask(rowsOf('a', 800));
  expect(asked.map(({ thread }) => thread)).toEqual([0, 1, 2, 0, 1, 2]);
  asked[4]!.done();
  await tick();
  expect(asked.map(({ thread }) => thread)).toEqual([0, 1, 2, 0, 1, 2, 1]);
});

test('slices are in order, and have all rows', async () => {
  const { asked, ask } = crewOf(2);
  const rows = rowsOf('a', 83);
  const settled = ask(rows);
  for (let i = 0; i < asked.length; i++) {
    asked[i]!.done();
    await tick();
  }
  await settled;
  expect(asked.flatMap(({ texts }) => texts)).toEqual(rows);
});

test('calls take turns: a short one does not wait for a long one', async () => {
  const { asked, ask } = crewOf(1);
  void ask(rowsOf('long', 800));
  let isShortDone = false;
  void ask(rowsOf('short', 8)).then(() => {
    isShortDone = true;
  });
  for (let i = 0; i < 4; i++) {
    asked[i]!.done();
    await tick();
  }
  expect(asked.slice(0, 5).map(({ texts }) => texts[0])).toEqual([
    'long0',
    'long8',
    'long16',
    'short0',
    'long24',
  ]);
  expect(isShortDone).toBe(true);
});

test('after an error no slice begins, and the call ends when the others have', async () => {
  const { asked, ask } = crewOf(2);
  let fault: unknown;
  void faultOf(() => ask(rowsOf('a', 800))).then(found => {
    fault = found;
  });
  asked[2]!.failed(new RangeError('of row 16'));
  await tick();
  asked[0]!.done();
  asked[3]!.done();
  await tick();
  expect(asked).toHaveLength(4);
  expect(fault).toBeUndefined();
  asked[1]!.failed(new RangeError('of row 8'));
  await tick();
  expect(fault).toMatchObject({ message: 'of row 8' });
  await ask([]);
  void ask(['b']);
  expect(asked).toHaveLength(5);
});
