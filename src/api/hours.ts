import { argumentError, isArray, isObject, kindOf, misuse } from '../misuse.js';
import { DAY, isoTime } from '../time.js';
import type { Rejection } from './decision.js';
import { requiredTime, requireFacts, requireText, requireWord } from './facts.js';
import { nextOffsetChange, offsetAt, timeOfWeek, WEEK } from './local-time.js';

export const weekdays = [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
] as const;
export type Weekday = (typeof weekdays)[number];

/** A window on some days of the week. One whose end is not after its start ends on the next day. */
export interface BusinessWindow {
  /** The days on which it begins. */
  readonly weekdays: readonly Weekday[];
  /** `HH:MM` on the clocks of the time zone. The window includes its start. */
  readonly start: string;
  /** `HH:MM`. The window does not include its end. */
  readonly end: string;
}

/** The business hours of an account, and what becomes of a message outside of them. */
export interface BusinessHours {
  /** A time zone of the IANA, such as `Europe/London`. */
  readonly timeZone: string;
  readonly windows: readonly BusinessWindow[];
  readonly action: 'reject' | 'hold';
}

/** What business hours decide of a message. */
export type HoursDecision =
  | { readonly action: 'send' }
  /** `scheduledSendAt` is milliseconds since 1970. */
  | { readonly action: 'hold'; readonly scheduledSendAt: number }
  | { readonly action: 'reject'; readonly rejection: Rejection };

/** The next opening of business hours. */
export interface Opening {
  /** Milliseconds since 1970: `at` itself within business hours. */
  readonly opensAt: number;
  readonly window: BusinessWindow;
}

const SEND: HoursDecision = { action: 'send' };

/**
 * Decides whether a message may be sent at a time, is held until business hours begin, or is rejected. An account without
 * business hours may always send.
 *
 * A window is open whenever the clocks of the time zone show a time in it: its start is included, its end is not. Where
 * clocks are put forward over a start, the window opens with the first time that they show. Where they are put back, a
 * window may be open twice. A message is held until the next opening. Hours that never open reject it, whatever the action.
 *
 * The rejection is `OUT_OF_HOURS`, with the window that opens next as `window` and its opening as `resume_at`. Rule:
 * QuickSMS API 2.0, Out-of-Hours Sending.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the hours are of the kinds above, and `at` a time
 * @example
 * decideHours({ timeZone: 'Europe/London', action: 'hold', windows: [{ weekdays: ['MONDAY'], start: '08:00', end: '20:00' }] }, Date.UTC(2026, 2, 23, 8)).action // 'send'
 * decideHours({ timeZone: 'Europe/London', action: 'hold', windows: [{ weekdays: ['MONDAY'], start: '08:00', end: '20:00' }] }, Date.UTC(2026, 2, 27)) // { action: 'hold', scheduledSendAt: Date.UTC(2026, 2, 30, 7) }
 */
export function decideHours(hours: BusinessHours | undefined, at: Date | number): HoursDecision {
  const now = requiredTime('at', at);
  if (hours === undefined) return SEND;
  const opening = nextOpening(hours, now);
  if (opening === undefined) {
    const message = 'The message is outside business hours, which never begin.';
    return { action: 'reject', rejection: { code: 'OUT_OF_HOURS', message } };
  }
  const { opensAt, window } = opening;
  if (opensAt === now) return SEND;
  if (hours.action === 'hold') return { action: 'hold', scheduledSendAt: opensAt };
  const shown = {
    weekdays: window.weekdays,
    start: window.start,
    end: window.end,
    time_zone: hours.timeZone,
  };
  const details = { window: shown, resume_at: isoTime(opensAt) };
  return { action: 'reject', rejection: { code: 'OUT_OF_HOURS', details } };
}

/**
 * Returns when business hours are open next, at `at` or later, and the window; undefined when they never open.
 *
 * Rule: QuickSMS API 2.0, Out-of-Hours Sending.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the hours are of the kinds above, and `at` a time
 * @example
 * nextOpening({ timeZone: 'America/New_York', action: 'hold', windows: [{ weekdays: ['SATURDAY'], start: '22:00', end: '02:00' }] }, Date.UTC(2026, 2, 27))?.opensAt // Date.UTC(2026, 2, 29, 2)
 */
export function nextOpening(hours: BusinessHours, at: Date | number): Opening | undefined {
  const spans = spansOf(hours);
  const { timeZone } = hours;
  let now = requiredTime('at', at);
  if (spans.length === 0) return undefined;
  for (;;) {
    // As long as the offset stays the same, local time runs evenly.
    const local = timeOfWeek(now + offsetAt(timeZone, now));
    const { wait, window } = nextSpan(spans, local);
    if (wait === 0) return { opensAt: now, window };
    const change = nextOffsetChange(timeZone, now, now + wait);
    if (change === undefined) return { opensAt: now + wait, window };
    now = change;
  }
}

/** When a window is open: milliseconds from the beginning of the week, Sunday. It may end in the next week. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly window: BusinessWindow;
}

/** The span that is open at a local time, or else begins next, and how long until then. */
function nextSpan(spans: readonly Span[], local: number): { wait: number; window: BusinessWindow } {
  let wait = Number.POSITIVE_INFINITY;
  let window = spans[0]!.window;
  for (const span of spans) {
    const isOpen = (local >= span.start && local < span.end) || local + WEEK < span.end;
    const spanWait = isOpen ? 0 : local < span.start ? span.start - local : span.start + WEEK - local;
    if (spanWait < wait) {
      wait = spanWait;
      window = span.window;
    }
  }
  return { wait, window };
}

function spansOf(hours: BusinessHours): Span[] {
  requireFacts('hours', hours);
  const { timeZone, windows, action } = hours;
  requireText('hours.timeZone', timeZone);
  requireWord('hours.action', action, ['reject', 'hold']);
  if (!isArray(windows)) throw argumentError('hours.windows', 'an array', windows);
  const spans: Span[] = [];
  for (let i = 0; i < windows.length; i++) addSpans(spans, windows[i] as BusinessWindow, i);
  return spans;
}

/** Adds a span for each day of a window. */
function addSpans(spans: Span[], window: BusinessWindow, index: number): void {
  if (!isObject(window)) throw argumentError(`hours.windows[${index}]`, 'an object', window);
  const start = timeOfDay(window.start, index, 'start');
  const end = timeOfDay(window.end, index, 'end');
  const length = end > start ? end - start : end + DAY - start;
  if (!isArray(window.weekdays))
    throw argumentError(`hours.windows[${index}].weekdays`, 'an array', window.weekdays);
  for (const weekday of window.weekdays) {
    const begins = dayOf(weekday, index) * DAY + start;
    spans.push({ start: begins, end: begins + length, window });
  }
}

function dayOf(weekday: unknown, index: number): number {
  const day = weekdays.indexOf(weekday as Weekday);
  if (day >= 0) return day;
  const name = `hours.windows[${index}].weekdays`;
  throw misuse(new RangeError(`${name} must have days such as MONDAY only, not ${kindOf(weekday)}`));
}

/** Milliseconds since midnight of a time written as `HH:MM`. */
function timeOfDay(time: unknown, index: number, field: 'start' | 'end'): number {
  if (typeof time === 'string' && /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(time)) {
    const digit = (at: number) => time.charCodeAt(at) - 0x30;
    return ((digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4)) * 60_000;
  }
  const name = `hours.windows[${index}].${field}`;
  if (typeof time !== 'string') throw argumentError(name, 'a time such as 08:00', time);
  throw misuse(new RangeError(`${name} must be a time from 00:00 to 23:59, not ${kindOf(time)}`));
}
