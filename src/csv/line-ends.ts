import { CR, type CsvChunk, LF } from './rows.js';

/** Where the bytes of a chunk end that can be read: CR at the end is left where the file goes on, since LF may follow it. */
export function readableEnd({ data, from, to, isFinal }: CsvChunk): number {
  return !isFinal && from < to && data[to - 1] === CR ? to - 1 : to;
}

/** Where the first byte lies that does not end a line. */
export function skipLineEnds(data: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (data[at] === LF || data[at] === CR)) at++;
  return at;
}

/** Counts line ends, in quotes or not. CRLF is one, unless the bytes begin or end between the two. */
export function countLineEnds(data: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++)
    if (data[at] === CR || (data[at] === LF && !(at > from && data[at - 1] === CR))) count++;
  return count;
}
