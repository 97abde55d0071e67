import type { ByteSource } from '../bytes/byte-source.js';
import { FormatError } from '../format-error.js';

const LF = 0x0a;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const COMMA = 0x2c;

const ROOM = 1 << 18;
const LONGEST = 64 << 20;

/** A stretch of JSON: a line, or an element of an array. Its bytes are valid until the next batch. */
export interface JsonStretch {
  readonly data: Buffer;
  /** The line on which it begins, from 1. */
  readonly line: number;
}

/** Bytes that were read and are not used up. */
class Window {
  data = Buffer.alloc(ROOM);
  filled = 0;
  isEnded = false;

  constructor(readonly source: ByteSource) {}

  /** Drops the bytes before `from`, and reads more. */
  async advance(from: number, line: number): Promise<void> {
    this.data.copyWithin(0, from, this.filled);
    this.filled -= from;
    if (this.filled === this.data.length) {
      if (this.filled >= LONGEST)
        throw new FormatError(
          'TOO_LARGE',
          `${this.source.name}: line ${line}: a JSON value of more than 64 MiB begins here`,
        );
      this.data = Buffer.concat([this.data, Buffer.alloc(this.data.length)]);
    }
    const bytes = await this.source.read(this.data.subarray(this.filled));
    this.filled += bytes;
    if (bytes === 0) this.isEnded = true;
  }
}

/** The lines of a source, without their line ends, as many at a time as were read. */
export async function* jsonLines(source: ByteSource): AsyncGenerator<JsonStretch[], void> {
  const window = new Window(source);
  let line = 1;
  let batch: JsonStretch[] = [];
  for (let start = 0, searched = 0; ; ) {
    const found = window.data.subarray(0, window.filled).indexOf(LF, searched);
    if (found >= 0) {
      batch.push({ data: window.data.subarray(start, found), line: line++ });
      start = searched = found + 1;
      continue;
    }
    if (window.isEnded) {
      if (start < window.filled) batch.push({ data: window.data.subarray(start, window.filled), line });
      yield batch;
      return;
    }
    yield batch;
    batch = [];
    searched = window.filled - start;
    await window.advance(start, line);
    start = 0;
  }
}

/** Where the scan of an array stands. */
interface Place {
  /** How many brackets and braces are open within the element. */
  depth: number;
  isString: boolean;
  isEscaped: boolean;
  line: number;
  isEnded: boolean;
}

/** The elements of an array, each complete as far as its brackets and quotes go. */
export async function* jsonElements(source: ByteSource): AsyncGenerator<JsonStretch[], void> {
  const window = new Window(source);
  while (window.data.subarray(0, window.filled).indexOf(OPEN_BRACKET) < 0 && !window.isEnded)
    await window.advance(0, 1);
  let start = window.data.subarray(0, window.filled).indexOf(OPEN_BRACKET) + 1;
  const place: Place = { depth: 0, isString: false, isEscaped: false, line: 1, isEnded: false };
  let batch: JsonStretch[] = [];
  for (let at = start; !place.isEnded; ) {
    const end = elementEnd(window.data, at, window.filled, place);
    if (end >= 0) {
      const element = trimmed(window.data.subarray(start, end));
      if (element.length > 0) batch.push({ data: element, line: place.line - linesIn(element) });
      start = at = end + 1;
      continue;
    }
    if (window.isEnded)
      throw new FormatError(
        'TRUNCATED',
        `${source.name}: line ${place.line}: the JSON array ends too early; copy or download the file again`,
      );
    yield batch;
    batch = [];
    at = window.filled - start;
    await window.advance(start, place.line);
    start = 0;
  }
  yield batch;
}

/** A stretch without the blanks in front of it. */
function trimmed(data: Buffer): Buffer {
  let start = 0;
  while (start < data.length && data[start]! <= SPACE) start++;
  return data.subarray(start);
}

function linesIn(data: Buffer): number {
  let lines = 0;
  for (let at = data.indexOf(LF); at >= 0; at = data.indexOf(LF, at + 1)) lines++;
  return lines;
}

/** Returns where the comma or bracket after an element is, or -1 where it is not among these bytes. */
function elementEnd(data: Uint8Array, from: number, to: number, place: Place): number {
  for (let at = from; at < to; at++) {
    const byte = data[at];
    if (byte === LF) place.line++;
    if (place.isString) {
      if (place.isEscaped) place.isEscaped = false;
      else if (byte === BACKSLASH) place.isEscaped = true;
      else if (byte === QUOTE) place.isString = false;
    } else if (byte === QUOTE) place.isString = true;
    else if (byte === OPEN_BRACKET || byte === OPEN_BRACE) place.depth++;
    else if (byte === COMMA && place.depth === 0) return at;
    else if (byte === CLOSE_BRACKET || byte === CLOSE_BRACE) {
      if (place.depth === 0) {
        place.isEnded = true;
        return at;
      }
      place.depth--;
    }
  }
  return -1;
}
