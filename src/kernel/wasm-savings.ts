import { copyColumns, sliceColumns, sliceText, type TextColumn, type Utf8Column } from '../columns.js';
import type { SavingsCounts } from '../text/columns.js';
import type { SavingsRules } from '../text/savings.js';
import type { Block, Engine } from './engine.js';
import type { Kernel } from './kernel.js';
import { alternativesAt, type SavingsCounter } from './savings-tally.js';
import { SET_ASIDE } from './tally.js';
import { savingsInTypeScript } from './ts-savings.js';
import { messageAt } from './ts-tally.js';

/** Finds savings: of bytes in the engine, and of strings in TypeScript. */
export class SavingsEngine {
  readonly #engine: Engine;
  readonly #kernel: Pick<Kernel, 'analyzeColumn'>;
  #rules: SavingsRules | undefined;

  constructor(engine: Engine, kernel: Pick<Kernel, 'analyzeColumn'>) {
    this.#engine = engine;
    this.#kernel = kernel;
  }

  find(column: TextColumn, rules: SavingsRules, savings: Partial<SavingsCounts>): void {
    if ('strings' in column) savingsInTypeScript(this.#kernel, column, rules, savings);
    else this.#findInBytes(column, rules, savings);
  }

  #findInBytes(column: Utf8Column, rules: SavingsRules, savings: Partial<SavingsCounts>): void {
    const engine = this.#engine;
    this.#takeUp(rules);
    engine.eachBlock(
      column,
      block => {
        const rows = block.last - block.first;
        engine.run(engine.exports.analyzeRows, column, block);
        engine.exports.savingsRows(block.base, rows);
        copyColumns(engine.views.savings, rows, savings, block.first);
      },
      row => {
        const own = sliceColumns(savings, row, row + 1);
        savingsInTypeScript(this.#kernel, sliceText(column, row, row + 1), rules, own);
      },
    );
  }

  /** Counts the messages of a block that would be cheaper: its texts have just been analysed. */
  count(texts: Utf8Column, { first, last, base }: Block, savings: SavingsCounter): void {
    const { exports, views } = this.#engine;
    const { messages, numbers, text: counts } = views;
    this.#takeUp(savings.rules);
    const found = { numbers, counts, fare: messages.fare };
    const saved = exports.savingsRows(base, last - first);
    for (const row of new Uint16Array(exports.memory.buffer, exports.SAVED.value, saved))
      if (messages.fare[row]! < SET_ASIDE) {
        const message = messageAt(found, row, messages.channel[row]!);
        savings.add(message, alternativesAt(views.savings, row), texts, first + row);
      }
  }

  /** Brings the classes of characters into memory, unless they are there. */
  #takeUp(rules: SavingsRules): void {
    if (rules === this.#rules) return;
    const { exports, views } = this.#engine;
    const { ofCodeUnit, classes, composable } = rules.classes();
    views.bytes.set(ofCodeUnit, exports.CLASS_OF.value);
    views.bytes.set(classes, exports.CLASSES.value);
    views.bytes.set(composable, exports.COMPOSABLE.value);
    this.#rules = rules;
  }
}
