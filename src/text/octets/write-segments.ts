import { writeSeptets } from './gsm.js';
import { fillBitsAfter, pack, packedLength } from './septets.js';
import { writeUcs2 } from './ucs2.js';

/** One segment to send. The header and then the payload are the user data, TP-UD. */
export interface EncodedSegment {
  readonly text: string;
  /** The user data header with its length octet. Empty where there is none. */
  readonly header: Uint8Array<ArrayBuffer>;
  /** The text as septets, an octet each, in GSM-7. */
  readonly septets: Uint8Array<ArrayBuffer> | undefined;
  /** The octets after the header: in GSM-7 the fill bits and the packed septets. */
  readonly payload: Uint8Array<ArrayBuffer>;
}

/** What the segments of a message have in common. */
export interface SegmentForm {
  /** The codes of the alphabet; `null` in UCS-2. */
  readonly codes: Uint16Array | null;
  /** Units in a segment, at most. */
  readonly capacity: number;
  /** The header of the first segment. */
  readonly header: Uint8Array;
}

/** A buffer that is taken piece by piece. */
interface Supply {
  readonly buffer: ArrayBuffer;
  /** All of the buffer. */
  readonly octets: Uint8Array<ArrayBuffer>;
  used: number;
}

/** Writes the segments that end at `ends`, into one buffer: a buffer for each array measured 3 times as slow. */
export function writeSegments(text: string, ends: readonly number[], form: SegmentForm): EncodedSegment[] {
  const { codes, header } = form;
  const buffer = new ArrayBuffer(ends.length * roomFor(form));
  const supply: Supply = { buffer, octets: new Uint8Array(buffer), used: 0 };
  const segments: EncodedSegment[] = [];
  let start = 0;
  for (const end of ends) {
    const part = ends.length === 1 ? text : text.slice(start, end);
    const segment = codes === null ? ucs2Segment(part, form, supply) : gsmSegment(part, form, codes, supply);
    segments.push(segment);
    // The number is the last octet of the first element, which is the concatenation.
    if (ends.length > 1) segment.header[2 + header[2]!] = segments.length;
    start = end;
  }
  return segments;
}

/** Octets of a segment's header, septets and payload. */
function roomFor({ codes, capacity, header: { length } }: SegmentForm): number {
  if (codes === null) return length + capacity * 2;
  return length + capacity + packedLength(fillBitsAfter(length), capacity);
}

function gsmSegment(
  text: string,
  { header }: SegmentForm,
  codes: Uint16Array,
  supply: Supply,
): EncodedSegment {
  const septets = take(supply, writeSeptets(text, codes, supply.octets, supply.used));
  const own = takeHeader(header, supply);
  const fillBits = fillBitsAfter(header.length);
  const payload = take(supply, packedLength(fillBits, septets.length));
  pack(septets, payload, fillBits);
  return { text, header: own, septets, payload };
}

function ucs2Segment(text: string, { header }: SegmentForm, supply: Supply): EncodedSegment {
  const own = takeHeader(header, supply);
  const payload = take(supply, text.length * 2);
  writeUcs2(text, payload);
  return { text, header: own, septets: undefined, payload };
}

function takeHeader(header: Uint8Array, supply: Supply): Uint8Array<ArrayBuffer> {
  const own = take(supply, header.length);
  for (let i = 0; i < header.length; i++) own[i] = header[i]!;
  return own;
}

function take(supply: Supply, length: number): Uint8Array<ArrayBuffer> {
  const view = new Uint8Array(supply.buffer, supply.used, length);
  supply.used += length;
  return view;
}
