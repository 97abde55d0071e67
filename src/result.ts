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

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'string') return `'${value.slice(0, 20)}'`;
  return typeof value === 'object' ? 'an object' : typeof value;
}
