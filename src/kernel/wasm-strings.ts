import { codeUnitAt } from '../code-unit.js';
import { copyColumns, type StringColumn } from '../columns.js';
import { alphabets, gsm7, NOT_IN_ALPHABET } from '../text/alphabet.js';
import { type SmsAnalysis, smsAnalysis } from '../text/analyze.js';
import { analyzeString, type TextCounts } from '../text/columns.js';
import { pairMayStraddle, partsOf } from '../text/count.js';
import type { Engine } from './engine.js';
import { columnChanged } from './kernel.js';

/** From where on the engine pays for strings, in code units, and in rows. */
export interface StringThresholds {
  /** One string that looks like ASCII. */
  readonly ascii: number;
  /** One string that begins in the default alphabet. */
  readonly gsm: number;
  /** One string that begins outside of it. */
  readonly ucs2: number;
  /** Rows of a column. */
  readonly rows: number;
  /** A row that is written into memory by itself. Shorter ones are joined first. */
  readonly alone: number;
  /** Rows whose counts leave the engine together. */
  readonly rowsAtATime: number;
}

/** A part of the engine's memory that strings are written into. */
interface Scratch {
  readonly views: Engine['views'];
  readonly bytes: Uint8Array;
  readonly utf16: Utf16Memory | undefined;
}

/** Strings that are not tried as ASCII after one that looked like it and was not. */
const TRIED_AGAIN_AFTER = 32;

/** Analyses strings in the engine where that pays: as ASCII, or as UTF-16 where the host copies it into memory. */
export class StringEngine {
  readonly #engine: Engine;
  readonly #thresholds: StringThresholds;
  readonly #encoder = new TextEncoder();
  readonly #run: number;
  readonly #stride: number;
  #scratch: Scratch;
  #notTried = 0;

  constructor(engine: Engine, thresholds: StringThresholds) {
    this.#engine = engine;
    this.#thresholds = thresholds;
    this.#run = engine.exports.RUN.value;
    this.#stride = engine.exports.RUN_STRIDE.value;
    this.#scratch = scratchOf(engine);
  }

  /** Analyses one string, or returns undefined where TypeScript is faster. */
  analyze(string: string): SmsAnalysis | undefined {
    const { length } = string;
    const { ascii, gsm, ucs2 } = this.#thresholds;
    if (length < ascii || length > this.#run) return undefined;
    if (this.#looksAscii(string, length)) {
      const septets = this.#septetsOfAscii(string);
      const parts = partsOf(gsm7, septets);
      if (septets > 0 && !pairMayStraddle(gsm7, septets, length, parts))
        return smsAnalysis(gsm7, length, septets, parts);
    }
    if (length < gsm || (length < ucs2 && beginsOutsideGsm(string, length))) return undefined;
    const { utf16, views } = this.#currentScratch();
    if (utf16 === undefined) return undefined;
    utf16.ucs2Write(string);
    views.rows.starts[0] = 0;
    views.rows.ends[0] = length;
    this.#engine.exports.analyzeUnits(0, 1, length, this.#stride);
    const { encoding, characters, units, segments } = views.text;
    return smsAnalysis(alphabets[encoding[0]!]!, characters[0]!, units[0]!, segments[0]!);
  }

  analyzeColumn(column: StringColumn, counts: TextCounts): void {
    const { utf16 } = this.#currentScratch();
    if (utf16 === undefined) this.#analyzeEach(column, counts);
    else if (column.length < this.#thresholds.rows) analyzeStrings(column, counts);
    else this.#analyzeBlocks(column, utf16, counts);
  }

  #analyzeBlocks({ strings, length }: StringColumn, utf16: Utf16Memory, counts: TextCounts): void {
    for (let first = 0; first < length; ) {
      const limit = Math.min(first + this.#thresholds.rowsAtATime, length);
      let row = first;
      for (let next = row; row < limit; row = next) {
        next = this.#analyzeBlock(strings, utf16, first, row, limit);
        if (next === row) break;
      }
      copyColumns(this.#engine.views.text, row - first, counts, first);
      if (row < limit) analyzeString(strings[row]!, counts, row++);
      first = row;
    }
  }

  #analyzeBlock(strings: readonly string[], utf16: Utf16Memory, origin: number, first: number, limit: number): number {
    const { starts, ends } = this.#engine.views.rows;
    const { alone } = this.#thresholds;
    const run = this.#run;
    const secondLimit = this.#stride + run;
    const written: number[] = [];
    let end = 0;
    let secondEnd = this.#stride;
    let row = first;
    for (; row < limit; row++) {
      const string = strings[row]!;
      const { length } = string;
      if (length < alone) {
        if (end + length > run) break;
        starts[row - origin] = end;
        end += length;
        ends[row - origin] = end;
      } else {
        if (secondEnd + length > secondLimit) break;
        utf16.ucs2Write(string, 2 * secondEnd);
        starts[row - origin] = secondEnd;
        secondEnd += length;
        ends[row - origin] = secondEnd;
        written.push(row - first);
      }
    }
    if (end > 0) {
      const pieces = strings.slice(first, row);
      for (const i of written) pieces[i] = '';
      const joined = pieces.join('');
      if (joined.length !== end) throw columnChanged();
      utf16.ucs2Write(joined);
    }
    this.#engine.exports.analyzeUnits(first - origin, row - origin, end, secondEnd);
    return row;
  }

  #analyzeEach({ strings, length }: StringColumn, counts: TextCounts): void {
    for (let row = 0; row < length; row++) analyzeString(strings[row]!, counts, row);
  }

  #looksAscii(string: string, length: number): boolean {
    if (this.#notTried > 0) {
      this.#notTried--;
      return false;
    }
    for (let i = 0; i < length; i += (length >> 2) + 1) if (codeUnitAt(string, i) >= 0x80) return false;
    return true;
  }

  /** Septets of a string of ASCII characters. 0 if it has others, or some that are not in the alphabet. */
  #septetsOfAscii(string: string): number {
    const { read, written } = this.#encoder.encodeInto(string, this.#currentScratch().bytes);
    const septets = read === written ? this.#engine.exports.septetsOfAscii(written) : 0;
    if (septets === 0) this.#notTried = TRIED_AGAIN_AFTER;
    return septets;
  }

  #currentScratch(): Scratch {
    if (this.#scratch.views !== this.#engine.views) this.#scratch = scratchOf(this.#engine);
    return this.#scratch;
  }
}

function scratchOf({ exports, views }: Engine): Scratch {
  const at = exports.CODE_UNITS.value;
  const byteLength = 4 * exports.RUN_STRIDE.value;
  const memory = globalThis.Buffer?.from(exports.memory.buffer, at, byteLength);
  return {
    views,
    bytes: views.bytes.subarray(at, at + byteLength),
    utf16: typeof memory?.ucs2Write === 'function' ? (memory as Utf16Memory) : undefined,
  };
}

function beginsOutsideGsm(string: string, length: number): boolean {
  return length > 0 && gsm7.septets[codeUnitAt(string, 0)] === NOT_IN_ALPHABET;
}

function analyzeStrings({ strings, length }: StringColumn, counts: TextCounts): void {
  for (let row = 0; row < length; row++) analyzeString(strings[row]!, counts, row);
}
