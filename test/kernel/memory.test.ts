// Where things lie in the engine's memory (assembly/memory.ts): one after the other, each with room for all it holds.
import { expect, test } from 'vitest';
import { MOST_STATES } from '../../src/numbering/table.js';
import { engineModule } from '../engine.js';

test('no two regions of the engine overlap, and the text comes after all', () => {
  const exports = new WebAssembly.Instance(engineModule()).exports as Record<string, WebAssembly.Global>;
  const value = (name: string): number => exports[name]!.value;
  // Rows are written four at a time.
  const rows = value('ROWS') + 32;
  const bytes: Record<string, number> = {
    STARTS: 4 * rows,
    ENDS: 4 * rows,
    CHARACTERS: 4 * rows,
    UNITS: 4 * rows,
    MESSAGE_PARTS: 4 * rows,
    SEGMENTS: 4 * rows,
    STATUS: rows,
    ENCODING: rows,
    KIND: rows,
    CALLING_CODE: 2 * rows,
    COUNTRY: 2 * rows,
    TYPE: rows,
    AFTER_THREE: 2 * 16 * 1000,
    LEAVES: 8 * MOST_STATES,
    NEXT: 2 * 10 * MOST_STATES,
    FARE: 4 * rows,
    CHANNEL: rows,
    TALLY: 64 * value('TALLY_SLOTS'),
    ODD: 32 * value('ODD_SLOTS'),
    USED: 2 * value('TALLY_SLOTS'),
    CODE_UNITS: 4 * value('RUN_STRIDE'),
  };
  const regions = Object.keys(bytes).sort((one, other) => value(one) - value(other));
  for (const [i, name] of regions.entries())
    expect(value(regions[i + 1] ?? 'TEXT'), `after ${name}`).toBeGreaterThanOrEqual(
      value(name) + bytes[name]!,
    );
});
