/** An error that says the program, not the data, is wrong: it carries `code: 'INVALID_ARGUMENT'`. */
export type ArgumentError = Error & { code: 'INVALID_ARGUMENT' };

/** Marks an error as the programmer's. */
export function misuse(error: Error): ArgumentError {
  return Object.assign(error, { code: 'INVALID_ARGUMENT' as const });
}

/** The `TypeError` of an argument of the wrong kind: what was expected, and what was found. */
export function argumentError(argument: string, expected: string, value: unknown): ArgumentError {
  return misuse(new TypeError(`${argument} must be ${expected}, not ${kindOf(value)}`));
}

/** A value in the words of an error: the head of a string, or the type of anything else. */
export function kindOf(value: unknown): string {
  if (typeof value === 'string') return `'${value.slice(0, 20)}'`;
  if (typeof value !== 'object') return typeof value;
  if (value === null) return 'null';
  try {
    return Array.isArray(value) ? 'an array' : 'an object';
  } catch {
    return 'a revoked proxy';
  }
}

/** Whether a value is an object and not an array. Reading a revoked proxy throws; this returns false for one. */
export function isObject(value: unknown): value is object {
  return kindOf(value) === 'an object';
}

/** Whether a value is an array. `Array.isArray` throws for a revoked proxy; this returns false. */
export function isArray(value: unknown): value is unknown[] {
  return kindOf(value) === 'an array';
}
