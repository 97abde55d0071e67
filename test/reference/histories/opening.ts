// Business hours: what do the clocks of the time zone show, quarter after quarter of an hour?
import type { Hours, Window } from './given.js';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const QUARTER = 900_000;

const clocks = new Map<string, Intl.DateTimeFormat>();
const seen = new Map<string, { readonly day: string; readonly time: string }>();

/** The day of the week, and the time as HH:MM, in a time zone. */
function shownAt(timeZone: string, at: number): { readonly day: string; readonly time: string } {
  const minute = Math.floor(at / 60_000);
  const name = `${timeZone} ${minute}`;
  const known = seen.get(name);
  if (known !== undefined) return known;
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  clocks.set(timeZone, clock);
  const shown = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  const answer = { day: shown.weekday!.toUpperCase(), time: `${shown.hour}:${shown.minute}` };
  seen.set(name, answer);
  return answer;
}

/** The window in which a time is; undefined outside of business hours. The start is in it, the end is not. */
export function openWindow({ timeZone, windows }: Hours, at: number): Window | undefined {
  const { day, time } = shownAt(timeZone, at);
  const before = DAYS[(DAYS.indexOf(day) + 6) % 7]!;
  return windows.find(({ weekdays, start, end }) =>
    start < end
      ? weekdays.includes(day) && time >= start && time < end
      : (weekdays.includes(day) && time >= start) || (weekdays.includes(before) && time < end),
  );
}

/** The first time from `at` on that is in a window. Windows and offsets are whole quarters of an hour. */
export function openingFrom(hours: Hours, at: number): { opensAt: number; window: Window } | undefined {
  const first = openWindow(hours, at);
  if (first !== undefined) return { opensAt: at, window: first };
  const next = (Math.floor(at / QUARTER) + 1) * QUARTER;
  for (let time = next; time < at + 15 * 96 * QUARTER; time += QUARTER) {
    const window = openWindow(hours, time);
    if (window !== undefined) return { opensAt: time, window };
  }
  return undefined;
}

/** The next time at which business hours begin or end; undefined if they never do. */
export function nextChange(hours: Hours, at: number): number | undefined {
  const isOpen = (time: number) => openWindow(hours, time) !== undefined;
  const next = (Math.floor(at / QUARTER) + 1) * QUARTER;
  for (let time = next; time < at + 8 * 96 * QUARTER; time += QUARTER)
    if (isOpen(time) !== isOpen(at)) return time;
  return undefined;
}
