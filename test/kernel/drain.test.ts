// Counts leave the engine, where they have 32 bits, before they are too large for these.
import { expect, test } from 'vitest';
import { Engine } from '../../src/kernel/engine.js';
import { Tally } from '../../src/kernel/tally.js';
import { TallyEngine } from '../../src/kernel/wasm-tally.js';
import { engineModule } from '../engine.js';

type Exports = ConstructorParameters<typeof Engine>[0];

test('counts leave the engine before any can pass 32 bits', () => {
  let inEngine = 0;
  let most = 0;
  const exports = new WebAssembly.Instance(engineModule()).exports as unknown as Exports;
  const counting: Partial<Exports> = {
    fareRows() {},
    tallyRows(_, rows) {
      inEngine += rows;
      most = Math.max(most, inEngine);
      return rows;
    },
    clearTally() {
      inEngine = 0;
    },
  };
  const engine = new Engine({ ...exports, ...counting }, 1024);
  // Blocks of 2 ** 29 rows that are not in memory.
  Object.assign(engine, {
    blockEnd: (_column: unknown, first: number) => first + 2 ** 29,
    place: () => ({ base: 0 }),
    run() {},
  });
  const tallies = new TallyEngine(engine, { numbers: { takeUp() {} } } as never, {} as never);
  const messages = { length: 2 ** 32, msisdn: {}, text: {}, fare: undefined, channel: 0 };
  const terms = { prefixes: undefined, table: {}, tally: new Tally() };
  for (let round = 0; round < 2; round++) tallies.count(messages as never, terms as never, undefined);
  expect(most).toBeGreaterThan(2 ** 30);
  expect(most).toBeLessThan(2 ** 32);
});
