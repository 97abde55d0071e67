const FORM = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Reads a date, or a time in UTC unless it has an offset, in milliseconds; undefined for anything else. */
export function readTime(text: string): number | undefined {
  const [, date, clock = '00:00', seconds = ':00', offset = 'Z'] = FORM.exec(text) ?? [];
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const time = Date.parse(`${date}T${clock}${seconds}${offset}`);
  // 30 February may be read as 2 March.
  const isDay = !Number.isNaN(midnight) && new Date(midnight).toISOString().slice(0, 10) === date;
  return isDay && !Number.isNaN(time) ? time : undefined;
}
