import { type AddressType, readAddress } from './address.js';
import { readTpdu, type Tpdu, type TpduOptions, type TpduResult } from './input.js';
import { type OctetReader, readOctet } from './reader.js';
import { readUserData, type TpduContent } from './user-data.js';
import { readValidityPeriod, type ValidityPeriod, validityPeriodFormats } from './validity-period.js';

/** An SMS-SUBMIT, which brings a message from the handset to the service centre (3GPP TS 23.040, 9.2.2.2). */
export interface Submit extends Tpdu, TpduContent {
  readonly type: 'SUBMIT';
  /** TP-RD: whether the service centre refuses a message that it already holds. */
  readonly rejectDuplicates: boolean;
  /** TP-SRR: whether a status report is requested. */
  readonly statusReport: boolean;
  /** TP-RP: whether the recipient may reply by the sender's service centre. */
  readonly replyPath: boolean;
  /** TP-MR: 0 to 255, which the status report repeats. */
  readonly messageReference: number;
  /** TP-DA, the recipient: digits, with `+` in front of an international number, or letters. */
  readonly address: string;
  readonly addressType: AddressType;
  /** TP-PID. */
  readonly protocolIdentifier: number;
  /** TP-DCS. */
  readonly dataCoding: number;
  /** TP-VP, if there is one. */
  readonly validityPeriod?: ValidityPeriod;
}

/**
 * Reads an SMS-SUBMIT, the message that a handset or a modem sends (3GPP TS 23.040, 9.2.2.2).
 *
 * `octets` may be hexadecimal text. Never throws for any octets: faults are `issues` or `warnings`, as `decodeDeliver`
 * says. `encodeSubmit` makes the same octets again from the value, unless there were warnings.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `octets` is neither a `Uint8Array` nor a string, or an option has the wrong type
 * @example
 * decodeSubmit('0011000B916407281553F80000AA0AE8329BFD4697D9EC37', { smsc: true }).value?.validityPeriod // { format: 'relative', seconds: 345600 }
 */
export function decodeSubmit(octets: Uint8Array | string, options?: TpduOptions): TpduResult<Submit> {
  return readTpdu(octets, options, { SUBMIT: readSubmit });
}

/** The fields of an SMS-SUBMIT after its first octet. */
export function readSubmit(reader: OctetReader, firstOctet: number): Omit<Submit, keyof Tpdu> {
  const messageReference = readOctet(reader, 'TP-MR');
  const address = readAddress(reader, 'TP-DA');
  const protocolIdentifier = readOctet(reader, 'TP-PID');
  const dataCoding = readOctet(reader, 'TP-DCS');
  const format = validityPeriodFormats[(firstOctet >> 3) & 3];
  const validityPeriod = format && readValidityPeriod(reader, format);
  return {
    type: 'SUBMIT',
    rejectDuplicates: (firstOctet & 0x04) !== 0,
    statusReport: (firstOctet & 0x20) !== 0,
    replyPath: (firstOctet & 0x80) !== 0,
    messageReference,
    address: address.text,
    addressType: address.type,
    protocolIdentifier,
    dataCoding,
    ...(validityPeriod && { validityPeriod }),
    ...readUserData(reader, dataCoding, firstOctet),
  };
}
