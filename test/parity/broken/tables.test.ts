// A parity test is worth what it notices: an engine that is wrong in one cell of one table must fail it.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { engineModule } from '../../engine.js';
import { engineOf, faultOf, rooms } from './fault.js';

test('the engine as it is has no fault', () => {
  expect(faultOf(engineOf(engineModule()), rooms)).toBeUndefined();
});

test('every cell of every table is noticed when it is wrong', { timeout: 300_000 }, () => {
  const unnoticed: string[] = [];
  let cells = 0;
  for (const [, name, numbers] of readFileSync('assembly/text/tables.ts', 'utf8').matchAll(
    /export const (\w+): usize = memory\.data<u8>\(\[([^\]]+)\]/g,
  )) {
    const bytes = numbers!.split(',').map(Number);
    const engine = engineOf(engineModule());
    const memories = [engine.whole, engine.piecemeal, ...engine.strings].map(kernel =>
      Buffer.from(kernel.buffer(0).buffer),
    );
    const address = memories[0]!.indexOf(Buffer.from(bytes));
    expect(address, name).toBeGreaterThan(0);
    const set = (cell: number, byte: number) => {
      for (const memory of memories) memory[address + cell] = byte;
    };
    // No other room reads these tables.
    const isNoticed = () => faultOf(engine, ['text', 'strings', 'senders']) !== undefined;
    bytes.forEach((byte, cell) => {
      cells++;
      const noticed = [byte ^ 0xff, 0, byte ^ 1].some(wrong => {
        set(cell, wrong);
        return wrong !== byte && isNoticed();
      });
      set(cell, byte);
      if (!noticed) unnoticed.push(`${name}[${cell}]`);
    });
    expect(isNoticed(), name).toBe(false);
  }
  expect(cells).toBe(12 * 16 + 0x400);
  expect(unnoticed).toEqual(unseen.flatMap(([name, cells]) => cells.map(cell => `${name}[${cell}]`)));
});

/**
 * Cells that make no difference. Text that is ill-formed takes the walk, which reads no table; what a cell says of it, or a
 * cell that takes well-formed text for ill-formed, does not show.
 */
const unseen: [name: string, cells: number[]][] = [
  ['LEAD', [0, 1]],
  ['TRAIL_HIGH', [...range(0x0, 0x7), ...range(0xc, 0xf)]],
  ['FIRST_HIGH', range(0x0, 0xd)],
  ['FIRST_LOW', [1, 2, 3]],
  ['SECOND_HIGH', [...range(0x0, 0x7), ...range(0xc, 0xf)]],
];

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
