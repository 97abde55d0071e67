import { argumentError, isObject } from '../../misuse.js';
import { lockingTable, singleShiftTable } from '../national/tables.js';
import { REPLACEMENT } from './characters.js';
import { type DataCoding, dataCodingOf, type UserDataEncoding } from './data-coding.js';
import { type ReadingTables, readSeptets } from './gsm.js';
import { type ApplicationPorts, type Concatenation, type HeaderElement, readHeader } from './header.js';
import { type Findings, hex } from './issues.js';
import {
  checkOctets,
  checkWhole,
  fillBitsAfter,
  likelySeptets,
  noOctets,
  septetsIn,
  unpack,
} from './septets.js';
import { readUcs2 } from './ucs2.js';

/** One segment as received: the fields of a message that hold its text. */
export interface ReceivedSegment {
  /** The data coding scheme, TP-DCS: 0 to 255. */
  readonly dataCoding: number;
  /** The user data header with its length octet: default none. */
  readonly header?: Uint8Array | undefined;
  /** The octets after the header. They may be left out where `septets` are given. */
  readonly payload?: Uint8Array | undefined;
  /** Septets after the header, which the message's length says: default those of `septets`, or as many as fit. */
  readonly septetCount?: number | undefined;
  /** The text as septets, an octet each, where it arrives unpacked, as in SMPP. Read only without `payload`. */
  readonly septets?: Uint8Array | undefined;
}

export interface DecodedSegment extends Findings {
  /** U+FFFD stands for what cannot be read. Empty for 8-bit data. */
  readonly text: string;
  readonly encoding: UserDataEncoding;
  /** The data coding scheme, described. */
  readonly dataCoding: DataCoding;
  /** The national language of the locking shift table; 0 for the default alphabet, and outside GSM-7. */
  readonly locking: number;
  /** The national language of the single shift table; 0 for the default extension table, and outside GSM-7. */
  readonly single: number;
  /** The place in a concatenated message. */
  readonly concatenation: Concatenation | undefined;
  readonly ports: ApplicationPorts | undefined;
  /** All elements of the header, in order. */
  readonly elements: readonly HeaderElement[];
  /** The septets, in GSM-7 that is not compressed. */
  readonly septets: Uint8Array | undefined;
}

/**
 * Reads the text of one segment. Never throws on octets: what cannot be read is U+FFFD and an issue.
 *
 * An escape in front of a code that is not in the extension table is read from the main table, another escape as a space
 * (3GPP TS 23.038, 6.2.1.1). Without `septetCount`, a last septet of 0 that ends with the last octet counts as unused
 * bits, not as `@`. UCS-2 is read as UTF-16, the high octet first. 8-bit data has no text: its octets are the payload.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when a field of the segment has another type
 * @throws {RangeError} `INVALID_ARGUMENT` when `dataCoding` is not from 0 to 255
 * @example
 * decode({ dataCoding: 0, payload: Uint8Array.of(0xc8, 0x34) }).text // 'Hi'
 */
export function decode(segment: ReceivedSegment): DecodedSegment {
  checkSegment('segment', segment);
  return readSegment(segment);
}

/** Reads a segment that was checked. */
export function readSegment(segment: ReceivedSegment): DecodedSegment {
  const dataCoding = dataCodingOf(segment.dataCoding);
  const header = readHeader(segment.header ?? noOctets);
  const { concatenation, ports, elements, issues, warnings } = header;
  if (dataCoding.reserved) {
    const message = `the data coding ${hex(dataCoding.octet)} is reserved: read as ${dataCoding.encoding}`;
    warnings.push({ code: 'RESERVED_CODING', message, path: ['dataCoding'] });
  }
  const isGsm = dataCoding.encoding === 'GSM-7' && !dataCoding.compressed;
  const septets = isGsm ? septetsOf(segment, header) : undefined;
  const text =
    septets === undefined
      ? textOf(segment, dataCoding, header)
      : readSeptets(septets, readingTables(header.locking, header.single), header);
  return {
    text,
    encoding: dataCoding.encoding,
    dataCoding,
    locking: isGsm ? header.locking : 0,
    single: isGsm ? header.single : 0,
    concatenation,
    ports,
    elements,
    septets,
    issues,
    warnings,
  };
}

/** The tables of two national languages, 0 for the default. */
export function readingTables(locking: number, single: number): ReadingTables {
  return { main: lockingTable(locking), shift: singleShiftTable(single) };
}

/** The septets of a segment in GSM-7. */
function septetsOf(segment: ReceivedSegment, { issues }: Findings): Uint8Array {
  const { header = noOctets, payload, septets } = segment;
  if (payload === undefined) return septets!;
  const fillBits = fillBitsAfter(header.length);
  const count = segment.septetCount ?? septets?.length;
  if (count === undefined) return unpack(payload, fillBits, likelySeptets(payload, fillBits, 0));
  const room = septetsIn(payload.length, fillBits);
  if (count <= room) return unpack(payload, fillBits, count);
  const message = `the payload must hold ${count} septets, not ${room}`;
  issues.push({ code: 'SEPTETS_MISSING', message, path: ['payload'] });
  return unpack(payload, fillBits, room);
}

/** The text of a segment that is not in septets. */
function textOf({ payload = noOctets }: ReceivedSegment, coding: DataCoding, findings: Findings): string {
  if (!coding.compressed) return coding.encoding === 'UCS-2' ? readUcs2(payload, findings) : '';
  const message = 'compressed text cannot be read';
  findings.issues.push({ code: 'COMPRESSED', message, path: ['payload'] });
  return payload.length === 0 ? '' : String.fromCharCode(REPLACEMENT);
}

/** Throws unless a value is a segment as received. */
export function checkSegment(argument: string, segment: unknown): asserts segment is ReceivedSegment {
  if (!isObject(segment)) throw argumentError(argument, 'an object', segment);
  const { dataCoding, header, payload, septetCount, septets } = segment as Partial<ReceivedSegment>;
  checkWhole(`${argument}.dataCoding`, dataCoding, 0, 0xff);
  if (header !== undefined) checkOctets(`${argument}.header`, header);
  if (septetCount !== undefined) checkWhole(`${argument}.septetCount`, septetCount, 0, 0xffff_ffff);
  if (septets !== undefined) checkOctets(`${argument}.septets`, septets);
  const { encoding, compressed } = dataCodingOf(dataCoding!);
  if (payload !== undefined || septets === undefined || encoding !== 'GSM-7' || compressed)
    checkOctets(`${argument}.payload`, payload);
}
