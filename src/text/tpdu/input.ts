import { argumentError, isObject, kindOf } from '../../misuse.js';
import type { Issue } from '../../result.js';
import type { AddressType } from './address.js';
import { readSmsc } from './address.js';
import type { TpduField } from './fields.js';
import { type OctetReader, readerOf, readOctet, tpduIssue } from './reader.js';

export interface TpduOptions {
  /** Whether the number of the service centre comes first, as modems write it. Default false. */
  readonly smsc?: boolean | undefined;
}

/** What a message has whatever its type is. */
export interface Tpdu {
  /** With `{ smsc: true }`: the number of the service centre, `null` if its length is 0. */
  readonly smsc?: string | null;
  readonly smscType?: AddressType;
  /** The fields in their order, each with its clause and its octets. */
  readonly fields: readonly TpduField[];
}

/**
 * The outcome of reading a TPDU: a value and what is wrong with it, or the issues for which it cannot be read. With
 * issues there are the fields up to the first fault. The last of them may be cut short.
 */
export type TpduResult<Value> =
  | {
      readonly value: Value;
      readonly warnings: readonly Issue[];
      readonly issues?: undefined;
      readonly fields?: undefined;
    }
  | {
      readonly issues: readonly Issue[];
      readonly fields: readonly TpduField[];
      readonly value?: undefined;
      readonly warnings?: undefined;
    };

/** The message types that are read here, by TP-MTI (3GPP TS 23.040, 9.2.3.1). */
const messageTypes = ['DELIVER', 'SUBMIT', 'STATUS-REPORT', 'DELIVER'] as const;
export type MessageType = (typeof messageTypes)[number];

/** Reads the fields after the first octet. */
type ReadFields<Value> = (reader: OctetReader, firstOctet: number) => Value;

/** Reads a message of one of the types that `readers` has. */
export function readTpdu<Value extends object>(
  input: Uint8Array | string,
  options: TpduOptions | undefined,
  readers: Readonly<Partial<Record<MessageType, ReadFields<Value>>>>,
): TpduResult<Value & Tpdu> {
  const hasSmsc = requireOptions(options);
  const octets = octetsOf(input);
  if ('issue' in octets) return { issues: [octets.issue], fields: [] };
  const reader = readerOf(octets);
  const smsc = hasSmsc ? readSmsc(reader) : undefined;
  const firstOctet = readOctet(reader, 'TP-MTI');
  if (reader.issues.length > 0) return unreadable(reader, hasSmsc);
  const type = messageTypes[firstOctet & 3]!;
  const read = readers[type];
  checkType(reader, firstOctet, Object.keys(readers));
  if (read === undefined) return unreadable(reader, hasSmsc);
  const message = read(reader, firstOctet);
  if (reader.issues.length > 0) return unreadable(reader, hasSmsc);
  warnOfTrailingOctets(reader);
  const { fields, warnings } = reader;
  if (smsc === undefined) return { value: { ...message, fields }, warnings };
  const head = smsc === null ? { smsc } : { smsc: smsc.text, smscType: smsc.type };
  return { value: { ...head, ...message, fields }, warnings };
}

/** Adds an issue for a type that is not read here, and a warning for the reserved type. */
function checkType(reader: OctetReader, firstOctet: number, read: readonly string[]): void {
  const field = { name: 'TP-MTI', start: reader.position - 1 } as const;
  const found = messageTypes[firstOctet & 3]!;
  if (!read.includes(found))
    reader.issues.push(
      tpduIssue('WRONG_MESSAGE_TYPE', field, `expected SMS-${read[0]}, found the type of SMS-${found}`),
    );
  else if ((firstOctet & 3) === 3)
    reader.warnings.push(
      tpduIssue('RESERVED_VALUE', field, 'expected type 0, found 3, which is read as SMS-DELIVER'),
    );
}

/** The issues of a message, and the fields up to the fault. */
function unreadable({ octets, issues, fields }: OctetReader, hasSmsc: boolean) {
  if (hasSmsc || !mayBeginWithSmsc(octets)) return { issues, fields };
  const hint = '. Pass { smsc: true } if the number of the service centre comes first';
  return { issues: issues.map(issue => ({ ...issue, message: issue.message + hint })), fields };
}

/** Whether the octets may begin with the number of a service centre: no octet, or its type and up to ten of digits. */
const mayBeginWithSmsc = ([length = 12, type = 0]: Uint8Array): boolean =>
  length === 0 || (length < 12 && type >= 0x80);

function warnOfTrailingOctets({ octets, position, warnings }: OctetReader): void {
  const rest = octets.length - position;
  if (rest === 0) return;
  warnings.push({
    message: `octet ${position}: expected the end, found ${rest} more`,
    path: [position],
    code: 'TRAILING_OCTETS',
  });
}

/** Throws unless the options are valid. Returns whether an SMSC comes first. */
function requireOptions(options: TpduOptions | undefined): boolean {
  if (options === undefined) return false;
  if (!isObject(options)) throw argumentError('options', 'an object', options);
  const { smsc = false } = options;
  if (typeof smsc !== 'boolean') throw argumentError('options.smsc', 'a boolean', smsc);
  return smsc;
}

/** A copy of the octets, or those that hexadecimal text stands for; white space in it does not count. */
function octetsOf(input: Uint8Array | string): Uint8Array<ArrayBuffer> | { issue: Issue } {
  if (input instanceof Uint8Array) return new Uint8Array(input);
  if (typeof input !== 'string') throw argumentError('octets', 'a Uint8Array or hexadecimal text', input);
  const wrong = input.search(/[^0-9A-Fa-f\s]/);
  if (wrong >= 0) {
    const character = String.fromCodePoint(input.codePointAt(wrong)!);
    return { issue: hexadecimalIssue(wrong, `expected a hexadecimal digit, found ${kindOf(character)}`) };
  }
  const digits = input.replace(/\s+/g, '');
  if (digits.length % 2 === 1) {
    const message = `expected pairs of hexadecimal digits, found ${digits.length} digits`;
    return { issue: hexadecimalIssue(input.length, message) };
  }
  const octets = new Uint8Array(digits.length / 2);
  for (let i = 0; i < octets.length; i++) octets[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
  return octets;
}

const hexadecimalIssue = (index: number, message: string): Issue => ({
  message: `character ${index}: ${message}`,
  path: [index],
  code: 'INVALID_HEXADECIMAL',
});
