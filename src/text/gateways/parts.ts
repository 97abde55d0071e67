import type { Alphabet } from '../alphabet.js';
import { countSeptets, partEnd } from '../count.js';
import { graphemeEnds } from '../graphemes.js';

/** The parts of a message as sent. */
export interface PartsSent {
  count: number;
  /** Units in the last of them. */
  lastUnits: number;
}

/**
 * Cuts a text of several parts. With `graphemes`, no grapheme is split that fits into one part. A carriage return and the
 * line feed after it may be in two parts, as at Twilio.
 */
export function partsSent(text: string, alphabet: Alphabet, graphemes: boolean): PartsSent {
  if (graphemes) {
    const ends = graphemeEnds(text, alphabet, true);
    return { count: ends.length, lastUnits: unitsFrom(text, ends.at(-2) ?? 0, alphabet) };
  }
  let count = 0;
  let lastStart = 0;
  for (let start = 0; start < text.length; count++) {
    lastStart = start;
    start = partEnd(text, start, alphabet);
  }
  return { count, lastUnits: unitsFrom(text, lastStart, alphabet) };
}

function unitsFrom(text: string, start: number, alphabet: Alphabet): number {
  const length = text.length - start;
  return alphabet.septets === null ? length : countSeptets(text.slice(start), length, alphabet);
}
