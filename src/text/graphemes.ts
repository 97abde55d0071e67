import { codeUnitAt } from '../code-unit.js';
import { misuse } from '../misuse.js';
import type { Alphabet } from './alphabet.js';
import { partEnd } from './count.js';

/** Where a grapheme begins and ends, in UTF-16 code units. */
interface Grapheme {
  readonly start: number;
  readonly end: number;
}

/**
 * Segments of a message of so many units, when a grapheme that fits into one segment is never split between two. Throws
 * where the host has no `Intl.Segmenter`.
 */
export function graphemeSegmentsOf(text: string, alphabet: Alphabet, units: number): number {
  return units <= alphabet.single ? 1 : graphemeEnds(text, alphabet).length;
}

/**
 * The ends of the segments of a concatenated message. Each segment is as long as it can be. It ends at the end of a
 * grapheme (UAX #29), or within one that is longer than a segment.
 *
 * Only what stands around a cut is segmented: the work grows with the length of the text. With `splitsLineEnds` a carriage
 * return and the line feed after it may be in two segments.
 */
export function graphemeEnds(text: string, alphabet: Alphabet, splitsLineEnds = false): number[] {
  const segmenter = graphemeSegmenter();
  const ends: number[] = [];
  // The end of the last grapheme that is longer than a segment.
  let longEnd = 0;
  for (let start = 0; start < text.length; ) {
    let end = partEnd(text, start, alphabet);
    const apart = isBoundary(text, end) || (splitsLineEnds && codeUnitAt(text, end) === LINE_FEED);
    if (end < text.length && end > longEnd && !apart) {
      const { start: from, end: to } = graphemeAt(segmenter, text, end, Math.max(start, longEnd));
      if (partEnd(text, from, alphabet) >= to) end = from;
      else longEnd = to;
    }
    ends.push(end);
    start = end;
  }
  return ends;
}

const LINE_FEED = 0x0a;

/** The grapheme that contains the unit at `index`. A grapheme begins at `known`, at or before `index`. */
function graphemeAt(segmenter: Intl.Segmenter, text: string, index: number, known: number): Grapheme {
  let from = index;
  while (from > known && !isBoundary(text, from)) from--;
  for (let length = index - from + 32; ; length *= 2) {
    const piece = text.slice(from, from + length);
    const { index: offset, segment } = segmenter.segment(piece).containing(index - from)!;
    const end = offset + segment.length;
    // Whether a grapheme that reaches the end of a piece goes on is not known; and the piece may end within a pair.
    if (end < length - 1 || from + length >= text.length) return { start: from + offset, end: from + end };
  }
}

/**
 * Whether a grapheme surely ends at `index`, where two characters meet that neither extend others nor are extended by
 * letters. If not, only a segmenter knows.
 */
function isBoundary(text: string, index: number): boolean {
  return isPlain(codeUnitAt(text, index - 1)) && isPlain(codeUnitAt(text, index));
}

/** Latin, Greek, Cyrillic, Hebrew and Arabic letters, kana and ideographs: Grapheme_Cluster_Break Other in UAX #29. */
function isPlain(unit: number): boolean {
  return (
    (unit >= 0x20 && unit <= 0x7e) ||
    (unit >= 0xc0 && unit <= 0x2ff) ||
    (unit >= 0x370 && unit <= 0x482) ||
    (unit >= 0x48a && unit <= 0x52f) ||
    (unit >= 0x5d0 && unit <= 0x5ea) ||
    (unit >= 0x621 && unit <= 0x64a) ||
    (unit >= 0x3041 && unit <= 0x3096) ||
    (unit >= 0x30a1 && unit <= 0x30fa) ||
    (unit >= 0x4e00 && unit <= 0x9fff)
  );
}

let segmenter: Intl.Segmenter | undefined;

function graphemeSegmenter(): Intl.Segmenter {
  if (segmenter !== undefined) return segmenter;
  // Absent in browsers before 2024, and in hosts that are built without ICU.
  const { Segmenter } = (globalThis as { Intl?: { Segmenter?: typeof Intl.Segmenter } }).Intl ?? {};
  if (Segmenter === undefined)
    throw misuse(new TypeError("boundary: 'grapheme' needs Intl.Segmenter, which this host does not have"));
  segmenter = new Segmenter('en', { granularity: 'grapheme' });
  return segmenter;
}
