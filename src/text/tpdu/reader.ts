import type { Issue } from '../../result.js';
import { type TpduField, type TpduFieldName, tpduClauses } from './fields.js';

/**
 * What is wrong with the octets of a TPDU. The `path` of the issue is the index of the octet, its `param` the field.
 *
 * | code | meaning |
 * |---|---|
 * | `TRUNCATED` | the octets end inside the field |
 * | `TRAILING_OCTETS` | octets follow the last field |
 * | `WRONG_MESSAGE_TYPE` | the message has another type than the function reads |
 * | `INVALID_HEXADECIMAL` | the text is not pairs of hexadecimal digits |
 * | `INVALID_SEMI_OCTET` | half of an octet is not a digit where a digit is expected |
 * | `INVALID_TIME` | the date or the time of day does not exist |
 * | `TOO_LONG` | the field is longer than the specification allows |
 * | `RESERVED_VALUE` | the specification gives the value no meaning |
 */
export type TpduIssueCode =
  | 'TRUNCATED'
  | 'TRAILING_OCTETS'
  | 'WRONG_MESSAGE_TYPE'
  | 'INVALID_HEXADECIMAL'
  | 'INVALID_SEMI_OCTET'
  | 'INVALID_TIME'
  | 'TOO_LONG'
  | 'RESERVED_VALUE';

/** Reads octets from first to last, and collects what is wrong. Nothing here throws. */
export interface OctetReader {
  readonly octets: Uint8Array<ArrayBuffer>;
  /** The index of the next octet. */
  position: number;
  readonly fields: TpduField[];
  /** Why the message cannot be read. */
  readonly issues: Issue[];
  /** What is wrong with a message that can be read. */
  readonly warnings: Issue[];
}

/** The octets of a field, and where they begin. */
export interface FieldOctets {
  readonly name: TpduFieldName;
  readonly start: number;
  readonly octets: Uint8Array<ArrayBuffer>;
}

/** A reader that begins at the first octet. */
export function readerOf(octets: Uint8Array<ArrayBuffer>): OctetReader {
  return { octets, position: 0, fields: [], issues: [], warnings: [] };
}

/** Reads a field of one octet. Where the octets have ended, it adds an issue and returns 0. */
export function readOctet(reader: OctetReader, name: TpduFieldName): number {
  return readField(reader, name, 1).octets[0] ?? 0;
}

/** Reads a field. Where the octets end in it, it adds an issue and returns those that are there. */
export function readField(reader: OctetReader, name: TpduFieldName, count: number): FieldOctets {
  const field = takeField(reader, name, count);
  // Fields after the first that is truncated are missing too, which says nothing new.
  if (field.octets.length < count && reader.issues.length === 0)
    reader.issues.push(
      tpduIssue('TRUNCATED', field, `expected ${inOctets(count)}, found ${field.octets.length}`),
    );
  return field;
}

/** Reads a field. Where the octets end in it, it returns those that are there. */
export function takeField(reader: OctetReader, name: TpduFieldName, count: number): FieldOctets {
  const start = reader.position;
  const end = Math.min(start + count, reader.octets.length);
  if (end > start) reader.fields.push({ name, clause: tpduClauses[name], start, end });
  reader.position = end;
  return { name, start, octets: reader.octets.subarray(start, end) };
}

/** The issue of a field: its name, the index of its octet, what was expected and what was found. */
export function tpduIssue(
  code: TpduIssueCode,
  field: { readonly name: TpduFieldName; readonly start: number },
  message: string,
): Issue {
  const { name, start } = field;
  return { message: `${name} at octet ${start}: ${message}`, path: [start], code, param: name };
}

/** A number of octets in words. */
export const inOctets = (count: number): string => `${count} ${count === 1 ? 'octet' : 'octets'}`;

/** A value of up to 8 bits in hexadecimal: 0x0F. */
export const inHexadecimal = (value: number): string =>
  `0x${value.toString(16).toUpperCase().padStart(2, '0')}`;
