// Senders: reference = checkSender = ts = wasm, wherever the rows lie.
import { expect, test } from 'vitest';
import { type SenderColumns, senderKinds, statuses } from '../../src/batch/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import { wasmKernel } from '../../src/kernel/wasm.js';
import { checkSender } from '../../src/sender/check.js';
import { engineModule } from '../engine.js';
import { random } from '../random.js';
import { referenceKinds } from '../reference/sender.js';
import { backwards, joined, scattered } from './parity.js';
import { everySender, expectedSenders, requireSenders, senderRows } from './senders.js';

const chance = random(21);
const INVALID_UTF8 = statuses.indexOf('INVALID_UTF8');
const columns = [everySender(), senderRows(150_000, chance)].flatMap(rows =>
  [false, true].map(smartRouting => {
    const expected = expectedSenders(rows, smartRouting);
    return { rows, smartRouting, expected, arrow: joined(rows), texts: asStrings(rows, expected) };
  }),
);
const kernels = [
  ['ts', loadKernel({ prefer: 'ts' })],
  ['wasm', loadKernel({ prefer: 'wasm' })],
  ['wasm that moves 20 bytes at a time', wasmKernel(engineModule(), 20)],
] as const;

/** The rows that are UTF-8, as strings. */
function asStrings(rows: Uint8Array[], { status, kind }: SenderColumns) {
  const kept = rows
    .map((_, row) => row)
    .filter(row => status[row] !== INVALID_UTF8 && rows[row]!.length <= 100);
  return {
    rows: kept.map(row => rows[row]!),
    strings: kept.map(row => Buffer.from(rows[row]!).toString()),
    expected: {
      status: Uint8Array.from(kept, row => status[row]!),
      kind: Uint8Array.from(kept, row => kind[row]!),
    },
  };
}

test('there is something to compare', () => {
  expect(columns.reduce((sum, { rows }) => sum + rows.length, 0)).toBeGreaterThan(900_000);
  for (const { expected, smartRouting } of columns) {
    expect(new Set(expected.status)).toEqual(new Set([0, 1, 3]));
    expect(new Set(expected.kind)).toEqual(new Set(smartRouting ? [0, 4, 5, 6] : [0, 1, 2]));
  }
  expect(kernels.map(([, { name }]) => name)).toEqual(['ts', 'wasm', 'wasm']);
});

test.each(kernels)('%s: joined, backwards, scattered, in its own buffer, as strings', (_, kernel) => {
  for (const { rows, smartRouting, expected, arrow, texts } of columns) {
    requireSenders(kernel, arrow, smartRouting, expected, rows);
    requireSenders(kernel, backwards(rows), smartRouting, expected, rows);
    requireSenders(kernel, scattered(rows, chance), smartRouting, expected, rows);
    const buffer = kernel.buffer(arrow.data.length);
    buffer.set(arrow.data);
    requireSenders(kernel, { ...arrow, data: buffer }, smartRouting, expected, rows);
    requireSenders(kernel, texts.strings, smartRouting, texts.expected, texts.rows);
  }
});

test('checkSender says the same, and why', () => {
  for (const { smartRouting, texts } of columns) {
    const { strings, expected: bits } = texts;
    for (let row = 0; row < strings.length; row++) {
      const { kinds, issues } = checkSender(strings[row]!, { smartRouting });
      const sum = kinds.reduce((sum, kind) => sum + 2 ** senderKinds.indexOf(kind), 0);
      if (sum !== bits.kind[row] || (issues.length === 0) !== kinds.length > 0)
        throw new Error(`${JSON.stringify(strings[row])}: ${kinds}, and should be ${bits.kind[row]}`);
    }
  }
});

test('strings that no bytes can say: lone surrogates', () => {
  for (const sender of ['\ud83d', 'a\ud83d', '\ude00a', '\ud83d\ud83d\ude00', '1\udfff'])
    for (const smartRouting of [false, true]) {
      expect(checkSender(sender, { smartRouting }).kinds).toEqual(referenceKinds(sender, smartRouting));
      for (const [, kernel] of kernels)
        requireSenders(kernel, [sender], smartRouting, { status: Uint8Array.of(3), kind: Uint8Array.of(0) }, [
          Buffer.from(sender),
        ]);
    }
});

test('every number of rows that one call may have', () => {
  const { rows, smartRouting, expected } = columns[3]!;
  for (const [, kernel] of kernels)
    for (const count of [0, 1, 2, 3, 4, 5, 7, 8159, 8160, 8161, 16321])
      requireSenders(kernel, joined(rows.slice(0, count)), smartRouting, expected, rows.slice(0, count));
});
