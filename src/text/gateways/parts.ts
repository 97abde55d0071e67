import { codeUnitAt } from '../../code-unit.js';
import type { Alphabet } from '../alphabet.js';
import { countSeptets, partEnd } from '../count.js';

/** The parts of a message as sent. */
export interface PartsSent {
  count: number;
  /** Units in the last of them. */
  lastUnits: number;
}

/**
 * Cuts a text of several parts. With `graphemes`, a part ends between two graphemes (Unicode Standard Annex #29), unless
 * one is longer than a part. A carriage return and the line feed after it may be in two parts.
 */
export function partsSent(text: string, alphabet: Alphabet, graphemes: boolean): PartsSent {
  let count = 0;
  let start = 0;
  let lastStart = 0;
  for (; start < text.length; count++) {
    lastStart = start;
    const end = partEnd(text, start, alphabet);
    start = graphemes ? lastGraphemeEnd(text, start, end) : end;
  }
  return { count, lastUnits: unitsOf(text.slice(lastStart), alphabet) };
}

function unitsOf(text: string, alphabet: Alphabet): number {
  return alphabet.septets === null ? text.length : countSeptets(text, text.length, alphabet);
}

let segmenter: Intl.Segmenter | undefined;

/**
 * The last end of a grapheme after `start` that is at most `end`, or `end` if there is none. Looks at the part only, and at
 * the character after it: the segments of a long text take time that grows with the text, each time they are asked.
 */
function lastGraphemeEnd(text: string, start: number, end: number): number {
  if (end >= text.length || isAlone(codeUnitAt(text, end - 1), codeUnitAt(text, end))) return end;
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const { index } = segmenter.segment(text.slice(start, end + 2)).containing(end - start)!;
  return index === 0 ? end : start + index;
}

/** Whether a grapheme ends between two code units as far as they say: no mark, joiner or prefix is below U+0300. */
function isAlone(before: number, after: number): boolean {
  return (before | after) < 0x200 || after === LINE_FEED;
}

const LINE_FEED = 0x0a;
