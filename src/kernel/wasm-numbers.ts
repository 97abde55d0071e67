import { copyColumns, sliceColumns, sliceText, type Utf8Column } from '../columns.js';
import type { NumberColumns } from '../numbering/columns.js';
import { complete, type NumberTable } from '../numbering/table.js';
import type { Engine } from './engine.js';
import { resolveInTypeScript } from './ts.js';

/** Resolves numbers in the engine. */
export class NumberEngine {
  readonly #engine: Engine;
  #table: NumberTable | undefined;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Puts a table into memory, unless it is there. `resolveRows` resolves by the last. */
  takeUp(table: NumberTable): void {
    if (table === this.#table) return;
    const { exports } = this.#engine;
    const { buffer } = exports.memory;
    const { next, afterThree, leaves, firstLeaf, callingCodes, countryCodes } = complete(table);
    const nodes = new Uint16Array(buffer, exports.NEXT.value, 1.6 * next.length);
    for (let from = 0, to = 0; from < next.length; to += 6)
      for (const end = from + 10; from < end; ) nodes[to++] = next[from++]!;
    new Uint16Array(buffer, exports.AFTER_THREE.value, afterThree.length).set(afterThree);
    const records = new Uint16Array(buffer, exports.LEAVES.value, 4 * leaves.length);
    leaves.forEach((leaf, i) => {
      records[4 * i] = callingCodes[leaf >> 4] ?? 0;
      records[4 * i + 1] = countryCodes[leaf >> 4]!;
      records[4 * i + 2] = leaf & 15;
    });
    exports.setNumberTable(firstLeaf);
    this.#table = table;
  }

  resolve(column: Utf8Column, table: NumberTable, columns: Partial<NumberColumns>): void {
    this.takeUp(table);
    const engine = this.#engine;
    engine.eachBlock(
      column,
      block => {
        engine.run(engine.exports.resolveRows, column, block);
        copyColumns(engine.views.numbers, block.last - block.first, columns, block.first);
      },
      row => resolveInTypeScript(sliceText(column, row, row + 1), table, sliceColumns(columns, row, row + 1)),
    );
  }
}
