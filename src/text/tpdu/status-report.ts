import { type AddressType, readAddress } from './address.js';
import { readTpdu, type Tpdu, type TpduOptions, type TpduResult } from './input.js';
import { inHexadecimal, type OctetReader, readField, readOctet, tpduIssue } from './reader.js';
import { type TpduStatus, tpduStatusOf } from './status.js';
import { parseTimeStamp, TIME_STAMP_OCTETS, type TimeStamp } from './time-stamp.js';
import { noContent, readUserData, type TpduContent } from './user-data.js';

/** An SMS-STATUS-REPORT, which says what has become of a message (3GPP TS 23.040, 9.2.2.3). */
export interface StatusReport extends Tpdu, TpduContent {
  readonly type: 'STATUS-REPORT';
  /** TP-MMS: whether more messages wait for the recipient of the report. */
  readonly moreMessagesToSend: boolean;
  /** TP-LP: whether the report must not be forwarded, to prevent a loop. */
  readonly loopPrevention: boolean;
  /** TP-SRQ: whether the report answers an SMS-COMMAND, and not an SMS-SUBMIT. */
  readonly isForCommand: boolean;
  /** TP-MR of the message that the report is about. */
  readonly messageReference: number;
  /** TP-RA, the recipient of that message. */
  readonly address: string;
  readonly addressType: AddressType;
  /** TP-SCTS: when the service centre received that message. */
  readonly serviceCentreTimeStamp: TimeStamp;
  /** TP-DT: when it was delivered, or last tried. */
  readonly dischargeTime: TimeStamp;
  /** TP-ST. */
  readonly status: TpduStatus;
  /** TP-PID, if the report has one. */
  readonly protocolIdentifier?: number;
  /** TP-DCS, if the report has one. */
  readonly dataCoding?: number;
}

/** Bits of TP-PI (3GPP TS 23.040, 9.2.3.27): which of the optional fields follow. */
const HAS_PROTOCOL_IDENTIFIER = 0x01;
const HAS_DATA_CODING = 0x02;
const HAS_USER_DATA = 0x04;
const HAS_ANOTHER_INDICATOR = 0x80;
const RESERVED_BITS = 0x78;

/**
 * Reads an SMS-STATUS-REPORT, the answer to `statusReport` of a message (3GPP TS 23.040, 9.2.2.3).
 *
 * `octets` may be hexadecimal text. Never throws for any octets: faults are `issues` or `warnings`, as `decodeDeliver`
 * says. Faults of the optional fields after the status are warnings.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when `octets` is neither a `Uint8Array` nor a string, or an option has the wrong type
 * @example
 * decodeStatusReport('06D60B911326880736F4111011719551401110117195714000').value?.status.meaning // 'received by the SME'
 */
export function decodeStatusReport(
  octets: Uint8Array | string,
  options?: TpduOptions,
): TpduResult<StatusReport> {
  return readTpdu(octets, options, { 'STATUS-REPORT': readStatusReport });
}

/** The fields of an SMS-STATUS-REPORT after its first octet. */
export function readStatusReport(reader: OctetReader, firstOctet: number): Omit<StatusReport, keyof Tpdu> {
  const messageReference = readOctet(reader, 'TP-MR');
  const address = readAddress(reader, 'TP-RA');
  const timeStamp = parseTimeStamp(reader, readField(reader, 'TP-SCTS', TIME_STAMP_OCTETS));
  const dischargeTime = parseTimeStamp(reader, readField(reader, 'TP-DT', TIME_STAMP_OCTETS));
  const status = tpduStatusOf(readOctet(reader, 'TP-ST'));
  return {
    type: 'STATUS-REPORT',
    // 0 is "more messages wait" (9.2.3.2).
    moreMessagesToSend: (firstOctet & 0x04) === 0,
    loopPrevention: (firstOctet & 0x08) !== 0,
    isForCommand: (firstOctet & 0x20) !== 0,
    messageReference,
    address: address.text,
    addressType: address.type,
    serviceCentreTimeStamp: timeStamp,
    dischargeTime,
    status,
    ...readOptionalFields(reader, firstOctet),
  };
}

type OptionalFields = Pick<StatusReport, 'protocolIdentifier' | 'dataCoding' | keyof TpduContent>;

/** The fields that TP-PI announces. What is wrong with them leaves the report readable, so it is a warning. */
function readOptionalFields(reader: OctetReader, firstOctet: number): OptionalFields {
  if (reader.position === reader.octets.length) return noContent(reader);
  const start = reader.position;
  const indicator = readOctet(reader, 'TP-PI');
  if (indicator & RESERVED_BITS) {
    const message = `expected 0 in bits 6 to 3, found ${inHexadecimal(indicator)}: the fields after it are not read`;
    reader.warnings.push(tpduIssue('RESERVED_VALUE', { name: 'TP-PI', start }, message));
    return noContent(reader);
  }
  for (let octet = indicator; octet & HAS_ANOTHER_INDICATOR; ) octet = readOctet(reader, 'TP-PI');
  const protocolIdentifier = indicator & HAS_PROTOCOL_IDENTIFIER ? readOctet(reader, 'TP-PID') : undefined;
  const dataCoding = indicator & HAS_DATA_CODING ? readOctet(reader, 'TP-DCS') : undefined;
  const content =
    indicator & HAS_USER_DATA ? readUserData(reader, dataCoding ?? 0, firstOctet) : noContent(reader);
  reader.warnings.push(...reader.issues.splice(0));
  return {
    ...(protocolIdentifier !== undefined && { protocolIdentifier }),
    ...(dataCoding !== undefined && { dataCoding }),
    ...content,
  };
}
