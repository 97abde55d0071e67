import { type AddressType, readAddress } from './address.js';
import { readTpdu, type Tpdu, type TpduOptions, type TpduResult } from './input.js';
import { type OctetReader, readField, readOctet } from './reader.js';
import { parseTimeStamp, TIME_STAMP_OCTETS, type TimeStamp } from './time-stamp.js';
import { readUserData, type TpduContent } from './user-data.js';

/** An SMS-DELIVER, which brings a message from the service centre to the handset (3GPP TS 23.040, 9.2.2.1). */
export interface Deliver extends Tpdu, TpduContent {
  readonly type: 'DELIVER';
  /** TP-MMS: whether more messages wait for the recipient. */
  readonly moreMessagesToSend: boolean;
  /** TP-LP: whether the message must not be forwarded, to prevent a loop. */
  readonly loopPrevention: boolean;
  /** TP-SRI: whether the sender is to have a status report. */
  readonly statusReportIndication: boolean;
  /** TP-RP: whether the recipient may reply by the sender's service centre. */
  readonly replyPath: boolean;
  /** TP-OA, the sender: digits, with `+` in front of an international number, or letters. */
  readonly address: string;
  readonly addressType: AddressType;
  /** TP-PID. */
  readonly protocolIdentifier: number;
  /** TP-DCS. */
  readonly dataCoding: number;
  /** TP-SCTS: when the service centre received the message. */
  readonly serviceCentreTimeStamp: TimeStamp;
}

/**
 * Reads an SMS-DELIVER, the message that a handset or a modem receives (3GPP TS 23.040, 9.2.2.1).
 *
 * `octets` may be hexadecimal text, as modems print it. Never throws for any octets: the result has `issues` where the
 * fields before the text cannot be read. Where the text is readable in spite of a fault, it has the value, and the fault
 * among `warnings`. The codes are those of `TpduIssueCode`, and those of `decode` for the text.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `octets` is neither a `Uint8Array` nor a string, or an option has the wrong type
 * @example
 * decodeDeliver('07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07', { smsc: true }).value?.text // 'How are you?'
 */
export function decodeDeliver(octets: Uint8Array | string, options?: TpduOptions): TpduResult<Deliver> {
  return readTpdu(octets, options, { DELIVER: readDeliver });
}

/** The fields of an SMS-DELIVER after its first octet. */
export function readDeliver(reader: OctetReader, firstOctet: number): Omit<Deliver, keyof Tpdu> {
  const address = readAddress(reader, 'TP-OA');
  const protocolIdentifier = readOctet(reader, 'TP-PID');
  const dataCoding = readOctet(reader, 'TP-DCS');
  const timeStamp = parseTimeStamp(reader, readField(reader, 'TP-SCTS', TIME_STAMP_OCTETS));
  return {
    type: 'DELIVER',
    // 0 is "more messages wait" (9.2.3.2).
    moreMessagesToSend: (firstOctet & 0x04) === 0,
    loopPrevention: (firstOctet & 0x08) !== 0,
    statusReportIndication: (firstOctet & 0x20) !== 0,
    replyPath: (firstOctet & 0x80) !== 0,
    address: address.text,
    addressType: address.type,
    protocolIdentifier,
    dataCoding,
    serviceCentreTimeStamp: timeStamp,
    ...readUserData(reader, dataCoding, firstOctet),
  };
}
