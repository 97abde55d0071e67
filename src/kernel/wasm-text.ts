import { copyColumns, type Utf8Column } from '../columns.js';
import type { TextCounts } from '../text/columns.js';
import type { Engine } from './engine.js';

/** Analyses bytes in the engine. */
export class TextEngine {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  analyzeBytes(column: Utf8Column, counts: Partial<TextCounts>): void {
    const engine = this.#engine;
    engine.eachBlock(
      column,
      block => {
        engine.run(engine.exports.analyzeRows, column, block);
        copyColumns(engine.views.text, block.last - block.first, counts, block.first);
      },
      row => this.#analyzeInPieces(column, counts, row),
    );
  }

  /** Analyses a row that is longer than the text that the engine takes at a time. */
  #analyzeInPieces({ data, starts, ends }: Utf8Column, counts: Partial<TextCounts>, row: number): void {
    const { exports, views, text, textEnd } = this.#engine;
    const end = ends[row]!;
    exports.walkBegin();
    for (let from = starts[row]!; from < end; from += textEnd - text) {
      const piece = data.subarray(from, Math.min(from + textEnd - text, end));
      views.bytes.set(piece, text);
      exports.walkFeed(text, text + piece.length);
    }
    exports.walkEnd(0);
    copyColumns(views.text, 1, counts, row);
  }
}
