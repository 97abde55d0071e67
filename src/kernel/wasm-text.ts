import { copyColumns, type StringColumn, scatterColumns, type Utf8Column } from '../columns.js';
import { alphabets } from '../text/alphabet.js';
import { type SmsAnalysis, smsAnalysis } from '../text/analyze.js';
import { analyzeString, type TextCounts } from '../text/columns.js';
import type { Engine } from './engine.js';

/** Analyses text in the engine. */
export class TextEngine {
  readonly #engine: Engine;
  readonly #encoder = new TextEncoder();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Analyses one string, or returns undefined if it may be too long for the engine's memory. */
  analyze(string: string): SmsAnalysis | undefined {
    const { exports, views, text } = this.#engine;
    if (!this.#fits(string, text)) return undefined;
    const end = this.#encode(string, text);
    this.#engine.pad(end);
    views.rows.starts[0] = text;
    views.rows.ends[0] = end;
    exports.analyzeRows(0, 1, end);
    const { encoding, characters, units, segments } = views.text;
    return smsAnalysis(alphabets[encoding[0]!]!, characters[0]!, units[0]!, segments[0]!);
  }

  analyzeBytes(column: Utf8Column, counts: TextCounts): void {
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

  /** Analyses the strings for which the engine pays here, and the others in TypeScript. */
  analyzeStrings(
    { strings, length }: StringColumn,
    counts: TextCounts,
    enginePays: (string: string) => boolean,
  ): void {
    const engine = this.#engine;
    const { starts, ends } = engine.views.rows;
    const staged: number[] = [];
    let at = engine.text;
    for (let row = 0; row < length; row++) {
      const string = strings[row]!;
      if (staged.length === engine.rowCapacity || (staged.length > 0 && !this.#fits(string, at))) {
        this.#analyzeStaged(staged, at, counts);
        at = engine.text;
      }
      if (!enginePays(string) || !this.#fits(string, at)) {
        analyzeString(string, counts, row);
        continue;
      }
      starts[staged.length] = at;
      at = this.#encode(string, at);
      ends[staged.length] = at;
      staged.push(row);
    }
    if (staged.length > 0) this.#analyzeStaged(staged, at, counts);
  }

  /** Analyses the strings of these rows, which lie in memory up to `end`. */
  #analyzeStaged(rows: number[], end: number, counts: TextCounts): void {
    this.#engine.pad(end);
    this.#engine.exports.analyzeRows(0, rows.length, end);
    scatterColumns(this.#engine.views.text, counts, rows);
    rows.length = 0;
  }

  /** Analyses a row that is longer than the text that the engine takes at a time. */
  #analyzeInPieces({ data, starts, ends }: Utf8Column, counts: TextCounts, row: number): void {
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

  /** Whether a string surely fits into memory from `at` on: a code unit is 3 bytes of UTF-8 at most. */
  #fits(string: string, at: number): boolean {
    return string.length * 3 <= this.#engine.textEnd - at;
  }

  /** Encodes a string into memory. Returns where it ends. */
  #encode(string: string, at: number): number {
    const { views, textEnd } = this.#engine;
    return at + this.#encoder.encodeInto(string, views.bytes.subarray(at, textEnd)).written;
  }
}
