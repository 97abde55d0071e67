const FORM = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Reads a date such as 2026-01-31, or a time such as 2026-01-31T12:00, in UTC where it has no offset. Returns milliseconds since
 * 1970, or undefined for anything else.
 */
export function readTime(text: string): number | undefined {
  const [, date, clock = '00:00', seconds = ':00', offset = 'Z'] = FORM.exec(text) ?? [];
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const time = Date.parse(`${date}T${clock}${seconds}${offset}`);
  // `Date.parse` may read 30 February as 2 March.
  const isDay = !Number.isNaN(midnight) && new Date(midnight).toISOString().slice(0, 10) === date;
  return isDay && !Number.isNaN(time) ? time : undefined;
}
