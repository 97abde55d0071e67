const DECIMALS = 8;
const MOST_DIGITS = 18;
const MOST_KNOWN = 10_000;

const known = new Map<string, bigint | undefined>();

/**
 * Reads an amount that was charged, in 10^-8 of the currency: `0.0075`, `-0.00750`, `0,0075`, `7.5e-3`, `$0.0075` or
 * `0.0075 USD`. A charge is above zero, whichever sign the vendor writes. Undefined for anything else, and for an amount that
 * is not a whole number of 10^-8.
 */
export function readCharge(text: string): bigint | undefined {
  const before = known.get(text);
  if (before !== undefined) return before;
  const charge = chargeIn(text);
  // A bill has few different prices. Reading each of a million took 1.2 s of 9 s.
  if (known.size < MOST_KNOWN) known.set(text, charge);
  return charge;
}

function chargeIn(text: string): bigint | undefined {
  const bare = text
    .replace(/[\s\u00a0]/g, '')
    .replace(/^([+-]?)(?:[A-Z]{3}|[$€£])|(?:[A-Z]{3}|[$€£])$/g, '$1');
  const [, whole, fraction = '', exponent = '0'] =
    /^[+-]?(\d*)(?:[.,](\d*))?(?:[eE]([+-]?\d{1,2}))?$/.exec(bare) ?? [];
  if (whole === undefined || whole + fraction === '') return undefined;
  const zeros = DECIMALS - fraction.length + Number(exponent);
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits.length + zeros > MOST_DIGITS) return undefined;
  if (zeros >= 0) return BigInt(digits + '0'.repeat(zeros));
  return /^0*$/.test(digits.slice(zeros)) ? BigInt(digits.slice(0, zeros) || '0') : undefined;
}
