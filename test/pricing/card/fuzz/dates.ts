// Times as people and spreadsheets write them.
import type { Random } from '../../../random.js';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** How one list writes its dates. */
export interface DateHand {
  readonly form: (typeof forms)[number];
  readonly order: 'day-month' | 'month-day';
}

const forms = [
  'iso',
  'iso with time',
  'iso with zone',
  'digits',
  'slashes and year first',
  'dots',
  'month',
  'short month',
  'short month and year',
  'American month',
  'slashes',
  'slashes without zeros',
] as const;

export function drawDateHand(chance: Random): DateHand {
  return { form: chance.pick(forms), order: chance.pick(['day-month', 'month-day']) };
}

const two = (number: number) => String(number).padStart(2, '0');

export function writtenDate(time: number, { form, order }: DateHand): string {
  const iso = new Date(time).toISOString();
  const [year, month, day] = [iso.slice(0, 4), Number(iso.slice(5, 7)), Number(iso.slice(8, 10))];
  const name = MONTHS[month - 1]!;
  switch (form) {
    case 'iso':
      return iso.slice(0, 10);
    case 'iso with time':
      return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
    case 'iso with zone':
      return `${new Date(time + 7_200_000).toISOString().slice(0, 16)}+02:00`;
    case 'digits':
      return iso.slice(0, 10).replaceAll('-', '');
    case 'slashes and year first':
      return iso.slice(0, 10).replaceAll('-', '/');
    case 'dots':
      return `${two(day)}.${two(month)}.${year}`;
    case 'month':
      return `${day} ${name} ${year}`;
    case 'short month':
      return `${two(day)}-${name.slice(0, 3)}-${year}`;
    case 'short month and year':
      return `${day}-${name.slice(0, 3)}-${year.slice(2)}`;
    case 'American month':
      return `${name} ${day}, ${year}`;
    default: {
      const write = form === 'slashes' ? two : String;
      const [first, second] = order === 'day-month' ? [day, month] : [month, day];
      return `${write(first)}/${write(second)}/${year}`;
    }
  }
}

/** Whether a list shows which comes first in its dates, or need not. */
export function areClear(times: readonly number[], { form }: DateHand): boolean {
  if (!form.startsWith('slashes') || form === 'slashes and year first') return true;
  const parts = times.map(time => new Date(time)).map(date => [date.getUTCDate(), date.getUTCMonth() + 1]);
  return parts.some(([day]) => day! > 12) || parts.every(([day, month]) => day === month);
}
