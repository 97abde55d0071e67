import { decode } from '../octets/decode.js';
import { encode } from '../octets/encode.js';
import type { TpduFieldName } from './fields.js';
import { type FieldOctets, inHexadecimal, type OctetReader, readField, tpduIssue } from './reader.js';

/** Types of number (3GPP TS 23.040, 9.1.2.5). SMPP has them in `dest_addr_ton`. */
export const typesOfNumber = {
  Unknown: 0,
  International: 1,
  National: 2,
  NetworkSpecific: 3,
  Subscriber: 4,
  Alphanumeric: 5,
  Abbreviated: 6,
} as const;

/** Numbering plans (3GPP TS 23.040, 9.1.2.5). SMPP has them in `dest_addr_npi`. */
export const numberingPlans = {
  Unknown: 0,
  /** ITU-T E.164. */
  Telephone: 1,
  /** ITU-T X.121. */
  Data: 3,
  Telex: 4,
  National: 8,
  Private: 9,
  Ermes: 10,
} as const;

/** The octet Type-of-Address: what the digits or letters of an address are. */
export interface AddressType {
  /** 0 to 7; `typesOfNumber` names them. */
  readonly typeOfNumber: number;
  /** 0 to 15; `numberingPlans` names them. */
  readonly numberingPlan: number;
}

/** An address as text, with its type. */
export interface Address {
  /** Digits, with `+` in front of an international number; or the letters of an alphanumeric address. */
  readonly text: string;
  readonly type: AddressType;
}

/** Digits of an address: 10 octets hold 20 (3GPP TS 23.040, 9.1.2.5). */
const MOST_DIGITS = 20;
/** Letters of an address: 10 octets hold 11 septets. */
const MOST_SEPTETS = 11;

/** The type and the digits of a service centre (3GPP TS 24.011, 8.2.5.1). */
const MOST_SMSC_OCTETS = 11;

/** What a semi-octet means, by its value. The last, 1111, only fills the octet of an odd number of digits. */
const SEMI_OCTETS = '0123456789*#abcf';
const FILL = 15;

/** The text of an address whose type is not given: a number, or letters if there is at least one. */
const NUMBER = /^\+?[0-9*#]+$/;
const DIGITS = /^\+?[0-9*#abc]*$/;
const LETTER = /\p{L}/u;

/** Reads TP-OA, TP-DA or TP-RA: a number of semi-octets, the type, and the value (3GPP TS 23.040, 9.1.2.5). */
export function readAddress(reader: OctetReader, name: TpduFieldName): Address {
  const semiOctets = reader.octets[reader.position] ?? 0;
  const field = readField(reader, name, 2 + Math.ceil(semiOctets / 2));
  if (semiOctets > MOST_DIGITS)
    reader.warnings.push(
      tpduIssue('TOO_LONG', field, `expected at most ${MOST_DIGITS} semi-octets, found ${semiOctets}`),
    );
  return addressOf(reader, field, semiOctets);
}

/** Reads the address of the service centre: a number of octets, the type, and the digits. 0 octets are no address. */
export function readSmsc(reader: OctetReader): Address | null {
  const octets = reader.octets[reader.position] ?? 0;
  const field = readField(reader, 'SMSC', 1 + octets);
  if (octets === 0) return null;
  if (octets > MOST_SMSC_OCTETS)
    reader.warnings.push(
      tpduIssue('TOO_LONG', field, `expected at most ${MOST_SMSC_OCTETS} octets, found ${octets}`),
    );
  const isFilled = (field.octets[octets] ?? 0) >> 4 === FILL;
  return addressOf(reader, field, Math.max(0, (octets - 1) * 2 - Number(isFilled && octets > 1)));
}

function addressOf(reader: OctetReader, field: FieldOctets, semiOctets: number): Address {
  const typeOctet = field.octets[1] ?? 0x80;
  const type = { typeOfNumber: (typeOctet >> 4) & 7, numberingPlan: typeOctet & 15 };
  if (typeOctet < 0x80 || type.typeOfNumber === 7)
    reader.warnings.push(
      tpduIssue(
        'RESERVED_VALUE',
        { name: field.name, start: field.start + 1 },
        `expected a type of address of 0x80 to 0xEF, found ${inHexadecimal(typeOctet)}`,
      ),
    );
  if (type.typeOfNumber === typesOfNumber.Alphanumeric)
    return { text: lettersOf(reader, field, semiOctets), type };
  const sign = type.typeOfNumber === typesOfNumber.International ? '+' : '';
  return { text: sign + digitsOf(reader, field, semiOctets), type };
}

/** Septets of the default alphabet, packed as in a text: as many as the semi-octets hold. */
function lettersOf(reader: OctetReader, field: FieldOctets, semiOctets: number): string {
  const payload = field.octets.slice(2);
  const held = Math.floor((payload.length * 8) / 7);
  const septetCount = Math.min(held, Math.floor((semiOctets * 4) / 7));
  const { text, issues } = decode({ dataCoding: 0, payload, septetCount });
  for (const { code, message } of issues)
    reader.warnings.push({
      code,
      message: `${field.name} at octet ${field.start}: ${message}`,
      path: [field.start],
      param: field.name,
    });
  return text;
}

function digitsOf(reader: OctetReader, field: FieldOctets, semiOctets: number): string {
  const { octets } = field;
  let digits = '';
  let isSound = true;
  for (let i = 0; i < semiOctets && 2 + (i >> 1) < octets.length; i++) {
    const octet = octets[2 + (i >> 1)]!;
    const semiOctet = i % 2 === 0 ? octet & 15 : octet >> 4;
    isSound &&= semiOctet !== FILL;
    digits += SEMI_OCTETS[semiOctet];
  }
  const last = octets.at(-1) ?? 0;
  if (semiOctets % 2 === 1 && octets.length > 2) isSound &&= last >> 4 === FILL;
  if (!isSound)
    reader.warnings.push(
      tpduIssue(
        'INVALID_SEMI_OCTET',
        field,
        'expected the semi-octet 1111 only after the last of an odd number of digits',
      ),
    );
  return digits;
}

/** The type of an address that was given without: by its first character, or its letters. */
export function addressTypeOf(text: string): AddressType | undefined {
  if (NUMBER.test(text)) {
    const { International, Unknown } = typesOfNumber;
    return {
      typeOfNumber: text.startsWith('+') ? International : Unknown,
      numberingPlan: numberingPlans.Telephone,
    };
  }
  return LETTER.test(text)
    ? { typeOfNumber: typesOfNumber.Alphanumeric, numberingPlan: numberingPlans.Unknown }
    : undefined;
}

/** Says that an address is not as expected. A number in groups is common: its first space or sign is named. */
function unlike(expected: string, text: string): string {
  const message = `expected ${expected}, found '${text.slice(0, 30)}'`;
  const index = text.search(/[\s()./\p{Pd}]/u);
  if (index < 0) return message;
  const code = text.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0');
  return `${message} with U+${code} at character ${index}; normalize of @quicksms/core returns the digits of a number`;
}

/** The octets of TP-DA, or a message that says what is wrong with the address. */
export function addressOctets(text: string, given?: AddressType): number[] | string {
  const type = given ?? addressTypeOf(text);
  if (type === undefined) return unlike('digits, + and digits, or letters', text);
  const typeOctet = 0x80 | (type.typeOfNumber << 4) | type.numberingPlan;
  if (type.typeOfNumber === typesOfNumber.Alphanumeric) {
    const letters = packedLetters(text);
    if (typeof letters === 'string') return letters;
    return [Math.ceil((letters.septets * 7) / 4), typeOctet, ...letters.payload];
  }
  const digits = packedDigits(text, type);
  if (typeof digits === 'string') return digits;
  return [digits.count, typeOctet, ...digits.octets];
}

/** The octets of the service centre in front of a TPDU, or a message that says what is wrong with the address. */
export function smscOctets(text: string | null, given?: AddressType): number[] | string {
  if (text === null) return [0];
  if (given === undefined && !NUMBER.test(text)) return unlike('digits, or + and digits', text);
  const octets = addressOctets(text, given);
  if (typeof octets === 'string') return octets;
  return [octets.length - 1, ...octets.slice(1)];
}

function packedLetters(text: string): { septets: number; payload: Uint8Array } | string {
  const { encoding, segments } = encode(text.slice(0, MOST_SEPTETS + 1));
  const { septets, payload } = segments[0]!;
  if (encoding !== 'GSM-7' || septets === undefined)
    return `expected characters of the GSM default alphabet, found '${text.slice(0, 30)}'`;
  if (septets.length > MOST_SEPTETS)
    return `expected at most ${MOST_SEPTETS} septets, found '${text.slice(0, 30)}'`;
  return { septets: septets.length, payload };
}

function packedDigits(text: string, type: AddressType): { count: number; octets: number[] } | string {
  const isInternational = type.typeOfNumber === typesOfNumber.International;
  if (!DIGITS.test(text) || (text.startsWith('+') && !isInternational))
    return unlike(`digits${isInternational ? '' : ' without +'}`, text);
  const digits = text.replace('+', '');
  if (digits.length > MOST_DIGITS) return `expected at most ${MOST_DIGITS} digits, found ${digits.length}`;
  const octets: number[] = [];
  for (let i = 0; i < digits.length; i += 2) {
    const high = i + 1 < digits.length ? SEMI_OCTETS.indexOf(digits[i + 1]!) : FILL;
    octets.push((high << 4) | SEMI_OCTETS.indexOf(digits[i]!));
  }
  return { count: digits.length, octets };
}
