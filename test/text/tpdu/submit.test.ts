// SMS-SUBMIT: what public suites read and write. The suites are named with their repository and commit in test/vectors/pdu.json.
import { expect, test } from 'vitest';
import { decodeSubmit, encodeSubmit, type SubmitMessage } from '../../../src/text/encoding.js';
import { codes, hex } from './words.js';

test.each([
  [
    'Android testRecipientAddress',
    '0891683108200505F011000D91683196032930F000000006C8329BFD0E01',
    { address: '+8613693092030', smsc: '+8613800250500' },
  ],
  [
    'python-gsmmodem',
    '07911326040000F0310D0B911326880736F40000A90FF7FBDD454E87CDE1B0DB357EB701',
    {
      address: '+31628870634',
      text: 'www.diafaan.com',
      validityPeriod: { format: 'relative', seconds: 3 * 86400 },
    },
  ],
  [
    'python-gsmmodem, 8 bits',
    '0591721891F101000B917228214365F700040C48656C6C6F20776F726C6421',
    { address: '+27821234567', encoding: '8-bit' },
  ],
] as const)('submissions: %s', (_, pdu, expected) => {
  expect(decodeSubmit(pdu, { smsc: true }).value).toMatchObject(expected);
});

const hola = { destination: '+34616585119', text: 'hola', smsc: null } as const;
const heyYo = { destination: '+34654123456', text: 'hey yo', smsc: null } as const;
const days = (count: number) => ({ format: 'relative', seconds: count * 86400 }) as const;
const at = (iso: string) => ({ format: 'absolute', time: { iso } }) as const;

test.each<[string, SubmitMessage, string]>([
  ['python-messaging', hola, '0001000B914316565811F9000004E8373B0C'],
  [
    'python-messaging',
    { ...hola, validityPeriod: at('2010-07-25T20:15:39Z') },
    '0019000B914316565811F900000170520251930004E8373B0C',
  ],
  ['python-messaging', { ...hola, validityPeriod: days(4) }, '0011000B914316565811F90000AA04E8373B0C'],
  [
    'python-messaging',
    { ...hola, smsc: '+34646456456' },
    '07914346466554F601000B914316565811F9000004E8373B0C',
  ],
  ['python-messaging', { ...heyYo, messageClass: 0 }, '0001000B914356143254F6001006E8721E947F03'],
  ['python-messaging', { ...heyYo, messageClass: 3 }, '0001000B914356143254F6001306E8721E947F03'],
  ['python-messaging', { ...heyYo, statusReport: true }, '0021000B914356143254F6000006E8721E947F03'],
  [
    'python-messaging',
    { ...heyYo, text: 'Hölä', validityPeriod: days(4) },
    '0011000B914356143254F60000AA04483E7B0F',
  ],
  [
    'python-messaging, 8 bits',
    {
      destination: '01000000000',
      smsc: '+44000000000',
      userData: {
        dataCoding: 4,
        header: new Uint8Array(0),
        payload: new Uint8Array(Buffer.from('Hi there...')),
      },
    },
    '07914400000000F001000B811000000000F000040B48692074686572652E2E2E',
  ],
  [
    'python-messaging',
    { destination: '655345678', text: 'Русский', smsc: null, validityPeriod: days(4) },
    '001100098156355476F80008AA0E0420044304410441043A04380439',
  ],
  [
    'python-gsmmodem',
    { destination: '+27820001111', text: 'Flash SMS', rejectDuplicates: true, smsc: null },
    '0005000B917228001011F10000094676788E064D9B53',
  ],
  [
    'python-gsmmodem',
    { destination: '+123456789', text: '世界您好！', validityPeriod: days(364), smsc: '+44000000000' },
    '07914400000000F01100099121436587F90008F40A4E16754C60A8597DFF01',
  ],
  [
    'python-gsmmodem',
    {
      destination: '0126541234',
      destinationType: { typeOfNumber: 2, numberingPlan: 1 },
      text: 'Test message: local numbers',
      messageReference: 13,
      validityPeriod: days(3),
      smsc: '12345',
      smscType: { typeOfNumber: 2, numberingPlan: 1 },
      statusReport: true,
    },
    '04A12143F5310D0AA110624521430000A91BD4F29C0E6A97E7F3F0B9AC03B1DFE3301BE4AEB7C565F91C',
  ],
])('encoders: %s %#', (_, message, pdu) => {
  expect(encodeSubmit(message).value!.tpdus.map(hex)).toEqual([pdu]);
});

test('python-messaging: three segments with a reference of 136', () => {
  const text =
    "Or walk with Kings - nor lose the common touch, if neither foes nor loving friends can hurt you, If all men count with you, but none too much; If you can fill the unforgiving minute With sixty seconds' worth of distance run, Yours is the Earth and everything thats in it, And - which is more - you will be a Man, my son";
  const { value } = encodeSubmit({
    destination: '655345678',
    text,
    reference: 136,
    validityPeriod: days(4),
    smsc: null,
  });
  expect(hex(value!.tpdus[0]!).slice(0, 60)).toBe(
    '005100098156355476F80000AAA00500038803019E72D03DCC5E83EE693A',
  );
  expect(hex(value!.tpdus[2]!)).toBe('005100098156355476F80000AA14050003880303C2A066D8CD02B5F3A0F9DB0D');
});

test('what was read is sent again; a field that it does not have may be undefined', () => {
  const pdu = '010005912143F500000BC8329BFD06DDDF723619';
  const { address, addressType, userData, validityPeriod, smsc } = decodeSubmit(pdu, { smsc: undefined })
    .value!;
  const message = { destination: address, destinationType: addressType, userData, validityPeriod, smsc };
  expect(hex(encodeSubmit(message).value!.tpdus[0]!)).toBe(pdu);
});

test.each([
  [
    'warthog618: the last octet is missing',
    '010005912143F500000BC8329BFD06DDDF7236',
    'Hello worl',
    ['TRUNCATED TP-UDL'],
  ],
])('broken, and readable: %s', (_, pdu, text, warnings) => {
  const read = decodeSubmit(pdu);
  expect(read.value!.text).toBe(text);
  expect(codes(read.warnings)).toEqual(warnings);
});

test.each([
  [
    'python-gsmmodem: not hexadecimal',
    'AFSDSDF LJJFKLDJKLFJ# #$KJLKJL SF',
    'INVALID_HEXADECIMAL undefined',
    [2],
  ],
  ['python-gsmmodem: not hexadecimal', 'AEFDSDFSDFSDFS', 'INVALID_HEXADECIMAL undefined', [4]],
  [
    'python-gsmmodem: type 3 is not SMS-SUBMIT',
    '43010C910661345542F60008A0050003000301306F3044',
    'WRONG_MESSAGE_TYPE TP-MTI',
    [0],
  ],
  ['warthog618: only the first octet', '01', 'TRUNCATED TP-MR', [1]],
  ['warthog618: short address', '01000B9116048956', 'TRUNCATED TP-DA', [2]],
  ['warthog618: no TP-UDL', '010005912143F50000', 'TRUNCATED TP-UDL', [9]],
])('broken: %s', (_, pdu, code, path) => {
  const { issues, value } = decodeSubmit(pdu);
  expect(value).toBeUndefined();
  expect(codes(issues)).toEqual([code]);
  expect(issues![0]!.path).toEqual(path);
});
