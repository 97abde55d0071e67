import { kindOf, misuse } from '../misuse.js';
import { DAY } from '../time.js';

/** Milliseconds. */
export const WEEK = 604_800_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** A time zone, and the offset that was asked for last: most questions are about the same second. */
interface Zone {
  readonly format: Intl.DateTimeFormat;
  second: number;
  offset: number;
}

/** Zones by name. To make a format takes as long as a hundred uses of it. */
const zones = /* @__PURE__ */ new Map<string, Zone>();
/** There are 600 names. Names in other letter cases are valid too, so this is a bound. */
const MOST_ZONES = 1000;

function zoneNamed(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    if (zones.size >= MOST_ZONES) zones.clear();
    zones.set(timeZone, (zone = { format: formatOf(timeZone), second: Number.NaN, offset: 0 }));
  }
  return zone;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const numeric = '2-digit';
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      hour: numeric,
      minute: numeric,
      second: numeric,
      hourCycle: 'h23',
    });
  } catch {
    throw misuse(
      new RangeError(`timeZone must be an IANA time zone such as Europe/London, not ${kindOf(timeZone)}`),
    );
  }
}

/**
 * The offset of a time zone from UTC at a time, in milliseconds: positive in the east. It is exact to the second.
 *
 * @throws {RangeError} `INVALID_ARGUMENT` unless `timeZone` is a name that the host knows
 */
export function offsetAt(timeZone: string, at: number): number {
  const zone = zoneNamed(timeZone);
  const second = Math.floor(at / 1000) * 1000;
  if (zone.second === second) return zone.offset;
  // As in: Mon 13:05:09.
  const [, weekday, hours, minutes, seconds] =
    /^(\w+)\D+(\d+):(\d+):(\d+)$/.exec(zone.format.format(second)) ?? [];
  const local =
    weekdays.indexOf(weekday!) * DAY +
    (Number(hours) % 24) * HOUR +
    Number(minutes) * MINUTE +
    Number(seconds) * 1000;
  const difference = local - timeOfWeek(second);
  // An offset is less than two days either way: the week that it crosses is put right.
  zone.offset =
    difference > WEEK / 2 ? difference - WEEK : difference < -WEEK / 2 ? difference + WEEK : difference;
  zone.second = second;
  return zone.offset;
}

/** Milliseconds since Sunday began. 1 January 1970 was a Thursday. */
export function timeOfWeek(time: number): number {
  return (((time + 4 * DAY) % WEEK) + WEEK) % WEEK;
}

/** Within half a day no time zone changes its offset twice. */
const STEP = 43_200_000;

/** The first time after `from`, up to `to`, at which the offset differs from that at `from`; undefined if it never does. */
export function nextOffsetChange(timeZone: string, from: number, to: number): number | undefined {
  const offset = offsetAt(timeZone, from);
  for (let before = from; before < to; before += STEP) {
    const after = Math.min(before + STEP, to);
    if (offsetAt(timeZone, after) !== offset) return changeBetween(timeZone, before, after);
  }
  return undefined;
}

/** The whole second at which the offset changes. It is another at `after` than at `before`. */
function changeBetween(timeZone: string, before: number, after: number): number {
  const offset = offsetAt(timeZone, before);
  let last = Math.floor(before / 1000);
  let first = Math.floor(after / 1000);
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2);
    if (offsetAt(timeZone, middle * 1000) === offset) last = middle;
    else first = middle;
  }
  return first * 1000;
}
