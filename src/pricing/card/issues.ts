import { kindOf } from '../../misuse.js';
import type { Issue } from '../../result.js';
import type { CardField, CardRow, Place } from './card-row.js';

export type RateCardIssueCode =
  | 'UNREADABLE_CARD'
  | 'MALFORMED_ROW'
  | 'MISSING_KEY'
  | 'TOO_MANY_KEYS'
  | 'UNKNOWN_COUNTRY'
  | 'INVALID_PREFIX'
  | 'INVALID_MCC_MNC'
  | 'MISSING_PRICE'
  | 'INVALID_PRICE'
  | 'INVALID_CURRENCY'
  | 'MIXED_CURRENCIES'
  | 'UNKNOWN_CURRENCY'
  | 'INVALID_DATE'
  | 'INVALID_REJECT'
  | 'UNKNOWN_WORD'
  | 'CONTRADICTION'
  | 'DUPLICATE_RATE'
  | 'REPLACED_RATE'
  | 'SEVERAL_PRICES'
  | 'LOW_DEFAULT'
  | 'SOURCE_PREFIX'
  | 'OTHER_SERVICE'
  | 'IGNORED_RATE'
  | 'WITHDRAWN_COUNTRY'
  | 'NOT_A_RATE';

/** What is wrong with a card or with one of its rows. */
export interface RateCardIssue extends Issue {
  readonly code: RateCardIssueCode;
  /** The line of the text, from 1; null for JSON and rows, where `path` says the place. */
  readonly line: number | null;
}

/** The place of what is wrong with a card as a whole. */
export const NOWHERE: Place = { line: null, path: null };

/** A place in the words of a message. */
export function placeName({ line, path }: Place): string {
  return line === null ? path || 'the card' : `line ${line}`;
}

/** An issue about a field of a row. */
export interface FieldIssue {
  readonly code: RateCardIssueCode;
  readonly field: CardField;
  /** What the field must be, in words that follow `expected`. */
  readonly expected: string;
  readonly found: unknown;
}

export function fieldIssue(row: CardRow, { code, field, expected, found }: FieldIssue): RateCardIssue {
  const kind =
    found === '' || found === undefined ? 'nothing' : typeof found === 'number' ? found : kindOf(found);
  return issueAt(row, code, row.names[field] ?? field, `expected ${expected}, found ${kind}`);
}

/** An issue about a place, or about a field there. */
export function issueAt(
  place: Place,
  code: RateCardIssueCode,
  field: string | undefined,
  text: string,
): RateCardIssue {
  const { line } = place;
  const key = line ?? (place.path || undefined);
  const where = key === undefined ? '' : placeName(place);
  // `join` leaves one string, where `+` leaves the pieces and what ties them together.
  const parts =
    field === undefined ? [where, where && ': ', text] : [where, where && ', ', field, ': ', text];
  const message = parts.join('');
  const path = pathOf(key, field);
  return field === undefined ? { message, path, code, line } : { message, path, code, line, param: field };
}

/** By hand and not by `filter`, which leaves room for 17 keys: a million rows can have as many issues. */
function pathOf(key: number | string | undefined, field: string | undefined): (number | string)[] {
  if (key === undefined) return field ? [field] : [];
  return field ? [key, field] : [key];
}
