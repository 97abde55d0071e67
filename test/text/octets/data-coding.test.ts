// Data coding schemes: 3GPP TS 23.038, clause 4.
import { expect, test } from 'vitest';
import { dataCodingOf, encode } from '../../../src/text/encoding.js';
import { referenceCoding } from '../../reference/user-data.js';

test('all 256 octets are described as the rows of clause 4 say', () => {
  for (let octet = 0; octet < 256; octet++) expect(dataCodingOf(octet)).toEqual(referenceCoding(octet));
});

test.each([
  [0x00, 'GSM-7', null],
  [0x04, '8-bit', null],
  [0x08, 'UCS-2', null],
  [0x0c, 'GSM-7', null],
  [0x10, 'GSM-7', 0],
  [0x11, 'GSM-7', 1],
  [0x18, 'UCS-2', 0],
  [0x5a, 'UCS-2', 2],
  [0x90, 'GSM-7', null],
  [0xc8, 'GSM-7', null],
  [0xe0, 'UCS-2', null],
  [0xf0, 'GSM-7', 0],
  [0xf6, '8-bit', 2],
])('%i is %s of class %s', (octet, encoding, messageClass) => {
  expect(dataCodingOf(octet)).toMatchObject({ octet, encoding, messageClass });
});

test('message waiting: which kind, whether it is active, whether the text is stored (groups 1100 to 1110)', () => {
  expect(dataCodingOf(0xc8).waiting).toEqual({ kind: 'VOICEMAIL', active: true, stored: false });
  expect(dataCodingOf(0xd1).waiting).toEqual({ kind: 'FAX', active: false, stored: true });
  expect(dataCodingOf(0xea).waiting).toEqual({ kind: 'EMAIL', active: true, stored: true });
  expect(dataCodingOf(0xd3).waiting?.kind).toBe('OTHER');
  expect(dataCodingOf(0xf3).waiting).toBeNull();
});

test('marked for deletion (group 01xx), compressed (bit 5), reserved', () => {
  expect(dataCodingOf(0x40)).toMatchObject({ deletedAfterReading: true, compressed: false });
  expect(dataCodingOf(0x64)).toMatchObject({
    deletedAfterReading: true,
    compressed: true,
    encoding: '8-bit',
  });
  expect([0x0c, 0x80, 0xbf, 0xf8, 0xc4, 0x01].map(octet => dataCodingOf(octet).reserved)).toEqual(
    new Array(6).fill(true),
  );
});

test('a class is the class group of the general data coding: 0x10 is flash, 0x18 in UCS-2', () => {
  expect(encode('Hi').dataCoding).toBe(0x00);
  expect(encode('你').dataCoding).toBe(0x08);
  expect(encode('Hi', { messageClass: 0 }).dataCoding).toBe(0x10);
  expect(encode('你', { messageClass: 0 }).dataCoding).toBe(0x18);
  expect(encode('Hi', { messageClass: 3 }).dataCoding).toBe(0x13);
});

test.each([-1, 256, 1.5, Number.NaN])('%s is not an octet', octet => {
  expect(() => dataCodingOf(octet)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  expect(() => dataCodingOf(octet)).toThrow(RangeError);
});
test('nor is a text', () => {
  expect(() => dataCodingOf('0' as never)).toThrow(TypeError);
  expect(() => dataCodingOf('length' as never)).toThrow(TypeError);
});
