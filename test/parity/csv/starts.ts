// Where rows start and lines end, by a kernel and by the reference.
import { type CsvState, countLineEnds, csvStates, passCsv } from '../../../src/batch/index.js';
import type { Kernel } from '../../../src/kernel/kernel.js';
import { referenceLineEnds, referenceRowStarts } from '../../reference/csv-rows.js';
import { chunkOf } from './question.js';

interface File {
  readonly text: string;
  readonly separator: string;
}

/** The bytes of a text in the kernel's buffer, and some more after them. */
function placed(kernel: Kernel, text: string): Uint8Array {
  const data = chunkOf(kernel, text.length + 100, 7);
  data.set(Buffer.from(text, 'latin1'));
  return data;
}

function requireSame(what: string, found: unknown, expected: unknown): void {
  const [got, right] = [JSON.stringify(found), JSON.stringify(expected)];
  if (got !== right) throw new Error(`${what}: ${got}, expected ${right}`);
}

/** Every start is found, chunk by chunk, each chunk in the state in which the one before ended. */
export function requireRowStarts(kernel: Kernel, { text, separator }: File, chunkBytes: number): void {
  const data = placed(kernel, text);
  const starts = new Set<number>();
  let state: CsvState = csvStates.ROW_START;
  let from = 0;
  for (let end = 0, chunks = 0; end < text.length; chunks++) {
    if (chunks > text.length) throw new Error(`${kernel.name}: the chunks do not end`);
    end = Math.min(from + chunkBytes, text.length);
    // Each start in turn, and then the rest of the chunk.
    for (let position = from; position <= end + 1; position++) {
      const chunk = { data, from, to: end, isFinal: end === text.length };
      const passed = passCsv(kernel, chunk, { separator: separator.charCodeAt(0), state, position });
      ({ next: from, state } = passed);
      if (passed.rowStart < position) break;
      starts.add(passed.rowStart);
      position = passed.rowStart;
    }
  }
  const expected = text === '' ? [] : referenceRowStarts(text, separator);
  requireSame(`${kernel.name}: rows start at`, [...starts], expected);
}

/** The first start at or after any position is found, and the last among the first bytes, however many there are. */
export function requireStartsAt(kernel: Kernel, { text, separator }: File): void {
  const data = placed(kernel, text);
  const starts = referenceRowStarts(text, separator);
  const options = { separator: separator.charCodeAt(0) };
  for (let to = 0; to <= text.length; to++) {
    const isFinal = to === text.length;
    // After CR the next byte has to be known.
    const isKnown = (start: number) => start < to || (start === to && (isFinal || text[to - 1] !== '\r'));
    const { rowStart } = passCsv(kernel, { data, from: 0, to, isFinal }, options);
    requireSame(`${kernel.name}: the last row of ${to} bytes`, rowStart, starts.findLast(isKnown));
  }
  const chunk = { data, from: 0, to: text.length, isFinal: true };
  for (let position = 0; position <= text.length + 1; position++) {
    const { rowStart } = passCsv(kernel, chunk, { ...options, position });
    const expected = starts.find(start => start >= position) ?? starts.at(-1);
    requireSame(`${kernel.name}: the first row from ${position} on`, rowStart, expected);
  }
}

/** Line ends are counted from any place to the end. */
export function requireLineEnds(kernel: Kernel, text: string): void {
  const data = placed(kernel, text);
  data[text.length] = 0x0a;
  for (let from = 0; from <= text.length; from++) {
    const found = countLineEnds(kernel, data, from, text.length);
    requireSame(`${kernel.name}: line ends from ${from} on`, found, referenceLineEnds(text.slice(from)));
  }
}
