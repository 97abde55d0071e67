// The fastest JavaScript over the same bytes, kept as a rival. ASCII goes eight bytes a step through a table of pairs. From the
// first other character on, each byte has an entry of its own, found by the byte and the one after it: nothing branches until
// a character is outside the alphabet, or two bytes are not UTF-8. Such a row is counted by masks, eight bytes a step, and only
// such a row needs a check of UTF-8. It is made in one of two ways: row by row in JavaScript, or for all bytes, 64 KB at a
// time, by `isUtf8` of Node, which is native code.
import { isUtf8 } from 'node:buffer';
import type { Utf8Column } from '../src/columns.js';
import { gsm7, NOT_IN_ALPHABET } from '../src/text/alphabet.js';
import { analyzeUtf8 } from '../src/text/analyze-utf8.js';
import type { TextCounts } from '../src/text/columns.js';
import { isUtf8Between } from './javascript-utf8.js';

const CHUNK = 64 << 10;
const OTHER = 0x40;
const CONTINUATION = 0x08;
const EURO = 0xac82e2;

const isContinuation = (byte: number) => (byte & 0xc0) === 0x80;

/** By two bytes, read as a little-endian number: how many are extension characters, or `OTHER` past ASCII of the alphabet. */
const asciiPairs = new Uint8Array(0x10000).fill(OTHER);
/**
 * By a byte and the one after it: 1 for an extension character, `CONTINUATION`, or `OTHER` for a character outside the
 * alphabet and for two bytes that are nowhere in UTF-8 of the alphabet.
 */
const bytes = new Uint8Array(0x10000).fill(OTHER);
fillTables();

function fillTables(): void {
  const costs = gsm7.septets;
  for (let second = 0; second < 0x100; second++)
    for (let first = 0; first < 0x100; first++) {
      const index = first | (second << 8);
      if (first < 0x80) {
        if (costs[first] !== NOT_IN_ALPHABET && !isContinuation(second)) bytes[index] = costs[first]! - 1;
        if (second < 0x80 && costs[first]! + costs[second]! < NOT_IN_ALPHABET)
          asciiPairs[index] = costs[first]! + costs[second]! - 2;
      } else if (isContinuation(first)) {
        // 82 is within the euro sign, and in no other character of the alphabet.
        if (first === 0x82 ? second === EURO >> 16 : !isContinuation(second)) bytes[index] = CONTINUATION;
      } else if (index === (EURO & 0xffff)) bytes[index] = 1;
      else if (first >= 0xc2 && first < 0xe0 && isContinuation(second)) {
        if (costs[((first & 0x1f) << 6) | (second & 0x3f)]! === 1) bytes[index] = 0;
      }
    }
}

/** A column and where its counts go. */
interface Work {
  readonly column: Utf8Column;
  readonly view: DataView;
  readonly counts: TextCounts;
  /** Whether rows are known to be UTF-8. */
  readonly isChecked: boolean;
}

const workOn = (column: Utf8Column, counts: TextCounts, isChecked: boolean): Work => {
  const { buffer, byteOffset, byteLength } = column.data;
  return { column, view: new DataView(buffer, byteOffset, byteLength + 8), counts, isChecked };
};

/** Analyses rows in any order, in nothing but JavaScript. The buffer of the data goes on for 8 bytes after it at least. */
export function analyzeInJavaScript(column: Utf8Column, counts: TextCounts): void {
  const work = workOn(column, counts, false);
  for (let row = 0; row < column.length; row++) analyzeRow(work, row);
}

/** The same, with UTF-8 checked by Node. */
export function analyzeWithIsUtf8(column: Utf8Column, counts: TextCounts): void {
  const { data, starts, ends, length } = column;
  const work = workOn(column, counts, true);
  for (let row = 0; row < length; ) {
    const from = starts[row]!;
    let last = row + 1;
    while (last < length && starts[last]! >= ends[last - 1]! && ends[last]! - from <= CHUNK) last++;
    if (isUtf8(data.subarray(from, ends[last - 1]!))) for (; row < last; row++) analyzeRow(work, row);
    else for (; row < last; row++) analyzeUtf8(column, counts, row);
  }
}

function analyzeRow(work: Work, row: number): void {
  const { column, view, counts } = work;
  const { starts, ends } = column;
  const start = starts[row]!;
  const end = ends[row]!;
  if (start < end && (isContinuation(view.getUint8(start)) || isContinuation(view.getUint8(end)))) {
    analyzeUtf8(column, counts, row);
    return;
  }
  let extensions = 0;
  let i = start;
  for (const eights = end - 7; i < eights; i += 8) {
    const one = view.getUint32(i, true);
    const two = view.getUint32(i + 4, true);
    const found =
      asciiPairs[one & 0xffff]! +
      asciiPairs[one >>> 16]! +
      asciiPairs[two & 0xffff]! +
      asciiPairs[two >>> 16]!;
    if (found >= OTHER) break;
    extensions += found;
  }
  if (i < end && isContinuation(view.getUint8(i))) {
    otherRow(work, row);
    return;
  }
  let continuations = 0;
  let found = 0;
  for (const fours = end - 3; i < fours; i += 4) {
    const word = view.getUint32(i, true);
    found =
      bytes[word & 0xffff]! +
      bytes[(word >>> 8) & 0xffff]! +
      bytes[word >>> 16]! +
      bytes[view.getUint16(i + 3, true)]!;
    if (found >= OTHER) {
      otherRow(work, row);
      return;
    }
    extensions += found & 7;
    continuations += found >> 3;
  }
  found = 0;
  for (; i < end; i++) found += bytes[view.getUint16(i, true)]!;
  if (found >= OTHER) {
    otherRow(work, row);
    return;
  }
  extensions += found & 7;
  const characters = end - start - continuations - (found >> 3);
  const septets = characters + extensions;
  putGsm(counts, row, characters, septets);
  const parts = counts.messageParts[row]!;
  if (parts > 1 && extensions > 0 && septets + parts - 1 > parts * 153)
    counts.segments[row] = gsmSegments(view, start, end);
}

/** A row that is not in the alphabet, or not UTF-8. */
function otherRow({ column, view, counts, isChecked }: Work, row: number): void {
  if (isChecked || isUtf8Between(view, column.starts[row]!, column.ends[row]!))
    wideRow(column, view, counts, row);
  else analyzeUtf8(column, counts, row);
}

function putGsm(counts: TextCounts, row: number, characters: number, units: number): void {
  const parts = units <= 160 ? 1 : ((units + 152) / 153) >>> 0;
  counts.status[row] = 0;
  counts.encoding[row] = 0;
  counts.characters[row] = characters;
  counts.units[row] = units;
  counts.messageParts[row] = parts;
  counts.segments[row] = parts;
}

function putUcs2(counts: TextCounts, row: number, characters: number, units: number): void {
  const parts = units <= 70 ? 1 : ((units + 66) / 67) >>> 0;
  counts.status[row] = 0;
  counts.encoding[row] = 1;
  counts.characters[row] = characters;
  counts.units[row] = units;
  counts.messageParts[row] = parts;
  counts.segments[row] = parts;
}

const LANES = 0x01010101;

/** 1 in each byte of a word that is a continuation. */
const continuationsOf = (word: number) => (word >>> 7) & ~(word >>> 6) & LANES;
/** 1 in each byte of a word that is the lead of four bytes. */
const fourthsOf = (word: number) => ((((word >>> 4) & 0x0f0f0f0f) + LANES) >>> 4) & LANES;
const sumOfBytes = (word: number) =>
  Math.imul((word & 0x00ff00ff) + ((word >>> 8) & 0x00ff00ff), 0x10001) >>> 16;

/** A row with a character outside the alphabet. */
function wideRow({ starts, ends }: Utf8Column, view: DataView, counts: TextCounts, row: number): void {
  const start = starts[row]!;
  const end = ends[row]!;
  let continuations = 0;
  let fourths = 0;
  let i = start;
  while (i < end - 7) {
    const stop = Math.min(end - 7, i + 8 * 100);
    let c = 0;
    let f = 0;
    for (; i < stop; i += 8) {
      const one = view.getUint32(i, true);
      const two = view.getUint32(i + 4, true);
      c += continuationsOf(one) + continuationsOf(two);
      f += fourthsOf(one) + fourthsOf(two);
    }
    continuations += sumOfBytes(c);
    fourths += sumOfBytes(f);
  }
  for (; i < end; i++) {
    const byte = view.getUint8(i);
    continuations += continuationsOf(byte);
    fourths += fourthsOf(byte);
  }
  const characters = end - start - continuations;
  const units = characters + fourths;
  putUcs2(counts, row, characters, units);
  const parts = counts.messageParts[row]!;
  if (parts > 1 && fourths > 0 && units + parts - 1 > parts * 67)
    counts.segments[row] = ucs2Segments(view, start, end);
}

function gsmSegments(view: DataView, start: number, end: number): number {
  let segments = 1;
  let filled = 0;
  for (let i = start; i < end; ) {
    const lead = view.getUint8(i);
    const cost = lead === 0xe2 || (lead < 0x80 && gsm7.septets[lead] === 2) ? 2 : 1;
    i += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : 3;
    filled += cost;
    if (filled > 153) {
      segments++;
      filled = cost;
    }
  }
  return segments;
}

function ucs2Segments(view: DataView, start: number, end: number): number {
  let segments = 1;
  let filled = 0;
  for (let i = start; i < end; ) {
    // Four bytes at a time while they surely fit: their characters are complete once their leads have been seen.
    for (; filled < 67 - 8 && i < end - 3; i += 4) {
      const word = view.getUint32(i, true);
      filled += 4 - sumOfBytes(continuationsOf(word)) + sumOfBytes(fourthsOf(word));
    }
    const lead = view.getUint8(i++);
    const width = lead >= 0xf0 ? 2 : isContinuation(lead) ? 0 : 1;
    filled += width;
    if (filled > 67) {
      segments++;
      filled = width;
    }
  }
  return segments;
}
