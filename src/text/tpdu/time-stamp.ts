import { daysOfMonth } from '../../time.js';
import { type FieldOctets, type OctetReader, tpduIssue } from './reader.js';

/** A local time with its offset from UTC (3GPP TS 23.040, 9.2.3.11). */
export interface TimeStamp {
  /** ISO 8601 with the offset, `2024-02-29T17:30:00+01:00`; `null` for a date or time that does not exist. */
  readonly iso: string | null;
  /** Two digits on the air: 90 to 99 are 1990 to 1999, all others 2000 to 2089. */
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Local time minus UTC: a multiple of 15. */
  readonly offsetMinutes: number;
}

/** Octets of a time stamp. */
export const TIME_STAMP_OCTETS = 7;

/** The first year: SMS began in the 1990s. The specification sends two digits, and does not say of which century. */
const FIRST_YEAR = 1990;

const ISO_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Two digits, the second in the upper half of the octet (3GPP TS 23.040, 9.1.2.3). */
const digitsOf = (octet = 0): number => (octet & 15) * 10 + (octet >> 4);
const octetOf = (number: number): number => ((number % 10) << 4) | Math.floor(number / 10);

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The sign bit of the octet of an offset: the highest of the digit that comes first. */
export const MINUS = 8;

/** Reads the seven octets of a time stamp. A time that does not exist has no `iso`, and adds a warning. */
export function parseTimeStamp(reader: OctetReader, field: FieldOctets): TimeStamp {
  const { octets } = field;
  const [years, month, day, hour, minute, second] = Array.from(octets.subarray(0, 6), digitsOf) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const zone = octets[6] ?? 0;
  const quarters = digitsOf(zone & ~MINUS) * (zone & MINUS ? -1 : 1);
  const fields = {
    year: years + (years < FIRST_YEAR - 1900 ? 2000 : 1900),
    month,
    day,
    hour,
    minute,
    second,
    offsetMinutes: quarters * 15 || 0,
  };
  const isSound = areDigits(octets) && isTime(fields);
  // A field that the octets end in has an issue already.
  if (!isSound && octets.length === TIME_STAMP_OCTETS)
    reader.warnings.push(
      tpduIssue('INVALID_TIME', field, `expected a date and a time, found ${semiOctetsOf(octets)}`),
    );
  return { iso: isSound ? isoOf(fields) : null, ...fields };
}

/** The octets of a time with an offset, whose fraction of a second is cut off; undefined for other text, or a time that the octets cannot hold. */
export function timeStampOctets(iso: string): number[] | undefined {
  const [, ...parts] = ISO_TIME.exec(iso) ?? [];
  if (parts.length === 0) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(0, 6).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [sign, hours = '0', minutes = '0'] = parts.slice(6);
  const offsetMinutes = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const quarters = Math.abs(offsetMinutes) / 15;
  const time = { year, month, day, hour, minute, second, offsetMinutes };
  if (!isTime(time) || year < FIRST_YEAR || year > FIRST_YEAR + 99 || Number(minutes) > 59) return undefined;
  if (!Number.isInteger(quarters) || quarters > 79) return undefined;
  return [
    ...[year % 100, month, day, hour, minute, second].map(octetOf),
    octetOf(quarters) | (offsetMinutes < 0 ? MINUS : 0),
  ];
}

function isTime({ year, month, day, hour, minute, second }: Omit<TimeStamp, 'iso'>): boolean {
  return day >= 1 && day <= daysOfMonth(year, month) && hour < 24 && minute < 60 && second < 60;
}

/** Whether every half octet is a digit; the sign of the offset is not part of one. */
function areDigits(octets: Uint8Array): boolean {
  return octets.every((octet, i) => (octet & (i === 6 ? 7 : 15)) < 10 && octet >> 4 < 10);
}

function isoOf(time: Omit<TimeStamp, 'iso'>): string {
  const date = [time.year, time.month, time.day].map(twoDigits).join('-');
  const clock = [time.hour, time.minute, time.second].map(twoDigits).join(':');
  const offset = Math.abs(time.offsetMinutes);
  const sign = time.offsetMinutes < 0 ? '-' : '+';
  return `${date}T${clock}${sign}${twoDigits(Math.floor(offset / 60))}:${twoDigits(offset % 60)}`;
}

/** The octets with their halves in the order in which they are read. */
function semiOctetsOf(octets: Uint8Array): string {
  return Array.from(octets, octet =>
    (((octet & 15) << 4) | (octet >> 4)).toString(16).toUpperCase().padStart(2, '0'),
  ).join(' ');
}
