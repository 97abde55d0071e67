import type { BusinessHours } from '../../src/api/hours.js';

/** Business hours, slowly: what do the clocks of the time zone show, minute after minute? */
export function nextOpeningSlowly({ timeZone, windows }: BusinessHours, from: number): number | undefined {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
  for (let minute = 0; minute <= 10 * 24 * 60; minute++) {
    const time = from + minute * 60_000;
    const shown = Object.fromEntries(clock.formatToParts(time).map(({ type, value }) => [type, value]));
    const now = `${shown.hour}:${shown.minute}`;
    const today = shown.weekday!.toUpperCase();
    const yesterday = days[(days.indexOf(today) + 6) % 7]!;
    const isOpen = windows.some(({ weekdays, start, end }) => {
      const begins = (day: string) => (weekdays as readonly string[]).includes(day);
      if (start < end) return begins(today) && now >= start && now < end;
      return (begins(today) && now >= start) || (begins(yesterday) && now < end);
    });
    if (isOpen) return time;
  }
  return undefined;
}
