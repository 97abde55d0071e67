/** A spreadsheet holds 15 digits of a number. Any after them are zeros. */
const DIGITS_HELD = 15;

/**
 * A number of a cell as a person reads it: all its digits, no exponent and no `.0`. `4.47911123456E11` is
 * `447911123456`. Anything else comes out as it stands.
 */
export function digitsOf(value: string): string {
  const [, sign, whole, fraction = '', exponent = '0'] =
    /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(value.trim()) ?? [];
  if (whole === undefined) return value.trim();
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  const isZero = left === '0' && right === '';
  return `${sign === '-' && !isZero ? '-' : ''}${left}${right === '' ? '' : `.${right}`}`;
}

/**
 * Whether a whole number has lost digits: it has more than a spreadsheet holds, or it was written with an exponent and
 * so few digits that the rest are zeros, as in `4.47911E+11`.
 */
export function isRounded(value: string): boolean {
  const [, mantissa, exponent] = /^[+-]?(\d(?:\.\d+)?)[eE]\+?(\d{1,3})$/.exec(value.trim()) ?? [];
  if (mantissa === undefined)
    return /^[+-]?[1-9]\d*$/.test(value.trim()) && value.trim().length > DIGITS_HELD;
  const written = mantissa.replace('.', '').length;
  return Number(exponent) >= DIGITS_HELD || (Number(exponent) >= 9 && Number(exponent) + 1 - written >= 3);
}

const DAY = 86_400_000;

/**
 * A date of a cell: days since 1899-12-31, or since 1904-01-01. Returns `2026-02-01`, `2026-02-01 09:30:00`, or
 * `09:30:00` where there is no day. The system of 1900 has a 29 February that never was (ECMA-376 part 1, 18.17.4.1).
 */
export function dateOf(value: string, since1904: boolean): string {
  const serial = Number(value);
  // Up to 9999-12-31.
  if (!(serial >= 0 && serial < 2_958_466)) return digitsOf(value);
  const day = Math.floor(serial);
  const milliseconds = Math.round((serial - day) * 86_400) * 1000;
  const hasTime = milliseconds > 0;
  const [date, time] = new Date(epochOf(day, since1904) + day * DAY + milliseconds).toISOString().split('T');
  if (day === 0) return time!.slice(0, 8);
  return hasTime ? `${date} ${time!.slice(0, 8)}` : date!;
}

function epochOf(day: number, since1904: boolean): number {
  if (since1904) return Date.UTC(1904, 0, 1);
  return day < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
}
