import type { Issue } from '../../result.js';
import { dataCodingOf, type UserDataEncoding } from '../octets/data-coding.js';
import { decode } from '../octets/decode.js';
import type { ApplicationPorts, Concatenation, HeaderElement } from '../octets/header.js';
import { fillBitsAfter, packedLength, septetsIn } from '../octets/septets.js';
import { type FieldOctets, inOctets, type OctetReader, readOctet, takeField, tpduIssue } from './reader.js';

/** The octets of a text, as `decode` and `reassemble` take them, and `encodeSubmit` in place of a text. */
export interface UserData {
  /** TP-DCS. */
  readonly dataCoding: number;
  /** The whole user data header with its length octet; without a header it is empty. */
  readonly header: Uint8Array<ArrayBuffer>;
  /** The octets after the header. In GSM-7 they begin with the fill bits. */
  readonly payload: Uint8Array<ArrayBuffer>;
  /** Septets after the fill bits, in GSM-7 that is not compressed. */
  readonly septetCount?: number | undefined;
}

/** The text of a TPDU, and what its user data header says. */
export interface TpduContent {
  /** The text of this segment. Empty for 8-bit data, whose octets are `userData.payload`. */
  readonly text: string;
  readonly encoding: UserDataEncoding;
  /** The national language of the locking shift table; 0 for the default alphabet, and outside GSM-7. */
  readonly locking: number;
  /** The national language of the single shift table; 0 for the default extension table, and outside GSM-7. */
  readonly single: number;
  /** The whole user data header with its length octet; without a header it is empty. */
  readonly header: Uint8Array<ArrayBuffer>;
  /** The elements of the header in order. */
  readonly elements: readonly HeaderElement[];
  /** The place in a concatenated message. */
  readonly concatenation: Concatenation | undefined;
  readonly ports: ApplicationPorts | undefined;
  readonly userData: UserData;
}

/** Octets of TP-UD (3GPP TS 23.040, 9.2.3.24). */
const MOST_OCTETS = 140;

/** TP-UDHI: whether the user data begins with a header (3GPP TS 23.040, 9.2.3.23). */
export const HAS_HEADER = 0x40;

/** Reads TP-UDL and TP-UD. Text that ends before TP-UDL says is read as far as it goes, with a warning. */
export function readUserData(reader: OctetReader, dataCoding: number, firstOctet: number): TpduContent {
  const start = reader.position;
  const length = readOctet(reader, 'TP-UDL');
  const isSeptets = countsSeptets(dataCoding);
  const count = isSeptets ? packedLength(0, length) : length;
  const field = takeField(reader, 'TP-UD', count);
  warnOfLength(reader, { name: 'TP-UDL', start }, { count, found: field.octets.length });
  const hasHeader = (firstOctet & HAS_HEADER) !== 0;
  const headerLength = hasHeader ? headerLengthOf(reader, field) : 0;
  const header = field.octets.slice(0, headerLength);
  const payload = field.octets.slice(headerLength);
  if (!isSeptets) return contentOf(reader, { dataCoding, header, payload });
  const headerSeptets = septetsOfHeader(headerLength);
  if (length < headerSeptets && length > 0)
    reader.warnings.push(
      tpduIssue(
        'TRUNCATED',
        { name: 'TP-UDL', start },
        `expected at least ${headerSeptets} septets for the header, found ${length}`,
      ),
    );
  const room = septetsIn(payload.length, fillBitsAfter(headerLength));
  const septetCount = Math.max(0, Math.min(length - headerSeptets, room));
  return contentOf(reader, { dataCoding, header, payload, septetCount });
}

/** The content of a message without user data. */
export function noContent(reader: OctetReader): TpduContent {
  const none = new Uint8Array(0);
  return contentOf(reader, { dataCoding: 0, header: none, payload: none, septetCount: 0 });
}

/** Whether TP-UDL counts septets, and not octets (3GPP TS 23.040, 9.2.3.16). */
function countsSeptets(dataCoding: number): boolean {
  const { encoding, compressed } = dataCodingOf(dataCoding);
  return encoding === 'GSM-7' && !compressed;
}

/** The septets that a header and its fill bits take. */
const septetsOfHeader = (headerOctets: number): number => Math.ceil((headerOctets * 8) / 7);

function warnOfLength(
  reader: OctetReader,
  field: Pick<FieldOctets, 'name' | 'start'>,
  { count, found }: { readonly count: number; readonly found: number },
): void {
  // An octet TP-UDL that is missing is an issue already.
  if (reader.issues.length > 0) return;
  if (found < count)
    reader.warnings.push(
      tpduIssue('TRUNCATED', field, `expected ${inOctets(count)} of user data, found ${found}`),
    );
  if (count > MOST_OCTETS)
    reader.warnings.push(
      tpduIssue('TOO_LONG', field, `expected at most ${MOST_OCTETS} octets of user data, found ${count}`),
    );
}

/** The octets of the header, as far as they are there. */
function headerLengthOf(reader: OctetReader, field: FieldOctets): number {
  const [length] = field.octets;
  if (length === undefined) {
    if (reader.issues.length === 0)
      reader.warnings.push(tpduIssue('TRUNCATED', field, 'expected a user data header, found no octet'));
    return 0;
  }
  return Math.min(length + 1, field.octets.length);
}

/** What the user data says. What `decode` finds wrong with it is a warning here: the other fields are readable. */
function contentOf(reader: OctetReader, userData: UserData): TpduContent {
  const decoded = decode(userData);
  for (const issue of [...decoded.issues, ...decoded.warnings])
    reader.warnings.push(placed(issue, reader, userData.header.length));
  const { text, encoding, locking, single, elements, concatenation, ports } = decoded;
  const { header } = userData;
  return { text, encoding, locking, single, header, elements, concatenation, ports, userData };
}

/** An issue of `decode`, whose path is a place in the user data, as an issue of the TPDU. */
function placed({ code, message, path }: Issue, { fields }: OctetReader, headerOctets: number): Issue {
  const [part, index = 0] = path as [string, number?];
  const name = part === 'dataCoding' ? 'TP-DCS' : 'TP-UD';
  const start = fields.find(field => field.name === name)?.start ?? 0;
  let within = part === 'dataCoding' ? 0 : index;
  if (part === 'payload') within += headerOctets;
  // Septets are counted from the first after the header, octets from the first of the user data.
  if (part === 'septets') within = ((septetsOfHeader(headerOctets) + index) * 7) >> 3;
  return {
    code,
    message: `${name} at octet ${start + within}: ${message}`,
    path: [start + within],
    param: name,
  };
}

/** TP-UDL of user data (3GPP TS 23.040, 9.2.3.16). */
export function userDataLengthOf({ dataCoding, header, payload, septetCount }: UserData): number {
  if (!countsSeptets(dataCoding)) return header.length + payload.length;
  const fillBits = fillBitsAfter(header.length);
  return septetsOfHeader(header.length) + (septetCount ?? septetsIn(payload.length, fillBits));
}
