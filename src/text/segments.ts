import { argumentError, isObject } from '../misuse.js';
import { type Alphabet, gsm7, ucs2 } from './alphabet.js';
import { countSeptets, partEnds } from './count.js';
import { graphemeEnds } from './graphemes.js';

export interface Segment {
  text: string;
  /** Where the segment begins in the JavaScript string, in UTF-16 code units. */
  start: number;
  /** Where it ends, exclusive. */
  end: number;
  /** Septets in GSM-7, UTF-16 code units in UCS-2. */
  units: number;
}

export interface SegmentsOptions {
  /**
   * `'grapheme'` to split no grapheme that fits into one segment. There may be more segments then than parts that are
   * billed. Default: an escape pair and a surrogate pair are kept whole, as every phone and network needs it.
   */
  readonly boundary?: 'grapheme' | undefined;
}

/**
 * Cuts a message into the segments that go on the air, in order. An empty text is one empty segment.
 *
 * One segment holds 160 septets or 70 code units; each of several holds 153 or 67, and an escape pair or a surrogate
 * pair is never split (3GPP TS 23.040, 9.2.3.24.1). With `boundary: 'grapheme'` neither is what a reader sees as one
 * character, such as a flag or a family (UAX #29). One that is longer than a segment is split as without it.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `text` is not a string, `boundary` is neither `'grapheme'` nor undefined,
 * or the host has no `Intl.Segmenter` for it
 * @example
 * segments('😀'.repeat(36)).map(segment => segment.units) // [66, 6]
 * segments('👨‍👩‍👧'.repeat(10)).map(segment => segment.units) // [67, 13]
 * segments('👨‍👩‍👧'.repeat(10), { boundary: 'grapheme' }).map(segment => segment.units) // [64, 16]
 */
export function segments(text: string, options?: SegmentsOptions): Segment[] {
  if (typeof text !== 'string') throw argumentError('text', 'a string', text);
  const isGrapheme = boundaryOf(options) === 'grapheme';
  const { length } = text;
  const septets = countSeptets(text, length, gsm7);
  const alphabet = septets >= 0 ? gsm7 : ucs2;
  const units = septets >= 0 ? septets : length;
  if (units <= alphabet.single) return [{ text, start: 0, end: length, units }];
  const ends = isGrapheme ? graphemeEnds(text, alphabet) : partEnds(text, alphabet);
  return ends.map((end, i) => segmentOf(text, alphabet, i === 0 ? 0 : ends[i - 1]!, end));
}

function boundaryOf(options: SegmentsOptions | undefined): 'grapheme' | undefined {
  if (options === undefined) return undefined;
  if (!isObject(options)) throw argumentError('options', 'an object', options);
  return requireBoundary(options.boundary);
}

/** Returns the boundary of some options. Throws unless it is one. */
export function requireBoundary(boundary: 'grapheme' | undefined): 'grapheme' | undefined {
  if (boundary !== undefined && boundary !== 'grapheme')
    throw argumentError('options.boundary', "'grapheme' or undefined", boundary);
  return boundary;
}

function segmentOf(text: string, alphabet: Alphabet, start: number, end: number): Segment {
  const part = text.slice(start, end);
  const length = end - start;
  const units = alphabet.septets === null ? length : countSeptets(part, length, alphabet);
  return { text: part, start, end, units };
}
