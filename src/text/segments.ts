import { argumentError } from '../misuse.js';
import { gsm7, ucs2 } from './alphabet.js';
import { analyze } from './analyze.js';
import { countSeptets, partEnd } from './count.js';

export interface Segment {
  text: string;
  /** Where the segment begins in the JavaScript string, in UTF-16 code units. */
  start: number;
  /** Where it ends, exclusive. */
  end: number;
  /** Septets in GSM-7, UTF-16 code units in UCS-2. */
  units: number;
}

/**
 * Cuts a message into the segments that go on the air, in order. An empty text is one empty segment.
 *
 * One segment holds 160 septets or 70 code units; each of several holds 153 or 67, and an escape pair or a surrogate
 * pair is never split (3GPP TS 23.040, 9.2.3.24.1).
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `text` is not a string
 * @example
 * segments('😀'.repeat(36)).map(segment => segment.units) // [66, 6]
 */
export function segments(text: string): Segment[] {
  if (typeof text !== 'string') throw argumentError('text', 'a string', text);
  const { encoding, units } = analyze(text);
  const alphabet = encoding === gsm7.name ? gsm7 : ucs2;
  if (units <= alphabet.single) return [{ text, start: 0, end: text.length, units }];
  const found: Segment[] = [];
  for (let start = 0; start < text.length; ) {
    const end = partEnd(text, start, alphabet);
    const part = text.slice(start, end);
    found.push({
      text: part,
      start,
      end,
      units: alphabet.septets === null ? end - start : countSeptets(part, end - start, alphabet),
    });
    start = end;
  }
  return found;
}
