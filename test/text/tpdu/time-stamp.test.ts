// Time stamps: swapped decimal digits, and the offset in quarters of an hour with its sign (TS 23.040, 9.2.3.11).
import { expect, test } from 'vitest';
import { decodeDeliver, decodeSubmit, encodeSubmit } from '../../../src/text/encoding.js';
import { codes, hex } from './words.js';

const stampOf = (octets: string) => {
  const { value, warnings } = decodeDeliver(`04038121F30000${octets}00`);
  return { ...value!.serviceCentreTimeStamp, warnings: codes(warnings) };
};

/** TP-VP of a message that expires at a time. */
function octetsOf(iso: string | null): string | undefined {
  const validityPeriod = { format: 'absolute', time: { iso } } as const;
  const { value, issues } = encodeSubmit({ destination: '1234', text: '', validityPeriod });
  return issues ? undefined : hex(value!.tpdus[0]!.slice(8, -1));
}

// warthog618, python-gsmmodem, python-messaging, ATLib and Android; see test/vectors/pdu.json.
test.each([
  ['71801311124523', '2017-08-31T11:21:54+08:00'],
  ['51117200000000', '2015-11-27T00:00:00+00:00'],
  ['51117200000080', '2015-11-27T00:00:00+02:00'],
  ['70402132522423', '2007-04-12T23:25:42+08:00'],
  ['7040213252242B', '2007-04-12T23:25:42-08:00'],
  ['99202150750321', '1999-02-12T05:57:30+03:00'],
  ['99202150750329', '1999-02-12T05:57:30-03:00'],
  ['31305232106582', '2013-03-25T23:01:56+07:00'],
  ['3130523210658A', '2013-03-25T23:01:56-07:00'],
  ['00211332959510', '2000-12-31T23:59:59+00:15'],
  ['4220920000000A', '2024-02-29T00:00:00-05:00'],
  ['42209200000097', '2024-02-29T00:00:00+19:45'],
  ['89211332959599', '1998-12-31T23:59:59-04:45'],
])('%s is %s', (octets, iso) => {
  expect(stampOf(octets)).toMatchObject({ iso, warnings: [] });
  expect(octetsOf(iso)).toBe(octets);
});

test('an offset of 0 may have a minus sign, as service centres write it', () => {
  expect(stampOf('42209200000008')).toMatchObject({ iso: '2024-02-29T00:00:00+00:00', warnings: [] });
  expect(Object.is(stampOf('42209200000008').offsetMinutes, 0)).toBe(true);
});

test('an offset of 0 with a minus sign in the end of validity is a warning: it is written without', () => {
  const { value, warnings } = decodeSubmit('19000481214300004220920000000800');
  expect(value!.validityPeriod).toMatchObject({ time: { iso: '2024-02-29T00:00:00+00:00' } });
  expect(codes(warnings)).toEqual(['RESERVED_VALUE TP-VP']);
});

test('the fields of a time', () => {
  expect(stampOf('4220920000000A')).toEqual({
    iso: '2024-02-29T00:00:00-05:00',
    year: 2024,
    month: 2,
    day: 29,
    hour: 0,
    minute: 0,
    second: 0,
    offsetMinutes: -300,
    warnings: [],
  });
});

test('years from 90 are of the last century', () => {
  expect(stampOf('09101000000000').year).toBe(1990);
  expect(stampOf('98101000000000').year).toBe(2089);
});

test.each([
  ['32209200000000', '29 February of 2023'],
  ['42311000000000', 'month 13'],
  ['42001000000000', 'month 0'],
  ['42100000000000', 'day 0'],
  ['42102300000000', 'day 32'],
  ['42401300000000', '31 April'],
  ['42101042000000', 'hour 24'],
  ['42101000060000', 'minute 60'],
  ['42101000000600', 'second 60'],
  ['A1801311124500', 'a digit above 9'],
  ['718013111245A0', 'a digit above 9 in the offset'],
  ['FFFFFFFFFFFFFF', 'no digits'],
  ['00000000000000', 'zeros'],
])('%s has no time: %s', (octets, _) => {
  const { iso, warnings } = stampOf(octets);
  expect(iso).toBeNull();
  expect(warnings).toEqual(['INVALID_TIME TP-SCTS']);
});

test.each([
  '2024-02-29T00:00:00',
  '2024-02-30T00:00:00Z',
  '2024-02-29T24:00:00Z',
  '1989-12-31T00:00:00Z',
  '2090-01-01T00:00:00Z',
  '2024-02-29T00:00:00+00:10',
  '2024-02-29T00:00:00+00:75',
  '2024-02-29T00:00:00+20:00',
  'tomorrow',
  null,
])('%s cannot be sent', iso => expect(octetsOf(iso)).toBeUndefined());

test('Z and a fraction of a second may be written: the fraction is cut off', () => {
  expect(octetsOf('2024-02-29T00:00:00Z')).toBe('42209200000000');
  expect(octetsOf(new Date(Date.UTC(2024, 1, 29)).toISOString())).toBe('42209200000000');
  expect(octetsOf('2024-02-29T00:00:00.5Z')).toBe('42209200000000');
  expect(octetsOf('2024-02-29T00:00:00.Z')).toBeUndefined();
});

test('a time that does not exist as the end of validity is a warning', () => {
  const { value, warnings } = decodeSubmit('19000481214300004231100000000000');
  expect(value!.validityPeriod).toMatchObject({ format: 'absolute', time: { iso: null, month: 13 } });
  expect(codes(warnings)).toEqual(['INVALID_TIME TP-VP']);
});
