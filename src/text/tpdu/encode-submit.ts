import type { Issue, Result } from '../../result.js';
import { type EncodedMessage, type EncodeOptions, encode } from '../octets/encode.js';
import { type AddressType, addressOctets, smscOctets } from './address.js';
import { checkMessage } from './check-message.js';
import { HAS_HEADER, type UserData, userDataLengthOf } from './user-data.js';
import { type ValidityPeriod, validityPeriodFormats, validityPeriodOctets } from './validity-period.js';

/** A message to encode as SMS-SUBMIT. Fields that `decodeSubmit` returns too have the same names and types. */
export interface SubmitMessage extends EncodeOptions {
  /** TP-DA: digits, with `+` in front of an international number, or up to 11 letters. */
  readonly destination: string;
  /**
   * Default: international for `+`, unknown for other digits, alphanumeric where there is a letter. `a`, `b` and `c` are
   * letters by default, and digits in a number whose type is given.
   */
  readonly destinationType?: AddressType | undefined;
  /** The text, which is cut into as many TPDUs as it needs. A message has this or `userData`. */
  readonly text?: string | undefined;
  /** The user data of one TPDU, as `decodeSubmit` returns it, in place of a text. */
  readonly userData?: UserData | undefined;
  /** TP-MR of the first TPDU, 0 to 255; the next has the next number. Default 0 in all: modems put their own there. */
  readonly messageReference?: number | undefined;
  /** TP-VP. Default none: the service centre decides. */
  readonly validityPeriod?: ValidityPeriod | undefined;
  /** TP-SRR: whether to request a status report. Default false. */
  readonly statusReport?: boolean | undefined;
  /** TP-RD: whether the service centre is to refuse a message that it already holds. Default false. */
  readonly rejectDuplicates?: boolean | undefined;
  /** TP-RP: whether the recipient may reply by this service centre. Default false. */
  readonly replyPath?: boolean | undefined;
  /** TP-PID, 0 to 255. Default 0. */
  readonly protocolIdentifier?: number | undefined;
  /** The number of the service centre, digits with or without `+`, to stand in front; `null` is the one that the modem knows. Default: nothing. */
  readonly smsc?: string | null | undefined;
  readonly smscType?: AddressType | undefined;
}

/** The TPDUs of a message. With a text, also what `encode` returns for it. */
export interface EncodedSubmit extends Partial<EncodedMessage> {
  readonly tpdus: readonly Uint8Array<ArrayBuffer>[];
  /** Octets of the service centre in front of each. `AT+CMGS` takes the length of a TPDU without them. */
  readonly smscOctets: number;
}

const REJECT_DUPLICATES = 0x04;
const STATUS_REPORT = 0x20;
const REPLY_PATH = 0x80;
const SUBMIT = 0x01;

/**
 * Encodes a message as SMS-SUBMIT, the message that a handset or a modem sends: one TPDU for each segment of its text
 * (3GPP TS 23.040, 9.2.2.2). The text is encoded as `encode` does, with the same options: give each message to one
 * recipient another `reference`.
 *
 * The result has `issues` when `destination`, `smsc` or `validityPeriod` cannot be sent. The code is `INVALID_ADDRESS`
 * or `INVALID_VALIDITY_PERIOD`, and `path` is the field.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` when a field has the wrong type, or there is neither a text nor user data, or both
 * @throws {RangeError} `INVALID_ARGUMENT` when a number is not in its range, or the text needs more than 255 segments
 * @example
 * encodeSubmit({ destination: '+12345', text: 'Hello world' }).value?.tpdus[0]?.length // 20
 */
export function encodeSubmit(message: SubmitMessage): Result<EncodedSubmit> {
  checkMessage(message);
  const { destination, destinationType, smsc, smscType, validityPeriod } = message;
  const prefix = smsc === undefined ? [] : smscOctets(smsc, smscType);
  const address = addressOctets(destination, destinationType);
  const validity = validityPeriod === undefined ? [] : validityPeriodOctets(validityPeriod);
  const issues = [
    ...issueOf('smsc', 'INVALID_ADDRESS', prefix),
    ...issueOf('destination', 'INVALID_ADDRESS', address),
    ...issueOf('validityPeriod', 'INVALID_VALIDITY_PERIOD', validity),
  ];
  if (issues.length > 0) return { issues };
  const encoded = message.text === undefined ? undefined : encode(message.text, message);
  const segments: readonly UserData[] =
    encoded === undefined
      ? [message.userData!]
      : encoded.segments.map(({ header, payload, septets }) => ({
          dataCoding: encoded.dataCoding,
          header,
          payload,
          ...(septets && { septetCount: septets.length }),
        }));
  const parts = { prefix, address, validity } as SubmitParts;
  const tpdus = segments.map((segment, i) => submitOctets(message, segment, i, parts));
  return { value: { tpdus, smscOctets: prefix.length, ...encoded } };
}

/** The octets of the fields that all TPDUs of a message share. */
interface SubmitParts {
  readonly prefix: readonly number[];
  readonly address: readonly number[];
  readonly validity: readonly number[];
}

function submitOctets(
  message: SubmitMessage,
  userData: UserData,
  index: number,
  { prefix, address, validity }: SubmitParts,
): Uint8Array<ArrayBuffer> {
  const { messageReference, protocolIdentifier = 0 } = message;
  const { dataCoding, header, payload } = userData;
  const fields = [
    ...prefix,
    firstOctetOf(message, header.length > 0),
    messageReference === undefined ? 0 : (messageReference + index) & 255,
    ...address,
    protocolIdentifier,
    dataCoding,
    ...validity,
    userDataLengthOf(userData),
  ];
  const octets = new Uint8Array(fields.length + header.length + payload.length);
  octets.set(fields);
  octets.set(header, fields.length);
  octets.set(payload, fields.length + header.length);
  return octets;
}

function firstOctetOf(message: SubmitMessage, hasHeader: boolean): number {
  const { validityPeriod, rejectDuplicates, statusReport, replyPath } = message;
  return (
    SUBMIT |
    (rejectDuplicates ? REJECT_DUPLICATES : 0) |
    (validityPeriodFormats.indexOf(validityPeriod?.format) << 3) |
    (statusReport ? STATUS_REPORT : 0) |
    (hasHeader ? HAS_HEADER : 0) |
    (replyPath ? REPLY_PATH : 0)
  );
}

/** The issue of a field whose octets could not be made: they are a message then. */
function issueOf(field: string, code: string, octets: readonly number[] | string): Issue[] {
  if (typeof octets !== 'string') return [];
  return [{ message: `${field}: ${octets}`, path: [field], code, param: field }];
}
