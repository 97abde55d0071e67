import { checkWhole } from './septets.js';

/** How the octets of user data are read. */
export type UserDataEncoding = 'GSM-7' | '8-bit' | 'UCS-2';

/** 0 flash: shown at once and not stored. 1 for the device, 2 for the SIM card, 3 for connected equipment. */
export type MessageClass = 0 | 1 | 2 | 3;

/** What an indication says about messages that wait elsewhere (TS 23.038, clause 4, groups 1100 to 1110). */
export interface WaitingIndication {
  readonly kind: 'VOICEMAIL' | 'FAX' | 'EMAIL' | 'OTHER';
  /** Whether messages wait; `false` clears the indication. */
  readonly active: boolean;
  /** Whether the text is to be stored; `false` if the device may discard it. */
  readonly stored: boolean;
}

/** A data coding scheme. */
export interface DataCoding {
  /** The octet itself. */
  readonly octet: number;
  readonly encoding: UserDataEncoding;
  /** Whether the text is compressed (TS 23.042). */
  readonly compressed: boolean;
  readonly messageClass: MessageClass | null;
  /** Whether the message is to be deleted after it was read (group 01xx). */
  readonly deletedAfterReading: boolean;
  readonly waiting: WaitingIndication | null;
  /** Whether the coding, or a bit of it that must be 0, is reserved. */
  readonly reserved: boolean;
}

const kinds = ['VOICEMAIL', 'FAX', 'EMAIL', 'OTHER'] as const;
const known: (DataCoding | undefined)[] = [];

/**
 * Describes a data coding scheme (3GPP TS 23.038, clause 4). A reserved coding is read as GSM-7; of a reserved bit in a
 * coding that is not, nothing is read.
 *
 * @param octet 0 to 255
 * @throws {TypeError} `INVALID_ARGUMENT` when `octet` is not a number
 * @throws {RangeError} `INVALID_ARGUMENT` when `octet` is not a whole number from 0 to 255
 * @example
 * dataCodingOf(0x18) // { …, encoding: 'UCS-2', messageClass: 0 }
 */
export function dataCodingOf(octet: number): DataCoding {
  checkWhole('octet', octet, 0, 0xff);
  return (known[octet] ??= Object.freeze(describe(octet)));
}

/** The data coding of a text without compression: 0x00 or 0x08, and 0x10 more with a class. */
export function dataCodingFor(encoding: 'GSM-7' | 'UCS-2', messageClass: MessageClass | undefined): number {
  return (encoding === 'GSM-7' ? 0 : 0x08) | (messageClass === undefined ? 0 : 0x10 | messageClass);
}

function describe(octet: number): DataCoding {
  const group = octet >> 4;
  if (group < 8) return describeGeneral(octet);
  const plain: DataCoding = {
    octet,
    encoding: 'GSM-7',
    compressed: false,
    messageClass: null,
    deletedAfterReading: false,
    waiting: null,
    reserved: false,
  };
  if (group < 12) return { ...plain, reserved: true };
  const bits = (octet & 3) as MessageClass;
  if (group === 15)
    return {
      ...plain,
      encoding: octet & 4 ? '8-bit' : 'GSM-7',
      messageClass: bits,
      reserved: (octet & 8) !== 0,
    };
  return {
    ...plain,
    encoding: group === 14 ? 'UCS-2' : 'GSM-7',
    waiting: Object.freeze({ kind: kinds[bits], active: (octet & 8) !== 0, stored: group !== 12 }),
    reserved: (octet & 4) !== 0,
  };
}

/** Groups 00xx and 01xx: bits 5 to 0 have the same meaning. */
function describeGeneral(octet: number): DataCoding {
  const alphabet = (octet >> 2) & 3;
  const hasClass = (octet & 0x10) !== 0;
  return {
    octet,
    encoding: alphabet === 1 ? '8-bit' : alphabet === 2 ? 'UCS-2' : 'GSM-7',
    compressed: (octet & 0x20) !== 0,
    messageClass: hasClass ? ((octet & 3) as MessageClass) : null,
    deletedAfterReading: (octet & 0x40) !== 0,
    waiting: null,
    reserved: alphabet === 3 || (!hasClass && (octet & 3) !== 0),
  };
}
