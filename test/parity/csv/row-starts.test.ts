// Where rows start: reference = ts = wasm, however a file is divided.
import fc from 'fast-check';
import { test } from 'vitest';
import { type CsvState, countLineEnds, csvStates, passCsv } from '../../../src/batch/index.js';
import type { Kernel } from '../../../src/kernel/kernel.js';
import { referenceLineEnds, referenceRowStarts } from '../../reference/csv-rows.js';
import { typescript, wasm } from '../kernels.js';
import { requireProperty } from '../property.js';
import { csvText } from './arbitraries.js';

const engine = wasm(0);
const buffers = new Map([typescript, engine].map(kernel => [kernel, kernel.buffer(1 << 16)]));

/** The same bytes in the buffer of each kernel. */
function inBuffers(text: string, check: (kernel: Kernel, data: Uint8Array, to: number) => void): void {
  for (const [kernel, buffer] of buffers) {
    buffer.set(Buffer.from(text, 'latin1'), 7);
    check(kernel, buffer.subarray(7), text.length);
  }
}

function requireSame(what: string, found: unknown, expected: unknown): void {
  const [got, right] = [JSON.stringify(found), JSON.stringify(expected)];
  if (got !== right) throw new Error(`${what} is ${got}, expected ${right}`);
}

const file = fc.record({ file: csvText, chunkBytes: fc.integer({ min: 2, max: 150 }) });

test('all are found, chunk by chunk, in the state in which the chunk before ended', () => {
  requireProperty({
    values: file,
    check: ({ file: { text, separator }, chunkBytes }) => {
      const expected = referenceRowStarts(text, separator);
      inBuffers(text, (kernel, data, to) => {
        const options = { separator: separator.charCodeAt(0) };
        const starts = new Set<number>();
        let state: CsvState = csvStates.ROW_START;
        let from = 0;
        for (let end = 0; end < to; ) {
          end = Math.min(from + chunkBytes, to);
          // Each start in turn, and then the rest of the chunk.
          for (let position = from; ; position++) {
            const chunk = { data, from, to: end, isFinal: end === to };
            const passed = passCsv(kernel, chunk, {
              ...options,
              state,
              position: Math.min(position, end + 1),
            });
            ({ next: from, state } = passed);
            if (passed.rowStart < position) break;
            starts.add(passed.rowStart);
            position = passed.rowStart;
          }
        }
        requireSame(`${kernel.name}: the starts`, [...starts], text === '' ? [] : expected);
      });
    },
    describe: value => JSON.stringify(value),
    runs: 4000,
  });
});

test('the last before any position is found', () => {
  requireProperty({
    values: csvText,
    check: ({ text, separator }) => {
      const starts = referenceRowStarts(text, separator);
      inBuffers(text, (kernel, data) => {
        for (let to = 0; to <= text.length; to++) {
          const isFinal = to === text.length;
          const chunk = { data, from: 0, to, isFinal };
          const { rowStart } = passCsv(kernel, chunk, { separator: separator.charCodeAt(0) });
          // After CR the file has to go on for its line to be known to end.
          const isKnown = (start: number) =>
            start < to || (start === to && (isFinal || text[to - 1] !== '\r'));
          requireSame(`${kernel.name}: the last start of ${to} bytes`, rowStart, starts.findLast(isKnown));
        }
      });
    },
    describe: value => JSON.stringify(value),
    runs: 1000,
  });
});

test('line ends are counted', () => {
  requireProperty({
    values: csvText,
    check: ({ text }) => {
      inBuffers(text, (kernel, data, to) => {
        requireSame(kernel.name, countLineEnds(kernel, data, 0, to), referenceLineEnds(text));
        for (let from = 0; from <= to; from++)
          requireSame(
            `${kernel.name}, from ${from}`,
            countLineEnds(kernel, data, from, to),
            referenceLineEnds(text.slice(from)),
          );
      });
    },
    describe: value => JSON.stringify(value),
    runs: 1000,
  });
});
