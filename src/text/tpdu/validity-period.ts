import { type FieldOctets, inHexadecimal, type OctetReader, readField, tpduIssue } from './reader.js';
import { MINUS, parseTimeStamp, TIME_STAMP_OCTETS, type TimeStamp, timeStampOctets } from './time-stamp.js';

/** How long the service centre tries to deliver a message (3GPP TS 23.040, 9.2.3.12). */
export type ValidityPeriod = RelativeValidityPeriod | AbsoluteValidityPeriod | EnhancedValidityPeriod;

/** A duration in one octet (9.2.3.12.1). */
export interface RelativeValidityPeriod {
  readonly format: 'relative';
  /**
   * 0 to 38,102,400, which is 63 weeks. The steps are 5 minutes up to 12 hours, half an hour up to 24 hours, a day up to
   * 30 days, then a week. Between two steps the longer period is sent: 0 as 5 minutes, 86,401 as 2 days. What is read is
   * at least 300.
   */
  readonly seconds: number;
}

/** The time at which the message expires (9.2.3.12.2). */
export interface AbsoluteValidityPeriod {
  readonly format: 'absolute';
  /** A message to encode needs only `iso`. A fraction of a second is cut off: `new Date().toISOString()` will do. */
  readonly time: Pick<TimeStamp, 'iso'> & Partial<TimeStamp>;
}

/** A duration, or none, with more choice (9.2.3.12.3). */
export interface EnhancedValidityPeriod {
  readonly format: 'enhanced';
  /** Whether the service centre tries once only. Default false. */
  readonly singleShot?: boolean | undefined;
  /** `null`, the default: the message has no validity period. */
  readonly seconds?: number | null | undefined;
  /**
   * How `seconds` is sent: in an octet of seconds (1 to 255), as hours, minutes and seconds (to 99:59:59), or in the steps
   * of a relative period. The default is the first of them that holds it exactly, otherwise the steps.
   */
  readonly unit?: ValidityUnit | undefined;
}

export type ValidityUnit = 'seconds' | 'clock' | 'steps';

/** TP-VPF: bits 4 and 3 of the first octet (3GPP TS 23.040, 9.2.3.3). */
export const validityPeriodFormats = [undefined, 'enhanced', 'relative', 'absolute'] as const;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

const EXTENSION = 0x80;
const SINGLE_SHOT = 0x40;
/** Bits 5 to 3 of the functionality indicator. */
const RESERVED_BITS = 0x38;

/** The durations that one octet stands for: the first octet of each range, its step, and where the range would be 0. */
const ranges = [
  { first: 197, step: WEEK, zero: 192 },
  { first: 168, step: DAY, zero: 166 },
  // 12 hours, then half hours: 143 would be 24 half hours, so 119 would be 0.
  { first: 144, step: HOUR / 2, zero: 119 },
  { first: 0, step: 5 * MINUTE, zero: -1 },
] as const;

/** Reads TP-VP in the format that the first octet gives. */
export function readValidityPeriod(
  reader: OctetReader,
  format: ValidityPeriod['format'],
): ValidityPeriod | undefined {
  if (format === 'relative') {
    const [octet] = readField(reader, 'TP-VP', 1).octets;
    return octet === undefined ? undefined : { format, seconds: secondsOfSteps(octet) };
  }
  const field = readField(reader, 'TP-VP', TIME_STAMP_OCTETS);
  if (format === 'enhanced') return parseEnhanced(reader, field);
  // In TP-SCTS this is common, and no warning. Here it would be written without the sign.
  if (field.octets[6] === MINUS)
    reader.warnings.push(tpduIssue('RESERVED_VALUE', field, 'expected an offset of 0 without a minus sign'));
  return { format, time: parseTimeStamp(reader, field) };
}

function parseEnhanced(reader: OctetReader, field: FieldOctets): EnhancedValidityPeriod {
  const { octets } = field;
  const [indicator = 0, first = 0, second = 0, third = 0] = octets;
  const reserved = (message: string) => reader.warnings.push(tpduIssue('RESERVED_VALUE', field, message));
  const period = { format: 'enhanced' as const, singleShot: (indicator & SINGLE_SHOT) !== 0 };
  const kind = indicator & 7;
  if (indicator & (RESERVED_BITS | EXTENSION) || kind > 3) {
    reserved(
      `expected a functionality indicator of bits 6 and 2 to 0, at most 0x43, found ${inHexadecimal(indicator)}`,
    );
    return { ...period, seconds: null };
  }
  // One octet in the steps of a relative period, one of seconds, or three of semi-octets.
  const used = kind === 3 ? 4 : kind === 0 ? 1 : 2;
  if (octets.subarray(used).some(octet => octet !== 0))
    reserved('expected 0 in the octets that are not used');
  if (kind === 0) return { ...period, seconds: null };
  if (kind === 1) return { ...period, seconds: secondsOfSteps(first), unit: 'steps' };
  if (kind === 2) {
    if (first === 0 && octets.length > 1) reserved('expected 1 to 255 seconds, found 0');
    return { ...period, seconds: first, unit: 'seconds' };
  }
  return { ...period, seconds: parseClock(reader, field, [first, second, third]), unit: 'clock' };
}

/** Hours, minutes and seconds in semi-octets. */
function parseClock(reader: OctetReader, field: FieldOctets, octets: readonly number[]): number {
  const [hours, minutes, seconds] = octets.map(octet => (octet & 15) * 10 + (octet >> 4)) as [
    number,
    number,
    number,
  ];
  const areDigits = octets.every(octet => (octet & 15) < 10 && octet >> 4 < 10);
  if (!areDigits || minutes > 59 || seconds > 59)
    reader.warnings.push(
      tpduIssue('INVALID_TIME', field, 'expected hours, minutes and seconds in decimal digits'),
    );
  return hours * HOUR + minutes * MINUTE + seconds;
}

/** The octets of a validity period, or a message that says what is wrong with it. */
export function validityPeriodOctets(period: ValidityPeriod): readonly number[] | string {
  if (period.format === 'absolute')
    return (
      (period.time.iso === null ? undefined : timeStampOctets(period.time.iso)) ??
      `expected a time of 1990 to 2089 with its offset, such as 2026-01-31T12:00:00+00:00, found ${period.time.iso}`
    );
  const { seconds = null } = period;
  if (seconds !== null && !(seconds >= 0 && seconds <= 63 * WEEK))
    return `expected 0 seconds to 63 weeks, found ${seconds} seconds`;
  if (period.format === 'relative') return seconds === null ? 'expected seconds' : [stepsOf(seconds)];
  const octets = enhancedOctets(seconds, period);
  if (typeof octets === 'string') return octets;
  return [...octets, 0, 0, 0, 0, 0, 0].slice(0, TIME_STAMP_OCTETS);
}

/** The functionality indicator and what it asks for. */
function enhancedOctets(
  seconds: number | null,
  { singleShot = false, unit }: EnhancedValidityPeriod,
): readonly number[] | string {
  const shot = singleShot ? SINGLE_SHOT : 0;
  if (seconds === null) return [shot];
  const fits = {
    seconds: Number.isInteger(seconds) && seconds > 0 && seconds <= 255,
    clock: Number.isInteger(seconds) && seconds < 100 * HOUR,
    steps: true,
  };
  const chosen = unit ?? (fits.seconds ? 'seconds' : fits.clock ? 'clock' : 'steps');
  if (!fits[chosen]) {
    const range = chosen === 'seconds' ? '1 to 255' : '0 to 359,999';
    return `expected a whole number of ${range} seconds for this unit, found ${seconds}`;
  }
  if (chosen === 'seconds') return [shot | 2, seconds];
  if (chosen === 'steps') return [shot | 1, stepsOf(seconds)];
  const clock = [Math.floor(seconds / HOUR), Math.floor(seconds / MINUTE) % 60, seconds % 60];
  return [shot | 3, ...clock.map(number => ((number % 10) << 4) | Math.floor(number / 10))];
}

/** The duration that an octet of a relative period stands for. */
function secondsOfSteps(octet: number): number {
  const { step, zero } = ranges.find(({ first }) => octet >= first)!;
  return (octet - zero) * step;
}

/** The octet for a duration of at most 63 weeks: that of the shortest duration that is not shorter. */
function stepsOf(seconds: number): number {
  let octet = 0;
  while (secondsOfSteps(octet) < seconds) octet++;
  return octet;
}
