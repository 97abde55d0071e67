/** An error of the program, not of its data: it has `code: 'INVALID_ARGUMENT'`. */
export type ArgumentError = Error & { code: 'INVALID_ARGUMENT' };

/** Gives an error the code of a mistake of the program. */
export function misuse(error: Error): ArgumentError {
  return Object.assign(error, { code: 'INVALID_ARGUMENT' as const });
}

/** The `TypeError` of an argument of the wrong type: what was expected, and what was found. */
export function argumentError(argument: string, expected: string, value: unknown): ArgumentError {
  return misuse(new TypeError(`${argument} must be ${expected}, not ${kindOf(value)}`));
}

/** A value in the words of an error: the head of a string, or the type of anything else. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `'${value.slice(0, 20)}'`;
  if (typeof value !== 'object') return typeof value;
  return isArray(value) ? 'an array' : 'an object';
}

/** Whether a value is an array. `Array.isArray` throws for a revoked proxy; this returns false. */
export function isArray(value: unknown): value is unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}
