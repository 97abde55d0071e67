import { codeUnitAt } from '../../code-unit.js';
import type { Alphabet } from '../alphabet.js';
import { countSeptets, partEnd } from '../count.js';

/** The parts of a message as sent. */
export interface PartsSent {
  count: number;
  /** Units in the last of them. */
  lastUnits: number;
}

let segmenter: Intl.Segmenter | undefined;

/**
 * Cuts a text of several parts. With `graphemes`, a part ends between two graphemes (Unicode Standard Annex #29), but
 * for a grapheme that is longer than a part. A carriage return and the line feed after it may be in two parts.
 */
export function partsSent(text: string, alphabet: Alphabet, graphemes: boolean): PartsSent {
  const ends = graphemes ? new GraphemeEnds(text) : undefined;
  let count = 0;
  let start = 0;
  let lastStart = 0;
  for (; start < text.length; count++) {
    lastStart = start;
    const end = partEnd(text, start, alphabet);
    start = ends === undefined ? end : ends.atOrBefore(end, start);
  }
  return { count, lastUnits: unitsOf(text.slice(lastStart), alphabet) };
}

function unitsOf(text: string, alphabet: Alphabet): number {
  return alphabet.septets === null ? text.length : countSeptets(text, text.length, alphabet);
}

/** Finds where graphemes of a text end. Each is looked at once, however many parts it fills. */
class GraphemeEnds {
  readonly #text: string;
  readonly #graphemes: Intl.Segments;
  #from = 0;
  #to = 0;

  constructor(text: string) {
    segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
    this.#text = text;
    this.#graphemes = segmenter.segment(text);
  }

  /** The last end of a grapheme that is at most `end`, or `end` if there is none after `start`. */
  atOrBefore(end: number, start: number): number {
    if (end >= this.#text.length) return end;
    if (end >= this.#to) {
      const { index, segment } = this.#graphemes.containing(end)!;
      this.#from = index;
      this.#to = index + segment.length;
    }
    const inside = end > this.#from && end < this.#to && this.#from > start;
    return inside && codeUnitAt(this.#text, end) !== LINE_FEED ? this.#from : end;
  }
}

const LINE_FEED = 0x0a;
