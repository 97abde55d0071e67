// A message of any type, by TP-MTI (TS 23.040, 9.2.3.1), and what is left of one that cannot be read.
import { expect, test } from 'vitest';
import {
  decodeDeliver,
  decodeStatusReport,
  decodeSubmit,
  decodeTpdu,
  type SubmitMessage,
  type TpduOptions,
} from '../../../src/text/encoding.js';
import { codes } from './words.js';

const deliver = '07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07';
const submit = '0011000B916407281553F80000AA0AE8329BFD4697D9EC37';
const report = '0006D60B911326880736F4111011719551401110117195714000';
const smsc = { smsc: true };

test('each type is read as its own function reads it', () => {
  expect(decodeTpdu(deliver, smsc)).toEqual(decodeDeliver(deliver, smsc));
  expect(decodeTpdu(submit, smsc)).toEqual(decodeSubmit(submit, smsc));
  expect(decodeTpdu(report, smsc)).toEqual(decodeStatusReport(report, smsc));
  expect([deliver, submit, report].map(pdu => decodeTpdu(pdu, smsc).value?.type)).toEqual([
    'DELIVER',
    'SUBMIT',
    'STATUS-REPORT',
  ]);
});

test('type 3 is read as SMS-DELIVER, with a warning', () => {
  const { value, warnings } = decodeTpdu(`07${deliver.slice(18)}`);
  expect(value?.type).toBe('DELIVER');
  expect(codes(warnings)).toEqual(['RESERVED_VALUE TP-MTI']);
});

test.each([
  ['', []],
  ['0', []],
  ['07911326', ['SMSC 0-4']],
  [deliver.slice(0, 16), ['SMSC 0-8']],
  [deliver.slice(0, 22), ['SMSC 0-8', 'TP-MTI 8-9', 'TP-OA 9-11']],
  [
    deliver.slice(0, 44),
    ['SMSC 0-8', 'TP-MTI 8-9', 'TP-OA 9-17', 'TP-PID 17-18', 'TP-DCS 18-19', 'TP-SCTS 19-22'],
  ],
])('the fields of %j up to the fault', (pdu, expected) => {
  const { issues, fields } = decodeTpdu(pdu, smsc);
  expect(issues).toHaveLength(1);
  expect(fields?.map(({ name, start, end }) => `${name} ${start}-${end}`)).toEqual(expected);
});

test('the fields in front of another type', () => {
  const { issues, fields } = decodeSubmit(deliver, smsc);
  expect(codes(issues)).toEqual(['WRONG_MESSAGE_TYPE TP-MTI']);
  expect(fields?.map(({ name }) => name)).toEqual(['SMSC', 'TP-MTI']);
});

test('a number of a service centre that was not expected: the message says so', () => {
  const hint = '. Pass { smsc: true } if the number of the service centre comes first';
  expect(decodeDeliver(deliver).issues?.[0]?.message).toBe(
    `TP-OA at octet 1: expected 75 octets, found 37${hint}`,
  );
  expect(decodeSubmit(deliver).issues?.[0]?.message).toContain(hint);
  expect(decodeDeliver(deliver.slice(0, 30), smsc).issues?.[0]?.message).not.toContain(hint);
  expect(decodeSubmit('01000B9116048956').issues?.[0]?.message).not.toContain(hint);
});

test('options and fields may be undefined, as a caller passes on its own', () => {
  const options: TpduOptions = { smsc: undefined };
  expect(decodeTpdu('010004812143000000', options).value?.type).toBe('SUBMIT');
  const message: SubmitMessage = { destination: '1234', text: 'a', userData: undefined, smsc: undefined };
  expect(message.smsc).toBeUndefined();
});
