import { InputError } from '../errors.js';
import { printable } from '../printable.js';

/** Why an input cannot be read. */
export type FormatErrorCode =
  | 'NOT_READABLE'
  | 'EMPTY'
  | 'NOT_A_TABLE'
  | 'ENCRYPTED'
  | 'TRUNCATED'
  | 'DAMAGED'
  | 'TOO_LARGE'
  | 'UNKNOWN_ENCODING'
  | 'NO_SUCH_SHEET'
  | 'NO_SUCH_COLUMN'
  | 'DIFFERENT_COLUMNS';

/** An input that cannot be read. The message begins with its name, says what can be done, and is safe for a terminal. */
export class FormatError extends InputError {
  constructor(
    readonly code: FormatErrorCode,
    message: string,
  ) {
    super(printable(message));
  }
}
