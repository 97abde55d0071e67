// The validity period in its three formats (TS 23.040, 9.2.3.12).
import { expect, test } from 'vitest';
import { decodeSubmit, encodeSubmit, type ValidityPeriod } from '../../../src/text/encoding.js';
import { codes, hex } from './words.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

const firstOctets = { relative: '11', absolute: '19', enhanced: '09' };

function read(format: ValidityPeriod['format'], octets: string) {
  const { value, warnings } = decodeSubmit(`${firstOctets[format]}00048121430000${octets}00`);
  return { period: value!.validityPeriod, warnings: codes(warnings) };
}

function octetsOf(validityPeriod: ValidityPeriod): string | undefined {
  const { value, issues } = encodeSubmit({ destination: '1234', text: '', validityPeriod });
  if (issues) return issues[0]!.message;
  expect(hex(value!.tpdus[0]!.slice(0, 1))).toBe(firstOctets[validityPeriod.format]);
  return hex(value!.tpdus[0]!.slice(8, -1));
}

// The ends of the four ranges, and rows of warthog618, python-gsmmodem and python-messaging; see test/vectors/pdu.json.
test.each([
  [0, 5 * MINUTE],
  [1, 10 * MINUTE],
  [5, 30 * MINUTE],
  [0x83, 11 * HOUR],
  [143, 12 * HOUR],
  [144, 12.5 * HOUR],
  [145, 13 * HOUR],
  [151, 16 * HOUR],
  [0xa5, 23 * HOUR],
  [167, 24 * HOUR],
  [168, 2 * DAY],
  [169, 3 * DAY],
  [0xc3, 29 * DAY],
  [196, 30 * DAY],
  [197, 5 * WEEK],
  [0xfe, 62 * WEEK],
  [255, 63 * WEEK],
])('relative %i is %i seconds', (octet, seconds) => {
  const octets = hex(Uint8Array.of(octet));
  expect(read('relative', octets)).toEqual({ period: { format: 'relative', seconds }, warnings: [] });
  expect(octetsOf({ format: 'relative', seconds })).toBe(octets);
});

test('every octet is read and written; each is a longer period than the one in front', () => {
  let last = 0;
  for (let octet = 0; octet < 256; octet++) {
    const { period } = read('relative', hex(Uint8Array.of(octet)));
    expect(octetsOf(period!)).toBe(hex(Uint8Array.of(octet)));
    const { seconds } = period as { seconds: number };
    expect(seconds).toBeGreaterThan(last);
    last = seconds;
  }
});

test('a period between two steps is sent as the longer one', () => {
  expect(octetsOf({ format: 'relative', seconds: 0 })).toBe('00');
  expect(octetsOf({ format: 'relative', seconds: 1 })).toBe('00');
  expect(octetsOf({ format: 'relative', seconds: 301 })).toBe('01');
  expect(octetsOf({ format: 'relative', seconds: DAY + 1 })).toBe('A8');
  expect(octetsOf({ format: 'relative', seconds: 30 * DAY + 1 })).toBe('C5');
});

test.each([-1, 63 * WEEK + 1, Number.NaN, Number.POSITIVE_INFINITY])('%d seconds cannot be sent', seconds => {
  const found = { message: `expected 0 seconds to 63 weeks, found ${seconds} seconds` };
  expect(octetsOf({ format: 'relative', seconds })).toBe(`validityPeriod: ${found.message}`);
  expect(octetsOf({ format: 'enhanced', seconds })).toBe(`validityPeriod: ${found.message}`);
});

test('absolute', () => {
  const time = { iso: '2013-07-10T13:39:00+02:00' };
  expect(octetsOf({ format: 'absolute', time })).toBe('31700131930080');
  expect(read('absolute', '31700131930080').period).toMatchObject({ format: 'absolute', time });
  for (const fraction of ['.000', '.999', '.5'])
    expect(octetsOf({ format: 'absolute', time: { iso: `2013-07-10T13:39:00${fraction}+02:00` } })).toBe(
      '31700131930080',
    );
  expect(octetsOf({ format: 'absolute', time: { iso: '2013-07-10T13:39:00.+02:00' } })).toContain('expected');
});

test.each<[string, ValidityPeriod]>([
  ['00000000000000', { format: 'enhanced', singleShot: false, seconds: null }],
  ['40000000000000', { format: 'enhanced', singleShot: true, seconds: null }],
  ['01000000000000', { format: 'enhanced', singleShot: false, seconds: 5 * MINUTE, unit: 'steps' }],
  ['01FF0000000000', { format: 'enhanced', singleShot: false, seconds: 63 * WEEK, unit: 'steps' }],
  ['02FF0000000000', { format: 'enhanced', singleShot: false, seconds: 255, unit: 'seconds' }],
  ['42010000000000', { format: 'enhanced', singleShot: true, seconds: 1, unit: 'seconds' }],
  [
    '03302154000000',
    { format: 'enhanced', singleShot: false, seconds: 3 * HOUR + 12 * MINUTE + 45, unit: 'clock' },
  ],
  ['03999595000000', { format: 'enhanced', singleShot: false, seconds: 359_999, unit: 'clock' }],
  ['03000000000000', { format: 'enhanced', singleShot: false, seconds: 0, unit: 'clock' }],
])('enhanced %s', (octets, period) => {
  expect(read('enhanced', octets)).toEqual({ period, warnings: [] });
  expect(octetsOf(period)).toBe(octets);
});

test('enhanced, with a unit that holds the seconds exactly', () => {
  expect(octetsOf({ format: 'enhanced' })).toBe('00000000000000');
  expect(octetsOf({ format: 'enhanced', seconds: 90 })).toBe('025A0000000000');
  expect(octetsOf({ format: 'enhanced', seconds: 300 })).toBe('03005000000000');
  expect(octetsOf({ format: 'enhanced', seconds: 2 * WEEK })).toBe('01B40000000000');
});

test.each([
  ['08000000000000', 'reserved bits'],
  ['80000000000000', 'an extension of the functionality indicator'],
  ['04000000000000', 'a reserved format'],
  ['02000000000000', '0 seconds'],
  ['00010000000000', 'an octet that is not used'],
  ['02010100000000', 'an octet that is not used'],
])('enhanced %s is a warning: %s', octets => {
  expect(read('enhanced', octets).warnings).toEqual(['RESERVED_VALUE TP-VP']);
});

test.each(['030A0000000000', '03000600000000', '03000006000000'])(
  'enhanced %s is not a time of day',
  octets => {
    expect(read('enhanced', octets).warnings).toEqual(['INVALID_TIME TP-VP']);
  },
);

test('a unit that cannot hold the seconds is an issue', () => {
  expect(octetsOf({ format: 'enhanced', seconds: 256, unit: 'seconds' })).toBe(
    'validityPeriod: expected a whole number of 1 to 255 seconds for this unit, found 256',
  );
  expect(octetsOf({ format: 'enhanced', seconds: 360_000, unit: 'clock' })).toContain('found 360000');
  expect(octetsOf({ format: 'enhanced', seconds: 0.5, unit: 'clock' })).toContain('found 0.5');
});

test('no validity period: neither bit of TP-VPF', () => {
  expect(decodeSubmit('010004812143000000').value).not.toHaveProperty('validityPeriod');
});
