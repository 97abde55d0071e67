// Where things lie in the engine's memory (assembly/memory.ts): one after the other, each with room for all it holds.
import { expect, test } from 'vitest';
import { MOST_ROWS, MOST_WANTED } from '../../src/csv/rows.js';
import { openEngine } from '../../src/kernel/engine.js';
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
    ROW_STARTS: 4 * rows,
    ROW_ENDS: 4 * rows,
    ROW_FLAGS: rows,
    FIELD_STARTS: MOST_WANTED * value('FIELD_STRIDE'),
    FIELD_ENDS: MOST_WANTED * value('FIELD_STRIDE'),
    WANTED: 4 * MOST_WANTED,
  };
  const regions = Object.keys(bytes).sort((one, other) => value(one) - value(other));
  expect(value('ROWS')).toBe(MOST_ROWS);
  expect(value('FIELD_STRIDE')).toBeGreaterThanOrEqual(4 * rows);
  for (const [i, name] of regions.entries())
    expect(value(regions[i + 1] ?? 'TEXT'), `after ${name}`).toBeGreaterThanOrEqual(
      value(name) + bytes[name]!,
    );
});

test('text that fills its place, moved to an address with any remainder, leaves the prefixes as they are', () => {
  for (let remainder = 0; remainder < 8; remainder++) {
    const engine = openEngine(engineModule(), 64);
    const prefixes = Int32Array.from({ length: 64 }, (_, i) => i + 1);
    const address = engine.placePrefixes(prefixes)!;
    const data = new Uint8Array(new ArrayBuffer(80), remainder, 64).fill(0x61);
    const column = { length: 1, data, byteLength: 64, starts: Uint32Array.of(0), ends: Uint32Array.of(64) };
    engine.place(column, 0, 1);
    const found = new Int32Array(engine.exports.memory.buffer, address, prefixes.length);
    expect([...found], `remainder ${remainder}`).toEqual([...prefixes]);
  }
});
