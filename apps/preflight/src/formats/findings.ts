import { printable } from '../printable.js';

/** What was noticed in an input that can be read all the same. */
export type FindingCode =
  | 'ROUNDED_NUMBER'
  | 'HIDDEN_ROWS'
  | 'MERGED_CELLS'
  | 'ERROR_VALUE'
  | 'FORMULA_WITHOUT_VALUE'
  | 'OTHER_SHEETS'
  | 'BROKEN_LINE'
  | 'NEW_KEY'
  | 'NESTED_VALUE'
  | 'LINES_ABOVE_HEADER'
  | 'DAMAGED_TEXT'
  | 'MIXED_LINE_ENDS';

export interface Finding {
  readonly code: FindingCode;
  readonly count: number;
  /** One sentence, safe for a terminal. Names from the file are in quotes. */
  readonly message: string;
  /** The lines or rows of the first few. */
  readonly lines: readonly number[];
}

const LINES_KEPT = 10;
const MOST_KEPT = 100;

/** Counts what is noticed while an input is read. */
export class Findings {
  private readonly found = new Map<
    string,
    { code: FindingCode; count: number; lines: number[]; words: Words }
  >();

  /** Counts one more. `key` tells findings of one code apart, such as a new key by its name. */
  add(code: FindingCode, words: Words, line?: number, key = ''): void {
    const id = this.found.size < MOST_KEPT ? code + key : code;
    const finding = this.found.get(code + key) ?? this.found.get(id) ?? { code, count: 0, lines: [], words };
    if (finding.count === 0) this.found.set(id, finding);
    finding.count++;
    if (line !== undefined && finding.lines.length < LINES_KEPT) finding.lines.push(line);
  }

  /** Adds what is counted at once. */
  note(code: FindingCode, count: number, message: string): void {
    this.found.set(code, { code, count, lines: [], words: () => message });
  }

  /** What was noticed so far. */
  list(): Finding[] {
    return [...this.found.values()].map(({ code, count, lines, words }) => ({
      code,
      count,
      lines,
      message: printable(words(count)),
    }));
  }
}

/** The sentence of a finding that was made `count` times. */
export type Words = (count: number) => string;

/** A count with its noun: `1 row`, `2,000 rows`. */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
