import { readTime } from '../input/time.js';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * Reads when a message was sent: 2026-01-31, a time of ISO 8601 with any offset, or one of RFC 2822. A time without an offset
 * is in UTC, and fractions of a second do not count. Returns milliseconds since 1970, or undefined for anything else.
 */
export function readSentAt(text: string): number | undefined {
  const value = text.trim();
  const time = readTime(value);
  if (time !== undefined) return time;
  const iso = value
    .replace(/ ?(?:UTC|GMT)$/, 'Z')
    .replace(/ ?([+-]\d{2}):?(\d{2})$/, '$1:$2')
    .replace(/\.\d+/, '');
  return readTime(iso) ?? readMail(value);
}

/** Reads `Mon, 16 Aug 2021 03:45:01 +0000` (RFC 2822, 3.3). */
function readMail(text: string): number | undefined {
  const [, day, name, year, clock, zone] =
    /^(?:\w{3}, ?)?(\d{1,2}) (\w{3}) (\d{4}) (\d{2}:\d{2}:\d{2}) ?([+-]\d{4}|GMT|UTC)?$/.exec(text) ?? [];
  const month = MONTHS.indexOf(name?.toLowerCase() ?? '') + 1;
  if (day === undefined || month === 0) return undefined;
  const offset = zone && /\d/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : 'Z';
  return readTime(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}T${clock}${offset}`);
}
