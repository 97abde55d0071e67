// Bytes that are not UTF-8, at every place in a block of 64 bytes (Unicode, table 3-7; WHATWG Encoding Standard).
import { describe, expect, test } from 'vitest';
import { analyzeColumn, textColumn } from '../../src/batch/index.js';
import { loadKernel } from '../../src/kernel/index.js';

/** A sequence with a continuation too many: the character before it, and U+FFFD. */
const sequences: [string, number[]][] = [
  ['two bytes', [0xd0, 0x82, 0x82]],
  ['three bytes', [0xe2, 0x82, 0x82, 0x82]],
  ['four bytes', [0xf0, 0x92, 0x82, 0x82, 0x82]],
];

describe.each(['wasm', 'ts'] as const)('%s: a continuation too many', prefer => {
  const kernel = loadKernel({ prefer });
  const analyze = (rows: readonly Uint8Array[]) => {
    const offsets = new Int32Array(rows.length + 1);
    rows.forEach((row, i) => {
      offsets[i + 1] = offsets[i]! + row.length;
    });
    return analyzeColumn(kernel, textColumn({ data: new Uint8Array(Buffer.concat(rows)), offsets }));
  };

  test.each(sequences)('after %s, in a row of its own', (_, bytes) => {
    const { status, characters, encoding } = analyze([Uint8Array.from(bytes)]);
    expect([status[0], characters[0], encoding[0]]).toEqual([1, 2, 1]);
  });

  test.each(sequences)('after %s, at every place in two blocks, among other rows', (_, bytes) => {
    for (const filler of ['a', 'é', '你', '😀']) {
      const text = Buffer.from(filler);
      for (let before = 0; before * text.length < 130; before++) {
        const row = Buffer.concat([...Array(before).fill(text), Uint8Array.from(bytes), text]);
        const { status, characters } = analyze([text, row, text]);
        expect([...status], `${filler} × ${before}`).toEqual([0, 1, 0]);
        expect([...characters], `${filler} × ${before}`).toEqual([1, before + 3, 1]);
      }
    }
  });

  test.each(sequences)('after %s, cut between two rows', (_, bytes) => {
    for (let cut = 1; cut < bytes.length; cut++) {
      const rows = [Uint8Array.from(bytes.slice(0, cut)), Uint8Array.from(bytes.slice(cut))];
      const { status } = analyze(rows);
      const isWhole = cut === bytes.length - 1;
      expect([...status], `after ${cut}`).toEqual([isWhole ? 0 : 1, 1]);
    }
  });
});

describe.each(['wasm', 'ts'] as const)('%s: a character that a row cuts', prefer => {
  const kernel = loadKernel({ prefer });

  test('at the end of the last row, at every place in three blocks', () => {
    for (const lead of ['é', '你', '😀'])
      for (const filler of ['a', '[', 'é', '你'])
        for (let before = 0; before * Buffer.byteLength(filler) < 195; before++) {
          const whole = Buffer.from(filler.repeat(before) + lead);
          const data = Uint8Array.from([...whole.subarray(0, -1), 0x20]);
          const { status } = analyzeColumn(
            kernel,
            textColumn({ data, offsets: new Int32Array([0, whole.length - 1]) }),
          );
          expect(status[0], `${lead} after ${filler} × ${before}`).toBe(1);
        }
  });

  test('in front of a row, where the rest of it lies between two rows', () => {
    for (const character of ['é', '你', '😀'])
      for (const filler of ['a', '[', 'ж'])
        for (let before = 1; before < 70; before++) {
          const first = Buffer.byteLength(filler.repeat(before));
          const data = new Uint8Array(Buffer.from(`${filler.repeat(before)}${character}b`));
          const starts = new Uint32Array([0, data.length - 2]);
          const ends = new Uint32Array([first, data.length]);
          const { status, characters } = analyzeColumn(kernel, textColumn({ data, starts, ends }));
          expect([...status, ...characters], `${character} after ${filler} × ${before}`).toEqual([
            0,
            1,
            before,
            2,
          ]);
        }
  });
});
