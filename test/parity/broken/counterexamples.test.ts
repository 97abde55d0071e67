// A failure of a property prints the smallest row that shows it, in hexadecimal, and what it takes to replay it.
import { expect, test } from 'vitest';
import type { Kernel } from '../../../src/kernel/kernel.js';
import { random } from '../../random.js';
import type { Question } from '../answers.js';
import { kernelsOf } from '../kernels.js';
import { numberRow } from '../numbers/arbitraries.js';
import { numbers } from '../numbers/question.js';
import { cases, checkCase, describeCase, requireProperty, requireRows } from '../property.js';
import { senderRow } from '../senders/arbitraries.js';
import { senders } from '../senders/question.js';
import { textRow } from '../text/arbitraries.js';
import { text } from '../text/question.js';
import { randomRows } from '../text/rows.js';
import type { Change } from './changes.js';
import { broken } from './engines.js';

type Row = typeof textRow;
type Broken = [what: string, change: Change, question: Question, row: Row, most: number];
const engines: Broken[] = [
  ['the euro sign is not an extension character', ['text/wide.ts', 'x |= euros;', ''], text, textRow, 3],
  [
    'a surrogate half is well-formed, and what follows ED is not',
    ['utf8.ts', 'lead == 0xed', 'lead == 0xec'],
    text,
    textRow,
    3,
  ],
  [
    'a colon is a digit',
    ['numbering/resolve.ts', 'splat(0x7f - 9)', 'splat(0x7f - 10)'],
    numbers,
    numberRow,
    7,
  ],
  [
    'a sender may have control characters',
    ['sender/walk.ts', 'control || characters == 0', 'characters == 0'],
    senders(false),
    senderRow,
    2,
  ],
];

/** The message of what `run` throws. */
function messageOf(run: () => void): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was noticed';
}

/** The rows that a message prints, in bytes. */
const printed = (message: string) => {
  const [, rows] = /^smallest after .*: ([0-9a-f ]+)$/m.exec(message) ?? [];
  return rows?.split(' ').map(hex => hex.length / 2);
};

test.each(engines)('%s', async (_, change, question, row, most) => {
  const wasm = kernelsOf(await broken(change));
  const property = {
    values: cases(row),
    check: (value: Parameters<typeof checkCase>[2]) => checkCase(question, wasm, value),
    describe: describeCase,
    runs: 3000,
  };
  const message = messageOf(() => requireProperty(property));
  const [bytes, ...others] = printed(message) ?? [];
  expect(bytes, message).toBeLessThanOrEqual(most);
  expect(others).toEqual([]);
  expect(message).toMatch(
    /^seed 1, path "[\d:]+"; to replay this test, set\nQUICKSMS_TEST_SEED=1 QUICKSMS_TEST_PATH=[\d:]+$/m,
  );
});

test('a row that the bulk generator finds is shrunk by the same arbitraries', async () => {
  const kernel: Kernel = kernelsOf(await broken(engines[0]![1]))(0);
  const rows = randomRows(random(3), 3000);
  const message = messageOf(() =>
    requireRows(
      'wasm',
      { question: text, row: textRow, kernel },
      { rows, expected: text.expected(rows), layout: { name: 'backwards', seed: 0 } },
    ),
  );
  expect(printed(message), message).toEqual([3]);
  expect(message).toContain('e282ac');
});
