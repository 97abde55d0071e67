import { argumentError, isObject, kindOf, misuse } from '../misuse.js';
import type { Issue, Result } from '../result.js';
import { currencyLines } from '../tables/currencies.js';

/** An amount in whole units of 10^-8 of the currency: 0.08 GBP is 8,000,000 units. Negative for a refund. */
export interface Money<Currency extends string = string> {
  /** ISO 4217, or `credits`. */
  readonly currency: Currency;
  readonly units: bigint;
}

/** Money as JSON carries it: a decimal string, without loss. */
export interface MoneyJson {
  readonly currency: string;
  readonly amount: string;
}

export const DECIMALS = 8;

/** The bounds of 64 bits. */
export const LARGEST_UNITS = 2n ** 63n - 1n;
export const SMALLEST_UNITS = -(2n ** 63n);

export const CREDITS = 'credits';

export interface MoneyIssue extends Issue {
  readonly code: 'INVALID_AMOUNT' | 'TOO_MANY_DECIMALS' | 'AMOUNT_OUT_OF_RANGE' | 'INVALID_CURRENCY';
}

/** Ways to round to a whole number; the HALF modes differ only on what lies exactly halfway. */
export const roundings = ['UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_UP', 'HALF_DOWN', 'HALF_EVEN'] as const;
/** `UP` is away from zero and `DOWN` towards it, `CEILING` and `FLOOR` towards plus and minus infinity. */
export type Rounding = (typeof roundings)[number];

/** Money that JSON can carry: JSON has no bigint. */
class Amount<Currency extends string> implements Money<Currency> {
  // Declared only: fields of a class are set twice, once before the constructor.
  declare readonly currency: Currency;
  declare readonly units: bigint;

  constructor(currency: Currency, units: bigint) {
    this.currency = currency;
    this.units = units;
    Object.freeze(this);
  }

  toJSON(): MoneyJson {
    return { currency: this.currency, amount: formatMoney(this) };
  }
}

/** Money of `units`, which must fit into 64 bits. */
export function moneyOf<Currency extends string>(currency: Currency, units: bigint): Money<Currency> {
  return new Amount(currency, units);
}

/** Whether an amount fits into 64 bits. */
export function fits(units: bigint): boolean {
  return units >= SMALLEST_UNITS && units <= LARGEST_UNITS;
}

/**
 * Reads an amount: a decimal number with a dot, an optional sign and at most 8 decimals. Nothing is rounded.
 *
 * Issues: `INVALID_AMOUNT`, `TOO_MANY_DECIMALS`, `AMOUNT_OUT_OF_RANGE` (64 bits hold up to 92,233,720,368.54775807),
 * and `INVALID_CURRENCY` unless the currency is a code of ISO 4217 or `credits`.
 *
 * @example
 * parseMoney('0.08', 'GBP').value?.units // 8000000n
 * parseMoney('0.080000001', 'GBP').issues?.[0]?.code // 'TOO_MANY_DECIMALS'
 */
export function parseMoney<Currency extends string>(
  amount: string,
  currency: Currency,
): Result<Money<Currency>, MoneyIssue> {
  if (!isCurrency(currency)) {
    const message = `currency: expected a code of ISO 4217, or credits, found ${kindOf(currency)}`;
    return { issues: [{ message, path: ['currency'], code: 'INVALID_CURRENCY', param: 'currency' }] };
  }
  const units = parseUnits(amount);
  return typeof units === 'bigint' ? { value: moneyOf(currency, units) } : { issues: [units] };
}

/** The units of a decimal number, or an issue. */
export function parseUnits(amount: unknown): bigint | MoneyIssue {
  const issue = (code: MoneyIssue['code'], expected: string): MoneyIssue => ({
    message: `amount: expected ${expected}, found ${kindOf(amount)}`,
    path: ['amount'],
    code,
    param: 'amount',
  });
  const [, sign, whole, fraction = ''] =
    (typeof amount === 'string' && /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(amount)) || [];
  if (whole === undefined) return issue('INVALID_AMOUNT', 'a decimal number such as 0.0425');
  if (fraction.length > DECIMALS) return issue('TOO_MANY_DECIMALS', `at most ${DECIMALS} decimals`);
  // BigInt takes a while for a number of a million digits.
  const digits = whole.replace(/^0+/, '');
  const magnitude = digits.length > 12 ? LARGEST_UNITS + 2n : BigInt(digits + fraction.padEnd(DECIMALS, '0'));
  const units = sign === '-' ? -magnitude : magnitude;
  return fits(units) ? units : issue('AMOUNT_OUT_OF_RANGE', 'an amount that fits into 64 bits');
}

/**
 * Writes an amount as a decimal number, without loss: with as many decimals as it takes, and at least `decimals`. The
 * default is the number of decimals of the currency's minor unit, or 2 where it has no minor unit.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless `money` is money and `decimals` 0 to 8
 * @example
 * formatMoney({ currency: 'GBP', units: 8_000_000n }) // '0.08'
 * formatMoney({ currency: 'GBP', units: 8_000_000n }, { decimals: 8 }) // '0.08000000'
 */
export function formatMoney(money: Money, options?: { decimals?: number | undefined }): string {
  const { currency, units } = requireMoney(money);
  const decimals = options?.decimals ?? minorUnitDecimals(currency) ?? 2;
  if (typeof decimals !== 'number') throw argumentError('decimals', 'a whole number', decimals);
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > DECIMALS)
    throw misuse(new RangeError(`decimals must be a whole number from 0 to ${DECIMALS}, not ${decimals}`));
  const digits = (units < 0n ? -units : units).toString().padStart(DECIMALS + 1, '0');
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '').padEnd(decimals, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -DECIMALS)}${fraction && '.'}${fraction}`;
}

/**
 * Adds two amounts of one currency.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` for two currencies; TypeScript refuses them too where it knows both
 * @throws {RangeError} `AMOUNT_OUT_OF_RANGE` for a sum past 64 bits
 * @example
 * formatMoney(addMoney({ currency: 'GBP', units: 8_000_000n }, { currency: 'GBP', units: -1n })) // '0.07999999'
 */
export function addMoney<Currency extends string>(
  augend: Money<Currency>,
  addend: Money<NoInfer<Currency>>,
): Money<Currency> {
  requireOneCurrency(augend, addend);
  return within(augend.currency, augend.units + addend.units);
}

/**
 * Subtracts an amount from another of the same currency.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` for two currencies
 * @throws {RangeError} `AMOUNT_OUT_OF_RANGE` for a difference past 64 bits
 * @example
 * subtractMoney({ currency: 'JPY', units: 3n }, { currency: 'JPY', units: 5n }).units // -2n
 */
export function subtractMoney<Currency extends string>(
  minuend: Money<Currency>,
  subtrahend: Money<NoInfer<Currency>>,
): Money<Currency> {
  requireOneCurrency(minuend, subtrahend);
  return within(minuend.currency, minuend.units - subtrahend.units);
}

/**
 * Multiplies an amount by a count.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless `count` is a whole number
 * @throws {RangeError} `AMOUNT_OUT_OF_RANGE` for a product past 64 bits
 * @example
 * formatMoney(multiplyMoney({ currency: 'GBP', units: 4_000_000n }, 2)) // '0.08'
 */
export function multiplyMoney<Currency extends string>(
  money: Money<Currency>,
  count: number | bigint,
): Money<Currency> {
  const { currency, units } = requireMoney(money);
  return within(currency, units * requireCount('count', count));
}

/**
 * Compares two amounts of one currency: -1, 0 or 1, as `sort` expects.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` for two currencies
 * @example
 * compareMoney({ currency: 'GBP', units: 1n }, { currency: 'GBP', units: 2n }) // -1
 */
export function compareMoney<Currency extends string>(
  one: Money<Currency>,
  other: Money<NoInfer<Currency>>,
): -1 | 0 | 1 {
  requireOneCurrency(one, other);
  return one.units < other.units ? -1 : one.units > other.units ? 1 : 0;
}

/**
 * Takes a share of an amount, such as 35 of 100, and rounds it to 10^-8 of the currency. `rounding` has no default.
 *
 * @throws {TypeError | RangeError} `INVALID_ARGUMENT` unless the denominator is above zero and `rounding` one of the seven
 * @throws {RangeError} `AMOUNT_OUT_OF_RANGE` for a share past 64 bits
 * @example
 * shareOfMoney({ currency: 'GBP', units: 5n }, { numerator: 1, denominator: 2, rounding: 'HALF_EVEN' }).units // 2n
 */
export function shareOfMoney<Currency extends string>(
  money: Money<Currency>,
  share: {
    readonly numerator: number | bigint;
    readonly denominator: number | bigint;
    readonly rounding: Rounding;
  },
): Money<Currency> {
  const { currency, units } = requireMoney(money);
  if (typeof share !== 'object' || share === null)
    throw argumentError('share', 'a numerator, a denominator and a rounding', share);
  const numerator = requireCount('share.numerator', share.numerator);
  const denominator = requireCount('share.denominator', share.denominator);
  if (denominator <= 0n) throw misuse(new RangeError('share.denominator must be above zero'));
  if (!roundings.includes(share.rounding))
    throw misuse(
      new RangeError(`share.rounding must be one of ${roundings.join(', ')}, not ${kindOf(share.rounding)}`),
    );
  return within(currency, quotient(units * numerator, denominator, share.rounding));
}

/** `dividend / divisor` as a whole number; the divisor is above zero. */
export function quotient(dividend: bigint, divisor: bigint, rounding: Rounding): bigint {
  const whole = dividend / divisor; // towards zero
  const rest = dividend % divisor;
  if (rest === 0n) return whole;
  const away = rest < 0n ? -1n : 1n;
  const twice = 2n * rest * away;
  const half = twice > divisor ? 1 : twice < divisor ? -1 : 0;
  const goesAway = {
    UP: true,
    DOWN: false,
    CEILING: away > 0n,
    FLOOR: away < 0n,
    HALF_UP: half >= 0,
    HALF_DOWN: half > 0,
    HALF_EVEN: half > 0 || (half === 0 && whole % 2n !== 0n),
  }[rounding];
  return goesAway ? whole + away : whole;
}

let minorUnitsByCurrency: Map<string, number | null> | undefined;

/**
 * The number of decimals of a currency's minor unit: 2 for GBP, 0 for JPY; null for currencies without one, such as gold,
 * and for `credits`; undefined for anything that is not a currency. Source: ISO 4217.
 *
 * @example
 * minorUnitDecimals('KWD') // 3
 */
export function minorUnitDecimals(currency: string): number | null | undefined {
  minorUnitsByCurrency ??= readCurrencies();
  return minorUnitsByCurrency.get(currency);
}

/** Whether it is a code of ISO 4217, or `credits`. */
export function isCurrency(currency: unknown): currency is string {
  return minorUnitDecimals(currency as string) !== undefined;
}

function readCurrencies(): Map<string, number | null> {
  const currencies = new Map<string, number | null>([[CREDITS, null]]);
  for (const line of currencyLines.trim().split('\n')) {
    const [decimals, ...codes] = line.split(' ');
    for (const code of codes) currencies.set(code, decimals === '-' ? null : Number(decimals));
  }
  return currencies;
}

/** A result that does not fit is an error, never wrapped or rounded. */
function within<Currency extends string>(currency: Currency, units: bigint): Money<Currency> {
  if (fits(units)) return moneyOf(currency, units);
  const error = new RangeError(`the result does not fit into 64 bits of 10^-${DECIMALS} ${currency}`);
  throw Object.assign(error, { code: 'AMOUNT_OUT_OF_RANGE' as const });
}

function requireMoney<Currency extends string>(money: Money<Currency>): Money<Currency> {
  if (!isObject(money)) throw argumentError('money', 'an amount', money);
  if (typeof money.currency !== 'string') throw argumentError('money.currency', 'a string', money.currency);
  if (typeof money.units !== 'bigint') throw argumentError('money.units', 'a bigint', money.units);
  return money;
}

function requireOneCurrency(one: Money, other: Money): void {
  if (requireMoney(one).currency !== requireMoney(other).currency)
    throw misuse(
      new TypeError(`expected amounts of one currency, found ${one.currency} and ${other.currency}`),
    );
}

function requireCount(argument: string, count: unknown): bigint {
  if (typeof count === 'bigint') return count;
  if (typeof count !== 'number') throw argumentError(argument, 'a whole number', count);
  if (!Number.isSafeInteger(count))
    throw misuse(new RangeError(`${argument} must be a whole number, not ${count}`));
  return BigInt(count);
}
