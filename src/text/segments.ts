import { argumentError } from '../misuse.js';
import { singlePart } from './alphabet.js';
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
 * Cuts a message into the segments that go on the air, in order; an empty text is one empty segment.
 *
 * 160 septets or 70 code units when one segment holds it all, otherwise 153 or 67 in each, and an escape or
 * surrogate pair is never split (3GPP TS 23.040, 9.2.3.24.1).
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `text` is not a string
 * @example
 * segments('😀'.repeat(36)).map(segment => segment.units) // [66, 6]
 */
export function segments(text: string): Segment[] {
  if (typeof text !== 'string') throw argumentError('text', 'a string', text);
  const { encoding, units } = analyze(text);
  if (units <= singlePart(encoding)) return [{ text, start: 0, end: text.length, units }];
  const found: Segment[] = [];
  for (let start = 0; start < text.length; ) {
    const end = partEnd(text, start, encoding);
    const part = text.slice(start, end);
    found.push({
      text: part,
      start,
      end,
      units: encoding === 'GSM-7' ? countSeptets(part, part.length) : end - start,
    });
    start = end;
  }
  return found;
}
