import type { Amount } from '../campaign/amount.js';

/** Lines of aligned columns: the first column to the left, the others to the left or right. */
export function table(rows: readonly string[][], others: 'left' | 'right' = 'right'): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]!.length)));
  return rows.map(row =>
    row
      .map((text, column) =>
        column > 0 && others === 'right' ? text.padStart(widths[column]!) : text.padEnd(widths[column]!),
      )
      .join('   ')
      .trimEnd(),
  );
}

/** A count with thousands separators. */
export const whole = (count: number): string => count.toLocaleString('en');

/** An amount with thousands separators and at least so many decimals, without its currency. */
export function money({ amount }: Amount, decimals = 0): string {
  const [, sign, units, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount)!;
  const digits = fraction.padEnd(decimals, '0');
  return `${sign}${BigInt(units!).toLocaleString('en')}${digits && '.'}${digits}`;
}

/** The most decimals of the amounts. */
export const decimalsOf = (amounts: readonly Amount[]): number =>
  Math.max(0, ...amounts.map(({ amount }) => (amount.split('.')[1] ?? '').length));

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** A country's code and name. */
export function countryName(country: string | null): string {
  if (country === null) return '??  no such calling code';
  if (country === '001') return '001 not in a country';
  return `${country}  ${names.of(country) ?? ''}`;
}
