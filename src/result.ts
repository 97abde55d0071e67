/** What can be the matter with a row of a column: `statuses[status[i]]`. */
export const statuses = [
  'OK',
  'INVALID_UTF8',
  'INVALID_PHONE_NUMBER',
  'INVALID_SENDER',
  'INVALID_MCC_MNC',
  'NO_RATE',
  'DESTINATION_REJECTED',
  'NETWORK_UNKNOWN',
  'AMOUNT_OUT_OF_RANGE',
  'NO_RCS_RATE',
] as const;
export type Status = (typeof statuses)[number];

/** An error that says the program, not the data, is wrong: it carries `code: 'INVALID_ARGUMENT'`. */
export type ArgumentError = Error & { code: 'INVALID_ARGUMENT' };

/** Marks an error as the programmer's. */
export function misuse(error: Error): ArgumentError {
  return Object.assign(error, { code: 'INVALID_ARGUMENT' as const });
}

/** The `TypeError` of an argument of the wrong kind: what was expected, and what came. */
export function argumentError(argument: string, expected: string, value: unknown): ArgumentError {
  return misuse(new TypeError(`${argument} must be ${expected}, not ${kindOf(value)}`));
}

/** What a value is, in the words of an error. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `'${value.slice(0, 20)}'`;
  if (typeof value !== 'object') return typeof value;
  return isArray(value) ? 'an array' : 'an object';
}

/** `Array.isArray` throws at a proxy that has been revoked. */
export function isArray(value: unknown): value is unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** What is wrong with data, as Standard Schema v1 has it (`message` and `path`), and a code that does not change. */
export interface Issue {
  /** What was expected, and what was found. */
  readonly message: string;
  /** Where it stands in the data: the keys that lead to it, and none for the data itself. */
  readonly path: readonly PropertyKey[];
  readonly code: string;
  /** The parameter that it is about, by the name it has outside. */
  readonly param?: string;
}

/** What comes of data: a value, or else what is wrong with it. */
export type Result<Value, Wrong extends Issue = Issue> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly value?: undefined; readonly issues: readonly Wrong[] };
