// Status reports: those of public suites, and the meaning of TP-ST. The suites are named with their repository and commit in test/vectors/pdu.json.
import { expect, test } from 'vitest';
import { decodeStatusReport, tpduStatusOf } from '../../../src/text/encoding.js';
import { codes, hex } from './words.js';

interface Report {
  messageReference: number;
  address: string;
  code: number;
  scts: string | null;
  smsc: string | null;
  wrong?: string[];
}

test.each<[string, string, Report]>([
  [
    'python-messaging',
    '0791538375000075061805810531F1019082416500400190824165004000',
    {
      messageReference: 24,
      address: '50131',
      code: 0,
      scts: '2010-09-28T14:56:00+01:00',
      smsc: '+353857000057',
    },
  ],
  [
    'python-messaging, without SMSC',
    '00060505810531F1010150610000400101506100004000',
    { messageReference: 5, address: '50131', code: 0, scts: '2010-10-05T16:00:00+01:00', smsc: null },
  ],
  [
    'python-gsmmodem, ATLib, smslib',
    '07911326040000F006D60B911326880736F4111011719551401110117195714000',
    {
      messageReference: 214,
      address: '+31628870634',
      code: 0,
      scts: '2011-01-11T17:59:15+01:00',
      smsc: '+31624000000',
    },
  ],
  [
    'smslib, aborted; 14 is not a digit of the offset from UTC',
    '0791527422050000060911818967454365878967F5112112213012E11121122130122140',
    {
      messageReference: 9,
      address: '98765434567898765',
      code: 0x40,
      scts: null,
      wrong: ['INVALID_TIME TP-SCTS'],
      smsc: '+254722500000',
    },
  ],
  [
    'smslib',
    '079144973770939906270C91449777621047012021216043000120212160930000',
    {
      messageReference: 39,
      address: '+447977260174',
      code: 0,
      scts: '2010-02-12T12:06:34+00:00',
      smsc: '+447973073999',
    },
  ],
])('status reports: %s', (_, pdu, { messageReference, address, code, scts, smsc, wrong = [] }) => {
  const { value, warnings } = decodeStatusReport(pdu, { smsc: true });
  expect(codes(warnings)).toEqual(wrong);
  expect(value).toMatchObject({
    type: 'STATUS-REPORT',
    messageReference,
    address,
    smsc,
    status: { code },
    text: '',
  });
  expect(value!.serviceCentreTimeStamp.iso).toBe(scts);
});

test('oFono: status reports of messages 4 to 6', () => {
  const read = [
    '06040D91945152991136F00160124130340A0160124130940A00',
    '06050D91945152991136F00160124130640A0160124130450A00',
    '0606098121436587F9019012413064A0019012413045A000',
  ].map(pdu => decodeStatusReport(pdu).value!);
  expect(read.map(({ messageReference }) => messageReference)).toEqual([4, 5, 6]);
  expect(read.map(({ address }) => address)).toEqual(['+4915259911630', '+4915259911630', '123456789']);
  expect(read[0]!.serviceCentreTimeStamp.iso).toBe('2010-06-21T14:03:43-05:00');
});

test('python-gsmmodem: a report of a ZTE modem, with an octet too many in front of the address (1011 is #)', () => {
  const { value, warnings } = decodeStatusReport(
    '0297F1061C0F910B487228297020F5317062419272803170624192138000',
    {
      smsc: true,
    },
  );
  expect(value).toMatchObject({ address: '+#08427829207025', messageReference: 28 });
  expect(value!.serviceCentreTimeStamp.iso).toBe('2013-07-26T14:29:27+02:00');
  expect(value!.dischargeTime.iso).toBe('2013-07-26T14:29:31+02:00');
  expect(warnings).toEqual([]);
});

const report = '0242049136195150713220052351408132200542AB';

test.each([
  ['minimal', report, {}, ''],
  ['pid', `${report}0189`, { protocolIdentifier: 0x89 }, ''],
  ['dcs', `${report}0204`, { dataCoding: 4 }, ''],
  ['ud', `${report}0604067265706F7274`, { dataCoding: 4 }, '7265706F7274'],
])('warthog618: SmsStatusReport %s', (_, pdu, expected, payload) => {
  const { value, warnings } = decodeStatusReport(pdu);
  expect(warnings).toEqual([]);
  expect(value).toMatchObject({ ...expected, status: { code: 0xab, class: 'reserved' } });
  expect(hex(value!.userData.payload)).toBe(payload);
  expect(value!.serviceCentreTimeStamp.iso).toBe('2015-05-17T23:02:50+08:00');
  expect(value!.dischargeTime.iso).toBe('2015-04-18T23:02:50+06:00');
});

test.each([
  ['warthog618: underflow of TP-ST', report.slice(0, -2), ['TRUNCATED TP-ST'], undefined],
  ['warthog618: underflow of TP-SCTS', report.slice(0, 14), ['TRUNCATED TP-SCTS'], undefined],
  ['warthog618: underflow of TP-PID', `${report}01`, undefined, ['TRUNCATED TP-PID']],
  ['warthog618: underflow of TP-UDL', `${report}04`, undefined, ['TRUNCATED TP-UDL']],
  [
    'warthog618: a digit of TP-SCTS that is none',
    report.replace('5150713220', '51F0713220'),
    undefined,
    ['INVALID_TIME TP-SCTS'],
  ],
])('broken status reports: %s', (_, pdu, issues, warnings) => {
  const read = decodeStatusReport(pdu);
  expect(codes(read.issues)).toEqual(issues);
  expect(codes(read.warnings)).toEqual(warnings);
});

test.each([
  [0x00, 'completed', 'received by the SME', true],
  [0x02, 'completed', 'replaced by the SC', true],
  [0x03, 'reserved', 'reserved', true],
  [0x1f, 'completed', 'specific to the service centre', true],
  [0x20, 'trying', 'congestion', false],
  [0x3a, 'trying', 'specific to the service centre', false],
  [0x40, 'failed', 'remote procedure error', true],
  [0x46, 'failed', 'validity period expired', true],
  [0x49, 'failed', 'message does not exist', true],
  [0x4a, 'reserved', 'reserved', true],
  [0x63, 'abandoned', 'service rejected', true],
  [0x7f, 'abandoned', 'specific to the service centre', true],
  [0x80, 'reserved', 'reserved', true],
  [0xff, 'reserved', 'reserved', true],
])('TP-ST %i is %s (TS 23.040, 9.2.3.15)', (code, kind, meaning, isFinal) => {
  expect(tpduStatusOf(code)).toEqual({ code, class: kind, meaning, isFinal });
});

test('tpduStatusOf takes an octet', () => {
  for (const wrong of [-1, 256, 0.5])
    expect(() => tpduStatusOf(wrong)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
});

test('flags of the first octet (TS 23.040, 9.2.2.3)', () => {
  const flags = (first: string) => decodeStatusReport(first + report.slice(2)).value!;
  expect(flags('02')).toMatchObject({ moreMessagesToSend: true, loopPrevention: false, isForCommand: false });
  expect(flags('06')).toMatchObject({ moreMessagesToSend: false });
  expect(flags('0A')).toMatchObject({ loopPrevention: true });
  expect(flags('22')).toMatchObject({ isForCommand: true });
});

test('TP-PI may have further octets, and reserved bits end what is read (TS 23.040, 9.2.3.27)', () => {
  expect(decodeStatusReport(`${report}810089`).value).toMatchObject({ protocolIdentifier: 0x89 });
  const { value, warnings } = decodeStatusReport(`${report}09FF`);
  expect(value).not.toHaveProperty('protocolIdentifier');
  expect(codes(warnings)).toEqual(['RESERVED_VALUE TP-PI', 'TRAILING_OCTETS undefined']);
});
