import { codeUnitAt } from '../code-unit.js';
import { copyColumns, type StringColumn } from '../columns.js';
import { alphabets, gsm7, NOT_IN_ALPHABET } from '../text/alphabet.js';
import { type SmsAnalysis, smsAnalysis } from '../text/analyze.js';
import { analyzeString, analyzeStrings, putAnalysis, type TextCounts } from '../text/columns.js';
import { pairMayStraddle, partsOf } from '../text/count.js';
import type { Engine } from './engine.js';
import { columnChanged } from './kernel.js';

/** From where on the engine pays for strings. All are code units but `rows`. */
export interface StringThresholds {
  /** One string that looks like ASCII. */
  readonly ascii: number;
  /** One string that begins in the default alphabet, and does not look like ASCII. */
  readonly gsm: number;
  /** One string that begins outside of the alphabet: TypeScript looks at every second unit only. */
  readonly ucs2: number;
  /** A row of a column that is copied by itself. Shorter rows are joined first. */
  readonly alone: number;
  /** A row of a column, on average. */
  readonly average: number;
  /** To enter the engine with a column costs as much as so many rows. */
  readonly rows: number;
}

/** Rows whose counts leave the engine together. */
const ROWS_AT_A_TIME = 1024;

/** Strings that are not tried as ASCII after one that looked like ASCII and was not. */
const TRIED_AGAIN_AFTER = 32;

/** Memory into which the host copies strings as UTF-16: a `Buffer`. */
interface Utf16Memory {
  /** Copies as much of the text as fits, from byte `at` on, default 0. */
  ucs2Write(text: string, at?: number): number;
}

/** The part of the engine's memory that strings are copied into. It is made anew when the memory grows. */
interface Scratch {
  readonly views: Engine['views'];
  readonly bytes: Uint8Array;
  /** Undefined where the host has no copy of UTF-16. */
  readonly utf16: Utf16Memory | undefined;
}

/**
 * Analyses strings in the engine where that pays, and in TypeScript elsewhere. ASCII is encoded into memory, which every host
 * does fast. Other text is copied as UTF-16 by hosts that can; encoding it is as slow as analysing it in TypeScript.
 */
export class StringEngine {
  readonly #engine: Engine;
  readonly #thresholds: StringThresholds;
  readonly #encoder = new TextEncoder();
  /** Code units of a run of UTF-16 in memory, and where the second run begins. */
  readonly #run: number;
  readonly #secondRun: number;
  #scratch: Scratch;
  #notTried = 0;

  constructor(engine: Engine, thresholds: StringThresholds) {
    this.#engine = engine;
    this.#thresholds = thresholds;
    this.#run = engine.exports.RUN.value;
    this.#secondRun = engine.exports.RUN_STRIDE.value;
    this.#scratch = scratchOf(engine);
  }

  /** Analyses one string, or returns undefined where TypeScript is to do it. */
  analyze(text: string): SmsAnalysis | undefined {
    const { length } = text;
    return this.#mayPay(text, length) ? this.#analyzeInEngine(text, length) : undefined;
  }

  analyzeColumn(column: StringColumn, counts: TextCounts): void {
    const { strings, length } = column;
    if (this.#currentScratch().utf16 === undefined) this.#analyzeEach(column, counts);
    else if (!this.#columnPays(column)) analyzeStrings(column, counts);
    else
      for (let row = 0; row < length; ) {
        row = this.#analyzeRows(column, counts, row);
        // A row that is longer than a run.
        if (row < length && strings[row]!.length > this.#run) analyzeString(strings[row]!, counts, row++);
      }
  }

  /** Whether the engine pays for a column, by the lengths of up to sixteen rows. */
  #columnPays({ strings, length }: StringColumn): boolean {
    const { average, rows } = this.#thresholds;
    const step = (length >> 4) + 1;
    let units = 0;
    for (let row = 0; row < length; row += step) units += strings[row]!.length;
    return units * step > average * (length + rows);
  }

  /** A first look at one string, which is cheap. */
  #mayPay(text: string, length: number): boolean {
    const { ascii, gsm, ucs2 } = this.#thresholds;
    if (length < ascii || length > this.#run) return false;
    if (length >= gsm) return length >= ucs2 || gsm7.septets[codeUnitAt(text, 0)] !== NOT_IN_ALPHABET;
    if (this.#notTried === 0) return codeUnitAt(text, 0) < 0x80;
    this.#notTried--;
    return false;
  }

  /**
   * The analysis of one string, or undefined where TypeScript is to do it. In one piece it is too long for V8 to put into its
   * caller, where it would displace the loops of `analyzeSms`: these measured 20 % slower then.
   */
  #analyzeInEngine(text: string, length: number): SmsAnalysis | undefined {
    const { exports, views } = this.#engine;
    if (this.#scratch.views !== views) this.#scratch = scratchOf(this.#engine);
    const { bytes, utf16 } = this.#scratch;
    let looksAscii = this.#notTried === 0;
    if (looksAscii) {
      for (let i = 0; looksAscii && i < length; i += (length >> 2) + 1)
        looksAscii = codeUnitAt(text, i) < 0x80;
    } else this.#notTried--;
    if (looksAscii) {
      const { read, written } = this.#encoder.encodeInto(text, bytes);
      const septets = read === written ? exports.septetsOfAscii(written) : 0;
      const parts = partsOf(gsm7, septets);
      if (septets === 0) this.#notTried = TRIED_AGAIN_AFTER;
      else if (!pairMayStraddle(gsm7, septets, length, parts))
        return smsAnalysis(gsm7, length, septets, parts);
    }
    if (utf16 === undefined || length < this.#thresholds.gsm) return undefined;
    utf16.ucs2Write(text);
    views.rows.starts[0] = 0;
    views.rows.ends[0] = length;
    exports.analyzeUnits(0, 1, length, this.#secondRun);
    const { encoding, characters, units, segments } = views.text;
    return smsAnalysis(alphabets[encoding[0]!]!, characters[0]!, units[0]!, segments[0]!);
  }

  /** Analyses every row by itself. */
  #analyzeEach(column: StringColumn, counts: TextCounts): void {
    for (let row = 0; row < column.length; row++) {
      const text = column.strings[row]!;
      const analysis = this.analyze(text);
      if (analysis) putAnalysis(analysis, counts, row);
      else analyzeString(text, counts, row);
    }
  }

  /** Analyses rows from `first` on, up to as many as leave the engine together. Returns the row after them. */
  #analyzeRows({ strings, length }: StringColumn, counts: TextCounts, first: number): number {
    const limit = Math.min(first + ROWS_AT_A_TIME, length);
    let row = first;
    for (let from = -1; from < row && row < limit; ) {
      from = row;
      row = this.#analyzeRuns(strings, from, limit, from - first);
    }
    copyColumns(this.#engine.views.text, row - first, counts, first);
    return row;
  }

  /**
   * Copies rows from `first` on into the two runs in memory, up to `limit` or as many as fit, and analyses them into the rows
   * from `into` on of the engine's columns. Returns the row after them.
   */
  #analyzeRuns(strings: readonly string[], first: number, limit: number, into: number): number {
    const { views, exports } = this.#engine;
    const { starts, ends } = views.rows;
    const { alone } = this.#thresholds;
    const utf16 = this.#currentScratch().utf16!;
    const secondLimit = this.#secondRun + this.#run;
    const copied: number[] = [];
    let end = 0;
    let secondEnd = this.#secondRun;
    let row = first;
    for (let slot = into; row < limit; row++, slot++) {
      const text = strings[row]!;
      const { length } = text;
      if (length < alone) {
        if (end + length > this.#run) break;
        starts[slot] = end;
        end += length;
        ends[slot] = end;
      } else {
        if (secondEnd + length > secondLimit) break;
        utf16.ucs2Write(text, 2 * secondEnd);
        starts[slot] = secondEnd;
        secondEnd += length;
        ends[slot] = secondEnd;
        copied.push(row - first);
      }
    }
    if (end > 0) {
      const pieces = strings.slice(first, row);
      for (const i of copied) pieces[i] = '';
      const joined = pieces.join('');
      if (joined.length !== end) throw columnChanged();
      utf16.ucs2Write(joined);
    }
    exports.analyzeUnits(into, into + row - first, end, secondEnd);
    return row;
  }

  #currentScratch(): Scratch {
    if (this.#scratch.views !== this.#engine.views) this.#scratch = scratchOf(this.#engine);
    return this.#scratch;
  }
}

function scratchOf({ exports, views }: Engine): Scratch {
  const at = exports.CODE_UNITS.value;
  const byteLength = 4 * exports.RUN_STRIDE.value;
  const memory: object = globalThis.Buffer?.from(exports.memory.buffer, at, byteLength) ?? {};
  return {
    views,
    bytes: views.bytes.subarray(at, at + byteLength),
    utf16: 'ucs2Write' in memory ? (memory as Utf16Memory) : undefined,
  };
}
