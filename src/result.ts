/** An error that says the program, not the data, is wrong: it carries `code: 'INVALID_ARGUMENT'`. */
export interface ArgumentError extends TypeError {
  code: 'INVALID_ARGUMENT';
}

/** What a value is, for the end of "must be …, not …". */
const nameOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'an array'
      : typeof value === 'object'
        ? 'an object'
        : typeof value;

/** The `TypeError` of an argument of the wrong kind: what was expected, and what came. */
export function argumentError(argument: string, expected: string, value: unknown): ArgumentError {
  return Object.assign(new TypeError(`${argument} must be ${expected}, not ${nameOf(value)}`), {
    code: 'INVALID_ARGUMENT' as const,
  });
}
