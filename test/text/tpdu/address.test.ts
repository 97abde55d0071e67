// Addresses: numbers of every type, letters, and what cannot be sent (TS 23.040, 9.1.2.5).
import { describe, expect, test } from 'vitest';
import {
  type AddressType,
  decodeSubmit,
  encodeSubmit,
  numberingPlans,
  typesOfNumber,
} from '../../../src/text/encoding.js';
import { codes, hex } from './words.js';

/** The octets of TP-DA. */
function octetsOf(destination: string, destinationType?: AddressType): string {
  const { value, issues } = encodeSubmit({
    destination,
    ...(destinationType && { destinationType }),
    text: '',
  });
  if (issues) return issues[0]!.message;
  return hex(value!.tpdus[0]!.slice(2, -3));
}

/** An SMS-SUBMIT to the address, without text. */
const read = (address: string) => decodeSubmit(`0100${address}000000`);

const { Unknown, International, National, Alphanumeric, Abbreviated } = typesOfNumber;
const { Telephone } = numberingPlans;
const type = (typeOfNumber: number, numberingPlan: number = Telephone): AddressType => ({
  typeOfNumber,
  numberingPlan,
});

// python-gsmmodem, ATLib, warthog618 and Android; see test/vectors/pdu.json.
describe.each<[string, string, AddressType]>([
  ['+9876543210', '0A918967452301', type(International)],
  ['+987654321', '099189674523F1', type(International)],
  ['+27829135934', '0B917228195339F4', type(International)],
  ['0129998765', '0AA11092997856', type(National)],
  ['987654321', '09A189674523F1', type(National)],
  ['+0123456789*#abc', '0F911032547698BADCFE', type(International)],
  ['*#abc#*51', '09E1BADCBE5AF1', type(Abbreviated)],
  ['12345', '05812143F5', type(Unknown)],
  ['12345', '05802143F5', type(Unknown, 0)],
  ['12345', '05B92143F5', type(3, 9)],
  ['+12345678901234567890', '149121436587092143658709', type(International)],
  ['abc', '06D061F118', type(Alphanumeric, 0)],
  ['FRANCOIS', '0ED04669D0397C26A7', type(Alphanumeric, 0)],
  ['a[]{}€', '14D0E10D6FE3DBA036A94D19', type(Alphanumeric, 0)],
  ['messages', '0ED1EDF27C1E3E97E7', type(Alphanumeric)],
  ['message', '0DD1EDF27C1E3E9701', type(Alphanumeric)],
  ['Design@Home', '14D0C4F23C7D760390EF7619', type(Alphanumeric, 0)],
])('%s', (text, octets, addressType) => {
  test('is read', () => {
    const { value, warnings } = read(octets);
    expect(warnings).toEqual([]);
    expect(value).toMatchObject({ address: text, addressType });
  });

  test('is written', () => expect(octetsOf(text, addressType)).toBe(octets));
});

test('the type of an address is found in its text: + is international, a letter alphanumeric', () => {
  const typeIn = (destination: string) => read(octetsOf(destination)).value!.addressType;
  expect(typeIn('+447700900000')).toEqual(type(International));
  expect(typeIn('447700900000')).toEqual(type(Unknown));
  expect(typeIn('*100#')).toEqual(type(Unknown));
  expect(typeIn('MyStore')).toEqual(type(Alphanumeric, 0));
  expect(typeIn('7eleven')).toEqual(type(Alphanumeric, 0));
  // a, b and c are digits in a number (9.1.2.3), but letters where no type is given.
  expect(typeIn('123a')).toEqual(type(Alphanumeric, 0));
  expect(read(octetsOf('123a', type(National))).value!.address).toBe('123a');
});

test('an international number may be given without +', () => {
  expect(octetsOf('447700900000', type(International))).toBe(octetsOf('+447700900000'));
});

test('an alphanumeric address has the default alphabet only: a national letter cannot be sent', () => {
  expect(octetsOf('Türkiye')).toMatch(/^0DD0/);
  expect(octetsOf('Şirket')).toBe(
    "destination: expected characters of the GSM default alphabet, found 'Şirket'",
  );
});

test.each([
  ['', "destination: expected digits, + and digits, or letters, found ''"],
  ['+', "destination: expected digits, + and digits, or letters, found '+'"],
  [
    '07700 900000',
    "destination: expected digits, + and digits, or letters, found '07700 900000' with U+0020 at character 5; normalize of @quicksms/core returns the digits of a number",
  ],
  ['++44', "destination: expected digits, + and digits, or letters, found '++44'"],
  ['+123456789012345678901', 'destination: expected at most 20 digits, found 21'],
  ['TwelveLetter', "destination: expected at most 11 septets, found 'TwelveLetter'"],
  ['€€€€€€a', "destination: expected at most 11 septets, found '€€€€€€a'"],
])('%s cannot be sent', (destination, message) => expect(octetsOf(destination)).toBe(message));

test('a + or letters that the given type excludes', () => {
  expect(octetsOf('+44', type(National))).toBe("destination: expected digits without +, found '+44'");
  expect(octetsOf('44-7', type(International))).toContain(
    "found '44-7' with U+002D at character 2; normalize",
  );
  expect(octetsOf('44f', type(International))).toBe("destination: expected digits, found '44f'");
});

test.each<[string, string, string, string[]]>([
  ['0B916105551511F0', 'an odd number of digits ends with 1111', '+16505551110', []],
  [
    '0B91610555151101',
    'another half octet than 1111 at the end',
    '+16505551111',
    ['INVALID_SEMI_OCTET TP-DA'],
  ],
  ['0C916105551511F1', '1111 among the digits', '+16505551111f', ['INVALID_SEMI_OCTET TP-DA']],
  ['04112143', 'bit 7 of the type is 0', '+1234', ['RESERVED_VALUE TP-DA']],
  ['04F12143', 'type 7', '1234', ['RESERVED_VALUE TP-DA']],
  ['16811234567890123456789012', 'more than 20 digits', '2143658709214365870921', ['TOO_LONG TP-DA']],
])('%s: %s', (octets, _, address, warnings) => {
  const found = read(octets);
  expect(codes(found.warnings)).toEqual(warnings);
  expect(found.value!.address).toBe(address);
});

describe('the number of the service centre', () => {
  const smscOf = (octets: string) => decodeSubmit(`${octets}010004812143000000`, { smsc: true });

  // python-gsmmodem
  test.each([
    ['+9876543210', '06918967452301'],
    ['+987654321', '069189674523F1'],
    ['+2782913593', '06917228195339'],
    ['12345', '04812143F5'],
    [null, '00'],
  ])('%s', (smsc, octets) => {
    expect(smscOf(octets)).toMatchObject({ value: { smsc }, warnings: [] });
    const { value } = encodeSubmit({ destination: '1234', text: '', smsc });
    expect(hex(value!.tpdus[0]!.slice(0, value!.smscOctets))).toBe(octets);
  });

  test('is absent unless asked for', () => {
    expect(encodeSubmit({ destination: '1234', text: '' }).value!.smscOctets).toBe(0);
    expect(decodeSubmit('010004812143000000').value).not.toHaveProperty('smsc');
  });

  test('has at most 10 octets of digits', () => {
    expect(codes(smscOf('0C9121436587092143658709FF').warnings)).toContain('TOO_LONG SMSC');
    const { issues } = encodeSubmit({ destination: '1234', text: '', smsc: '+' });
    expect(issues![0]).toMatchObject({ code: 'INVALID_ADDRESS', path: ['smsc'], param: 'smsc' });
  });

  test.each(['Provider', '1234abc', ''])('is digits: %j is not', smsc => {
    const { issues } = encodeSubmit({ destination: '1234', text: '', smsc });
    expect(issues![0]).toMatchObject({
      code: 'INVALID_ADDRESS',
      message: `smsc: expected digits, or + and digits, found '${smsc}'`,
    });
  });

  test('of one octet is a type without digits', () => {
    expect(smscOf('0191')).toMatchObject({ value: { smsc: '+' }, warnings: [] });
  });
});
