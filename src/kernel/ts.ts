import { analyze } from '../text/analyze.js';
import { analyzeUtf8, type TextCounts, textCounts } from '../text/utf8.js';
import type { Kernel, TextColumn } from './kernel.js';

/** The kernel that runs everywhere: the rooms in a loop. */
export function tsKernel(reason: string): Kernel {
  return {
    name: 'ts',
    reason,
    analyze,
    analyzeColumn({ data, starts, ends, length }: TextColumn): TextCounts {
      const counts = textCounts(length);
      for (let row = 0; row < length; row++) analyzeUtf8(data, starts[row]!, ends[row]!, counts, row);
      return counts;
    },
    buffer: byteLength => new Uint8Array(byteLength),
  };
}
