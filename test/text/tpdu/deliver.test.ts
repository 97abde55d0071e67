// SMS-DELIVER: those of public suites, and the flags. The suites are named with their repository and commit in test/vectors/pdu.json.
import { expect, test } from 'vitest';
import { decodeDeliver } from '../../../src/text/encoding.js';
import { codes } from './words.js';

test.each([
  [
    'Android testAddressing',
    '07914151551512F20409E1BADCBE5AF100006060605130308A04D4F29C0E',
    '*#abc#*51',
    'Test',
  ],
  ['Android testCPHSVoiceMail', '07912160130310F20404D0100041006060627161058A0120', 'Δ@', ' '],
  [
    'Android testUcs2',
    '07912160130300F4040B914151245584F600087010807121352B10212200A900AE00680065006C006C006F',
    '+14154255486',
    '™©®hello',
  ],
  [
    'oFono alnum_sender',
    '0791447758100650040DD0F334FC1CA6970100008080312170224008D4F29CDE0EA7D9',
    'sipgate',
    'Testmail',
  ],
  ['oFono simple_mwi', '07913366002020F8040B913366600600F100C831807061741480' + '00', '+33660660001', ''],
  [
    'python-gsmmodem',
    '06917228195339040B917228214365F700003130805120618005D4F29C2E03',
    '+27821234567',
    'Test2',
  ],
  [
    'python-gsmmodem',
    '06917228195339040B917228214365F70000313062315352800A800D8A5E98D337A910',
    '+27821234567',
    '@{tést}!',
  ],
] as const)('deliveries: %s', (_, pdu, address, text) => {
  const { value, warnings } = decodeDeliver(pdu, { smsc: true });
  expect(warnings).toEqual([]);
  expect(value).toMatchObject({ address, text });
});

test('Android testUdh: data for a port, in two segments', () => {
  const pdu =
    '07914140279510F6440A8111110301003BF56080207130238A3B0B05040B8423F0' +
    '00032A0202362E3130322E3137312E3135302F524E453955304A6D7135514141' +
    '42666C414141414D774141423651414141414100';
  const { value, warnings } = decodeDeliver(pdu, { smsc: true });
  expect(warnings).toEqual([]);
  expect(value).toMatchObject({
    address: '1111301000',
    encoding: '8-bit',
    text: '',
    concatenation: { reference: 42, referenceBits: 8, total: 2, number: 2 },
    ports: { destination: 2948, source: 9200, portBits: 16 },
  });
  expect(Buffer.from(value!.userData.payload).toString('latin1')).toMatch(/^6\.102\.171\.150\/RNE9U/);
});

test('python-messaging: an odd number of digits', () => {
  const pdu = '07919471060040340409D0C6A73339040000906092017301800';
  const { issues } = decodeDeliver(pdu, { smsc: true });
  expect(codes(issues)).toEqual(['INVALID_HEXADECIMAL undefined']);
  expect(issues![0]!.path).toEqual([51]);
});

const short = '04038121F300001111112131410000';

test('flags of the first octet (TS 23.040, 9.2.2.1)', () => {
  const flags = (first: string) => decodeDeliver(first + short.slice(2)).value!;
  expect(flags('00')).toMatchObject({
    moreMessagesToSend: true,
    loopPrevention: false,
    statusReportIndication: false,
    replyPath: false,
  });
  expect(flags('04')).toMatchObject({ moreMessagesToSend: false });
  expect(flags('08')).toMatchObject({ loopPrevention: true });
  expect(flags('20')).toMatchObject({ statusReportIndication: true });
  expect(flags('80')).toMatchObject({ replyPath: true });
});

test('the reserved type 3 is read as SMS-DELIVER (TS 23.040, 9.2.3.1)', () => {
  const { value, warnings } = decodeDeliver(`07${short.slice(2)}`);
  expect(value!.address).toBe('123');
  expect(codes(warnings)).toEqual(['RESERVED_VALUE TP-MTI']);
});

test('fields have their clause and their octets', () => {
  const { value } = decodeDeliver(`00${short}`, { smsc: true });
  expect(value!.fields.map(({ name, clause, start, end }) => [name, clause, start, end])).toEqual([
    ['SMSC', '9.1.2.5', 0, 1],
    ['TP-MTI', '9.2.3.1', 1, 2],
    ['TP-OA', '9.2.3.7', 2, 6],
    ['TP-PID', '9.2.3.9', 6, 7],
    ['TP-DCS', '9.2.3.10', 7, 8],
    ['TP-SCTS', '9.2.3.11', 8, 15],
    ['TP-UDL', '9.2.3.16', 15, 16],
  ]);
});

test('octets, upper and lower case and white space are the same', () => {
  const spaced = short.toLowerCase().replace(/../g, '$& ');
  const read = decodeDeliver(short);
  expect(decodeDeliver(`${spaced}\r\n`)).toEqual(read);
  expect(decodeDeliver(new Uint8Array(Buffer.from(short, 'hex')))).toEqual(read);
  expect(decodeDeliver(Buffer.from(short, 'hex'))).toEqual(read);
});

test('what is read does not change with the octets', () => {
  const octets = new Uint8Array(
    Buffer.from('07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07', 'hex'),
  );
  const { value } = decodeDeliver(octets, { smsc: true });
  octets.fill(0);
  expect(value!.userData.payload[0]).toBe(0xc8);
});

test('octets after the last field are a warning', () => {
  const { warnings } = decodeDeliver(`${short}FFFF`);
  expect(warnings).toEqual([
    { code: 'TRAILING_OCTETS', message: 'octet 15: expected the end, found 2 more', path: [15] },
  ]);
});
