import { argumentError, isObject, misuse } from '../../misuse.js';
import type { Alphabet } from '../alphabet.js';
import { partEnds } from '../count.js';
import { graphemeEnds } from '../graphemes.js';
import { codesOf } from '../national/alphabets.js';
import { chooseAlphabet } from '../national/choose.js';
import { allowedTables, referenceBitsOf, type TableOptions } from '../national/options.js';
import { requireBoundary } from '../segments.js';
import { dataCodingFor, type MessageClass } from './data-coding.js';
import { type Concatenation, elementIds, type HeaderElement, writeHeader } from './header.js';
import { checkWhole, noOctets } from './septets.js';
import { type EncodedSegment, writeSegments } from './write-segments.js';

/** In which tables to write a message, and what its header and its data coding say. */
export interface EncodeOptions extends TableOptions {
  /**
   * The reference that the segments of a concatenated message share: default 0. Phones join segments by it, so give each
   * message to one recipient another.
   */
  reference?: number | undefined;
  /** `'grapheme'` to split no grapheme that fits into one segment: default none. */
  boundary?: 'grapheme' | undefined;
  /** The message class: default none. 0 is a flash message. */
  messageClass?: MessageClass | undefined;
}

export interface EncodedMessage {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** The data coding scheme, TP-DCS. */
  readonly dataCoding: number;
  /** The national language of the locking shift table; 0 for the default alphabet. */
  readonly locking: number;
  /** The national language of the single shift table; 0 for the default extension table. */
  readonly single: number;
  /** One segment, or those of a concatenated message in order. Their arrays are views of one buffer. */
  readonly segments: EncodedSegment[];
}

/** Segments that a concatenated message may have: the total is one octet (TS 23.040, 9.2.3.24.1). */
const MOST_SEGMENTS = 255;

/**
 * Encodes a message into the octets that are sent: the data coding scheme, and for each segment the user data header
 * and the payload (3GPP TS 23.038, TS 23.040, 9.2.3.24).
 *
 * The segments are those of `segments`, with its `boundary`. A lone surrogate makes a message UCS-2, and is sent as it is.
 * Without a `reference` every concatenated message has the reference 0: a phone may join segments of two of them.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `text` is not a string or an option has another type
 * @throws {RangeError} `INVALID_ARGUMENT` when the reference does not fit into its bits, or more than 255 segments
 *   would be needed
 * @example
 * encode('Hi').segments[0].payload // Uint8Array.of(0xc8, 0x34)
 */
export function encode(text: string, options: EncodeOptions = {}): EncodedMessage {
  if (typeof text !== 'string') throw argumentError('text', 'a string', text);
  if (!isObject(options)) throw argumentError('options', 'an object', options);
  const { reference = 0, messageClass } = options;
  const referenceBits = referenceBitsOf(options.referenceBits);
  const boundary = requireBoundary(options.boundary);
  checkWhole('options.reference', reference, 0, referenceBits === 8 ? 0xff : 0xffff);
  if (messageClass !== undefined) checkWhole('options.messageClass', messageClass, 0, 3);
  const { alphabet, locking, single, units } = chooseAlphabet(
    text,
    allowedTables(options.tables),
    referenceBits,
  );
  const ends = endsOf(text, units, alphabet, boundary);
  const total = ends.length;
  const hasHeader = total > 1 || locking > 0 || single > 0;
  return {
    encoding: alphabet.name,
    dataCoding: dataCodingFor(alphabet.name, messageClass),
    locking,
    single,
    segments: writeSegments(text, ends, {
      codes: alphabet.septets === null ? null : codesOf(locking, single),
      capacity: total === 1 ? units : alphabet.part,
      header: hasHeader
        ? writeHeader(elementsFor({ reference, referenceBits, total, number: 1 }, locking, single))
        : noOctets,
    }),
  };
}

/** Where each segment ends in the text. Throws if there are too many. */
function endsOf(text: string, units: number, alphabet: Alphabet, boundary: 'grapheme' | undefined): number[] {
  if (units <= alphabet.single) return [text.length];
  const ends =
    boundary === 'grapheme'
      ? graphemeEnds(text, alphabet)
      : alphabet.septets !== null && units === text.length
        ? multiples(alphabet.part, units)
        : partEnds(text, alphabet);
  if (ends.length <= MOST_SEGMENTS) return ends;
  const found = `${ends.length} of ${alphabet.name}`;
  throw misuse(new RangeError(`text must fit into ${MOST_SEGMENTS} segments, not ${found}`));
}

/** Where the parts of a text end whose characters are a septet each: nothing in it needs to be looked at. */
function multiples(part: number, length: number): number[] {
  const ends: number[] = [];
  for (let end = part; end < length; end += part) ends.push(end);
  ends.push(length);
  return ends;
}

/** The elements of a segment's header: concatenation if there are several segments, then the shift tables. */
function elementsFor(concatenation: Concatenation, locking: number, single: number): HeaderElement[] {
  const { reference, referenceBits, total, number } = concatenation;
  const elements: HeaderElement[] = [];
  if (total > 1 && referenceBits === 8)
    elements.push({ id: elementIds.concatenation8, data: Uint8Array.of(reference, total, number) });
  else if (total > 1) {
    const data = Uint8Array.of(reference >> 8, reference, total, number);
    elements.push({ id: elementIds.concatenation16, data });
  }
  if (single > 0) elements.push({ id: elementIds.nationalSingleShift, data: Uint8Array.of(single) });
  if (locking > 0) elements.push({ id: elementIds.nationalLockingShift, data: Uint8Array.of(locking) });
  return elements;
}
