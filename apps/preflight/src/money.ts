/** Amounts are integers of 10^-8 of the currency unit. */
const DECIMALS = 8;

/** What 64 bits hold. */
export const LARGEST_AMOUNT = 2n ** 63n - 1n;

/** Reads a decimal number, not negative, with a dot and 8 decimals at most; undefined for anything else. */
export function parseAmount(text: string): bigint | undefined {
  const [, whole, fraction = ''] = /^(\d{1,24})(?:\.(\d{1,8}))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const units = BigInt(whole + fraction.padEnd(DECIMALS, '0'));
  return units <= LARGEST_AMOUNT ? units : undefined;
}

/** Writes an amount without loss, with two decimals at least, or as many as `decimals` says. */
export function formatAmount(units: bigint, decimals = 2): string {
  const digits = units.toString().padStart(DECIMALS + 1, '0');
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '');
  return `${digits.slice(0, -DECIMALS)}.${fraction.padEnd(decimals, '0')}`;
}
