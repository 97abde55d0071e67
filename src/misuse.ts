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
